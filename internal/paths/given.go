package paths

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
	"github.com/statuslint/statuslint/internal/terms"
)

// givenAway records that other code may call a closure at any time: the variables that it assigns become unsure, and so does what
// the variables lead to that it passes to calls.
func (f *frame) givenAway(st *State, lit *ast.FuncLit) {
	f.giveAway(st, lit, map[*ast.FuncLit]bool{})
}

func (f *frame) giveAway(st *State, lit *ast.FuncLit, given map[*ast.FuncLit]bool) {
	x := f.x
	if given[lit] {
		return
	}
	given[lit] = true
	values := []terms.ID{0}
	x.passed(lit, func(v *types.Var) {
		t := x.read(st, v)
		x.Literals([]terms.ID{t}, func(inner *ast.FuncLit) { f.giveAway(st, inner, given) })
		switch {
		case x.T.Op(t) == terms.Func:
		case isStruct(v.Type()):
			values = append(values, x.T.Address(v)) // the call may be of a method with a pointer receiver
		default:
			values = append(values, t)
		}
	})
	if len(values) > 1 {
		f.havocArguments(st, &Site{Call: x.callAt(lit, nil), Unclear: true, Context: f.id}, values)
	}
	x.assigned(lit, func(v *types.Var) {
		x.assignVar(st, v, x.T.UnsureOf(havocOf{x.T.Address(v), freshName{at: lit}}))
	})
}

// passed calls f for each captured variable in the operands of a closure's calls through which the callee may write: not for numbers and
// texts.
func (x *Exec) passed(lit *ast.FuncLit, f func(*types.Var)) {
	operand := func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := x.Info.Uses[id].(*types.Var); ok && !v.IsField() && !contains(lit, v.Pos()) && !isBasic(v.Type()) {
				f(v)
			}
		}
		return true
	}
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || x.Info.Types[call.Fun].IsType() {
			return true
		}
		ast.Inspect(call.Fun, operand)
		for _, a := range call.Args {
			ast.Inspect(a, operand)
		}
		return true
	})
}

// assigned calls f for each captured variable that a closure assigns, or of which it assigns a part.
func (x *Exec) assigned(lit *ast.FuncLit, f func(*types.Var)) {
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		targets := syntax.Exposed(n)
		if n, ok := n.(*ast.CallExpr); ok {
			c, _ := calls.Of(x.Info, n.Fun)
			if fn, ok := c.Obj.(*types.Func); ok && fn.Pkg() != x.scope.pkg && x.client.Sets(n) {
				targets = []ast.Expr{c.Operand(n, calls.Receiver)}
			}
		}
		for _, e := range targets {
			if e == nil {
				continue
			}
			id, ok := ast.Unparen(e).(*ast.Ident)
			if sel, isSel := ast.Unparen(e).(*ast.SelectorExpr); isSel {
				id, ok = ast.Unparen(sel.X).(*ast.Ident)
			}
			if !ok {
				continue
			}
			if v, ok := x.Info.ObjectOf(id).(*types.Var); ok && !contains(lit, v.Pos()) {
				f(v)
			}
		}
		return true
	})
}

// callAt describes a node by which other code gets values as a call of unseen code: whoever receives a value from a channel may write
// what it leads to.
func (x *Exec) callAt(n ast.Node, args []ast.Expr) *ast.CallExpr {
	if x.callsAt[n] == nil {
		x.callsAt[n] = &ast.CallExpr{Fun: &ast.BadExpr{From: n.Pos(), To: n.Pos()}, Args: args}
	}
	return x.callsAt[n]
}
