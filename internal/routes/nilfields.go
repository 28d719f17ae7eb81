package routes

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// Handlers often ask whether what they depend on is there:
//
//	if h.service == nil {
//		http.Error(w, "not initialized", http.StatusInternalServerError)
//
// A program's field is never nil if no code assigns it, only literals make its struct, and all of them give the field a value that is not nil:
// a literal, a constructor's result, or a parameter for which all callers pass such values.

// building is how a program makes the values of a struct type.
type building struct {
	literals []made
	zero     bool // also without a literal: by new, a variable, a field
}

// made is a literal, or a call, and the function that contains it.
type made struct {
	at ast.Expr
	in *function
}

// neverNil reports whether a field that an expression selects is never nil.
func (m *machine) neverNil(info *types.Info, e *ast.SelectorExpr) bool {
	sel := info.Selections[e]
	if sel == nil || sel.Kind() != types.FieldVal || len(sel.Index()) != 1 {
		return false
	}
	of := sel.Recv()
	if p, ok := of.Underlying().(*types.Pointer); ok {
		of = p.Elem()
	}
	f, _ := sel.Obj().(*types.Var)
	tn := api.NamedOf(of)
	if f == nil || tn == nil || m.packages[pathOf(tn)] == nil || m.live == nil || m.settling {
		return false
	}
	key := memberKey(of, f)
	if never, ok := m.nonNil[key]; ok {
		return never
	}
	m.nonNil[key] = false // while it depends on itself
	m.index()
	b := m.building[globalKey(tn)]
	never := b != nil && !b.zero && len(b.literals) > 0 && !m.changes(key)
	for i := 0; never && i < len(b.literals); i++ {
		l := b.literals[i]
		x := elementOf(l.in.pkg.Pass.TypesInfo, l.at.(*ast.CompositeLit), f.Name())
		never = x != nil && m.holdsSome(where{fn: l.in}, x)
	}
	m.nonNil[key] = never
	return never
}

// holdsSome reports whether an expression is never nil.
func (m *machine) holdsSome(w where, x ast.Expr) bool {
	if w.fn.body == nil || w.depth > maxChain {
		return false
	}
	if i := m.paramOf(w, x); i >= 0 && w.fn.obj != nil {
		sites := m.sites[w.fn.obj.FullName()]
		if m.mentioned[w.fn.obj.FullName()] != len(sites) {
			return false // it is also a value
		}
		for _, site := range sites {
			call := site.at.(*ast.CallExpr)
			c, ok := calls.Of(site.in.pkg.Pass.TypesInfo, call.Fun)
			if !ok || call.Ellipsis.IsValid() || isVariadic(w.fn) || len(c.Args(call)) != w.fn.typ.Params.NumFields() {
				return false
			}
			if a := c.Operand(call, i); a == nil || !m.holdsSome(where{fn: site.in, depth: w.depth + 1}, a) {
				return false
			}
		}
		return len(sites) > 0
	}
	yes, _ := m.either(w, x, isNil)
	return !yes
}

// index finds, once, how the program makes structs, and where it calls its functions.
func (m *machine) index() {
	if m.building != nil {
		return
	}
	m.building, m.sites, m.mentioned = map[string]*building{}, map[string][]made{}, map[string]int{}
	for _, pkg := range m.packages {
		for _, file := range pkg.Pass.Files {
			for _, decl := range file.Decls {
				in := &function{pkg: pkg}
				if d, ok := decl.(*ast.FuncDecl); ok {
					if obj, ok := pkg.Pass.TypesInfo.Defs[d.Name].(*types.Func); ok && m.own(obj) != nil {
						in = m.own(obj)
					}
				}
				m.indexDecl(pkg.Pass.TypesInfo, decl, in)
			}
		}
	}
}

func (m *machine) indexDecl(info *types.Info, decl ast.Decl, in *function) {
	var stack []ast.Node
	ast.Inspect(decl, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		switch n := n.(type) {
		case *ast.CompositeLit:
			if tn := api.NamedOf(typeOf(info, n)); tn != nil {
				b := m.built(tn)
				b.literals = append(b.literals, made{n, m.literalAround(stack, in)})
			}
		case *ast.CallExpr:
			if c, ok := calls.Of(info, n.Fun); ok {
				if fn, isFunc := c.Obj.(*types.Func); isFunc {
					key := fn.Origin().FullName()
					m.sites[key] = append(m.sites[key], made{n, m.literalAround(stack, in)})
				}
			}
		case *ast.Ident:
			switch obj := info.Uses[n].(type) {
			case *types.Func:
				m.mentioned[obj.Origin().FullName()]++
			case *types.TypeName:
				if !givesNoZero(stack, n) {
					m.built(obj).zero = true
				}
			}
		}
		stack = append(stack, n)
		return true
	})
}

func (m *machine) built(tn *types.TypeName) *building {
	key := globalKey(tn)
	if m.building[key] == nil {
		m.building[key] = &building{}
	}
	return m.building[key]
}

// literalAround returns the innermost function literal among nodes, or the declared function.
func (m *machine) literalAround(stack []ast.Node, in *function) *function {
	for i := len(stack) - 1; i >= 0; i-- {
		if lit, ok := stack[i].(*ast.FuncLit); ok && m.literals[lit] != nil {
			return m.literals[lit]
		}
	}
	return in
}

// givesNoZero reports whether a mention of a type makes no zero value of it: it is the type of a literal, a pointer to it, or the type of a
// receiver, a parameter or a result without a name.
func givesNoZero(stack []ast.Node, n ast.Node) bool {
	up := func(i int) ast.Node {
		if i > len(stack) {
			return nil
		}
		return stack[len(stack)-i]
	}
	at := 1
	if sel, ok := up(at).(*ast.SelectorExpr); ok && sel.Sel == n { // another package's
		n, at = sel, at+1
	}
	switch x := up(at).(type) {
	case *ast.CompositeLit:
		return x.Type == n
	case *ast.StarExpr:
		if call, ok := up(at + 1).(*ast.CallExpr); ok && len(call.Args) > 0 && call.Args[0] == ast.Expr(x) {
			return false
		}
		return true
	case *ast.Field:
		list, _ := up(at + 1).(*ast.FieldList)
		switch f := up(at + 2).(type) {
		case *ast.FuncDecl:
			return f.Recv == list
		case *ast.FuncType:
			return f.Params == list || len(x.Names) == 0
		}
	case *ast.UnaryExpr:
		return x.Op == token.AND
	}
	return false
}
