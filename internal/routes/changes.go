package routes

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/syntax"
)

// changes reports whether the program assigns to a field (see memberKey) or to a variable of a package (see globalKey), or takes its
// address. Composite literals and declarations do not count.
func (m *machine) changes(key string) bool {
	if m.changing == nil {
		m.changing = map[string]bool{}
		for _, pkg := range m.packages {
			for _, file := range pkg.Pass.Files {
				m.findChanges(pkg.Pass.TypesInfo, file)
			}
		}
	}
	return m.changing[key]
}

// memberKey identifies a field of a struct type, in all packages that see the type, and for all instances of a generic type.
func memberKey(t types.Type, f *types.Var) string {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		t = named.Origin()
	}
	return types.TypeString(t, nil) + " " + f.Name()
}

func (m *machine) findChanges(info *types.Info, file *ast.File) {
	mark := func(t types.Type, i int) types.Type {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok || i >= s.NumFields() {
			return t
		}
		m.changing[memberKey(t, s.Field(i))] = true
		return s.Field(i).Type()
	}
	change := func(e ast.Expr) {
		for {
			switch x := ast.Unparen(e).(type) {
			case *ast.SelectorExpr:
				sel := info.Selections[x]
				if sel == nil {
					if v, ok := info.Uses[x.Sel].(*types.Var); ok {
						m.changing[globalKey(v)] = true
					}
					return
				}
				if sel.Kind() == types.FieldVal {
					t := sel.Recv()
					for _, i := range sel.Index() {
						t = mark(t, i)
					}
				}
				e = x.X
				continue
			case *ast.IndexExpr:
				e = x.X
				continue
			case *ast.StarExpr: // the whole struct
				t := typeOf(info, x)
				if s, ok := t.Underlying().(*types.Struct); ok {
					for i := range s.NumFields() {
						mark(t, i)
					}
				}
			case *ast.Ident:
				if v, ok := info.Uses[x].(*types.Var); ok && isGlobal(v) {
					m.changing[globalKey(v)] = true
				}
			}
			return
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		for _, e := range syntax.Exposed(n) {
			change(e)
		}
		return true
	})
}
