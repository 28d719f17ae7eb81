package paths

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// Written is the value that a parameter's or package variable's pointee, or a field of it, has when the function returns.
type Written struct {
	Var    types.Object
	Path   []*types.Var // the fields; empty for the whole pointee
	Itself bool         // the variable itself, or a field of it, was written, not its pointee
	Value  terms.ID
}

// WrittenOf lists what a path has written through parameters and to package variables.
func (x *Exec) WrittenOf(st *State) []Written {
	var list []Written
	add := func(base terms.ID, path []*types.Var, value terms.ID) {
		if p, ok := x.param(base); ok {
			list = append(list, Written{p, path, false, value})
		} else if v, ok := x.addressed(base); ok && x.isGlobal(v) {
			list = append(list, Written{v, path, true, value})
		}
	}
	for _, b := range st.env {
		if b.field == whole {
			if p, ok := x.param(b.base); !ok || !isStruct(p.Type()) {
				add(b.base, nil, b.value)
			}
		}
		if b.field <= 0 {
			continue
		}
		v, ok := x.T.AuxAt(b.field).(*types.Var)
		if !ok {
			continue
		}
		path := []*types.Var{v}
		base := b.base
		for x.T.Op(base) == terms.Field {
			outer, ok := x.T.Aux(base).(*types.Var)
			if !ok {
				break
			}
			path = append([]*types.Var{outer}, path...)
			base = x.T.A(base)
		}
		add(base, path, b.value)
	}
	return list
}

// Root returns the term from which a write to a package's variable (see Written) starts: the variable's address if itself is true,
// or if fields is true and the variable is a struct; else its value.
func (x *Exec) Root(st *State, v types.Object, fields, itself bool) terms.ID {
	if itself || fields && isStruct(v.Type()) {
		return x.T.Address(v)
	}
	return x.read(st, v)
}

// Part is a part of a container that was written.
type Part uint8

// The parts.
const (
	NoPart   Part = iota
	Elements      // its elements
	Spare         // those after the end of a slice, by append
	Pointees      // what its elements lead to
)

// String describes a part.
func (p Part) String() string {
	return [...]string{"nothing", "elements", "spare elements", "pointees"}[p]
}

// PartsOf calls yield for each container in a parameter, or in a field of one, of which a path has written a part, and for each pointer or
// interface there if the path has written something that its pointee leads to.
func (x *Exec) PartsOf(st *State, yield func(param types.Object, path []*types.Var, part Part)) {
	for _, b := range st.env {
		part := NoPart
		switch b.field {
		case dirty, revised:
			part = Elements
		case spare:
			part = Spare
		case deep:
			part = Pointees
		default:
			if b.field < 0 || b.field == whole && x.T.Op(b.base) == terms.Elem {
				continue // dirty and revised tell which elements were written
			}
			part = NoPart // unless the place is reached through an element, a pointer to a pointer or an interface
		}
		var path []*types.Var
		base := b.base
	outward:
		for {
			switch x.T.Op(base) {
			case terms.Field:
				f, ok := x.T.Aux(base).(*types.Var)
				if !ok {
					break outward
				}
				path = append([]*types.Var{f}, path...)
			case terms.Elem, terms.Deref, terms.Assert: // such as a container in a container
				path, part = nil, Pointees
			default:
				break outward
			}
			base = x.T.A(base)
		}
		p, ok := x.param(base)
		if !ok || part == NoPart {
			continue
		}
		t := p.Type()
		if len(path) > 0 {
			t = path[len(path)-1].Type()
		}
		switch t.Underlying().(type) {
		case *types.Map, *types.Slice, *types.Array:
			yield(p, path, part)
		case *types.Pointer, *types.Interface:
			if part == Pointees {
				yield(p, path, part)
			}
		}
	}
}

// WritePart records that a part of a container may have been written. by names the writer.
func (x *Exec) WritePart(st *State, container terms.ID, part Part, by terms.ID) {
	switch part {
	case Elements:
		x.Deep(st, container, by)
		x.forgetPointees(st, container, by)
		x.touched(st, container)
		if st.get(place{container, count}) != 0 || x.isMap(container) {
			st.bind(place{container, count}, x.T.UnsureOf(sizeOf{container, by}))
		}
	case Spare:
		x.extended(st, container)
	case Pointees:
		x.Deep(st, container, by)
		x.forgetPointees(st, container, by)
		x.touched(st, container)
	}
}

// forgetPointees makes unsure what is known of the objects that a value leads to.
func (x *Exec) forgetPointees(st *State, value, by terms.ID) {
	value = x.T.Unbox(value)
	within := func(base terms.ID) bool {
		for base != value {
			switch x.T.Op(base) {
			case terms.Field, terms.Elem, terms.Deref, terms.Assert:
				base = x.T.A(base)
			default:
				return false
			}
		}
		return true
	}
	for _, b := range slices.Clone(st.env) {
		if (b.field > 0 || b.field == whole) && within(b.base) {
			st.bind(b.place, x.T.UnsureOf(lostOf{b.place, by}))
		}
	}
}

// lostOf names what a place holds after other code may have written it.
type lostOf struct {
	place
	by terms.ID
}

// Touched records that elements of a container may have been written.
func (x *Exec) Touched(st *State, container terms.ID) { x.touched(st, container) }

// SetPath assigns to a value's pointee, or to a field of it.
func (x *Exec) SetPath(st *State, base terms.ID, path []*types.Var, v terms.ID) {
	if len(path) == 0 {
		var t types.Type
		if known := x.typeKnown(base); known != nil {
			if p, ok := known.Underlying().(*types.Pointer); ok {
				t = p.Elem()
			}
		}
		x.setPointee(st, base, v, t)
		return
	}
	base = x.owner(st, base, path)
	x.setField(st, base, path[len(path)-1], v)
	x.touched(st, base)
}

// WriteSomewhere records that a call has written a field of an object which may be any that this function has not made.
func (x *Exec) WriteSomewhere(st *State, c *Site, field *types.Var, index int) {
	object := x.T.Unknown(freshName{at: c.Call, index: index, context: c.Context})
	x.setField(st, object, field, x.UnsureOf(c, index))
}

// owner returns the struct that has the last field of a path.
func (x *Exec) owner(st *State, base terms.ID, path []*types.Var) terms.ID {
	for _, f := range path[:len(path)-1] {
		if isStruct(f.Type()) {
			base = x.T.Field(base, f.Origin())
		} else {
			base = x.field(st, base, f)
		}
	}
	return base
}

// GetPath returns a field of a value's pointee.
func (x *Exec) GetPath(st *State, base terms.ID, path []*types.Var) terms.ID {
	for _, f := range path {
		base = x.field(st, base, f)
	}
	return base
}

// Read returns the value of a variable on a path.
func (x *Exec) Read(st *State, v types.Object) terms.ID { return x.read(st, v) }

// Since returns the statement that assigned a variable its current value on a path; token.NoPos if e is not a variable or was not
// assigned.
func (x *Exec) Since(st *State, e ast.Expr) token.Pos {
	if e == nil {
		return token.NoPos
	}
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return token.NoPos
	}
	v, ok := x.Info.ObjectOf(id).(*types.Var)
	if !ok {
		return token.NoPos
	}
	if i, ok := st.find(place{x.T.Address(v), whole}); ok {
		return st.env[i].since
	}
	return token.NoPos
}

// Here identifies the current basic block: its nodes run one after the other, without a branch in between.
func (x *Exec) Here() any { return x.here }

// Fresh returns an unknown value, the same one for the same call in the same turn of its loops.
func (x *Exec) Fresh(st *State, c *Site, index int) terms.ID {
	f := &frame{x: x, id: c.Context}
	return x.T.Unknown(freshName{c.Call, index, c.Context, f.version(st)})
}

// FreshOf is Fresh for what a call leaves in an object.
func (x *Exec) FreshOf(st *State, c *Site, object terms.ID, index int) terms.ID {
	f := &frame{x: x, id: c.Context}
	return x.T.Unknown(havocOf{object, freshName{c.Call, index, c.Context, f.version(st)}})
}

// ResultsOf returns terms for the results of a call of a function with a summary. They are the same for the same operands, as long
// as everything that can be reached from the operands is unchanged. It returns nil for a function value, which may hold another
// function the next time.
func (x *Exec) ResultsOf(st *State, c *Site, recv terms.ID, args []terms.ID) []terms.ID {
	if calleeOf(x.Info, c.Call) != any(c.Obj) {
		return nil
	}
	f := &frame{x: x, id: c.Context}
	operands := append([]terms.ID{recv}, args...)
	var versions []terms.ID
	if v := x.contents(st, operands); v != 0 {
		versions = append(versions, v)
	}
	r := f.callTerm(st, c, operands, versions)
	if x.calls[r] == nil {
		x.calls[r] = c.Call
	}
	if c.Results == 1 {
		return []terms.ID{r}
	}
	list := make([]terms.ID, c.Results)
	for i := range list {
		list[i] = x.T.Result(r, i)
	}
	return list
}

// UnsureOf returns a value that is not followed.
func (x *Exec) UnsureOf(c *Site, index int) terms.ID {
	return x.T.UnsureOf(freshName{at: c.Call, index: index, context: c.Context})
}

// Default performs a call like one of unseen code.
func (x *Exec) Default(st *State, c *Site, recv terms.ID, args []terms.ID) {
	f := &frame{x: x, id: c.Context}
	f.Unseen(st, c, recv, args)
}

// Chain returns the call that began a chain of closures. ok is false for the function itself.
func (x *Exec) Chain(context int32) (c Chain, ok bool) { return x.began[context], context != 0 }

// Chains lists the closures whose calls were followed.
func (x *Exec) Chains() []Chain { return x.began[1:] }

// Value pushes the results of a call of unseen code.
func (x *Exec) Value(st *State, c *Site, recv terms.ID, args []terms.ID) {
	f := &frame{x: x, id: c.Context}
	f.value(st, c, recv, args)
}

// ValueName describes an unknown, or a result of a call with a summary: the node whose value it is, and the index among its values.
func (x *Exec) ValueName(id terms.ID) (at any, index int, ok bool) {
	if name, ok := x.T.Aux(id).(freshName); ok {
		return name.at, name.index, true
	}
	if x.T.Op(id) == terms.Result {
		i, _ := x.T.Aux(id).(int64)
		index, id = int(i), x.T.A(id)
	}
	if call := x.calls[id]; call != nil {
		return call, index, true
	}
	return nil, 0, false
}

// CalleeOf returns the callee of a call term, as calleeOf does.
func (x *Exec) CalleeOf(id terms.ID) any {
	if key, ok := x.T.Aux(id).(callKey); ok {
		return key.what
	}
	return nil
}

// ArgOf returns an argument of a call term.
func (x *Exec) ArgOf(call terms.ID, i int) terms.ID {
	list := x.T.B(x.T.A(call)) // the receiver comes first
	for ; i > 0; i-- {
		list = x.T.B(list)
	}
	return x.T.A(list)
}

// Object returns the new object that a call makes.
func (x *Exec) Object(st *State, c *Site) terms.ID {
	f := &frame{x: x, id: c.Context}
	return x.T.Alloc(freshName{c.Call, 0, c.Context, f.version(st)})
}

// Made returns the error that a call makes as one of its results. bare says that it wraps no other.
func (x *Exec) Made(st *State, c *Site, index int, bare bool) terms.ID {
	f := &frame{x: x, id: c.Context}
	return x.T.Made(freshName{c.Call, index, c.Context, f.version(st)}, bare)
}

// Split returns the paths on which a condition holds and those on which it does not. at is the condition in the source; nil for one
// that the source does not spell out.
func (x *Exec) Split(st *State, cond terms.ID, at ast.Node) (yes, no []*State) {
	return x.split(st, cond, at)
}

// Assume adds a condition to a path. It returns false if the path is impossible.
func (x *Exec) Assume(st *State, cond terms.ID, holds bool) bool {
	facts, ok := x.T.Assume(st.Facts, cond, holds)
	if ok {
		st.Facts = facts
	}
	return ok
}

// Havoc forgets what is known of the objects that a call gets by address.
func (x *Exec) Havoc(st *State, c *Site, values []terms.ID) {
	f := &frame{x: x, id: c.Context}
	f.havocArguments(st, c, values)
}

// IsSlice reports whether a term is a slice expression, a part of another value.
func (x *Exec) IsSlice(id terms.ID) bool {
	_, ok := x.T.Aux(id).(sliced)
	return ok && x.T.Op(id) == terms.Call
}
