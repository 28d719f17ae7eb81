package analyzer

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/order"
)

// invalid reports numbers on which net/http panics, if they certainly reach it before the header has gone out.
func invalid(p *pkg, s flow.Site) *finding {
	if s.Role != flow.Sent || s.Checked && !s.Direct || len(s.Invalid) == 0 || p.comesLate(s.Call) {
		return nil
	}
	for _, reaction := range s.Invalid {
		if !reaction.Panics(s.Code) {
			return nil
		}
	}
	return &finding{
		at:      s.Expr,
		message: panicsAt(s.Code) + ": send a code from 100 to 599",
		once:    at{s.Expr.Pos(), invalidDefect},
	}
}

func panicsAt(code int64) string {
	return fmt.Sprintf("net/http panics on status code %d, and the client gets no response", code)
}

// comesLate reports whether the header has gone out before a call on every path to it: net/http does not look at the
// status then.
func (p *pkg) comesLate(call *ast.CallExpr) bool {
	at := func(n ast.Node) bool { return n == ast.Node(call) }
	return slices.ContainsFunc(p.order.Pairs, func(pair order.Pair) bool { return at(pair.Later.Node) }) &&
		!slices.ContainsFunc(p.order.Starts, func(s order.Start) bool { return at(s.Node) })
}

// unset reports calls that are given a status which was never set on some path: the zero value of a variable or field, or what a
// function returns beside an error. Other numbers are reported where they are written.
func unset(p *pkg) []finding {
	var found []finding
	for _, x := range p.order.Panics {
		where := x.Node
		constant := false
		if x.Status != nil && x.Field == "" {
			where = x.Status
			constant = p.pass.TypesInfo.Types[x.Status].Value != nil
		}
		if x.Number > 0 && !constant {
			continue
		}
		conds := p.conditionsOf(x.Conditions, nil, x.Node, x.Node, origin{status: x.Status})
		if p.neverTurned(x, p.variable(x.Status)) || p.mayKnow(x) {
			continue
		}
		remedy := "set it before"
		if constant {
			remedy = "send a code from 100 to 599"
		}
		found = append(found, finding{
			at:      where,
			message: fmt.Sprintf("%s: %s%s; %s", panicsAt(int64(x.Number)), p.whyUnset(x, constant), decides(conds), remedy),
			related: related(conds),
			once:    at{where.Pos(), invalidDefect},
		})
	}
	return found
}

// variable returns the variable that an expression is, or nil.
func (p *pkg) variable(e ast.Expr) types.Object {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		if v, ok := p.pass.TypesInfo.ObjectOf(id).(*types.Var); ok {
			return v
		}
	}
	return nil
}

// neverTurned reports whether the path skips a loop that would set the status. A loop over something that is never empty, or one
// that retries, looks the same, though it always runs.
func (p *pkg) neverTurned(x order.Panic, value types.Object) bool {
	if value == nil {
		return false
	}
	return slices.ContainsFunc(p.decisions(x.Conditions), func(d decision) bool {
		return d.loop && len(d.taken) == 0 && p.assigns(d.other, value)
	})
}

// mayKnow reports whether a condition on the path calls a function with a value that the function which returns the status gets, too:
// that function may check the same, and never return this number.
func (p *pkg) mayKnow(x order.Panic) bool {
	call, ok := ast.Unparen(x.Status).(*ast.CallExpr)
	if !ok {
		if call, ok = p.assignedFrom(x); !ok {
			return false
		}
	}
	given := map[types.Object]bool{}
	note := func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v := p.variable(id); v != nil {
				given[v] = true
			}
		}
		return true
	}
	ast.Inspect(call, note)
	return slices.ContainsFunc(x.Conditions, func(c order.Condition) bool {
		asks := false
		ast.Inspect(c.Node, func(n ast.Node) bool {
			if inner, ok := n.(*ast.CallExpr); ok && inner != call {
				ast.Inspect(inner, func(n ast.Node) bool {
					id, ok := n.(*ast.Ident)
					asks = asks || ok && given[p.pass.TypesInfo.ObjectOf(id)]
					return !asks
				})
			}
			_, isLoop := n.(*ast.RangeStmt)
			return !asks && !isLoop
		})
		return asks
	})
}

// whyUnset says which value has the status.
func (p *pkg) whyUnset(x order.Panic, constant bool) string {
	if x.Field != "" {
		return fmt.Sprintf("%s, which %s sends, is not set", x.Field, nameOf(x.Event))
	}
	what := "the status"
	switch e := ast.Unparen(x.Status).(type) {
	case nil:
		return fmt.Sprintf("the status that %s is given is not set", nameOf(x.Event))
	case *ast.CallExpr:
		what = p.short(e) + " returns"
	default:
		what = p.short(e)
		switch call, ok := p.assignedFrom(x); {
		case constant:
			return nameOf(x.Event) + " sends it"
		case ok:
			what = fmt.Sprintf("%s, from %s, is", what, p.short(call.Fun))
		default:
			what += " is still"
		}
	}
	return fmt.Sprintf("%s %d", what, x.Number)
}

// assignedFrom returns the call whose result is in the variable that is sent.
func (p *pkg) assignedFrom(x order.Panic) (*ast.CallExpr, bool) {
	c, ok := p.inspector.Root().FindByPos(x.Since, x.Since+1)
	for ; ok && c.Node() != nil && c.Node().Pos() == x.Since; c = c.Parent() {
		if a, isAssignment := c.Node().(*ast.AssignStmt); isAssignment && len(a.Rhs) == 1 {
			call, isCall := ast.Unparen(a.Rhs[0]).(*ast.CallExpr)
			return call, isCall
		}
	}
	return nil, false
}
