package order

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/syntax"
)

// setGlobal is a package variable, or a part of one, that a function assigns: its pointee, a field, an element.
type setGlobal struct {
	*types.Var
	path string // the fields, as in Subject.Path, up to the first element or second pointer
	deep bool   // there is more after path
}

// sets lists the package variables, or parts of them, that a function of the package may assign, itself or by calls of other functions
// of the package; each once. It only uses the syntax. A complete summary is more exact.
func (p *pkg) sets(fn *types.Func) []setGlobal {
	if p.setBy == nil {
		p.setBy = p.findSets()
	}
	return p.setBy[fn.Origin()]
}

// findSets collects the assignments of each function, directly or through local variables that lead to a package variable's pointees,
// and then adds those of callees to their callers until nothing changes. Each round but the last adds a variable to some function.
func (p *pkg) findSets() map[*types.Func][]setGlobal {
	direct := map[*types.Func][]setGlobal{}
	callers := map[*types.Func][]*types.Func{}
	var work []*types.Func
	for _, u := range p.all {
		f := u.function
		if f == nil || f.obj == nil {
			continue
		}
		fn, leads := f.obj, p.leadsToGlobals(f)
		note := func(e ast.Expr) { p.noteSet(direct, fn, leads, e) }
		ast.Inspect(f.node.Body, func(n ast.Node) bool {
			for _, e := range syntax.Exposed(n) {
				note(e)
			}
			if n, ok := n.(*ast.CallExpr); ok {
				c := p.callee(n)
				if writesElements(c.Obj) && len(n.Args) > 0 {
					note(&ast.IndexExpr{X: n.Args[0]})
				}
				callee, ok := c.Obj.(*types.Func)
				if ok && p.setsGiven(callee.Origin()) {
					for _, operand := range append(n.Args[:len(n.Args):len(n.Args)], c.Operand(n, calls.Receiver)) {
						if operand != nil && !isBasic(orInvalid(p.info.TypeOf(operand))) {
							note(&ast.StarExpr{X: operand})
						}
					}
				}
				if ok && p.decls[callee.Origin()] != nil {
					callers[callee.Origin()] = append(callers[callee.Origin()], fn)
				}
			}
			return true
		})
		if len(direct[fn]) > 0 {
			work = append(work, fn)
		}
	}
	for len(work) > 0 {
		fn := work[len(work)-1]
		work = work[:len(work)-1]
		for _, caller := range callers[fn] {
			grew := false
			for _, s := range direct[fn] {
				grew = addSet(direct, caller, s) || grew
			}
			if grew {
				work = append(work, caller)
			}
		}
	}
	return direct
}

// leads says to which package variables' pointees the local variables of a function may lead: p leads to v after p := v.next.
type leads map[*types.Var][]*types.Var

// globalsOf lists the package variables to whose pointees an expression may lead: through local variables, or as the result of a function
// of the package.
func (p *pkg) globalsOf(leads leads, e ast.Expr) (all []*types.Var) {
	syntax.LeadsTo(p.info, e, func(e ast.Expr) {
		switch e := e.(type) {
		case *ast.Ident:
			v, ok := p.info.ObjectOf(e).(*types.Var)
			if ok && v.Parent() == p.pass.Pkg.Scope() {
				all = append(all, v)
			} else {
				all = append(all, leads[v]...)
			}
		case *ast.CallExpr:
			if fn, ok := p.callee(e).Obj.(*types.Func); ok {
				all = append(all, p.returnedGlobals(fn.Origin())...)
			}
		}
	}, func() {})
	return all
}

// leadsToGlobals reads a function until its local variables lead to no other package variable.
func (p *pkg) leadsToGlobals(f *function) leads {
	leads := leads{}
	for changed := true; changed; {
		changed = false
		ast.Inspect(f.node.Body, func(n ast.Node) bool {
			syntax.Values(n, func(target, value ast.Expr) {
				id, _ := target.(*ast.Ident)
				to, ok := p.info.ObjectOf(id).(*types.Var)
				if !ok || to.Parent() == p.pass.Pkg.Scope() || isBasic(to.Type()) {
					return
				}
				for _, v := range p.globalsOf(leads, value) {
					if !slices.Contains(leads[to], v) {
						leads[to] = append(leads[to], v)
						changed = true
					}
				}
			})
			return true
		})
	}
	return leads
}

// returned has the package variables to whose pointees the results of functions may lead. Functions may call each other, so their sets
// are computed together: they grow from nothing until a round adds no variable to any of them.
type returned struct {
	known   map[*types.Func][]*types.Var
	final   map[*types.Func]bool
	round   map[*types.Func]bool // the functions of this round; true if they are done with it. nil between computations
	early   bool                 // a set was used before this round was done with it
	growing bool
}

// returnedGlobals lists the package variables to whose pointees a result of a function of the package may lead.
func (p *pkg) returnedGlobals(fn *types.Func) []*types.Var {
	s := &p.returned
	if s.known == nil {
		s.known, s.final = map[*types.Func][]*types.Var{}, map[*types.Func]bool{}
	}
	if s.final[fn] || p.decls[fn] == nil {
		return s.known[fn]
	}
	if s.round != nil {
		done, begun := s.round[fn]
		if !begun {
			p.findReturned(fn)
		}
		s.early = s.early || begun && !done
		return s.known[fn]
	}
	for again := true; again; again = s.early && s.growing {
		s.round, s.early, s.growing = map[*types.Func]bool{}, false, false
		p.findReturned(fn)
	}
	for fn := range s.round {
		s.final[fn] = true
	}
	s.round = nil
	return s.known[fn]
}

// findReturned is a round of returnedGlobals for one function.
func (p *pkg) findReturned(fn *types.Func) {
	s, f := &p.returned, p.decls[fn]
	s.round[fn] = false
	defer func() { s.round[fn] = true }()
	if !slices.ContainsFunc(slices.Collect(fn.Signature().Results().Variables()), func(v *types.Var) bool { return !isBasic(v.Type()) }) {
		return
	}
	leads := p.leadsToGlobals(f)
	all := slices.Clone(s.known[fn])
	ast.Inspect(f.node.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			for _, e := range n.Results {
				all = append(all, p.globalsOf(leads, e)...)
			}
			for v := range fn.Signature().Results().Variables() {
				all = append(all, leads[v]...) // if it has a name
			}
		}
		return true
	})
	slices.SortFunc(all, func(a, b *types.Var) int { return cmp.Compare(a.Pos(), b.Pos()) })
	if all = slices.Compact(all); len(all) > len(s.known[fn]) {
		s.known[fn], s.growing = all, true
	}
}

// noteSet records an assignment to a package variable, to a part of one, or to what a local variable leads to.
func (p *pkg) noteSet(list map[*types.Func][]setGlobal, fn *types.Func, leads leads, l ast.Expr) {
	whole := syntax.Base(l)
	base, _ := whole.(*ast.Ident)
	v, _ := p.info.ObjectOf(base).(*types.Var)
	if base == nil || v == nil || v.Parent() != p.pass.Pkg.Scope() {
		if ast.Unparen(l) != whole {
			for _, g := range p.globalsOf(leads, whole) {
				addSet(list, fn, setGlobal{Var: g, deep: true})
			}
		}
		return
	}
	s := setGlobal{Var: v}
	for e := ast.Unparen(l); ; {
		switch x := e.(type) {
		case *ast.SelectorExpr:
			s.path = "." + x.Sel.Name + s.path
			e = ast.Unparen(x.X)
			continue
		case *ast.IndexExpr:
			s.path, s.deep = "", true
			e = ast.Unparen(x.X)
			continue
		case *ast.StarExpr:
			s.path, s.deep = "", true
			e = ast.Unparen(x.X)
			continue
		case *ast.SliceExpr:
			s.path, s.deep = "", true
			e = ast.Unparen(x.X)
			continue
		}
		break
	}
	addSet(list, fn, s)
}

func addSet(list map[*types.Func][]setGlobal, fn *types.Func, s setGlobal) bool {
	for _, known := range list[fn] {
		if known == s {
			return false
		}
	}
	list[fn] = append(list[fn], s)
	return true
}

// unsettle makes the package variables unsure that a function without a complete summary may assign.
func (r *run) unsettle(st *paths.State, c *call, fn *types.Func) {
	for i, s := range r.p.sets(fn) {
		fields, ok := fieldsOf(s.Type(), s.path)
		if !ok {
			continue
		}
		unsure := r.exec.UnsureOf(c.Site, 200+i)
		switch base := r.exec.Root(st, s.Var, len(fields) > 0, len(fields) == 0 && !s.deep); {
		case s.deep:
			r.exec.WritePart(st, r.exec.GetPath(st, base, fields), paths.Pointees, unsure)
		default:
			r.exec.SetPath(st, base, fields, unsure)
		}
	}
}

// Sets implements paths.Client: see setsGiven.
func (r *run) Sets(call *ast.CallExpr) bool {
	c := r.p.callee(call)
	if _, changes := madeUpOf(r.p.row(c.Obj, c.Recv)); changes {
		return true
	}
	fn, ok := c.Obj.(*types.Func)
	return ok && r.p.setsGiven(fn.Origin())
}

// Globals implements paths.Client: see returnedGlobals.
func (r *run) Globals(call *ast.CallExpr) []*types.Var {
	fn, ok := r.p.callee(call).Obj.(*types.Func)
	if !ok {
		return nil
	}
	return r.p.returnedGlobals(fn.Origin())
}

// setsGiven reports whether a function of the package may write to its arguments' pointees, judged by the syntax: it assigns to a part
// of a parameter, or calls a function of the package that may do so.
func (p *pkg) setsGiven(fn *types.Func) bool {
	return reaches(fn, p.setters, func(fn *types.Func) (bool, []*types.Func) {
		f := p.decls[fn]
		if f == nil || !setter(fn.Signature()) {
			return false, nil
		}
		return p.setsOwn(f)
	})
}

// setsOwn reports whether a function writes to its arguments' pointees itself, and lists the functions that it calls.
func (p *pkg) setsOwn(f *function) (found bool, called []*types.Func) {
	given := map[types.Object]bool{}
	for obj := range p.parameters(f.node.Recv, f.node.Type) {
		given[obj] = true
	}
	within := func(e ast.Expr) (found bool) { // it may lead to a parameter's pointee
		syntax.LeadsTo(p.info, e, func(e ast.Expr) {
			id, _ := e.(*ast.Ident)
			found = found || id != nil && given[p.info.ObjectOf(id)]
		}, func() {})
		return found
	}
	part := func(e ast.Expr) bool {
		base := syntax.Base(e)
		return ast.Unparen(e) != base && within(base)
	}
	ast.Inspect(f.node.Body, func(n ast.Node) bool {
		syntax.Values(n, func(target, value ast.Expr) {
			if id, ok := target.(*ast.Ident); ok && within(value) {
				if v := p.info.ObjectOf(id); v != nil && !isBasic(orInvalid(v.Type())) {
					given[v] = true
				}
			}
		})
		found = found || slices.ContainsFunc(syntax.Exposed(n), part)
		if n, ok := n.(*ast.CallExpr); ok {
			c := p.callee(n)
			if (writesElements(c.Obj) || appends(c.Obj)) && len(n.Args) > 0 {
				found = found || part(&ast.IndexExpr{X: n.Args[0]})
			}
			if _, changes := madeUpOf(p.row(c.Obj, c.Recv)); changes {
				recv := c.Operand(n, calls.Receiver)
				found = found || recv != nil && within(recv)
			}
			if callee, ok := c.Obj.(*types.Func); ok {
				called = append(called, callee.Origin())
			}
		}
		return !found
	})
	return found, called
}

// reaches reports whether a function has a property, or calls a function that has it, directly or not. own answers for the function alone
// and lists what it calls. Answers are remembered in known: a function does not have the property only if no function that it leads to
// has, which the search from another function of a cycle does not see.
func reaches(fn *types.Func, known map[*types.Func]bool, own func(*types.Func) (has bool, called []*types.Func)) bool {
	seen := map[*types.Func]bool{}
	var visit func(fn *types.Func) bool
	visit = func(fn *types.Func) bool {
		if has, ok := known[fn]; ok || seen[fn] {
			return has
		}
		seen[fn] = true
		has, called := own(fn)
		if has = has || slices.ContainsFunc(called, visit); has {
			known[fn] = true
		}
		return has
	}
	if visit(fn) {
		return true
	}
	for fn := range seen {
		known[fn] = false
	}
	return false
}

// appends reports whether an object is the predeclared function append.
func appends(obj types.Object) bool {
	b, ok := obj.(*types.Builtin)
	return ok && b.Name() == "append"
}

// writesElements reports whether a predeclared function writes elements of its first argument.
func writesElements(obj types.Object) bool {
	b, ok := obj.(*types.Builtin)
	return ok && (b.Name() == "delete" || b.Name() == "clear" || b.Name() == "copy")
}
