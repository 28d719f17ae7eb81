package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
)

// Errors that handlers of a chain store for others: gin's c.Error(err), which middleware finds in c.Errors after c.Next(). Which ones these
// are depends on the route.

// and returns the errors of both sets; nil is the empty set.
func (s *faults) and(o *faults) *faults {
	switch {
	case o == nil:
		return s
	case s == nil:
		return o
	}
	out := *s
	out.list = slices.Clone(s.list)
	out.join(o)
	return &out
}

// storing returns the errors that a function stores, itself or in functions of the program; nil for none.
func (m *machine) storing(c *closure) *faults {
	if !m.stores || c.fn.pkg.Foreign {
		return nil
	}
	set := &faults{}
	stores := m.search(m.whereIn(c), search{
		set: set, seen: map[*function]bool{}, leads: func(f *function) bool { return f.stores },
		found: func(w where, call *ast.CallExpr) (is, may bool) {
			c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
			if !ok || c.Obj == nil {
				return true, false
			}
			row := w.fn.pkg.Bound.Func(c.Obj, c.Recv)
			if row == nil || row.Response.Stores == 0 || len(call.Args) < row.Response.Stores {
				return false, false
			}
			if may = m.possible(w, call); may {
				set.join(m.expr(w, call.Args[row.Response.Stores-1]))
			}
			return true, may
		},
	})
	if !stores {
		return nil
	}
	return set
}

// storedIn returns the errors that an expression can be if it is a stored error, or what that holds, in middleware of the current route; nil for
// other expressions.
func (m *machine) storedIn(info *types.Info, e ast.Expr) *faults {
	if m.noted == nil {
		return nil
	}
	e = ast.Unparen(e)
	if m.table.Stored(lastType(info, e)) {
		return m.noted.within(yesWrapped)
	}
	if sel, ok := e.(*ast.SelectorExpr); ok && info.Selections[sel] != nil && isFault(info.TypeOf(e)) && m.table.Stored(info.TypeOf(sel.X)) {
		return m.noted
	}
	return nil
}

// isStored reports whether an expression is a stored error, or what that holds. It is not nil where no condition asks for nil.
func (m *machine) isStored(w where, x ast.Expr) bool {
	if m.noted == nil {
		return false
	}
	for range maxChain {
		if m.storedIn(w.fn.pkg.Pass.TypesInfo, x) != nil {
			return true
		}
		id, ok := ast.Unparen(x).(*ast.Ident)
		if !ok {
			return false
		}
		from, rhs, index := m.origin(w, id)
		if rhs == nil || index > 0 {
			return false
		}
		w, x = from, rhs
	}
	return false
}
