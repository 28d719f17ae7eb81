package routes

import "go/ast"

// Most routes share middleware and helpers, so the same is asked of these for each route: whether a condition may hold, what a call sends. An
// answer is kept if it depends on nothing but the functions that call each other: not on the route, nor on what variables hold when
// one handler runs.

// stack is a function with the calls by which a handler reaches it. It is comparable, and there is one pointer for equal ones.
type stack struct {
	fn     *function
	call   ast.Node // nil for the first function
	from   *stack   // of the function that makes the call
	framed bool     // the machine may run fn: see where.frame
}

// topic is what a question is about.
type topic struct {
	stack *stack
	depth int // where.depth
	about any // comparable; its type says which question it is
}

// finding is an answer.
type finding struct {
	is   any
	lost bool // see machine.lost
}

// stackOf returns the calls that lead to where something is; nil if more is known of the caller than they say.
func (m *machine) stackOf(w where) *stack {
	if w.stack == nil && w.fn.node != nil && w.args == nil && w.given == nil && w.from == nil && w.frame == nil && w.heard == nil {
		return m.stacked(stack{fn: w.fn})
	}
	return w.stack
}

// stacked returns the pointer for s.
func (m *machine) stacked(s stack) *stack {
	if known := m.stacks[s]; known != nil {
		return known
	}
	m.stacks[s] = &s
	return &s
}

// variables returns the variables of a function that the machine may run. What they hold differs from handler to handler.
func (m *machine) variables(w where) *frame {
	m.framed = true
	return w.frame()
}

// remember returns what ask returns, and asks only once if that depends on where it is asked alone. Within another question, what is being
// evaluated makes a difference: see machine.defining.
func remember[T any](m *machine, w where, about any, ask func() T) T {
	s := m.stackOf(w)
	if m.found == nil || s == nil || m.settling || m.noted != nil || len(m.defining)+len(m.counting)+len(m.making)+len(m.replying)+len(m.asking) > 0 {
		return ask()
	}
	key := topic{s, w.depth, about}
	if f, ok := m.found[key]; ok {
		m.lost = m.lost || f.lost
		return f.is.(T)
	}
	personal, framed, lost := m.personal, m.framed, m.lost
	m.personal, m.framed, m.lost = false, false, false
	is := ask()
	if !m.personal && !m.framed {
		m.found[key] = finding{is, m.lost}
	}
	m.personal, m.framed, m.lost = m.personal || personal, m.framed || framed, m.lost || lost
	return is
}
