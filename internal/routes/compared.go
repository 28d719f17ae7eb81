package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// compared returns the value (see truth) of a comparison of a string or an integer with a constant, as in a constructor that gives an
// option its default value. All values that the expression may have must give the same result.
func (fr *frame) compared(x ast.Expr, op token.Token, with constant.Value) int {
	if with.Kind() != constant.Int && with.Kind() != constant.String || !fr.steady(x) {
		return 0
	}
	result := 0
	for _, v := range fr.eval(x) {
		var c constant.Value
		switch v := v.(type) {
		case number:
			c = constant.MakeInt64(int64(v))
		case text:
			known := strings.ReplaceAll(string(v), hidden, "")
			if known == string(v) || known != "" && with.Kind() == constant.String && constant.StringVal(with) == "" {
				c = constant.MakeString(known) // a text with a known part is not empty
			}
		}
		if c == nil || c.Kind() != with.Kind() {
			return 0
		}
		is := truth(constant.Compare(c, op, with))
		if result != 0 && result != is {
			return 0
		}
		result = is
	}
	return result
}

// steady reports whether the values of an expression are certainly those that the machine has: a field, or a variable to which only
// statements outside loops and literals assign.
func (fr *frame) steady(x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		v, ok := fr.info().Uses[x].(*types.Var)
		if !ok || isGlobal(v) || fr.fn == nil {
			return false
		}
		if _, where := fr.env.lookup(v); where == nil || fr.unsure(x) {
			return false
		}
		for _, d := range fr.m.definitions(fr.fn)[v] {
			if d.literal || d.rhs == nil && !d.zero {
				return false
			}
			for _, b := range d.blocks {
				switch b.(type) {
				case *ast.ForStmt, *ast.RangeStmt:
					return false
				}
			}
		}
		return true
	case *ast.SelectorExpr:
		sel := fr.info().Selections[x]
		if sel == nil || sel.Kind() != types.FieldVal {
			return false
		}
		list := fr.holding(x, sel)
		for _, v := range list {
			if o, ok := v.(*object); !ok || !o.whole {
				return false
			}
		}
		return len(list) > 0 && !fr.unsure(x)
	}
	return false
}

// unsure reports whether a string or an integer in a variable or a field may have another value than those that the machine has.
func (fr *frame) unsure(x ast.Expr) bool {
	if !isPlain(typeOf(fr.info(), x)) {
		return false
	}
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		v := fr.info().Uses[x]
		_, where := fr.env.lookup(v)
		return where != nil && where.unsure[v]
	case *ast.SelectorExpr:
		sel := fr.info().Selections[x]
		if sel == nil || sel.Kind() != types.FieldVal {
			return false
		}
		name := x.Sel.Name
		return slices.ContainsFunc(fr.holding(x, sel), func(v value) bool {
			o, ok := v.(*object)
			return ok && o.typ != nil && (o.maybe[name] || o.unsure[name] || fr.m.deaf && fr.m.changesLater(memberKey(o.typ, sel.Obj().(*types.Var))))
		})
	}
	return false
}

// unsureOf says which arguments of a call are unsure. It has args arguments.
func (fr *frame) unsureOf(e *ast.CallExpr, args int) []bool {
	list := make([]bool, len(e.Args))
	for i, a := range e.Args {
		list[i] = fr.unsure(a)
	}
	return list[max(0, len(list)-args):] // without the receiver in T.method(t, x)
}

// holding returns the structs that have the field that a selector names.
func (fr *frame) holding(x *ast.SelectorExpr, sel *types.Selection) vals {
	return fr.through(fr.eval(x.X), sel.Recv(), sel.Index()[:len(sel.Index())-1])
}

// lend records that other code may set a field of which the program takes the address: flag.StringVar(&c.mode, "mode", "", "").
func (fr *frame) lend(e ast.Expr) {
	x, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return
	}
	sel := fr.info().Selections[x]
	if sel == nil || sel.Kind() != types.FieldVal || !isPlain(sel.Type()) {
		return
	}
	for _, v := range fr.holding(x, sel) {
		if o, ok := v.(*object); ok {
			o.doubt(x.Sel.Name)
		}
	}
}

// doubt records that a field may have an unknown value, too.
func (o *object) doubt(field string) {
	if o.unsure == nil {
		o.unsure = map[string]bool{}
	}
	o.unsure[field] = true
}

// isPlain reports whether values of a type are strings or integers.
func isPlain(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsString|types.IsInteger) != 0
}

// plainOrUnknown returns the values of an expression. A string or an integer has at least an unknown one.
func plainOrUnknown(t types.Type, v vals) vals {
	if isPlain(t) {
		return orUnknown(v)
	}
	return v
}
