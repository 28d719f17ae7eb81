package routes

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

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
			r = &router{of: pathOf(c.Obj), joining: row.Joining, onError: row.OnError, reach: row.Reach, catches: m.isRecovery(c.Obj)}
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
	case api.RefusesOrigins:
		switch refuses, known := m.refusesOrigins(operand(args, row.Handler)); {
		case !known:
			return one(&fixed{at: e})
		case refuses:
			return one(&fixed{code: row.Also, at: e})
		}
		fn, _ := c.Obj.(*types.Func)
		return one(&closure{obj: fn})
	case api.Converts:
		if row.Handler != 0 {
			return []vals{operand(args, row.Handler)}
		}
		return []vals{base}
	case api.NeverMind, api.ReadsParam, api.ReadsParams, api.ReadsMethod, api.ReadsPath, api.ReadsPattern, api.KeepsValues, api.StoresValue, api.ReadsValue, api.HoldsValue:
		return nil
	}
	if m.deaf || fr.pkg.Foreign {
		return nil
	}
	if row.Does == api.Serves {
		m.served = append(m.served, operand(args, row.Handler))
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
		returns: row.Returns, seen: seen(r), again: row.Again, params: row.Params, root: fr.m.began, path: fr.m.path}
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
