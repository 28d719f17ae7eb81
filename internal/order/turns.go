package order

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"math"

	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/syntax"
)

// Turns implements paths.Client. What an iterator of the package does is judged by the syntax of its calls of yield.
func (r *run) Turns(code any, made bool) paths.Turns {
	switch code := code.(type) {
	case *ast.FuncLit:
		if !made {
			return r.p.yields(code.Type, code.Body)
		}
	case *types.Func:
		f := r.p.decls[code.Origin()]
		switch {
		case f == nil && made:
			if row := r.p.row(code, nil); row != nil {
				return paths.Turns{Argument: row.Language.Ranges, Splits: row.Language.Splits}
			}
		case f == nil:
		case !made:
			return r.p.yields(f.node.Type, f.node.Body)
		default:
			return r.p.yieldsMade(f.node.Body)
		}
	}
	return paths.Turns{}
}

// yieldsMade returns how often the iterator that a function returns calls its yield.
func (p *pkg) yieldsMade(body *ast.BlockStmt) paths.Turns {
	all := paths.Turns{Known: true, Least: math.MaxInt32}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			t := paths.Turns{Most: math.MaxInt32}
			if len(n.Results) == 1 {
				if lit, ok := ast.Unparen(n.Results[0]).(*ast.FuncLit); ok {
					t = p.yields(lit.Type, lit.Body)
				}
			}
			all.Least, all.Most = min(all.Least, t.Least), max(all.Most, t.Most)
		}
		return true
	})
	return all
}

// yields returns how often an iterator calls its yield, if that always returns true.
func (p *pkg) yields(typ *ast.FuncType, body *ast.BlockStmt) paths.Turns {
	if len(typ.Params.List) != 1 || len(typ.Params.List[0].Names) != 1 {
		return paths.Turns{Known: true, Most: math.MaxInt32}
	}
	y := yielder{p, p.info.Defs[typ.Params.List[0].Names[0]]}
	t := paths.Turns{Known: true}
	if y.always(body.List) {
		t.Least = 1
	}
	t.Most = y.most(body)
	return t
}

// yielder looks at the code of an iterator.
type yielder struct {
	p     *pkg
	yield types.Object
}

// always reports whether statements call yield on all paths.
func (y yielder) always(list []ast.Stmt) bool {
	for _, s := range list {
		found := false
		switch s := s.(type) {
		case *ast.ExprStmt:
			found = y.evaluates(s.X)
		case *ast.AssignStmt:
			for _, e := range s.Rhs {
				found = found || y.evaluates(e)
			}
		case *ast.IfStmt:
			found = y.evaluates(s.Cond)
		case *ast.ReturnStmt:
			for _, e := range s.Results {
				found = found || y.evaluates(e)
			}
		case *ast.BlockStmt:
			found = y.always(s.List)
		case *ast.RangeStmt:
			if y.p.hasElements(s.X) {
				found = y.always(s.Body.List)
			}
		}
		if found || leaves(s) {
			return found
		}
	}
	return false
}

// leaves reports whether a statement may lead somewhere else than to the next one.
func leaves(s ast.Stmt) bool {
	found := false
	ast.Inspect(s, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt, *ast.BranchStmt:
			found = true
		}
		return !found
	})
	return found
}

// evaluates reports whether yield is called whenever an expression is evaluated.
func (y yielder) evaluates(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return y.calls(e)
	case *ast.UnaryExpr:
		return y.evaluates(e.X)
	case *ast.BinaryExpr:
		return y.evaluates(e.X) || e.Op != token.LAND && e.Op != token.LOR && y.evaluates(e.Y)
	}
	return false
}

func (y yielder) calls(call *ast.CallExpr) bool {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	return ok && y.yield != nil && y.p.info.Uses[id] == y.yield
}

// most returns the number of calls of yield if none of them can run twice; else a large number.
func (y yielder) most(body *ast.BlockStmt) int64 {
	uses, calls, again := 0, 0, false
	var visit func(n ast.Node, repeated bool)
	visit = func(n ast.Node, repeated bool) {
		ast.Inspect(n, func(inner ast.Node) bool {
			switch inner := inner.(type) {
			case *ast.ForStmt, *ast.RangeStmt, *ast.LabeledStmt, *ast.FuncLit:
				if inner != n {
					visit(inner, true)
					return false
				}
			case *ast.CallExpr:
				if y.calls(inner) {
					calls++
					again = again || repeated
				}
			case *ast.Ident:
				if y.p.info.Uses[inner] == y.yield {
					uses++
				}
			}
			return true
		})
	}
	visit(body, false)
	if again || uses != calls {
		return math.MaxInt32
	}
	return int64(calls)
}

// hasElements reports whether a range statement over an expression has at least one turn.
func (p *pkg) hasElements(e ast.Expr) bool {
	e = ast.Unparen(e)
	if v := p.info.Types[e].Value; v != nil {
		return v.Kind() == constant.Int && constant.Sign(v) > 0 || v.Kind() == constant.String && constant.StringVal(v) != ""
	}
	if lit, ok := e.(*ast.CompositeLit); ok {
		return len(lit.Elts) > 0
	}
	if v, ok := syntax.Named(p.info, e).(*types.Var); ok {
		return p.fixedOf(v).least > 0
	}
	return false
}
