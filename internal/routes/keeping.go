package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// keeping follows an error through the variables of a function: whether the function may return it, or store it elsewhere.
type keeping struct {
	f     *function
	hands []*ast.CallExpr // calls that answer the request, also to an error that they get
	seen  map[types.Object]bool
}

// may reports whether the error in a variable may leave the function. Comparing it, logging it and showing it in a reply do not count.
func (k keeping) may(v types.Object) bool {
	if k.seen == nil {
		k.seen = map[types.Object]bool{}
	}
	if k.seen[v] {
		return false
	}
	k.seen[v] = true
	info, found := k.f.pkg.Pass.TypesInfo, false
	var around []ast.Stmt
	var depth []int // of the nodes, the number of statements around them
	ast.Inspect(k.f.body, func(n ast.Node) bool {
		if n == nil {
			around = around[:depth[len(depth)-1]]
			depth = depth[:len(depth)-1]
			return true
		}
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if info.Types[n.Y].IsNil() {
				return false
			}
		case *ast.CallExpr:
			if k.consumes(n) {
				return false
			}
		case *ast.Ident:
			if info.Uses[n] == v && len(around) > 0 {
				found = found || k.through(n, around[len(around)-1])
			}
		}
		if found {
			return false
		}
		depth = append(depth, len(around))
		if s, ok := n.(ast.Stmt); ok {
			around = append(around, s)
		}
		return true
	})
	return found
}

// consumes reports whether a call's arguments do not choose the status of its results: it answers the request, returns its receiver, or
// makes an error with another status.
func (k keeping) consumes(call *ast.CallExpr) bool {
	if slices.Contains(k.hands, call) {
		return true
	}
	c, ok := calls.Of(k.f.pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil {
		return false
	}
	row := k.f.pkg.Bound.Func(c.Obj, c.Recv)
	return row != nil && (row.Response.Effect == api.Replies && row.Response.Fault == 0 || row.Language.Same && c.Recv != nil ||
		row.Response.Effect == api.NoEffect && row.Status.Use == api.Sent)
}

// through reports whether a statement that mentions the error lets it leave the function.
func (k keeping) through(use *ast.Ident, s ast.Stmt) bool {
	info := k.f.pkg.Pass.TypesInfo
	switch s := s.(type) {
	case *ast.AssignStmt:
		for _, l := range s.Lhs {
			id, ok := ast.Unparen(l).(*ast.Ident)
			switch {
			case !ok && l.Pos() <= use.Pos() && use.End() <= l.End():
			case !ok:
				return true
			case id == use || id.Name == "_":
			case k.may(info.ObjectOf(id)):
				return true
			}
		}
		return false
	case *ast.ExprStmt, *ast.DeferStmt, *ast.GoStmt, *ast.IfStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.CaseClause, *ast.ForStmt:
		return false
	}
	return true
}
