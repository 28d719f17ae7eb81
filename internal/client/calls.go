package client

import (
	"go/ast"
	"go/types"

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

// operand returns the value at an index of a call, or 0.
func (c *call) operand(index int) terms.ID {
	switch {
	case index == api.Receiver:
		return c.recv
	case index >= 0 && index < len(c.args):
		return c.args[index]
	}
	return 0
}

// expr returns the expression at an index, or nil.
func (c *call) expr(index int) ast.Expr {
	switch {
	case index == api.Receiver:
		if sel, ok := ast.Unparen(c.Call.Fun).(*ast.SelectorExpr); ok {
			return sel.X
		}
	case index >= 0 && index < len(c.Call.Args) && len(c.Call.Args) == len(c.args):
		return c.Call.Args[index]
	}
	return nil
}

// Call implements paths.Client.
func (r *run) Call(st *paths.State, site *paths.Site, recv terms.ID, args []terms.ID) ([]*paths.State, bool) {
	c := &call{site, recv, args}
	row := r.p.bound.Client(site.Obj, site.Recv)
	switch row.Does {
	case api.Gets:
		return r.got(st, c, 0, row.Check), true
	case api.NoReads:
		r.sent(st, c)
		if fn, ok := site.Obj.(*types.Func); ok {
			if out, ok := r.byFunction(st, c, fn); ok {
				return out, true
			}
		}
		r.unknownCall(st, c)
		return nil, false
	}
	f, ok := r.resolve(st, c.operand(row.From))
	if !ok {
		return nil, false
	}
	switch row.Does {
	case api.Looks:
		f.looked = true
	case api.Views:
		v := view{}
		if isText(firstResult(r.p.info.TypeOf(c.Call))) {
			v.read = c.Call
		}
		value := r.exec.T.Call(v, []terms.ID{c.operand(row.From)}, 0)
		r.exec.Default(st, site, recv, args)
		if site.Results > 0 {
			st.SetTop(site.Results, 0, value)
		}
		return []*paths.State{st}, true
	case api.Decodes:
		r.use(st, f, r.decoded(c, row))
	case api.Copies:
		r.copied(st, c, f, row)
	case api.Fills:
		r.fill(st, c, f, row.Into)
	case api.Stores:
		if !r.isStandard(c.operand(api.Receiver)) {
			r.use(st, f, Use{How: Stored, At: c.Call, file: r.variable(c.expr(0))})
		}
	}
	return nil, false
}

// got performs a call whose result at an index is a response.
func (r *run) got(st *paths.State, c *call, index int, check string) []*paths.State {
	for i := range c.args {
		if f, ok := r.resolve(st, c.args[i]); ok {
			f.judged = true // it becomes the body of a request
		}
	}
	s := r.calls[c.Call]
	if s == nil {
		s = &request{call: c.Call, check: check, fn: r.fn, owner: r, plain: true}
		r.calls[c.Call] = s
		r.requests = append(r.requests, s)
	}
	s.plain = s.plain && r.isPlain(st, c)
	src := int32(0)
	for i, o := range r.requests {
		if o == s {
			src = int32(i)
		}
	}
	value := r.exec.Fresh(st, c.Site, 1000)
	r.exec.Default(st, c.Site, c.recv, c.args)
	if c.Results > index {
		st.SetTop(c.Results, index, value)
	}
	r.track(st, tracked{value: value, src: src, whole: true})
	return []*paths.State{st}
}

// isPlain reports whether the client that gets a response passes every status on: it is net/http's own, or one that the
// function made with the transport of net/http.
func (r *run) isPlain(st *paths.State, c *call) bool {
	if c.Recv == nil {
		_, isFunc := c.Obj.(*types.Func)
		return isFunc && c.Obj.Pkg() != r.p.pass.Pkg
	}
	tn := api.NamedOf(c.Recv)
	if tn == nil || c.recv == 0 {
		return false
	}
	tab := r.exec.T
	if v, ok := tab.Aux(c.recv).(*types.Var); ok && tab.Op(c.recv) == terms.Param && v.Pkg() == tn.Pkg() {
		return true // http.DefaultClient
	}
	if tab.Op(c.recv) != terms.Alloc && tab.Op(c.recv) != terms.Address {
		return false
	}
	str, ok := tn.Type().Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range str.Fields() {
		if f.Name() == "Transport" {
			v := r.exec.GetPath(st, c.recv, []*types.Var{f})
			if v == tab.Null() {
				return true
			}
			if at, _, ok := r.exec.ValueName(v); ok && tab.Op(v) == terms.Alloc {
				if e, ok := at.(ast.Expr); ok {
					made := api.NamedOf(orInvalid(r.p.info.TypeOf(e)))
					return made != nil && made.Pkg() == tn.Pkg()
				}
			}
		}
	}
	return false
}

func orInvalid(t types.Type) types.Type {
	if t == nil {
		return types.Typ[types.Invalid]
	}
	return t
}

// decoded records what a decoder turns a body into.
func (r *run) decoded(c *call, row api.Client) Use {
	u := Use{How: Decoded, At: c.Call}
	if row.Into == api.FirstResult {
		u.Into = firstResult(r.p.info.TypeOf(c.Call))
		return u
	}
	e := c.expr(row.Into)
	if e == nil {
		return u
	}
	if addr, ok := ast.Unparen(e).(*ast.UnaryExpr); ok {
		e = addr.X
	}
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		u.data = r.p.info.ObjectOf(id)
	}
	t := orInvalid(r.p.info.TypeOf(e))
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	if _, isParam := types.Unalias(t).(*types.TypeParam); !isParam && !types.IsInterface(t) {
		u.Into = t
	}
	return u
}

// copied performs a copy: the type of the destination says how the body is used.
func (r *run) copied(st *paths.State, c *call, f ref, row api.Client) {
	e := c.expr(row.Into)
	if e == nil {
		return
	}
	t := orInvalid(r.p.info.TypeOf(e))
	if r.p.isWriter(t) {
		r.use(st, f, Use{How: PassedOn, At: c.Call})
		return
	}
	kind := r.p.bound.Type(t)
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok && kind == nil {
		kind = r.p.bound.Type(ptr.Elem())
	}
	switch {
	case kind == nil:
	case kind.Reads == api.Fills:
		r.fill(st, c, f, row.Into)
	case kind.Reads == api.Stores && !r.isStandard(c.operand(row.Into)):
		r.use(st, f, Use{How: Stored, At: c.Call, file: r.variable(e)})
	}
}

// variable returns the variable that an expression is, or nil.
func (r *run) variable(e ast.Expr) types.Object {
	if id, ok := e.(*ast.Ident); ok {
		if v, ok := r.p.info.ObjectOf(id).(*types.Var); ok {
			return v
		}
	}
	return nil
}

// isStandard reports whether a value is a variable of a package, such as os.Stdout: printing a body does not keep it.
func (r *run) isStandard(id terms.ID) bool {
	if id == 0 || r.exec.T.Op(id) != terms.Param {
		return false
	}
	v, ok := r.exec.T.Aux(id).(*types.Var)
	return ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
}

// fill records that an argument holds a body from now on.
func (r *run) fill(st *paths.State, c *call, f ref, index int) {
	value := c.operand(index)
	if value == 0 || r.exec.T.IsConstant(value) {
		return
	}
	for i, s := range r.requests {
		if s == f.request {
			r.track(st, tracked{value: value, src: int32(i), read: c.Call, text: true})
		}
	}
}

// sent records that a body is sent as the body of a response, unless that response says that it is an error.
func (r *run) sent(st *paths.State, c *call) {
	row := r.p.bound.Func(c.Obj, c.Recv)
	if row == nil || row.Response.Effect != api.Writes && row.Response.Effect != api.Replies || row.Response.Content.Arg < 0 {
		return
	}
	if row.Response.Effect == api.Replies && row.Status.Use == api.Sent {
		if n, ok := r.exec.T.IntOf(r.exec.T.Value(st.Facts, c.operand(row.Status.Arg))); !ok || n >= 300 {
			return
		}
	}
	if e := c.expr(row.Response.Writer); e == nil || !r.p.isWriter(orInvalid(r.p.info.TypeOf(e))) {
		return
	}
	if f, ok := r.resolve(st, c.operand(row.Response.Content.Arg)); ok && !f.whole {
		r.use(st, f, Use{How: PassedOn, At: c.Call})
	}
}

// isWriter reports whether values of a type are responses of a server.
func (p *pkg) isWriter(t types.Type) bool {
	if p.writers == nil {
		p.writers = p.bound.Responses()
	}
	tn := api.NamedOf(t)
	return tn != nil && p.writers[tn]
}

// byFunction performs a call of a function of the program. ok is false if the function has nothing to do with a response.
func (r *run) byFunction(st *paths.State, c *call, fn *types.Func) (out []*paths.State, ok bool) {
	some := false
	for i := api.Receiver; i < len(c.args); i++ {
		if v := c.operand(i); v != 0 {
			_, is := r.resolve(st, v)
			some = some || is
		}
	}
	if !some && !r.p.mayWrap(fn) {
		return nil, false
	}
	s := r.p.summaryOf(fn)
	if s == nil {
		return nil, false
	}
	for i := api.Receiver; i < len(c.args); i++ {
		f, ok := r.resolve(st, c.operand(i))
		if !ok {
			continue
		}
		d := s.params[i]
		if d == nil {
			r.given(c, f, i)
			continue
		}
		f.looked = f.looked || d.looked || d.returned
		f.judged = f.judged || d.judged
		for _, u := range d.uses {
			r.use(st, f, Use{How: u.How, At: c.Call, Into: u.Into, By: fn})
		}
	}
	r.exec.Literals(c.args, func(lit *ast.FuncLit) { r.escapesBy(st, lit) })
	if s.wraps {
		return r.got(st, c, s.result, s.check), true
	}
	r.exec.Default(st, c.Site, c.recv, c.args)
	return []*paths.State{st}, true
}

// unknownCall performs a call of unseen code.
func (r *run) unknownCall(st *paths.State, c *call) {
	for i := api.Receiver; i < len(c.args); i++ {
		if f, ok := r.resolve(st, c.operand(i)); ok {
			r.given(c, f, i)
		}
	}
	r.exec.Literals(c.args, func(lit *ast.FuncLit) { r.escapesBy(st, lit) })
}

// given records that unseen code gets a response or its body.
func (r *run) given(c *call, f ref, index int) {
	switch {
	case f.whole:
		f.looked = true
	case index == api.Receiver:
		f.judged = true // token by token, say
	case f.text && !r.formats(c, index):
		f.judged = true
	}
}

// formats reports whether an argument is one of ...any, which are put into text or a log.
func (r *run) formats(c *call, index int) bool {
	t := orInvalid(r.p.info.TypeOf(c.Call.Fun))
	sig, ok := t.Underlying().(*types.Signature)
	if !ok || !sig.Variadic() || index < sig.Params().Len()-1 {
		return false
	}
	s, ok := sig.Params().At(sig.Params().Len() - 1).Type().(*types.Slice)
	if !ok {
		return false
	}
	i, ok := s.Elem().Underlying().(*types.Interface)
	return ok && i.NumMethods() == 0
}

// firstResult returns the type of the first result of a call.
func firstResult(t types.Type) types.Type {
	if tuple, ok := t.(*types.Tuple); ok {
		if tuple.Len() == 0 {
			return types.Typ[types.Invalid]
		}
		return tuple.At(0).Type()
	}
	return orInvalid(t)
}

// isText reports whether t is a string or a slice of bytes.
func isText(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Slice:
		b, ok := u.Elem().Underlying().(*types.Basic)
		return ok && b.Kind() == types.Byte
	}
	return false
}

// isReader reports whether t is an interface that a body can be read from.
func isReader(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for m := range i.Methods() {
		if m.Name() == "Read" && m.Signature().Params().Len() == 1 && isText(m.Signature().Params().At(0).Type()) {
			return true
		}
	}
	return false
}
