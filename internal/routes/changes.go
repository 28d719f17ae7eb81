package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
)

// changes reports whether the program assigns to a field (see memberKey) or to a variable of a package (see globalKey), or takes its
// address. Composite literals and declarations do not count.
func (m *machine) changes(key string) bool {
	m.findAllChanges()
	return len(m.changing[key]) > 0
}

// changesLater is changes for functions that the machine has not run, such as handlers. They may also change the fields of a struct that
// they give away as an any.
func (m *machine) changesLater(key string) bool {
	m.findAllChanges()
	later := func(f *function) bool { return f == nil || !f.ran }
	return slices.ContainsFunc(m.changing[key], later) || slices.ContainsFunc(m.filling[key], later)
}

// uses reports whether the program uses a function or a variable of a package.
func (m *machine) uses(name string) bool {
	if name == "" {
		return false
	}
	used, known := m.used[name]
	if known {
		return used
	}
	for _, pkg := range m.packages {
		for _, obj := range pkg.Pass.TypesInfo.Uses {
			switch obj := obj.(type) {
			case *types.Func:
				used = used || obj.FullName() == name
			case *types.Var:
				used = used || isGlobal(obj) && globalKey(obj) == name
			}
		}
	}
	m.used[name] = used
	return used
}

func (m *machine) findAllChanges() {
	if m.changing != nil {
		return
	}
	m.changing, m.filling = map[string][]*function{}, map[string][]*function{}
	for _, pkg := range m.packages {
		for _, file := range pkg.Pass.Files {
			m.findChanges(pkg, file)
		}
	}
}

// memberKey identifies a field of a struct type, in all packages that see the type, and for all instances of a generic type.
func memberKey(t types.Type, f *types.Var) string {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		t = named.Origin()
	}
	return types.TypeString(t, nil) + " " + f.Name()
}

// filled calls f for the structs of the program whose fields a call may set by reflection: those to which it passes a pointer as an any, as
// to json.Unmarshal, and those below them. What is encoded, sent, or printed by a variadic function is only read.
func (m *machine) filled(pkg *Package, call *ast.CallExpr, f func(t types.Type, s *types.Struct)) {
	info := pkg.Pass.TypesInfo
	c, ok := calls.Of(info, call.Fun)
	fn, _ := c.Obj.(*types.Func)
	if !ok || fn == nil {
		return
	}
	if row := pkg.Bound.Func(c.Obj, c.Recv); row != nil && (row.Language.As || row.Language.Encodes != 0 || row.Response.Effect != api.NoEffect) {
		return
	}
	seen := map[types.Type]bool{}
	var fill func(t types.Type)
	fill = func(t types.Type) {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if tn := api.NamedOf(t); !ok || seen[t] || tn != nil && m.packages[pathOf(tn)] == nil {
			return
		}
		seen[t] = true
		f(t, s)
		for field := range s.Fields() {
			fill(field.Type())
		}
	}
	sig := fn.Origin().Signature()
	n := sig.Params().Len()
	if sig.Variadic() {
		n--
	}
	for i, arg := range call.Args[:min(n, len(call.Args))] {
		param := sig.Params().At(i).Type()
		if p, ok := param.Underlying().(*types.Pointer); ok {
			param = p.Elem()
		}
		if p, ok := typeOf(info, arg).Underlying().(*types.Pointer); ok && isAny(param) {
			fill(p.Elem()) // itself a pointer in json.Unmarshal(data, &config)
		}
	}
}

func (m *machine) findChanges(pkg *Package, file *ast.File) {
	info := pkg.Pass.TypesInfo
	var in []*function // the functions around the current node
	addTo := func(list map[string][]*function, key string) {
		var f *function
		if len(in) > 0 {
			f = in[len(in)-1]
		}
		if !slices.Contains(list[key], f) {
			list[key] = append(list[key], f)
		}
	}
	add := func(key string) { addTo(m.changing, key) }
	mark := func(t types.Type, i int) types.Type {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok || i >= s.NumFields() {
			return t
		}
		add(memberKey(t, s.Field(i)))
		return s.Field(i).Type()
	}
	change := func(e ast.Expr) {
		for {
			switch x := ast.Unparen(e).(type) {
			case *ast.SelectorExpr:
				sel := info.Selections[x]
				if sel == nil {
					if v, ok := info.Uses[x.Sel].(*types.Var); ok {
						add(globalKey(v))
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
					add(globalKey(v))
				}
			}
			return
		}
	}
	var stack []ast.Node
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil {
			switch stack[len(stack)-1].(type) {
			case *ast.FuncDecl, *ast.FuncLit:
				in = in[:len(in)-1]
			}
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		switch n := n.(type) {
		case *ast.FuncDecl:
			var f *function
			if fn, ok := info.Defs[n.Name].(*types.Func); ok {
				f = m.own(fn)
			}
			in = append(in, f)
		case *ast.FuncLit:
			in = append(in, m.literals[n])
		}
		for _, e := range syntax.Exposed(n) {
			change(e)
		}
		if call, ok := n.(*ast.CallExpr); ok {
			m.filled(pkg, call, func(t types.Type, s *types.Struct) {
				for f := range s.Fields() {
					addTo(m.filling, memberKey(t, f))
				}
			})
		}
		return true
	})
}
