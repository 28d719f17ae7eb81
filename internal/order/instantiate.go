package order

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// instantiate performs a call of one of the program's functions: each exit of its summary that is possible for the operands gives a
// path.
func (r *run) instantiate(st *paths.State, c *call, fn *types.Func, s *Summary) ([]*paths.State, bool) {
	if s.Incomplete {
		r.exec.Incomplete = true
		r.unsettle(st, c, fn)
	}
	if len(s.Exits) == 0 {
		if s.Incomplete {
			st.Unsure = true
			r.unknownCall(st, c)
			return nil, false
		}
		return nil, true // it does not return
	}
	sum := *c
	named := r.resultsOfCall(st, c, fn, s)
	type option struct {
		st   *paths.State
		exit Exit
	}
	var options []option
	for _, x := range s.Exits {
		if slices.ContainsFunc(x.Effects, func(e Effect) bool { return e.Failed }) && !c.Used && len(s.Exits) > 1 {
			continue // the results are not used: assume that the function has done it
		}
		next := st.Clone()
		if r.enter(next, &sum, fn, x) {
			options = append(options, option{next, x})
		}
	}
	sending, silent := false, false
	for _, o := range options {
		if !slices.ContainsFunc(o.exit.Effects, func(e Effect) bool { return e.Failed }) {
			sending = sending || sends(o.exit)
			silent = silent || !sends(o.exit)
		}
	}
	contentOnly := slices.ContainsFunc(options, func(o option) bool {
		return slices.ContainsFunc(o.exit.Effects, func(e Effect) bool { return e.Sends == SendsDefault })
	})
	var out []*paths.State
	for _, o := range options {
		next := o.st
		if o.exit.Unsure {
			next.Unsure = true
		}
		tells := false
		if sending && silent {
			tells = true
			for _, other := range options {
				if sends(other.exit) != sends(o.exit) && !disjointResults(o.exit, other.exit) {
					tells = false
				}
			}
		}
		panics := r.panicsAt(next, &sum, fn, o.exit)
		for _, e := range o.exit.Effects {
			r.effect(next, &sum, fn, e, Event{Partial: sending && silent, Tells: tells, Unclear: sending && !silent && s.Incomplete, mixed: contentOnly})
		}
		if sending && !sends(o.exit) {
			// Another exit replies: a caller that checks the results handles that one, too.
			for _, other := range options {
				for _, e := range other.exit.Effects {
					if e.Sends != SendsNothing {
						r.noted(next, r.value(next, &sum, fn, e.Subject))
					}
				}
			}
		}
		r.obscureRest(next, &sum, s.Incomplete || o.exit.Unsure)
		r.writtenThrough(next, &sum, s.Handed)
		if !panics && r.leave(next, &sum, fn, o.exit, named) {
			out = append(out, next)
		}
	}
	return out, true
}

// resultsOfCall returns the terms of a call's results if another call with the same operands returns the same. It returns nil if each
// call has its own results. This is so for functions that get a response, since the response has changed the second time.
func (r *run) resultsOfCall(st *paths.State, c *call, fn *types.Func, s *Summary) []terms.ID {
	if s.Varies {
		r.exec.Varies = r.exec.Varies || c.Results > 0
		return nil
	}
	if r.p.takesResponse(fn.Signature()) {
		return nil
	}
	return r.exec.ResultsOf(st, c.Site, c.recv, c.args)
}

// panicsAt reports whether an exit sends a status from an argument at which net/http panics.
func (r *run) panicsAt(st *paths.State, c *call, fn *types.Func, x Exit) bool {
	for _, e := range x.Effects {
		if e.Status.Param < 0 {
			continue
		}
		ev, s := r.handed(st, c, fn, e)
		if ref, ok := r.resolve(st, r.value(st, c, fn, e.Subject), r.effectType(c, fn, e.Subject)); ok && !ref.header && ref.buffers == 0 && r.panics(st, ref, ev, s, strings.TrimPrefix(e.Status.Path, ".")) {
			return true
		}
	}
	return false
}

// handed returns the event of a function that sends a status from an argument.
func (r *run) handed(st *paths.State, c *call, fn *types.Func, e Effect) (Event, status) {
	ev := r.base(c, Event{Helper: true, Kind: Header, Func: fn, Engine: e.Engine, invalid: e.Invalid, Inner: e.sentBy})
	ev.Status = c.expr(e.Status.Param - 1)
	return ev, status{r.value(st, c, fn, e.Status)}
}

// value returns the term of a subject for the operands of a call, or 0.
func (r *run) value(st *paths.State, c *call, fn *types.Func, s Subject) terms.ID {
	switch {
	case s.Calc != "":
		plain := func(text string) terms.ID { return r.value(st, c, fn, leafOf(text)) }
		return r.valueOf(st, c, fn, s, r.exec.Unspell(st, s.Calc, plain))
	case s.Global != "":
		obj := r.global(s.Global)
		if obj == nil {
			return 0
		}
		fields, ok := fieldsOf(obj.Type(), s.Path)
		if !ok {
			return 0
		}
		return r.valueOf(st, c, fn, s, r.exec.GetPath(st, r.exec.Root(st, obj, len(fields) > 0, false), fields))
	case s.Param < 0:
		return 0
	}
	if last := fn.Signature().Params().Len() - 1; s.Param-1 != api.Receiver && fn.Signature().Variadic() && s.Param-1 >= last && !c.Call.Ellipsis.IsValid() {
		switch n := len(c.args) - last; {
		case n <= 0 && !s.Length:
			return r.exec.T.Null()
		case s.Length:
			return r.exec.T.Int(int64(max(n, 0)))
		}
		return 0
	}
	v := c.operand(s.Param - 1)
	if v == 0 {
		return 0
	}
	if s.Path != "" {
		fields, ok := fieldsOf(operandTypeOf(fn, s.Param-1), s.Path)
		if !ok {
			return 0
		}
		v = r.exec.GetPath(st, v, fields)
	}
	return r.valueOf(st, c, fn, s, v)
}

// valueOf returns the value itself, its length, or whether it has a type, as the subject says.
func (r *run) valueOf(st *paths.State, c *call, fn *types.Func, s Subject, v terms.ID) terms.ID {
	if v == 0 {
		return 0
	}
	switch {
	case s.Length:
		v = r.exec.T.Length(v)
	case s.Type != "":
		v = r.isOf(v, r.staticType(c, fn, s), r.typeNamed(s.Type))
	}
	return v
}

// box returns an interface that holds a value of the type that nameOf has named; 0 if this package does not know the type.
func (r *run) box(v terms.ID, name string) terms.ID {
	t := r.typeNamed(name)
	if t == nil {
		return 0
	}
	return r.exec.Boxed(v, t)
}

// isOf returns the test whether a value of a static type is of type t; 0 if t is nil, a type that this package does not know.
func (r *run) isOf(v terms.ID, static, t types.Type) terms.ID {
	switch {
	case t == nil:
		return 0
	case static == nil || types.IsInterface(static):
		return r.exec.TypeTest(v, t)
	}
	return r.exec.T.Bool(terms.IsOf(static, t))
}

// staticType returns the static type of a subject's argument in a call.
func (r *run) staticType(c *call, fn *types.Func, s Subject) types.Type {
	if s.Param < 0 {
		return nil
	}
	if s.Path == "" {
		if t := r.operandType(c, s.Param-1); t != nil {
			return t
		}
		return nil
	}
	if fields, ok := fieldsOf(operandTypeOf(fn, s.Param-1), s.Path); ok {
		return fields[len(fields)-1].Type()
	}
	return nil
}

// typeNamed returns the type that nameOf has named; nil if this package does not know it.
func (r *run) typeNamed(name string) types.Type {
	path, isPointer := strings.CutPrefix(name, "*")
	i := strings.LastIndexByte(path, '.')
	if i < 0 {
		t := types.Universe.Lookup(path).Type()
		if isPointer {
			t = types.NewPointer(t)
		}
		return t
	}
	pkg := r.p.packageOf(path[:i])
	if pkg == nil {
		return nil
	}
	tn, ok := pkg.Scope().Lookup(path[i+1:]).(*types.TypeName)
	if !ok {
		return nil
	}
	if isPointer {
		return types.NewPointer(tn.Type())
	}
	return tn.Type()
}

// operandTypeOf returns the type of a parameter or receiver.
func operandTypeOf(fn *types.Func, i int) types.Type {
	sig := fn.Signature()
	if i == api.Receiver {
		if sig.Recv() == nil {
			return nil
		}
		return sig.Recv().Type()
	}
	if i >= sig.Params().Len() {
		return nil
	}
	return sig.Params().At(i).Type()
}

// fieldsOf resolves a path of field names.
func fieldsOf(t types.Type, path string) ([]*types.Var, bool) {
	var list []*types.Var
	if path == "" {
		return nil, true
	}
	for name := range strings.SplitSeq(strings.TrimPrefix(path, "."), ".") {
		if t == nil {
			return nil, false
		}
		u := t.Underlying()
		if p, ok := u.(*types.Pointer); ok {
			u = p.Elem().Underlying()
		}
		s, ok := u.(*types.Struct)
		if !ok {
			return nil, false
		}
		var found *types.Var
		for f := range s.Fields() {
			if f.Name() == name {
				found = f
			}
		}
		if found == nil {
			return nil, false
		}
		list = append(list, found.Origin())
		t = found.Type()
	}
	return list, true
}

// constant returns the term of a summary's constant; 0 if this package cannot name it.
func (r *run) constant(v Val) terms.ID {
	tab := r.exec.T
	switch v.Kind {
	case NilVal:
		return tab.Null()
	case BoolVal:
		return tab.Bool(v.Int == 1)
	case IntVal:
		return tab.Int(v.Int)
	case TextVal:
		return tab.Text(v.Str)
	case VarVal:
		if obj := r.global(v.Str); obj != nil {
			return r.exec.AtEntry(obj)
		}
	}
	return 0
}

// global returns the object that globalName has named; nil if the package cannot name it.
func (r *run) global(name string) types.Object {
	i := strings.LastIndexByte(name, '.')
	pkg := r.p.packageOf(name[:i])
	if pkg == nil {
		return nil
	}
	return pkg.Scope().Lookup(name[i+1:])
}

// packageOf returns a package by its path: the one under analysis or one that it imports.
func (p *pkg) packageOf(path string) *types.Package {
	if p.pass.Pkg.Path() == path {
		return p.pass.Pkg
	}
	for _, imported := range p.pass.Pkg.Imports() {
		if imported.Path() == path {
			return imported
		}
	}
	return nil
}

// enter assumes the conditions on the parameters under which a function takes an exit.
func (r *run) enter(st *paths.State, c *call, fn *types.Func, x Exit) bool {
	for _, cond := range x.Pre {
		v, k := r.value(st, c, fn, cond.Subject), r.constant(cond.Val)
		if cond.Val.Kind == NoVal {
			k = r.value(st, c, fn, cond.Other)
		}
		if v == 0 || k == 0 {
			continue
		}
		if r.exec.T.Unsure(v) && r.exec.T.Truth(st.Facts, r.exec.T.Compare(v, cond.Op, k)) == terms.Open {
			st.Unsure = true
		}
		if !r.exec.Assume(st, r.exec.T.Compare(v, cond.Op, k), true) {
			return false
		}
	}
	return true
}

// writtenThrough forgets the objects that a function gets by address and passes to unseen code, such as a decoder that fills them.
func (r *run) writtenThrough(st *paths.State, c *call, handed []int) {
	if len(handed) == 0 {
		return
	}
	values := make([]terms.ID, 1+len(c.args))
	for _, i := range handed {
		if i <= len(c.args) {
			values[i] = c.args[i-1]
		}
	}
	r.exec.Havoc(st, c.Site, values)
}

// leave performs a function's writes and pushes its results. named are the terms of the results; nil if each call has its own. It
// returns false if the exit is impossible, because another call with the same operands has returned something else.
func (r *run) leave(st *paths.State, c *call, fn *types.Func, x Exit, named []terms.ID) bool {
	tab := r.exec.T
	same := map[Subject]terms.ID{}
	for _, o := range x.Results {
		if o.Same.is() {
			same[o.Same] = r.value(st, c, fn, o.Same)
		}
	}
	for _, w := range x.Post {
		if w.Same.is() {
			same[w.Same] = r.value(st, c, fn, w.Same)
		}
	}
	type target struct {
		base   terms.ID
		fields []*types.Var
	}
	targets := make([]target, len(x.Post)) // evaluated before the first write
	for i, w := range x.Post {
		targets[i].base, targets[i].fields = r.writtenAt(st, c, fn, w)
	}
	for i, w := range x.Post {
		base, fields := targets[i].base, targets[i].fields
		if base == 0 {
			continue
		}
		if w.Part != paths.NoPart {
			r.exec.WritePart(st, r.exec.GetPath(st, base, fields), w.Part, r.exec.UnsureOf(c.Site, 100+i))
			continue
		}
		v := r.constant(w.Val)
		if v == 0 && w.Same.is() {
			v = same[w.Same]
		}
		if v != 0 && w.Type != "" {
			v = r.box(v, w.Type)
		}
		switch {
		case v != 0:
		case w.Free:
			v = r.exec.Fresh(st, c.Site, 100+i)
		default:
			v = r.exec.UnsureOf(c.Site, 100+i)
		}
		r.exec.SetPath(st, base, fields, v)
	}
	// assume adds a fact about a result to its term.
	assume := func(i int, op token.Token, k terms.ID) bool {
		return i >= len(named) || r.exec.Assume(st, tab.Compare(named[i], op, k), true)
	}
	results := make([]terms.ID, c.Results)
	for i := range results {
		if results[i] = r.exec.Fresh(st, c.Site, i); i < len(named) && isBasic(fn.Signature().Results().At(i).Type()) {
			results[i] = named[i] // for other types, each call may return a new object
		}
	}
	for _, o := range x.Results {
		if o.Index >= len(results) || o.Path != "" {
			continue
		}
		switch {
		case o.Untold:
			results[o.Index] = r.exec.UnsureOf(c.Site, o.Index)
		case o.Same.is() && same[o.Same] != 0:
			results[o.Index] = same[o.Same]
			for _, t := range x.Results {
				if t.Index == o.Index && t.Type != "" {
					results[o.Index] = r.box(same[o.Same], t.Type)
				}
			}
			if results[o.Index] == 0 {
				results[o.Index] = r.exec.UnsureOf(c.Site, o.Index)
			}
		case o.Op == token.EQL && o.Val.Kind == MadeVal:
			results[o.Index] = r.exec.Made(st, c.Site, o.Index, o.Val.Int == 1)
			if o.Val.Int == 2 {
				r.noteWraps(results[o.Index], &call{Site: c.Site})
			}
			if !assume(o.Index, token.NEQ, tab.Null()) {
				return false
			}
		case o.Op == token.EQL && !o.Length && !o.Same.is():
			if v := r.constant(o.Val); v != 0 {
				results[o.Index] = v
			}
		}
	}
	for _, o := range x.Results {
		if o.Index >= len(results) || o.Op == 0 || o.Path != "" {
			continue
		}
		v, k := results[o.Index], r.constant(o.Val)
		if !o.Length && k != 0 && o.Val.Kind != MadeVal && !assume(o.Index, o.Op, k) {
			return false
		}
		if o.Length {
			v = tab.Length(v)
		}
		if k == 0 || v == k {
			continue
		}
		if !r.exec.Assume(st, tab.Compare(v, o.Op, k), true) {
			return false
		}
	}
	for _, o := range x.Results {
		if o.Type == "" || o.Index >= len(results) {
			continue
		}
		if t := r.typeNamed(o.Type); t != nil && !r.exec.Assume(st, r.exec.TypeTest(results[o.Index], t), true) {
			return false
		}
	}
	for _, o := range x.Results {
		if o.Path == "" || o.Index >= len(results) || o.Length || o.Index >= fn.Signature().Results().Len() {
			continue
		}
		v := terms.ID(0)
		switch {
		case o.Same.is():
			v = same[o.Same]
		case o.Op == token.EQL:
			v = r.constant(o.Val)
		}
		if fields, ok := fieldsOf(fn.Signature().Results().At(o.Index).Type(), o.Path); ok && v != 0 {
			r.exec.SetPath(st, results[o.Index], fields, v)
		}
	}
	for _, v := range results {
		st.Push(v)
	}
	r.exec.Havoc(st, c.Site, append([]terms.ID{0}, literalsOf(tab, c.args)...))
	return true
}

// writtenAt returns the target of a write: an address or pointer, and the fields from there on; 0 if this package cannot name it.
func (r *run) writtenAt(st *paths.State, c *call, fn *types.Func, w Write) (terms.ID, []*types.Var) {
	base, t := terms.ID(0), types.Type(nil)
	if w.Global != "" {
		obj := r.global(w.Global)
		if obj == nil {
			return 0, nil
		}
		base, t = r.exec.Root(st, obj, w.Path != "", w.Itself), obj.Type()
	} else {
		base, t = c.operand(w.Param-1), operandTypeOf(fn, w.Param-1)
	}
	fields, ok := fieldsOf(t, w.Path)
	if !ok {
		return 0, nil
	}
	return base, fields
}

// literalsOf lists the functions among values.
func literalsOf(tab *terms.Table, values []terms.ID) []terms.ID {
	var list []terms.ID
	for _, v := range values {
		if v != 0 && tab.Op(v) == terms.Func {
			list = append(list, v)
		}
	}
	return list
}

// obscureRest records that a function may have called its closure arguments, and that it may have used responses among its arguments
// that its summary does not mention.
func (r *run) obscureRest(st *paths.State, c *call, unclear bool) {
	for _, v := range literalsOf(r.exec.T, c.args) {
		r.Escapes(st, v)
	}
	for i, v := range c.args {
		if ref, ok := r.resolve(st, v, r.operandType(c, i)); ok && ref.header && unclear {
			r.obscure(st, v, nil) // code that has the header map can set any field
		}
	}
}

// effect performs a function's effect on one response. like has the fields that its events share.
func (r *run) effect(st *paths.State, c *call, fn *types.Func, e Effect, like Event) {
	at := r.value(st, c, fn, e.Subject)
	if at == 0 {
		return
	}
	like.Helper, like.Func = true, fn
	ref, ok := r.resolve(st, at, r.effectType(c, fn, e.Subject))
	if !ok {
		return
	}
	if ref.header {
		if e.Fields {
			ev := r.base(c, like)
			ev.Kind, ev.Name, ev.known, ev.vague, ev.Inner = Field, e.Name, e.Known, e.Vague, e.fieldBy
			r.happen(st, ref.root, ev, status{})
		}
		return
	}
	if ref.buffers > 0 {
		r.obscure(st, at, nil)
		return
	}
	base := r.base(c, like)
	base.Engine, base.failed = e.Engine, e.Failed
	if e.Aborts {
		ev := base
		ev.Aborts = true
		r.happen(st, ref.root, ev, status{})
	}
	if e.Opaque {
		r.hands(c.Call)
		r.obscure(st, ref.root, nil)
	}
	if e.Noted {
		r.noted(st, ref.root)
	}
	if e.Fields || e.Vague {
		ev := base
		ev.Kind, ev.Name, ev.known, ev.vague, ev.Inner = Field, e.Name, e.Known, e.Vague, e.fieldBy
		if !e.Fields {
			ev.Kind = Nothing
		}
		r.happen(st, ref.root, ev, status{})
	}
	if e.Sends != SendsNothing {
		ev := base
		ev.Inner, ev.Body = e.sentBy, e.bodyBy
		ev.invalid = e.Invalid
		if e.sentBy != nil {
			ev.held = e.sentBy.held
			if e.Code == 0 {
				ev.usual = e.sentBy.usual
			}
		}
		ev.Code, ev.Explicit, ev.carried, ev.HasContent = e.Code, e.Sends.chooses(), e.Sends == SendsCarried, e.Content
		var s status
		if e.Status.Param >= 0 {
			s.term = r.value(st, c, fn, e.Status)
			ev.Status = c.expr(e.Status.Param - 1)
			ev.Code = r.code(st, s.term)
		}
		switch {
		case e.Complete || e.Sends.chooses() && e.Content:
			ev.Kind = Reply
			ev.Strong = e.Complete || e.Status.Param >= 0 && ev.Code == 0 || ev.Code >= 300
		case e.Sends.chooses():
			ev.Kind = Header
			if ev.Code >= 400 {
				ev.Kind, ev.Strong = Reply, true
			}
		case e.Sends == SendsFlush && !e.Content:
			ev.Kind = Flush
		default:
			ev.Kind = Content
		}
		switch r.overridden(ref, ev) {
		case silent:
			r.obscure(st, ref.root, nil)
			return
		case asked:
			st.Unsure = true
		}
		if s.term != 0 && e.Status.Param >= 0 {
			// The status comes from the caller, so a body that is lost with it is the caller's defect.
			r.ownBody(st, ref.root, ev, s)
		}
		r.happen(st, ref.root, ev, s)
	}
	if e.Failed {
		sh := r.shadowOf(st)
		f := sh.of(ref.root)
		f.failed = true
		f.late = f.late || f.sent
		st.Shadow = sh.with(f)
	}
	if e.Hands {
		ev := base
		ev.Kind = Delegate
		r.hands(c.Call)
		r.happen(st, ref.root, ev, status{})
	}
	if e.Hijacks {
		ev := base
		ev.Kind = Hijack
		r.happen(st, ref.root, ev, status{})
	}
}

// effectType returns the static type of an effect's response.
func (r *run) effectType(c *call, fn *types.Func, s Subject) types.Type {
	if s.Path == "" {
		if t := r.operandType(c, s.Param-1); t != nil {
			return t
		}
		return operandTypeOf(fn, s.Param-1)
	}
	fields, ok := fieldsOf(operandTypeOf(fn, s.Param-1), s.Path)
	if !ok {
		return nil
	}
	return fields[len(fields)-1].Type()
}

func isBasic(t types.Type) bool {
	_, ok := t.Underlying().(*types.Basic)
	return ok
}
