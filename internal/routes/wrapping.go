package routes

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// Errors that wrap others.
//
// fmt.Errorf("%w: %w", ErrMissing, err) is ErrMissing for whoever asks, and also err. Such an error is one member of a set: the first of the
// errors that it wraps, with the others (fault.with). If the program does not know all of them, it says so (fault.beside). An error that
// can wrap one of several errors is several members, one for each combination. A text that is wrapped, too, adds nothing.

// wrapping says whether an error is wrapped in another one.
type wrapping uint8

const (
	notWrapped wrapping = iota
	yesWrapped
	maybeWrapped
)

// within returns the errors of s as wrapped by another error.
func (s *faults) within(how wrapping) *faults {
	out := s.bare()
	for _, f := range s.list {
		if f.wrapped != yesWrapped {
			f.wrapped = how
		}
		out.add(f)
	}
	return out
}

// beside says what an error wraps besides the errors that are known.
type beside uint8

const (
	nothingElse beside = iota
	alienErrors        // errors that other modules make
	anyErrors
)

// parts lists an error and those that are wrapped with it, each alone.
func (f fault) parts() (list []fault) {
	for p := &f; p != nil; p = p.with {
		one := *p
		one.with, one.beside = nil, nothingElse
		list = append(list, one)
	}
	return list
}

// part is one of the errors that an error wraps.
type part struct {
	*faults
	mayBeNil bool
}

// maxJoined bounds the combinations of errors that one error wraps.
const maxJoined = 32

// apartFrom is the fallback of joined: each error alone, as if only one of them was wrapped.
func apartFrom(list []part, beside beside) *faults {
	out := &faults{foreign: beside == alienErrors, open: beside == anyErrors}
	for _, p := range list {
		out.join(p.faults)
	}
	return out
}

// joined returns the errors that wrap one error of each part; orNil says that the result is nil if all
// parts are.
func (m *machine) joined(list []part, beside beside, orNil bool) *faults {
	type member struct {
		fault      // blank for a text
		none  bool // or it is nil: nothing was wrapped so far
	}
	out, aliens := &faults{}, &faults{foreign: beside == alienErrors}
	acc := []member{{fault{beside: beside}, orNil}}
	for _, p := range list {
		out.partial = out.partial || p.partial
		if p.foreign {
			aliens.alien(p.lacks)
		}
		var with []member
		for _, f := range p.list {
			with = append(with, member{fault: f})
		}
		switch {
		case p.open:
			with = append(with, member{fault: fault{beside: anyErrors}})
		case p.foreign:
			with = append(with, member{fault: fault{beside: alienErrors}})
		}
		if p.plain || len(with) == 0 && !p.mayBeNil {
			with = append(with, member{})
		}
		if p.mayBeNil {
			with = append(with, member{none: true})
		}
		if len(acc)*len(with) > maxJoined {
			return apartFrom(list, beside)
		}
		var next []member
		for _, a := range acc {
			for _, b := range with {
				if f := (member{m.both(a.fault, b.fault), a.none && b.none}); !slices.Contains(next, f) {
					next = append(next, f)
				}
			}
		}
		acc = next
	}
	for _, f := range acc {
		switch {
		case f.none:
		case !f.blank():
			out.add(f.fault)
		case f.beside == anyErrors:
			out.open = true
		case f.beside == alienErrors:
			out.alien(aliens.lacks)
		default:
			out.plain = true
		}
	}
	return out
}

// blank reports whether nothing is known of an error but what it wraps besides.
func (f fault) blank() bool {
	return f.name == "" && f.made == nil && f.param == 0 && f.typ == "" && f.fixed == 0
}

// both returns an error that wraps two.
func (m *machine) both(a, b fault) fault {
	beside := max(a.beside, b.beside)
	switch {
	case a.blank():
		a, b = b, a
	case !b.blank():
		list := append(a.parts(), b.parts()...)
		var last *fault
		for _, f := range slices.Backward(list) {
			f.with, f.beside = last, nothingElse
			last = m.interned(f)
		}
		a = *last
	}
	a.beside = beside
	return a
}

// interned returns the one pointer to an error, so that equal errors are the same value.
func (m *machine) interned(f fault) *fault {
	p := m.parted[f]
	if p == nil {
		p = &f
		m.parted[f] = p
	}
	return p
}

// wrapping returns the errors of a call that makes an error and wraps those among its arguments.
func (m *machine) wrapping(w where, e *ast.CallExpr, row *api.Func) *faults {
	info := w.fn.pkg.Pass.TypesInfo
	if e.Ellipsis.IsValid() {
		return &faults{open: true}
	}
	var list []part
	format, known := "", false
	if !row.Language.Joins && len(e.Args) > 0 {
		if v := info.Types[e.Args[0]].Value; v != nil && v.Kind() == constant.String {
			format, known = constant.StringVal(v), true
		}
	}
	wraps, sure := wrappedArgs(format)
	union := &faults{plain: true}
	for i, a := range e.Args {
		if t := typeOf(info, a); !isFault(t) && !types.Identical(t, types.Typ[types.UntypedNil]) {
			continue
		}
		s := m.expr(w, a)
		switch {
		case row.Language.Joins:
			list = append(list, part{faults: s.within(yesWrapped), mayBeNil: !m.certain(w, a, e)})
		case !known || !sure:
			union.join(s.within(maybeWrapped))
		case slices.Contains(wraps, i):
			if s.size() == 0 {
				return &faults{partial: true} // those of a callee are still being found; sets never shrink
			}
			list = append(list, part{faults: s.within(yesWrapped), mayBeNil: false})
		}
	}
	if !row.Language.Joins && (!known || !sure) {
		return union
	}
	return m.joined(list, nothingElse, row.Language.Joins)
}

// wrappedArgs lists the arguments of fmt.Errorf that a format wraps, the format itself being argument 0. ok is false if the format numbers
// its arguments itself.
func wrappedArgs(format string) (list []int, ok bool) {
	arg := 1
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		for i++; i < len(format) && slices.Contains([]byte("+-# 0123456789.*["), format[i]); i++ {
			switch format[i] {
			case '*':
				arg++
			case '[':
				return nil, false
			}
		}
		if i == len(format) {
			break
		}
		if format[i] == '%' {
			continue
		}
		if format[i] == 'w' {
			list = append(list, arg)
		}
		arg++
	}
	return list, true
}

// literalFault returns the error that a composite literal makes, and those that it wraps.
func (m *machine) literalFault(w where, e *ast.CompositeLit) *faults {
	t := w.fn.pkg.Pass.TypesInfo.TypeOf(e)
	s := &faults{list: []fault{{made: e, in: w.fn, typ: m.typeName(t)}}}
	if t == nil {
		return &faults{open: true}
	}
	has := func(method string) bool {
		obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(t), true, w.fn.pkg.Pass.Pkg, method)
		_, ok := obj.(*types.Func)
		return ok
	}
	_, _, asks := m.saysIs(s.list[0], fault{})
	s.open = has("As") || has("Is") && !asks
	if !has("Unwrap") {
		return s
	}
	list := []part{{faults: s}}
	for _, elt := range e.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		if isFault(w.fn.pkg.Pass.TypesInfo.TypeOf(elt)) {
			inner := m.expr(w, elt).within(yesWrapped).under(m.typeName(t))
			list = append(list, part{faults: inner, mayBeNil: !m.certain(w, elt, e)})
		}
	}
	return m.joined(list, nothingElse, false)
}

// under returns errors as they are within one of a type. errors.As finds the outer of two errors of one type, and errors.Is has no name
// for one that the program makes on the spot: nothing finds it.
func (s *faults) under(typ string) *faults {
	if typ == "" {
		return s
	}
	out := s.bare()
	for _, f := range s.list {
		if f.param != 0 && f.under == "" {
			f.under = typ
		}
		if f.with != nil || f.param != 0 || f.typ != typ || f.made == nil {
			out.add(f)
		}
	}
	return out
}

// initialized returns the error that a package's variable holds, with those that it wraps from the start.
func (m *machine) initialized(v *types.Var, g global) *faults {
	t := g.pkg.Pass.TypesInfo.TypeOf(g.value)
	typ, kept := m.typeName(t), formOf(t)
	inner := &faults{}
	if g.index < 0 {
		all := m.expr(where{fn: &function{pkg: g.pkg, body: &ast.BlockStmt{}}}, g.value)
		if _, isCall := ast.Unparen(g.value).(*ast.CallExpr); isCall && typ == "" {
			for _, f := range all.list {
				if f.wrapped == notWrapped {
					typ, kept = f.typ, f.kept
				}
			}
		}
		for _, f := range all.list {
			with := fault{beside: f.beside}
			for _, one := range f.parts() {
				if one.wrapped != notWrapped {
					with = m.both(with, one)
				}
			}
			if !with.blank() {
				inner.add(with)
			}
		}
	}
	return m.joined([]part{{faults: &faults{list: []fault{{name: globalKey(v), typ: typ, kept: kept}}}}, {faults: inner}}, nothingElse, false)
}
