package analyzer

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	callees "github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/syntax"
)

// operations lists the handlers that are registered with a struct which declares their statuses: huma.Register. One that lists no
// errors declares a default for all, and one that has responses of its own may declare anything: neither is listed.
func (p *pkg) operations() []described {
	var list []described
	if !p.bound.HasDeclares() {
		return nil
	}
	decls := syntax.Bodies(p.pass.TypesInfo, p.pass.Files)
	for _, file := range p.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			c, ok := callees.Of(p.pass.TypesInfo, call.Fun)
			if !ok || c.Obj == nil {
				return true
			}
			row := p.bound.Declares(c.Obj, c.Recv)
			if row.Handler == 0 || row.Operation > len(call.Args) || row.Handler > len(call.Args) {
				return true
			}
			if h, ok := p.operation(row, call.Args[row.Operation-1], call.Args[row.Handler-1], decls); ok {
				list = append(list, h)
			}
			return true
		})
	}
	return list
}

// operation reads one struct and finds the handler.
func (p *pkg) operation(row api.Declares, op, handler ast.Expr, decls map[*types.Func]*ast.FuncDecl) (described, bool) {
	lit, ok := ast.Unparen(op).(*ast.CompositeLit)
	if !ok {
		return described{}, false
	}
	h := described{name: "the handler", doc: &declaration{}, whole: true}
	for _, code := range row.Also {
		h.doc.also = append(h.doc.also, code)
	}
	h.where = "its " + types.ExprString(lit.Type)
	for _, elt := range lit.Elts {
		kv, ok := elt.(*ast.KeyValueExpr)
		if !ok {
			return described{}, false
		}
		switch key, _ := kv.Key.(*ast.Ident); {
		case key == nil || key.Name == row.Responses:
			return described{}, false
		case key.Name == row.Errors:
			codes, ok := ast.Unparen(kv.Value).(*ast.CompositeLit)
			if !ok {
				return described{}, false
			}
			for _, x := range codes.Elts {
				code, ok := p.constant(x)
				if !ok {
					return described{}, false
				}
				h.doc.declared = append(h.doc.declared, declaredStatus{code: code, pos: x.Pos(), end: x.End()})
			}
		case key.Name == row.Success:
			code, ok := p.constant(kv.Value)
			if !ok {
				return described{}, false
			}
			h.doc.also = append(h.doc.also, code)
		case key.Name == row.Middleware:
			h.whole = false
		}
	}
	if len(h.doc.declared) == 0 {
		return described{}, false
	}
	switch x := ast.Unparen(handler).(type) {
	case *ast.FuncLit:
		h.node = x
		h.whole = h.whole && !p.resolves(x.Type)
		return h, true
	case *ast.Ident, *ast.SelectorExpr:
		id, ok := x.(*ast.Ident)
		if sel, isSelector := x.(*ast.SelectorExpr); isSelector {
			id, ok = sel.Sel, true
		}
		obj, _ := p.pass.TypesInfo.Uses[id].(*types.Func)
		fn := decls[obj]
		if !ok || fn == nil {
			return described{}, false
		}
		h.node, h.name = fn, fn.Name.Name
		h.whole = h.whole && !p.resolves(fn.Type)
		h.where = fmt.Sprintf("the %s of %s", types.ExprString(lit.Type), fn.Name.Name)
		return h, true
	}
	return described{}, false
}

// returned is what a handler without a response parameter answers: the errors that it returns, which are its last result.
func (p *pkg) returned(handler ast.Node) *order.Answer {
	a := &order.Answer{Func: handler}
	var body *ast.BlockStmt
	switch fn := handler.(type) {
	case *ast.FuncDecl:
		body = fn.Body
	case *ast.FuncLit:
		body = fn.Body
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if len(n.Results) < 2 {
				a.Open = true // all results of a call, or those that have names
				return true
			}
			if last := ast.Unparen(n.Results[len(n.Results)-1]); !p.pass.TypesInfo.Types[last].IsNil() {
				a.Errors = append(a.Errors, order.Failed{Expr: last})
			}
		}
		return true
	})
	return a
}

// resolves reports whether code of the program checks a handler's input and may answer.
func (p *pkg) resolves(t *ast.FuncType) bool {
	for _, field := range t.Params.List {
		typ := p.pass.TypesInfo.TypeOf(field.Type)
		if ptr, ok := typ.(*types.Pointer); ok {
			if obj, _, _ := types.LookupFieldOrMethod(ptr, true, p.pass.Pkg, "Resolve"); obj != nil {
				return true
			}
			if _, isStruct := ptr.Elem().Underlying().(*types.Struct); !isStruct {
				return true
			}
		}
	}
	return false
}

// constant returns the status that an expression is.
func (p *pkg) constant(e ast.Expr) (int, bool) {
	tv := p.pass.TypesInfo.Types[e]
	if tv.Value == nil {
		return 0, false
	}
	n, ok := constant.Int64Val(constant.ToInt(tv.Value))
	return int(n), ok && n >= 100 && n <= 999
}
