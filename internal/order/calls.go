package order

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
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

// spreads reports whether an argument, and those after it, are the elements of a variadic parameter.
func (c *call) spreads(fn *types.Func, index int) bool {
	sig := fn.Signature()
	return index != api.Receiver && sig.Variadic() && index >= sig.Params().Len()-1 && !c.Call.Ellipsis.IsValid()
}

// rest lists the values of an argument and of those after it.
func (c *call) rest(index int) []terms.ID { return c.args[min(index, len(c.args)):] }

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
	r.changesHeader(st, c)
	if r.getsField(st, c) {
		return []*paths.State{st}, true
	}
	if row := r.p.row(site.Obj, site.Recv); row != nil {
		out, done := r.byRow(st, c, row)
		for _, st := range out {
			r.setsField(st, c)
		}
		return out, done
	}
	r.lends(st, c)
	if fn, ok := site.Obj.(*types.Func); ok && !r.p.described(fn, site.Recv) {
		fn = r.dispatched(c, fn)
		r.forgets(st, c, fn)
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

// dispatched returns the method that a call of an interface's method calls, if the path tells which type the interface holds; else the
// called function itself. The receiver of the call becomes the value in the interface.
func (r *run) dispatched(c *call, fn *types.Func) *types.Func {
	if c.recv == 0 || !calls.IsAbstract(fn) {
		return fn
	}
	t := r.exec.DynamicType(c.recv)
	if t == nil {
		return fn
	}
	obj, index, _ := types.LookupFieldOrMethod(t, true, fn.Pkg(), fn.Name())
	method, ok := obj.(*types.Func)
	if !ok || len(index) > 1 || calls.IsAbstract(method) {
		return fn // a promoted method has another receiver
	}
	c.recv = r.exec.T.Unbox(c.recv)
	return method
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
func (r *run) byRow(st *paths.State, c *call, row *api.Func) (done []*paths.State, ok bool) {
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
	if r.withText(st, c, row) {
		return []*paths.State{st}, true
	}
	if row.Language.Text == api.ChangesText && c.recv != 0 {
		if row.Response.Effect == api.NoEffect {
			r.setText(st, c.recv, r.exec.FreshOf(st, c.Site, c.recv, leftText))
			return nil, false
		}
		defer func() {
			for _, st := range done { // it has sent the text
				left := r.exec.T.Text("")
				if c.Used {
					left = r.exec.FreshOf(st, c.Site, c.recv, leftText) // some of it, if it failed
				}
				r.setText(st, c.recv, left)
			}
		}()
	}
	out := r.withClaim(st, c, row)
	if row.Response.Effect == api.NoEffect && row.Response.Chain == api.NoChain && row.Language.Claim.What == api.NoClaim {
		if row.Response.Noted {
			r.noted(st, c.operand(row.Response.Writer))
		}
		if row.Language.Joins && c.Results == 1 {
			return r.joins(st, c), true
		}
		if row.Language.Unwraps && len(c.args) > 0 && c.Results == 1 {
			st.Push(r.unwrapped(st, c))
			return []*paths.State{st}, true
		}
		if !row.Language.NonNil && !row.Language.Asks && !row.Language.OrNil && !row.Language.NotNil && row.Language.Splits == 0 && !row.Response.Fluent {
			return nil, false
		}
	}
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
	if tab := r.exec.T; row.Language.NotNil && len(list) > 1 {
		list := pushed(st, c.Results)
		failed := tab.Not(tab.Equal(list[len(list)-1], tab.Null()))
		for _, v := range list[:len(list)-1] {
			r.exec.Assume(st, tab.Or(failed, tab.Not(tab.Equal(v, tab.Null()))), true)
		}
	}
	if tab, i := r.exec.T, row.Language.Splits-1; i >= 0 && c.operand(i) != 0 {
		if n, ok := tab.IntOf(tab.Length(c.operand(i))); ok && n > 0 {
			r.exec.Assume(st, tab.Less(tab.Int(0), tab.Length(pushed(st, c.Results)[0])), true)
		}
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
