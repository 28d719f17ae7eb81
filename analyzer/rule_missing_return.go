package analyzer

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/order"
)

func missingReturn(p *pkg) []finding {
	ends := &reach{p.pass.TypesInfo, map[ast.Node]bool{}}
	around := map[ast.Node]bool{} // replies in a literal after which the function around it replies again
	for _, pair := range p.order.Pairs {
		if pair.Earlier.Inside && judge(pair) == missingReturnDefect {
			around[pair.Earlier.Node] = true
		}
	}
	return p.pairFindings(missingReturnDefect, func(pair order.Pair) (finding, bool) {
		if f := p.file(pair.Earlier.Node.Pos()); f != nil && f.test && !pair.Given {
			return finding{}, false // a test calls two handlers with one recorder
		}
		conds := p.onWay(pair, pair.Earlier.Node)
		f := finding{
			at:      pair.Earlier.Node,
			message: p.goesOn(pair, conds),
			related: append([]analysis.RelatedInformation{{Pos: pair.Later.Node.Pos(), End: pair.Later.Node.End(), Message: clientGets(pair)}}, related(conds)...),
			once:    at{pair.Earlier.Node.Pos(), missingReturnDefect},
		}
		if around[pair.Earlier.Node] {
			f.declined = "a return would end only the function literal that the reply is in"
			return f, true
		}
		f.repair, f.declined = p.addReturn(pair, ends)
		return f, true
	})
}

// goesOn says what is wrong, and what to do: that depends on whether the function can know of the reply, and on what follows.
func (p *pkg) goesOn(pair order.Pair, conds []condition) string {
	reply, next := pair.Earlier, fmt.Sprintf("line %d %s%s", p.line(pair.Later.Node), again(pair), decides(conds))
	name, call := "it", "this call"
	if fn := p.calledFunc(reply.Node); fn != nil {
		name, call = fn.Name(), "this call to "+fn.Name()
	}
	row := p.rowOf(reply)
	switch {
	case pair.Repeated() && p.isStatement(reply.Node):
		return fmt.Sprintf("no return after this reply; the loop goes on, and %s in its next iteration", again(pair))
	case reply.Inside:
		return fmt.Sprintf("no return after this reply; the enclosing function goes on, and %s: return from it too", next)
	case !p.isStatement(reply.Node) && (!reply.Partial || p.isAsked(reply.Node, pair.Func)):
		return fmt.Sprintf("%s has already replied, and %s: remove one of the two", call, next)
	case row != nil && row.Response.OnError:
		text := fmt.Sprintf("%s replies if it fails, and %s: check the error", call, next)
		if row.Response.Silent != "" {
			text += " or use " + row.Response.Silent
		}
		return text
	case reply.Partial && p.callsOnce(reply.Node):
		return fmt.Sprintf("%s may have replied, and %s: store whether it has", call, next)
	case reply.Partial && reply.Tells:
		return fmt.Sprintf("%s may have replied, and %s: check the result", call, next)
	case reply.Partial:
		return fmt.Sprintf("%s may have replied, but does not tell its caller; %s: have %s return whether it replied", call, next, name)
	case pair.Later.Aborts && pair.Line:
		if twin := p.abortingCall(reply); twin != "" {
			return fmt.Sprintf("after this reply, %s: use %s for both", next, twin)
		}
		return fmt.Sprintf("after this reply, %s: remove one of the two", next)
	case p.needsAbort(pair):
		remedy := "abort and return"
		if twin := p.abortingCall(reply); twin != "" {
			remedy = "use " + twin + " and return"
		}
		return fmt.Sprintf("no abort after this reply; %s: %s", next, remedy)
	}
	return fmt.Sprintf("no return after this reply; %s", next)
}

// callsOnce reports whether a node is a call of a function that calls its argument once: (*sync.Once).Do.
func (p *pkg) callsOnce(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	row := p.rowOfCall(call)
	return row != nil && row.Language.Once
}

// isStatement reports whether nothing uses the results of a call: it is a statement, returned, or assigned to blanks.
func (p *pkg) isStatement(call ast.Node) bool {
	switch parent := p.parent(call).(type) {
	case nil:
		return true
	case *ast.ExprStmt:
		return true
	case *ast.AssignStmt:
		for _, l := range parent.Lhs {
			if id, ok := l.(*ast.Ident); !ok || id.Name != "_" {
				return false
			}
		}
		return true
	case *ast.ReturnStmt:
		return true
	}
	return false
}

// isAsked reports whether a condition of a function depends on a result of a call, or may: the call is part of an expression,
// or a condition has a variable with its result.
func (p *pkg) isAsked(call, within ast.Node) bool {
	assign, ok := p.parent(call).(*ast.AssignStmt)
	if !ok {
		return true
	}
	results := map[types.Object]bool{}
	for _, l := range assign.Lhs {
		if id, ok := l.(*ast.Ident); ok && id.Name != "_" {
			results[p.pass.TypesInfo.ObjectOf(id)] = true
		} else if !ok {
			return true // a field, an element
		}
	}
	asked := false
	look := func(conds ...ast.Expr) {
		for _, cond := range conds {
			if cond == nil {
				continue
			}
			ast.Inspect(cond, func(n ast.Node) bool {
				id, ok := n.(*ast.Ident)
				asked = asked || ok && results[p.pass.TypesInfo.Uses[id]]
				return !asked
			})
		}
	}
	ast.Inspect(within, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			look(n.Cond)
		case *ast.ForStmt:
			look(n.Cond)
		case *ast.SwitchStmt:
			look(n.Tag)
		case *ast.CaseClause:
			look(n.List...)
		}
		return !asked
	})
	return asked
}

// clientGets says what the client gets of two replies.
func clientGets(pair order.Pair) string {
	if pair.Later.Engine.Buffers() {
		return "this reply replaces the first"
	}
	return stillGets(pair)
}

func again(pair order.Pair) string {
	switch pair.Later.Kind {
	case order.Content:
		return "writes to the response again"
	case order.Delegate:
		return "calls the next handler"
	case order.Header:
		return "sends another status"
	}
	return "replies again"
}
