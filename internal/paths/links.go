package paths

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/syntax"
)

// links are variables of which one may lead to what another one leads to, such as p and q after p = q.next.
type links struct {
	vars []types.Object
	made bool // one of them may lead to an object that this function makes
}

// link records that after an assignment, the target and the variables in the value may lead to the same objects.
func (s *scope) link(target, value ast.Expr) {
	id, ok := syntax.Base(target).(*ast.Ident)
	if !ok {
		return
	}
	v, ok := s.info.ObjectOf(id).(*types.Var)
	if !ok || isBasic(v.Type()) {
		return
	}
	s.leadsTo(value, func(o types.Object) { s.join(v, o) }, func() { s.linksOf(v).made = true })
}

// leadsTo calls variable for each variable to whose pointees a value may lead, and made if the value may lead to a new object.
func (s *scope) leadsTo(e ast.Expr, variable func(types.Object), made func()) {
	syntax.LeadsTo(s.info, e, func(e ast.Expr) {
		switch e := e.(type) {
		case *ast.Ident:
			if v, ok := s.info.ObjectOf(e).(*types.Var); ok {
				variable(v)
			}
		case *ast.CallExpr:
			for _, v := range s.client.Globals(e) {
				variable(v)
			}
			if len(e.Args) > 0 {
				return
			}
			// a method may return a part of its receiver
			if sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok && s.info.Selections[sel] != nil {
				s.leadsTo(sel.X, variable, made)
			}
		}
	}, made)
}

func (s *scope) linksOf(v types.Object) *links {
	if s.linked[v] == nil {
		s.linked[v] = &links{vars: []types.Object{v}}
	}
	return s.linked[v]
}

// join makes two sets of links one. The smaller set moves, so that n joins cost n log n.
func (s *scope) join(v, o types.Object) {
	a, b := s.linksOf(v), s.linksOf(o)
	if a == b {
		return
	}
	if len(a.vars) < len(b.vars) {
		a, b = b, a
	}
	for _, v := range b.vars {
		s.linked[v] = a
	}
	a.vars, a.made = append(a.vars, b.vars...), a.made || b.made
}
