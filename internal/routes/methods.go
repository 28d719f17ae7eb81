package routes

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// methodOf returns the method that a selection on base means: for an interface, the methods of the known values in base.
func (m *machine) methodOf(base vals, sel *types.Selection) vals {
	fn, ok := sel.Obj().(*types.Func)
	if !ok {
		return nil
	}
	recv := fn.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) {
		return vals{m.closureOf(fn, base)}
	}
	var out vals
	for _, b := range orUnknown(base) {
		if c := m.dispatch(b, fn.Name()); c != nil {
			out = out.with(vals{c})
		} else {
			out = out.with(vals{m.closureOf(fn, vals{b})})
		}
	}
	return out
}

// dispatch returns the method of v with the given name; nil if it is unknown.
func (m *machine) dispatch(v value, name string) *closure { return m.dispatchIn(v, name, nil) }

// dispatchIn is dispatch for a value that is embedded in others. A value that a loop wraps again and again is one that embeds itself.
func (m *machine) dispatchIn(v value, name string, around []value) *closure {
	var t types.Type
	switch v := v.(type) {
	case *object:
		t = v.typ
	case *typed:
		t = v.typ
	}
	if t == nil || slices.Contains(around, v) {
		return nil
	}
	around = append(around[:len(around):len(around)], v)
	pkg := (*types.Package)(nil)
	if tn := api.NamedOf(t); tn != nil {
		pkg = tn.Pkg()
	}
	obj, index, _ := types.LookupFieldOrMethod(t, true, pkg, name)
	fn, ok := obj.(*types.Func)
	if !ok {
		return nil
	}
	recv := vals{v}
	if len(index) > 1 {
		fr := &frame{m: m}
		recv = fr.through(recv, t, index[:len(index)-1])
		if r := fn.Signature().Recv(); r != nil && types.IsInterface(r.Type()) {
			for _, inner := range recv {
				if c := m.dispatchIn(inner, name, around); c != nil {
					return c
				}
			}
		}
	}
	return m.closureOf(fn, recv)
}

// exposed records that code which is not followed got values, and may have set their fields and elements.
func exposed(given []vals, depth int) {
	for _, v := range given {
		for _, x := range v {
			if l, ok := x.(*list); ok {
				l.exact = false
			}
			if o, ok := x.(*object); ok && o.whole {
				o.whole = false
				if depth < 3 {
					for _, inner := range o.fields {
						exposed([]vals{inner}, depth+1)
					}
				}
			}
		}
	}
}

// holdsStatus reports whether a field is the status of an error.
func holdsStatus(pkg *Package, f *types.Var) bool {
	row := pkg.Bound.Field(f)
	return row != nil && row.Use == api.Sent
}
