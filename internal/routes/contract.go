package routes

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
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
	m.found = map[topic]finding{}
	clear(m.taken)
	mounts := m.mounts()
	m.serving = m.services()
	twice := m.twice()
	var out []Endpoint
	seen := map[string]int{}
	for _, r := range m.routes {
		if len(r.handler) == 0 || m.unserved(r) {
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
	return out, twice
}

// Compare orders endpoints by pattern, method and handler.
func (e Endpoint) Compare(o Endpoint) int {
	return cmp.Or(cmp.Compare(e.Pattern, o.Pattern), cmp.Compare(methodOrder(e.Method), methodOrder(o.Method)),
		cmp.Compare(e.Method, o.Method), cmp.Compare(e.Handler, o.Handler))
}

func methodOrder(m string) int {
	return slices.Index([]string{"*", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE"}, m)
}

// better merges two results for the same endpoint: the one with more statuses, and what only the other has. The list is complete if both
// are: code that registers the routes of a program without its middleware, as a test may, must not make an incomplete list complete.
func better(a, b Endpoint) Endpoint {
	if len(b.Statuses) > len(a.Statuses) {
		a, b = b, a
	}
	a.Complete = a.Complete && b.Complete
	a.Statuses = slices.Clone(a.Statuses)
	for _, s := range b.Statuses {
		if !slices.ContainsFunc(a.Statuses, func(o Status) bool { return o.Code == s.Code }) {
			a.Statuses = append(a.Statuses, s)
		}
	}
	slices.SortFunc(a.Statuses, func(a, b Status) int { return cmp.Compare(a.Code, b.Code) })
	return a
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
		methods, open := r.allowed()
		if len(methods) == 0 {
			methods = []string{"*"}
		}
		first := true
		for _, method := range methods {
			if slices.Contains(r.replaced, method) {
				continue
			}
			e.Method = method
			if first || m.personal {
				first = false
				m.request, m.personal = requests(r, open, up.stripped || strips(r.handler), e.Method, e.Pattern), false
				a := m.answerOf(r, up)
				e.Complete, e.Statuses = !a.open && !m.spent, nil
				for _, code := range slices.Sorted(maps.Keys(a.codes)) {
					if odd(code) {
						continue // the server panics instead
					}
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
	layers := append(slices.Clip(up.wrappers), layer{handlers: r.wrappers, chain: r.chain, stripped: up.stripped})
	applies := func(l layer, w wrapper) bool {
		return w.under == "" || below(joinPatterns(r.joining, up.prefix, r.pattern), joinPatterns(l.joining, l.prefix, w.under))
	}
	outside := m.valuesAround(layers, applies)
	defer func() { m.values = nil }()
	var total *Answer
	if r.returns {
		total = m.byResult(r)
	} else {
		total = m.resolveAll(r.handler)
		total = total.after(m.priorOf(r.handler))
	}
	total = m.moved(total, r.call)
	panics := total.empty() && m.callsPanic(r.handler)
	if panics && r.on != nil && r.on.top().catches {
		total.add(500, m.nodeOf(r.handler, r.call))
	}
	if q := m.request; q != nil {
		known := q.ways.known
		defer func() { q.ways.known = known }()
	}
	for i, l := range slices.Backward(layers) {
		if q := m.request; q != nil {
			q.ways.known = !l.stripped && strings.HasPrefix(q.ways.pattern, "/")
		}
		if l.outer != nil {
			total = m.around(l.outer, l.router, total)
		}
		for j, w := range slices.Backward(l.handlers) {
			m.values = outside[i][j]
			if !applies(l, w) {
				continue
			}
			total = m.moved(m.wrap(w.vals, l.chain, total), w.at)
			if panics && slices.ContainsFunc(w.vals, m.catches) {
				total.add(500, m.nodeOf(r.handler, r.call))
			}
		}
	}
	out := &Answer{open: up.open}
	out.merge(total)
	if total.silent || total.noted {
		out.add(200, m.nodeOf(r.handler, r.call))
	}
	for _, f := range total.failures {
		if up.onError != 0 { // else the router ignores the error
			m.byHandler(out, r, up, f)
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

// nameOf returns the name of a handler.
func (m *machine) nameOf(v vals) string {
	for _, x := range m.unwrapped(v) {
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
