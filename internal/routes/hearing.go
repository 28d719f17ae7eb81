package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
)

// Middleware may answer the errors of what it wraps itself: err := next(c), or fiber's c.Next(), and then a reply if err is not nil. What
// it wraps differs from route to route, so the errors of that call are those that the handler of the route returns. The router's error
// handler gets only those that the middleware returns.

// remaining is the answer of the handlers that come after middleware in a chain.
type remaining struct {
	*Answer
	met bool // the middleware lets them run
}

// hearing returns what middleware of a chain answers around inner. hears says that it gets the errors of inner, so that it returns those
// that the router gets, and catches that it recovers from their panics. What it
// does after the call idle, if that is not nil, answers nothing: the rest has answered, or stored no error.
func (m *machine) hearing(v value, inner *Answer, idle *ast.CallExpr) (a *Answer, hears, catches bool) {
	c, ok := v.(*closure)
	rest := inner
	if ok && (idle != nil || m.answersErrors(c) && inner.stored != nil) {
		memo, personal := m.memo, m.personal
		m.memo, m.noted, m.idle = map[*closure]*Answer{}, inner.stored, idle
		defer func() { m.memo, m.noted, m.idle, m.personal = memo, nil, nil, personal }()
	}
	if ok = ok && c.fn != nil && m.answers[c.fn.node] != nil; !ok || !m.hearsNext(c.fn) {
		if !ok || !inner.panics {
			return m.resolve(v), false, false
		}
		rest, ok = &Answer{silent: true, panics: true}, false
	}
	memo := m.memo
	m.memo, m.rest = map[*closure]*Answer{}, &remaining{Answer: rest}
	a = m.resolve(c)
	hears, catches = ok && m.rest.met, m.rest.met && inner.panics && !a.panics
	m.memo, m.rest = memo, nil
	return a, hears, catches
}

// hearsNext reports whether a function calls the rest of a chain and gets its error.
func (m *machine) hearsNext(f *function) bool {
	return fails(f) && slices.ContainsFunc(m.answers[f.node].Hands, func(call *ast.CallExpr) bool {
		return len(call.Args) == 0 && isFault(typeOf(f.pkg.Pass.TypesInfo, call))
	})
}

// hear records the errors of a call that answers a request, if the callee is only known for the current route.
func (m *machine) hear(w where, call *ast.CallExpr, b *Answer) {
	info := w.fn.pkg.Pass.TypesInfo
	if !isFault(typeOf(info, call)) {
		return
	}
	c, ok := calls.Of(info, call.Fun)
	if !ok {
		return
	}
	if _, declared := c.Obj.(*types.Func); declared {
		if m.rest == nil || len(call.Args) > 0 {
			return
		}
	} else if !slices.Contains(m.functionsOf(w, call.Fun), nil) {
		return // they are followed in the function
	}
	s := &faults{open: b.open}
	for _, f := range b.failures {
		o, ok := f.(*object)
		switch {
		case !ok:
			s.open = true
		case o.is != nil:
			s.add(*o.is)
		case m.isPlain(o):
			s.alien("")
			s.plain = true
		default:
			s.open = true
		}
	}
	w.heard[call] = s
}
