package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/syntax"
)

// reach judges which code can be reached if some statement lists end with a return.
type reach struct {
	info  *types.Info
	ended map[ast.Node]bool // the blocks and clauses with these lists
}

// end reports whether all code is still reachable if the list of at ends with a return, too. If so, it is taken to end there.
// If the function ends after the list, nothing becomes unreachable. It is false for the body of a loop, which would end in its
// first iteration.
func (e *reach) end(p *pkg, at place) bool {
	block := at.block.Node()
	if e.ended[block] {
		return true
	}
	e.ended[block] = true
	if !e.reachesAll(p, at) {
		delete(e.ended, block)
		return false
	}
	return true
}

func (e *reach) reachesAll(p *pkg, at place) bool {
	for {
		inner := at.block
		if _, ok := inner.Node().(*ast.BlockStmt); !ok {
			inner = inner.Parent() // the clauses of a switch are in a block of their own
		}
		switch inner.Parent().Node().(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			return true
		case *ast.ForStmt, *ast.RangeStmt:
			return false
		}
		var ok bool
		if at, ok = p.placeOf(inner.Node()); !ok {
			return false
		}
		if e.passes(at.statement()) {
			return true
		}
		if at.index < len(at.list)-1 {
			return false
		}
	}
}

// passes reports whether control can pass a statement, by the rules of go vet: conditions are not evaluated, and panic
// and jumps do not pass.
func (e *reach) passes(s ast.Stmt) bool {
	if e.ended[s] {
		return false
	}
	switch s := s.(type) {
	case *ast.ReturnStmt, *ast.BranchStmt:
		return false
	case *ast.ExprStmt:
		call, ok := ast.Unparen(s.X).(*ast.CallExpr)
		if !ok {
			return true
		}
		id, ok := ast.Unparen(call.Fun).(*ast.Ident)
		return !ok || e.info.Uses[id] != types.Universe.Lookup("panic")
	case *ast.LabeledStmt:
		return e.passes(s.Stmt) || leaves(s.Stmt, s.Label.Name)
	case *ast.BlockStmt:
		return e.pass(s.List)
	case *ast.IfStmt:
		return s.Else == nil || e.passes(s.Body) || e.passes(s.Else)
	case *ast.ForStmt:
		return s.Cond != nil || leaves(s.Body, "")
	case *ast.SwitchStmt:
		return e.clausesPass(s.Body, true)
	case *ast.TypeSwitchStmt:
		return e.clausesPass(s.Body, true)
	case *ast.SelectStmt:
		return e.clausesPass(s.Body, false)
	}
	return true
}

func (e *reach) pass(list []ast.Stmt) bool {
	return !slices.ContainsFunc(list, func(s ast.Stmt) bool { return !e.passes(s) })
}

// clausesPass is passes for a switch or select. optional says that it does nothing without a default.
func (e *reach) clausesPass(body *ast.BlockStmt, optional bool) bool {
	for _, c := range body.List {
		list := syntax.Statements(c)
		if c, ok := c.(*ast.CaseClause); ok {
			optional = optional && c.List != nil
		}
		if !e.ended[c] && e.pass(list) || slices.ContainsFunc(list, func(s ast.Stmt) bool { return leaves(s, "") }) {
			return true
		}
	}
	return optional
}

// leaves reports whether a break in n leaves the statement around n: one with the label, or, if the label is empty, one
// without.
func leaves(n ast.Node, label string) bool {
	found := false
	ast.Inspect(n, func(inner ast.Node) bool {
		switch inner := inner.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			return label != "" // their breaks are their own
		case *ast.BranchStmt:
			if inner.Tok == token.BREAK {
				found = found || inner.Label == nil && label == "" || inner.Label != nil && inner.Label.Name == label
			}
		}
		return !found
	})
	return found
}
