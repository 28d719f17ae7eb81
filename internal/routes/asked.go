package routes

import "go/types"

// Errors of methods that other modules call.
//
// A function of another module may get a value of the program as an interface, call its methods and return what they return:
// render.Render(w, r, v) calls v.Render, and the same method of v's fields; validation.Validate(v) calls v.Validate.

// renderFaults returns the errors of a method of a type and, for a struct, of its fields. For a slice, it takes the element type.
func (m *machine) renderFaults(t types.Type, name string, depth int) *faults {
	if list, ok := t.Underlying().(*types.Slice); ok {
		t = list.Elem()
	}
	if depth > maxChain {
		return &faults{open: true}
	}
	s := &faults{}
	s.join(m.methodFaults(t, name))
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if str, ok := t.Underlying().(*types.Struct); ok {
		for f := range str.Fields() {
			if types.NewMethodSet(f.Type()).Lookup(nil, name) != nil {
				s.join(m.renderFaults(f.Type(), name, depth+1))
			}
		}
	}
	return s
}

// methodFaults returns the errors of the method with a name of a type.
func (m *machine) methodFaults(t types.Type, name string) *faults {
	if types.IsInterface(t) {
		return m.interfaceFaults(t, name)
	}
	obj, index, _ := types.LookupFieldOrMethod(t, true, nil, name)
	fn, ok := obj.(*types.Func)
	if !ok {
		return &faults{open: true}
	}
	s := &faults{}
	switch g := m.own(fn.Origin()); {
	case g != nil:
		s.join(m.apart(g))
	case len(index) > 1 && types.IsInterface(fn.Signature().Recv().Type()): // that of an embedded interface
		s.join(m.interfaceFaults(fn.Signature().Recv().Type(), name))
	case m.packages[pathOf(fn)] == nil && !m.table.ErrsWithStatus(pathOf(fn)): // that of an embedded type of another module
		s.alien(m.lacking(fn))
	default:
		s.open = true
	}
	return s
}

// interfaceFaults returns the errors of an interface's method in all of the program's types that implement the interface.
func (m *machine) interfaceFaults(t types.Type, name string) *faults {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	fn, ok := obj.(*types.Func)
	if !ok {
		return &faults{open: true}
	}
	list := m.implementing(fn, t)
	s := &faults{open: len(list) == 0, foreign: m.elsewhereToo(t)}
	for _, g := range list {
		s.join(m.apart(g))
	}
	return s
}

// apart returns the errors of a function whose arguments are unknown.
func (m *machine) apart(g *function) *faults {
	s := &faults{}
	s.join(m.faultsOf(g))
	s.list = nil
	for _, f := range m.faultsOf(g).list {
		known := true
		for _, one := range f.parts() {
			known = known && one.param == 0
		}
		if known {
			s.add(f)
		} else {
			s.open = true
		}
	}
	return s
}

// declaresType reports whether the program declares a type, or the one that it points to.
func (m *machine) declaresType(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && m.packages[pathOf(named.Obj())] != nil
}

// askedMethods returns the errors of a type's methods that a function of another module may call: those of the interfaces that it takes.
func (m *machine) askedMethods(fn *types.Func, t types.Type) *faults {
	s := &faults{}
	if types.IsInterface(t) {
		return s
	}
	for p := range fn.Signature().Params().Variables() {
		i, ok := p.Type().Underlying().(*types.Interface)
		if !ok || i.NumMethods() == 0 || isFault(p.Type()) || !implements(t, i) {
			continue
		}
		for method := range i.Methods() {
			if r := method.Signature().Results(); r.Len() > 0 && isFault(r.At(r.Len()-1).Type()) {
				s.join(m.methodFaults(t, method.Name()))
			}
		}
	}
	return s
}
