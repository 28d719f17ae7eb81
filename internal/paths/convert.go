package paths

import (
	"go/ast"
	"go/types"
	"unicode/utf8"

	"github.com/statuslint/statuslint/internal/terms"
)

// convert returns a value converted to another type. It is the same term if the conversion keeps the value. A number that may be
// truncated is a new term.
func (f *frame) convert(st *State, call *ast.CallExpr, v terms.ID, from, to types.Type) terms.ID {
	x := f.x
	if from == nil || to == nil {
		return v
	}
	if isInterface(to) {
		return x.boxed(v, from, to)
	}
	if isText(from) {
		if s, ok := to.Underlying().(*types.Slice); ok {
			return f.bytes(st, call, v, s)
		}
	}
	if s, ok := from.Underlying().(*types.Slice); ok && isText(to) {
		return f.text(st, v, s)
	}
	a, okA := from.Underlying().(*types.Basic)
	b, okB := to.Underlying().(*types.Basic)
	if okA && okB {
		switch {
		case a.Info()&types.IsInteger != 0 && b.Info()&types.IsInteger != 0:
			return x.fits(st, v, b)
		case a.Info()&types.IsString != 0 && b.Info()&types.IsString != 0, a.Info()&types.IsBoolean != 0:
			return v
		}
		if x.determined(v) && b.Info()&types.IsString == 0 && !sameNumber(x.T, v, b) {
			return x.T.UnsureOf(conversion{b.Kind()})
		}
		if b.Info()&types.IsString != 0 || a.Info()&types.IsFloat != 0 || b.Info()&types.IsFloat != 0 {
			return x.T.Call(conversion{b.Kind()}, []terms.ID{v}, 0)
		}
		return x.T.Convert(v, to)
	}
	return v
}

type conversion struct{ kind types.BasicKind }

func isText(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// bytesOf names the slice with the bytes, or runes, of a string.
type bytesOf struct {
	text terms.ID
	name freshName
}

// bytes returns a new slice with the bytes, or the runes, of a string.
func (f *frame) bytes(st *State, call *ast.CallExpr, v terms.ID, to *types.Slice) terms.ID {
	x := f.x
	name := freshName{call, 0, f.id, f.version(st)}
	b, ok := to.Elem().Underlying().(*types.Basic)
	runes := !ok || b.Kind() != types.Uint8
	if x.T.Unsure(v) || runes && x.T.Op(v) == terms.Arith { // the number of runes depends on the parts of a text
		return x.T.UnsureOf(name)
	}
	s := x.T.Alloc(bytesOf{v, name})
	st.unbind(func(p place) bool { return p.base == s || x.containerOfElem(p.base) == s })
	length := x.T.Equal(x.T.Length(s), x.T.Length(v))
	if runes {
		some := x.T.Or(x.T.Equal(x.T.Length(v), x.T.Int(0)), x.T.Less(x.T.Int(0), x.T.Length(s)))
		length = x.T.And(x.T.LessEq(x.T.Length(s), x.T.Length(v)), some) // runes
		if text, ok := x.T.TextOf(x.T.Value(st.Facts, v)); ok {
			length = x.T.Equal(x.T.Length(s), x.T.Int(int64(utf8.RuneCountInString(text))))
		}
	}
	if facts, ok := x.T.Assume(st.Facts, length, true); ok {
		st.Facts = facts
	}
	st.bind(place{s, dirty}, x.T.Int(1))
	return s
}

// text returns the string that is made of a slice of bytes or runes.
func (f *frame) text(st *State, v terms.ID, from *types.Slice) terms.ID {
	x := f.x
	version := st.get(place{v, dirty})
	n, _ := x.T.IntOf(version)
	if st.get(place{v, revised}) != 0 {
		n = maxVersion
	}
	if of, ok := x.T.Aux(v).(bytesOf); ok && n == 1 && st.get(place{v, origin}) == 0 {
		return of.text
	}
	if v == x.T.Null() {
		return x.T.Text("")
	}
	s := x.T.Call(conversion{types.String}, []terms.ID{v}, version)
	_, known := x.T.Aux(x.arrayUnder(st, v)).(bytesOf)
	if n > 0 || known {
		s = x.T.UnsureOf(s) // it was written, or is a part of a known text
	}
	if b, ok := from.Elem().Underlying().(*types.Basic); ok && b.Kind() == types.Uint8 {
		if facts, ok := x.T.Assume(st.Facts, x.T.Equal(x.T.Length(s), x.T.Length(v)), true); ok {
			st.Facts = facts
		}
	}
	return s
}

// Text returns the text of a string or of a slice of bytes that a call gets.
func (x *Exec) Text(st *State, c *Site, v terms.ID, t types.Type) terms.ID {
	f := &frame{x: x, id: c.Context}
	if s, ok := t.Underlying().(*types.Slice); ok {
		return f.text(st, v, s)
	}
	return v
}

// ConvertedFrom returns the string from which a slice of bytes was made, or the slice from which a string was made. For other
// terms it returns the term itself.
func (x *Exec) ConvertedFrom(id terms.ID) terms.ID {
	switch of := x.T.Aux(id).(type) {
	case bytesOf:
		return of.text
	case conversion:
		if x.T.Op(id) == terms.Call && of.kind == types.String {
			return x.T.A(x.T.A(id))
		}
	}
	return id
}

// maxVersion bounds the number of writes to a container that have versions of their own.
const maxVersion = 3
