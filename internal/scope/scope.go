// Package scope tells a driver which packages, and which function bodies of them, make a difference to an analysis.
//
// A package outside the workspace is analysed only for its facts, and most of its code has none. If nothing in it can be known as
// a status (see [Scope.MayBegin]), only four kinds of functions can have facts, and their signatures and syntax show which they are:
// functions that may get a response, that may not return, that compare two of their parameters, or that set a text or an error of
// the package, on which the others may depend. The bodies of all others need not be type-checked, unless they are called where
// there is a response.
package scope

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/carry"
	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/order"
)

// Scope is what an analyzer knows by name.
type Scope struct {
	table func() *api.Table
	all   bool
}

// New returns the scope of an analyzer with a table. If all is set, it asks for facts of other kinds too, so that all code
// counts.
func New(table *api.Table, all bool) *Scope { return Lazy(func() *api.Table { return table }, all) }

// Lazy is like New, but makes the table when it is first needed.
func Lazy(table func() *api.Table, all bool) *Scope { return &Scope{table, all} }

// Knows is [api.Table.Knows].
func (s *Scope) Knows(path string) bool { return s.table().Knows(path) }

// MayHaveFacts is [api.Table.MayHaveFacts].
func (s *Scope) MayHaveFacts(path string) bool { return s.table().MayHaveFacts(path) }

// MayBegin reports whether anything in a file of a package can be known as a status: by itself, or because the file names an object
// of another package that is known as one. reached are the packages that the scope knows among those that the package depends on,
// and told are the names of such objects. nameOf is the name of the package with an import path.
func (s *Scope) MayBegin(src []byte, imports []*ast.ImportSpec, reached, told []string, nameOf func(path string) string) bool {
	return s.all || s.table().Words(reached).And(told).In(src, imports, nameOf)
}

// Tells reports whether a fact says that an object, its result or one of its parameters is known as a status.
func (s *Scope) Tells(fact analysis.Fact) bool {
	switch fact := fact.(type) {
	case *flow.FuncFact:
		return len(fact.Params)+len(fact.Results) > 0
	case *order.FuncFact:
		return false
	}
	return true
}

// IsSilentAbout reports whether an object of a package in which nothing is known as a status has no fact of the given type: no variable is
// known as one. A function may still compare two of its parameters, or ask an error that it gets.
func (s *Scope) IsSilentAbout(obj types.Object, fact analysis.Fact) bool {
	switch fact.(type) {
	case *flow.VarFact, *carry.MakerFact:
		return !s.all
	case *flow.FuncFact:
		fn, ok := obj.(*types.Func)
		return ok && !s.all && fn.Signature().Params().Len() < 2 && !takesInterface(fn.Signature())
	}
	return false
}

func takesInterface(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if types.IsInterface(v.Type()) {
			return true
		}
	}
	return false
}

// Needless lists the functions of a package whose bodies cannot have facts, if nothing in the package, or in its dependencies,
// is known as a status. The package was type-checked without bodies; defs are its declared names.
func (s *Scope) Needless(pkg *types.Package, files []*ast.File, defs map[*ast.Ident]types.Object) []*ast.FuncDecl {
	takes := order.TakesResponse(s.table().Bind(pkg))
	var list, follow []*ast.FuncDecl
	for _, file := range files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			obj, ok := defs[fn.Name].(*types.Func)
			switch {
			case !ok:
			case takes(obj.Signature()):
				follow = append(follow, fn)
			case !mayNotReturn(fn) && !compares(fn, obj.Signature()) && !sets(fn.Body, pkg.Scope()):
				list = append(list, fn)
			}
		}
	}
	return unnamed(list, follow)
}

// unnamed lists the functions whose names neither some others have in their bodies, nor functions named there: what a function
// does to a response may depend on the results of those.
func unnamed(list, others []*ast.FuncDecl) []*ast.FuncDecl {
	if len(others) == 0 {
		return list
	}
	byName := map[string][]*ast.FuncDecl{}
	for _, fn := range list {
		byName[fn.Name.Name] = append(byName[fn.Name.Name], fn)
	}
	for len(others) > 0 {
		fn := others[len(others)-1]
		others = others[:len(others)-1]
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				others = append(others, byName[id.Name]...)
				delete(byName, id.Name)
			}
			return true
		})
	}
	return slices.DeleteFunc(list, func(fn *ast.FuncDecl) bool { return byName[fn.Name.Name] == nil })
}

// mayNotReturn reports whether a function ends with a call and returns nothing.
func mayNotReturn(fn *ast.FuncDecl) bool {
	if fn.Type.Results != nil || len(fn.Body.List) == 0 {
		return false
	}
	s, ok := fn.Body.List[len(fn.Body.List)-1].(*ast.ExprStmt)
	if !ok {
		return false
	}
	_, ok = ast.Unparen(s.X).(*ast.CallExpr)
	return ok
}

// compares reports whether two parameters of a function may be compared in it: by an operator, in a switch, or by what they are
// handed to together.
func compares(fn *ast.FuncDecl, sig *types.Signature) bool {
	if sig.Params().Len() < 2 {
		return false
	}
	params := map[string]bool{}
	for v := range sig.Params().Variables() {
		params[v.Name()] = true
	}
	isParam := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && params[id.Name]
	}
	found := false
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			found = found || (n.Op == token.EQL || n.Op == token.NEQ) && isParam(n.X) && isParam(n.Y)
		case *ast.SwitchStmt:
			found = found || n.Tag != nil && isParam(n.Tag)
		case *ast.CallExpr:
			given := 0
			for _, arg := range n.Args {
				if isParam(arg) {
					given++
				}
			}
			found = found || given > 1
		}
		return !found
	})
	return found
}

// sets reports whether code assigns to a string or an error that is a variable of the package, or takes its address: package
// order takes those that nothing sets for constants.
func sets(body *ast.BlockStmt, scope *types.Scope) bool {
	isVar := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		if !ok {
			return false
		}
		v, ok := scope.Lookup(id.Name).(*types.Var)
		if !ok {
			return false
		}
		b, isBasic := v.Type().Underlying().(*types.Basic)
		return types.IsInterface(v.Type()) || isBasic && b.Info()&types.IsString != 0
	}
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				found = found || n.Tok != token.DEFINE && isVar(l)
			}
		case *ast.UnaryExpr:
			found = found || n.Op == token.AND && isVar(n.X)
		}
		return !found
	})
	return found
}
