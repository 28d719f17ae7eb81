package analyzer

import (
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/order"
)

func missingReturn(p *pkg) []finding {
	ends := &reach{p.pass.TypesInfo, map[ast.Node]bool{}}
	around := map[ast.Node]bool{} // what is in a literal, and missing in the function around it too
	for _, pair := range p.order.Pairs {
		if pair.Earlier.Inside && judge(pair) == missingReturnDefect {
			around[pair.Earlier.Node] = true
		}
	}
	return p.pairFindings(missingReturnDefect, func(pair order.Pair) (finding, bool) {
		if f := p.file(pair.Earlier.Node.Pos()); f != nil && f.test && !pair.Given {
			return finding{}, false // a test calls two handlers with the response that it has made
		}
		f := finding{
			at:      pair.Earlier.Node,
			message: p.goesOn(pair),
			related: []analysis.RelatedInformation{{Pos: pair.Later.Node.Pos(), End: pair.Later.Node.End(), Message: outcome(pair)}},
			once:    at{pair.Earlier.Node.Pos(), missingReturnDefect},
		}
		if around[pair.Earlier.Node] {
			f.declined = "the reply is in a literal, which a return would end instead of the function"
			return f, true
		}
		f.repair, f.declined = p.addReturn(pair, ends)
		return f, true
	})
}

// goesOn says what is wrong and what to do. A call whose result is looked at has told the function that it replied:
// there the second reply is too many, not a return too few.
func (p *pkg) goesOn(pair order.Pair) string {
	line := p.line(pair.Later.Node)
	if pair.Earlier.Inside {
		return fmt.Sprintf("after this reply the function around this literal goes on and %s at line %d: return from it too", again(pair), line)
	}
	if p.isStatement(pair.Earlier.Node) {
		return fmt.Sprintf("after this reply the function goes on and %s at line %d: add a return", again(pair), line)
	}
	return fmt.Sprintf("this call has replied already when the function %s at line %d: leave one of the two out", again(pair), line)
}

// isStatement reports whether a call stands by itself, so that nothing is made of its results.
func (p *pkg) isStatement(call ast.Node) bool {
	c, ok := p.inspector.Root().FindNode(call)
	if !ok {
		return true
	}
	switch parent := c.Parent().Node().(type) {
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

// outcome says what the client gets of two replies.
func outcome(pair order.Pair) string {
	if pair.Later.Engine.Buffers() {
		return "this reply replaces the first"
	}
	return stillGets(pair)
}

func again(pair order.Pair) string {
	switch pair.Later.Kind {
	case order.Content:
		return "writes to the response"
	case order.Delegate:
		return "calls the next handler"
	case order.Header:
		return "sends another status"
	}
	return "replies again"
}
