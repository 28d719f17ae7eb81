package order

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// run follows one function, or a literal that other code calls. It implements paths.Client.
//
// It has many methods, because package paths calls it back for each kind of operation, and all callbacks use the same state of the
// responses. Each file has one subject: calls.go has calls with a row in the table, sending.go what they send and errors.go the
// errors that they return; events.go has the events on a response and conditions.go those under which they happen; summarize.go
// makes the function's own summary (summary.go) from exits.go and results.go, in the names of names.go; instantiate.go, operands.go,
// effects.go and leave.go perform calls with a summary; ends.go and answers.go have the ends of a function.
type run struct {
	p       *pkg
	exec    *paths.Exec
	partly  bool // the answers of a helper, or on a path, are not all known
	unit    *unit
	node    ast.Node // *ast.FuncDecl or *ast.FuncLit
	typ     *ast.FuncType
	summary bool // a summary is wanted
	params  map[types.Object]int
	wraps   map[terms.ID][]terms.ID // the errors that made errors wrap; nil if different paths wrap different ones
	partial map[*ast.CallExpr]bool  // calls of closures that send something only on some of their paths
	objects map[terms.ID]types.Type // that calls have returned as interfaces and that may wrap a response
}

// follow finds the pairs of events of a declaration: those of its function, and those of its literals that were not followed at a
// call.
func (p *pkg) follow(u *unit) {
	if f := u.function; f != nil && f.touches && (!f.idle || p.answers != nil) {
		p.summarize(f)
	}
	var exec *paths.Exec
	for _, lit := range u.literals {
		if p.answers == nil && (p.followedAlready(u, lit) || p.dropped(u, lit)) {
			continue
		}
		r := &run{p: p, unit: u, node: lit, typ: lit.Type, params: map[types.Object]int{}}
		for obj, i := range p.parameters(nil, lit.Type) {
			r.params[obj] = i
		}
		exec = paths.NewExec(p.info, r, u.decl)
		exec.WritesParams = p.answers != nil
		r.exec = exec
		exits := exec.Run(lit.Type, lit.Body, newShadow(r))
		r.done(exits)
		r.answered(exits)
		r.noteEnds(exits)
	}
}

// done records a run's results other than pairs.
func (r *run) done(exits []paths.Exit) {
	r.p.followed.Functions++
	r.p.ran[r.node] = true
	if r.exec.Incomplete {
		r.p.givenUp[r.node] = true
		r.p.followed.Incomplete++
	}
	if slices.ContainsFunc(exits, func(e paths.Exit) bool { return e.Unsure }) {
		r.p.followed.Unsure++
	}
	for _, c := range r.exec.Chains() {
		r.p.inlined(r.unit, c.Lit)
	}
}

func (r *run) shadowOf(st *paths.State) shadow {
	s, _ := st.Shadow.(shadow)
	return s
}

// given reports whether a response came from the function's caller: it is a parameter, a field of one, or captured.
func (r *run) given(root terms.ID) bool {
	for r.exec.T.Op(root) == terms.Field || r.exec.T.Op(root) == terms.Assert {
		root = r.exec.T.A(root)
	}
	return r.exec.T.Op(root) == terms.Param
}

// paramOf returns the parameter that is or contains a response. direct is true if the parameter itself is the response.
func (r *run) paramOf(root terms.ID) (obj types.Object, direct, ok bool) {
	direct = r.exec.T.Op(root) == terms.Param
	for r.exec.T.Op(root) == terms.Field {
		root = r.exec.T.A(root)
	}
	if r.exec.T.Op(root) != terms.Param {
		return nil, false, false
	}
	obj, ok = r.exec.T.Aux(root).(types.Object)
	return obj, direct, ok
}

// MayReturn implements paths.Client.
func (r *run) MayReturn(call *ast.CallExpr) bool { return r.p.mayReturn(call) }

// Global implements paths.Client: errors that a package declares are never nil, and what a declaration says holds if nothing else sets
// the variable.
func (r *run) Global(obj types.Object) paths.Global {
	v, ok := obj.(*types.Var)
	if !ok {
		return paths.Global{}
	}
	f := r.p.fixedOf(v)
	g := paths.Global{
		Error: isError(obj.Type()) && !r.p.unset[v], Own: f.newError, Set: r.p.changes[v], Shared: r.p.shared[v],
		Sized: f.sized || api.IsEmpty(obj), Least: f.least, Most: f.most,
	}
	if f.pointsAt != nil {
		g.PointsAt = f.pointsAt
	}
	if f.elements != nil {
		g.Elements = *f.elements
	}
	return g
}

// Unboxed implements paths.Client: a response in an interface is still that response.
func (r *run) Unboxed(t types.Type) bool {
	return r.p.mayHold(t) || api.IsHeaderMap(t) || api.IsSink(t)
}

// Hidden implements paths.Client: it is true for a condition on the state of a framework's response, read from a field or a method
// without arguments that is a number or a boolean. Fields of the program's own types are followed.
func (r *run) Hidden(st *paths.State, cond terms.ID) bool {
	tab := r.exec.T
	hidden := false
	var visit func(terms.ID)
	visit = func(id terms.ID) {
		if hidden {
			return
		}
		switch tab.Op(id) {
		case terms.Field, terms.Call, terms.Result:
			at := id
			if tab.Op(id) == terms.Result {
				at = tab.A(id)
			}
			subject := tab.A(at)
			if tab.Op(at) == terms.Call {
				if tab.B(subject) != 0 && tab.Op(subject) == terms.List && !onlyReceiver(tab, subject) {
					break // it has arguments
				}
				subject = tab.A(subject)
			}
			if t := r.typeOf(id); t != nil && subject != 0 {
				if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&(types.IsBoolean|types.IsInteger) != 0 {
					if ref, ok := r.resolve(st, subject, nil); ok && !ref.header && r.foreign(subject) {
						hidden = true
						return
					}
				}
			}
		}
		tab.Operands(id, visit)
	}
	visit(cond)
	return hidden
}

// onlyReceiver reports whether an argument list has only the receiver.
func onlyReceiver(tab *terms.Table, list terms.ID) bool { return tab.B(list) == 0 }

// foreign reports whether another package declares the type of a term.
func (r *run) foreign(id terms.ID) bool {
	tn := api.NamedOf(orInvalid(r.typeOf(id)))
	return tn == nil || tn.Pkg() != r.p.pass.Pkg
}

func orInvalid(t types.Type) types.Type {
	if t == nil {
		return types.Typ[types.Invalid]
	}
	return t
}

// Returned implements paths.Client: the events of the closure are now those of a past call. It also records closures that send
// something only on some of their paths.
func (r *run) Returned(c *paths.Site, before paths.Shadow, after []*paths.State) {
	was, _ := before.(shadow)
	sends, silent := false, false
	for _, st := range after {
		some := false
		for _, f := range r.shadowOf(st).list {
			some = some || f.sent && !was.of(f.root).sent
		}
		sends, silent = sends || some, silent || !some
		st.Shadow = r.shadowOf(st).each(func(w *row) { w.sent, w.reply = r.left(w.sent, c.Context), r.left(w.reply, c.Context) })
	}
	if sends && silent {
		if r.partial == nil {
			r.partial = map[*ast.CallExpr]bool{}
		}
		r.partial[c.Call] = true
	}
}

// Escapes implements paths.Client.
func (r *run) Escapes(st *paths.State, value terms.ID) {
	if ref, ok := r.resolve(st, value, nil); ok {
		s := r.shadowOf(st)
		f := s.of(ref.root)
		if ref.header {
			f.vague = true
		} else {
			f.opaque, f.shared = f.opaque || !f.sent, true
		}
		st.Shadow = s.with(f)
	}
	r.exec.Literals([]terms.ID{value}, func(lit *ast.FuncLit) { r.escapesBy(st, lit) })
}

// Follows implements paths.Client: closures that may affect a response are not followed when unseen code calls them.
func (r *run) Follows(lit *ast.FuncLit) bool {
	none := true
	ast.Inspect(lit, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && none {
			v, ok := r.p.info.ObjectOf(id).(*types.Var)
			none = !ok || !r.p.mayHold(v.Type())
		}
		return none
	})
	return none
}

// escapesBy records that other code may call a closure that uses responses.
func (r *run) escapesBy(st *paths.State, lit *ast.FuncLit) {
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := r.p.info.Uses[id].(*types.Var)
		if !ok || within(v.Pos(), lit) || v.IsField() || !r.p.mayHold(v.Type()) {
			return true
		}
		r.obscure(st, r.exec.Read(st, v), v.Type())
		return true
	})
}

// obscure records that something unknown may have happened to a response, or to the responses in a struct's fields.
func (r *run) obscure(st *paths.State, value terms.ID, t types.Type) {
	ref, ok := r.resolve(st, value, t)
	if !ok {
		r.obscureFields(st, value, t)
		return
	}
	s := r.shadowOf(st)
	f := s.of(ref.root)
	if ref.header {
		f.vague = true
	} else {
		f.opaque = f.opaque || !f.sent
	}
	st.Shadow = s.with(f)
	r.fieldsChange(st, ref.root, "")
	r.obscureWithin(st, ref.root)
}

// obscureWithin is obscure for the responses that a writer of the program holds.
func (r *run) obscureWithin(st *paths.State, root terms.ID) {
	t := r.typeOf(root)
	if op := r.exec.T.Op(root); op == terms.Alloc || op == terms.Address || op == terms.Unknown && r.holdsGiven(st, root, t) {
		r.obscureFields(st, root, t)
	}
}

// fieldOf reports whether a term is what a field of an object of unknown origin has held before.
func (r *run) fieldOf(v, object terms.ID) bool {
	tab := r.exec.T
	return tab.Op(object) == terms.Unknown && tab.Op(v) == terms.Field && tab.A(v) == object
}

func (r *run) obscureFields(st *paths.State, value terms.ID, t types.Type) {
	if t == nil {
		return
	}
	u := t
	if ptr, ok := u.Underlying().(*types.Pointer); ok {
		u = ptr.Elem()
	}
	if str, ok := u.Underlying().(*types.Struct); ok && r.p.mayHold(t) {
		for f := range str.Fields() {
			v := terms.ID(0)
			if r.p.isResponse(f.Type()) {
				v = r.exec.GetPath(st, value, []*types.Var{f})
			}
			if v != 0 && !(r.p.isResponse(t) && r.fieldOf(v, value)) { // else it is the writer itself
				r.obscure(st, v, f.Type())
			}
		}
	}
}

// Selected implements paths.Client.
func (r *run) Selected(*paths.State, terms.ID, *types.Var) {}

// Stored implements paths.Client: unseen code that reads a field with the response may reply. So may the caller of a handler that
// stores something in its receiver.
func (r *run) Stored(st *paths.State, base terms.ID, _ *types.Var, value terms.ID) {
	r.noted(st, value)
	if response := r.handles(); response != nil && r.given(base) {
		r.noted(st, r.exec.AtEntry(response))
	}
}

// Assigned implements paths.Client: an assignment to an element of a header map.
func (r *run) Assigned(st *paths.State, at ast.Node, context int32, container, key terms.ID) bool {
	ref, ok := r.resolve(st, container, nil)
	if !ok || !ref.header {
		return false
	}
	name := r.text(st, key)
	r.happen(st, ref.root, Event{Kind: Field, Node: at, Name: name, parts: r.inParts(name, ""), context: context, active: context}, status{})
	return true
}

// text returns the string value of a term on a path; "" if unknown.
func (r *run) text(st *paths.State, id terms.ID) string {
	id = r.exec.T.Unbox(id)
	if s, ok := r.exec.T.TextOf(r.exec.T.Value(st.Facts, id)); ok {
		return s
	}
	if v, ok := r.exec.T.Aux(id).(*types.Var); ok && r.exec.T.Op(id) == terms.Param {
		return r.p.textOf(v)
	}
	return ""
}
