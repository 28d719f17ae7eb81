package order

import (
	"go/ast"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// leaks reports whether the header map of a response gets out of sight somewhere in the declaration: it is handed to a
// function, stored, returned, or a method of it is taken as a value. Whoever has it can set any field at any time.
func (p *pkg) leaks(u *unit, r root) bool {
	if u.leaks == nil {
		u.leaks = map[root]bool{}
		var parents []ast.Node
		ast.Inspect(u.decl, func(n ast.Node) bool {
			if n == nil {
				parents = parents[:len(parents)-1]
				return true
			}
			if e, ok := n.(ast.Expr); ok && api.IsHeaderMap(typeOf(p.info, e)) {
				if h := p.resolve(u, e); h != nil && h.header && !p.keepsHeader(u, h, e, parents) {
					u.leaks[h.root] = true
				}
			}
			parents = append(parents, n)
			return true
		})
	}
	return u.leaks[r]
}

// keepsHeader reports whether the place where an expression for a header map stands leaves it in sight.
func (p *pkg) keepsHeader(u *unit, h *ref, e ast.Expr, parents []ast.Node) bool {
	parent, above := parents[len(parents)-1], parents[:len(parents)-1]
	switch parent := parent.(type) {
	case *ast.ParenExpr:
		return p.keepsHeader(u, h, parent, above)
	case *ast.SelectorExpr:
		if call, ok := above[len(above)-1].(*ast.CallExpr); ok && call.Fun == ast.Expr(parent) {
			return p.row(p.callee(call)) != nil
		}
		return false
	case *ast.CallExpr:
		tv := p.info.Types[parent.Fun]
		return tv.IsBuiltin() || tv.IsType() && p.keepsHeader(u, h, parent, above)
	case *ast.AssignStmt:
		for i, rhs := range parent.Rhs {
			if rhs == e {
				return len(parent.Lhs) == len(parent.Rhs) && p.isAlias(u, h, parent.Lhs[i])
			}
		}
		return true // it is what is assigned
	case *ast.ValueSpec:
		for i, v := range parent.Values {
			if v == e {
				return len(parent.Names) == len(parent.Values) && p.isAlias(u, h, parent.Names[i])
			}
		}
		return true
	case *ast.IndexExpr, *ast.RangeStmt, *ast.BinaryExpr, *ast.ExprStmt:
		return true
	}
	return false
}

// isAlias reports whether a variable is always the header map.
func (p *pkg) isAlias(u *unit, h *ref, l ast.Expr) bool {
	if isBlank(l) {
		return true
	}
	r := p.resolve(u, l)
	return r != nil && r.header && r.root == h.root
}
