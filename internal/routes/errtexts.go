package routes

import (
	"go/ast"
	"go/constant"
	"go/types"
	"regexp"
	"strings"

	"github.com/statuslint/statuslint/internal/calls"
)

// Handlers may ask for the text of an error:
//
//	if err.Error() == "not found" {
//
// The text is looked up where the error is made, by errors.New or fmt.Errorf with a constant. What is not known of it is a hole.

// textTest is a test on the text of an error; the zero value is no test.
type textTest struct {
	how   how
	value string
	asked bool
}

// hole is an unknown part of a text.
const hole = "\x00"

// asksError returns the test that a comparison of a text with a constant makes, if the text is that of an error.
func (m *machine) asksError(w where, x ast.Expr, how how, value string, want bool) []anyOf {
	if id, ok := ast.Unparen(x).(*ast.Ident); ok { // text := err.Error()
		from, rhs, index := m.origin(w, id)
		if rhs == nil || index > 0 {
			return nil
		}
		w, x = from, rhs
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok || len(call.Args) > 0 {
		return nil
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Error" || !types.Identical(typeOf(w.fn.pkg.Pass.TypesInfo, sel.X), types.Universe.Lookup("error").Type()) {
		return nil
	}
	return []anyOf{{{x: sel.X, w: w, text: textTest{how, value, true}, other: !want}}}
}

// sayTexts reports whether there is an error for which all tests on its text may hold. The tests are about one variable.
func (m *machine) sayTexts(tests []test) bool {
	for _, text := range m.errorTexts(tests[0].w, tests[0].x) {
		all := true
		for _, t := range tests {
			yes, known := t.text.match(text)
			all = all && (!known || yes != t.other)
		}
		if all {
			return true
		}
	}
	return false
}

// match reports whether a text passes the test. known is false if that depends on its holes.
func (t textTest) match(text string) (yes, known bool) {
	parts := strings.Split(text, hole)
	whole, first, last := len(parts) == 1, parts[0], parts[len(parts)-1]
	switch t.how {
	case equals:
		possible := strings.HasPrefix(t.value, first) && strings.HasSuffix(t.value, last)
		return whole && text == t.value, whole || !possible
	case begins:
		return strings.HasPrefix(first, t.value), whole || strings.HasPrefix(first, t.value) || !strings.HasPrefix(t.value, first)
	case ends:
		return strings.HasSuffix(last, t.value), whole || strings.HasSuffix(last, t.value) || !strings.HasSuffix(t.value, last)
	case holdsText:
		for _, p := range parts {
			if strings.Contains(p, t.value) {
				return true, true
			}
		}
		return false, whole
	}
	return false, false
}

// errorTexts lists the texts of the errors that an expression can be; a hole matches any text. The list is empty if the expression is always nil.
func (m *machine) errorTexts(w where, x ast.Expr) (list []string) {
	unknown := []string{hole}
	if w.depth > maxChain || m.asked > maxAsked || x == nil {
		return unknown
	}
	m.asked++
	w.depth++
	info := w.fn.pkg.Pass.TypesInfo
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		if info.Types[x].IsNil() {
			return nil
		}
		v, ok := info.Uses[x].(*types.Var)
		if !ok {
			return unknown
		}
		if isGlobal(v) {
			return m.globalTexts(v)
		}
		return m.variableTexts(w, v, x)
	case *ast.SelectorExpr:
		if v, ok := info.Uses[x.Sel].(*types.Var); ok && isGlobal(v) {
			return m.globalTexts(v)
		}
	case *ast.CallExpr:
		return m.callTexts(w, x)
	}
	return unknown
}

// globalTexts is errorTexts for a variable of a package.
func (m *machine) globalTexts(v *types.Var) []string {
	g, ok := m.program.globals[globalKey(v)]
	if !ok || g.index >= 0 || m.changes(globalKey(v)) {
		return []string{hole}
	}
	return m.errorTexts(where{fn: &function{pkg: g.pkg, body: &ast.BlockStmt{}}}, g.value)
}

// variableTexts is errorTexts for a variable: what the assignments that reach its use give it.
func (m *machine) variableTexts(w where, v *types.Var, use *ast.Ident) (list []string) {
	if i := m.paramOf(w, use); i != noParam && w.from != nil {
		if from, a := w.from(i); a != nil {
			return m.errorTexts(from, a)
		}
	}
	defs, begins := m.reaching(w.fn, v, use.Pos())
	if begins || len(defs) == 0 {
		return []string{hole}
	}
	for _, d := range defs {
		call, isCall := ast.Unparen(orIdent(d.rhs)).(*ast.CallExpr)
		switch {
		case d.zero:
			continue
		case d.literal || d.rhs == nil || m.defining[d.at] || d.index >= 0 && !(isCall && m.isLast(w, call, d.index)):
			return []string{hole}
		case !m.possible(w, d.at, m.kept(w, d, defs, use)...):
			continue
		}
		m.defining[d.at] = true
		list = append(list, m.errorTexts(w, d.rhs)...)
		delete(m.defining, d.at)
	}
	return list
}

// verb is a verb of a format.
var verb = regexp.MustCompile(`%[^%a-zA-Z]*[a-zA-Z]`)

// callTexts is errorTexts for the last result of a call.
func (m *machine) callTexts(w where, x *ast.CallExpr) (list []string) {
	info := w.fn.pkg.Pass.TypesInfo
	c, ok := calls.Of(info, x.Fun)
	fn, isFunc := c.Obj.(*types.Func)
	if !ok {
		return []string{hole}
	}
	if isFunc && len(x.Args) > 0 {
		text, known := stringOf(info, x.Args[0])
		switch fn.FullName() {
		case "errors.New":
			if !known {
				text = hole
			}
			return []string{text}
		case "fmt.Errorf":
			if !known {
				text = hole
			}
			return []string{strings.ReplaceAll(verb.ReplaceAllLiteralString(text, hole), "%%", "%")}
		}
	}
	if !m.returnsAll(w, x, func(w where, n *ast.ReturnStmt) bool {
		if len(n.Results) == 0 {
			return false
		}
		if m.possible(w, n) {
			list = append(list, m.errorTexts(w, n.Results[len(n.Results)-1])...)
		}
		return true
	}) {
		return []string{hole}
	}
	return list
}

// asksErrorText returns the test that a comparison makes if one side is the text of an error and the other a constant.
func (m *machine) asksErrorText(w where, x ast.Expr, value constant.Value, want bool) []anyOf {
	if value == nil || value.Kind() != constant.String {
		return nil
	}
	return m.asksError(w, x, equals, constant.StringVal(value), want)
}
