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

// An object that a function gets from elsewhere, such as r.Context().Value(key{}).(*state), may be the same object that its caller has
// got there. What a function writes to fields of such objects is judged by the syntax: a caller does not know which object it is, and
// may not rely on these fields any more.

// fieldWrites are the fields that a function of the package may write, itself or by calls of other functions of the package.
type fieldWrites struct {
	found []*types.Var // of objects that it has neither made nor got as an argument
	given []*types.Var // of its arguments and its receiver

	calls []fieldCall
}

// fieldCall is a call of a function of the package, by what its operands may lead to.
type fieldCall struct {
	callee       *types.Func
	found, given bool // an object that the caller has found, or got as an argument
}

// Stores implements paths.Client.
func (r *run) Stores(call *ast.CallExpr) []*types.Var {
	fn, ok := r.p.callee(call).Obj.(*types.Func)
	if !ok {
		return nil
	}
	return r.p.stores(fn)
}

// stores lists the fields of objects from elsewhere that a function of the package may write.
func (p *pkg) stores(fn *types.Func) []*types.Var {
	if p.writes == nil {
		p.findFieldWrites()
	}
	if w := p.writes[fn.Origin()]; w != nil {
		return w.found
	}
	return nil
}

// findFieldWrites collects the writes of each function, and adds those of callees until nothing changes. Each round but the last adds a
// field to some function.
func (p *pkg) findFieldWrites() {
	p.writes = map[*types.Func]*fieldWrites{}
	for fn, f := range p.decls {
		if w := p.fieldWritesOf(f); len(w.found)+len(w.given)+len(w.calls) > 0 {
			p.writes[fn] = w
		}
	}
	for changed := true; changed; {
		changed = false
		for _, w := range p.writes {
			for _, c := range w.calls {
				callee := p.writes[c.callee]
				if callee == nil {
					continue
				}
				changed = addFields(&w.found, callee.found) || changed
				if c.found {
					changed = addFields(&w.found, callee.given) || changed
				}
				if c.given {
					changed = addFields(&w.given, callee.given) || changed
				}
			}
		}
	}
	for _, w := range p.writes {
		slices.SortFunc(w.found, func(a, b *types.Var) int { return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), cmp.Compare(a.Id(), b.Id())) })
	}
}

func addFields(list *[]*types.Var, more []*types.Var) bool {
	grew := false
	for _, f := range more {
		if !slices.Contains(*list, f) {
			*list, grew = append(*list, f), true
		}
	}
	return grew
}

// fieldWritesOf reads a function.
func (p *pkg) fieldWritesOf(f *function) *fieldWrites {
	w := &fieldWrites{}
	given := map[types.Object]bool{}
	for obj := range p.parameters(f.node.Recv, f.node.Type) {
		given[obj] = true
	}
	made := p.madeIn(f)
	origin := func(e ast.Expr) (found, isGiven bool) {
		switch base := syntax.Base(e).(type) {
		case *ast.Ident:
			v, ok := p.info.ObjectOf(base).(*types.Var)
			if !ok || v.Parent() == p.pass.Pkg.Scope() {
				return false, false // see sets
			}
			return !given[v] && !made[v], given[v]
		case *ast.CallExpr, *ast.TypeAssertExpr:
			return true, false
		}
		return false, false
	}
	ast.Inspect(f.node.Body, func(n ast.Node) bool {
		for _, l := range syntax.Assigned(n) {
			field, indirect := p.fieldAssigned(l)
			if field == nil || !indirect {
				continue
			}
			switch found, isGiven := origin(l); {
			case found:
				addFields(&w.found, []*types.Var{field})
			case isGiven:
				addFields(&w.given, []*types.Var{field})
			}
		}
		if call, ok := n.(*ast.CallExpr); ok {
			c := p.callee(call)
			callee, ok := c.Obj.(*types.Func)
			if !ok || p.decls[callee.Origin()] == nil {
				return true
			}
			fc := fieldCall{callee: callee.Origin()}
			for _, operand := range append(call.Args[:len(call.Args):len(call.Args)], c.Operand(call, calls.Receiver)) {
				if operand != nil && isPointerLike(orInvalid(p.info.TypeOf(operand))) {
					found, isGiven := origin(operand)
					fc.found, fc.given = fc.found || found, fc.given || isGiven
				}
			}
			w.calls = append(w.calls, fc)
		}
		return true
	})
	return w
}

func isPointerLike(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Struct, *types.Slice, *types.Map:
		return true
	}
	return false
}

// fieldAssigned returns the field that an expression selects, and whether it is reached through a pointer.
func (p *pkg) fieldAssigned(l ast.Expr) (field *types.Var, indirect bool) {
	for e := ast.Unparen(l); ; {
		switch x := e.(type) {
		case *ast.SelectorExpr:
			sel := p.info.Selections[x]
			if sel == nil {
				return field, indirect
			}
			if v, ok := sel.Obj().(*types.Var); ok && field == nil {
				field = v.Origin()
			}
			indirect = indirect || sel.Indirect()
			e = ast.Unparen(x.X)
		case *ast.IndexExpr:
			if field == nil {
				return nil, false
			}
			indirect, e = true, ast.Unparen(x.X)
		case *ast.StarExpr:
			if field == nil {
				return nil, false
			}
			indirect, e = true, ast.Unparen(x.X)
		default:
			return field, indirect
		}
	}
}

// madeIn lists the local variables of a function that only hold objects which it has made.
func (p *pkg) madeIn(f *function) map[types.Object]bool {
	made, other := map[types.Object]bool{}, map[types.Object]bool{}
	note := func(l, r ast.Expr) {
		id, ok := ast.Unparen(l).(*ast.Ident)
		if !ok {
			return
		}
		list := other
		switch r := ast.Unparen(r).(type) {
		case nil, *ast.CompositeLit:
			list = made
		case *ast.UnaryExpr:
			if _, isLit := ast.Unparen(r.X).(*ast.CompositeLit); isLit && r.Op == token.AND {
				list = made
			}
		case *ast.CallExpr:
			if b, ok := p.callee(r).Obj.(*types.Builtin); ok && b.Name() == "new" {
				list = made
			}
		}
		list[p.info.ObjectOf(id)] = true
	}
	ast.Inspect(f.node.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				if len(n.Lhs) == len(n.Rhs) {
					note(l, n.Rhs[i])
				} else {
					note(l, n.Rhs[0])
				}
			}
		case *ast.ValueSpec:
			for i, l := range n.Names {
				switch {
				case len(n.Values) == 0:
					made[p.info.ObjectOf(l)] = true
				case len(n.Values) == len(n.Names):
					note(l, n.Values[i])
				default:
					note(l, n.Values[0])
				}
			}
		}
		return true
	})
	for v := range other {
		delete(made, v)
	}
	return made
}

// forgets makes the fields unsure that a function may write of objects from elsewhere.
func (r *run) forgets(st *paths.State, c *call, fn *types.Func) {
	for i, field := range r.p.stores(fn) {
		r.exec.WriteSomewhere(st, c.Site, field, 400+i)
	}
}
