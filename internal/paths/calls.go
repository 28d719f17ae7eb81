package paths

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/terms"
)

// callKey is what a call's value depends on besides its arguments and its version.
type callKey struct{ maker }

// evalCall evaluates a call and pushes as many values as wanted says. In f(g()), the results of g are the arguments of f.
func (f *frame) evalCall(call *ast.CallExpr, states []*State, wanted int) []*State {
	x := f.x
	if tv := x.Info.Types[call.Fun]; tv.IsType() {
		if len(call.Args) != 1 {
			return f.unknowns(call, states, wanted)
		}
		states = f.eval(call.Args[0], states)
		for _, st := range states {
			st.Push(f.convert(st, call, st.pop(), x.typeOf(call.Args[0]), tv.Type))
		}
		return states
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := x.Info.Uses[id].(*types.Builtin); ok {
			return f.builtin(call, b.Name(), states, wanted)
		}
	}
	site := f.site(call)
	site.Used = wanted > 0
	states, nargs := f.operands(call, site, states)
	var before []*State // to perform the call again if its outcomes are too many
	if len(states) > 1 && f.block != nil && x.client.Coarse(site) {
		for _, st := range states {
			before = append(before, st.clone())
		}
	}
	kept, dropped := f.bounded(f.performed(call, site, states, nargs, wanted))
	if dropped && before != nil {
		site.Coarse = true
		kept, dropped = f.bounded(f.performed(call, site, before, nargs, wanted))
	}
	x.Incomplete = x.Incomplete || dropped
	return kept
}

// performed returns the states after a call, with the results that are wanted.
func (f *frame) performed(call *ast.CallExpr, site *Site, states []*State, nargs, wanted int) (out []*State) {
	for _, st := range states {
		args := st.popN(nargs)
		recv := st.pop()
		for _, after := range f.perform(st, site, recv, args) {
			results := after.popN(site.Results)
			for i := range wanted {
				if i < len(results) {
					after.Push(results[i])
				} else {
					after.Push(f.fresh(after, call, i))
				}
			}
			out = append(out, after)
		}
	}
	return out
}

// operands evaluates the receiver, or the function value, and the arguments of a call, and leaves them on the stack.
func (f *frame) operands(call *ast.CallExpr, site *Site, states []*State) ([]*State, int) {
	x := f.x
	fun := ast.Unparen(call.Fun)
	sel, isSelector := fun.(*ast.SelectorExpr)
	args := site.Args(call)
	switch {
	case site.IsExpression():
		if len(call.Args) == len(args) {
			return f.push(states, 0), 0 // the call does not type-check
		}
		if tuple, ok := x.typeOf(call.Args[0]).(*types.Tuple); ok { // the receiver is the first of several results
			return f.evalCall(ast.Unparen(call.Args[0]).(*ast.CallExpr), states, tuple.Len()), tuple.Len() - 1
		}
		states = f.eval(call.Args[0], states)
		if selection := x.Info.Selections[sel]; len(selection.Index()) > 1 {
			for _, st := range states {
				st.Push(x.through(st, st.pop(), selection, true))
			}
		}
	case isSelector && x.Info.Selections[sel] != nil && x.Info.Selections[sel].Kind() == types.MethodVal:
		if pointerReceiver(x.Info.Selections[sel]) {
			states = f.receiver(sel.X, states)
		} else {
			states = f.eval(sel.X, states)
		}
		// The method may belong to an embedded field.
		selection := x.Info.Selections[sel]
		if len(selection.Index()) > 1 {
			for _, st := range states {
				st.Push(x.through(st, st.pop(), selection, true))
			}
		}
	case site.Obj != nil && site.Recv == nil && !isVar(site.Obj):
		states = f.push(states, 0)
	default:
		states = f.eval(fun, states)
	}
	if len(args) == 1 {
		if inner, ok := ast.Unparen(args[0]).(*ast.CallExpr); ok {
			if tuple, ok := x.typeOf(inner).(*types.Tuple); ok {
				return f.evalCall(inner, states, tuple.Len()), tuple.Len()
			}
		}
	}
	for i, a := range args {
		states = f.eval(a, states)
		if p := f.param(site, i); p != nil {
			states = f.boxTop(a, p.Type(), states)
		}
	}
	return states, len(args)
}

// param returns the parameter that takes argument i alone; nil if it is unknown.
func (f *frame) param(site *Site, i int) *types.Var {
	sig := site.Sig
	if sig == nil || site.IsExpression() || i >= sig.Params().Len() || sig.Variadic() && i == sig.Params().Len()-1 {
		return nil
	}
	return sig.Params().At(i)
}

// receiver evaluates the receiver of a method with a pointer receiver: the address of a variable, or a pointer.
func (f *frame) receiver(e ast.Expr, states []*State) []*State {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		if v, ok := f.x.Info.ObjectOf(id).(*types.Var); ok {
			return f.push(states, f.x.T.Address(v))
		}
	}
	return f.base(e, states)
}

func isVar(obj types.Object) bool {
	_, ok := obj.(*types.Var)
	return ok
}

// site describes a call.
func (f *frame) site(call *ast.CallExpr) *Site {
	x := f.x
	s := &Site{Call: call, Context: f.id}
	s.Callee, _ = calls.Of(x.Info, call.Fun)
	switch t := x.typeOf(call).(type) {
	case *types.Tuple:
		s.Results = t.Len()
	case nil:
	default:
		s.Results = 1
	}
	return s
}

func (f *frame) unknowns(at ast.Node, states []*State, n int) []*State {
	for _, st := range states {
		for i := range n {
			st.Push(f.fresh(st, at, i))
		}
	}
	return states
}

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
				if _, isMap := x.typeOf(call).Underlying().(*types.Map); !isMap && len(sizes) > 0 {
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
				r = x.T.Alloc(panicking{})
				st.unbind(func(p place) bool { return p == flag })
			}
		case "clear", "delete":
			name := freshName{call, -7, f.id, f.version(st)}
			_, isMap := x.typeOf(args[0]).Underlying().(*types.Map)
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
			r = f.fresh(st, call, 0)
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
	r := f.fresh(st, call, 0)
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
			r = f.fresh(st, call, 0)
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

// perform runs a call after its operands were evaluated. Each returned state has the results pushed.
func (f *frame) perform(st *State, site *Site, recv terms.ID, args []terms.ID) []*State {
	x := f.x
	if lit := x.literal(site, recv); lit != nil {
		if out, ok := f.inline(st, site, lit, args); ok {
			return out
		}
	}
	if x.T.Op(recv) == terms.Func && site.Obj == nil || isVar(site.Obj) {
		if fn, ok := x.funcOf(recv); ok {
			direct := *site
			direct.Obj = fn
			site, recv = &direct, 0
		}
	}
	if out, done := x.client.Call(st, site, recv, args); done {
		return out
	}
	f.value(st, site, recv, args)
	out := f.callsBack(st, site, recv, args)
	f.havocArguments(st, site, append([]terms.ID{recv}, args...))
	return append(out, st)
}

// callsBack returns the paths on which unseen code calls each of its closure arguments once, with any arguments, and the path st on
// which it calls none. Closures without lasting effects (see leaves) are not followed. Further calls of a closure would find nothing
// new. In st, the variables that the closures assign are unsure.
func (f *frame) callsBack(st *State, site *Site, recv terms.ID, args []terms.ID) []*State {
	x := f.x
	values := append([]terms.ID{recv}, args...)
	var lits []*ast.FuncLit
	for i, a := range args {
		x.Literals([]terms.ID{a}, func(lit *ast.FuncLit) {
			if x.leaves(lit) && !isVariadic(x.typeOf(lit)) && x.client.Follows(lit) {
				lits = append(lits, lit)
				values[i+1] = 0
			}
		})
	}
	if len(lits) == 0 {
		return nil
	}
	st = st.clone()
	f.havocArguments(st, site, values)
	states := []*State{st}
	for _, lit := range lits {
		back := *site
		back.Lit, back.Results, back.Used = lit, 0, false
		var next []*State
		for _, st := range states {
			var given []terms.ID
			for i := range lit.Type.Params.NumFields() {
				given = append(given, f.fresh(st, lit, i))
			}
			out, ok := f.inline(st, &back, lit, given)
			if !ok {
				return nil
			}
			next = append(next, out...)
		}
		states = next
	}
	return states
}

func isVariadic(t types.Type) bool {
	sig, ok := t.(*types.Signature)
	return ok && sig.Variadic()
}

func (x *Exec) funcOf(v terms.ID) (*types.Func, bool) {
	if v == 0 || x.T.Op(v) != terms.Func {
		return nil, false
	}
	fn, ok := x.T.Aux(v).(*types.Func)
	return fn, ok
}

// literal returns the function literal that is called; nil if a call is not of a literal, or the literal is unknown.
func (x *Exec) literal(site *Site, fun terms.ID) *ast.FuncLit {
	if fun == 0 || x.T.Op(fun) != terms.Func || site.Recv != nil {
		return nil
	}
	lit, _ := x.T.Aux(fun).(*ast.FuncLit)
	return lit
}

// inline follows a call of one of this function's closures. ok is false if the call is too deep.
func (f *frame) inline(st *State, site *Site, lit *ast.FuncLit, args []terms.ID) ([]*State, bool) {
	x := f.x
	if f.depth >= MaxDepth || !contains(x.decl, lit.Pos()) {
		return nil, false
	}
	for o := f; o != nil; o = o.outer {
		if o.body == lit.Body {
			return nil, false // recursion
		}
	}
	lenient := x.lenient
	x.lenient = false
	defer func() { x.lenient = lenient }()
	inner := x.newFrame(f, lit.Type, lit.Body, x.resultVars(lit.Type))
	key := chain{f.id, site.Call, lit}
	if x.chains[key] == 0 {
		x.chains[key] = int32(len(x.began))
		x.began = append(x.began, Chain{f.id, site.Call, lit, site.Late})
	}
	inner.id = x.chains[key]
	if f.block != nil {
		inner.later.or(f.block.later, nil)
	}
	i := 0
	for _, field := range lit.Type.Params.List {
		for _, id := range field.Names {
			v := x.Info.Defs[id]
			if v == nil {
				i++
				continue
			}
			f.renew(st, v)
			if sig, ok := x.typeOf(lit).(*types.Signature); ok && sig.Variadic() && i == sig.Params().Len()-1 && !site.Call.Ellipsis.IsValid() {
				x.assignVar(st, v, f.variadic(st, site.Call, args[min(i, len(args)):]))
			} else if i < len(args) {
				x.assignVar(st, v, args[i])
			}
			i++
		}
		if len(field.Names) == 0 {
			i++
		}
	}
	for _, v := range x.named(lit.Type) {
		f.renew(st, v)
		x.declare(st, v)
	}
	before, turns := st.Shadow, st.turns
	inner.height = len(st.stack)
	out := inner.run([]*State{st})
	x.client.Returned(site, before, out)
	x.here = f.lead
	for _, st := range out {
		st.turns = slices.Clone(turns) // the closure may have returned from within a loop
		for i := range site.Results {
			if i < len(inner.results) {
				st.Push(x.read(st, inner.results[i]))
			} else {
				st.Push(f.fresh(st, site.Call, i))
			}
		}
		for _, v := range inner.results {
			base := x.T.Address(v)
			st.unbind(func(p place) bool { return p.base == base })
		}
	}
	return out, true
}

// variadic returns the slice that holds the arguments of a variadic parameter.
func (f *frame) variadic(st *State, call *ast.CallExpr, args []terms.ID) terms.ID {
	if len(args) == 0 {
		return f.x.T.Null()
	}
	s := f.fresh(st, call, -1)
	if facts, ok := f.x.T.Assume(st.Facts, f.x.T.Equal(f.x.T.Length(s), f.x.T.Int(int64(len(args)))), true); ok {
		st.Facts = facts
	}
	return s
}

// Unseen performs a call of unseen code. The call returns any value, but the same one for the same arguments. It may write what
// it gets by address, and the variables that its closure arguments assign.
func (f *frame) Unseen(st *State, site *Site, recv terms.ID, args []terms.ID) {
	f.value(st, site, recv, args)
	f.havocArguments(st, site, append([]terms.ID{recv}, args...))
}

// value pushes the results of a call of unseen code.
func (f *frame) value(st *State, site *Site, recv terms.ID, args []terms.ID) {
	x := f.x
	all := append([]terms.ID{recv}, args...)
	if x.changesByItself(site) {
		x.Varies = x.Varies || site.Results > 0
		r := f.fresh(st, site.Call, 0)
		if recv != 0 && x.T.Unsure(recv) {
			r = x.T.UnsureOf(freshName{site.Call, 0, f.id, f.version(st)}) // it may be a closure of this function
		}
		f.pushResults(st, site, r)
		return
	}
	var versions []terms.ID
	for _, a := range all {
		if a == 0 {
			continue
		}
		for _, field := range []int32{dirty, revised} {
			if v := st.get(place{a, field}); v != 0 {
				versions = append(versions, v)
			}
		}
	}
	f.pushResults(st, site, f.callTerm(st, site, all, versions))
}

// callTerm returns the term of a call's results: the same for the same operands and versions, within one turn of the loops around
// the call.
func (f *frame) callTerm(st *State, site *Site, operands, versions []terms.ID) terms.ID {
	x := f.x
	if v := f.version(st); v != 0 {
		versions = append([]terms.ID{v}, versions...)
	}
	key := callKey{maker{calleeOf(x.Info, site.Call), constantsOf(x.Info, site.Call)}}
	return x.T.Call(key, operands, x.T.ListOf(versions))
}

// pushResults pushes the results of a call, which r represents together.
func (f *frame) pushResults(st *State, site *Site, r terms.ID) {
	if site.Results == 1 {
		st.Push(r)
		return
	}
	for i := range site.Results {
		st.Push(f.x.T.Result(r, i))
	}
}

// contents returns a version for everything that can be reached from values: two versions are equal if it holds the same. It is 0
// if nothing there was written.
func (x *Exec) contents(st *State, values []terms.ID) terms.ID {
	reached := map[terms.ID]bool{}
	for _, v := range append(x.reachable(st, values), values...) {
		if v != 0 && !x.T.IsConstant(v) {
			reached[v] = true
		}
	}
	var k []int32
	for _, b := range st.env {
		if reached[b.base] || reached[x.containerOf(b.base)] {
			k = append(k, int32(b.base), b.field, int32(b.value))
		}
	}
	if len(k) == 0 {
		return 0
	}
	return x.T.Unknown(contentsOf{hash(k)})
}

// contentsOf names a version that contents returns.
type contentsOf struct{ hash uint64 }

// havocArguments forgets what is known of the objects that unseen code gets by address, and of those that can be reached from
// there through fields and elements: the code may have written them. The first value is the receiver or the function.
func (f *frame) havocArguments(st *State, site *Site, values []terms.ID) {
	x := f.x
	for _, v := range x.reachable(st, values) {
		name := freshName{site.Call, -2, f.id, f.version(st)}
		if x.T.Op(v) == terms.Address {
			x.unsettle(st, v, name)
		} else {
			x.havocFields(st, v, x.T.UnsureOf(havocOf{v, name}))
		}
	}
	for i, a := range values {
		for a != 0 && (x.T.Op(a) == terms.Convert || x.T.Op(a) == terms.Box) {
			a = x.T.A(a) // an address in an interface, or converted to a number, as for cgo
		}
		if a == 0 {
			continue
		}
		switch x.T.Op(a) {
		case terms.Address:
			if v, ok := x.addressed(a); ok {
				x.assignVar(st, v, f.leftIn(st, site, i, a))
			}
		case terms.Alloc:
			if !x.copied(site, i, len(values)) {
				x.havocFields(st, a, f.leftIn(st, site, i, a))
				if x.isMap(a) {
					st.bind(place{a, count}, f.leftIn(st, site, -3-i, a))
				}
			}
		case terms.Func:
			if lit, ok := x.T.Aux(a).(*ast.FuncLit); ok && i > 0 {
				f.givenAway(st, lit)
			}
		case terms.Param:
			if v, ok := x.param(a); ok && i > 0 {
				x.handed[v] = true
			}
		}
	}
}

// leftIn returns the value of a variable or object after a call that may have written it.
func (f *frame) leftIn(st *State, site *Site, operand int, where terms.ID) terms.ID {
	name := havocOf{where, freshName{site.Call, operand, f.id, f.version(st)}}
	if site.Unclear {
		return f.x.T.UnsureOf(name)
	}
	return f.x.T.Unknown(name)
}

// Handed reports whether a parameter was passed to unseen code, which may have written what it points to.
func (x *Exec) Handed(v types.Object) bool { return x.handed[v] }

// copied reports whether a call gets a copy of an operand, because it is a struct or an array. Operand 0 is the receiver.
func (x *Exec) copied(site *Site, i, operands int) bool {
	var t types.Type
	switch fn, isFunc := site.Obj.(*types.Func); {
	case i == 0 && isFunc && site.Recv != nil && fn.Signature().Recv() != nil:
		t = fn.Signature().Recv().Type() // a method with a pointer receiver gets the variable's address
	case i > 0 && len(site.Call.Args) == operands-1:
		t = x.typeOf(site.Call.Args[i-1])
	default:
		return false
	}
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array:
		return true
	}
	return false
}

// constantsOf spells the constants among the arguments of a call.
func constantsOf(info *types.Info, call *ast.CallExpr) string {
	var with strings.Builder
	for _, a := range call.Args {
		if tv := info.Types[a]; tv.Value != nil {
			with.WriteString(tv.Value.ExactString())
			with.WriteByte(';')
		}
	}
	return with.String()
}

// changesByItself reports whether a call may return a different value each time: one without receiver and arguments, since its
// result can only come from outside, and one of a function value.
func (x *Exec) changesByItself(site *Site) bool {
	fn, ok := site.Obj.(*types.Func)
	if !ok {
		return true
	}
	sig := fn.Signature()
	return sig.Recv() == nil && len(site.Call.Args) == 0
}

// havocOf names what a variable holds after other code may have written it.
type havocOf struct {
	of   terms.ID
	name freshName
}

// unsettle gives a variable that other code may have written an unsure value.
func (x *Exec) unsettle(st *State, address terms.ID, name freshName) {
	if v, ok := x.addressed(address); ok {
		x.assignVar(st, v, x.T.UnsureOf(havocOf{address, name}))
	}
}

// havocFields forgets the fields of obj: from now on it is a copy of other.
func (x *Exec) havocFields(st *State, obj, other terms.ID) {
	st.unbind(func(p place) bool {
		return p.base == obj && p.field != dirty || x.T.Op(p.base) == terms.Elem && x.T.A(p.base) == obj
	})
	st.bind(place{obj, origin}, other)
}

// reachable lists the variables and objects that can be reached from what the values point to, without the latter.
func (x *Exec) reachable(st *State, values []terms.ID) []terms.ID {
	var found []terms.ID
	seen := map[terms.ID]bool{}
	var from func(terms.ID)
	visit := func(v terms.ID) {
		for x.T.Op(v) == terms.Convert || x.T.Op(v) == terms.Box {
			v = x.T.A(v)
		}
		if _, bound := x.T.Aux(v).(methodValue); bound && x.T.Op(v) == terms.Call {
			v = x.T.A(x.T.A(v))
		}
		if op := x.T.Op(v); op != terms.Address && op != terms.Alloc || seen[v] {
			return
		}
		seen[v] = true
		found = append(found, v)
		from(v)
	}
	from = func(base terms.ID) {
		for _, b := range st.env {
			if x.containerOf(b.base) == base && b.value != base {
				visit(b.value)
			}
		}
	}
	for _, v := range values {
		if v == 0 {
			continue
		}
		v = x.T.Unbox(v)
		switch x.T.Op(v) {
		case terms.Address, terms.Alloc:
			if !seen[v] {
				seen[v] = true
				from(v)
			}
		case terms.Call, terms.Unknown:
			visit(v) // a method that is bound to an object
			from(v)
		}
	}
	return found
}

// containerOf returns the variable or object that a place is a part of.
func (x *Exec) containerOf(base terms.ID) terms.ID {
	for x.T.Op(base) == terms.Field || x.T.Op(base) == terms.Elem {
		base = x.T.A(base)
	}
	return base
}

// touched records that the contents of a container or object have changed, so that earlier calls with it as an operand may now
// return something else. Slices that may have the same elements have changed, too.
func (x *Exec) touched(st *State, v terms.ID) {
	if v == 0 || x.T.IsConstant(v) {
		return
	}
	for _, o := range x.sharing(st, v) {
		x.touch(st, o)
	}
	x.touch(st, v)
}

// touch is touched for one term of a container.
func (x *Exec) touch(st *State, v terms.ID) {
	st.unbind(func(p place) bool { return x.T.Op(p.base) == terms.Elem && x.T.A(p.base) == v })
	x.countWrite(st, place{v, dirty})
	x.touchAliases(st, v)
}

// containerOfElem returns the container of an element; 0 for other terms.
func (x *Exec) containerOfElem(id terms.ID) terms.ID {
	if x.T.Op(id) == terms.Elem {
		return x.T.A(id)
	}
	return 0
}

// givenAway records that other code may call a closure at any time: the variables that it assigns become unsure.
func (f *frame) givenAway(st *State, lit *ast.FuncLit) {
	f.x.assigned(lit, func(v *types.Var) {
		f.x.assignVar(st, v, f.x.T.UnsureOf(havocOf{f.x.T.Address(v), freshName{at: lit}}))
	})
}

// assigned calls f for each captured variable that a closure assigns, or of which it assigns a part.
func (x *Exec) assigned(lit *ast.FuncLit, f func(*types.Var)) {
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		var targets []ast.Expr
		switch n := n.(type) {
		case *ast.AssignStmt:
			targets = n.Lhs
		case *ast.IncDecStmt:
			targets = []ast.Expr{n.X}
		case *ast.RangeStmt:
			if n.Tok == token.ASSIGN {
				targets = []ast.Expr{n.Key, n.Value}
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				targets = []ast.Expr{n.X}
			}
		}
		for _, e := range targets {
			if e == nil {
				continue
			}
			id, ok := ast.Unparen(e).(*ast.Ident)
			if sel, isSel := ast.Unparen(e).(*ast.SelectorExpr); isSel {
				id, ok = ast.Unparen(sel.X).(*ast.Ident)
			}
			if !ok {
				continue
			}
			if v, ok := x.Info.ObjectOf(id).(*types.Var); ok && !contains(lit, v.Pos()) {
				f(v)
			}
		}
		return true
	})
}

// Literals calls yield for each function literal among values.
func (x *Exec) Literals(values []terms.ID, yield func(*ast.FuncLit)) {
	for _, v := range values {
		if v != 0 && x.T.Op(v) == terms.Func {
			if lit, ok := x.T.Aux(v).(*ast.FuncLit); ok {
				yield(lit)
			}
		}
	}
}
