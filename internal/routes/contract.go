package routes

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
)

// Endpoint is a route with the statuses that it can answer with.
type Endpoint struct {
	Method   string // "*" for any
	Pattern  string // with "…" for unknown parts
	Handler  string
	At       token.Position // where it is registered
	Statuses []Status       // by code
	Complete bool           // Statuses has every status that it can answer with

	Call   Span // the call that registers it
	Silent bool // a directive, or the options for the file, suppress findings at Call
}

// Status is a status that an endpoint can answer.
type Status struct {
	Code   int
	Places []token.Position // where the program sends it, in order
	// Chosen are the places in the handler's own code, in order, where the handler chooses the status, not a helper, middleware
	// or an error handler.
	Chosen []Choice
}

// Choice is a place that chooses a status.
type Choice struct {
	Span
	Silent bool // a directive, or the options for the file, suppress findings here
}

// Span is a range in a file.
type Span struct{ Pos, End token.Position }

// assemble lists the endpoints of a program, by pattern and method.
func assemble(table *api.Table, list []*Package) ([]Endpoint, []Twice) {
	if len(list) == 0 {
		return nil, nil
	}
	p := newProgram(table, list)
	var before map[string]vals
	var m *machine
	for range 2 {
		m = newMachine(p, before)
		m.run()
		before = m.stored
	}
	m.deaf = true
	m.steps = 0
	mounts := m.mounts()
	var out []Endpoint
	seen := map[string]int{}
	for _, r := range m.routes {
		if len(r.handler) == 0 {
			continue
		}
		for _, e := range m.endpoints(r, mounts) {
			key := e.Method + " " + e.Pattern + " " + e.Handler + " " + e.At.Filename // programs of a module may have the same routes
			if i, ok := seen[key]; ok {
				out[i] = better(out[i], e)
				continue
			}
			seen[key] = len(out)
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, Endpoint.Compare)
	return out, m.twice()
}

// Compare orders endpoints by pattern, method and handler.
func (e Endpoint) Compare(o Endpoint) int {
	return cmp.Or(cmp.Compare(e.Pattern, o.Pattern), cmp.Compare(methodOrder(e.Method), methodOrder(o.Method)),
		cmp.Compare(e.Method, o.Method), cmp.Compare(e.Handler, o.Handler))
}

func methodOrder(m string) int {
	return slices.Index([]string{"*", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE"}, m)
}

// better merges two results for the same endpoint.
func better(a, b Endpoint) Endpoint {
	if len(b.Statuses) > len(a.Statuses) {
		return b
	}
	return a
}

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
					if r, ok := x.(*router); ok {
						yield(r, strip, stripped)
					}
				}
			}
		}
	case *closure:
		if v.env == nil || v.fn == nil || v.fn.obj != nil {
			for _, x := range v.recv {
				if r, ok := x.(*router); ok {
					yield(r, strip, stripped) // mux.ServeHTTP
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

// behind unwraps a handler: it returns the handler that a middleware's literal captures, or v itself if it is not middleware.
func (m *machine) behind(v vals) vals {
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
}

// layer is middleware, or a handler that wraps a router.
type layer struct {
	handlers []wrapper
	chain    bool
	prefix   string // of the router that the middleware is added to
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
					up.prefix = joinPatterns(mt.at.joining, up.prefix, mt.strip)
				default:
					up.prefix = joinPatterns(mt.at.joining, up.prefix, strings.TrimSuffix(mt.at.pattern, "*"))
				}
				up.open = up.open || slices.Contains(mt.at.handler, nil)
				up.wrappers = append(slices.Clip(up.wrappers), layer{handlers: mt.at.wrappers, chain: mt.at.chain}, layer{outer: mt.outer, router: r})
				ups = append(ups, up)
			}
		}
	default:
		up := above{onError: r.onError, of: r.of}
		if r.unknown {
			up.prefix = hidden
		}
		ups = []above{up}
	}
	for i := range ups {
		own.prefix, own.joining = ups[i].prefix, r.joining
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
		whole := strings.TrimSuffix(strings.TrimSuffix(prefix, "/*"), "/") + pattern
		for strings.Contains(whole, "//") {
			whole = strings.ReplaceAll(whole, "//", "/")
		}
		if whole != "/" {
			whole = strings.TrimSuffix(whole, "/")
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
	case api.JoinsGorilla:
		return strings.TrimRight(prefix, "/") + pattern
	}
	return prefix + pattern
}

// endpoints lists a route for each way to it and each method.
func (m *machine) endpoints(r *route, mounts map[*router][]mount) []Endpoint {
	on := r.on
	if on == nil {
		on = &router{unknown: true, joining: r.joining}
	}
	mounted := false
	for _, v := range r.handler {
		m.routersIn(v, "", false, 0, func(sub *router, _ string, _ bool) { mounted = mounted || sub.top() != on.top() })
	}
	if mounted {
		return nil // the mounted router's own routes are listed instead
	}
	var out []Endpoint
	for _, up := range m.above(on, r.seen, mounts, 0) {
		e := Endpoint{Pattern: joinPatterns(r.joining, up.prefix, r.pattern), Handler: m.nameOf(r.handler), At: m.position(r.call)}
		e.Call = m.span(r.call)
		e.Silent = r.pkg != nil && r.pkg.Silent != nil && r.pkg.Silent(r.call.Pos())
		if e.Pattern == "" {
			e.Pattern = "/"
		}
		if r.prefix {
			e.Pattern = strings.TrimSuffix(e.Pattern, "/") + "/*"
		}
		methods := r.methods
		if len(methods) == 0 {
			methods = []string{"*"}
		}
		for i, method := range methods {
			e.Method = method
			if i == 0 || m.personal {
				m.request, m.personal = requests(r, e.Method, e.Pattern), false
				a := m.answerOf(r, up)
				e.Complete, e.Statuses = !a.open && !m.spent, nil
				for _, code := range slices.Sorted(maps.Keys(a.codes)) {
					e.Statuses = append(e.Statuses, Status{code, m.places(a.codes[code]), m.choices(r.handler, code, a)})
				}
			}
			out = append(out, e)
		}
		m.request = nil
	}
	return out
}

// answerOf returns what a route answers with the middleware around it.
func (m *machine) answerOf(r *route, up above) *Answer {
	var total *Answer
	if r.returns {
		total = m.byResult(r)
	} else {
		total = m.resolveAll(r.handler)
	}
	total = m.moved(total, r.call)
	layers := append(slices.Clip(up.wrappers), layer{handlers: r.wrappers, chain: r.chain})
	for _, l := range slices.Backward(layers) {
		if l.outer != nil {
			total = m.around(l.outer, l.router, total)
		}
		for _, w := range slices.Backward(l.handlers) {
			if w.under != "" && !below(joinPatterns(r.joining, up.prefix, r.pattern), joinPatterns(l.joining, l.prefix, w.under)) {
				continue
			}
			total = m.moved(m.wrap(w.vals, l.chain, total), w.at)
		}
	}
	out := &Answer{open: up.open}
	out.merge(total)
	if total.silent || total.noted {
		out.add(200, m.nodeOf(r.handler, r.call))
	}
	for _, f := range total.failures {
		if up.onError != 0 && m.byHandler(out, r, up, f) {
			continue
		}
		o, ok := f.(*object)
		if up.onError == 0 {
			continue // the router ignores the error
		}
		if !ok {
			out.add(up.onError, m.nodeOf(r.handler, r.call))
			out.open = true
			continue
		}
		var at ast.Node = o.call
		if o.call == nil {
			at = m.nodeOf(r.handler, r.call)
		}
		codes, asserts := m.chosen(r.pkg, o), m.table.ErrorHandler(up.of).Asserts
		if asserts && o.is != nil && o.is.wrapped == yesWrapped {
			codes = nil
		}
		if !m.sendAll(out, at, codes) {
			if len(codes) > 0 {
				out.open = true // it has a status, which is not known
				continue
			}
			out.add(up.onError, at)
			out.open = out.open || !asserts && mayChoose(o.typ)
			continue
		}
		for _, code := range codes {
			if n, ok := code.(number); ok {
				out.choose(int(n), at)
			}
		}
	}
	return out
}

// mayChoose reports whether an error may carry a status: it has a method without parameters that returns an integer, such as
// StatusCode. The value that the method returns is not followed.
func mayChoose(t types.Type) bool {
	if t == nil {
		return false // a call in the API table makes the error
	}
	set := types.NewMethodSet(t)
	if _, isPointer := t.Underlying().(*types.Pointer); !isPointer && !types.IsInterface(t) {
		set = types.NewMethodSet(types.NewPointer(t))
	}
	for i := range set.Len() {
		sig, ok := set.At(i).Type().(*types.Signature)
		if !ok || sig.Params().Len() > 0 || sig.Results().Len() != 1 {
			continue
		}
		if b, ok := sig.Results().At(0).Type().Underlying().(*types.Basic); ok && b.Info()&types.IsInteger != 0 {
			return true
		}
	}
	return false
}

// around returns what outer, a handler that wraps the router r, answers to requests that a handler of r answers with inner.
// The answers of outer itself do not depend on inner and are computed once.
func (m *machine) around(outer value, r *router, inner *Answer) *Answer {
	if outer == value(r) {
		return inner
	}
	key := enclosed{outer, r}
	own := m.shells[key]
	if own == nil {
		memo := m.memo
		personal := m.personal
		m.memo, m.below, m.personal = map[*closure]*Answer{}, &reached{router: r}, false
		own = &Answer{}
		a := m.resolve(outer)
		own.merge(a)
		own.silent, own.noted = a.silent, a.noted
		own.open = own.open || !m.below.met // no call of the router was found
		m.memo, m.below = memo, nil
		if !m.personal {
			m.shells[key] = own
		}
		m.personal = m.personal || personal
	}
	out := &Answer{silent: own.silent || inner.silent, noted: own.noted || inner.noted, failures: inner.failures}
	out.merge(inner)
	out.merge(own)
	return out
}

// enclosed is a router and the handler that wraps it.
type enclosed struct {
	outer  value
	router *router
}

// wrap returns what a handler answers within middleware.
func (m *machine) wrap(w vals, chain bool, inner *Answer) *Answer {
	out := &Answer{}
	if chain {
		a, after := &Answer{open: len(w) == 0}, false
		for _, f := range w {
			if c, ok := f.(*closure); ok && c.fn == nil && c.obj != nil && m.harmless(c.obj) {
				continue
			}
			b := m.resolve(f)
			if c, ok := f.(*closure); ok && m.answersErrors(c) {
				b = m.later(c, b, inner)
				after = after || inner.noted
			} else if ok {
				b = m.withoutSkipped(c, b)
			}
			if c, ok := f.(*closure); ok {
				b = m.byRouter(c, b, nil)
			}
			a.merge(b)
			a.failures = a.failures.with(b.failures)
		}
		out.merge(inner)
		out.merge(a)
		out.silent, out.noted, out.failures = inner.silent, inner.noted && !after, inner.failures.with(a.failures)
		out.open = out.open || after // it may answer some of these errors only
		return out
	}
	if len(w) == 0 {
		out.merge(inner)
		out.silent, out.noted, out.failures, out.open = inner.silent, inner.noted, inner.failures, true
		return out
	}
	for _, f := range w {
		c, ok := f.(*closure)
		var b *Answer
		switch {
		case !ok:
			b = &Answer{silent: inner.silent, noted: inner.noted, failures: inner.failures}
			b.merge(inner)
			b.open = true
		case c.fn == nil:
			b = &Answer{silent: inner.silent, noted: inner.noted, failures: inner.failures}
			b.merge(inner)
			b.open = b.open || c.obj == nil || !m.harmless(c.obj)
		default:
			results := m.follow(c, []vals{{&ready{inner}}}, nil)
			if len(results) == 0 {
				b = &Answer{silent: inner.silent, noted: inner.noted, failures: inner.failures, open: true}
				b.merge(inner)
			} else {
				b = m.resolveAll(results[0])
				if c, ok := results[0][0].(*closure); ok && len(results[0]) == 1 {
					b = m.withoutSkipped(c, b)
				}
			}
			b = m.byRouter(c, b, inner)
		}
		out.merge(b)
		out.silent, out.noted = out.silent || b.silent, out.noted || b.noted
		out.failures = out.failures.with(b.failures)
	}
	return out
}

// nodeOf returns the syntax of a handler's function, or the call that registers it if the function is unknown.
func (m *machine) nodeOf(v vals, call ast.Node) ast.Node {
	f := m.functionOf(v)
	if f == nil || f.pkg.Foreign {
		return call
	}
	if d, ok := f.node.(*ast.FuncDecl); ok {
		return d.Name
	}
	return f.node
}

// functionOf returns a handler's function without the middleware around it; nil if it is unknown.
func (m *machine) functionOf(v vals) *function {
	for _, x := range m.behind(v) {
		switch x := x.(type) {
		case *closure:
			if x.fn != nil {
				return x.fn
			}
		case *typed:
			return m.functionOf(x.fn)
		case *object:
			if c := m.dispatch(x, "ServeHTTP"); c != nil && c.fn != nil {
				return m.functionOf(vals{c})
			}
		case *wrapped:
			return m.functionOf(x.inner)
		}
	}
	return nil
}

// choices lists the places in a handler's own code where it chooses a status.
func (m *machine) choices(handler vals, code int, a *Answer) []Choice {
	f := m.functionOf(handler)
	if f == nil {
		return nil
	}
	var list []Choice
	for _, n := range a.codes[code] {
		inside := f.node.Pos() <= n.Pos() && n.End() <= f.node.End()
		if inside && a.chosen[choice{code, n}] {
			list = append(list, Choice{m.span(n), f.pkg.Silent != nil && f.pkg.Silent(n.Pos())})
		}
	}
	slices.SortFunc(list, func(a, b Choice) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	return list
}

func (f *function) node0() ast.Node {
	if f == nil {
		return nil
	}
	return f.node
}

// nameOf returns the name of a handler.
func (m *machine) nameOf(v vals) string {
	for _, x := range m.behind(v) {
		switch x := x.(type) {
		case *closure:
			switch {
			case x.fn != nil:
				return x.fn.name
			case x.obj != nil:
				return shortName(x.obj)
			}
		case *typed:
			return m.nameOf(x.fn)
		case *object:
			if c := m.dispatch(x, "ServeHTTP"); c != nil && c.obj != nil {
				return shortName(c.obj)
			}
		case *wrapped:
			return m.nameOf(x.inner)
		case *fixed:
			return fmt.Sprint(x.code)
		}
	}
	return "?"
}

func (m *machine) position(n ast.Node) token.Position { return m.fset.Position(n.Pos()) }

// span returns a node's range in the parsed file, ignoring //line comments.
func (m *machine) span(n ast.Node) Span {
	return Span{m.fset.PositionFor(n.Pos(), false), m.fset.PositionFor(n.End(), false)}
}

// places returns the sorted positions of nodes.
func (m *machine) places(nodes []ast.Node) []token.Position {
	var list []token.Position
	for _, n := range nodes {
		list = append(list, m.position(n))
	}
	slices.SortFunc(list, func(a, b token.Position) int {
		return cmp.Or(cmp.Compare(a.Filename, b.Filename), cmp.Compare(a.Offset, b.Offset))
	})
	return slices.Compact(list)
}
