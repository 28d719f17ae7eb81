package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/syntax"
)

func (c *collector) assignStmt(n *ast.AssignStmt) {
	switch n.Tok {
	case token.ASSIGN, token.DEFINE:
		c.assignAll(n.Lhs, n.Rhs)
	default: // +=, |= and the like
		c.mark(c.slotOf(n.Lhs[0]), vetoed, c.test)
		c.mark(c.slotOf(n.Rhs[0]), vetoed, c.test)
	}
}

// assignAll handles the forms of assignment: one to one, the results of a call, and the comma-ok forms.
func (c *collector) assignAll(lhs, rhs []ast.Expr) {
	if len(rhs) == 0 {
		return
	}
	if len(lhs) == len(rhs) {
		for i := range lhs {
			c.assignTo(lhs[i], rhs[i])
		}
		return
	}
	if call, ok := ast.Unparen(rhs[0]).(*ast.CallExpr); ok {
		for i, l := range lhs {
			to := c.slotOf(l)
			if to == none {
				continue
			}
			c.replaced(l)
			if from := c.callSlot(call, i); from != none {
				c.moves(from, call.Pos())
				c.flow(from, to, c.test)
			} else {
				c.mark(to, murky, c.test)
			}
		}
		return
	}
	c.assignTo(lhs[0], rhs[0]) // v, ok := m[k]; the second value is a bool
}

// assignTo handles one assignment: of a number, of a container, of a function, of a value to an interface.
func (c *collector) assignTo(lhs, rhs ast.Expr) {
	c.carryOver(c.info.TypeOf(lhs), rhs) // of var _ Interface = Type{} too
	if id, ok := lhs.(*ast.Ident); ok && id.Name == "_" {
		return
	}
	to := c.slotOf(lhs)
	if to != none {
		c.replaced(lhs)
		c.assign(to, rhs, c.certaintyOf(c.variable(lhs)))
		c.assignElements(c.variable(lhs), rhs)
	}
	if c.mapKeyed(c.info.TypeOf(lhs)) {
		c.flow(c.keysOf(rhs), c.keysOf(lhs), c.test)
	}
}

// replaced notes that a variable is assigned. A parameter that is, and a variable that is more than once, need not hold
// at the sink what it once was given.
func (c *collector) replaced(lhs ast.Expr) {
	v := c.variable(lhs)
	if v == nil {
		return
	}
	c.moved[v]++
	if v.Kind() == types.ParamVar || v.Kind() == types.FieldVar || c.moved[v] > 1 {
		c.mark(c.varSlot(v), checked, c.test)
	}
}

// variable is the variable or field that an expression names; nil if it is another.
func (c *collector) variable(e ast.Expr) (v *types.Var) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, _ = c.objectOf(e).(*types.Var)
	case *ast.SelectorExpr:
		v, _ = c.objectOf(e.Sel).(*types.Var)
	}
	return v
}

// carryOver connects what a value brings along when it is assigned: the parameters and results of a function value, and
// the methods of a concrete value that becomes an interface.
func (c *collector) carryOver(to types.Type, e ast.Expr) {
	if to == nil || e == nil {
		return
	}
	if sig := signature(to); sig != nil {
		c.bindFunc(sig, e)
		return
	}
	if iface, ok := to.Underlying().(*types.Interface); ok {
		c.bindMethods(iface, e)
	}
}

func (c *collector) returnStmt(n *ast.ReturnStmt) {
	if len(c.funcs) == 0 {
		return
	}
	sig := c.funcs[len(c.funcs)-1].sig
	if sig == nil {
		return
	}
	results := sig.Results()
	if len(n.Results) == 1 && results.Len() > 1 {
		if call, ok := ast.Unparen(n.Results[0]).(*ast.CallExpr); ok {
			for i := range results.Len() {
				if to := c.varSlot(results.At(i)); to != none {
					if from := c.callSlot(call, i); from != none {
						c.moves(from, call.Pos())
						c.flow(from, to, c.test)
					} else {
						c.mark(to, murky, c.test)
					}
				}
			}
		}
		return
	}
	certain := uncertain
	if c.fails(n.Results) {
		certain = failing
	}
	for i, e := range n.Results {
		if i < results.Len() {
			v := results.At(i)
			c.assign(c.varSlot(v), e, certain)
			c.assignElements(v, e)
			c.carryOver(v.Type(), e)
			if c.mapKeyed(v.Type()) {
				c.flow(c.keysOf(e), c.keySlot(v), c.test)
			}
		}
	}
}

func (c *collector) rangeStmt(n *ast.RangeStmt) {
	t := c.info.TypeOf(n.X)
	if t == nil {
		return
	}
	if basic, ok := t.Underlying().(*types.Basic); ok && basic.Info()&types.IsInteger != 0 {
		c.mark(c.slotOf(n.X), vetoed, c.test) // for i := range n counts
		return
	}
	element := n.Value
	if _, isChan := t.Underlying().(*types.Chan); isChan {
		element = n.Key
	} else if sig := signature(t); sig != nil {
		if yields(sig) != nil && signature(sig.Params().At(0).Type()).Params().Len() == 1 {
			element = n.Key
		}
	} else if n.Key != nil && c.mapKeyed(t) {
		c.flow(c.keysOf(n.X), c.slotOf(n.Key), c.test)
	}
	if element != nil {
		if to := c.slotOf(element); to != none {
			if from := c.slotOf(n.X); from != none {
				c.flow(from, to, c.test)
			} else {
				c.mark(to, murky, c.test)
			}
		}
	}
}

// switchStmt compares the tag with every case.
func (c *collector) switchStmt(n *ast.SwitchStmt) {
	if n.Tag == nil {
		return // its cases are comparisons of their own
	}
	for _, clause := range n.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			c.compareExprs(n.Tag, e)
			c.comparedParams(n.Tag, e)
		}
	}
}

// binary handles comparisons, and arithmetic, which makes its operands numbers of another kind.
func (c *collector) binary(n *ast.BinaryExpr) {
	switch n.Op {
	case token.EQL, token.NEQ:
		c.condition(n)
		c.compareExprs(n.X, n.Y)
		c.comparedParams(n.X, n.Y)
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		c.condition(n)
		c.counts(n.X, n.Y)
		c.bounded(n.X, n.Y)
		c.mark(c.slotOf(n.X), checked, c.test)
		c.mark(c.slotOf(n.Y), checked, c.test)
	case token.LAND, token.LOR:
	default:
		if c.isConst(n) || isClassOf(c, n) {
			return
		}
		c.mark(c.slotOf(n.X), vetoed, c.test)
		c.mark(c.slotOf(n.Y), vetoed, c.test)
	}
}

// isClassOf recognises code / 100, code % 100 and code % 1000: the arithmetic that is about status codes.
func isClassOf(c *collector, n *ast.BinaryExpr) bool {
	by, ok := c.intConst(n.Y)
	return ok && (n.Op == token.QUO && by == 100 || n.Op == token.REM && (by == 100 || by == 1000))
}

// condition notes a comparison with a constant, for rules about ranges.
func (c *collector) condition(n *ast.BinaryExpr) {
	x, op := n.X, n.Op
	value, ok := c.intConst(n.Y)
	if !ok {
		if value, ok = c.intConst(n.X); !ok {
			return
		}
		x, op = n.Y, syntax.Mirrored(n.Op)
	}
	if s := c.slotOf(x); s != none {
		c.conditions[n] = conditionAt{Condition{X: x, Op: op, Value: value}, s, c.test}
	}
}

// compareExprs notes that two expressions are compared: a constant with a slot, or two slots.
func (c *collector) compareExprs(x, y ast.Expr) {
	vx, constX := c.intConst(x)
	vy, constY := c.intConst(y)
	switch {
	case constX && constY:
	case constX:
		c.comparedConst(x, vx, c.slotOf(y))
	case constY:
		c.comparedConst(y, vy, c.slotOf(x))
	default:
		c.counts(x, y)
		sx, sy := c.slotOf(x), c.slotOf(y)
		c.mark(sx, checked, c.test)
		c.mark(sy, checked, c.test)
		c.compare(sx, sy, c.test)
		c.compare(c.keysOf(x), c.keysOf(y), c.test) // of maps that an assertion compares
	}
}

// counts vetoes what is compared with a length: it is one, too.
func (c *collector) counts(x, y ast.Expr) {
	for _, e := range [2][2]ast.Expr{{x, y}, {y, x}} {
		if c.isLength(e[0]) {
			c.mark(c.slotOf(e[1]), vetoed, c.test)
		}
	}
}

// isLength reports whether an expression is a length or a capacity.
func (c *collector) isLength(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || !c.info.Types[call.Fun].IsBuiltin() {
		return false
	}
	name := builtinName(call)
	return name == "len" || name == "cap"
}

func (c *collector) comparedConst(e ast.Expr, value int64, with slot) {
	if with == none {
		return
	}
	c.mark(with, checked, c.test)
	if !plausible(value) {
		c.mark(with, counted, c.test)
	}
	c.candidates = append(c.candidates, candidate{site: c.constSite(e, value), slot: with, compared: true, test: c.test})
}

// composite handles the elements of a composite literal: fields by name or position, elements, keys of maps.
func (c *collector) composite(n *ast.CompositeLit) {
	t := c.info.TypeOf(n)
	if t == nil {
		return
	}
	if st := structOf(t); st != nil {
		for i, e := range n.Elts {
			var field *types.Var
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				if key, ok := kv.Key.(*ast.Ident); ok {
					field, _ = c.info.Uses[key].(*types.Var)
				}
				e = kv.Value
			} else if i < st.NumFields() {
				field = st.Field(i)
			}
			if field != nil {
				c.assign(c.varSlot(field), e, c.certaintyOf(field))
				c.assignElements(field, e)
				c.carryOver(field.Type(), e)
				if c.mapKeyed(field.Type()) {
					c.flow(c.keysOf(e), c.keySlot(field), c.test)
				}
			}
		}
		return
	}
	element := elementType(t)
	to := none
	if c.carries(t) {
		to = c.slotOf(n)
	}
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if c.mapKeyed(t) {
				if value, isConst := c.intConst(kv.Key); isConst {
					c.constant(kv.Key, value, c.keysOf(n), uncertain)
				} else {
					c.assign(c.keysOf(n), kv.Key, uncertain)
				}
			}
			e = kv.Value
		}
		c.assign(to, e, uncertain)
		c.carryOver(element, e)
	}
}

// sendStmt puts a value into a channel.
func (c *collector) sendStmt(n *ast.SendStmt) {
	c.assign(c.slotOf(n.Chan), n.Value, uncertain)
	if t := c.info.TypeOf(n.Chan); t != nil {
		c.carryOver(elementType(t), n.Value)
	}
}

func elementType(t types.Type) types.Type {
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return u.Elem()
	case *types.Array:
		return u.Elem()
	case *types.Map:
		return u.Elem()
	case *types.Chan:
		return u.Elem()
	case *types.Pointer:
		return elementType(u.Elem())
	}
	return nil
}

// index handles m[code]: a look-up in a map compares the key with the map's keys; an index into anything else is no
// status code.
func (c *collector) index(n *ast.IndexExpr) {
	tv, ok := c.info.Types[n.X]
	if !ok || !tv.IsValue() {
		return // an instantiation
	}
	if _, isFunc := tv.Type.Underlying().(*types.Signature); isFunc {
		return
	}
	if _, isMap := tv.Type.Underlying().(*types.Map); !isMap {
		c.mark(c.slotOf(n.Index), vetoed, c.test)
		return
	}
	c.lookUp(n.X, n.Index)
}

// lookUp compares a key with the keys of a map.
func (c *collector) lookUp(m, key ast.Expr) {
	keys := c.keysOf(m)
	if value, isConst := c.intConst(key); isConst {
		c.comparedConst(key, value, keys)
		return
	}
	c.compare(keys, c.slotOf(key), c.test)
}
