package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/syntax"
)

// addReturn returns the edit that ends the function after the block of a reply, or says why it cannot. A return must be
// what the author meant if the reply is always sent before the end of its block, and the later event is outside of the
// block. Code that a return would make unreachable was meant to run.
func (p *pkg) addReturn(pair order.Pair, ends *reach) (r *repair, declined string) {
	if lit, ok := pair.Func.(*ast.FuncLit); ok && p.calledInPlace(lit) {
		return nil, "a return would end only the function literal"
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
	case pair.Earlier.Partial || pair.Earlier.Unclear:
		return nil, "the call may have sent nothing"
	case block == ast.Node(body), block.Pos() <= pair.Later.Node.Pos() && pair.Later.Node.Pos() < block.End():
		return nil, "the later event is in the same block"
	case calls(last) == nil:
		return nil, "the block does not end with a call"
	case at.labelled(at.index+1, len(at.list)):
		return nil, "a goto can reach the end of the block"
	case p.releases(body, block.End()):
		return nil, "the code after the block releases something"
	case p.assignsForDeferred(body, block.End()):
		return nil, "a deferred function reads what the code after the block assigns"
	case !ends.end(p, at):
		return nil, "the code after the block would be unreachable"
	}
	more := []string{"return"}
	fixed := &repair{message: "Add the missing return", unsafe: true}
	if p.needsAbort(pair) {
		call, twin, ok := p.abort(pair.Earlier)
		switch {
		case !ok:
			return nil, "there is no known call that aborts the chain"
		case twin != "":
			fixed.edits = append(fixed.edits, analysis.TextEdit{Pos: call.Sel.Pos(), End: call.Sel.End(), NewText: []byte(twin)})
		default:
			aborter := p.bound.Aborter(p.pass.TypesInfo.TypeOf(call.X))
			more = []string{types.ExprString(call.X) + "." + aborter + "()", "return"}
		}
		fixed.message = "Abort the chain and return"
	}
	edit := analysis.TextEdit{Pos: last.End(), End: last.End(), NewText: []byte("; " + strings.Join(more, "; "))}
	if l, ok := p.linesOf(last); ok {
		sep := l.eol + l.indent
		edit = analysis.TextEdit{Pos: l.end, End: l.end, NewText: []byte(sep + strings.Join(more, sep))}
	} else if p.pass.ReadFile == nil {
		return nil, "the driver provides no source"
	}
	fixed.edits = append(fixed.edits, edit)
	return fixed, ""
}

// needsAbort reports whether a return after a reply changes nothing, or too much: the rest of a framework's chain of
// handlers runs anyway, and code that would stop it is skipped. If the function neither runs the rest nor
// aborts it, it is assumed to be the last of the chain.
func (p *pkg) needsAbort(pair order.Pair) bool {
	reply := pair.Earlier
	if !pair.Chain || reply.Aborts || pair.Later.Aborts && pair.Line {
		return false
	}
	if pair.Later.Proceeds {
		return true
	}
	at, ok := p.placeOf(reply.Node)
	if !ok || reply.Helper {
		return false
	}
	for _, s := range at.list[at.index+1:] {
		if p.touchesChain(s, reply.Node.End(), api.Aborts) {
			return false
		}
	}
	_, body := signature(pair.Func)
	return body != nil && p.touchesChain(body, reply.Node.End(), api.Aborts, api.Proceeds)
}

// touchesChain reports whether some call in n, after a position, has one of some effects on the chain of handlers.
func (p *pkg) touchesChain(n ast.Node, after token.Pos, what ...api.Chain) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && call.Pos() >= after {
			row := p.rowOfCall(call)
			found = found || row != nil && slices.Contains(what, row.Response.Chain)
		}
		return !found
	})
	return found
}

// abort returns the selector of a reply, and the method that replies in the same way and aborts the chain; "" if the type
// has only a method that aborts.
func (p *pkg) abort(reply *order.Event) (call *ast.SelectorExpr, twin string, ok bool) {
	row := p.rowOf(reply)
	if row == nil {
		return nil, "", false
	}
	call, ok = ast.Unparen(reply.Node.(*ast.CallExpr).Fun).(*ast.SelectorExpr)
	if !ok || !isPath(call.X) {
		return nil, "", false
	}
	t := p.pass.TypesInfo.TypeOf(call.X)
	if row.Response.Aborting != "" {
		obj, _, _ := types.LookupFieldOrMethod(t, true, p.pass.Pkg, row.Response.Aborting)
		if obj != nil && obj.Pkg() == p.pass.TypesInfo.Uses[call.Sel].Pkg() {
			return call, row.Response.Aborting, true
		}
	}
	return call, "", p.bound.Aborter(t) != ""
}

// abortingCall is the method with which a reply would abort the chain, as it is written there, or "".
func (p *pkg) abortingCall(reply *order.Event) string {
	call, twin, ok := p.abort(reply)
	if !ok || twin == "" {
		return ""
	}
	return types.ExprString(call.X) + "." + twin
}

// rowOf returns the row of the API table that an event is from; nil if a function of the program makes it happen.
func (p *pkg) rowOf(ev *order.Event) *api.Func {
	call, ok := ev.Node.(*ast.CallExpr)
	if !ok || ev.Helper {
		return nil
	}
	return p.rowOfCall(call)
}

func (p *pkg) rowOfCall(call *ast.CallExpr) *api.Func {
	obj := typeutil.Callee(p.pass.TypesInfo, call)
	if obj == nil {
		return nil
	}
	var recv types.Type
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if s := p.pass.TypesInfo.Selections[sel]; s != nil {
			recv = s.Recv()
		}
	}
	return p.bound.Func(obj, recv)
}

// calledFunc returns the function or variable that a call names; nil if it names none.
func (p *pkg) calledFunc(n ast.Node) types.Object {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	return typeutil.Callee(p.pass.TypesInfo, call)
}

// releases reports whether code after a position releases something that the function holds, or arranges for it: by a defer
// statement, a call that the API table knows, or a call of a variable such as a context's cancel.
func (p *pkg) releases(body *ast.BlockStmt, after token.Pos) bool {
	last, ok := p.released[body]
	if !ok {
		last = p.lastRelease(body)
		if p.released == nil {
			p.released = map[*ast.BlockStmt]token.Pos{}
		}
		p.released[body] = last
	}
	return last >= after
}

// lastRelease returns where a function releases something for the last time; closures do not count.
func (p *pkg) lastRelease(body *ast.BlockStmt) token.Pos {
	last := token.NoPos
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			last = max(last, n.Pos())
		case *ast.CallExpr:
			row := p.rowOfCall(n)
			_, isVar := typeutil.Callee(p.pass.TypesInfo, n).(*types.Var)
			if row != nil && row.Language.Releases || isVar && len(n.Args) == 0 && p.pass.TypesInfo.Types[n].IsVoid() {
				last = max(last, n.Pos())
			}
		}
		return true
	})
	return last
}

// assignsForDeferred reports whether code after a position assigns a variable that a deferred literal of the function reads: without
// that code, the literal may do something else.
func (p *pkg) assignsForDeferred(body *ast.BlockStmt, after token.Pos) bool {
	read := map[types.Object]bool{}
	info := p.pass.TypesInfo
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			ast.Inspect(n.Call.Fun, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && info.Uses[id] != nil {
					read[info.Uses[id]] = true
				}
				return true
			})
			return false
		}
		return true
	})
	found := false
	if len(read) == 0 {
		return false
	}
	ast.Inspect(body, func(n ast.Node) bool {
		for _, e := range syntax.Assigned(n) {
			if e.Pos() >= after {
				id, ok := syntax.Base(e).(*ast.Ident)
				found = found || ok && read[info.ObjectOf(id)]
			}
		}
		return !found
	})
	return found
}

// signature returns the parts of a function, or nil.
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
	call, ok := p.parent(lit).(*ast.CallExpr)
	return ok && call.Fun == ast.Expr(lit)
}
