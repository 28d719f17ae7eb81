package client

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
)

// Many services answer 200 and say in the body whether it is an error, or say it twice. A program that tests the body needs no
// status. So before a use is reported, this file asks: does a condition that depends on the body, or on what it was decoded
// into, lead to an error?
//
// The dependence is a set of variables: those that hold the body, and all that are assigned from an expression with one of
// them. That is more than depends on it in a run, so some findings are lost, and none is wrong. The question is asked of the
// function itself, and of its callers in the package for what they get.

// worth returns the uses of a response that are worth a report; none if its status is looked at.
func (p *pkg) worth(s *request) []Use {
	if s.looked || s.judged || len(s.uses) == 0 || p.forTests(s.fn) {
		return nil
	}
	if s.call != nil {
		if s.returned || !s.plain && p.checks() {
			return nil
		}
		if obj, _ := p.callee(s.call); obj != nil && p.hooked[obj.Pkg()] {
			return nil
		}
	}
	seeds := map[types.Object]bool{}
	given := map[types.Object]bool{} // parameters that get the data
	skip := map[ast.Node]bool{}
	for _, u := range s.uses {
		skip[u.At], skip[u.Read] = true, true
		if u.file != nil && p.opened(s.fn, u) {
			return nil
		}
		if u.data != nil {
			seeds[u.data] = true
			given[u.data] = true
		}
		p.assigned(s.fn, u.Read, seeds)
		p.assigned(s.fn, u.At, seeds)
	}
	if p.judges(s.fn, seeds, skip) {
		return nil
	}
	fn, ok := s.fn.(*ast.FuncDecl)
	if ok && p.judgedByCallers(fn, given) {
		return nil
	}
	uses := slices.Clone(s.uses)
	slices.SortFunc(uses, func(a, b Use) int { return int(a.Read.Pos()) - int(b.Read.Pos()) })
	return uses
}

// opened reports whether a function passes a file that it has stored, or its name, to other code later: code that opens an
// archive rejects a file that is not one. Code that manages files, or prints, does not.
func (p *pkg) opened(fn ast.Node, u Use) bool {
	_, body := parts(fn)
	names := map[types.Object]bool{u.file: true}
	ast.Inspect(body, func(n ast.Node) bool {
		s, ok := n.(*ast.AssignStmt)
		if !ok || len(s.Rhs) != 1 {
			return true
		}
		if id, ok := s.Lhs[0].(*ast.Ident); ok && p.info.ObjectOf(id) == u.file {
			if call, ok := ast.Unparen(s.Rhs[0]).(*ast.CallExpr); ok {
				for _, a := range call.Args {
					if id, ok := ast.Unparen(a).(*ast.Ident); ok && p.info.Uses[id] != nil {
						names[p.info.Uses[id]] = true
					}
				}
			}
		}
		return true
	})
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || call.Pos() <= u.At.Pos() || !p.mentions(names, nil, call.Args...) {
			return !found
		}
		obj, _ := p.callee(call)
		managed := obj != nil && obj.Pkg() != nil && slices.Contains([]string{"os", "fmt", "log", "log/slog", "errors", "path/filepath", "path"}, obj.Pkg().Path())
		found = found || obj != nil && obj.Pkg() != nil && !managed
		return !found
	})
	return found
}

// forTests reports whether a function helps tests: it takes a testing.TB, or calls an assertion.
func (p *pkg) forTests(fn ast.Node) bool {
	typ, body := parts(fn)
	if typ == nil {
		return false
	}
	asserts := false
	ast.Inspect(body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			obj, _ := p.callee(call)
			asserts = asserts || obj != nil && (len(p.bound.Actual(obj)) > 0 || p.bound.Pair(obj) != nil) || p.verdict(call)
		}
		return !asserts
	})
	if asserts {
		return true
	}
	for _, field := range typ.Params.List {
		if tn := api.NamedOf(orInvalid(p.info.TypeOf(field.Type))); tn != nil && tn.Pkg() != nil && tn.Pkg().Path() == api.TestingPath {
			return true
		}
	}
	return false
}

func parts(fn ast.Node) (*ast.FuncType, *ast.BlockStmt) {
	switch fn := fn.(type) {
	case *ast.FuncDecl:
		return fn.Type, fn.Body
	case *ast.FuncLit:
		return fn.Type, fn.Body
	}
	return nil, nil
}

// assigned adds the variables that a call's results are assigned to, errors aside.
func (p *pkg) assigned(fn, call ast.Node, to map[types.Object]bool) {
	_, body := parts(fn)
	ast.Inspect(body, func(n ast.Node) bool {
		s, ok := n.(*ast.AssignStmt)
		if !ok || len(s.Rhs) != 1 || s.Rhs[0] != call {
			return true
		}
		for _, l := range s.Lhs {
			if id, ok := ast.Unparen(l).(*ast.Ident); ok {
				if obj := p.info.ObjectOf(id); obj != nil && !isError(obj.Type()) {
					to[obj] = true
				}
			}
		}
		return true
	})
}

// judges reports whether a condition that depends on some variables leads to an error in a function. Statements with a node
// in skip create no dependence.
func (p *pkg) judges(fn ast.Node, seeds map[types.Object]bool, skip map[ast.Node]bool) bool {
	typ, body := parts(fn)
	if body == nil || len(seeds) == 0 {
		return false
	}
	dependent := seeds
	mentions := func(list ...ast.Expr) bool { return p.mentions(dependent, skip, list...) }
	for changed := true; changed; {
		changed = false
		add := func(list ...ast.Expr) {
			for _, e := range list {
				if id, ok := syntax.Base(e).(*ast.Ident); ok {
					if v, ok := p.info.ObjectOf(id).(*types.Var); ok && !dependent[v] {
						dependent[v] = true
						changed = true
					}
				}
			}
		}
		ast.Inspect(body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if mentions(n.Rhs...) {
					add(n.Lhs...)
				}
			case *ast.ValueSpec:
				if mentions(n.Values...) {
					for _, id := range n.Names {
						add(id)
					}
				}
			case *ast.RangeStmt:
				if mentions(n.X) {
					for _, e := range []ast.Expr{n.Key, n.Value} {
						if e != nil {
							add(e)
						}
					}
				}
			}
			return true
		})
	}
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			found = found || mentions(n.Cond) && (p.fails(typ, n.Body) || n.Else != nil && p.fails(typ, n.Else))
		case *ast.SwitchStmt:
			asks := n.Tag != nil && mentions(n.Tag)
			for _, clause := range n.Body.List {
				asks = asks || mentions(clause.(*ast.CaseClause).List...)
			}
			found = found || asks && p.fails(typ, n.Body)
		case *ast.CallExpr:
			found = found || p.verdict(n) && mentions(n.Args...) || !skip[n] && p.judgedByCallee(n, dependent)
		}
		return !found
	})
	return found
}

// judgedByCallee reports whether a function of the package that gets one of some variables judges it: resp.decode(&v)
// returns resp.Error. What that function calls is not looked at.
func (p *pkg) judgedByCallee(call *ast.CallExpr, vars map[types.Object]bool) bool {
	obj, _ := p.callee(call)
	fn, ok := obj.(*types.Func)
	if !ok || p.decls[fn] == nil || p.judging {
		return false
	}
	c, ok := calls.Of(p.info, call.Fun)
	if !ok {
		return false
	}
	seeds := map[types.Object]bool{}
	note := func(e ast.Expr, v *types.Var) {
		if e != nil && v != nil && p.mentions(vars, nil, e) {
			seeds[v] = true
		}
	}
	note(c.Operand(call, calls.Receiver), fn.Signature().Recv())
	for i, a := range c.Args(call) {
		note(a, c.Param(i))
	}
	p.judging = true
	defer func() { p.judging = false }()
	return p.judges(p.decls[fn], seeds, nil)
}

// verdict reports whether a call is an assertion: it returns only if its argument has the right value.
func (p *pkg) verdict(call *ast.CallExpr) bool {
	obj, recv := p.callee(call)
	row := p.bound.Func(obj, recv)
	return row != nil && row.Language.Claim.What != api.NoClaim
}

// mentions reports whether expressions use one of some variables, other than for their length.
func (p *pkg) mentions(vars map[types.Object]bool, skip map[ast.Node]bool, list ...ast.Expr) bool {
	found := false
	for _, e := range list {
		ast.Inspect(e, func(n ast.Node) bool {
			if n == nil || found || skip[n] {
				return false
			}
			switch n := n.(type) {
			case *ast.CallExpr:
				if id, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && id.Name == "len" {
					if _, direct := ast.Unparen(n.Args[0]).(*ast.Ident); direct && isText(orInvalid(p.info.TypeOf(n.Args[0]))) {
						return false
					}
				}
			case *ast.Ident:
				found = found || vars[p.info.Uses[n]]
			}
			return !found
		})
	}
	return found
}

// fails reports whether a branch ends with an error: it returns one, or does not return. In a function that returns no error
// each return counts.
func (p *pkg) fails(typ *ast.FuncType, branch ast.Node) bool {
	last := -1
	if typ.Results != nil && len(typ.Results.List) > 0 {
		field := typ.Results.List[len(typ.Results.List)-1]
		if t := p.info.TypeOf(field.Type); t != nil && isError(t) {
			last = 0
		}
	}
	found := false
	ast.Inspect(branch, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if last < 0 || len(n.Results) == 0 {
				found = true
				break
			}
			found = found || !p.info.Types[n.Results[len(n.Results)-1]].IsNil()
		case *ast.CallExpr:
			found = found || !p.mayReturn(n)
		}
		return !found
	})
	return found
}

// judgedByCallers reports whether a caller in the package judges what the function returns, or where it writes the data.
func (p *pkg) judgedByCallers(fn *ast.FuncDecl, given map[types.Object]bool) bool {
	obj, ok := p.info.Defs[fn.Name].(*types.Func)
	if !ok {
		return false
	}
	var written []int
	for i := range obj.Signature().Params().Len() {
		if given[obj.Signature().Params().At(i)] {
			written = append(written, i)
		}
	}
	for _, at := range p.callsOf(obj) {
		seeds := map[types.Object]bool{}
		p.assigned(at.fn, at.call, seeds)
		for _, i := range written {
			if i >= len(at.call.Args) {
				continue
			}
			e := ast.Unparen(at.call.Args[i])
			if addr, ok := e.(*ast.UnaryExpr); ok {
				e = ast.Unparen(addr.X)
			}
			if id, ok := e.(*ast.Ident); ok && p.info.ObjectOf(id) != nil {
				seeds[p.info.ObjectOf(id)] = true
			}
		}
		if p.judges(at.fn, seeds, map[ast.Node]bool{at.call: true}) {
			return true
		}
	}
	return false
}

// caller is a call in a declared function.
type caller struct {
	fn   *ast.FuncDecl
	call *ast.CallExpr
}

// callsOf lists the calls of a function in the package. The list of all is made once.
func (p *pkg) callsOf(fn *types.Func) []caller {
	if p.callers == nil {
		p.callers = map[types.Object][]caller{}
		for _, file := range p.pass.Files {
			for _, d := range file.Decls {
				decl, ok := d.(*ast.FuncDecl)
				if !ok || decl.Body == nil {
					continue
				}
				ast.Inspect(decl.Body, func(n ast.Node) bool {
					if call, ok := n.(*ast.CallExpr); ok {
						if obj, _ := p.callee(call); obj != nil && obj.Pkg() == p.pass.Pkg {
							p.callers[obj] = append(p.callers[obj], caller{decl, call})
						}
					}
					return true
				})
			}
		}
	}
	return p.callers[fn]
}
