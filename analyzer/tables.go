package analyzer

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
)

// tableRow reports whether a status is in a table that turns the codes of another protocol into statuses: in a case of a
// switch on a named integer type, or as an element of a map with such keys. meant are the declared constants that are mapped to it,
// and table is the name of the declaration.
func (p *pkg) tableRow(e ast.Expr) (meant, table string, ok bool) {
	at := p.file(e.Pos())
	if at == nil {
		return "", "", false
	}
	path, _ := astutil.PathEnclosingInterval(at.syntax, e.Pos(), e.End())
	var codes []ast.Expr
	for i, n := range path {
		switch n := n.(type) {
		case *ast.CallExpr, *ast.FuncLit:
			if len(codes) == 0 && !p.pass.TypesInfo.Types[funOf(n)].IsType() {
				return "", "", false // a function gets it
			}
		case *ast.CaseClause:
			if len(codes) > 0 || i+2 >= len(path) {
				continue
			}
			if s, isSwitch := path[i+2].(*ast.SwitchStmt); isSwitch && s.Tag != nil && p.isCode(s.Tag) && !slices.Contains(n.List, e) {
				codes = n.List
			}
		case *ast.KeyValueExpr:
			if len(codes) == 0 && p.isCode(n.Key) && within(n.Value, e) {
				codes = []ast.Expr{n.Key}
			}
		case *ast.FuncDecl:
			table = n.Name.Name
		case *ast.ValueSpec:
			if len(n.Names) > 0 {
				table = n.Names[0].Name
			}
		}
	}
	var names []string
	for _, c := range codes {
		if name := p.constantName(c); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 || len(names) < len(codes) || table == "" {
		return "", "", false
	}
	last := names[len(names)-1]
	if first := names[:len(names)-1]; len(first) > 0 {
		return strings.Join(first, ", ") + " and " + last, table, true
	}
	return last, table, true
}

// funOf is the function part of a call; nil for other nodes.
func funOf(n ast.Node) ast.Expr {
	if call, ok := n.(*ast.CallExpr); ok {
		return call.Fun
	}
	return nil
}

func within(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

// isCode reports whether an expression is of a named integer type.
func (p *pkg) isCode(e ast.Expr) bool {
	t, ok := types.Unalias(orInvalid(p.pass.TypesInfo.TypeOf(e))).(*types.Named)
	if !ok {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

func orInvalid(t types.Type) types.Type {
	if t == nil {
		return types.Typ[types.Invalid]
	}
	return t
}

// constantName is how a declared constant is written; "" for other expressions.
func (p *pkg) constantName(e ast.Expr) string {
	e = ast.Unparen(e)
	id, ok := e.(*ast.Ident)
	if sel, isSelector := e.(*ast.SelectorExpr); isSelector {
		id, ok = sel.Sel, true
	}
	if !ok {
		return ""
	}
	if _, isConst := p.pass.TypesInfo.Uses[id].(*types.Const); !isConst {
		return ""
	}
	return types.ExprString(e)
}
