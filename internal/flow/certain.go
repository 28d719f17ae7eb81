package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/syntax"
)

// A constant that is stored, or passed to a function, is not sent for that reason alone: the function may send it
// only if an error has occurred, and a success code that comes with a nil error is not sent. What a rule
// says of the sinks that a constant reaches is certain only if
//
//   - the constant is an argument of the sink, or a local variable that holds nothing else is,
//   - it is passed to a parameter, or stored in a field, and on no step from there to the sink does the value move under a
//     condition: inside of a branch or a loop, or after a statement that may return,
//   - or a function returns it together with an error that is not nil.
//
// Elements of containers, package-level variables and other results are chosen by code that is not seen here.
//
// Two marks express this. A slot is guarded if the function that has it uses it under a condition; what flows into a guarded
// slot, or into an uncertain one, is uncertain. Only the second spreads: a local variable is guarded by the condition of
// its own function, and whenever it is sent, it is sent with the constant that it holds.

// certainty is how sure it is, where a constant enters its slot, that it will be sent.
type certainty uint8

const (
	asSlot    certainty = iota // it depends on what happens to the slot, whose own use may be guarded: a parameter, a field
	asFlow                     // it depends on what happens to the slot later: a local variable
	failing                    // it accompanies an error, so that it is always certain
	uncertain                  // it is one of several that may be chosen
)

// certaintyOf says how certain a constant is that flows into a variable.
func (c *collector) certaintyOf(v *types.Var) certainty {
	switch {
	case v == nil || !c.isScalar(v.Type()):
		return uncertain
	case v.Kind() == types.LocalVar:
		return asFlow
	case v.Kind() == types.ParamVar, v.Kind() == types.FieldVar:
		return asSlot
	}
	return uncertain
}

// moves notes that the value of a slot is used at a place.
func (c *collector) moves(from slot, at token.Pos) {
	if from != none && c.conditional(at) {
		c.mark(from, guarded, c.test)
	}
}

// conditional reports whether the function being walked may end before it reaches a place.
func (c *collector) conditional(at token.Pos) bool {
	body := c.enclosing().body
	if body == nil {
		return false
	}
	exit, known := c.exits[body]
	if !known {
		exit = firstExit(body)
		c.exits[body] = exit
	}
	if exit.IsValid() && exit <= at {
		return true
	}
	for _, s := range body.List {
		if s.Pos() <= at && at < s.End() {
			return branches(s, at)
		}
	}
	return false
}

// firstExit is the end of the first statement of a body that may return; no position if only the last one can.
func firstExit(body *ast.BlockStmt) token.Pos {
	for _, s := range body.List {
		exits := false
		ast.Inspect(s, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.ReturnStmt:
				exits = true
			case *ast.BranchStmt:
				exits = exits || n.Tok == token.GOTO
			}
			return !exits
		})
		if exits {
			return s.End()
		}
	}
	return token.NoPos
}

// branches reports whether a place in a statement is reached only under a condition.
func branches(s ast.Stmt, at token.Pos) bool {
	within := func(n ast.Node) bool { return n.Pos() <= at && at < n.End() }
	switch s := s.(type) {
	case *ast.IfStmt:
		return !(s.Init != nil && within(s.Init)) && !within(s.Cond)
	case *ast.SwitchStmt:
		return !(s.Init != nil && within(s.Init)) && !(s.Tag != nil && within(s.Tag))
	case *ast.ForStmt, *ast.RangeStmt, *ast.TypeSwitchStmt, *ast.SelectStmt, *ast.LabeledStmt, *ast.BlockStmt:
		return true
	}
	return false
}

// fails reports whether a function returns with an error: one of the results is an error that is not nil.
func (c *collector) fails(results []ast.Expr) bool {
	for _, e := range results {
		if t := c.info.TypeOf(e); t != nil && types.Implements(t, errorInterface()) && !isNil(c.info, e) && c.notNil(e) {
			return true
		}
	}
	return false
}

func errorInterface() *types.Interface {
	return types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
}

// notNil reports whether an error cannot be nil: its type is not an interface, it has just been made, or the branch that it
// is in was taken because of it.
func (c *collector) notNil(e ast.Expr) bool {
	e = ast.Unparen(e)
	if !types.IsInterface(c.info.TypeOf(e)) {
		return true
	}
	switch e := e.(type) {
	case *ast.CallExpr:
		if tv := c.info.Types[e.Fun]; tv.IsType() && len(e.Args) == 1 {
			return c.notNil(e.Args[0])
		}
		f, ok := c.calleeOf(e.Fun)
		if !ok {
			return false
		}
		fn, ok := f.Obj.(*types.Func)
		return ok && (fn.FullName() == "errors.New" || fn.FullName() == "fmt.Errorf")
	case *ast.Ident:
		v, ok := c.info.Uses[e].(*types.Var)
		return ok && (c.sentinel(v) || c.askedFor(v, e.Pos()))
	case *ast.SelectorExpr:
		v, ok := c.info.Uses[e.Sel].(*types.Var)
		return ok && c.sentinel(v)
	}
	return false
}

// sentinel reports whether a variable of a package is a sentinel error: it is declared with a value. Variables of other
// packages are assumed to be.
func (c *collector) sentinel(v *types.Var) bool {
	if v.Kind() != types.PackageVar || v.Pkg() != c.pass.Pkg {
		return v.Kind() == types.PackageVar
	}
	for _, f := range c.pass.Files {
		if !(f.FileStart <= v.Pos() && v.Pos() < f.FileEnd) {
			continue
		}
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || !(g.Pos() <= v.Pos() && v.Pos() < g.End()) {
				continue
			}
			for _, s := range g.Specs {
				spec, ok := s.(*ast.ValueSpec)
				if ok && spec.Pos() <= v.Pos() && v.Pos() < spec.End() {
					return len(spec.Values) > 0
				}
			}
		}
	}
	return false
}

// askedFor reports whether a place is in a branch that is taken if a variable is not nil, and that does not assign it.
func (c *collector) askedFor(v *types.Var, at token.Pos) bool {
	for _, s := range c.ifs {
		if s.Body.Pos() <= at && at < s.Body.End() && c.asks(s.Cond, v) && !c.assigns(s.Body, v) {
			return true
		}
	}
	return false
}

// asks reports whether a condition holds only if a variable is not nil.
func (c *collector) asks(cond ast.Expr, v *types.Var) bool {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return false
	}
	switch b.Op {
	case token.LAND:
		return c.asks(b.X, v) || c.asks(b.Y, v)
	case token.NEQ:
		x, y := b.X, b.Y
		if isNil(c.info, x) {
			x, y = y, x
		}
		id, ok := syntax.WithoutConversions(c.info, x).(*ast.Ident)
		return ok && isNil(c.info, y) && c.info.Uses[id] == types.Object(v)
	}
	return false
}

func (c *collector) assigns(body *ast.BlockStmt, v *types.Var) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if a, ok := n.(*ast.AssignStmt); ok {
			for _, l := range a.Lhs {
				id, ok := ast.Unparen(l).(*ast.Ident)
				found = found || ok && c.objectOf(id) == types.Object(v)
			}
		}
		return !found
	})
	return found
}
