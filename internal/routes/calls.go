package routes

import (
	"fmt"
	"go/ast"
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

// convert returns a converted value. A function that is converted to a type with methods becomes an object of that type;
// a conversion to http.HandlerFunc leaves the function as it is.
func (fr *frame) convert(e *ast.CallExpr, t types.Type) vals {
	if len(e.Args) != 1 {
		return nil
	}
	v := fr.eval(e.Args[0])
	tn := api.NamedOf(t)
	if _, isFunc := t.Underlying().(*types.Signature); !isFunc || tn == nil {
		var out vals
		for _, x := range v {
			if o, ok := x.(*object); ok && len(o.fields[""]) > 0 {
				out = out.with(o.fields[""]) // a number with methods
			} else {
				out = out.with(vals{x})
			}
		}
		return out
	}
	if fr.m.packages[pathOf(tn)] == nil {
		return v
	}
	if named, ok := types.Unalias(t).(*types.Named); !ok || named.NumMethods() == 0 {
		return v
	}
	return vals{&typed{t, v}}
}

func pathOf(obj types.Object) string {
	if obj == nil || obj.Pkg() == nil {
		return ""
	}
	return obj.Pkg().Path()
}

func (fr *frame) builtin(name string, e *ast.CallExpr) vals {
	switch name {
	case "append":
		var l *list
		if len(e.Args) == 0 {
			return nil
		}
		for _, v := range fr.eval(e.Args[0]) {
			if old, ok := v.(*list); ok {
				l = &list{entries: append([]entry(nil), old.entries...), open: old.open}
			}
		}
		if l == nil {
			l = &list{open: true}
		}
		for _, a := range e.Args[1:] {
			v := fr.eval(a)
			if !e.Ellipsis.IsValid() {
				l.entries = append(l.entries, entry{vals{number(len(l.entries))}, v})
				continue
			}
			for _, other := range v {
				if o, ok := other.(*list); ok {
					l.entries = append(l.entries, o.entries...)
				}
			}
		}
		if len(l.entries) > maxEntries {
			l.entries, l.open = l.entries[:maxEntries], true
		}
		return vals{l}
	case "new":
		if len(e.Args) == 1 {
			return fr.zero(typeOf(fr.info(), e.Args[0]))
		}
	case "make":
		return vals{&list{}}
	}
	for _, a := range e.Args {
		fr.eval(a)
	}
	return nil
}

// apply calls a function with arguments.
func (m *machine) apply(c *closure, args, variadic []vals, e *ast.CallExpr, fr *frame) []vals {
	if c.fn == nil {
		exposed(append(slices.Clip(args), c.recv), 0)
		return m.outside(c, args, variadic, e, fr)
	}
	if c.fn.obj != nil && !c.fn.reaches && !c.fn.sets && !m.yields(c.fn) {
		exposed(append(slices.Clip(args), c.recv), 0)
		return nil
	}
	return m.follow(c, args, variadic)
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
	inner := vals{}
	for _, a := range args {
		for _, v := range a {
			if m.isHandler(v) {
				inner = inner.with(vals{v})
			}
			if cl, ok := v.(*closure); ok && cl.fn != nil && cl.obj == nil && m.registersIn(cl.fn) && !cl.fn.ran {
				end := m.under()
				m.follow(cl, nil, nil)
				end()
			}
		}
	}
	switch t := resultType(c.obj); {
	case t == nil:
	case len(inner) > 0 && mayServe(t):
		return one(&wrapped{inner: inner, open: !m.harmless(c.obj)})
	case isFuncType(t):
		return one(&closure{obj: c.obj}) // the result belongs to the module that made it
	}
	return nil
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
					if g := m.funcs[fn.FullName()]; g != nil && g.reaches {
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

// mayServe reports whether values of a type may be handlers.
func mayServe(t types.Type) bool {
	if isFuncType(t) {
		return true
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "ServeHTTP")
	return obj != nil
}

func isFuncType(t types.Type) bool {
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// spell returns a string as -endpoints shows it.
func spell(v vals) string {
	if len(v) == 1 {
		switch s := v[0].(type) {
		case text:
			return string(s)
		case number:
			return fmt.Sprint(int64(s))
		}
	}
	return hidden
}

// sprintf formats what is known.
func sprintf(args []vals) value {
	if len(args) == 0 || len(args[0]) != 1 {
		return text(hidden)
	}
	format, ok := args[0][0].(text)
	if !ok {
		return text(hidden)
	}
	var b strings.Builder
	next := 1
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		switch format[i] {
		case '%':
			b.WriteByte('%')
		case 's', 'v', 'd':
			if next < len(args) {
				b.WriteString(spell(args[next]))
			}
			next++
		default:
			b.WriteString(hidden)
			next++
		}
	}
	return text(b.String())
}

// operand returns the argument that a row names by its number; none if the number is 0 or too large.
func operand(args []vals, i int) vals {
	if i == 0 || i > len(args) {
		return nil
	}
	return args[i-1]
}

// from lists the arguments from number i on. For list..., it returns the list's elements.
func from(e *ast.CallExpr, args []vals, i int) []vals {
	var out []vals
	for _, w := range wrappersFrom(e, args, i) {
		out = append(out, w.vals)
	}
	return out
}

// wrappersFrom is like from, and also returns the arguments.
func wrappersFrom(e *ast.CallExpr, args []vals, i int) []wrapper {
	if i == 0 || i > len(args) {
		return nil
	}
	rest := args[i-1:]
	var out []wrapper
	for n, a := range rest {
		at := ast.Node(e)
		if len(args) == len(e.Args) {
			at = e.Args[i-1+n]
		}
		if e.Ellipsis.IsValid() && n == len(rest)-1 {
			known := false
			for _, v := range a {
				if l, ok := v.(*list); ok {
					known = true
					for _, en := range l.entries {
						out = append(out, wrapper{vals: en.value, at: at})
					}
				}
			}
			if known {
				continue
			}
		}
		out = append(out, wrapper{vals: a, at: at})
	}
	return out
}

// row performs a call whose effect on routes is in the API table.
func (fr *frame) row(e *ast.CallExpr, c calls.Callee, row api.Route) []vals {
	m := fr.m
	var base vals
	if c.Recv != nil {
		if x := c.Operand(e, calls.Receiver); x != nil {
			base = fr.eval(x)
		}
		if sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok {
			if s := fr.info().Selections[sel]; s != nil && s.Kind() == types.MethodVal {
				base = fr.through(base, s.Recv(), s.Index()[:len(s.Index())-1])
			}
		}
		base = routersOf(base)
	} else if fn, ok := c.Obj.(*types.Func); ok && row.Does == api.Registers && fn.Pkg() != nil && fn.Pkg().Path() == "net/http" {
		base = vals{m.root}
	}
	args, _ := fr.arguments(e)
	if row.On != 0 {
		base = routersOf(operand(args, row.On))
	}
	switch row.Does {
	case api.MakesRouter:
		if fr.pkg.Foreign {
			return nil // its routes are not listed
		}
		r := m.routers[e]
		if r == nil || fr.deep == 0 {
			r = &router{of: pathOf(c.Obj), joining: row.Joining, onError: row.OnError, reach: row.Reach}
			m.routers[e] = r
		} else {
			r.shared = true
		}
		return one(r)
	case api.WrapsHandler:
		w := &wrapped{inner: operand(args, row.Handler), also: row.Also, at: e}
		if row.Strips {
			w.strip = spell(operand(args, row.Pattern))
		}
		return one(w)
	case api.MakesHandler:
		fn, ok := c.Obj.(*types.Func)
		if !ok {
			return nil
		}
		f := &fixed{at: e}
		if r := fr.pkg.Bound.Func(fn, c.Recv); r != nil {
			f.code = r.Status.Fixed
			if f.code == 0 && r.Status.Arg < len(args) && len(args[r.Status.Arg]) == 1 {
				if n, ok := args[r.Status.Arg][0].(number); ok {
					f.code = int(n)
				}
			}
		}
		return one(f)
	case api.Converts:
		if row.Handler != 0 {
			return []vals{operand(args, row.Handler)}
		}
		return []vals{base}
	case api.NeverMind, api.ReadsParam, api.ReadsParams, api.ReadsMethod:
		return nil
	}
	if m.deaf || fr.pkg.Foreign {
		return nil
	}
	if len(base) == 0 {
		base = vals{&router{of: pathOf(c.Obj), unknown: true, joining: row.Joining, onError: row.OnError, reach: row.Reach}}
	}
	if len(base) > 1 {
		defer m.under()()
	}
	var out vals
	for _, b := range base {
		out = out.with(fr.on(b, e, args, row))
	}
	return []vals{out}
}

// routersOf keeps only the routers and routes in v.
func routersOf(v vals) vals {
	var out vals
	for _, x := range v {
		switch x := x.(type) {
		case *router, *route:
			out = out.with(vals{x})
		}
	}
	return out
}

// on performs a row on one router or route.
func (fr *frame) on(b value, e *ast.CallExpr, args []vals, row api.Route) vals {
	r, _ := b.(*router)
	rt, _ := b.(*route)
	switch row.Does {
	case api.Registers:
		if r == nil {
			return vals{b}
		}
		fr.register(r, e, args, row)
		return vals{r}
	case api.Groups:
		g := &router{parent: r, joining: row.Joining, onError: row.OnError, chain: row.Chain, reach: row.Reach}
		if r != nil {
			g.before = len(r.wrappers)
		}
		if rt != nil {
			g.parent, g.route = rt.on, rt
			g.prefix = rt.pattern
		}
		if row.Pattern != 0 {
			g.prefix = spell(operand(args, row.Pattern))
		}
		if row.Wrappers != 0 {
			g.wrappers = append(g.wrappers, wrappersFrom(e, args, row.Wrappers)...)
		}
		if row.Build != 0 {
			for _, f := range operand(args, row.Build) {
				if c, ok := f.(*closure); ok && c.fn != nil {
					fr.m.follow(c, []vals{{g}}, nil)
				}
			}
		}
		return vals{g}
	case api.Uses:
		if r != nil {
			list := wrappersFrom(e, args, row.Wrappers)
			r.chain = row.Chain
			under := ""
			for _, w := range list {
				if row.Chain && len(w.vals) == 1 {
					if s, ok := w.vals[0].(text); ok { // fiber's Use("/prefix", handler)
						under = string(s)
						continue
					}
				}
				w.under = under
				r.wrappers = append(r.wrappers, w)
			}
		}
		return vals{b}
	case api.Refines:
		if rt == nil {
			rt = &route{on: r, joining: row.Joining, params: row.Params, call: e, pkg: fr.pkg}
			fr.m.routes = append(fr.m.routes, rt)
		}
		if row.Pattern != 0 {
			p := spell(operand(args, row.Pattern))
			rt.pattern, rt.given, rt.prefix = rt.pattern+p, true, row.Prefix
		}
		if row.Methods != 0 {
			rt.methods, rt.open = methodsOf(from(e, args, row.Methods))
		}
		if row.Handler != 0 {
			rt.handler = rt.handler.with(orUnknown(operand(args, row.Handler)))
			rt.call, rt.pkg = e, fr.pkg
		}
		return vals{rt}
	}
	return nil
}

// seen returns how many wrappers of r and of each router above it apply to a route that is registered now. Routers whose wrappers
// all apply are not in the map.
func seen(r *router) map[*router]int {
	counts := map[*router]int{}
	for n := len(r.wrappers); ; r = r.parent {
		if r.reach != api.ReachesAll {
			counts[r] = n
		}
		switch {
		case r.parent == nil:
			return counts
		case r.parent.reach == api.ReachesCopies:
			n = r.before
		default:
			n = len(r.parent.wrappers)
		}
	}
}

// register adds a route to a router.
func (fr *frame) register(r *router, e *ast.CallExpr, args []vals, row api.Route) {
	rt := &route{on: r, pattern: spell(operand(args, row.Pattern)), given: true, prefix: row.Prefix, strips: row.Strips, chain: row.Chain, joining: row.Joining, call: e, pkg: fr.pkg,
		returns: row.Returns, seen: seen(r), again: row.Again, params: row.Params, headToo: row.HeadToo, root: fr.m.began, path: fr.m.path}
	if row.Method != "" {
		rt.methods = []string{row.Method}
	}
	if row.Methods != 0 {
		rt.methods, rt.open = methodsOf([]vals{operand(args, row.Methods)})
	}
	if row.Operation != 0 {
		rt.describe(operand(args, row.Operation))
	}
	if row.InText {
		if method, rest, ok := strings.Cut(rt.pattern, " "); ok {
			rt.methods, rt.pattern = []string{method}, strings.TrimLeft(rest, " \t")
		}
	}
	handlers := []wrapper{{vals: operand(args, row.Handler), at: e}}
	if row.Chain {
		handlers = wrappersFrom(e, args, row.Handler)
	}
	if len(handlers) == 0 {
		handlers = []wrapper{{at: e}}
	}
	last := len(handlers) - 1
	rt.wrappers, rt.handler = handlers[:last:last], orUnknown(handlers[last].vals)
	if row.Wrappers != 0 {
		rt.wrappers = wrappersFrom(e, args, row.Wrappers)
	}
	fr.m.routes = append(fr.m.routes, rt)
}

// describe takes the method, the pattern and the status of success from a struct.
func (rt *route) describe(operation vals) {
	rt.pattern, rt.open = hidden, true
	if len(operation) != 1 {
		return
	}
	o, ok := operation[0].(*object)
	if !ok {
		return
	}
	rt.pattern = spell(o.fields[api.OperationPath])
	rt.methods, rt.open = methodsOf([]vals{o.fields[api.OperationMethod]})
	rt.success = o.fields[api.OperationSuccess]
}

// methodsOf returns the methods that the arguments name. Each argument is a string or a list of strings.
func methodsOf(args []vals) (methods []string, open bool) {
	var add func(v vals)
	add = func(v vals) {
		if len(v) == 0 {
			open = true
		}
		for _, x := range v {
			switch x := x.(type) {
			case text:
				methods = append(methods, string(x))
			case *list:
				for _, e := range x.entries {
					add(e.value)
				}
			default:
				open = true
			}
		}
	}
	for _, a := range args {
		add(a)
	}
	return methods, open
}
