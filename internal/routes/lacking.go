package routes

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/stdlib"
)

// Errors of other modules that a call never returns.
//
// A helper that answers 404 for sql.ErrNoRows is often called with the errors of statements that never return it: an insert, a query for many
// rows. Rows of the API table say which functions never return which of these errors. For all others, an error of another module may be any.
//
// Some modules return values that hold the error: gorm's DB, the commands of go-redis. Such an error is that of the call that made the value
// and, for a chain of calls, of those before:
//
//	err := db.Where("age > ?", 20).Find(&users).Error

// lacking are names of errors of other modules that an error is not: in order, each after a space. An error that it may wrap has the name that
// api.ExactLack gives. The type is comparable.
type lacking string

func lackingOf(names []string) (l lacking) {
	for _, name := range names {
		l += lacking(" " + name)
	}
	return l
}

func (l lacking) names() []string { return strings.Fields(string(l)) }

func (l lacking) has(name string) bool {
	for has := range strings.FieldsSeq(string(l)) {
		if has == name {
			return true
		}
	}
	return false
}

// both returns the names in both.
func (l lacking) both(o lacking) lacking {
	if l == o || l == "" {
		return l
	}
	return lackingOf(slices.DeleteFunc(l.names(), func(name string) bool { return !o.has(name) }))
}

// and returns the names together with others.
func (l lacking) and(names []string) lacking {
	if len(names) == 0 {
		return l
	}
	all := append(l.names(), names...)
	slices.Sort(all)
	return lackingOf(slices.Compact(all))
}

// lacking returns the errors that a function of another module never returns, nor do its results hold them.
func (m *machine) lacking(fn *types.Func) lacking {
	if fn == nil {
		return ""
	}
	fn = fn.Origin()
	if l, ok := m.lacks[fn]; ok {
		return l
	}
	l := lackingOf(m.table.Lacks(fn.FullName(), pathOf(fn), stdlib.Holds(pathOf(fn))))
	m.lacks[fn] = l
	return l
}

// excluded lists the errors that conditions say an error is not, nor does it wrap them.
func excluded(groups []anyOf) (names []string) {
	for _, g := range groups {
		if len(g) == 1 && g[0].name != "" && g[0].other && !g[0].exact {
			names = append(names, g[0].name)
		}
	}
	return names
}

// heldFaults returns the errors that a value of another module holds.
func (m *machine) heldFaults(w where, x ast.Expr) *faults {
	s := &faults{}
	if x == nil || !m.holding(w, x, s) {
		s.alien("")
	}
	return s
}

// holding adds the errors of the calls that made a value which holds them. known is false if the value is not made by such calls.
func (m *machine) holding(w where, x ast.Expr, s *faults) (known bool) {
	if w.depth > maxChain || m.asked > maxAsked {
		return false
	}
	m.asked++
	w.depth++
	info := w.fn.pkg.Pass.TypesInfo
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		v, ok := info.Uses[x].(*types.Var)
		if !ok || isGlobal(v) {
			return false
		}
		defs, begins := m.reaching(w.fn, v, x.Pos())
		if len(defs) == 0 || begins {
			return false
		}
		for _, d := range defs {
			switch {
			case m.defining[d.at]:
				continue // query = query.Where(…) in a loop adds nothing
			case d.rhs == nil || d.index > 0:
				return false
			}
			m.defining[d.at] = true
			known := m.holding(w, d.rhs, s)
			delete(m.defining, d.at)
			if !known {
				return false
			}
		}
		return true
	case *ast.CallExpr:
		c, ok := calls.Of(info, x.Fun)
		fn, isFunc := c.Obj.(*types.Func)
		if !ok || !isFunc {
			return false
		}
		if m.own(fn) != nil || m.packages[pathOf(fn)] != nil {
			return m.returnsAll(w, x, func(w where, n *ast.ReturnStmt) bool { return len(n.Results) == 1 && m.holding(w, n.Results[0], s) })
		}
		l, h := m.lacking(fn), m.table.Holder(fn.FullName())
		if l == "" && h == nil {
			return false
		}
		s.alien(l)
		m.givenFaults(w, x, fn, s)
		if h == nil {
			return true
		}
		m.hookFaults(h.Hooks, s)
		on := c.Operand(x, calls.Receiver)
		m.holding(w, on, s) // a value that is not made here holds no error
		if !slices.Contains(h.Sessions, fn.FullName()) {
			m.changesBeside(w, on, x, s)
		}
		return true
	}
	return false
}

// changesBeside adds the errors of other calls on a variable that holds the error of each call on it.
func (m *machine) changesBeside(w where, on ast.Expr, but *ast.CallExpr, s *faults) {
	info := w.fn.pkg.Pass.TypesInfo
	v, ok := info.Uses[identOf(orIdent(on))].(*types.Var)
	if !ok || isGlobal(v) {
		return
	}
	shared := slices.ContainsFunc(m.definitions(w.fn)[v], func(d definition) bool {
		call, ok := ast.Unparen(orIdent(d.rhs)).(*ast.CallExpr)
		if !ok {
			return false
		}
		c, ok := calls.Of(info, call.Fun)
		fn, isFunc := c.Obj.(*types.Func)
		if !ok || !isFunc {
			return false
		}
		h := m.table.Holder(fn.FullName())
		return h != nil && slices.Contains(h.Chains, fn.FullName())
	})
	if !shared {
		return
	}
	ast.Inspect(m.declarationOf(w.fn), func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || call == but {
			return true
		}
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && info.Uses[identOf(sel.X)] == v {
			if fn, ok := info.Uses[sel.Sel].(*types.Func); ok {
				s.alien(m.lacking(fn))
			}
		}
		return true
	})
}

// hookFaults adds the errors of the program's methods that another module calls by their names.
func (m *machine) hookFaults(names []string, s *faults) {
	for _, name := range names {
		for _, g := range m.methods[name] {
			s.join(m.apart(g))
		}
	}
}
