package order

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"math"

	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/syntax"
)

// fixedVar describes the initial value of a variable that is only set in its declaration.
type fixedVar struct {
	text     string     // its value, if it is a string
	newError bool       // it is an error that was made for the variable and wraps no other
	pointsAt *types.Var // it is the address of this variable of the package
	sized    bool       // it is a slice or map with a known number of elements: at least least, at most most
	least    int64
	most     int64
	elements *[]paths.Element // the elements of a small map, if all are constants
}

// textOf returns the string that a package variable always holds; "" if it is assigned, exported or of another package.
func (p *pkg) textOf(v *types.Var) string {
	if v.Exported() {
		return ""
	}
	return p.fixedOf(v).text
}

// fixedOf returns the initial value of a package variable that is only set in its declaration. The first call finds the variables that
// are assigned or whose address is taken. Other packages may assign an exported variable.
func (p *pkg) fixedOf(v *types.Var) fixedVar {
	if v.Pkg() != p.pass.Pkg || v.Parent() != v.Pkg().Scope() {
		return fixedVar{}
	}
	if p.fixed == nil {
		p.findFixed()
	}
	return p.fixed[v]
}

// findFixed computes what is known of the package's variables.
func (p *pkg) findFixed() {
	p.fixed, p.changes, p.unset, p.shared = map[*types.Var]fixedVar{}, map[*types.Var]bool{}, map[*types.Var]bool{}, map[*types.Var]bool{}
	scope := p.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		if v, ok := scope.Lookup(name).(*types.Var); ok {
			p.unset[v] = true
		}
	}
	for _, init := range p.info.InitOrder {
		for _, v := range init.Lhs {
			delete(p.unset, v)
		}
		if len(init.Lhs) == 1 {
			if f := p.initial(init.Lhs[0], init.Rhs); f != (fixedVar{}) {
				p.fixed[init.Lhs[0]] = f
			}
		}
	}
	global := func(e ast.Expr) *types.Var {
		id, _ := ast.Unparen(e).(*ast.Ident)
		if v, ok := p.info.Uses[id].(*types.Var); id != nil && ok && v.Parent() == scope {
			return v
		}
		return nil
	}
	share := func(e ast.Expr) { // e is a variable, or a part of one, whose address is taken
		if v := global(syntax.Base(e)); v != nil {
			p.shared[v] = true
		}
	}
	reads := map[ast.Expr]bool{} // uses of a map that do not change it
	for _, file := range p.pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			for _, e := range syntax.Exposed(n) {
				delete(p.fixed, global(e))
				if v := global(syntax.Base(e)); v != nil {
					p.changes[v] = true
				}
			}
			switch n := n.(type) {
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					share(n.X)
				}
			case *ast.SelectorExpr:
				if sel := p.info.Selections[n]; sel != nil && takesAddress(sel) {
					delete(p.fixed, global(n.X))
					share(n.X)
				}
			case *ast.IndexExpr:
				reads[ast.Unparen(n.X)] = true
			case *ast.RangeStmt:
				reads[ast.Unparen(n.X)] = true
			case *ast.CallExpr:
				if b, ok := p.callee(n).Obj.(*types.Builtin); ok && b.Name() == "len" && len(n.Args) == 1 {
					reads[ast.Unparen(n.Args[0])] = true
				}
			case *ast.Ident:
				if v := global(n); v != nil && isMap(v.Type()) && !reads[n] {
					delete(p.fixed, v) // other code may have the map, and change it
				}
			}
			return true
		})
	}
	for v := range p.changes {
		if isMap(v.Type()) {
			delete(p.fixed, v) // it may have another number of elements
		}
	}
}

// initial describes the initial value of a variable.
func (p *pkg) initial(v *types.Var, e ast.Expr) fixedVar {
	f := fixedVar{text: p.spelled(e)}
	inside := !v.Exported() || v.Pkg().Name() == "main" // other packages do not assign it
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		if len(e.Args) == 1 && isError(v.Type()) {
			row := p.rowOf(e)
			f.newError = row != nil && row.Language.NonNil
		}
	case *ast.UnaryExpr:
		if id, ok := ast.Unparen(e.X).(*ast.Ident); ok && e.Op == token.AND && inside {
			if at, ok := p.info.Uses[id].(*types.Var); ok && at.Parent() == v.Parent() {
				f.pointsAt = at
			}
		}
	case *ast.CompositeLit:
		f.least, f.most, f.sized = p.sizeOf(e)
		if f.most > paths.MaxTurns || !inside {
			// A helper's loop over so many elements is not followed to its end: a path on which it has fewer turns is as good.
			f.most = math.MaxInt32
			f.least = min(f.least, paths.MaxTurns)
		}
		if inside && isMap(v.Type()) {
			f.elements = p.elementsOf(e)
		}
	}
	return f
}

// maxElements bounds the elements of a map that are known.
const maxElements = 16

// elementsOf returns the elements of a map that a literal makes, if all are constants.
func (p *pkg) elementsOf(e *ast.CompositeLit) *[]paths.Element {
	if len(e.Elts) > maxElements {
		return nil
	}
	list := make([]paths.Element, 0, len(e.Elts))
	for _, elt := range e.Elts {
		kv, ok := elt.(*ast.KeyValueExpr)
		if !ok {
			return nil
		}
		key, value := p.info.Types[kv.Key].Value, p.info.Types[kv.Value].Value
		if key == nil || value == nil {
			return nil
		}
		list = append(list, paths.Element{Key: key, Value: value})
	}
	return &list
}

// sizeOf returns bounds of the length of a slice or map that a literal makes. ok is false for other literals.
func (p *pkg) sizeOf(e *ast.CompositeLit) (least, most int64, ok bool) {
	n := int64(len(e.Elts))
	switch orInvalid(p.info.TypeOf(e)).Underlying().(type) {
	case *types.Map:
		least = n
		for _, elt := range e.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok && p.info.Types[kv.Key].Value == nil {
				least = 1 // other keys may be equal
			}
		}
		return least, n, true
	case *types.Slice:
		if n > 0 {
			if _, keyed := e.Elts[0].(*ast.KeyValueExpr); keyed {
				return n, math.MaxInt32, true
			}
		}
		return n, n, true
	}
	return 0, 0, false
}

// takesAddress reports whether a selected method gets the address of the variable before the dot.
func takesAddress(sel *types.Selection) bool {
	fn, ok := sel.Obj().(*types.Func)
	if !ok || sel.Kind() != types.MethodVal || fn.Signature().Recv() == nil {
		return false
	}
	_, has := types.Unalias(sel.Recv()).(*types.Pointer)
	return isPointer(fn.Signature().Recv()) && !has && !sel.Indirect()
}

func isMap(t types.Type) bool {
	_, is := t.Underlying().(*types.Map)
	return is
}

// spelled returns the string that an expression always evaluates to; "" if unknown.
func (p *pkg) spelled(e ast.Expr) string {
	e = ast.Unparen(e)
	if v := p.info.Types[e].Value; v != nil && v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	if call, ok := e.(*ast.CallExpr); ok && len(call.Args) == 1 {
		if row := p.rowOf(call); row != nil && row.Language.Respells {
			return p.spelled(call.Args[0])
		}
	}
	return ""
}
