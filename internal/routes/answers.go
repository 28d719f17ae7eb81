package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/order"
)

// Answer holds the statuses that a handler can send.
type Answer struct {
	codes    map[int][]ast.Node
	chosen   map[choice]bool   // the statuses that the sending function chooses itself
	silent   bool              // the handler can return without sending anything
	noted    bool              // or, having stored something by which middleware may answer
	implied  map[ast.Node]bool // the places of those 200s for which no status was chosen
	stored   *faults           // the errors that it stores for middleware; nil for none
	failures vals              // the errors that it returns; nil means an unknown one
	open     bool              // there may be other statuses
	panics   bool              // it may call panic, and does not recover
	panicked vals              // the errors that it panics with; nil means an unknown one
	passive  bool              // a function among those that may be called does not touch the response, whatever it returns
}

// choice is a status at one of the places that send it.
type choice struct {
	code int
	at   ast.Node
}

// ready is a handler whose answer is already known.
type ready struct{ *Answer }

// reached is a router that a request reaches.
type reached struct {
	router *router
	met    bool // the handler calls the router
	panics bool // what the router calls may panic
}

func (a *Answer) add(code int, at ast.Node) {
	if a.codes == nil {
		a.codes = map[int][]ast.Node{}
	}
	if !slices.Contains(a.codes[code], at) {
		a.codes[code] = append(a.codes[code], at)
	}
}

// choose records that the function that contains at chooses the status there.
func (a *Answer) choose(code int, at ast.Node) {
	if a.chosen == nil {
		a.chosen = map[choice]bool{}
	}
	a.chosen[choice{code, at}] = true
}

// merge adds the statuses of another handler.
func (a *Answer) merge(b *Answer) {
	for c := range b.chosen {
		a.choose(c.code, c.at)
	}
	for code, list := range b.codes {
		for _, at := range list {
			a.add(code, at)
		}
	}
	for n := range b.implied {
		a.imply(n)
	}
	a.stored = a.stored.and(b.stored)
	a.open, a.passive, a.panics = a.open || b.open, a.passive || b.passive, a.panics || b.panics
	a.panicked = a.panicked.with(b.panicked)
}

// clone returns a copy that may change.
func (a *Answer) clone() *Answer {
	out := a.bare()
	out.merge(a)
	return out
}

// bare returns the answer without its statuses.
func (a *Answer) bare() *Answer {
	out := *a
	out.codes, out.chosen, out.implied = nil, nil, nil
	return &out
}

// resolveAll returns the union of what the handlers in v answer.
func (m *machine) resolveAll(v vals) *Answer {
	a := &Answer{open: len(v) == 0}
	for _, x := range v {
		b := m.resolve(x)
		a.merge(b)
		a.silent, a.noted = a.silent || b.silent, a.noted || b.noted
		a.failures = a.failures.with(b.failures)
	}
	return a
}

// resolve returns what a handler answers.
func (m *machine) resolve(v value) *Answer {
	switch v := v.(type) {
	case *ready:
		return v.Answer
	case *router:
		if m.below != nil {
			m.below.met = m.below.met || m.below.router == v
			return &Answer{panics: m.below.panics} // see machine.around; the request does not reach other routers
		}
	case *fixed:
		a := &Answer{open: v.code == 0}
		if v.code != 0 {
			a.add(v.code, v.at)
		}
		return a
	case *wrapped:
		a := m.resolveAll(v.inner)
		out := a.clone()
		if v.also != 0 {
			out.add(v.also, v.at)
		}
		out.open = out.open || v.open
		return out
	case *typed, *object:
		if c := m.dispatch(v, "ServeHTTP"); c != nil {
			return m.resolve(c)
		}
		if t, ok := v.(*typed); ok {
			return m.resolveAll(t.fn)
		}
	case *closure:
		if v.fn != nil {
			return m.closure(v)
		}
		if len(v.recv) > 0 && v.obj != nil && v.obj.Name() == "ServeHTTP" { // mux.ServeHTTP
			return m.resolveAll(v.recv)
		}
	}
	return &Answer{open: true}
}

// closure returns what a function answers.
func (m *machine) closure(c *closure) *Answer {
	if a := m.memo[c]; a != nil {
		return a
	}
	if m.active[c] || len(m.active) > maxDepth {
		return &Answer{open: true}
	}
	m.active[c] = true
	defer delete(m.active, c)
	personal := m.personal
	m.personal = false
	out := m.answer(c)
	m.recovering(c, out)
	out.stored = out.stored.and(m.storing(c))
	if !m.personal {
		m.memo[c] = out
	}
	m.personal = m.personal || personal
	return out
}

// answer computes what a function answers.
func (m *machine) answer(c *closure) *Answer {
	out := &Answer{}
	a := m.answers[c.fn.node]
	if a == nil {
		out.silent, out.passive = true, true
		return out
	}
	out.noted, out.open = a.Noted, a.Open && !a.Covered
	var got vals        // the errors that the called handlers return
	var back, kept vals // those of them that this function returns, and those in a variable that it may return
	var hands []handed
	known := map[*ast.CallExpr]bool{}
	w := m.whereIn(c)
	w.heard, w.stack = map[*ast.CallExpr]*faults{}, m.stacked(stack{fn: c.fn, framed: true})
	body := w.frame
	idle := func(n ast.Node) bool { return m.idle != nil && precedes(c.fn, m.idle, n) }
	for _, call := range a.Hands {
		if idle(call) || !m.possible(w, call) {
			continue
		}
		b := m.sortedFor(w, call, m.handed(body(), call))
		known[call] = !b.open
		if m.hear(w, call, b); len(w.heard) > 0 {
			w.stack = nil
		}
		out.merge(b)
		hands = append(hands, handed{call, b})
		out.noted = out.noted || b.noted
		if !dropped(c.fn, call, a.Hands) {
			got = got.with(b.failures)
			if returned(c.fn, call, a.Hands) {
				if assigned(c.fn, call) {
					kept = kept.with(b.failures)
				} else {
					back = back.with(b.failures)
				}
			}
		}
	}
	out.silent = slices.ContainsFunc(a.Silents, func(ret *ast.ReturnStmt) bool { return m.leavesSilently(w, ret) }) || m.unanswered(w, a, hands)
	unsure := false // whether an error that it returns may be nil is not known
	for _, f := range a.Errors {
		if f.Expr != nil && !m.admits(w, f.Expr) || f.At != nil && !m.possible(w, f.At) {
			continue
		}
		if call, ok := f.Expr.(*ast.CallExpr); ok && known[call] {
			continue // got has its errors
		}
		out.failures = out.failures.with(m.failure(w, f))
		if f.Maybe && f.Expr != nil {
			may, known := m.mayBeNil(w, f.Expr)
			out.silent = out.silent || may
			unsure = unsure || !known
		}
	}
	out.open = out.open || unsure && !out.silent
	relied, exact := m.reliedFailures(w, a, hands, known)
	out.failures = out.failures.with(relied)
	for _, s := range a.Sends {
		if idle(s.Node) || len(hands) > 0 && m.answeredBy(w, s.Node, hands) {
			continue // the header has been sent before
		}
		if f := m.reported(w, s); f != nil {
			if !m.possible(w, s.Node) {
				continue
			}
			if m.circumvents(w, s.Node) {
				out.open = true
				continue
			}
			out.failures = out.failures.with(m.reportedFailures(w, f, a, hands, got))
			continue
		}
		if call, ok := s.Node.(*ast.CallExpr); ok && m.missing(c.fn, call) && !dropped(c.fn, call, a.Hands) {
			if list, ok := m.failuresOf(w, call); ok {
				out.failures = out.failures.with(list)
			}
		}
		m.lost = false
		codes, known := m.sent(w, s)
		switch {
		case m.lost && s.Code == 0 && (len(got) == 0 || s.Status != nil):
			// The field's values from the rest of the program do not count here: they belong to other handlers.
			for _, code := range codes {
				out.add(code, s.Node)
			}
			out.open = true
		case known && s.Code == 0 || known && len(codes) == 0:
			for _, code := range codes {
				out.add(code, s.Node)
			}
		case s.Code != 0:
			out.add(s.Code, s.Node)
			if s.Implied {
				out.imply(s.Node)
			}
			if s.Chosen {
				out.choose(s.Code, s.Node)
			}
		case s.Status != nil && m.sendAll(out, s.Node, withZero(w, s.Node, body().eval(s.Status))):
		case s.Field != nil || s.Getter != nil:
			if len(got) == 0 {
				out.open = true
			}
			for _, f := range got {
				if !m.sendAll(out, s.Node, m.statusOf(f, s)) {
					out.open = out.open || f == nil
				}
			}
		default:
			out.open = true
		}
	}
	if fails(c.fn) {
		out.failures = out.failures.with(back)
		if !exact {
			out.failures = out.failures.with(kept)
		}
	}
	return out
}

// reported returns the error that s passes to the router's error handler, as in echo's c.Error(err); nil if s does something else.
func (m *machine) reported(w where, s order.Sends) ast.Expr {
	call, ok := s.Node.(*ast.CallExpr)
	if !ok || s.Code != 0 {
		return nil
	}
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil {
		return nil
	}
	if row := w.fn.pkg.Bound.Func(c.Obj, c.Recv); row != nil && row.Response.Fault != 0 && len(call.Args) >= row.Response.Fault {
		return call.Args[row.Response.Fault-1]
	}
	return nil
}

// reportedFailures returns the errors that a function passes to the router's error handler. got are those of all handlers that it calls.
func (m *machine) reportedFailures(w where, e ast.Expr, a *order.Answer, hands []handed, got vals) vals {
	if list, ok := m.failuresOf(w, e); ok {
		return list
	}
	if i := slices.IndexFunc(hands, func(h handed) bool { return ast.Unparen(e) == ast.Expr(h.call) }); i >= 0 {
		return hands[i].failures
	}
	if len(a.Hands) == 0 {
		return vals{nil}
	}
	return got
}

// sendAll adds the statuses in v if all of them are known.
func (m *machine) sendAll(a *Answer, at ast.Node, v vals) bool {
	for _, x := range v {
		if n, ok := x.(number); !ok || n < 100 || n > 999 {
			return false
		}
	}
	for _, x := range v {
		if n, ok := x.(number); ok {
			a.add(int(n), at)
		}
	}
	return len(v) > 0
}

// fails reports whether a function may return an error, as its last result.
func fails(f *function) bool {
	if f.typ.Results == nil || len(f.typ.Results.List) == 0 {
		return false
	}
	_, plain := typeOf(f.pkg.Pass.TypesInfo, f.typ.Results.List[len(f.typ.Results.List)-1].Type).Underlying().(*types.Basic)
	return !plain
}

// dropped reports whether f ignores the result of a call, or only compares it, shows it in a reply, or passes it to one of hands, which
// answer the request.
func dropped(f *function, call *ast.CallExpr, hands []*ast.CallExpr) bool {
	path := f.pathTo(call)
	if len(path) < 2 {
		return false
	}
	switch p := path[len(path)-2].(type) {
	case *ast.ExprStmt, *ast.GoStmt, *ast.DeferStmt:
		return true
	case *ast.AssignStmt:
		last := f.pkg.Pass.TypesInfo.ObjectOf(identOf(p.Lhs[len(p.Lhs)-1]))
		return !slices.ContainsFunc(p.Lhs, func(l ast.Expr) bool { return identOf(l).Name != "_" }) || last != nil && !kept(f, last, hands)
	}
	return false
}

// missing reports whether a call replies, or returns an error with a status of its own instead, as of a file that does not exist.
func (m *machine) missing(f *function, call *ast.CallExpr) bool {
	c, ok := calls.Of(f.pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil {
		return false
	}
	row := f.pkg.Bound.Func(c.Obj, c.Recv)
	return row != nil && row.Response.Effect == api.Replies && row.Language.Fails[0] != 0
}

// returned reports whether f may return the error that a call returns.
func returned(f *function, call *ast.CallExpr, hands []*ast.CallExpr) bool {
	path := f.pathTo(call)
	if len(path) < 2 {
		return true
	}
	if p, ok := path[len(path)-2].(*ast.AssignStmt); ok {
		v := f.pkg.Pass.TypesInfo.ObjectOf(identOf(p.Lhs[len(p.Lhs)-1]))
		return v == nil || keeping{f: f, hands: hands}.may(v)
	}
	return true
}

// kept reports whether a function may do more with an error than compare it and show it in a reply.
func kept(f *function, v types.Object, hands []*ast.CallExpr) bool {
	info, found := f.pkg.Pass.TypesInfo, false
	set := map[*ast.Ident]bool{}
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				set[identOf(l)] = true
			}
		case *ast.BinaryExpr:
			if info.Types[n.Y].IsNil() {
				return false
			}
		case *ast.CallExpr:
			if slices.Contains(hands, n) {
				return false
			}
			if c, ok := calls.Of(info, n.Fun); ok && c.Obj != nil {
				row := f.pkg.Bound.Func(c.Obj, c.Recv)
				if row != nil && row.Response.Effect == api.Replies && row.Response.Fault == 0 {
					return false
				}
			}
		case *ast.Ident:
			found = found || info.Uses[n] == v && !set[n]
		}
		return !found
	})
	return found
}

// harmless reports whether a function belongs to a router or to the middleware that comes with it. Their own answers are
// not listed.
func (p *program) harmless(fn *types.Func) bool { return p.table.Middleware(pathOf(fn)) }

// isHandler reports whether a value can be a handler.
func (m *machine) isHandler(v value) bool {
	switch v := v.(type) {
	case *wrapped, *fixed, *ready, *router:
		return true
	case *typed:
		return true
	case *object:
		return m.dispatch(v, "ServeHTTP") != nil
	case *closure:
		return v.fn != nil && v.fn.typ.Params.NumFields() > 0
	}
	return false
}
