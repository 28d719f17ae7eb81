package order

import (
	"cmp"
	"go/ast"
	"go/token"
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
	for fn, f := range p.decls {
		leads := p.leadsToGlobals(f)
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
				if fn, ok := c.Obj.(*types.Func); ok && p.setsGiven(fn.Origin()) {
					for _, operand := range append(n.Args[:len(n.Args):len(n.Args)], c.Operand(n, calls.Receiver)) {
						if operand != nil && !isBasic(orInvalid(p.info.TypeOf(operand))) {
							note(&ast.StarExpr{X: operand})
						}
					}
				}
				if callee, ok := c.Obj.(*types.Func); ok && p.decls[callee.Origin()] != nil {
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

// globalsOf lists the package variables of which an expression is a part, or to whose pointees it leads: through local variables, or as
// the result of a function of the package.
func (p *pkg) globalsOf(leads leads, e ast.Expr) []*types.Var {
	switch base := syntax.Base(e).(type) {
	case *ast.Ident:
		v, ok := p.info.ObjectOf(base).(*types.Var)
		if ok && v.Parent() == p.pass.Pkg.Scope() {
			return []*types.Var{v}
		}
		return leads[v]
	case *ast.CallExpr:
		if fn, ok := p.callee(base).Obj.(*types.Func); ok {
			return p.returnedGlobals(fn.Origin())
		}
	}
	return nil
}

// returnedGlobals lists the package variables to whose pointees a result of a function of the package may lead.
func (p *pkg) returnedGlobals(fn *types.Func) []*types.Var {
	if known, ok := p.returned[fn]; ok {
		return known
	}
	p.returned[fn] = nil // in case of recursion
	f := p.decls[fn]
	if f == nil || !slices.ContainsFunc(slices.Collect(fn.Signature().Results().Variables()), func(v *types.Var) bool { return !isBasic(v.Type()) }) {
		return nil
	}
	leads := p.leadsToGlobals(f)
	var all []*types.Var
	ast.Inspect(f.node.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			for _, e := range n.Results {
				if !isBasic(orInvalid(p.info.TypeOf(e))) {
					all = append(all, p.globalsOf(leads, e)...)
				}
			}
		}
		return true
	})
	slices.SortFunc(all, func(a, b *types.Var) int { return cmp.Compare(a.Pos(), b.Pos()) })
	p.returned[fn] = slices.Compact(all)
	return p.returned[fn]
}

// leadsToGlobals reads a function until its local variables lead to no other package variable.
func (p *pkg) leadsToGlobals(f *function) leads {
	leads := leads{}
	for changed := true; changed; {
		changed = false
		lead := func(l, r ast.Expr) {
			id, _ := l.(*ast.Ident)
			if id == nil {
				return
			}
			to, ok := p.info.ObjectOf(id).(*types.Var)
			if !ok || to.Parent() == p.pass.Pkg.Scope() || isBasic(to.Type()) {
				return
			}
			for _, v := range p.globalsOf(leads, r) {
				if !slices.Contains(leads[to], v) {
					leads[to] = append(leads[to], v)
					changed = true
				}
			}
		}
		ast.Inspect(f.node.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if len(n.Lhs) == len(n.Rhs) {
					for i, l := range n.Lhs {
						lead(l, n.Rhs[i])
					}
				}
			case *ast.ValueSpec:
				if len(n.Names) == len(n.Values) {
					for i, l := range n.Names {
						lead(l, n.Values[i])
					}
				}
			case *ast.RangeStmt:
				if n.Value != nil {
					lead(n.Value, n.X)
				}
			}
			return true
		})
	}
	return leads
}

// noteSet records an assignment to a package variable, to a part of one, or to what a local variable leads to.
func (p *pkg) noteSet(list map[*types.Func][]setGlobal, fn *types.Func, leads leads, l ast.Expr) {
	base, _ := syntax.Base(l).(*ast.Ident)
	v, _ := p.info.ObjectOf(base).(*types.Var)
	if base == nil || v == nil || v.Parent() != p.pass.Pkg.Scope() {
		if ast.Unparen(l) != base {
			for _, g := range p.globalsOf(leads, l) {
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
			at := r.exec.GetPath(st, base, fields)
			r.exec.Touched(st, at)
			if _, ok := s.Type().Underlying().(*types.Pointer); ok && len(fields) == 0 {
				r.exec.SetPath(st, at, nil, unsure)
			}
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
// of a parameter, or passes one on to a function of the package that may do so.
func (p *pkg) setsGiven(fn *types.Func) bool {
	if known, ok := p.setters[fn]; ok {
		return known
	}
	p.setters[fn] = false // in case of recursion
	f := p.decls[fn]
	if f == nil || !setter(fn.Signature()) {
		return false
	}
	given := map[types.Object]bool{}
	for obj := range p.parameters(f.node.Recv, f.node.Type) {
		given[obj] = true
	}
	within := func(e ast.Expr) bool { // a parameter, or a part of one
		base, _ := syntax.Base(e).(*ast.Ident)
		return base != nil && given[p.info.ObjectOf(base)]
	}
	leads := func(l, r ast.Expr) { // l may be a pointer into what r leads to
		if id, ok := l.(*ast.Ident); ok && within(r) {
			if v := p.info.Defs[id]; v != nil && !isBasic(v.Type()) {
				given[v] = true
			}
		}
	}
	part := func(e ast.Expr) bool {
		if _, isIdent := ast.Unparen(e).(*ast.Ident); isIdent {
			return false
		}
		return within(e)
	}
	found := false
	ast.Inspect(f.node.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE && len(n.Lhs) == len(n.Rhs) {
				for i, l := range n.Lhs {
					leads(l, n.Rhs[i])
				}
			}
			found = found || n.Tok != token.DEFINE && slices.ContainsFunc(n.Lhs, part)
		case *ast.RangeStmt:
			if n.Value != nil {
				leads(n.Value, n.X)
			}
		case *ast.IncDecStmt:
			found = found || part(n.X)
		case *ast.CallExpr:
			c := p.callee(n)
			if (writesElements(c.Obj) || appends(c.Obj)) && len(n.Args) > 0 {
				found = found || part(&ast.IndexExpr{X: n.Args[0]})
			}
			if _, changes := madeUpOf(p.row(c.Obj, c.Recv)); changes {
				recv := c.Operand(n, calls.Receiver)
				found = found || recv != nil && within(recv)
			}
			if callee, ok := c.Obj.(*types.Func); ok && !found && p.decls[callee.Origin()] != nil {
				found = p.setsGiven(callee.Origin())
			}
		}
		return !found
	})
	p.setters[fn] = found
	return found
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
