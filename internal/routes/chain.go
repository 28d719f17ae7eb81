package routes

import (
	"go/ast"
)

// around returns what outer, a handler that wraps the router r, answers to requests that a handler of r answers with inner.
// The answers of outer itself do not depend on inner and are computed once.
func (m *machine) around(outer value, r *router, inner *Answer) *Answer {
	if outer == value(r) {
		return inner
	}
	key := enclosed{outer, r, inner.panics}
	own := m.shells[key]
	if own == nil {
		memo := m.memo
		personal := m.personal
		m.memo, m.below, m.personal = map[*closure]*Answer{}, &reached{router: r, panics: inner.panics}, false
		own = m.resolve(outer).clone()
		own.open = own.open || !m.below.met // no call of the router was found
		m.memo, m.below = memo, nil
		if !m.personal {
			m.shells[key] = own
		}
		m.personal = m.personal || personal
	}
	out := inner.clone()
	out.merge(own)
	out.silent, out.noted = own.silent || inner.silent, own.noted || inner.noted
	if out.panics = own.panics; !own.panics {
		out.panicked = nil
	}
	return out
}

// enclosed is a router and the handler that wraps it.
type enclosed struct {
	outer  value
	router *router
	panics bool // what the router calls may panic
}

// wrap returns what a handler answers within middleware.
func (m *machine) wrap(w vals, chain bool, inner *Answer) *Answer {
	out := &Answer{}
	if chain {
		a, after, unsure, heard := &Answer{open: len(w) == 0}, false, false, len(w) > 0
		quiet := false // one of those that get the errors of the rest answers nothing
		inner = inner.after(m.priorOf(w))
		caught, stopped, noted, always := len(w) > 0, false, false, len(w) > 0
		for _, f := range w {
			if c, ok := f.(*closure); ok && c.fn == nil && c.obj != nil && m.harmless(c.obj) {
				if heard = false; m.table.Rescues(c.obj) {
					inner = inner.rescued()
				}
				always, caught = false, false
				continue
			}
			c, isFunc := f.(*closure)
			replies := false
			var idle *ast.CallExpr
			if isFunc {
				var next *ast.CallExpr
				stops, stores := m.stops(c)
				stopped, noted = stopped || stops, noted || stores
				if next, replies = m.trailing(c); next != nil {
					asks, reads := false, m.answersErrors(c)
					if reads {
						var each bool
						asks, each = m.answersStored(c)
						after, unsure = after || inner.noted, unsure || inner.noted && !each && !replies
					}
					if answered := !inner.silent && !inner.open; !inner.noted && (reads || answered) {
						idle, a.open = next, a.open || !asks && !answered
					}
				}
			}
			b, hears, catches := m.hearing(f, inner, idle)
			heard, caught = heard && hears, caught && catches
			if isFunc {
				b = m.withoutSkipped(c, b)
			}
			always, quiet = always && replies, quiet || hears && b.silent
			if isFunc && hears {
				b = m.byRouter(c, b, inner)
			} else if isFunc {
				b = m.byRouter(c, b, nil)
			}
			a.merge(b)
			a.failures = a.failures.with(b.failures)
		}
		out.merge(inner)
		out.merge(a)
		out.silent, out.noted = inner.silent && !always || stopped, inner.noted && !after && !always || noted
		if out.failures = a.failures; caught {
			out.panics, out.panicked = a.panics, a.panicked
		}
		if heard {
			out.silent = quiet
		} else {
			out.failures = inner.failures.with(a.failures)
		}
		out.open = out.open || unsure // it may answer some of these errors only
		return out
	}
	if len(w) == 0 {
		out = inner.clone()
		out.open = true
		return out
	}
	for _, f := range w {
		c, ok := f.(*closure)
		var b *Answer
		fixed, _ := f.(*fixed)
		switch {
		case fixed != nil && fixed.code != 0:
			b = &Answer{silent: inner.silent, noted: inner.noted, failures: inner.failures}
			b.merge(inner)
			b.add(fixed.code, fixed.at)
		case !ok:
			b = inner.clone()
			b.open = true
		case c.fn == nil:
			b = inner.clone()
			b.open = b.open || c.obj == nil || !m.harmless(c.obj)
			if c.obj != nil && m.table.Rescues(c.obj) {
				b = b.rescued()
			}
		default:
			results := m.follow(c, []vals{{&ready{inner}}}, nil)
			if len(results) == 0 {
				b = inner.clone()
				b.open = true
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
	for _, x := range m.unwrapped(v) {
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

func (f *function) node0() ast.Node {
	if f == nil {
		return nil
	}
	return f.node
}
