// Package carry finds the status that a returned error carries:
//
//	return httperror.NotFound("no such order", err)
//
// The status is that of a row of the API table, for a function or a variable, or it is kept in a field of the program's own error type that
// package flow has found to be sent. A function that makes such an error of a constant, or of one of its parameters, is a maker: its callers make the error, too. A
// function is a maker if each of its returns that is not nil makes an error of the same constant or parameter, and of nothing else. Facts
// carry makers to the packages that import theirs. Errors of other functions have no known status.
//
// A function is analysed when it is needed, and at most once: one that calls itself does not count as a maker. So the cost is linear in the number of returns.
package carry

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/syntax"
)

// MakerFact says that a function returns an error that carries a status: Code, or its parameter Param if Code is 0.
type MakerFact struct{ Code, Param int }

// AFact marks MakerFact as a fact.
func (*MakerFact) AFact() {}

func (f *MakerFact) String() string {
	if f.Code != 0 {
		return fmt.Sprintf("makes an error with %d", f.Code)
	}
	return fmt.Sprintf("makes an error with param %d", f.Param)
}

// FactTypes lists the facts that the package exports.
func FactTypes() []analysis.Fact { return []analysis.Fact{(*MakerFact)(nil)} }

// Result is what is known about the errors of a package.
type Result struct {
	pass   *analysis.Pass
	bound  *api.Bound
	decls  map[*types.Func]*ast.FuncDecl
	makers map[*types.Func]*MakerFact // nil for a function that makes none, or that is being looked at
	sent   map[*types.Var]bool
}

// Analyze exports facts about the functions of a package. Package flow says which fields are sent.
func Analyze(pass *analysis.Pass, bound *api.Bound, known *flow.Result) *Result {
	r := &Result{pass: pass, bound: bound, makers: map[*types.Func]*MakerFact{}, sent: map[*types.Var]bool{}}
	for _, field := range known.SentFields {
		r.sent[field] = true
	}
	if !bound.HoldsStatus() {
		return r
	}
	r.decls = syntax.Bodies(pass.TypesInfo, pass.Files)
	maps.DeleteFunc(r.decls, func(fn *types.Func, _ *ast.FuncDecl) bool { return !canCarry(fn.Signature().Results()) })
	for fn := range r.decls {
		if m := r.maker(fn); m != nil {
			pass.ExportObjectFact(fn, m)
		}
	}
	return r
}

// canCarry reports whether the only result is an error, a struct of which a pointer is one, or a struct, or a pointer to one, that has room
// for a status: adapters take such results as errors, too.
func canCarry(results *types.Tuple) bool {
	if results.Len() != 1 {
		return false
	}
	t := results.At(0).Type()
	if api.Implements(t, errorType()) {
		return true
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if s, ok := t.Underlying().(*types.Struct); ok {
		for f := range s.Fields() {
			if isInteger(f.Type()) {
				return true
			}
		}
	}
	return false
}

// isInteger reports whether a value of the type may be a status. Facts are asked for about no other fields: a driver may have to analyse
// their package first.
func isInteger(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0
}

func errorType() *types.Interface {
	t, _ := types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
	return t
}

// StatusOf returns the status that an error carries by the expression that makes it; 0 if that is not known.
func (r *Result) StatusOf(e ast.Expr) int {
	m := r.made(e, nil)
	if m == nil {
		return 0
	}
	return m.Code
}

// maker returns what a function makes; nil if it makes no such error.
func (r *Result) maker(fn *types.Func) *MakerFact {
	fn = fn.Origin()
	if fn.Pkg() != r.pass.Pkg {
		var fact MakerFact
		if fn.Pkg() != nil && !calls.IsAbstract(fn) && canCarry(fn.Signature().Results()) && r.pass.ImportObjectFact(fn, &fact) {
			return &fact
		}
		return nil
	}
	if m, ok := r.makers[fn]; ok {
		return m
	}
	r.makers[fn] = nil
	decl := r.decls[fn]
	if decl == nil {
		return nil
	}
	var all *MakerFact
	whole := true
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if len(n.Results) != 1 {
				whole = false
				return true
			}
			if r.pass.TypesInfo.Types[n.Results[0]].IsNil() {
				return true
			}
			m := r.made(n.Results[0], fn.Signature())
			if m == nil || all != nil && *all != *m {
				whole = false
			}
			all = m
		}
		return whole
	})
	if !whole {
		return nil
	}
	r.makers[fn] = all
	return all
}

// made returns what an expression makes, in a function of a signature, or nil.
func (r *Result) made(e ast.Expr, in *types.Signature) *MakerFact {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		if lit, ok := ast.Unparen(e.X).(*ast.CompositeLit); ok {
			return r.literal(lit, in)
		}
	case *ast.CompositeLit:
		return r.literal(e, in)
	case *ast.Ident, *ast.SelectorExpr: // echo.ErrNotFound
		v, ok := syntax.Named(r.pass.TypesInfo, e).(*types.Var)
		if !ok || v.IsField() {
			return nil
		}
		if row := r.bound.Func(v, nil); row != nil && row.Status.Fixed != 0 {
			return &MakerFact{Code: row.Status.Fixed}
		}
	case *ast.CallExpr:
		c, ok := calls.Of(r.pass.TypesInfo, e.Fun)
		if !ok || c.Obj == nil {
			return nil
		}
		if row := r.bound.Func(c.Obj, c.Recv); row != nil {
			switch {
			case row.Response.Effect != api.NoEffect || !r.isErrorCall(e):
			case row.Status.Fixed != 0:
				return &MakerFact{Code: row.Status.Fixed}
			case row.Status.Use == api.Sent:
				if x := c.Operand(e, row.Status.Arg); x != nil {
					return r.value(x, in)
				}
			}
			return nil
		}
		fn, ok := c.Obj.(*types.Func)
		if !ok {
			return nil
		}
		m := r.maker(fn)
		if m == nil || m.Code != 0 {
			return m
		}
		if x := c.Operand(e, m.Param); x != nil {
			return r.value(x, in)
		}
	}
	return nil
}

// isErrorCall reports whether a call returns an error and nothing else.
func (r *Result) isErrorCall(call *ast.CallExpr) bool {
	t := r.pass.TypesInfo.TypeOf(call)
	return t != nil && types.Implements(t, errorType())
}

// literal returns what a composite literal makes: it has one field that is sent.
func (r *Result) literal(lit *ast.CompositeLit, in *types.Signature) *MakerFact {
	t := r.pass.TypesInfo.TypeOf(lit)
	if t == nil {
		return nil
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var found *MakerFact
	for i, elt := range lit.Elts {
		var field *types.Var
		x := elt
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				field, _ = r.pass.TypesInfo.Uses[id].(*types.Var)
			}
			x = kv.Value
		} else if i < s.NumFields() {
			field = s.Field(i)
		}
		if field == nil || !r.isSent(field.Origin()) {
			continue
		}
		if found != nil {
			return nil
		}
		if found = r.value(x, in); found == nil {
			return nil
		}
	}
	return found
}

// isSent reports whether a field is sent as the status of a response.
func (r *Result) isSent(field *types.Var) bool {
	if known, ok := r.sent[field]; ok {
		return known
	}
	row := r.bound.Field(field)
	var fact flow.VarFact
	sent := row != nil && row.Use == api.Sent || row == nil && isInteger(field.Type()) && field.Pkg() != nil && r.pass.ImportObjectFact(field, &fact) && fact.Slot.IsSent()
	r.sent[field] = sent
	return sent
}

// value returns the status that an expression is: a constant, or a parameter of the function as it is.
func (r *Result) value(e ast.Expr, in *types.Signature) *MakerFact {
	e = ast.Unparen(e)
	if tv := r.pass.TypesInfo.Types[e]; tv.Value != nil {
		if code, ok := constant.Int64Val(constant.ToInt(tv.Value)); ok && code >= 100 && code <= 999 {
			return &MakerFact{Code: int(code)}
		}
		return nil
	}
	id, ok := e.(*ast.Ident)
	if !ok || in == nil || in.Variadic() {
		return nil
	}
	for i := range in.Params().Len() {
		if r.pass.TypesInfo.Uses[id] == in.Params().At(i) && !r.assigned(in.Params().At(i)) {
			return &MakerFact{Param: i}
		}
	}
	return nil
}

// assigned reports whether a parameter is given another value, or its address is taken.
func (r *Result) assigned(param *types.Var) bool {
	for _, file := range r.pass.Files {
		if param.Pos() < file.FileStart || param.Pos() > file.FileEnd {
			continue
		}
		found := false
		is := func(e ast.Expr) bool {
			id, ok := ast.Unparen(e).(*ast.Ident)
			return ok && r.pass.TypesInfo.Uses[id] == param
		}
		ast.Inspect(file, func(n ast.Node) bool {
			found = found || slices.ContainsFunc(syntax.Exposed(n), is)
			return !found
		})
		return found
	}
	return true
}
