package routes

import "go/types"

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
