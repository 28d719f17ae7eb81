package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/stdlib"
)

// The special errors of mayHold: no error, an unknown one, one that another module makes, and one that holds nothing but a text.
const (
	nothing  = "nil"
	anything = "?"
	alien    = "foreign"
	simple   = "plain"
)

// mayHold reports whether there is an error for which all tests may hold. The tests are about one variable.
func (m *machine) mayHold(tests []test) bool {
	first := tests[0]
	if first.boolean {
		return m.mayBe(first)
	}
	var texts []test
	tests = slices.DeleteFunc(slices.Clone(tests), func(t test) bool {
		if t.text.asked {
			texts = append(texts, t)
		}
		return t.text.asked
	})
	switch {
	case len(texts) > 0 && !m.sayTexts(texts):
		return false
	case len(tests) == 0:
		return true
	}
	s := m.expr(first.w, first.x)
	if s.open {
		return true
	}
	holds := func(f fault, special string) bool {
		return !slices.ContainsFunc(tests, func(t test) bool { return !m.holds(t, f, special) })
	}
	if s.foreign && holds(fault{lacks: s.lacks}, alien) || s.plain && holds(fault{}, simple) || s.partial && s.size() == 0 && holds(fault{}, anything) {
		return true
	}
	if holds(fault{}, nothing) && !m.certainParam(first) && (!m.isStored(first.w, first.x) || slices.ContainsFunc(tests, func(t test) bool { return t.null })) {
		return true
	}
	return slices.ContainsFunc(s.list, func(f fault) bool {
		if f.param != 0 && f.with == nil {
			return holds(f, anything)
		}
		return holds(f, "")
	})
}

// holds reports whether a test may hold for an error.
func (m *machine) holds(t test, f fault, special string) bool {
	if t.text.asked {
		return true
	}
	if special == nothing && t.field != "" {
		return false // it has no fields
	}
	yes, known := m.matches(t, f, special)
	return !known || yes != t.other
}

// matches reports whether an error is the one that a test asks for, or one of those that it wraps. known is false if it may be either.
func (m *machine) matches(t test, f fault, special string) (yes, known bool) {
	yes, known = m.matchesOne(t, f, special)
	if special != "" || t.null || f.with == nil && f.beside == nothingElse {
		return yes, known
	}
	if f.param != 0 {
		yes, known = false, false
	}
	if f.with != nil && !(yes && known) {
		more, sure := m.matches(t, *f.with, special)
		yes, known = yes || more, known && sure || more && sure
	}
	if yes && known {
		return true, true
	}
	switch f.beside {
	case alienErrors:
		more, sure := m.matchesOne(t, fault{}, alien)
		yes, known = yes || more, known && sure
	case anyErrors:
		known = false
	}
	return yes, known
}

// matchesOne is matches for an error alone.
func (m *machine) matchesOne(t test, f fault, special string) (yes, known bool) {
	switch {
	case t.null:
		return special == nothing, special != anything
	case special == nothing:
		return false, true
	case special == anything:
		return false, false
	case t.name != "":
		if special == alien {
			return false, m.declares(t.name) || f.lacks.has(t.name) || t.exact && f.lacks.has(api.ExactLack(t.name))
		}
		if !t.exact && f.name != t.name {
			if yes, known, asks := m.saysIs(f, fault{name: t.name}); asks {
				return yes, known
			}
		}
		return f.name == t.name && (!t.exact || f.wrapped != yesWrapped), f.name != t.name || !t.exact || f.wrapped != maybeWrapped
	}
	if i, ok := t.typ.Underlying().(*types.Interface); ok && (t.value == nil || special == simple) {
		return m.implemented(t, i, f, special)
	}
	name := m.typeName(t.typ)
	switch {
	case special == simple:
		return false, true
	case name == "":
		return false, m.neverIs(t.typ, f, special)
	case special == alien || t.exact && f.wrapped == yesWrapped:
		return false, true
	case t.exact && f.wrapped == maybeWrapped:
		return false, f.typ != name
	case t.otherForm(f):
		return false, true
	case f.typ != name || t.value == nil:
		return f.typ == name, true
	}
	return m.valued(t, f)
}

func deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// neverIs reports whether an error, apart from what it wraps, is never of a type of another module.
func (m *machine) neverIs(t types.Type, f fault, special string) bool {
	tn := api.NamedOf(t)
	if tn == nil {
		return false
	}
	if special == alien {
		return f.lacks.has(globalKey(tn))
	}
	if of := api.NamedOf(m.concrete(f)); of != nil {
		return globalKey(of) != globalKey(tn)
	}
	call, isCall := f.made.(*ast.CallExpr)
	if !isCall {
		return false
	}
	c, ok := calls.Of(f.in.pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil {
		return false
	}
	row := f.in.pkg.Bound.Func(c.Obj, c.Recv)
	return row != nil && row.Language.NonNil && stdlib.Holds(pathOf(c.Obj)) // errors.New, fmt.Errorf
}

// valued reports whether an error has the value that a test asks for. known is false if it may be either.
func (m *machine) valued(t test, f fault) (yes, known bool) {
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	objects := m.objectsOf(f)
	if len(objects) == 0 {
		return false, false
	}
	found, all := false, true
	for _, o := range objects {
		var v vals
		if t.field != "" {
			var set bool
			v, set = o.fields[t.field]
			switch {
			case set || o.typ == nil:
			case len(o.status) == 0:
				v = zeroOf(t.value)
			default: // a function of another module has made it
				if f := sentField(t.w.fn.pkg, o.typ); f != nil && f.Name() == t.field {
					v = o.status
				}
			}
		} else if c := m.dispatch(o, t.method.Name()); c != nil && c.fn != nil {
			if r := m.follow(c, nil, nil); len(r) > 0 {
				v = r[0]
			}
		}
		if len(v) == 0 {
			return false, false
		}
		for _, x := range v {
			var same bool
			switch x := x.(type) {
			case number:
				n, exact := constant.Int64Val(constant.ToInt(t.value))
				same = exact && n == int64(x)
			case text:
				same = t.value.Kind() == constant.String && constant.StringVal(t.value) == string(x)
			default:
				return false, false
			}
			found, all = found || same, all && same
		}
	}
	return found, found == all
}

// zeroOf is the zero value of a constant's kind.
func zeroOf(c constant.Value) vals {
	if c.Kind() == constant.String {
		return vals{text("")}
	}
	return vals{number(0)}
}

// declares reports whether a name is one of a package of the program.
func (m *machine) declares(name string) bool {
	i := strings.LastIndexByte(name, '.')
	return i >= 0 && m.packages[name[:i]] != nil
}

// mayBe reports whether a boolean may have the value that a test wants. It may not if all its values in the program are the other one, or
// if the errors that reach the function that returns it rule it out.
func (m *machine) mayBe(t test) bool {
	if t.ofRequest() {
		return m.mayAsk(t)
	}
	q := isTrue
	if t.isNil {
		q = isNil
	}
	type about struct {
		x ast.Expr
		q question
	}
	type answers struct{ yes, no bool }
	can := remember(m, t.w, about{t.x, q}, func() answers {
		yes, no := m.either(t.w, t.x, q)
		return answers{yes, no}
	})
	if t.want && !can.yes || !t.want && !can.no {
		return false
	}
	if t.w.frame == nil || t.isNil || !m.mayDecide(t.w.fn, t.x) {
		return true
	}
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	return m.variables(t.w).decided(t.x) != truth(!t.want)
}

// truth encodes a condition's value: 1 for true, -1 for false. An unknown one is 0.
func truth(b bool) int {
	if b {
		return 1
	}
	return -1
}

// sure is like decided, for conditions that certainly have the value: whether a variadic parameter got arguments, whether a field holds
// a function, or never did, whether a parameter holds something, and comparisons with a constant (see compared).
func (fr *frame) sure(cond ast.Expr) int {
	e, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return 0
	}
	info := fr.info()
	switch e.Op {
	case token.LAND:
		return min(fr.sure(e.X), fr.sure(e.Y))
	case token.LOR:
		return max(fr.sure(e.X), fr.sure(e.Y))
	case token.EQL, token.NEQ:
		switch {
		case !info.Types[e.Y].IsNil():
		case fr.set(e.X), fr.handed(e.X):
			return truth(e.Op == token.NEQ)
		case fr.never(e.X):
			return truth(e.Op == token.EQL)
		}
	}
	v := info.Types[e.Y].Value
	if v == nil || !compares(e.Op) {
		return 0
	}
	if n, known := fr.count(e.X); known {
		return truth(constant.Compare(constant.MakeInt64(int64(n)), e.Op, v))
	}
	return fr.compared(e.X, e.Op, v)
}

// compares reports whether an operator compares its operands.
func compares(op token.Token) bool {
	switch op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}

// count returns the length of a variadic parameter's arguments, from a call of len.
func (fr *frame) count(e ast.Expr) (n int, known bool) {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 || fr.fn == nil {
		return 0, false
	}
	c, ok := calls.Of(fr.info(), call.Fun)
	if b, isBuiltin := c.Obj.(*types.Builtin); !ok || !isBuiltin || b.Name() != "len" {
		return 0, false
	}
	v, ok := fr.info().Uses[identOf(call.Args[0])].(*types.Var)
	if !ok || v.Kind() != types.ParamVar || len(fr.m.definitions(fr.fn)[v]) > 0 {
		return 0, false
	}
	list, ok := fr.given(v)
	if !ok {
		return 0, false
	}
	return len(list.entries), true
}

// set reports whether a field certainly holds a function.
func (fr *frame) set(e ast.Expr) bool {
	return fr.ofField(e, func(o *object, name string) bool {
		return len(o.fields[name]) > 0 && !slices.Contains(o.fields[name], nil) && !o.maybe[name]
	})
}
