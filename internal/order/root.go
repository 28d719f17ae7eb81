package order

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// isResponse reports whether values of a type are responses: http.ResponseWriter, its implementations, and the frameworks' types in
// the API table.
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
		// A context interface of the program may embed a framework's context.
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

// takesResponse reports whether a function may get a response as an argument, or in its receiver.
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

// TakesResponse returns a function that reports whether functions with a signature may get a response, as an argument or in the
// receiver. Other functions have a fact only if they do not return.
func TakesResponse(bound *api.Bound) func(*types.Signature) bool {
	return newPkg(&analysis.Pass{}, bound, nil).takesResponse
}

// view names another view of a response: its header map, an encoder, a buffered writer. The term is a call of it with the
// response as its argument.
type view struct {
	header  bool       // the header map
	buffers int        // the number of buffers between the view and the response
	writer  types.Type // the type whose methods are called in the end; nil if unknown
}

// Derived implements paths.Derived: w.Header() is the same map each time.
func (view) Derived() {}

// ref is a view of a response.
type ref struct {
	root terms.ID
	view
}

// resolve returns the response that a term is a view of. t is the static type of the expression, or nil.
func (r *run) resolve(st *paths.State, id terms.ID, t types.Type) (ref, bool) {
	var v view
	tab := r.exec.T
	static := t
	for {
		switch tab.Op(id) {
		case terms.Call:
			as, ok := tab.Aux(id).(view)
			if ok {
				v.header, v.buffers = v.header || as.header, v.buffers+as.buffers
				if v.writer == nil {
					v.writer = as.writer
				}
				id, t = tab.A(tab.A(id)), nil
				continue
			}
		case terms.Assert, terms.Convert, terms.Box:
			id, t = tab.A(id), nil
			continue
		case terms.Field:
			f, ok := tab.Aux(id).(*types.Var)
			if ok && r.p.isResponse(f.Type()) && r.p.isResponse(r.typeOf(tab.A(id))) {
				if v.writer == nil {
					v.writer = f.Type()
				}
				id, t = tab.A(id), nil // an embedded writer, gin's c.Writer
				continue
			}
		case terms.Address:
			// A pointer to a variable of an interface type, or of a struct that wraps a response: use the variable's current value.
			if o, ok := tab.Aux(id).(types.Object); ok {
				now := r.exec.Read(st, o)
				if types.IsInterface(o.Type()) && r.p.isResponse(o.Type()) && now != id && tab.Op(now) != terms.Address || tab.Op(now) == terms.Alloc {
					id, t = now, nil
					continue
				}
			}
		case terms.Deref:
			// The pointee of a parameter is the same response as the parameter.
			if tab.Op(tab.A(id)) == terms.Param {
				id, t = tab.A(id), nil
				continue
			}
		case terms.Alloc, terms.Unknown: // a new object, also one that a function of the program returns
			if inner, ok := r.wrapped(st, id); ok {
				if v.writer == nil && !v.header && v.buffers == 0 {
					v.writer = r.typeOf(id)
				}
				id, t = inner, nil
				continue
			}
		}
		break
	}
	if t == nil || !r.p.isResponse(t) && !v.header && !api.IsSink(t) {
		t = r.typeOf(id)
	}
	if tab.Op(id) == terms.Param && t != nil && api.IsHeaderMap(t) {
		return ref{id, view{header: true}}, true // of an unknown response, or of none
	}
	if _, met := r.shadowOf(st).find(id); !met && !r.p.isResponse(t) && !(t != nil && api.IsSink(t) && tab.Op(id) == terms.Param) {
		return ref{}, false
	}
	if obj, ok := tab.Aux(id).(types.Object); ok && (tab.Op(id) == terms.Param || tab.Op(id) == terms.Address) && obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope() {
		return ref{}, false // any code may use a package variable
	}
	if tab.IsConstant(id) {
		return ref{}, false
	}
	if v.writer == nil && !v.header && v.buffers == 0 {
		v.writer = static
		if static == nil || types.IsInterface(static) {
			v.writer = r.typeOf(id)
		}
	}
	return ref{id, v}, true
}

// wrapped returns the response that a new object embeds, if the object does not have its own header map. overridden says what
// the object's methods do with a status and content.
func (r *run) wrapped(st *paths.State, id terms.ID) (terms.ID, bool) {
	t := r.typeOf(id)
	if t == nil {
		return 0, false
	}
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		t = ptr.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return 0, false
	}
	for f := range s.Fields() {
		if !f.Embedded() || !r.p.isResponse(f.Type()) {
			continue
		}
		if obj, index, _ := types.LookupFieldOrMethod(t, true, r.p.pass.Pkg, "Header"); obj != nil && len(index) == 1 {
			return 0, false
		}
		inner := r.exec.GetPath(st, id, []*types.Var{f})
		return inner, inner != 0 && !r.exec.T.IsConstant(inner) && !r.fieldOf(inner, id)
	}
	return 0, false
}

// typeOf returns the type of the value of a term; nil if unknown.
func (r *run) typeOf(id terms.ID) types.Type {
	tab := r.exec.T
	switch tab.Op(id) {
	case terms.Param:
		if v, ok := tab.Aux(id).(types.Object); ok {
			return v.Type()
		}
	case terms.Address:
		if v, ok := tab.Aux(id).(types.Object); ok {
			return types.NewPointer(v.Type())
		}
	case terms.Field:
		if v, ok := tab.Aux(id).(*types.Var); ok {
			return v.Type()
		}
	case terms.Assert, terms.Box:
		if t, ok := tab.Aux(id).(types.Type); ok {
			return t
		}
	case terms.Elem, terms.Deref:
		t := r.typeOf(tab.A(id))
		if t == nil {
			return nil
		}
		switch u := t.Underlying().(type) {
		case *types.Map:
			return u.Elem()
		case *types.Slice:
			return u.Elem()
		case *types.Array:
			return u.Elem()
		case *types.Pointer:
			return u.Elem()
		}
	case terms.Call:
		if fn, ok := r.exec.CalleeOf(id).(*types.Func); ok && fn.Signature().Results().Len() == 1 {
			return fn.Signature().Results().At(0).Type()
		}
	case terms.Result:
		if fn, ok := r.exec.CalleeOf(tab.A(id)).(*types.Func); ok {
			if i, ok := tab.Aux(id).(int64); ok && int(i) < fn.Signature().Results().Len() {
				return fn.Signature().Results().At(int(i)).Type()
			}
		}
	case terms.Unknown, terms.Alloc, terms.Made:
		if t := r.objects[id]; t != nil {
			return t
		}
		at, index, ok := r.exec.ValueName(id)
		if !ok {
			return nil
		}
		e, ok := at.(ast.Expr)
		if !ok {
			if rng, isRange := at.(*ast.RangeStmt); isRange {
				return r.rangeType(rng, index)
			}
			return nil
		}
		t := r.p.info.TypeOf(e)
		if tuple, ok := t.(*types.Tuple); ok {
			if index < 0 || index >= tuple.Len() {
				return nil
			}
			return tuple.At(index).Type()
		}
		if tab.Op(id) == terms.Alloc && t != nil && isStruct(t) {
			return types.NewPointer(t)
		}
		return t
	}
	return nil
}

func (r *run) rangeType(s *ast.RangeStmt, index int) types.Type {
	e := s.Key
	if index == 1 {
		e = s.Value
	}
	if e == nil {
		return nil
	}
	return r.p.info.TypeOf(e)
}
