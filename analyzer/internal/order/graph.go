package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"
)

// graph is a function's control flow with what go/cfg leaves out: the tags of switches, the loops, the deferred calls.
type graph struct {
	blocks []*cfg.Block
	tags   map[ast.Expr]*ast.SwitchStmt // by the expression of a case
	types  map[*ast.CaseClause]ast.Expr // the value whose type a clause without nil is for
	loops  []ast.Node                   // the statements that back edges belong to
	back   map[edge]int                 // back edges: one more than the index of their loop
	defers []*ast.DeferStmt
}

type edge struct{ from, to int32 }

// maxDefers bounds the deferred calls that are kept apart.
const maxDefers = 16

// graphOf builds the control-flow graph of a function, once.
func (p *pkg) graphOf(f *function) *graph {
	if f.graph != nil {
		return f.graph
	}
	c := cfg.New(f.body, func(call *ast.CallExpr) bool { return p.mayReturn(call) })
	g := &graph{blocks: c.Blocks, tags: map[ast.Expr]*ast.SwitchStmt{}, types: map[*ast.CaseClause]ast.Expr{}, back: map[edge]int{}}
	f.graph = g
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.SwitchStmt:
			for _, clause := range n.Body.List {
				if clause, ok := clause.(*ast.CaseClause); ok {
					for _, e := range clause.List {
						g.tags[e] = n
					}
				}
			}
		case *ast.TypeSwitchStmt:
			p.noteTypes(g, n)
		case *ast.DeferStmt:
			if len(g.defers) < maxDefers {
				g.defers = append(g.defers, n)
			}
		}
		return true
	})
	g.findLoops(f.body)
	return g
}

// noteTypes notes what value the clauses of a type switch are for.
func (p *pkg) noteTypes(g *graph, sw *ast.TypeSwitchStmt) {
	var x ast.Expr
	switch a := sw.Assign.(type) {
	case *ast.ExprStmt:
		x = a.X
	case *ast.AssignStmt:
		x = a.Rhs[0]
	}
	assert, ok := ast.Unparen(x).(*ast.TypeAssertExpr)
	if !ok {
		return
	}
	for _, c := range sw.Body.List {
		clause, ok := c.(*ast.CaseClause)
		if ok && clause.List != nil && !slices.ContainsFunc(clause.List, p.isNil) {
			g.types[clause] = assert.X
		}
	}
}

// findLoops marks the back edges by a depth-first walk.
func (g *graph) findLoops(body *ast.BlockStmt) {
	const (
		fresh = iota
		open
		closed
	)
	if len(g.blocks) == 0 {
		return
	}
	status := make([]uint8, len(g.blocks))
	next := make([]int, len(g.blocks))
	stack := []int32{0}
	status[0] = open
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		b := g.blocks[at]
		if next[at] == len(b.Succs) {
			status[at] = closed
			stack = stack[:len(stack)-1]
			continue
		}
		to := b.Succs[next[at]]
		next[at]++
		switch status[to.Index] {
		case fresh:
			status[to.Index] = open
			stack = append(stack, to.Index)
		case open:
			var loop ast.Node = body
			switch to.Stmt.(type) {
			case *ast.ForStmt, *ast.RangeStmt:
				loop = to.Stmt
			}
			g.loops = append(g.loops, loop)
			g.back[edge{at, to.Index}] = len(g.loops)
		}
	}
}

// mayReturn reports whether a call can return.
func (p *pkg) mayReturn(call *ast.CallExpr) bool {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := p.info.Uses[id].(*types.Builtin); ok {
			return b.Name() != "panic"
		}
	}
	t := p.callee(call)
	if t.obj == nil {
		return true
	}
	if row := p.bound.Func(t.obj, t.recv); row != nil {
		return !row.NoReturn
	}
	fn, ok := t.obj.(*types.Func)
	if !ok {
		return true
	}
	if f := p.decls[fn]; f != nil {
		return p.functionReturns(fn, f)
	}
	if fn.Signature().Results().Len() > 0 {
		return true
	}
	if fact := p.importedFact(fn); fact != nil {
		return !fact.NoReturn
	}
	return true
}

// functionReturns reports whether a function of the package can return. Only those are looked into whose last statement
// suggests that they do not.
func (p *pkg) functionReturns(fn *types.Func, f *function) bool {
	if known, ok := p.returns[fn]; ok {
		return known != fails
	}
	p.returns[fn] = unknown
	if f.touches || f.typ.Results != nil || len(f.body.List) == 0 {
		return true
	}
	last := f.body.List[len(f.body.List)-1]
	if s, ok := last.(*ast.ExprStmt); ok {
		if call, ok := s.X.(*ast.CallExpr); ok && !p.mayReturn(call) {
			ends := cfg.New(f.body, func(call *ast.CallExpr) bool { return p.mayReturn(call) }).NoReturn()
			p.returns[fn] = known(!ends)
			return !ends
		}
	}
	return true
}

// importedFact returns what another package has said of its function; nil if it has not. It asks for none that cannot be:
// a driver may have to analyse that package first.
func (p *pkg) importedFact(fn *types.Func) *FuncFact {
	fn = fn.Origin()
	if fact, ok := p.imported[fn]; ok {
		return fact
	}
	var fact *FuncFact
	if fn.Pkg() != nil && fn.Pkg() != p.pass.Pkg && (fn.Signature().Results().Len() == 0 || p.takesResponse(fn.Signature())) {
		f := new(FuncFact)
		if p.pass.ImportObjectFact(fn, f) {
			fact = f
		}
	}
	p.imported[fn] = fact
	return fact
}

// text returns the string that an expression always is; "" if that cannot be seen.
func (p *pkg) text(e ast.Expr) string {
	e = ast.Unparen(e)
	if v := valOf(p.info, e); v.Kind == otherVal && len(v.Str) > 1 && v.Str[0] == '"' {
		return v.Str[1 : len(v.Str)-1]
	}
	switch e := e.(type) {
	case *ast.CallExpr:
		if row := p.row(p.callee(e)); row != nil && row.Respells && len(e.Args) == 1 {
			return p.text(e.Args[0])
		}
	case *ast.Ident:
		// A variable of the package that is set where it is declared.
		v, ok := p.info.Uses[e].(*types.Var)
		if !ok || v.Pkg() != p.pass.Pkg || v.Parent() != v.Pkg().Scope() || v.Exported() {
			break
		}
		if u := p.unitAt(v.Pos()); u != nil && len(u.assigned[v]) == 1 && u.assigned[v][0] != nil {
			return p.text(u.assigned[v][0])
		}
	}
	return ""
}

func isDefined(tok token.Token) bool { return tok == token.DEFINE || tok == token.ASSIGN }
