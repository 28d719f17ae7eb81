package order

import (
	"go/ast"
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
