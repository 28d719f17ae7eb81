package syntax

import (
	"go/ast"
	"go/token"
	"go/types"
)

// LeadsTo finds the expressions to whose pointees the value of e may lead: it calls leaf for variables and for calls of functions, and made
// if the value may lead to a new object. A part of a value leads to what the value leads to, and so do a slice or an interface with it.
func LeadsTo(info *types.Info, e ast.Expr, leaf func(ast.Expr), made func()) {
	t := info.TypeOf(e)
	if t == nil {
		return
	}
	if _, basic := t.Underlying().(*types.Basic); basic {
		return
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		leaf(e)
	case *ast.SelectorExpr:
		LeadsTo(info, e.X, leaf, made)
	case *ast.IndexExpr:
		LeadsTo(info, e.X, leaf, made)
	case *ast.SliceExpr:
		LeadsTo(info, e.X, leaf, made)
	case *ast.StarExpr:
		LeadsTo(info, e.X, leaf, made)
	case *ast.TypeAssertExpr:
		LeadsTo(info, e.X, leaf, made)
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			made()
			if id, ok := Base(e.X).(*ast.Ident); ok { // of any type: &n leads to n
				leaf(id)
			} else {
				LeadsTo(info, e.X, leaf, made)
			}
		}
	case *ast.CompositeLit:
		made()
		for _, elt := range e.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				elt = kv.Value
			}
			LeadsTo(info, elt, leaf, made)
		}
	case *ast.CallExpr:
		if fun := info.Types[e.Fun]; !fun.IsType() && !fun.IsBuiltin() {
			leaf(e)
			return
		}
		made()
		for _, a := range e.Args {
			if !info.Types[a].IsType() {
				LeadsTo(info, a, leaf, made)
			}
		}
	}
}

// Values calls pair with each target of an assignment, of a declaration of variables or of the elements of a range loop, and with the
// expression whose value, or a part of it, the target gets. Other nodes have none.
func Values(n ast.Node, pair func(target, value ast.Expr)) {
	each := func(targets int, target func(int) ast.Expr, values []ast.Expr) {
		for i := range targets {
			switch {
			case len(values) == targets:
				pair(target(i), values[i])
			case len(values) == 1:
				pair(target(i), values[0])
			}
		}
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		each(len(n.Lhs), func(i int) ast.Expr { return n.Lhs[i] }, n.Rhs)
	case *ast.ValueSpec:
		each(len(n.Names), func(i int) ast.Expr { return n.Names[i] }, n.Values)
	case *ast.RangeStmt:
		if n.Value != nil {
			pair(n.Value, n.X)
		}
	}
}
