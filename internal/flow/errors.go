package flow

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// Errors carry their status in a method:
//
//	func (NotFound) HTTPStatus() int { return 404 }
//
// and the code that sends the reply asks for it: by errors.As, errors.AsType, a type assertion or a type switch, for an interface
// with the method. That a type has the method proves nothing, since many types have Code() int. Two things together do: the
// type becomes an error in this package, and an error is asked for the method here or in a package below, where the result
// is used as a status. Then the results of the two methods share a slot. What importing packages ask is not known here.

// errorType is a concrete type that becomes an error.
type errorType struct {
	t    types.Type
	test bool
}

// asked is an interface that an error is asked for.
type asked struct {
	iface  *types.Interface
	within types.Object // the declared function that asks; nil if none does
	test   bool
}

// Ask is an interface that a function asks errors for: the names of its methods, and what is known about the result of one.
type Ask struct {
	Method  string
	Methods []string // all of them; Method is one
	Result  SlotFact
}

func (a Ask) String() string {
	return fmt.Sprintf("asks errors for %s %s", a.Method, a.Result)
}

// becomesError records that a concrete type becomes an error.
func (c *collector) becomesError(t types.Type) {
	for i, known := range c.errors {
		if types.Identical(known.t, t) {
			c.errors[i].test = known.test && c.test
			return
		}
	}
	c.errors = append(c.errors, errorType{t, c.test})
}

// asksErrors records what a call of errors.As or the like asks for.
func (c *collector) asksErrors(call *ast.CallExpr, f callee) {
	if f.row == nil || !f.row.Language.As {
		return
	}
	t := single(c.info.TypeOf(call))
	if target := f.Operand(call, 1); target != nil {
		t = c.info.TypeOf(target)
		if p, ok := types.Unalias(t).(*types.Pointer); ok {
			t = p.Elem()
		}
	}
	c.asksFor(t)
}

func (c *collector) typeAssert(n *ast.TypeAssertExpr) {
	if n.Type != nil && isError(c.info.TypeOf(n.X)) {
		c.asksFor(c.info.TypeOf(n.Type))
	}
}

func (c *collector) typeSwitch(n *ast.TypeSwitchStmt) {
	var x ast.Expr
	switch s := n.Assign.(type) {
	case *ast.ExprStmt:
		x = s.X
	case *ast.AssignStmt:
		x = s.Rhs[0]
	}
	assert, ok := ast.Unparen(x).(*ast.TypeAssertExpr)
	if !ok || !isError(c.info.TypeOf(assert.X)) {
		return
	}
	for _, clause := range n.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			c.asksFor(c.info.TypeOf(e))
		}
	}
}

// isError reports whether a type is error, or an interface with its method.
func isError(t types.Type) bool {
	return t != nil && types.IsInterface(t) && types.Implements(t, errorInterface())
}

// asksFor records that an error is asked for a type, if that is an interface that may return a status.
func (c *collector) asksFor(t types.Type) {
	if t == nil {
		return
	}
	iface, ok := t.Underlying().(*types.Interface)
	if !ok {
		return
	}
	for m := range iface.Methods() {
		if c.tells(m) {
			var within types.Object
			if len(c.funcs) > 0 {
				within = c.funcs[0].obj
			}
			c.asked = append(c.asked, asked{iface, within, c.test})
			return
		}
	}
}

// tells reports whether a method takes no arguments and returns an integer.
func (c *collector) tells(m *types.Func) bool {
	sig := m.Signature()
	return sig.Params().Len() == 0 && sig.Results().Len() == 1 && c.isScalar(sig.Results().At(0).Type())
}

// bindErrors connects the methods of errors with what errors are asked for.
func (c *collector) bindErrors() {
	for _, e := range c.errors {
		for _, a := range c.asked {
			if !types.Implements(e.t, a.iface) {
				continue
			}
			for m := range a.iface.Methods() {
				if c.tells(m) {
					c.bindError(e, m.Name(), m.Pkg(), c.varSlot(m.Origin().Signature().Results().At(0)), a.test)
				}
			}
		}
	}
	if !slices.ContainsFunc(c.errors, func(e errorType) bool { return c.mayTell(e.t) }) {
		return
	}
	for _, a := range c.bound.AskedFor() {
		s := c.newSlot()
		c.markSinks(s, contract|sent, sinksOf(a.Row))
		for _, e := range c.errors {
			if types.Implements(e.t, a.Interface) {
				c.bindError(e, a.Method, nil, s, false)
			}
		}
	}
	for _, a := range c.askedBelow() {
		s := c.newSlot()
		c.markSinks(s, a.Result.marks(), a.Result.sinkSet())
		for _, e := range c.errors {
			if hasMethods(e.t, a.Methods) {
				c.bindError(e, a.Method, nil, s, false)
			}
		}
	}
}

func (c *collector) bindError(e errorType, name string, pkg *types.Package, to slot, test bool) {
	obj, _, _ := types.LookupFieldOrMethod(e.t, true, pkg, name)
	impl, ok := obj.(*types.Func)
	if !ok || !c.tells(impl) {
		return
	}
	c.importFacts(impl.Origin())
	c.flow(c.varSlot(impl.Origin().Signature().Results().At(0)), to, e.test || test)
}

// mayTell reports whether a type of this package has a method that may return a status.
func (c *collector) mayTell(t types.Type) bool {
	for sel := range types.NewMethodSet(t).Methods() {
		if m, ok := sel.Obj().(*types.Func); ok && m.Pkg() == c.pass.Pkg && m.Exported() && c.tells(m) {
			return true
		}
	}
	return false
}

func hasMethods(t types.Type, names []string) bool {
	for _, name := range names {
		obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
		if _, ok := obj.(*types.Func); !ok {
			return false
		}
	}
	return true
}

// askedBelow lists what packages of the module ask errors for that this one imports. Only functions that are given an error are looked at.
func (c *collector) askedBelow() []Ask {
	var list []Ask
	add := func(fn *types.Func) {
		for p := range fn.Signature().Params().Variables() {
			if !isError(p.Type()) {
				continue
			}
			var fact FuncFact
			if c.pass.ImportObjectFact(fn, &fact) {
				for _, a := range fact.Asks {
					if !slices.ContainsFunc(list, func(b Ask) bool { return a.String() == b.String() && slices.Equal(a.Methods, b.Methods) }) {
						list = append(list, a)
					}
				}
			}
			return
		}
	}
	seen := map[*types.Package]bool{}
	var visit func(p *types.Package)
	visit = func(p *types.Package) {
		if seen[p] || !c.ownModule(p) {
			return
		}
		seen[p] = true
		if p != c.pass.Pkg {
			functions(p, add)
		}
		for _, imported := range p.Imports() {
			visit(imported)
		}
	}
	visit(c.pass.Pkg)
	return list
}

// functions visits the functions of a package and the methods of its types, in a fixed order.
func functions(p *types.Package, visit func(*types.Func)) {
	for _, name := range p.Scope().Names() {
		switch obj := p.Scope().Lookup(name).(type) {
		case *types.Func:
			visit(obj)
		case *types.TypeName:
			if named, ok := types.Unalias(obj.Type()).(*types.Named); ok && !obj.IsAlias() {
				for m := range named.Methods() {
					visit(m)
				}
			}
		}
	}
}

// asksOf lists what a function of the package asks errors for and uses as a status, as far as others can have such methods.
func (c *collector) asksOf(fn *types.Func, sol *solution) []Ask {
	var list []Ask
	for _, a := range c.asked {
		if a.within != types.Object(fn) {
			continue
		}
		var names []string
		exported := true
		for m := range a.iface.Methods() {
			names = append(names, m.Name())
			exported = exported && m.Exported()
		}
		if !exported {
			continue
		}
		slices.SortFunc(names, strings.Compare)
		for m := range a.iface.Methods() {
			s, known := c.vars[m.Origin().Signature().Results().At(0)] // no slot is made any more
			if !known || !c.tells(m) {
				continue
			}
			if fact, ok := slotFact(sol, s); ok && fact.marks()&(sent|named|expected) != 0 {
				list = append(list, Ask{m.Name(), names, fact})
			}
		}
	}
	return list
}
