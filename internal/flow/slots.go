package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
)

// varSlot returns the slot of a variable, parameter, result or field; none if its type carries no status. Rows of the
// API table and facts about other packages' fields and variables become seeds when the slot is made.
func (c *collector) varSlot(v *types.Var) slot {
	if v == nil {
		return none
	}
	v = v.Origin()
	if s, ok := c.vars[v]; ok {
		return s
	}
	s := none
	if c.carries(v.Type()) || c.statusField(v) != nil { // one of the table may be of any type
		s = c.newSlot()
		c.seedVar(v, s)
		if v.Pkg() != c.pass.Pkg {
			c.mark(s, alien, false)
		}
		switch {
		case v.Kind() == types.RecvVar:
			c.mark(s, receiver, false)
			c.trust[s] = wary
		case v.Kind() == types.ParamVar:
			c.trust[s] = wary
		case byText(v.Type()):
			c.trust[s] = never
		}
	}
	c.vars[v] = s
	return s
}

func (c *collector) seedVar(v *types.Var, s slot) {
	if row := c.statusField(v); row != nil {
		switch row.Use {
		case api.Foreign:
			c.mark(s, vetoed, false)
		case api.Sent:
			c.markSinks(s, contract|sent|received, held(row.Kind, row.Engine))
		case api.Expected:
			c.mark(s, contract|received|expected, false)
		default:
			c.mark(s, contract|received|named, false)
		}
		return
	}
	if row := c.bound.Type(v.Type()); row != nil && row.Use != api.NoUse {
		c.markSinks(s, contract|sent|received, held(row.Kind, row.Engine)) // there are no slots of foreign types
		return
	}
	if v.Pkg() != nil && v.Pkg() != c.pass.Pkg && (v.IsField() || v.Parent() == v.Pkg().Scope()) {
		var fact VarFact
		if c.pass.ImportObjectFact(v, &fact) {
			m := fact.Slot.marks()
			if m&received != 0 {
				m |= named // what else is put there is one, too
			}
			c.markSinks(s, m, fact.Slot.sinkSet())
		}
	}
}

// statusField returns the row of a field that says what its numbers are, or nil.
func (c *collector) statusField(v *types.Var) *api.Field {
	if v.IsField() {
		if row := c.bound.Field(v); row != nil && row.Use != api.NoUse {
			return row
		}
	}
	return nil
}

// held is how a code is used that a field or a value of a type holds until it is sent.
func held(kind api.Kind, engine api.Engine) sinkSet {
	return sinkSet{1 << kind, 1 << api.Unchecked, 1 << engine}
}

// typeSlot returns the slot of what is converted to a type of the API table whose values are sent.
func (c *collector) typeSlot(row *api.Type) slot {
	s, ok := c.types[row]
	if !ok {
		s = c.newSlot()
		c.markSinks(s, contract|sent, held(row.Kind, row.Engine))
		c.types[row] = s
	}
	return s
}

// keySlot returns the slot of a map variable's keys.
func (c *collector) keySlot(v *types.Var) slot {
	v = v.Origin()
	s, ok := c.keys[v]
	if !ok {
		s = none
		if c.mapKeyed(v.Type()) {
			s = c.newSlot()
		}
		c.keys[v] = s
	}
	return s
}

// sinkSlot returns the slot of the status argument of a function of the API table.
func (c *collector) sinkSlot(row *api.Func) slot {
	s, ok := c.sinks[row]
	if !ok {
		s = c.newSlot()
		switch row.Status.Use {
		case api.Sent:
			c.markSinks(s, contract|sent, sinksOf(row))
		case api.Named:
			c.mark(s, contract|named, false)
		case api.Expected:
			c.mark(s, contract|expected, false)
		case api.Received:
			c.mark(s, contract|received, false)
		case api.Foreign:
			c.mark(s, vetoed, false)
		}
		c.sinks[row] = s
	}
	return s
}

// resultSlot returns the slot of the first result of a function of the API table.
func (c *collector) resultSlot(row *api.Func) slot {
	s, ok := c.results[row]
	if !ok {
		switch row.Status.Result {
		case api.Received, api.Sent:
			s = c.newSlot()
			c.mark(s, contract|received, false)
		case api.Foreign:
			s = c.newSlot()
			c.mark(s, vetoed|murky, false)
		default:
			s = none
		}
		c.results[row] = s
	}
	return s
}

// value is a value of an expression: one of several, if it is a call.
type value struct {
	e ast.Expr
	i int
}

// temp returns the slot of a value that is in no variable; fill adds its constraints when the slot is new.
func (c *collector) temp(e ast.Expr, i int, fill func(s slot)) slot {
	s, ok := c.temps[value{e, i}]
	if !ok {
		s = c.newSlot()
		c.temps[value{e, i}] = s
		fill(s)
	}
	return s
}

// slotOf returns the slot that an expression's value is in; none for constants and values of unknown origin.
func (c *collector) slotOf(e ast.Expr) slot {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return c.objectSlot(e, c.objectOf(e))
	case *ast.SelectorExpr:
		return c.objectSlot(e, c.objectOf(e.Sel))
	case *ast.FuncLit:
		return c.iteratorSlot(e, signature(c.info.TypeOf(e)))
	case *ast.IndexExpr:
		if tv := c.info.Types[e]; tv.IsValue() && c.carries(single(tv.Type)) {
			if s, ok := c.elementSlot(e); ok {
				return s
			}
			return c.slotOf(e.X)
		}
	case *ast.SliceExpr:
		return c.slotOf(e.X)
	case *ast.StarExpr:
		return c.slotOf(e.X)
	case *ast.UnaryExpr:
		if e.Op == token.AND || e.Op == token.ARROW || e.Op == token.ADD {
			return c.slotOf(e.X)
		}
	case *ast.CompositeLit:
		if t := c.info.TypeOf(e); structOf(t) == nil && c.carries(t) {
			return c.temp(e, 0, func(s slot) {
				if byText(t) {
					c.trust[s] = never
				}
			})
		}
	case *ast.CallExpr:
		return c.callSlot(e, 0)
	}
	return none
}

// objectSlot returns the slot of what a name denotes: a variable, or a function that is an iterator.
func (c *collector) objectSlot(e ast.Expr, obj types.Object) slot {
	switch obj := obj.(type) {
	case *types.Var:
		return c.varSlot(obj)
	case *types.Func:
		s := c.iteratorSlot(e, obj.Origin().Signature())
		if s != none {
			if f, ok := c.calleeOf(e); ok {
				c.assignMethodValue(f, e)
			}
		}
		return s
	}
	return none
}

// iteratorSlot returns the slot of the values that a function yields; none if it is no iterator.
func (c *collector) iteratorSlot(e ast.Expr, sig *types.Signature) slot {
	v := yields(sig)
	if v == nil || !c.carries(v.Type()) {
		return none
	}
	return c.temp(e, 0, func(s slot) { c.flow(c.varSlot(v), s, c.test) })
}

// single is the type of an expression's value; where the expression also tells whether there is one, as in v, ok := m[k],
// its type is a tuple.
func single(t types.Type) types.Type {
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
		return tuple.At(0).Type()
	}
	return t
}

func (c *collector) objectOf(id *ast.Ident) types.Object {
	if obj := c.info.Uses[id]; obj != nil {
		return obj
	}
	return c.info.Defs[id]
}

// keysOf returns the slot that the keys of a map expression are in.
func (c *collector) keysOf(e ast.Expr) slot {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v, ok := c.objectOf(e).(*types.Var); ok {
			return c.keySlot(v)
		}
	case *ast.SelectorExpr:
		if v, ok := c.objectOf(e.Sel).(*types.Var); ok {
			return c.keySlot(v)
		}
	case *ast.CompositeLit:
		if !c.mapKeyed(c.info.TypeOf(e)) {
			return none
		}
		s, ok := c.mapKeys[e]
		if !ok {
			s = c.newSlot()
			c.mapKeys[e] = s
		}
		return s
	case *ast.CallExpr:
		if sig := c.calleeSignature(e); sig != nil && sig.Results().Len() > 0 {
			return c.keySlot(sig.Results().At(0))
		}
	}
	return none
}
