package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
)

// asksParts returns the test that a comparison makes on the number of the path's parts: len(strings.Split(r.URL.Path, "/")) < 3.
func (m *machine) asksParts(w where, e *ast.BinaryExpr, want bool) []anyOf {
	info := w.fn.pkg.Pass.TypesInfo
	length, ok := ast.Unparen(e.X).(*ast.CallExpr)
	value := info.Types[e.Y].Value
	if !ok || len(length.Args) != 1 || value == nil || value.Kind() != constant.Int {
		return nil
	}
	if b, ok := info.Uses[identOf(length.Fun)].(*types.Builtin); !ok || b.Name() != "len" {
		return nil
	}
	number, ok := constant.Int64Val(value)
	if !ok || number < 0 || number > 1000 {
		return nil
	}
	t := &pathTest{how: fewer, number: int(number)}
	switch e.Op {
	case token.LSS:
	case token.GEQ:
		want = !want
	case token.LEQ:
		t.number++
	case token.GTR:
		t.number++
		want = !want
	case token.EQL:
		t.how = parts
	case token.NEQ:
		t.how, want = parts, !want
	default:
		return nil
	}
	x := length.Args[0]
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		from, rhs, index := m.origin(w, id)
		if rhs == nil || index > 0 {
			return nil
		}
		w, x = from, rhs
	}
	x, ok = m.called(w, x, "strings.Split", "/")
	if !ok {
		return nil
	}
	if inner, ok := m.called(w, x, "strings.Trim", "/"); ok {
		x, t.trimmed = inner, true
	}
	if pattern, ok := m.readsPath(w, x); !ok || pattern {
		return nil
	}
	return []anyOf{{{x: e, w: w, boolean: true, want: want, path: t}}}
}

// called returns the first argument of a call of a function with a text as the second one.
func (m *machine) called(w where, x ast.Expr, name, text string) (ast.Expr, bool) {
	info := w.fn.pkg.Pass.TypesInfo
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok || len(call.Args) != 2 {
		return nil, false
	}
	c, ok := calls.Of(info, call.Fun)
	fn, isFunc := c.Obj.(*types.Func)
	second, isText := stringOf(info, call.Args[1])
	return call.Args[0], ok && isFunc && fn.FullName() == name && isText && second == text
}

// readsPath reports whether an expression is the path of the request, or, with pattern, the pattern of its route.
func (m *machine) readsPath(w where, x ast.Expr) (pattern, ok bool) {
	if id, isName := ast.Unparen(x).(*ast.Ident); isName {
		from, rhs, index := m.origin(w, id)
		if rhs == nil || index > 0 || w.depth > maxChain {
			return false, false
		}
		w, x = from, rhs
		if _, again := ast.Unparen(x).(*ast.Ident); again {
			w.depth++
			return m.readsPath(w, x)
		}
	}
	info := w.fn.pkg.Pass.TypesInfo
	switch x := ast.Unparen(x).(type) {
	case *ast.SelectorExpr:
		url, isSel := ast.Unparen(x.X).(*ast.SelectorExpr)
		return false, isSel && isField(info, x, "net/url", "Path") && isField(info, url, "net/http", "URL")
	case *ast.CallExpr:
		c, isFunc := calls.Of(info, x.Fun)
		if !isFunc || c.Obj == nil {
			return false, false
		}
		switch w.fn.pkg.Bound.Route(c.Obj, c.Recv).Does {
		case api.ReadsPattern:
			return true, true
		case api.ReadsPath:
			return false, true
		}
	}
	return false, false
}

// isField reports whether an expression selects a field with a name, declared in a package.
func isField(info *types.Info, x *ast.SelectorExpr, pkg, name string) bool {
	s := info.Selections[x]
	return s != nil && s.Kind() == types.FieldVal && s.Obj().Name() == name && pathOf(s.Obj()) == pkg
}

// asksPath returns the test whether the path is one of some texts, or begins or ends with one, or contains one.
func (m *machine) asksPath(w where, x ast.Expr, how how, values []string, want bool) []anyOf {
	pattern, ok := m.readsPath(w, x)
	if len(values) == 0 {
		return nil
	}
	if !ok {
		if how != equals || !m.readsMethod(w, x) {
			return nil
		}
		return []anyOf{{{x: x, w: w, boolean: true, want: want, path: &pathTest{values: values, method: true}}}}
	}
	return []anyOf{{{x: x, w: w, boolean: true, want: want, path: &pathTest{how: how, values: values, pattern: pattern}}}}
}

// asksTexts returns the test that a call of a function of package strings or slices makes on the path.
func (m *machine) asksTexts(w where, e *ast.CallExpr, fn *types.Func, want bool) []anyOf {
	if len(e.Args) != 2 {
		return nil
	}
	how := equals
	switch fn.FullName() {
	case "strings.HasPrefix":
		how = begins
	case "strings.HasSuffix":
		how = ends
	case "strings.Contains":
		how = holdsText
	case "strings.EqualFold":
	case "slices.Contains":
		values, ok := m.texts(w, e.Args[0], false)
		if !ok {
			return nil
		}
		return m.asksPath(w, e.Args[1], equals, values, want)
	default:
		return nil
	}
	if text, ok := stringOf(w.fn.pkg.Pass.TypesInfo, e.Args[1]); ok {
		if list := m.asksError(w, e.Args[0], how, text, want); list != nil && fn.FullName() != "strings.EqualFold" {
			return list
		}
		return m.asksPath(w, e.Args[0], how, []string{text}, want)
	}
	return m.asksElement(w, e.Args[0], e.Args[1], how, want)
}

// asksElement returns the test that compares the path with the element of a list that is looped over.
func (m *machine) asksElement(w where, x, element ast.Expr, how how, want bool) []anyOf {
	v, ok := w.fn.pkg.Pass.TypesInfo.Uses[identOf(element)].(*types.Var)
	if !ok || w.fn.body == nil {
		return nil
	}
	for _, n := range w.fn.pathTo(element) {
		loop, ok := n.(*ast.RangeStmt)
		if !ok || loop.Value == nil || w.fn.pkg.Pass.TypesInfo.Defs[identOf(loop.Value)] != types.Object(v) {
			continue
		}
		if values, ok := m.texts(w, loop.X, false); ok {
			list := m.asksPath(w, x, how, values, want)
			for _, g := range list {
				g[0].path.loop = loop
			}
			return list
		}
	}
	return nil
}

// searches reports whether a function of two parameters is like slices.Contains, and which of them is the list:
//
//	for _, v := range list {
//		if v == text {
//			return true
//		}
//	}
//	return false
func (m *machine) searches(f *function) (list, text int, ok bool) {
	if f == nil || f.body == nil || f.recv != nil || f.typ.Params.NumFields() != 2 || len(f.body.List) != 2 {
		return 0, 0, false
	}
	info := f.pkg.Pass.TypesInfo
	param := func(e ast.Expr) int {
		v, _ := info.Uses[identOf(e)].(*types.Var)
		if v == nil {
			return noParam
		}
		return paramIndex(f, v)
	}
	returns := func(s ast.Stmt, b bool) bool {
		r, ok := s.(*ast.ReturnStmt)
		return ok && len(r.Results) == 1 && isConstant(info, r.Results[0], b)
	}
	loop, isLoop := f.body.List[0].(*ast.RangeStmt)
	if !isLoop || !returns(f.body.List[1], false) || loop.Value == nil || len(loop.Body.List) != 1 {
		return 0, 0, false
	}
	s, isIf := loop.Body.List[0].(*ast.IfStmt)
	if !isIf || s.Init != nil || s.Else != nil || len(s.Body.List) != 1 || !returns(s.Body.List[0], true) {
		return 0, 0, false
	}
	eq, isBinary := ast.Unparen(s.Cond).(*ast.BinaryExpr)
	if !isBinary || eq.Op != token.EQL {
		return 0, 0, false
	}
	element := info.Defs[identOf(loop.Value)]
	other := eq.Y
	if info.Uses[identOf(eq.X)] != element {
		other = eq.X
	}
	list, text = param(loop.X), param(other)
	return list, text, element != nil && (info.Uses[identOf(eq.X)] == element || info.Uses[identOf(eq.Y)] == element) && list >= 0 && text >= 0 && list != text
}

// unlike lists the conditions that hold after a loop that leaves the function where the path is like one of some texts.
func (m *machine) unlike(w where, loop *ast.RangeStmt) []anyOf {
	if len(loop.Body.List) != 1 {
		return nil
	}
	s, ok := loop.Body.List[0].(*ast.IfStmt)
	if !ok || s.Else != nil || !leaves(s.Body.List) {
		return nil
	}
	list := m.tests(w, s.Cond, s.Init, false)
	if len(list) != 1 || len(list[0]) != 1 || list[0][0].path == nil || list[0][0].path.loop != loop {
		return nil
	}
	return list
}

// asksLookup returns the test that a look-up of the path in a map makes.
func (m *machine) asksLookup(w where, e *ast.IndexExpr, want bool) []anyOf {
	if _, isMap := typeOf(w.fn.pkg.Pass.TypesInfo, e.X).Underlying().(*types.Map); !isMap {
		return nil
	}
	if values, ok := m.texts(w, e.X, true); ok {
		return m.asksPath(w, e.Index, equals, values, want)
	}
	return m.asksErrors(w, e, want)
}

// texts returns the texts in a list, or the keys of a map, if they are constant.
func (m *machine) texts(w where, e ast.Expr, keys bool) (all []string, ok bool) {
	if i := m.paramOf(w, e); i != noParam && w.from != nil {
		if from, a := w.from(i); a != nil {
			return m.texts(from, a, keys)
		}
	}
	info := w.fn.pkg.Pass.TypesInfo
	if v, isVar := syntax.Named(info, e).(*types.Var); isVar && isGlobal(v) && m.changes(globalKey(v)) {
		return nil, false
	}
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	fr := &frame{m: m, pkg: w.fn.pkg, fn: w.fn, env: newEnv(nil)}
	if w.frame != nil {
		fr = m.variables(w)
	}
	values := fr.eval(e)
	if len(values) != 1 {
		return nil, false
	}
	l, isList := values[0].(*list)
	if !isList || l.open {
		return nil, false
	}
	for _, en := range l.entries {
		v := en.value
		if keys {
			v = en.key
			if len(en.value) == 1 && en.value[0] == value(flag(false)) {
				continue
			}
		}
		if len(v) != 1 {
			return nil, false
		}
		s, isText := v[0].(text)
		if !isText || strings.Contains(string(s), hidden) {
			return nil, false
		}
		all = append(all, string(s))
	}
	return all, len(all) > 0
}
