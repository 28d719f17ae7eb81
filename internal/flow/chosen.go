package flow

import (
	"go/ast"
	"go/constant"
	"go/types"
)

// The result of one look-up says nothing about another: s.get("status", 503) does not make s.get("width", 300) a status, nor
// does m["status"] make m["width"] one. So three places have a slot for each choice:
//
//   - An element of a map with text as keys, where the key is a constant. It flows into the slot of all elements, from
//     where look-ups by other keys read.
//   - An argument of a variadic parameter that is read by a constant index. An argument read by an index from the end is
//     unknown: it is a different one from call to call.
//   - A call of a function that may return its argument (passed.go).

// place is an element of a variable that holds several.
type place struct {
	v   *types.Var
	key string
}

// placeSlot returns the slot of one element of a variable's value.
func (c *collector) placeSlot(v *types.Var, key string) slot {
	p := place{v.Origin(), key}
	s, ok := c.places[p]
	if !ok {
		s = c.newSlot()
		c.places[p] = s
		c.flow(s, c.varSlot(v), false)
	}
	return s
}

// elementSlot returns the slot of the element that an index expression denotes; ok is false if it has none of its own.
func (c *collector) elementSlot(e *ast.IndexExpr) (s slot, ok bool) {
	v := c.variable(e.X)
	if v == nil || v.Pkg() != c.pass.Pkg || !c.carries(v.Type()) {
		return none, false
	}
	key := c.info.Types[e.Index].Value
	switch {
	case byText(v.Type()):
		if key != nil {
			return c.placeSlot(v, key.ExactString()), true
		}
	case c.isVariadic(v):
		if key != nil {
			return c.placeSlot(v, key.ExactString()), true
		}
		return none, c.countsFromEnd(e.Index)
	}
	return none, false
}

// byText reports whether a type is a map whose keys are text.
func byText(t types.Type) bool {
	m, ok := t.Underlying().(*types.Map)
	return ok && isText(m.Key())
}

func isText(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// countsFromEnd reports whether an index is computed from a length.
func (c *collector) countsFromEnd(index ast.Expr) bool {
	found := false
	ast.Inspect(index, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		found = found || ok && c.info.Types[call.Fun].IsBuiltin() && builtinName(call) == "len"
		return !found
	})
	return found
}

// assignElements assigns the elements of a composite literal to the places of the variable that gets the literal.
func (c *collector) assignElements(v *types.Var, e ast.Expr) {
	lit, ok := ast.Unparen(e).(*ast.CompositeLit)
	if !ok || v == nil || v.Pkg() != c.pass.Pkg || !byText(v.Type()) || !c.carries(v.Type()) {
		return
	}
	for _, element := range lit.Elts {
		if kv, ok := element.(*ast.KeyValueExpr); ok {
			if key := c.info.Types[kv.Key].Value; key != nil {
				c.assign(c.placeSlot(v, key.ExactString()), kv.Value, uncertain)
			}
		}
	}
}

// assignArgument assigns an argument of a variadic parameter of the package to the place of its position.
func (c *collector) assignArgument(v *types.Var, index int, arg ast.Expr) {
	if v.Pkg() == c.pass.Pkg {
		c.assign(c.placeSlot(v, constant.MakeInt64(int64(index)).ExactString()), arg, asSlot)
	}
}

// isVariadic reports whether a variable is the variadic parameter of a function that is being walked.
func (c *collector) isVariadic(v *types.Var) bool {
	for _, f := range c.funcs {
		if f.sig != nil && f.sig.Variadic() && f.sig.Params().At(f.sig.Params().Len()-1) == v {
			return true
		}
	}
	return false
}
