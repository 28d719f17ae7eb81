package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/syntax"
)

// Values that middleware puts in the context of its router:
//
//	c.Set("user", user)
//	c.Next()
//
// Where it does so before each call of the rest of the chain, the value is there. Other code may put another value for the same key, so
// a value counts only if the whole program puts values of one type for that key.

// putOn lists the values that every request holds which middleware of a chain lets pass.
func (m *machine) putOn(w wrapper) []stored {
	if len(w.vals) != 1 {
		return nil
	}
	c, ok := w.vals[0].(*closure)
	if !ok || c.fn == nil || c.fn.pkg.Foreign {
		return nil
	}
	if list, ok := m.passing[c]; ok {
		return list
	}
	a, list := m.answers[c.fn.node], []stored(nil)
	if a != nil && (!a.Open || a.Covered) {
		var passes []ast.Node // where the rest of the chain runs
		for _, call := range a.Hands {
			if len(call.Args) == 0 {
				passes = append(passes, call)
			}
		}
		if !m.hearsNext(c.fn) { // the rest also runs after it has returned
			passes = append(passes, m.returning(c, a, passes)...)
		}
		list = m.putBefore(where{fn: c.fn}, passes)
	}
	m.passing[c] = list
	return list
}

// returning lists where middleware returns before the rest of the chain has run at one of some calls, and has not answered.
func (m *machine) returning(c *closure, a *order.Answer, next []ast.Node) (list []ast.Node) {
	after := func(n ast.Node) bool {
		return slices.ContainsFunc(next, func(call ast.Node) bool { return precedes(c.fn, call.(*ast.CallExpr), n) })
	}
	for _, ret := range a.Silents {
		if ret == nil {
			list = append(list, end{c.fn.body.Rbrace})
		} else if !slices.Contains(a.Stops, ret) && !after(ret) {
			list = append(list, ret)
		}
	}
	if !a.Noted {
		return list
	}
	// Silents has no return after something was stored.
	if e := (end{c.fn.body.Rbrace}); !leaves(c.fn.body.List) && !after(e) {
		list = append(list, e)
	}
	var around [][]ast.Stmt
	var nodes []ast.Node
	ast.Inspect(c.fn.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil:
			switch nodes[len(nodes)-1].(type) {
			case *ast.BlockStmt, *ast.CaseClause:
				around = around[:len(around)-1]
			}
			nodes = nodes[:len(nodes)-1]
			return true
		case *ast.FuncLit:
			return false
		case *ast.BlockStmt:
			around = append(around, n.List)
		case *ast.CaseClause:
			around = append(around, n.Body)
		case *ast.ReturnStmt:
			answered := slices.ContainsFunc(around[len(around)-1], func(s ast.Stmt) bool {
				_, plain := s.(*ast.ExprStmt)
				return plain && s.End() <= n.Pos() && slices.ContainsFunc(a.Sends, func(sent order.Sends) bool { return encloses(s, sent.Node) })
			})
			if !answered && !after(n) {
				list = append(list, n)
			}
		}
		nodes = append(nodes, n)
		return true
	})
	return list
}

// end is the end of a body.
type end struct{ at token.Pos }

func (e end) Pos() token.Pos { return e.at }
func (e end) End() token.Pos { return e.at }

// putBefore lists the values that a function has always put in the context when it reaches each of some nodes.
func (m *machine) putBefore(w where, nodes []ast.Node) (list []stored) {
	if len(nodes) == 0 || w.fn.body == nil {
		return nil
	}
	m.eachPut(w.fn.pkg, w.fn.body, func(call *ast.CallExpr, key, value ast.Expr) {
		if !slices.ContainsFunc(nodes, func(n ast.Node) bool { return !precedes(w.fn, call, n) }) {
			if k := m.putKey(constantKey(w.fn.pkg.Pass.TypesInfo, key)); k != "" {
				list = append(list, stored{k, typeOf(w.fn.pkg.Pass.TypesInfo, value)})
			}
		}
	})
	return list
}

// eachPut calls a function for each call that puts a value in a context.
func (m *machine) eachPut(pkg *Package, in ast.Node, f func(call *ast.CallExpr, key, value ast.Expr)) {
	ast.Inspect(in, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if c, ok := calls.Of(pkg.Pass.TypesInfo, call.Fun); ok && c.Obj != nil {
			if row := pkg.Bound.Route(c.Obj, c.Recv); row.Does == api.HoldsValue && row.Value > 0 {
				if value := c.Operand(call, row.Value-1); value != nil {
					f(call, c.Operand(call, row.Key-1), value)
				}
			}
		}
		return true
	})
}

// constantKey is storedKey for a key that is the same in each call.
func constantKey(info *types.Info, x ast.Expr) string {
	if v := info.Types[x].Value; v != nil {
		return types.TypeString(types.Unalias(info.TypeOf(x)), nil) + " " + v.ExactString()
	}
	if v, ok := syntax.Named(info, x).(*types.Var); ok && isGlobal(v) {
		return globalKey(v)
	}
	if s, ok := typeOf(info, x).Underlying().(*types.Struct); ok && s.NumFields() == 0 {
		return types.TypeString(types.Unalias(info.TypeOf(x)), nil)
	}
	return ""
}

// putKey returns the key of a value in a router's context; "" if the program puts values of several types for it, or for unknown keys.
func (m *machine) putKey(key string) string {
	if m.putTypes == nil {
		m.putTypes = map[string]string{}
		for _, pkg := range m.packages {
			for _, file := range pkg.Pass.Files {
				if pkg.Foreign {
					continue
				}
				m.eachPut(pkg, file, func(_ *ast.CallExpr, key, value ast.Expr) {
					k, t := constantKey(pkg.Pass.TypesInfo, key), types.TypeString(types.Unalias(typeOf(pkg.Pass.TypesInfo, value)), nil)
					if before, ok := m.putTypes[k]; ok && before != t {
						t = ""
					}
					m.putTypes[k] = t
				})
			}
		}
	}
	if _, unknown := m.putTypes[""]; unknown || key == "" || m.putTypes[key] == "" {
		return ""
	}
	return "context " + key
}

// readsStoredIn reports whether a call is of a function of the program that reads a value which a request holds: what it returns depends on
// the route.
func (m *machine) readsStoredIn(w where, call *ast.CallExpr) (found bool) {
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	fn, isFunc := c.Obj.(*types.Func)
	if !ok || !isFunc {
		return false
	}
	g := m.declared(fn.Origin())
	if g == nil || g.body == nil {
		return false
	}
	ast.Inspect(g.body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			found = found || g.pkg.readsValue(call)
		}
		return !found
	})
	return found
}
