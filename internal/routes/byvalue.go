package routes

import (
	"go/ast"
)

// Errors of calls in the code of other modules.
//
// Middleware of another module calls what it was configured with: a store, a function that makes a key, a default of its own. Which code
// that is depends on the values in the middleware's variables, so the callees are the values that the machine finds there, with what
// they capture. An error that none of them returns leads to no answer.

// valueFaults returns the errors of a call in the code of another module; nil if a callee is unknown.
func (m *machine) valueFaults(w where, e *ast.CallExpr) *faults {
	if !w.fn.pkg.Foreign || w.frame == nil || w.depth > maxChain || !isFault(lastType(w.fn.pkg.Pass.TypesInfo, e)) {
		return nil
	}
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	list := m.variables(w).eval(e.Fun)
	s := &faults{}
	for _, v := range list {
		c, ok := v.(*closure)
		if ok && c.fn != nil && c.obj != nil {
			if row := c.fn.pkg.Bound.Func(c.obj, nil); row != nil && row.Language.Never {
				continue
			}
		}
		if !ok || c.fn == nil || c.fn.body == nil || !c.fn.pkg.Foreign {
			return nil
		}
		s.join(m.closureFaults(c, w.depth+1))
	}
	if len(list) == 0 {
		return nil
	}
	return s
}

// closureFaults returns the errors that a function returns with the values that it captures.
func (m *machine) closureFaults(c *closure, depth int) *faults {
	if m.counting[c.fn] || m.asked > maxAsked {
		return &faults{open: true}
	}
	m.asked++
	m.counting[c.fn] = true
	defer delete(m.counting, c.fn)
	s := &faults{}
	w := m.whereIn(c)
	w.depth, w.args = depth, func(int) *faults { return &faults{open: true} }
	m.returnedTo(w, s)
	return s
}
