package flow

import (
	"go/types"
)

// carries reports whether values of a type can be status codes, or contain them as elements: integers wide enough, and
// pointers, slices, arrays, maps, channels and iterators of such, and
// cells of the API table. A type parameter carries one only if its constraint lists such
// types: a helper such as ptr.Deref is used for any number (passed.go).
func (c *collector) carries(t types.Type) bool { return c.carriesWithin(t, 4) }

func (c *collector) carriesWithin(t types.Type, depth int) bool {
	if depth == 0 || t == nil {
		return false
	}
	if c.isScalar(t) {
		return true
	}
	t = types.Unalias(t)
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return c.carriesWithin(u.Elem(), depth-1)
	case *types.Slice:
		return c.carriesWithin(u.Elem(), depth-1)
	case *types.Array:
		return c.carriesWithin(u.Elem(), depth-1)
	case *types.Chan:
		return c.carriesWithin(u.Elem(), depth-1)
	case *types.Map:
		return c.carriesWithin(u.Elem(), depth-1)
	case *types.Signature:
		v := yields(u)
		return v != nil && c.carriesWithin(v.Type(), depth-1)
	}
	return c.bound.Cell(t)
}

// yields returns what an iterator yields to its loop, the last of two values: the parameter of its own parameter. It is nil if
// the function is not an iterator.
func yields(sig *types.Signature) *types.Var {
	if sig == nil || sig.Results().Len() != 0 || sig.Params().Len() != 1 {
		return nil
	}
	yield := signature(sig.Params().At(0).Type())
	if yield == nil || yield.Params().Len() == 0 || yield.Params().Len() > 2 || yield.Results().Len() != 1 {
		return nil
	}
	if b, ok := yield.Results().At(0).Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsBoolean == 0 {
		return nil
	}
	return yield.Params().At(yield.Params().Len() - 1)
}

// isScalar reports whether t is an integer type that can hold a status code and is not known to hold something else.
func (c *collector) isScalar(t types.Type) bool {
	t = types.Unalias(t)
	if c.bound.ForeignType(t) {
		return false
	}
	if tp, isTypeParam := t.(*types.TypeParam); isTypeParam {
		return c.integersOnly(tp.Constraint())
	}
	basic, ok := t.Underlying().(*types.Basic)
	if !ok {
		return false
	}
	switch basic.Kind() {
	case types.Int8, types.Uint8, types.Uintptr:
		return false
	}
	return basic.Info()&types.IsInteger != 0
}

// integersOnly reports whether a constraint lists types, all of which can hold a status code.
func (c *collector) integersOnly(constraint types.Type) bool {
	i, ok := constraint.Underlying().(*types.Interface)
	if !ok {
		return c.isScalar(constraint)
	}
	for e := range i.EmbeddedTypes() { // their intersection
		union, ok := types.Unalias(e).(*types.Union)
		if !ok {
			if c.integersOnly(e) {
				return true
			}
			continue
		}
		all := union.Len() > 0
		for term := range union.Terms() {
			all = all && c.integersOnly(term.Type())
		}
		if all {
			return true
		}
	}
	return false
}

// mapKeyed reports whether t is a map whose keys can be status codes.
func (c *collector) mapKeyed(t types.Type) bool {
	if t == nil {
		return false
	}
	m, ok := t.Underlying().(*types.Map)
	return ok && c.isScalar(m.Key())
}

// signature returns the signature of a function type; nil for other types.
func signature(t types.Type) *types.Signature {
	if t == nil {
		return nil
	}
	sig, _ := t.Underlying().(*types.Signature)
	return sig
}

// structOf returns the underlying struct of t or of what t points to.
func structOf(t types.Type) *types.Struct {
	if t == nil {
		return nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, _ := t.Underlying().(*types.Struct)
	return s
}
