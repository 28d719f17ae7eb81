package routes

import (
	"go/ast"
	"slices"
)

// Deferred functions may change what a return statement returns: they set a named result, or recover from a panic, after which results
// without a name are zero.
//
//	func load(id string) (v *T, err error) {
//		defer func() {
//			if e := tx.Commit(); e != nil {
//				err = e
//			}
//		}()
//		return &T{}, nil
//	}

// altered returns the assignments of deferred functions to a result, the last one if index is negative. rescued says that the result may
// be that of a function which has recovered from a panic.
func (m *machine) altered(f *function, index int) (list []definition, rescued bool) {
	if f.body == nil || f.typ.Results == nil {
		return nil, false
	}
	if index < 0 {
		index = f.typ.Results.NumFields() - 1
	}
	v := resultOf(f, index)
	if v == nil && !m.recovers {
		return nil, false
	}
	var deferred []*ast.DeferStmt
	ast.Inspect(f.body, func(n ast.Node) bool {
		if d, ok := n.(*ast.DeferStmt); ok {
			deferred = append(deferred, d)
		}
		_, isLit := n.(*ast.FuncLit)
		return !isLit
	})
	if len(deferred) == 0 {
		return nil, false
	}
	if v != nil {
		for _, d := range m.definitions(f)[v] {
			if slices.ContainsFunc(deferred, func(s *ast.DeferStmt) bool { return s.Pos() <= d.at.Pos() && d.at.End() <= s.End() }) {
				list = append(list, d)
			}
		}
	}
	w := where{fn: f}
	return list, m.recovers && m.swallows(w) && m.mayPanic(w, &faults{})
}

// swallows reports whether a function may return after a panic: a deferred function recovers and does not panic again.
func (m *machine) swallows(w where) bool {
	return slices.ContainsFunc(m.catchers(w), func(call *ast.CallExpr) bool {
		body, in := m.bodyOf(w, call)
		return !callsBuiltin(in.fn.pkg.Pass.TypesInfo, body, "panic")
	})
}

// unaltered returns the tests on results that deferred functions do not make true. rescued says that the function may return after a panic.
func (m *machine) unaltered(f *function, tests []resultTest) (list []resultTest, rescued bool) {
	for _, t := range tests {
		defs, after := m.altered(f, t.index)
		if rescued = rescued || after; len(defs) == 0 || t.null && !t.other && !m.mayClear(f, defs) {
			list = append(list, t)
		}
	}
	return list, rescued
}

// mayClear reports whether assignments of deferred functions may set an error to nil: not if they give it an error, or it was nil before.
func (m *machine) mayClear(f *function, defs []definition) bool {
	return slices.ContainsFunc(defs, func(d definition) bool {
		in := where{}
		ast.Inspect(f.body, func(n ast.Node) bool {
			if lit, ok := n.(*ast.FuncLit); ok && lit.Pos() <= d.at.Pos() && d.at.End() <= lit.End() {
				in = where{fn: m.literals[lit]}
			}
			return true
		})
		a, ok := d.at.(*ast.AssignStmt)
		if !ok || in.fn == nil || d.rhs == nil || d.index >= 0 {
			return true
		}
		info := f.pkg.Pass.TypesInfo
		before := slices.ContainsFunc(m.guards(in, d.at), func(g anyOf) bool {
			if len(g) != 1 || !g[0].null || g[0].other {
				return false
			}
			v := info.Uses[identOf(g[0].x)]
			return v != nil && slices.ContainsFunc(a.Lhs, func(l ast.Expr) bool { return info.Uses[identOf(l)] == v })
		})
		return !before && !m.certain(in, d.rhs, d.at)
	})
}

// mayLoseError reports whether a function may return nil as its last result where its return statement has an error.
func (m *machine) mayLoseError(f *function) bool {
	defs, rescued := m.altered(f, -1)
	return rescued || m.mayClear(f, defs)
}

// alters reports whether deferred functions may change a result, the last one if index is negative.
func (m *machine) alters(f *function, index int) bool {
	list, rescued := m.altered(f, index)
	return len(list) > 0 || rescued
}

// altersAny reports whether deferred functions may change any of the results.
func (m *machine) altersAny(f *function) bool {
	for i := range f.typ.Results.NumFields() {
		if m.alters(f, i) {
			return true
		}
	}
	return false
}
