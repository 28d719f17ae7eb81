package api

// What the models ask of the table: the row of an object, in the package that is analysed.

import (
	"go/types"
	"slices"
	"strings"
)

// Func returns the row of a function, method or function variable; nil if it has none, or only one about a client's responses,
// routes or declarations. For a method, recv is the type it is called on: rows of an interface count for the types that
// implement it.
func (b *Bound) Func(obj types.Object, recv types.Type) *Func {
	row := b.row(obj, recv)
	if row != nil && (row.Client.Does != NoReads || row.Route.Does != NoRouting || row.Declares.Handler != 0) &&
		row.Status == (Status{}) && row.Response == (Response{}) && row.Language == (Language{}) {
		return nil
	}
	return row
}

// Route returns what a call of a function, a method or a variable does to the routes of a program.
func (b *Bound) Route(obj types.Object, recv types.Type) Route {
	if row := b.row(obj, recv); row != nil {
		return row.Route
	}
	return Route{}
}

// Declares returns what a call of a function declares.
func (b *Bound) Declares(obj types.Object, recv types.Type) Declares {
	if row := b.row(obj, recv); row != nil {
		return row.Declares
	}
	return Declares{}
}

// HasDeclares reports whether some function registers handlers together with a declaration.
func (b *Bound) HasDeclares() bool {
	for _, row := range b.funcs {
		if row.Declares.Handler != 0 {
			return true
		}
	}
	return false
}

// Client returns what a function or method does with a response that a client got.
func (b *Bound) Client(obj types.Object, recv types.Type) Client {
	if row := b.row(obj, recv); row != nil {
		return row.Client
	}
	return Client{}
}

// Clients lists the functions of the table that get a response as a client, or handle its responses, in no order.
func (b *Bound) Clients() []types.Object {
	var list []types.Object
	for obj, row := range b.funcs {
		if row.Client.Does == Gets || row.Client.Does == Hooks {
			list = append(list, obj)
		}
	}
	return list
}

func (b *Bound) row(obj types.Object, recv types.Type) *Func {
	if fn, ok := obj.(*types.Func); ok {
		obj = fn.Origin()
	}
	if obj == nil {
		return nil
	}
	if recv != nil {
		for _, in := range b.promoted[obj.Name()] {
			if in.covers(recv) {
				return in.row
			}
		}
	}
	if row := b.funcs[obj]; row != nil || recv == nil {
		return row
	}
	for _, in := range b.inherit[obj.Name()] {
		if in.covers(recv) {
			return in.row
		}
	}
	return nil
}

// AskedFor lists the methods of interfaces from which callers get a status, for all types that have them, ordered by name.
func (b *Bound) AskedFor() []Asked {
	var list []Asked
	for method, rows := range b.inherit {
		for _, in := range rows {
			if iface, ok := in.typ.Underlying().(*types.Interface); ok && in.row.Status.Result == Sent {
				list = append(list, Asked{iface, method, in.row})
			}
		}
	}
	slices.SortFunc(list, func(a, b Asked) int { return strings.Compare(a.Row.Name, b.Row.Name) })
	return list
}

// Asked is a method of an interface that returns a status.
type Asked struct {
	Interface *types.Interface
	Method    string
	Row       *Func
}

// Implements reports whether values of the type t, or pointers to them, have all methods of iface.
func Implements(t types.Type, iface *types.Interface) bool {
	if types.Implements(t, iface) {
		return true
	}
	if _, isPointer := t.Underlying().(*types.Pointer); isPointer || types.IsInterface(t) {
		return false
	}
	return types.Implements(types.NewPointer(t), iface)
}

// Field returns the row of a struct field; nil if it has none.
func (b *Bound) Field(v *types.Var) *Field { return b.fields[v.Origin()] }

// Pair returns the row of a function that compares two of its arguments; nil if it has none.
func (b *Bound) Pair(obj types.Object) *Pair {
	if fn, ok := obj.(*types.Func); ok {
		obj = fn.Origin()
	}
	return b.pairs[obj]
}

// Actual returns the rows in which the function takes the actual value of a fluent assertion.
func (b *Bound) Actual(obj types.Object) []*Matcher { return b.actuals[obj] }

// Matcher returns the rows in which the function takes the expected value of a fluent assertion.
func (b *Bound) Matcher(obj types.Object) []*Matcher { return b.matchers[obj] }

// Type returns the row of a named type of numbers, or nil.
func (b *Bound) Type(t types.Type) *Type {
	if row := b.typeRow(t); row != nil && !row.Cell {
		return row
	}
	return nil
}

// Cell reports whether values of the type hold a number that calls move in and out.
func (b *Bound) Cell(t types.Type) bool {
	row := b.typeRow(t)
	return row != nil && row.Cell
}

func (b *Bound) typeRow(t types.Type) *Type {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return b.types[named.Origin().Obj()]
	}
	return nil
}

// ForeignType reports whether values of the type are known never to be status codes.
func (b *Bound) ForeignType(t types.Type) bool {
	row := b.Type(t)
	return row != nil && row.Use == Foreign
}

// Mirrors lists the packages in the closure that repeat net/http's constants, ordered by import path.
func (b *Bound) Mirrors() []*types.Package { return b.mirrors }

// HasConstants reports whether a package is net/http, or repeats its constants.
func (b *Bound) HasConstants(p *types.Package) bool {
	return p.Path() == httpPath || slices.Contains(b.mirrors, p)
}
