package client

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// request is the source of a response: a call, or a parameter of a function that is being summarised.
type request struct {
	call  *ast.CallExpr
	check string
	fn    ast.Node // the function that it is in
	owner *run

	looked   bool // its status is looked at, or may be
	judged   bool // its body is looked at
	returned bool // a caller gets the response
	uses     []Use
	followed []*ast.FuncLit // the literals that were followed with it
	plain    bool           // the client that got it passes every status on
}

// run follows one function. It implements paths.Client.
type run struct {
	p        *pkg
	exec     *paths.Exec
	fn       ast.Node // *ast.FuncDecl or *ast.FuncLit
	typ      *ast.FuncType
	calls    map[*ast.CallExpr]*request
	requests []*request // in the order in which they were met
}

func newRun(p *pkg, decl ast.Decl, fn ast.Node) *run {
	r := &run{p: p, fn: fn, calls: map[*ast.CallExpr]*request{}}
	switch fn := fn.(type) {
	case *ast.FuncDecl:
		r.typ = fn.Type
	case *ast.FuncLit:
		r.typ = fn.Type
	}
	r.exec = paths.NewExec(p.info, r, decl)
	r.exec.Whole = true // every look at a status counts
	return r
}

// tracked is a value that is a response, or holds the body of one.
type tracked struct {
	value terms.ID
	src   int32
	read  *ast.CallExpr // what read the content into it; nil if it is the response, or a parameter
	whole bool          // it is the response
	text  bool          // it is a body that was read
}

// shadow lists the responses of a path. It implements paths.Shadow, but never decides a condition.
type shadow struct {
	run  *run
	list []tracked
}

func (s shadow) find(id terms.ID) (tracked, bool) {
	for _, t := range s.list {
		if t.value == id {
			return t, true
		}
	}
	return tracked{}, false
}

func (s shadow) with(t tracked) shadow {
	list := slices.DeleteFunc(slices.Clone(s.list), func(o tracked) bool { return o.value == t.value })
	return shadow{s.run, append(list, t)}
}

// Encode implements paths.Shadow: responses of different calls keep paths apart.
func (s shadow) Encode(key []int32, term func([]int32, terms.ID) []int32) []int32 {
	for _, t := range s.list {
		key = append(term(key, t.value), t.src)
	}
	return key
}

// Class implements paths.Shadow.
func (s shadow) Class() uint64 {
	h := uint64(len(s.list))
	for _, t := range s.list {
		h = h*31 + uint64(t.src)
	}
	return h
}

// Join implements paths.Shadow.
func (s shadow) Join(paths.Shadow) (paths.Shadow, bool) { return s, false }

// Branch implements paths.Shadow.
func (s shadow) Branch(ast.Node, bool) paths.Shadow { return s }

// Forget implements paths.Shadow.
func (s shadow) Forget(terms.Facts) paths.Shadow { return s }

// Roots implements paths.Shadow.
func (s shadow) Roots(func(terms.ID)) {}

// Keep implements paths.Shadow.
func (s shadow) Keep(reached func(terms.ID) bool) paths.Shadow {
	if !slices.ContainsFunc(s.list, func(t tracked) bool { return !reached(t.value) }) {
		return s
	}
	return shadow{s.run, slices.DeleteFunc(slices.Clone(s.list), func(t tracked) bool { return !reached(t.value) })}
}

// Asked implements paths.Client: nothing is assumed of what other functions do with fields.
func (r *run) Asked(types.Object) []*types.Var { return nil }

// Computes implements paths.Client: nothing is assumed of what other functions return in other turns of a loop.
func (r *run) Computes(*types.Func) bool { return false }

// Unboxed implements paths.Client.
func (r *run) Unboxed(t types.Type) bool { return r.p.isResponse(t) || isReader(t) }

// Sets implements paths.Client: all nodes are run anyway.
func (r *run) Sets(*ast.CallExpr) bool { return false }

// Globals implements paths.Client: all nodes are run anyway.
func (r *run) Globals(*ast.CallExpr) []*types.Var { return nil }

func (r *run) shadowOf(st *paths.State) shadow {
	s, _ := st.Shadow.(shadow)
	return s
}

func (r *run) track(st *paths.State, t tracked) { st.Shadow = r.shadowOf(st).with(t) }

// view names another view of a body: a term over the response or over another view.
type view struct {
	read *ast.CallExpr // what read it; nil for a reader
}

// ref says how a term relates to a response.
type ref struct {
	*request
	whole bool          // the response itself
	text  bool          // a body that was read; else a reader
	read  *ast.CallExpr // by this call, if it is in the function
}

// resolve returns the response that a term is, or whose body it is.
func (r *run) resolve(st *paths.State, id terms.ID) (ref, bool) {
	tab := r.exec.T
	var read *ast.CallExpr
	content := false
	sh := r.shadowOf(st)
	for id != 0 {
		if t, ok := sh.find(id); ok {
			if t.read != nil {
				read = t.read // what read it first
			}
			return ref{r.requests[t.src], t.whole && !content, t.text || read != nil, read}, true
		}
		if of := r.exec.ConvertedFrom(id); of != id {
			id = of
			continue
		}
		switch tab.Op(id) {
		case terms.Assert, terms.Convert, terms.Box:
			id = tab.A(id)
			continue
		case terms.Field:
			f, ok := tab.Aux(id).(*types.Var)
			if !ok {
				return ref{}, false
			}
			if row := r.p.bound.Field(f); row != nil && row.Reads == api.Views {
				content = true
				id = tab.A(id)
				continue
			}
			if f.Embedded() && r.p.isResponse(f.Type()) {
				id = tab.A(id)
				continue
			}
		case terms.Call:
			switch v := tab.Aux(id).(type) {
			case view:
				content = true
				if v.read != nil {
					read = v.read
				}
				id = tab.A(tab.A(id))
				continue
			default:
				if r.exec.IsSlice(id) {
					id = tab.A(tab.A(id))
					continue
				}
			}
		}
		return ref{}, false
	}
	return ref{}, false
}

// use records that a body becomes data.
func (r *run) use(st *paths.State, f ref, u Use) {
	if st.Unsure {
		return
	}
	if u.Read == nil {
		u.Read = u.At
		if f.read != nil {
			u.Read = f.read
		}
	}
	if !slices.Contains(f.uses, u) {
		f.uses = append(f.uses, u)
	}
}

// finish completes the results when all paths were followed. If some were dropped, a look at the status may have been missed:
// then the function must not contain any.
func (r *run) finish() {
	var lits []*ast.FuncLit
	for _, c := range r.exec.Chains() {
		lits = append(lits, c.Lit)
	}
	for _, s := range r.requests {
		s.looked = s.looked || r.exec.Incomplete && r.p.mayLook(r.fn)
		s.followed = lits
		if s.call != nil {
			r.p.found = append(r.p.found, s)
		}
	}
}

// mayLook reports whether a function looks at some status, or passes some response on, on any path.
func (p *pkg) mayLook(fn ast.Node) bool {
	selected := map[*ast.Ident]bool{} // responses that only a field or method is selected from
	found := false
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if id, ok := ast.Unparen(n.X).(*ast.Ident); ok {
				selected[id] = true
			}
			sel := p.info.Selections[n]
			if sel == nil {
				break
			}
			switch obj := sel.Obj().(type) {
			case *types.Var:
				row := p.bound.Field(obj)
				found = found || row != nil && row.Reads == api.Looks
			case *types.Func:
				found = found || p.isResponse(sel.Recv()) && !slices.Contains([]api.Reads{api.Views, api.Decodes, api.Passes}, p.bound.Client(obj, sel.Recv()).Does)
			}
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				if id, ok := ast.Unparen(l).(*ast.Ident); ok {
					selected[id] = true
				}
			}
		case *ast.BinaryExpr:
			if id, ok := ast.Unparen(n.X).(*ast.Ident); ok && p.info.Types[n.Y].IsNil() {
				selected[id] = true
			}
		case *ast.Ident:
			if v, ok := p.info.Uses[n].(*types.Var); ok && p.isResponse(v.Type()) {
				found = found || !selected[n]
			}
		}
		return !found
	})
	return found
}

// Acts implements paths.Client.
func (r *run) Acts(ast.Expr) bool { return true }

// MayReturn implements paths.Client.
func (r *run) MayReturn(call *ast.CallExpr) bool { return r.p.mayReturn(call) }

// Once implements paths.Client: a closure may run or not.
func (r *run) Once(*paths.Site) *types.Var { return nil }

// Skipped implements paths.Client.
func (r *run) Skipped(*paths.Site) {}

// Coarse implements paths.Client.
func (r *run) Coarse(*paths.Site) bool { return false }

func (p *pkg) mayReturn(call *ast.CallExpr) bool {
	obj, recv := p.callee(call)
	if b, ok := obj.(*types.Builtin); ok {
		return b.Name() != "panic"
	}
	row := p.bound.Func(obj, recv)
	return row == nil || !row.Language.NoReturn
}

// Global implements paths.Client.
func (r *run) Global(obj types.Object) paths.Global {
	_, ok := obj.(*types.Var)
	return paths.Global{Error: ok && isError(obj.Type())}
}

// Stores implements paths.Client.
func (r *run) Stores(*ast.CallExpr) []*types.Var { return nil }

// Computer implements paths.Client.
func (r *run) Computer(*types.Func) terms.Computer { return nil }

// Turns implements paths.Client.
func (r *run) Turns(any, bool) paths.Turns { return paths.Turns{} }

// Hidden implements paths.Client. A condition that tests a body judges it.
func (r *run) Hidden(*paths.State, terms.ID) bool { return false }

// Returned implements paths.Client.
func (r *run) Returned(*paths.Site, paths.Shadow, []*paths.State) {}

// Assigned implements paths.Client.
func (r *run) Assigned(*paths.State, ast.Node, int32, terms.ID, terms.ID) bool { return false }

// Selected implements paths.Client: the status is a field of most responses.
func (r *run) Selected(st *paths.State, base terms.ID, field *types.Var) {
	if row := r.p.bound.Field(field); row != nil && row.Reads == api.Looks {
		if f, ok := r.resolve(st, base); ok {
			f.looked = true
		}
	}
}

// Stored implements paths.Client: code that reads the field later may look at the status of a response, but not of a body.
func (r *run) Stored(st *paths.State, base terms.ID, field *types.Var, value terms.ID) {
	f, ok := r.resolve(st, value)
	switch {
	case !ok:
	case f.whole:
		f.looked = true
	case r.isOf(st, base, f.request): // resp.Body = …
	case f.read != nil:
		r.use(st, f, Use{How: Stored, At: f.read})
	default:
		f.judged = true // a reader that other code reads
	}
}

// isOf reports whether a term is a response, or its body.
func (r *run) isOf(st *paths.State, id terms.ID, s *request) bool {
	f, ok := r.resolve(st, id)
	return ok && f.request == s
}

// Escapes implements paths.Client.
func (r *run) Escapes(st *paths.State, value terms.ID) {
	if f, ok := r.resolve(st, value); ok {
		f.looked = f.looked || f.whole
		f.judged = true
	}
	r.exec.Literals([]terms.ID{value}, func(lit *ast.FuncLit) { r.escapesBy(st, lit) })
}

// Follows implements paths.Client.
func (r *run) Follows(*ast.FuncLit) bool { return false }

// escapesBy records that other code calls a closure that uses a response.
func (r *run) escapesBy(st *paths.State, lit *ast.FuncLit) {
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := r.p.info.Uses[id].(*types.Var)
		if !ok || v.IsField() || lit.Pos() <= v.Pos() && v.Pos() < lit.End() {
			return true
		}
		for _, value := range []terms.ID{r.exec.Read(st, v), r.exec.T.Address(v)} {
			if f, ok := r.resolve(st, value); ok {
				f.looked = f.looked || f.whole
				f.judged = true
			}
		}
		return true
	})
}
