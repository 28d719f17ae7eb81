package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// root is a response: a variable that holds one, or a path of fields from a variable.
type root struct {
	obj  types.Object
	path string // ".w", "" for the variable itself
}

// typ is the type of the variable or field; nil if there is no such field.
func (r root) typ() types.Type {
	t := r.obj.Type()
	for name := range strings.SplitSeq(r.path, ".") {
		if name == "" {
			continue
		}
		field, _, _ := types.LookupFieldOrMethod(t, true, r.obj.Pkg(), name)
		if field == nil {
			return nil
		}
		t = field.Type()
	}
	return t
}

// ref is a view of a response.
type ref struct {
	root
	header  bool       // its header map
	buffers int        // how many buffers what is written to it goes through
	writer  types.Type // the type whose methods are called in the end: w's for json.NewEncoder(w); nil if that is not known
}

// of returns the view through the methods of another type.
func (r *ref) of(writer types.Type) *ref {
	view := *r
	view.writer = writer
	return &view
}

// isResponse reports whether values of a type are responses: http.ResponseWriter, what implements it, and the types of
// frameworks that the API table names.
func (p *pkg) isResponse(t types.Type) bool {
	if t == nil {
		return false
	}
	if known, ok := p.isType[t]; ok {
		return known
	}
	p.isType[t] = false
	is := false
	if tn := api.NamedOf(t); tn != nil && p.responses[tn] {
		is = true
	} else if tn != nil || types.IsInterface(t) || isStruct(t) {
		is = p.writer != nil && !isTypeParam(t) && api.Implements(t, p.writer)
	}
	if !is {
		// A framework's context may be embedded in a context of the program.
		if i, ok := t.Underlying().(*types.Interface); ok && !isTypeParam(t) {
			for e := range i.EmbeddedTypes() {
				is = is || p.isResponse(e)
			}
		}
	}
	p.isType[t] = is
	return is
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

func isTypeParam(t types.Type) bool {
	_, ok := types.Unalias(t).(*types.TypeParam)
	return ok
}

// mayHold reports whether values of a type are responses or structs with a response in a field.
func (p *pkg) mayHold(t types.Type) bool {
	if p.isResponse(t) {
		return true
	}
	if known, ok := p.holdsType[t]; ok {
		return known
	}
	p.holdsType[t] = false
	u := t
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		u = ptr.Elem()
	}
	holds := false
	if s, ok := u.Underlying().(*types.Struct); ok {
		for f := range s.Fields() {
			holds = holds || p.isResponse(f.Type())
		}
	}
	p.holdsType[t] = holds
	return holds
}

// takesResponse reports whether a function may be given a response, or called on what holds one.
func (p *pkg) takesResponse(sig *types.Signature) bool {
	if recv := sig.Recv(); recv != nil && p.mayHold(recv.Type()) {
		return true
	}
	for v := range sig.Params().Variables() {
		if t := v.Type(); p.mayHold(t) || api.IsSink(t) || api.IsHeaderMap(t) {
			return true
		}
	}
	return false
}

// resolve returns the response that an expression is a view of.
func (p *pkg) resolve(u *unit, e ast.Expr) *ref {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return p.resolveVar(u, p.info.ObjectOf(e))
	case *ast.StarExpr:
		return p.resolve(u, e.X)
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return p.resolve(u, e.X)
		}
	case *ast.TypeAssertExpr:
		r := p.resolve(u, e.X)
		if r != nil && !r.header && r.buffers == 0 && !types.IsInterface(typeOf(p.info, e)) {
			r = r.of(p.info.TypeOf(e))
		}
		return r
	case *ast.SelectorExpr:
		sel := p.info.Selections[e]
		if sel == nil || sel.Kind() != types.FieldVal {
			return nil
		}
		if r := p.resolve(u, e.X); r != nil && !r.header {
			if p.isResponse(sel.Type()) {
				return r.of(sel.Type()) // an embedded writer, gin's c.Writer
			}
			return nil
		}
		if p.isResponse(sel.Type()) {
			if base, ok := p.path(e); ok {
				return &ref{root: base, writer: sel.Type()}
			}
		}
	case *ast.CallExpr:
		return p.resolveCall(u, e)
	}
	return nil
}

// resolveVar resolves a variable: a parameter is a response of its own, a local variable is what it is assigned.
func (p *pkg) resolveVar(u *unit, obj types.Object) *ref {
	v, ok := obj.(*types.Var)
	if !ok || u == nil || v.IsField() {
		return nil
	}
	if v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
		return nil // a package's variable is anyone's
	}
	if r, ok := u.aliases[obj]; ok {
		return r
	}
	u.aliases[obj] = nil // for variables that are assigned themselves
	var r *ref
	if !u.params[obj] {
		r = p.alias(u, obj)
	}
	if r == nil && (p.isResponse(v.Type()) || u.params[obj] && api.IsSink(v.Type())) {
		r = &ref{root: root{obj: obj}, writer: v.Type()}
	}
	u.aliases[obj] = r
	return r
}

// alias returns the response that everything assigned to a local variable is a view of; nil if that is not one.
func (p *pkg) alias(u *unit, obj types.Object) *ref {
	var same *ref
	for _, rhs := range u.assigned[obj] {
		if rhs == nil {
			return nil
		}
		r := p.resolve(u, rhs)
		if r == nil || same != nil && (r.root != same.root || r.header != same.header) {
			return nil
		}
		if same != nil {
			both := *r
			both.buffers = max(r.buffers, same.buffers)
			if same.writer == nil || r.writer == nil || !types.Identical(same.writer, r.writer) {
				both.writer = nil
			}
			r = &both
		}
		same = r
	}
	return same
}

// resolveCall resolves calls whose result is a view of a response: w.Header(), json.NewEncoder(w), c.Response().
func (p *pkg) resolveCall(u *unit, call *ast.CallExpr) *ref {
	if tv := p.info.Types[call.Fun]; tv.IsType() && len(call.Args) == 1 {
		return p.resolve(u, call.Args[0])
	}
	callee := p.callee(call)
	row := p.row(callee)
	if row == nil || row.Response.Effect != api.Derives && !row.Response.Fluent {
		return nil
	}
	e := argument(call, row.Response.Writer)
	if e == nil {
		return nil
	}
	r := p.resolve(u, e)
	if r == nil {
		return nil
	}
	t := p.info.TypeOf(call)
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
		t = tuple.At(0).Type()
	}
	view := *r
	view.header = t != nil && api.IsHeaderMap(t)
	if row.Response.Buffers {
		view.buffers++
	}
	return &view
}

// path returns the variable and the fields that an expression names.
func (p *pkg) path(e ast.Expr) (root, bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v, ok := p.info.ObjectOf(e).(*types.Var); ok && !v.IsField() {
			return root{obj: v}, true
		}
	case *ast.StarExpr:
		return p.path(e.X)
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return p.path(e.X)
		}
	case *ast.SelectorExpr:
		sel := p.info.Selections[e]
		if sel == nil || sel.Kind() != types.FieldVal {
			return root{}, false
		}
		if base, ok := p.path(e.X); ok {
			return root{base.obj, base.path + "." + e.Sel.Name}, true
		}
	}
	return root{}, false
}

// argument returns the expression at an index of a call, api.Receiver for what the method is called on.
func argument(call *ast.CallExpr, index int) ast.Expr {
	if index == api.Receiver {
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			return sel.X
		}
		return nil
	}
	if index < len(call.Args) {
		return call.Args[index]
	}
	return nil
}
