package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/client"
)

// checkStatus returns the edit that returns an error if the status of a response is not 2xx, or says why it cannot. It
// is offered where the code has the usual form: the call, the check of its error, the deferred close. The new check
// comes after them and returns what the check of the error returns.
func (p *pkg) checkStatus(r client.Response) (c *repair, declined string) {
	resp := p.heldBy(r)
	if resp == nil {
		return nil, "the response is not in a variable"
	}
	if r.Check != "StatusCode" {
		return nil, "the response is not net/http's"
	}
	at, ok := p.placeOf(r.Call)
	if !ok {
		return nil, "the call is not in a list of statements"
	}
	if s, ok := at.statement().(*ast.AssignStmt); !ok || s.Lhs[0] != ast.Expr(resp) || at.index+2 >= len(at.list) {
		return nil, "the call is part of a larger statement, or the last one"
	}
	results := p.errorReturn(r.Func, at.list[at.index+1])
	if results == nil {
		return nil, "it is not clear how the function returns an error"
	}
	closing, ok := at.list[at.index+2].(*ast.DeferStmt)
	if !ok || !p.uses(closing, p.pass.TypesInfo.ObjectOf(resp)) {
		return nil, "no deferred call closes the body after the error check"
	}
	if r.Uses[0].Read.Pos() < closing.End() {
		return nil, "the body is read before"
	}
	l, ok := p.linesOf(closing)
	if !ok {
		return nil, "the deferred call is not alone on its line"
	}
	text, ok := p.statusError(closing.End(), resp.Name)
	if !ok {
		return nil, "the file imports neither fmt nor errors"
	}
	lines := []string{
		fmt.Sprintf("if %[1]s.StatusCode < 200 || %[1]s.StatusCode > 299 {", resp.Name),
		"\treturn " + strings.Join(append(results, text), ", "),
		"}",
	}
	edit := analysis.TextEdit{Pos: l.end, End: l.end, NewText: []byte(l.eol + l.indent + strings.Join(lines, l.eol+l.indent))}
	return &repair{message: "Return an error if the status is not 2xx", edits: []analysis.TextEdit{edit}, unsafe: true}, ""
}

// errorReturn returns what a statement that checks an error returns beside it; nil if the statement is another one, or returns
// something that cannot be repeated.
func (p *pkg) errorReturn(fn ast.Node, s ast.Stmt) []string {
	typ, _ := signature(fn)
	check, ok := s.(*ast.IfStmt)
	if !ok || typ == nil || check.Init != nil || check.Else != nil || len(check.Body.List) == 0 {
		return nil
	}
	cond, ok := ast.Unparen(check.Cond).(*ast.BinaryExpr)
	if !ok || cond.Op != token.NEQ || !p.pass.TypesInfo.Types[cond.Y].IsNil() {
		return nil
	}
	isErr := func(e ast.Expr) bool {
		t := p.pass.TypesInfo.TypeOf(e)
		return t != nil && types.Implements(t, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
	}
	ret, ok := check.Body.List[len(check.Body.List)-1].(*ast.ReturnStmt)
	if !ok || !isErr(cond.X) || len(ret.Results) == 0 || typ.Results == nil || len(ret.Results) != typ.Results.NumFields() {
		return nil
	}
	last := typ.Results.List[len(typ.Results.List)-1]
	if t := p.pass.TypesInfo.TypeOf(last.Type); t == nil || !types.Identical(t, types.Universe.Lookup("error").Type()) {
		return nil
	}
	results := []string{}
	for _, e := range ret.Results[:len(ret.Results)-1] {
		switch e := ast.Unparen(e).(type) {
		case *ast.Ident, *ast.BasicLit:
		case *ast.CompositeLit:
			if len(e.Elts) > 0 {
				return nil
			}
		default:
			return nil
		}
		results = append(results, types.ExprString(e))
	}
	return results
}

// statusError writes the error for an unexpected status, by what the file imports.
func (p *pkg) statusError(pos token.Pos, resp string) (string, bool) {
	speller := p.speller(pos)
	if speller == nil {
		return "", false
	}
	if name, ok := speller.Name(pos, "fmt", "Errorf"); ok {
		return fmt.Sprintf(`%s("unexpected status: %%s", %s.Status)`, name, resp), true
	}
	if name, ok := speller.Name(pos, "errors", "New"); ok {
		return fmt.Sprintf(`%s("unexpected status: " + %s.Status)`, name, resp), true
	}
	return "", false
}

// uses reports whether a node mentions an object.
func (p *pkg) uses(n ast.Node, obj types.Object) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			found = found || obj != nil && p.pass.TypesInfo.Uses[id] == obj
		}
		return !found
	})
	return found
}
