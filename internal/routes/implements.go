package routes

import (
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
)

// implements reports whether a type of the program, or a pointer to it, has the methods of an interface.
//
// A package has types of its own as it was checked, and others see it by its export data: types.Implements says that they differ, so
// that a method with a parameter of its own package's type would never implement what others call. Types are therefore the same here
// if they are spelled the same with import paths.
func implements(t types.Type, i *types.Interface) bool {
	for m := range i.Methods() {
		obj, _, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name())
		fn, ok := obj.(*types.Func)
		if !ok {
			return false
		}
		a, b := fn.Signature(), m.Signature()
		if a.Variadic() != b.Variadic() || !sameTypes(a.Params(), b.Params()) || !sameTypes(a.Results(), b.Results()) {
			return false
		}
	}
	return true
}

func sameTypes(a, b *types.Tuple) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		x, y := a.At(i).Type(), b.At(i).Type()
		if !types.Identical(x, y) && types.TypeString(types.Unalias(x), nil) != types.TypeString(types.Unalias(y), nil) {
			return false
		}
	}
	return true
}

// elsewhereToo reports whether a package that the program imports has a type that implements an interface of the program. Values of such
// types may be what the program uses.
func (m *machine) elsewhereToo(of types.Type) bool { return len(m.abroadTypes(of)) > 0 }

// abroadTypes lists the types of packages that the program imports which implement an interface of the program.
func (m *machine) abroadTypes(of types.Type) []types.Type {
	i, ok := of.Underlying().(*types.Interface)
	if !ok || i.NumMethods() == 0 {
		return nil
	}
	key := types.TypeString(of, nil)
	if list, ok := m.abroad[key]; ok {
		return list
	}
	var list []types.Type
	for _, pkg := range m.outsiders() {
		scope := pkg.Scope()
		for _, name := range scope.Names() {
			if tn, ok := scope.Lookup(name).(*types.TypeName); ok && !tn.IsAlias() && types.TypeString(tn.Type(), nil) != key && implements(tn.Type(), i) {
				list = append(list, tn.Type())
			}
		}
	}
	m.abroad[key] = list
	return list
}

// ownInterface returns an interface that the program declares and no type of the packages that it imports implements: an error that has its
// methods is one of the program. It returns nil for other types.
func (m *machine) ownInterface(t types.Type) *types.Interface {
	tn := api.NamedOf(t)
	if tn == nil || m.packages[pathOf(tn)] == nil {
		return nil
	}
	i, ok := t.Underlying().(*types.Interface)
	if !ok || implements(types.Universe.Lookup("error").Type(), i) || m.elsewhereToo(t) {
		return nil
	}
	return i
}

// outsiders lists the packages that packages of the program import, without the program's own.
func (m *machine) outsiders() []*types.Package {
	if m.imported != nil {
		return m.imported
	}
	m.imported = []*types.Package{}
	seen := map[string]bool{}
	for _, pkg := range m.packages {
		for _, dep := range pkg.Pass.Pkg.Imports() {
			if path := dep.Path(); !seen[path] && m.packages[path] == nil {
				seen[path] = true
				m.imported = append(m.imported, dep)
			}
		}
	}
	return m.imported
}

// implemented reports whether an error implements an interface that a test asks for and, if the test compares what a method returns, returns
// that. Every error has Error, and the text of one that holds nothing else is not recorded.
func (m *machine) implemented(t test, i *types.Interface, f fault, special string) (yes, known bool) {
	of := m.concrete(f)
	switch {
	case implements(types.Universe.Lookup("error").Type(), i):
		return t.value == nil, t.value == nil
	case special == simple:
		return false, !unwraps(i)
	case of == nil || t.exact && f.wrapped != notWrapped:
		return false, special == "" && f.wrapped != maybeWrapped
	}
	return implements(of, i), true
}

// concrete returns the type of an error; nil if it is unknown or holds nothing but a text.
func (m *machine) concrete(f fault) types.Type {
	t := m.types[f.typ]
	switch {
	case t != nil:
		return t
	case f.made != nil:
		t = f.in.pkg.Pass.TypesInfo.TypeOf(f.made)
	case f.name != "":
		if g, ok := m.program.globals[f.name]; ok && g.index < 0 {
			t = g.pkg.Pass.TypesInfo.TypeOf(g.value)
		}
	}
	if t == nil || types.IsInterface(t) {
		return nil
	}
	return t
}

// unwraps reports whether fmt's wrapping errors may implement an interface: it has no methods but Error and Unwrap.
func unwraps(i *types.Interface) bool {
	for method := range i.Methods() {
		if name := method.Name(); name != "Error" && name != "Unwrap" {
			return false
		}
	}
	return true
}
