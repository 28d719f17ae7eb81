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
	return list, m.recovers && len(m.catchers(w)) > 0 && m.mayPanic(w, &faults{})
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
