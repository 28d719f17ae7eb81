package analyzer

import (
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/order"
)

// addReturn returns the edit that ends the function after the block of a reply, or says why there is none. A return is
// what must be meant where the reply is always sent before the end of its block, and the later event is outside of the
// block. What a return would make unreachable is what someone wanted to run.
func (p *pkg) addReturn(pair order.Pair, ends *reach) (r *repair, declined string) {
	if lit, ok := pair.Func.(*ast.FuncLit); ok && p.calledInPlace(lit) {
		return nil, "a return would end the literal only"
	}
	typ, body := signature(pair.Func)
	if typ == nil || typ.Results != nil {
		return nil, "the function has results"
	}
	at, ok := p.placeOf(pair.Earlier.Node)
	if !ok || !isCallStatement(at.statement(), pair.Earlier.Node) {
		return nil, "the reply is part of a larger statement"
	}
	block, last := at.block.Node(), at.list[len(at.list)-1]
	switch {
	case pair.Earlier.Partial:
		return nil, "the call may have sent nothing"
	case block == ast.Node(body), block.Pos() <= pair.Later.Node.Pos() && pair.Later.Node.Pos() < block.End():
		return nil, "the later event is in the same block"
	case calls(last) == nil:
		return nil, "the block does not end with a call"
	case at.labelled(at.index+1, len(at.list)):
		return nil, "a goto can reach the end of the block"
	case !ends.end(p, at):
		return nil, "the code after the block would be unreachable"
	}
	edit := analysis.TextEdit{Pos: last.End(), End: last.End(), NewText: []byte("; return")}
	if l, ok := p.linesOf(last); ok {
		edit = analysis.TextEdit{Pos: l.end, End: l.end, NewText: []byte(l.eol + l.indent + "return")}
	} else if p.pass.ReadFile == nil {
		return nil, "the driver gives no source"
	}
	return &repair{message: "Add the missing return", edits: []analysis.TextEdit{edit}, unsafe: true}, ""
}

// signature returns the parts of a function; nil if n is none.
func signature(n ast.Node) (*ast.FuncType, *ast.BlockStmt) {
	switch f := n.(type) {
	case *ast.FuncDecl:
		return f.Type, f.Body
	case *ast.FuncLit:
		return f.Type, f.Body
	}
	return nil, nil
}

// calledInPlace reports whether a literal is called where it is written.
func (p *pkg) calledInPlace(lit *ast.FuncLit) bool {
	c, ok := p.inspector.Root().FindNode(lit)
	if !ok {
		return false
	}
	call, ok := c.Parent().Node().(*ast.CallExpr)
	return ok && call.Fun == ast.Expr(lit)
}
