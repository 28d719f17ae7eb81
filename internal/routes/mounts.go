package routes

import (
	"go/ast"
	"go/types"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
)

// mount is a route whose handler leads to another router.
type mount struct {
	at    *route
	outer value  // the route's handler: the router itself, or a handler that wraps it
	strip string // the prefix that is stripped from the path; "" for the route's whole pattern
	whole bool   // the router sees the whole path, nothing is stripped
}

// mounts finds the routers that are handlers of routes.
func (m *machine) mounts() map[*router][]mount {
	found := map[*router][]mount{}
	for _, r := range m.routes {
		for _, v := range r.handler {
			m.routersIn(v, "", false, 0, func(sub *router, strip string, stripped bool) {
				if sub.parent == nil && sub != r.on {
					found[sub] = append(found[sub], mount{at: r, outer: v, strip: strip, whole: !stripped && !r.strips && r.joining != api.JoinsFiber})
				}
			})
		}
	}
	return found
}

// service is a way from a server to a router: the handlers that wrap it, the outermost first.
type service struct {
	strip  string // the prefix that they strip from the path
	outers []value
}

// services finds the routers that are, or are in, the handlers of servers. If the handler of a server may be one of several that wrap a
// router, as after a loop over middleware, all of them count.
func (m *machine) services() map[*router][]service {
	found := map[*router][]service{}
	sites := m.served
	for _, key := range slices.Sorted(maps.Keys(m.stored)) {
		if strings.HasPrefix(key, api.ServerHandler+" ") {
			for _, v := range m.stored[key] {
				sites = append(sites, vals{v})
			}
		}
	}
	for _, site := range sites {
		here := map[*router]service{}
		var order []*router
		for _, v := range slices.Backward(site) {
			m.routersIn(v, "", false, 0, func(sub *router, strip string, _ bool) {
				if sub.parent != nil {
					return
				}
				s, ok := here[sub]
				if !ok {
					order = append(order, sub)
				}
				s.strip = max(s.strip, strip)
				if v != value(sub) && !slices.Contains(s.outers, v) {
					s.outers = append(s.outers, v)
				}
				here[sub] = s
			})
		}
		for _, sub := range order {
			found[sub] = append(found[sub], here[sub])
		}
	}
	return found
}

// routersIn yields the routers that a handler is, wraps or captures.
func (m *machine) routersIn(v value, strip string, stripped bool, depth int, yield func(*router, string, bool)) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case *router:
		yield(v, strip, stripped)
	case *wrapped:
		if v.strip != "" {
			strip, stripped = strip+v.strip, true
		}
		for _, x := range v.inner {
			m.routersIn(x, strip, stripped, depth+1, yield)
		}
	case *typed:
		for _, x := range v.fn {
			m.routersIn(x, strip, stripped, depth+1, yield)
		}
	case *object:
		if c := m.dispatch(v, "ServeHTTP"); c != nil {
			m.routersIn(c, strip, stripped, depth+1, yield)
			if a := m.answers[c.fn.node0()]; c.fn != nil && (a == nil || len(a.Hands) == 0) {
				return // its own ServeHTTP answers
			}
			for _, name := range slices.Sorted(maps.Keys(v.fields)) {
				for _, x := range v.fields[name] {
					if m.isHandler(x) {
						m.routersIn(x, strip, stripped, depth+1, yield)
					}
				}
			}
		}
	case *closure:
		if v.env == nil || v.fn == nil || v.fn.obj != nil {
			for _, x := range v.recv { // mux.ServeHTTP
				if r, ok := x.(*router); ok {
					yield(r, strip, stripped)
				} else if v.obj != nil && v.obj.Name() == "ServeHTTP" && v.fn == nil {
					m.routersIn(x, strip, stripped, depth+1, yield)
				}
			}
			return
		}
		if m.answers[v.fn.node] == nil {
			return
		}
		for _, x := range m.captured(v) {
			m.routersIn(x, strip, stripped, depth+1, yield)
		}
	}
}

// captured lists the handlers among the variables that a literal captures.
func (m *machine) captured(c *closure) vals {
	if c.fn == nil || c.fn.obj != nil || c.env == nil {
		return nil
	}
	var out vals
	info := c.fn.pkg.Pass.TypesInfo
	asked := map[*ast.Ident]bool{} // variables of which the literal calls another method
	ast.Inspect(c.fn.body, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := ast.Unparen(sel.X).(*ast.Ident); ok && sel.Sel.Name != "ServeHTTP" {
				s := info.Selections[sel]
				asked[x] = s != nil && s.Kind() == types.MethodVal
			}
		}
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := info.Uses[id].(*types.Var)
		if !ok || asked[id] || !mayServe(v.Type()) {
			return true
		}
		held, _ := c.env.lookup(v)
		for _, x := range held {
			if m.isHandler(x) {
				out = out.with(vals{x})
			}
		}
		return true
	})
	return out
}

// unwrapped returns the handler that a middleware's literal captures, or v itself if it is not middleware.
func (m *machine) unwrapped(v vals) vals {
	for range 16 {
		if len(v) != 1 {
			return v
		}
		switch x := v[0].(type) {
		case *wrapped:
			v = x.inner
			continue
		case *closure:
			if a := m.answers[x.fn.node0()]; a != nil && len(a.Hands) > 0 {
				if inner := m.captured(x); len(inner) == 1 {
					v = inner
					continue
				}
			}
		}
		return v
	}
	return v
}

// above is a way from a root router to a route: the prefix of its pattern and the middleware on the way, outermost first.
type above struct {
	prefix   string
	wrappers []layer
	onError  int
	of       string // the import path of the root's package
	open     bool   // there may be more middleware around it
	stripped bool   // handlers see the path without a prefix
}

// layer is middleware, or a handler that wraps a router.
type layer struct {
	handlers []wrapper
	chain    bool
	prefix   string // of the router that the middleware is added to
	stripped bool   // it may see the path without a prefix
	joining  api.Joining

	outer  value // nil for middleware
	router *router
}

// above lists the ways to a router, for a route to which only the middleware counted in seen applies.
func (m *machine) above(r *router, seen map[*router]int, mounts map[*router][]mount, depth int) []above {
	own := layer{handlers: r.wrappers, chain: r.chain}
	if n, ok := seen[r]; ok {
		own.handlers = own.handlers[:n]
	}
	var ups []above
	switch {
	case depth > 8:
		return nil
	case r.parent != nil:
		for _, up := range m.above(r.parent, seen, mounts, depth+1) {
			up.prefix = joinPatterns(r.joining, up.prefix, r.prefix)
			ups = append(ups, up)
		}
	case len(mounts[r]) > 0:
		for _, mt := range mounts[r] {
			for _, up := range m.above(mt.at.on, mt.at.seen, mounts, depth+1) {
				switch {
				case mt.whole:
				case mt.strip != "":
					up.stripped = true
					up.prefix = joinPatterns(mt.at.joining, up.prefix, mt.strip)
				default:
					up.prefix = joinPatterns(mt.at.joining, up.prefix, strings.TrimSuffix(mt.at.pattern, "*"))
				}
				up.open = up.open || slices.Contains(mt.at.handler, nil)
				up.wrappers = append(slices.Clip(up.wrappers), layer{handlers: mt.at.wrappers, chain: mt.at.chain, stripped: up.stripped}, layer{outer: mt.outer, router: r, stripped: up.stripped})
				ups = append(ups, up)
			}
		}
	default:
		up := above{onError: r.onError, of: r.of}
		if r.unknown {
			up.prefix = hidden
		}
		ups = []above{up}
		for i, s := range m.serving[r] {
			if i > 0 {
				ups = append(ups, up)
			}
			ups[i].prefix, ups[i].stripped = s.strip+up.prefix, s.strip != ""
			for _, outer := range s.outers {
				ups[i].wrappers = append(slices.Clip(ups[i].wrappers), layer{outer: outer, router: r, stripped: ups[i].stripped})
			}
		}
	}
	for i := range ups {
		own.prefix, own.joining, own.stripped = ups[i].prefix, r.joining, ups[i].stripped
		ups[i].wrappers = append(slices.Clip(ups[i].wrappers), own)
		if ups[i].onError == 0 {
			ups[i].onError = r.onError
		}
	}
	return ups
}

// below reports whether requests of a pattern may be below a prefix. Parameters match any segment.
func below(pattern, prefix string) bool {
	segments := strings.Split(strings.Trim(pattern, "/"), "/")
	for i, s := range strings.Split(strings.Trim(prefix, "/"), "/") {
		open := func(s string) bool { return strings.ContainsAny(s, ":*+"+hidden) }
		switch {
		case s == "" || strings.ContainsAny(s, "*+"+hidden):
			return true
		case i >= len(segments):
			return strings.ContainsAny(segments[len(segments)-1], "*+?"+hidden)
		case strings.ContainsAny(segments[i], "*+"+hidden):
			return true
		case !open(s) && !open(segments[i]) && !strings.EqualFold(s, segments[i]):
			return false
		}
	}
	return true
}

// joinPatterns joins a prefix and a pattern in the way that the router does.
func joinPatterns(how api.Joining, prefix, pattern string) string {
	switch how {
	case api.JoinsChi:
		prefix = strings.TrimSuffix(prefix, "/*")
		if pattern == "" || pattern == "/" && prefix != "" {
			return prefix // a mounted router's / is also reached without the slash
		}
		whole := strings.TrimSuffix(prefix, "/") + pattern
		for strings.Contains(whole, "//") {
			whole = strings.ReplaceAll(whole, "//", "/")
		}
		return whole
	case api.JoinsPaths:
		if pattern == "" {
			return prefix
		}
		whole := path.Join(prefix, pattern)
		if !strings.HasPrefix(whole, "/") && !strings.HasPrefix(whole, hidden) {
			whole = "/" + whole
		}
		if strings.HasSuffix(pattern, "/") && !strings.HasSuffix(whole, "/") {
			whole += "/"
		}
		return whole
	case api.JoinsFiber:
		if pattern == "" {
			return prefix
		}
		if !strings.HasPrefix(pattern, "/") && !strings.HasPrefix(pattern, hidden) {
			pattern = "/" + pattern
		}
		return strings.TrimRight(prefix, "/") + pattern
	case api.JoinsEcho:
		whole := prefix + pattern
		if whole != "" && !strings.HasPrefix(whole, "/") && !strings.HasPrefix(whole, hidden) {
			whole = "/" + whole
		}
		return whole
	case api.JoinsGorilla:
		return strings.TrimRight(prefix, "/") + pattern
	}
	return prefix + pattern
}
