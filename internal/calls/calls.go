// Package calls says what a call calls, and which operand of it reaches which parameter.
//
// A function is known by its origin, so that all instances of a generic one are the same, and their parameters are the
// variables in its body. A method expression, (*T).Method(recv, arg), is a call of the method: its first argument is the
// receiver.
package calls

import (
	"go/ast"
	"go/types"
)

// Receiver is the parameter or operand index that means the receiver.
const Receiver = -1

// Callee is what a call calls.
type Callee struct {
	Obj  types.Object     // *types.Func, *types.Var of function type, or *types.Builtin; nil for other expressions
	Recv types.Type       // the type that a method is selected from, which may embed the one that declares it; nil if Obj is no method
	Sig  *types.Signature // of the origin; nil for built-ins

	expression bool // it is a method expression
}

// IsAbstract reports whether a function is a method of an interface: its body is not known.
func IsAbstract(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}

// Of resolves the function part of a call, or any other expression whose value is a function. ok is false for
// conversions and everything else that is not a function.
func Of(info *types.Info, fun ast.Expr) (c Callee, ok bool) {
	fun = ast.Unparen(fun)
	switch f := fun.(type) { // instantiations
	case *ast.IndexExpr:
		if tv := info.Types[f.X]; tv.IsValue() && isFunc(tv.Type) {
			fun = ast.Unparen(f.X)
		}
	case *ast.IndexListExpr:
		fun = ast.Unparen(f.X)
	}
	tv, known := info.Types[fun]
	if known && tv.IsType() {
		return Callee{}, false
	}
	c.Sig = signature(tv.Type)
	switch f := fun.(type) {
	case *ast.Ident:
		c.Obj = info.Uses[f]
	case *ast.SelectorExpr:
		c.Obj = info.Uses[f.Sel]
		if sel := info.Selections[f]; sel != nil && sel.Kind() != types.FieldVal {
			c.Recv = sel.Recv()
			c.expression = sel.Kind() == types.MethodExpr
		}
	}
	switch obj := c.Obj.(type) {
	case *types.Builtin:
		c.Sig = nil
		return c, true
	case *types.Func:
		c.Obj = obj.Origin()
		c.Sig = obj.Origin().Signature()
	case *types.Var:
		if sig := signature(obj.Origin().Type()); sig != nil {
			c.Sig = sig
		}
	default:
		c.Obj = nil
	}
	return c, c.Sig != nil
}

// Name returns the identifier that names the function of a call, or nil.
func Name(fun ast.Expr) *ast.Ident {
	switch f := ast.Unparen(fun).(type) {
	case *ast.Ident:
		return f
	case *ast.SelectorExpr:
		return f.Sel
	case *ast.IndexExpr: // instantiations
		return Name(f.X)
	case *ast.IndexListExpr:
		return Name(f.X)
	}
	return nil
}

// Args are the arguments of a call of c, the receiver not counted. Where one argument is a call with several results, they
// are all in it.
func (c Callee) Args(call *ast.CallExpr) []ast.Expr {
	if c.expression && len(call.Args) > 0 {
		return call.Args[1:]
	}
	return call.Args
}

// Operand is the argument with an index, or for Receiver what the method is called on; nil if the call does not show it.
func (c Callee) Operand(call *ast.CallExpr, i int) ast.Expr {
	if i == Receiver {
		switch sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); {
		case c.expression && len(call.Args) > 0:
			return call.Args[0]
		case ok && !c.expression:
			return sel.X
		}
		return nil
	}
	if args := c.Args(call); i < len(args) {
		return args[i]
	}
	return nil
}

// IsExpression reports whether the callee is a method expression: a function whose first parameter is the receiver.
func (c Callee) IsExpression() bool { return c.expression }

// Shift is how many parameters the value of the function has before those of its signature: 1 for a method expression.
func (c Callee) Shift() int {
	if c.expression {
		return 1
	}
	return 0
}

// Param is the parameter that argument i reaches: the last one of a variadic function takes all that are left. It is nil
// if the call has too many arguments.
func (c Callee) Param(i int) *types.Var { return Param(c.Sig, i) }

// Param is the parameter of a signature that argument i reaches, or nil if the call has too many arguments.
func Param(sig *types.Signature, i int) *types.Var {
	params := sig.Params()
	switch {
	case i < 0 || params.Len() == 0:
		return nil
	case i >= params.Len()-1 && sig.Variadic():
		return params.At(params.Len() - 1)
	case i >= params.Len():
		return nil
	}
	return params.At(i)
}

// Spread returns the position of argument i among the values of a variadic parameter; ok is false if it reaches another
// parameter, or is all of them: f(list...).
func (c Callee) Spread(call *ast.CallExpr, i int) (position int, ok bool) {
	last := c.Sig.Params().Len() - 1
	return i - last, c.Sig.Variadic() && i >= last && !call.Ellipsis.IsValid()
}

// ParamType is the type that argument i is converted to: the element type for those of a variadic parameter. It is nil if
// the call has too many arguments.
func (c Callee) ParamType(call *ast.CallExpr, i int) types.Type {
	p := c.Param(i)
	if p == nil {
		return nil
	}
	if _, ok := c.Spread(call, i); ok {
		if s, ok := p.Type().Underlying().(*types.Slice); ok {
			return s.Elem()
		}
	}
	return p.Type()
}

func signature(t types.Type) *types.Signature {
	if t == nil {
		return nil
	}
	sig, _ := t.Underlying().(*types.Signature)
	return sig
}

func isFunc(t types.Type) bool { return signature(t) != nil }
