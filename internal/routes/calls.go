package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// call returns the results of a call.
func (fr *frame) call(e *ast.CallExpr) []vals {
	if tv := fr.info().Types[e.Fun]; tv.IsType() {
		return []vals{fr.convert(e, tv.Type)}
	}
	c, ok := calls.Of(fr.info(), e.Fun)
	if !ok {
		fr.arguments(e)
		return nil
	}
	if b, ok := c.Obj.(*types.Builtin); ok {
		return []vals{fr.builtin(b.Name(), e)}
	}
	if c.Obj != nil {
		if row := fr.pkg.Bound.Route(c.Obj, c.Recv); row.Does != api.NoRouting {
			return fr.row(e, c, row)
		}
		if row := fr.pkg.Bound.Func(c.Obj, c.Recv); row != nil && row.Language.Same {
			if x := c.Operand(e, calls.Receiver); x != nil {
				fr.arguments(e)
				return []vals{fr.eval(x)}
			}
		}
	}
	fun := fr.eval(e.Fun)
	args, variadic := fr.arguments(e)
	if c.IsExpression() && len(args) > 0 {
		if fn, ok := c.Obj.(*types.Func); ok {
			fun = vals{fr.m.closureOf(fn, args[0])}
		}
		args = args[1:]
	}
	var out []vals
	var called vals
	for _, f := range fun {
		if t, ok := f.(*typed); ok {
			called = called.with(t.fn)
		} else {
			called = called.with(vals{f})
		}
	}
	if len(called) > 1 {
		defer fr.m.under()()
	}
	if len(called) == 0 {
		exposed(args, 0)
		if inner := fr.m.handlersIn(args); len(inner) > 0 && fr.answersRequests(typeOf(fr.info(), e)) {
			return one(&wrapped{inner: inner, open: true})
		}
	}
	for _, f := range called {
		cl, ok := f.(*closure)
		if !ok {
			exposed(args, 0)
			continue
		}
		for i, v := range fr.m.apply(cl, args, variadic, e, fr) {
			for len(out) <= i {
				out = append(out, nil)
			}
			out[i] = out[i].with(v)
		}
	}
	return out
}

// arguments evaluates the arguments of a call. variadic are those that are passed to a variadic parameter one by one; nil if there
// are none.
func (fr *frame) arguments(e *ast.CallExpr) (args, variadic []vals) {
	if len(e.Args) == 1 {
		args = fr.multi(e.Args[0])
		if len(args) == 0 {
			args = []vals{nil}
		}
	} else {
		for _, a := range e.Args {
			args = append(args, fr.eval(a))
		}
	}
	sig, ok := typeOf(fr.info(), e.Fun).Underlying().(*types.Signature)
	if !ok || !sig.Variadic() || e.Ellipsis.IsValid() {
		if len(e.Args) == 1 && len(args) > 1 {
			if _, isCall := ast.Unparen(e.Args[0]).(*ast.CallExpr); !isCall {
				args = args[:1]
			}
		}
		return args, nil
	}
	n := sig.Params().Len() - 1
	variadic = []vals{}
	if len(args) > n {
		variadic = append(variadic, args[n:]...)
	}
	return args, variadic
}

func typeOf(info *types.Info, e ast.Expr) types.Type {
	if t := info.TypeOf(e); t != nil {
		return t
	}
	return types.Typ[types.Invalid]
}

func pathOf(obj types.Object) string {
	if obj == nil || obj.Pkg() == nil {
		return ""
	}
	return obj.Pkg().Path()
}

// apply calls a function with arguments.
func (m *machine) apply(c *closure, args, variadic []vals, e *ast.CallExpr, fr *frame) []vals {
	if c.fn == nil {
		exposed(append(slices.Clip(args), c.recv), 0)
		return m.outside(c, args, variadic, e, fr)
	}
	if c.fn.obj != nil && !c.fn.acts() && !m.getsRegistering(args) && (!m.yields(c.fn) || m.taken[c.fn] >= maxTaken) {
		if !m.preserves(c.fn) {
			exposed(append(slices.Clip(args), c.recv), 0)
		}
		return nil
	}
	maybe := c.fn.obj != nil && !c.fn.reaches && !m.getsRegistering(args) && (fr.deep > 0 || fr.maybe)
	return m.enter(c, args, variadic, fr.unsureOf(e, len(args)), maybe)
}

// getsRegistering reports whether a function that registers routes is among arguments, and is not running:
//
//	r.group("/api", func() { r.get("/orders", list) })
func (m *machine) getsRegistering(args []vals) bool {
	return slices.ContainsFunc(args, m.holdRegistering)
}

func (m *machine) holdRegistering(a vals) bool {
	return slices.ContainsFunc(a, func(v value) bool {
		c, ok := v.(*closure)
		return ok && c.fn != nil && !c.fn.busy && (c.obj == nil && m.registersIn(c.fn) || c.obj != nil && c.fn.reaches)
	})
}

// capturesRegistering reports whether such a function is in a variable of a literal's surroundings, and not in the same one of a run of the
// literal that has not ended:
//
//	func (r *router) group(path string, build func(*router)) {
//		r.chi.Route(path, func(c chi.Router) { build(&router{c}) })
//	}
func (m *machine) capturesRegistering(c *closure) bool {
	if c.obj != nil || c.env == nil {
		return false
	}
	found := false
	ast.Inspect(c.fn.body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && !found {
			if v, ok := c.fn.pkg.Pass.TypesInfo.Uses[id].(*types.Var); ok && isFuncType(v.Type()) {
				held, _ := c.env.lookup(v)
				found = m.holdRegistering(held)
			}
		}
		return !found
	})
	return found
}

// preserves reports whether a function, and what it calls, changes no field of a struct that it gets.
func (m *machine) preserves(f *function) bool {
	if yes, ok := m.leaving[f]; ok {
		return yes
	}
	m.leaving[f] = true // while it calls itself
	info, all := f.pkg.Pass.TypesInfo, true
	changes := func(e ast.Expr) bool {
		_, isName := ast.Unparen(e).(*ast.Ident)
		return !isName
	}
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			all = all && !slices.ContainsFunc(n.Lhs, changes)
		case *ast.IncDecStmt:
			all = all && !changes(n.X)
		case *ast.UnaryExpr:
			if sel, ok := ast.Unparen(n.X).(*ast.SelectorExpr); ok && n.Op == token.AND {
				all = all && info.Selections[sel] == nil
			}
		case *ast.CallExpr:
			if c, ok := calls.Of(info, n.Fun); ok {
				if fn, ok := c.Obj.(*types.Func); ok {
					g := m.declared(fn.Origin())
					all = all && (g != nil && m.preserves(g) || g == nil && !slices.ContainsFunc(n.Args, func(a ast.Expr) bool {
						return mayLead(typeOf(info, a))
					}))
				}
			}
		}
		return all
	})
	m.leaving[f] = all
	return all
}

// mayLead reports whether code of another module that gets a value of a type may change the fields of a struct of the program: by a
// pointer, also in an any, as json.Unmarshal does. That of a request changes nothing that matters here.
func mayLead(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
		return isStruct(t) && !isRequest(t) || isAny(t)
	}
	return isAny(t)
}

// isAny reports whether a type is an interface without methods, or a type parameter that may be any pointer.
func isAny(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.NumMethods() == 0
}

// yields reports whether a function's results can matter: a function, a router, an object or a short string.
func (m *machine) yields(f *function) bool {
	results := f.obj.Signature().Results()
	for v := range results.Variables() {
		t := v.Type()
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		switch u := t.Underlying().(type) {
		case *types.Signature:
			return true
		case *types.Basic:
			if f.small && u.Info()&(types.IsString|types.IsInteger) != 0 {
				return true
			}
		case *types.Slice, *types.Map:
			return true
		}
		if tn := api.NamedOf(t); tn != nil && (m.packages[pathOf(tn)] != nil || m.followed[pathOf(tn)] || pathOf(tn) == "net/http" || f.small && types.IsInterface(t)) {
			return true
		}
	}
	return false
}

// outside calls a function whose source is not available.
func (m *machine) outside(c *closure, args, variadic []vals, e *ast.CallExpr, fr *frame) []vals {
	if c.obj == nil {
		return nil
	}
	switch c.obj.FullName() {
	case "fmt.Sprintf":
		return one(sprintf(args))
	case "fmt.Sprint":
		return one(sprintf(append([]vals{{text(strings.Repeat("%v", len(args)))}}, args...)))
	case "path.Join", "net/url.JoinPath":
		var parts []string
		for _, a := range args {
			parts = append(parts, spell(a))
		}
		return one(text(path.Join(parts...)))
	case "strings.TrimSuffix", "strings.TrimPrefix", "strings.TrimRight", "strings.TrimLeft", "strings.Trim":
		if len(args) == 2 && len(args[0]) == 1 && len(args[1]) == 1 {
			if s, ok := args[0][0].(text); ok {
				return one(text(trim(c.obj.Name(), string(s), spell(args[1]))))
			}
		}
		return one(text(hidden))
	case "slices.Backward", "slices.Values", "slices.All":
		if len(args) == 1 {
			return []vals{ordered(args[0], c.obj.Name() == "Backward", c.obj.Name() == "Values")}
		}
	case "strings.ToUpper":
		if len(args) == 1 {
			return one(text(strings.ToUpper(spell(args[0]))))
		}
	case "errors.New", "fmt.Errorf":
		return one(&object{fields: map[string]vals{}, call: e})
	}
	if row := fr.pkg.Bound.Func(c.obj, nil); row != nil && (row.Status.Use == api.Sent || row.Status.Fixed != 0 && row.Response.Effect == api.NoEffect) {
		o := &object{fields: map[string]vals{}, call: e}
		if t := resultType(c.obj); t != nil {
			o.typ = t
		}
		switch {
		case row.Status.Use == api.Sent && row.Status.Arg < len(args):
			o.status = orUnknown(args[row.Status.Arg])
		case row.Status.Fixed != 0:
			o.status = vals{number(row.Status.Fixed)}
		}
		return one(o)
	}
	// A callee may call the functions it gets, once, with unknown arguments. One that takes a handler and returns one wraps it.
	inner := m.handlersIn(args)
	for _, a := range args {
		for _, v := range a {
			if cl, ok := v.(*closure); ok && cl.fn != nil && cl.obj == nil && m.registersIn(cl.fn) && !cl.fn.ran {
				end := m.under()
				m.follow(cl, nil, nil)
				end()
			}
		}
	}
	switch t := firstType(fr.info(), e); {
	case t == nil:
	case len(inner) > 0 && fr.answersRequests(t):
		return one(&wrapped{inner: inner, open: !m.harmless(c.obj)})
	case isStruct(t):
		return one(&object{typ: t, fields: map[string]vals{}, path: m.path})
	case isFuncType(t):
		return one(&closure{obj: c.obj}) // the result belongs to the module that made it
	}
	return nil
}

// handlersIn lists the handlers among arguments.
func (m *machine) handlersIn(args []vals) (list vals) {
	for _, a := range args {
		for _, v := range a {
			if m.isHandler(v) {
				list = list.with(vals{v})
			}
		}
	}
	return list
}

// ordered returns lists as a range over an iterator of package slices sees them.
func ordered(v vals, backward, elements bool) (out vals) {
	for _, x := range v {
		l, ok := x.(*list)
		if !ok {
			return nil
		}
		entries := slices.Clone(l.entries)
		if backward {
			slices.Reverse(entries)
		}
		if elements {
			for i, e := range entries {
				entries[i] = entry{key: e.value}
			}
		}
		out = out.with(vals{&list{entries: entries, open: l.open}})
	}
	return out
}

func trim(how, s, cut string) string {
	switch how {
	case "TrimSuffix":
		return strings.TrimSuffix(s, cut)
	case "TrimPrefix":
		return strings.TrimPrefix(s, cut)
	case "TrimRight":
		return strings.TrimRight(s, cut)
	case "TrimLeft":
		return strings.TrimLeft(s, cut)
	}
	return strings.Trim(s, cut)
}

// registersIn reports whether a literal registers routes, itself or by what it calls.
func (m *machine) registersIn(f *function) bool {
	found := false
	info := f.pkg.Pass.TypesInfo
	ast.Inspect(f.body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && !found {
			if c, ok := calls.Of(info, call.Fun); ok && c.Obj != nil {
				switch f.pkg.Bound.Route(c.Obj, c.Recv).Does {
				case api.Registers, api.Groups, api.Uses, api.Refines:
					found = true
				}
				if fn, ok := c.Obj.(*types.Func); ok {
					if g := m.own(fn); g != nil && g.reaches {
						found = true
					}
				}
			}
		}
		return !found
	})
	return found
}

func resultType(fn *types.Func) types.Type {
	r := fn.Signature().Results()
	if r.Len() == 0 {
		return nil
	}
	return r.At(0).Type()
}

// firstType returns the type of a call's first result. It returns nil for calls without results.
func firstType(info *types.Info, e *ast.CallExpr) types.Type {
	t := typeOf(info, e)
	if tuple, ok := t.(*types.Tuple); ok {
		if tuple.Len() == 0 {
			return nil
		}
		t = tuple.At(0).Type()
	}
	return t
}

// mayServe reports whether values of a type may be handlers.
func mayServe(t types.Type) bool {
	if isFuncType(t) {
		return true
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "ServeHTTP")
	return obj != nil
}

// answersRequests reports whether values of a type are handlers themselves, not functions that make handlers.
func (fr *frame) answersRequests(t types.Type) bool {
	if sig, ok := t.Underlying().(*types.Signature); ok {
		return fr.pkg.takes(sig)
	}
	return mayServe(t)
}

// isRequest reports whether a type is net/http's Request, which holds nothing that the run follows.
func isRequest(t types.Type) bool {
	tn := api.NamedOf(t)
	return tn != nil && globalKey(tn) == "net/http.Request"
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

func isFuncType(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}
