package order

import (
	"go/ast"
	"go/token"
	"go/types"
)

// Asked implements paths.Client: it lists the fields in the conditions of a function, so that a path keeps its facts about r.Method
// up to a call of a function that compares r.Method. For functions of other packages, these are the fields in the conditions of their
// exits.
func (r *run) Asked(obj types.Object) []*types.Var {
	fn, ok := obj.(*types.Func)
	if !ok {
		return nil
	}
	p := r.p
	fn = fn.Origin()
	if known, ok := p.asked[fn]; ok {
		return known
	}
	var list []*types.Var
	if f := p.decls[fn]; f != nil {
		list = p.fieldsAsked(f.node.Body)
	} else if f, _ := madeUpOf(p.bound.Func(fn, nil)); f != nil {
		list = append(list, f)
	} else if fact := p.importedFact(fn); fact != nil {
		for _, x := range fact.Summary.Exits {
			for _, c := range x.Pre {
				for _, s := range []Subject{c.Subject, c.Other} {
					if s.Param < 0 {
						continue
					}
					if fields, ok := fieldsOf(operandTypeOf(fn, s.Param-1), s.Path); ok {
						list = append(list, fields...)
					}
				}
			}
		}
	}
	p.asked[fn] = list
	return list
}

// fieldsAsked lists the fields in the conditions of a body.
func (p *pkg) fieldsAsked(body *ast.BlockStmt) []*types.Var {
	var list []*types.Var
	fields := func(n ast.Node) {
		ast.Inspect(n, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if s := p.info.Selections[sel]; s != nil && s.Kind() == types.FieldVal {
					if v, ok := s.Obj().(*types.Var); ok {
						list = append(list, v.Origin())
					}
				}
			}
			return true
		})
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			fields(n.Cond)
		case *ast.SwitchStmt:
			if n.Tag != nil {
				fields(n.Tag)
			}
		case *ast.BinaryExpr:
			switch n.Op {
			case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
				fields(n)
				return false
			}
		}
		return true
	})
	return list
}
