package order

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// call is a call on a path, with the values of its operands.
type call struct {
	*paths.Site
	recv terms.ID
	args []terms.ID
}

// operand returns the value of an operand by its index, which may be api.Receiver. It returns 0 if the call has no such operand.
func (c *call) operand(index int) terms.ID {
	if index == api.Receiver {
		return c.recv
	}
	if index < len(c.args) {
		return c.args[index]
	}
	return 0
}

// expr returns the expression of an operand by its index, or nil.
func (c *call) expr(index int) ast.Expr {
	if index != api.Receiver && len(c.Callee.Args(c.Call)) != len(c.args) {
		return nil // the arguments are the results of one call
	}
	return c.Callee.Operand(c.Call, index)
}

// operandType returns the static type of an operand.
func (r *run) operandType(c *call, index int) types.Type {
	if e := c.expr(index); e != nil {
		return r.p.info.TypeOf(e)
	}
	return nil
}

// Call implements paths.Client.
func (r *run) Call(st *paths.State, site *paths.Site, recv terms.ID, args []terms.ID) ([]*paths.State, bool) {
	c := &call{site, recv, args}
	if row := r.p.row(site.Obj, site.Recv); row != nil {
		return r.byRow(st, c, row)
	}
	r.lends(st, c)
	if fn, ok := site.Obj.(*types.Func); ok && !r.p.described(fn, site.Recv) {
		if s := r.p.summaryOf(fn); s != nil && !site.Coarse {
			return r.instantiate(st, c, fn, s)
		}
		if r.p.decls[fn.Origin()] != nil {
			site.Unclear = true
			r.unsettle(st, c, fn)
		}
	}
	r.unknownCall(st, c)
	return nil, false
}

// Coarse implements paths.Client: a function of the package that gets no response has no effect but its results and what it writes.
func (r *run) Coarse(site *paths.Site) bool {
	fn, ok := site.Obj.(*types.Func)
	if !ok {
		return false
	}
	f := r.p.decls[fn.Origin()]
	return f != nil && !f.touches && !r.p.takesResponse(fn.Signature())
}

// described reports whether a method belongs to a type of the API table, from another package, or is promoted from one. All methods of
// such a type that affect the response have rows.
func (p *pkg) described(fn *types.Func, recv types.Type) bool {
	if recv == nil || fn.Pkg() == p.pass.Pkg {
		return false
	}
	is := func(t types.Type) bool {
		tn := api.NamedOf(t)
		return tn != nil && p.responses[tn]
	}
	declared := fn.Signature().Recv()
	return is(recv) || declared != nil && is(declared.Type())
}

// unknownCall performs a call of unseen code: a response that it gets may have been sent afterwards. A handler that is called
// dynamically replies.
func (r *run) unknownCall(st *paths.State, c *call) {
	r.dynamic(st, c)
	if _, isFunc := c.Obj.(*types.Func); !isFunc && len(c.args) > 0 && r.p.bound.IsHandler(r.p.info.TypeOf(c.Call.Fun)) {
		if ref, ok := r.resolve(st, c.args[0], r.operandType(c, 0)); ok && !ref.header {
			r.happen(st, ref.root, r.base(c, Event{Kind: Delegate}), status{})
		}
	}
	if c.recv != 0 && c.Recv != nil {
		if fn, ok := c.Obj.(*types.Func); !ok || !r.p.described(fn, c.Recv) {
			r.obscure(st, c.recv, c.Recv)
		}
	}
	for i, a := range c.args {
		if !r.asContext(c, i) {
			r.obscure(st, a, r.operandType(c, i))
		}
	}
	if c.Recv == nil && c.recv != 0 {
		r.exec.T.Operands(c.recv, func(list terms.ID) { // a method value: set := w.Header().Set
			if r.exec.T.Op(list) == terms.List && r.exec.T.A(list) != 0 {
				r.obscure(st, r.exec.T.A(list), nil)
			}
		})
	}
	r.exec.Literals(c.args, func(lit *ast.FuncLit) { r.escapesBy(st, lit) })
	if c.Recv == nil {
		r.exec.Literals([]terms.ID{c.recv}, func(lit *ast.FuncLit) { r.escapesBy(st, lit) })
	}
}

// base fills in the fields that all events of a call share.
func (r *run) base(c *call, ev Event) Event {
	ev.Node, ev.context, ev.active, ev.late = c.Call, c.Context, c.Context, c.Late
	return ev
}

// byRow performs a call that has a row in the API table.
func (r *run) byRow(st *paths.State, c *call, row *api.Func) ([]*paths.State, bool) {
	if row.Language.NoReturn {
		return nil, false
	}
	if row.Language.Respells && len(c.args) == 1 && c.Results == 1 {
		st.Push(c.args[0])
		return []*paths.State{st}, true
	}
	if row.Response.Fresh {
		st.Push(r.exec.Object(st, c.Site))
		for i := 1; i < c.Results; i++ {
			st.Push(r.exec.Fresh(st, c.Site, i))
		}
		return []*paths.State{st}, true
	}
	out := r.withClaim(st, c, row)
	if row.Response.Effect == api.NoEffect && row.Response.Chain == api.NoChain && row.Language.Claim.What == api.NoClaim {
		if row.Response.Noted {
			r.noted(st, c.operand(row.Response.Writer))
		}
		if row.Language.Joins && !c.Call.Ellipsis.IsValid() && c.Results == 1 {
			return r.joins(st, c), true
		}
		if row.Language.Unwraps && len(c.args) > 0 && c.Results == 1 {
			st.Push(r.unwrapped(st, c))
			return []*paths.State{st}, true
		}
		if !row.Language.NonNil && !row.Language.Asks && !row.Language.OrNil && !row.Response.Fluent {
			return nil, false
		}
	}
	var done []*paths.State
	for _, st := range out {
		done = append(done, r.effectOf(st, c, row)...)
	}
	return done, true
}

// withClaim keeps the paths on which a test assertion holds. It ends the test otherwise.
func (r *run) withClaim(st *paths.State, c *call, row *api.Func) []*paths.State {
	v := terms.ID(0)
	if row.Language.Claim.What != api.NoClaim {
		v = c.operand(row.Language.Claim.Arg)
	}
	if v == 0 {
		return []*paths.State{st}
	}
	v = r.exec.T.Unbox(v) // assert.Nil checks the value in the interface
	cond := v
	if row.Language.Claim.What == api.IsNil || row.Language.Claim.What == api.IsNotNil {
		cond = r.exec.T.Equal(v, r.exec.T.Null())
	}
	yes, no := r.exec.Split(st, cond, nil)
	if row.Language.Claim.What == api.IsNotNil || row.Language.Claim.What == api.IsFalse {
		return no
	}
	return yes
}

// results pushes the results of a call, and assumes that an error among them is nil or not, as failed says. The call may write the
// objects that it gets by address, except for the writer, whose effects are in the row.
func (r *run) results(st *paths.State, c *call, row *api.Func, failed terms.Tri) bool {
	r.exec.Value(st, c.Site, c.recv, c.args)
	values := append([]terms.ID{c.recv}, c.args...)
	if i := row.Response.Writer + 1; row.Response.Effect != api.NoEffect && i < len(values) {
		defer r.keepWriters(st, values[i])()
	}
	r.exec.Havoc(st, c.Site, values)
	list := pushed(st, c.Results)
	if row.Language.NonNil && len(list) > 0 {
		made := r.exec.Made(st, c.Site, 0, len(c.args) == 1)
		replacePushed(st, c.Results, 0, made)
		r.noteWraps(made, c)
	}
	if tab := r.exec.T; row.Language.OrNil && len(list) > 1 {
		list := pushed(st, c.Results)
		r.exec.Assume(st, tab.Or(tab.Equal(list[len(list)-1], tab.Null()), tab.Equal(list[0], tab.Null())), true)
	}
	if i := r.errorResult(c); i >= 0 && failed != terms.Open {
		// Each such call has its own error: two writes with equal arguments need not both fail.
		v := r.exec.Fresh(st, c.Site, i)
		replacePushed(st, c.Results, i, v)
		return r.exec.Assume(st, r.exec.T.Equal(v, r.exec.T.Null()), failed == terms.False)
	}
	return true
}

// keepWriters saves the responses in the fields of a writer that this function made, and returns a function that restores them: code
// that writes to the writer may change its other fields only.
func (r *run) keepWriters(st *paths.State, writer terms.ID) func() {
	if op := r.exec.T.Op(writer); op != terms.Alloc && op != terms.Address {
		return func() {}
	}
	var restore []func()
	if s, ok := pointee(orInvalid(r.typeOf(writer))).Underlying().(*types.Struct); ok {
		for f := range s.Fields() {
			if r.p.isResponse(f.Type()) {
				path := []*types.Var{f}
				v := r.exec.GetPath(st, writer, path)
				restore = append(restore, func() { r.exec.SetPath(st, writer, path, v) })
			}
		}
	}
	return func() {
		for _, f := range restore {
			f()
		}
	}
}

// pointee returns the element type of a pointer type, or else the type itself.
func pointee(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

func pushed(st *paths.State, n int) []terms.ID { return st.Top(n) }

func replacePushed(st *paths.State, n, i int, v terms.ID) { st.SetTop(n, i, v) }

// errorResult returns the index of a call's error result; -1 if the last result is not an error.
func (r *run) errorResult(c *call) int {
	switch t := r.p.info.TypeOf(c.Call).(type) {
	case *types.Tuple:
		if n := t.Len(); n > 0 && isError(t.At(n-1).Type()) {
			return n - 1
		}
	case nil:
	default:
		if isError(t) {
			return 0
		}
	}
	return -1
}

// effectOf performs the effect of a row on the response.
func (r *run) effectOf(st *paths.State, c *call, row *api.Func) []*paths.State {
	at := c.operand(row.Response.Writer)
	if row.Response.Effect == api.Derives || row.Response.Fluent && row.Response.Effect == api.NoEffect {
		return r.derive(st, c, row, at)
	}
	if row.Response.Effect == api.NoEffect && row.Response.Chain == api.NoChain || at == 0 {
		if row.Language.Asks && len(c.args) > 0 && c.Results == 1 {
			return r.asks(st, c, row)
		}
		if !r.results(st, c, row, terms.Open) {
			return nil
		}
		return []*paths.State{st}
	}
	t := r.operandType(c, row.Response.Writer)
	ref, ok := r.resolve(st, at, t)
	if !ok || ref.header != (row.Response.Effect == api.SetsField && api.IsHeaderMap(orInvalid(t))) {
		if !r.results(st, c, row, terms.Open) {
			return nil
		}
		return []*paths.State{st}
	}
	ev := r.base(c, Event{Engine: row.Engine, held: row.Response.Held, invalid: row.Status.Invalid, Keeps: row.Response.Keeps, Appends: row.Response.Appends, Aborts: row.Response.Chain == api.Aborts, Proceeds: row.Response.Chain == api.Proceeds})
	var s status
	switch {
	case row.Status.Use == api.Sent && row.Status.Arg < len(c.args):
		ev.Explicit = true
		ev.Status = c.expr(row.Status.Arg)
		s.term = c.args[row.Status.Arg]
	case row.Status.Fixed != 0:
		ev.Code = row.Status.Fixed
		ev.Explicit = row.Response.Effect == api.Replies
	case row.Response.Carried:
		ev.Explicit, ev.carried = true, true
	case row.Response.OnError, row.Response.Chooses:
		ev.Explicit = true // one of several statuses
	}
	switch row.Response.Effect {
	case api.SetsField:
		ev.Kind = Field
		ev.Name = r.fieldName(st, c, row)
		ev.parts = r.inParts(ev.Name, r.text(st, c.operand(1)))
	case api.Records:
		ev.Kind = Record
	case api.SendsHeader:
		ev.Kind = Header
		if row.Status.Use != api.Sent {
			ev.Kind = Flush
		}
	case api.Writes:
		ev.Kind = Content
		ev.flushes, ev.ifHeld = row.Response.Flushes, row.Response.Content.When == api.IfHeld
	case api.Replies:
		ev.Kind, ev.Strong = Reply, true
	case api.Escapes:
		ev.Kind = Hijack
	case api.Delegates:
		ev.Kind = Delegate
		r.hands(c.Call)
	}
	n, known := r.exec.T.IntOf(r.exec.T.Value(st.Facts, s.term))
	if s.term != 0 && known && row.Status.Invalid.Keeps(n) {
		// The value means "no status": an earlier choice stays.
		ev.Explicit, ev.Strong, s = false, false, status{}
		switch {
		case row.Response.Effect == api.Records:
			ev.Kind = Nothing
		case row.Response.Content.When != api.Never:
			ev.Kind = Content
		default:
			ev.Kind = Flush
		}
	}
	if known && r.panics(st, ref, ev, s, "") {
		r.happen(st, ref.root, ev, s)
		return nil
	}
	if ev.Kind != Content && ev.Kind != Reply {
		if ev.Kind == Header {
			switch r.overridden(ref, ev) {
			case silent:
				r.obscure(st, ref.root, nil)
				return r.finish(st, c, row, terms.Open, ref)
			case asked:
				st.Unsure = true
			}
		}
		r.happen(st, ref.root, ev, s)
		return r.finish(st, c, row, terms.Open, ref)
	}
	if row.Response.OnError {
		ev.HasContent = row.Response.Content.When != api.Never
		return r.onError(st, c, row, ref, ev, s)
	}
	if row.Response.Once && r.shadowOf(st).of(ref.root).sent {
		return r.finish(st, c, row, terms.Open, ref)
	}
	if f := r.shadowOf(st).of(ref.root); row.Response.Effect == api.Replies && row.Response.Field != "" && !f.vague && !f.opaque && !f.forbidsContent() {
		set := r.base(c, Event{Kind: Field, Name: row.Response.Field, known: r.p.tracked(row.Response.Field)})
		r.happen(st, ref.root, set, status{})
	}
	if how := row.Response.Content; row.Response.Plain && how.Arg >= 0 {
		ev.JSON = r.isJSON(st, c.operand(how.Arg))
	}
	var out []*paths.State
	for _, part := range r.contentOf(st, c, row, ev) {
		out = append(out, r.send(part.State, c, row, ref, part.ev, s)...)
	}
	return out
}

// finish pushes the results of a call. If the first result is the response itself, it pushes that.
func (r *run) finish(st *paths.State, c *call, row *api.Func, failed terms.Tri, ref ref) []*paths.State {
	if !r.results(st, c, row, failed) {
		return nil
	}
	if row.Response.Fluent && c.Results > 0 {
		replacePushed(st, c.Results, 0, ref.root)
	}
	return []*paths.State{st}
}

// part is a path with the event that happens on it.
type part struct {
	*paths.State
	ev Event
}

// contentOf splits a path by whether a call sends content.
func (r *run) contentOf(st *paths.State, c *call, row *api.Func, ev Event) []part {
	how := row.Response.Content
	if how.When == api.Never || how.When == api.IfHeld {
		return []part{{st, ev}}
	}
	ev.HasContent = true
	ev.permitted = how.When == api.IfPermitted
	v := terms.ID(0)
	if how.Arg >= 0 {
		v = c.operand(how.Arg)
		ev.Content = c.expr(how.Arg)
	}
	var empty []terms.ID // there is no content if all of these hold
	switch {
	case how.When == api.IfAnyText:
		empty = r.noText(c, how.Arg)
		if empty == nil {
			return []part{{st, ev}}
		}
	case v == 0 || how.When == api.Always || how.When == api.IfPermitted:
		return []part{{st, ev}}
	case how.When == api.IfNonNil:
		empty = append(empty, r.exec.T.Equal(v, r.exec.T.Null()))
	case how.When == api.IfNonEmpty:
		empty = append(empty, r.exec.T.Equal(r.exec.T.Length(v), r.exec.T.Int(0))) // the length of a reader is the rest of its input
	}
	without := ev
	without.HasContent, without.Content = false, nil
	if ev.Kind == Content {
		without.Kind = Flush // Write(nil) still sends the header
	}
	var parts []part
	bare := []*paths.State{st}
	for _, none := range empty {
		var next []*paths.State
		for _, st := range bare {
			yes, no := r.exec.Split(st, none, nil)
			next = append(next, yes...)
			for _, st := range no {
				// For list..., it is unknown whether any element has a text.
				st.Unsure = st.Unsure || how.When == api.IfAnyText && c.Call.Ellipsis.IsValid() && how.Arg == len(c.args)-1
				parts = append(parts, part{st, ev})
			}
		}
		bare = next
	}
	for _, st := range bare {
		parts = append(parts, part{st, without})
	}
	return parts
}

// noText returns conditions that all hold if the arguments from an index on have no text; nil if they always have some.
func (r *run) noText(c *call, from int) []terms.ID {
	tab := r.exec.T
	none := []terms.ID{tab.Bool(true)}
	for i := from; i < len(c.args); i++ {
		handedOn := c.Call.Ellipsis.IsValid() && i == len(c.args)-1
		b, ok := orInvalid(r.operandType(c, i)).Underlying().(*types.Basic)
		if !handedOn && (!ok || b.Info()&types.IsString == 0) {
			return nil // any value has a text, even nil
		}
		none = append(none, tab.Equal(tab.Length(c.args[i]), tab.Int(0)))
	}
	return none
}

// send performs a call that sends content or a complete reply. It can fail if it returns an error that is used.
func (r *run) send(st *paths.State, c *call, row *api.Func, ref ref, ev Event, s status) []*paths.State {
	switch {
	case ref.buffers == 0:
	case ev.Kind != Content:
		r.obscure(st, ref.root, nil) // a view of content has no status
		return r.finish(st, c, row, terms.Open, ref)
	case !ev.flushes || ref.buffers > 1:
		ev.Kind = Hold
	}
	switch r.overridden(ref, ev) {
	case silent:
		r.obscure(st, ref.root, nil)
		return r.finish(st, c, row, terms.Open, ref)
	case asked:
		st.Unsure = true
	}
	var out []*paths.State
	canFail := r.errorResult(c) >= 0
	if canFail && ev.Kind == Flush && row.Response.Effect == api.Writes && r.givesBytes(c, row) {
		r.happen(st, ref.root, ev, s) // no bytes, no failure
		return r.finish(st, c, row, terms.False, ref)
	}
	if canFail && c.Used {
		failed := st.Clone()
		fails := ev
		fails.failed = true
		if row.Response.Sure {
			r.happen(failed, ref.root, fails, s)
		}
		sh := r.shadowOf(failed)
		f := sh.of(ref.root)
		f.failed = true
		f.late = f.late || f.sent
		f.opaque = f.opaque || !row.Response.Sure
		failed.Shadow = sh.with(f)
		out = append(out, r.finish(failed, c, row, terms.True, ref)...)
	}
	r.ownBody(st, ref.root, ev, s)
	r.happen(st, ref.root, ev, s)
	if canFail && c.Used {
		return append(out, r.finish(st, c, row, terms.False, ref)...)
	}
	return r.finish(st, c, row, terms.Open, ref)
}

// givesBytes reports whether a call sends bytes that it gets as an argument, without reading or encoding them first.
func (r *run) givesBytes(c *call, row *api.Func) bool {
	if row.Response.Content.Arg < 0 {
		return false
	}
	switch u := orInvalid(r.operandType(c, row.Response.Content.Arg)).Underlying().(type) {
	case *types.Slice:
		return true
	case *types.Basic:
		return u.Info()&types.IsString != 0
	}
	return false
}

// onError performs a call that replies if it fails.
func (r *run) onError(st *paths.State, c *call, row *api.Func, ref ref, ev Event, s status) []*paths.State {
	fine := st.Clone()
	if row.Response.Upgrades {
		taken := ev
		taken.Kind = Hijack
		r.happen(fine, ref.root, taken, status{})
	}
	out := r.finish(fine, c, row, terms.False, ref)
	ev.Partial, ev.Tells, ev.usual = true, true, row.Response.Usual
	r.happen(st, ref.root, ev, s)
	return append(out, r.finish(st, c, row, terms.True, ref)...)
}

// derive performs a call that returns another view of a response.
func (r *run) derive(st *paths.State, c *call, row *api.Func, at terms.ID) []*paths.State {
	if at == 0 {
		return r.finish(st, c, &api.Func{}, terms.Open, ref{})
	}
	ref, ok := r.resolve(st, at, r.operandType(c, row.Response.Writer))
	if !r.results(st, c, row, terms.Open) {
		return nil
	}
	if !ok || c.Results == 0 {
		return []*paths.State{st}
	}
	if row.Response.Fluent {
		replacePushed(st, c.Results, 0, ref.root)
		return []*paths.State{st}
	}
	v := ref.view
	t := r.p.info.TypeOf(c.Call)
	if tuple, isTuple := t.(*types.Tuple); isTuple && tuple.Len() > 0 {
		t = tuple.At(0).Type()
	}
	v.header = t != nil && api.IsHeaderMap(t)
	if row.Response.Buffers {
		v.buffers++
	}
	replacePushed(st, c.Results, 0, r.exec.T.Call(v, []terms.ID{ref.root}, 0))
	return []*paths.State{st}
}

// asks performs errors.Is and the like. If the result is true, the error is not nil. An error is itself, and an error that was made
// for a variable wraps no other.
func (r *run) asks(st *paths.State, c *call, row *api.Func) []*paths.State {
	if !r.results(st, c, row, terms.Open) {
		return nil
	}
	tab := r.exec.T
	if len(c.args) == 2 && tab.IsSentinel(c.args[1]) {
		v := tab.Value(st.Facts, c.args[0])
		if v == 0 {
			v = c.args[0]
		}
		_, bare := tab.IsMade(v)
		switch same := tab.Truth(st.Facts, tab.Equal(v, c.args[1])); {
		case same == terms.True, same == terms.False && (bare || tab.IsConstant(v) && tab.IsConstant(c.args[1])):
			replacePushed(st, c.Results, 0, tab.Bool(same == terms.True))
			return []*paths.State{st}
		}
	}
	if row.Language.As && len(c.args) == 2 {
		if p, ok := orInvalid(r.operandType(c, 1)).Underlying().(*types.Pointer); ok && tab.Truth(st.Facts, r.exec.TypeTest(c.args[0], p.Elem())) == terms.True {
			replacePushed(st, c.Results, 0, tab.Bool(true))
			return []*paths.State{st}
		}
	}
	if v := tab.Value(st.Facts, c.args[0]); v != tab.Null() && r.isSettled(st, c.args[0]) {
		// The error is known, but not the errors that it wraps, or the results of its methods.
		replacePushed(st, c.Results, 0, r.exec.UnsureOf(c.Site, 0))
		return []*paths.State{st}
	}
	v := pushed(st, 1)[0]
	yes, no := r.exec.Split(st, v, nil)
	var out []*paths.State
	for _, st := range yes {
		if r.exec.Assume(st, r.exec.T.Equal(c.args[0], r.exec.T.Null()), false) {
			out = append(out, st)
		}
	}
	return append(out, no...)
}

// joins performs errors.Join: it makes an error of those among its arguments that are not nil.
func (r *run) joins(st *paths.State, c *call) []*paths.State {
	tab := r.exec.T
	none := tab.Bool(true)
	for _, a := range c.args {
		none = tab.And(none, tab.Equal(a, tab.Null()))
	}
	yes, no := r.exec.Split(st, none, nil)
	for _, st := range yes {
		st.Push(tab.Null())
	}
	for _, st := range no {
		made := r.exec.Made(st, c.Site, 0, false)
		st.Push(made)
		r.noteWraps(made, c)
	}
	return append(yes, no...)
}

// unwrapped returns the error that an error wraps: nil if it is known to wrap none. It is not followed otherwise, since a path also
// knows what errors.Is says about the error.
func (r *run) unwrapped(st *paths.State, c *call) terms.ID {
	tab := r.exec.T
	v := tab.Value(st.Facts, c.args[0])
	if v == 0 {
		v = c.args[0]
	}
	if made, bare := tab.IsMade(v); v == tab.Null() || made && bare || tab.Op(v) == terms.OwnSentinel {
		return tab.Null()
	}
	return r.exec.UnsureOf(c.Site, 0)
}

// noteWraps records which errors an error wraps.
func (r *run) noteWraps(made terms.ID, c *call) {
	if r.wraps == nil {
		r.wraps = map[terms.ID][]terms.ID{}
	}
	if old, ok := r.wraps[made]; ok && !slices.Equal(old, c.args) {
		r.wraps[made] = nil // another path has made it from other errors
		return
	}
	r.wraps[made] = slices.Clone(c.args)
}

// isSettled reports whether a run determines what an error is and which errors it wraps, even if the engine does not know it: then
// errors.Is has only one possible answer.
func (r *run) isSettled(st *paths.State, err terms.ID) bool {
	tab := r.exec.T
	if st != nil {
		if v := tab.Value(st.Facts, err); v != 0 {
			err = v
		}
	}
	if made, bare := tab.IsMade(err); made {
		parts, ok := r.wraps[err]
		if !ok || bare {
			return bare
		}
		return !slices.ContainsFunc(parts, func(p terms.ID) bool { return !r.isSettled(st, p) })
	}
	switch tab.Op(err) {
	case terms.Const, terms.Nil, terms.Alloc, terms.Address, terms.Box, terms.Sentinel, terms.OwnSentinel:
		return true
	}
	return false
}

// fieldName returns the header field that a call sets; "" if unknown.
func (r *run) fieldName(st *paths.State, c *call, row *api.Func) string {
	if row.Response.Field != api.FieldInArgument {
		return row.Response.Field
	}
	if len(c.args) == 0 {
		return ""
	}
	return r.text(st, c.args[0])
}

// inParts reports whether a header field may declare multipart content. value is "" if it is unknown.
func (r *run) inParts(name, value string) bool {
	return strings.EqualFold(name, "Content-Type") && (value == "" || strings.HasPrefix(strings.ToLower(value), "multipart/"))
}
