package paths

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/terms"
)

// builtin evaluates a call of a predeclared function.
func (f *frame) builtin(call *ast.CallExpr, name string, states []*State, wanted int) []*State {
	x := f.x
	args := call.Args
	if name == "new" && len(args) == 1 && !x.Info.Types[args[0]].IsType() { // since Go 1.26: a pointer to a value
		states = f.eval(args[0], states)
		for _, st := range states {
			v := st.pop()
			obj := x.T.Alloc(freshName{call, 0, f.id, f.version(st)})
			st.bind(place{obj, whole}, v)
			st.Push(obj)
		}
		return states
	}
	if (name == "new" || name == "make") && len(args) > 0 {
		for _, a := range args[min(1, len(args)):] {
			states = f.eval(a, states)
		}
		for _, st := range states {
			sizes := st.popN(max(0, len(args)-1))
			if len(sizes) > 0 && x.T.Unsure(sizes[0]) && !isMap(x.typeOf(call)) { // its length depends on a value that is not followed
				st.Push(x.T.UnsureOf(freshName{call, 0, f.id, f.version(st)}))
				continue
			}
			obj := x.T.Alloc(freshName{call, 0, f.id, f.version(st)})
			st.unbind(func(p place) bool { return p.base == obj })
			if name == "new" {
				if t := x.typeOf(call.Args[0]); isStruct(t) {
					st.bind(place{obj, zeroed}, x.T.Bool(true))
				} else {
					st.bind(place{obj, whole}, x.zero(st, t, obj))
				}
			} else {
				length := x.T.Int(0)
				if len(sizes) > 0 && !isMap(x.typeOf(call)) {
					length = sizes[0]
				}
				if facts, ok := x.T.Assume(st.Facts, x.T.Equal(x.T.Length(obj), length), true); ok {
					st.Facts = facts
				}
				st.bind(place{obj, zeroed}, x.T.Bool(true))
			}
			st.Push(obj)
		}
		return states
	}
	for _, a := range args {
		states = f.eval(a, states)
	}
	for _, st := range states {
		v := st.popN(len(args))
		r := terms.ID(0)
		if len(v) == 0 && name != "recover" {
			name = "" // it does not compile
		}
		switch name {
		case "len":
			r = x.lengthOf(st, v[0])
		case "append":
			r = f.appended(st, call, v)
		case "min", "max":
			r = f.extreme(st, call, name, v)
		case "recover":
			r = x.T.Null() // replaced by the panic's value if the path is unwinding
			if flag := x.panicFlag(); st.get(flag) != 0 {
				r = st.get(flag)
				st.unbind(func(p place) bool { return p == flag })
			}
		case "panic": // the value is what recover returns
			value := x.Boxed(v[0], x.typeOf(args[0]))
			facts, ok := x.T.Assume(st.Facts, x.T.Equal(value, x.T.Null()), false)
			if ok {
				st.Facts = facts
			} else { // panic(nil)
				value = x.T.Alloc(panicking{})
			}
			st.bind(x.panicFlag(), value)
		case "clear", "delete":
			name := freshName{call, -7, f.id, f.version(st)}
			isMap := isMap(x.typeOf(args[0]))
			lo, hi := x.T.Interval(st.Facts, x.lengthOf(st, v[0]))
			has := len(v) == 2 && st.get(place{x.T.Elem(v[0], v[1]), whole}) != 0
			exact := x.isMap(v[0])
			switch {
			case exact && len(v) == 1:
				x.emptied(st, v[0])
			case exact && len(v) == 2 && x.T.IsConstant(v[1]) && st.get(place{v[0], zeroed}) != 0 && st.get(place{v[0], dirty}) == 0:
				at := x.T.Elem(v[0], v[1])
				st.unbind(func(p place) bool { return p.base == at || x.isPart(p.base, at) })
				x.countWrite(st, place{v[0], revised})
			default:
				x.touched(st, v[0])
			}
			st.unbind(func(p place) bool { return p == place{v[0], latest} })
			switch {
			case !isMap:
			case len(v) == 1:
				x.resized(st, v[0], name, 0, 0)
			case has:
				x.resized(st, v[0], name, lo-1, hi-1)
			case x.lacks(st, v[0], v[1]):
			default:
				x.resized(st, v[0], name, lo-1, hi)
			}
			x.client.Assigned(st, call, f.id, v[0], pick(v, 1))
		case "copy":
			x.touched(st, v[0])
			for of := v[0]; x.IsSlice(of); {
				of, _ = x.sliceOf(of)
				x.touched(st, of)
			}
		}
		if r == 0 {
			r = f.derived(st, call, v...)
		}
		if wanted > 0 {
			st.Push(r)
		}
	}
	return states
}

func pick(list []terms.ID, i int) terms.ID {
	if i < len(list) {
		return list[i]
	}
	return 0
}

// panicking names the flag that says that a path is unwinding, and the value of the panic.
type panicking struct{}

// panicFlag is bound while a path unwinds.
func (x *Exec) panicFlag() place { return place{x.T.Unknown(panicking{}), whole} }

// maxLength bounds the lengths that are followed exactly.
const maxLength = 1 << 16

// appended returns the result of append. It is longer than the slice by the number of arguments, or at least as long if the
// arguments are a slice.
func (f *frame) appended(st *State, call *ast.CallExpr, v []terms.ID) terms.ID {
	x := f.x
	r := f.derived(st, call, v[0])
	if call.Ellipsis.IsValid() {
		r = f.derived(st, call, v...)
	}
	for _, a := range v[1:] {
		x.client.Escapes(st, a)
		if op := x.T.Op(a); op == terms.Address || op == terms.Alloc {
			st.bind(place{x.T.Elem(r, a), whole}, a) // it can be reached from there
		}
	}
	lo, hi := x.T.Interval(st.Facts, x.T.Length(v[0]))
	more, most := int64(len(v)-1), int64(len(v)-1)
	if call.Ellipsis.IsValid() {
		if len(v) == 1 {
			return v[0]
		}
		more, most = x.T.Interval(st.Facts, x.T.Length(v[1]))
	}
	if most == 0 {
		return v[0]
	}
	if lo+more > 0 {
		if facts, ok := x.T.Assume(st.Facts, x.T.LessEq(x.T.Int(lo+more), x.T.Length(r)), true); ok {
			st.Facts = facts
		}
	}
	if hi < maxLength && most < maxLength {
		if facts, ok := x.T.Assume(st.Facts, x.T.LessEq(x.T.Length(r), x.T.Int(hi+most)), true); ok {
			st.Facts = facts
		}
	}
	x.extended(st, v[0])
	if call.Ellipsis.IsValid() || lo != hi || hi > maxAppended || len(st.turns) > 0 {
		st.bind(place{r, dirty}, x.T.Int(1))
		if c := x.elements(st, v[0]); hi > 0 && (c.zeroed || len(c.known) > 0 || st.get(place{v[0], grows}) != 0) {
			st.bind(place{r, grows}, x.arrayUnder(st, v[0]))
		}
		return r
	}
	var t types.Type = types.Typ[types.Invalid]
	if s, ok := x.typeOf(call).Underlying().(*types.Slice); ok {
		t = s.Elem()
	}
	for i := range lo {
		key := x.T.Int(i)
		st.bind(place{x.T.Elem(r, key), whole}, x.elementOf(st, v[0], key, t, freshName{call, int(-20 - i), f.id, f.version(st)}))
	}
	for i, a := range v[1:] {
		st.bind(place{x.T.Elem(r, x.T.Int(lo+int64(i))), whole}, a)
	}
	if !x.T.IsConstant(v[0]) {
		st.bind(place{r, grows}, v[0])
	}
	return r
}

// maxAppended bounds the length of the slices whose elements are followed through append.
const maxAppended = 8

// extreme returns min or max of numbers.
func (f *frame) extreme(st *State, call *ast.CallExpr, name string, v []terms.ID) terms.ID {
	x := f.x
	if t, ok := x.typeOf(call).Underlying().(*types.Basic); !ok || t.Info()&types.IsInteger == 0 {
		return 0
	}
	r := v[0]
	for _, o := range v[1:] {
		less := x.T.Truth(st.Facts, x.T.Less(r, o))
		switch {
		case less == terms.Open:
			r = f.derived(st, call, v...)
			for _, o := range v {
				bound := x.T.LessEq(r, o)
				if name == "max" {
					bound = x.T.LessEq(o, r)
				}
				if facts, ok := x.T.Assume(st.Facts, bound, true); ok {
					st.Facts = facts
				}
			}
			return r
		case (less == terms.True) == (name == "max"):
			r = o
		}
	}
	return r
}
