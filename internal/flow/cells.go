package flow

import (
	"go/ast"
	"go/token"

	"github.com/statuslint/statuslint/internal/api"
)

// moveCells moves numbers between the operands of a call as the API table says: into an atomic and out of it. An operation that
// counts makes it another kind of number.
func (c *collector) moveCells(call *ast.CallExpr, f callee) {
	if f.row == nil {
		return
	}
	for _, m := range f.row.Moves {
		from, to := f.Operand(call, m.From), ast.Expr(nil)
		if m.To != api.Result {
			to = f.Operand(call, m.To)
		}
		for _, e := range []ast.Expr{from, to} {
			if e == nil {
				continue
			}
			if address, ok := ast.Unparen(e).(*ast.UnaryExpr); ok && address.Op == token.AND {
				c.steady[address] = true // unseen code does not set it
			}
			if m.Computes {
				c.mark(c.slotOf(e), vetoed, c.test)
			}
		}
		if from != nil && to != nil && !m.Computes {
			c.assign(c.slotOf(to), from, uncertain)
		}
	}
}
