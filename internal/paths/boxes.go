package paths

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/terms"
)

// An interface holds a value together with its type: an error that holds a nil pointer is not nil, and any(5) is not a string. A
// value is boxed where Go converts it: in assignments, returns, arguments, literals and comparisons. Objects that a function makes
// need no box, since the type of each is known.

// boxed returns a value of one type as a value of another, which may be an interface.
func (x *Exec) boxed(v terms.ID, from, to types.Type) terms.ID {
	if v == 0 || from == nil || to == nil || !isInterface(to) || isInterface(from) {
		return v
	}
	if b, ok := from.(*types.Basic); ok && (b.Kind() == types.UntypedNil || b.Kind() == types.Invalid) {
		return v
	}
	from = types.Default(from)
	switch from.Underlying().(type) {
	case *types.Signature, *types.Tuple:
		return v
	}
	if _, isParam := types.Unalias(from).(*types.TypeParam); isParam || x.client.Unboxed(from) {
		return v
	}
	switch x.T.Op(v) {
	case terms.Alloc, terms.Address, terms.Made, terms.Box:
		if known, ok := x.dynamic[v]; ok && !types.Identical(known, from) {
			from = types.Typ[types.Invalid]
		}
		x.dynamic[v] = from
		return v
	}
	return x.T.Box(v, from)
}

func isInterface(t types.Type) bool {
	_, isParam := types.Unalias(t).(*types.TypeParam)
	return !isParam && types.IsInterface(t)
}

// boxTop boxes the last operand, the value of e, for its target of type to.
func (f *frame) boxTop(e ast.Expr, to types.Type, states []*State) []*State {
	if to == nil || !isInterface(to) {
		return states
	}
	from := f.x.Info.TypeOf(e)
	for _, st := range states {
		st.Push(f.x.boxed(st.pop(), from, to))
	}
	return states
}

// boxAll boxes the last operands, the values of an expression that has several.
func (f *frame) boxAll(e ast.Expr, to []types.Type, states []*State) []*State {
	tuple, ok := f.x.Info.TypeOf(e).(*types.Tuple)
	if !ok || tuple.Len() != len(to) {
		return states
	}
	for i, t := range to {
		from := tuple.At(i).Type()
		if t == nil || !isInterface(t) || isInterface(from) {
			continue
		}
		for _, st := range states {
			at := len(st.stack) - len(to) + i
			st.stack[at] = f.x.boxed(st.stack[at], from, t)
		}
	}
	return states
}

// TypeTest returns whether a value is of a type.
func (x *Exec) TypeTest(v terms.ID, t types.Type) terms.ID {
	if d := x.dynamic[v]; d != nil && d != types.Typ[types.Invalid] {
		if _, isParam := types.Unalias(t).(*types.TypeParam); !isParam {
			return x.T.Bool(terms.IsOf(d, t))
		}
	}
	return x.T.TypeTest(v, t)
}

// Boxed returns a value of a concrete type, boxed in an interface.
func (x *Exec) Boxed(v terms.ID, of types.Type) terms.ID {
	return x.boxed(v, of, types.Universe.Lookup("any").Type())
}

// DynamicType returns the type of the value that an interface holds; nil if it is unknown.
func (x *Exec) DynamicType(v terms.ID) types.Type {
	if x.T.Op(v) == terms.Box {
		t, _ := x.T.Aux(v).(types.Type)
		return t
	}
	return x.dynamic[v]
}

// typesOf lists the types of the results of a function.
func (x *Exec) typesOf(typ *ast.FuncType) []types.Type {
	if typ.Results == nil {
		return nil
	}
	var list []types.Type
	for _, field := range typ.Results.List {
		for range max(1, len(field.Names)) {
			list = append(list, x.typeOf(field.Type))
		}
	}
	return list
}
