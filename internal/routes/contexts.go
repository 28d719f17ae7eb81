package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// Values that middleware stores in the context of a request:
//
//	ctx := context.WithValue(r.Context(), userKey, id)
//	next.ServeHTTP(w, r.WithContext(ctx))
//
// Where all calls of what the middleware wraps pass such a request, a handler that asserts the value's type, or asks whether there is one,
// never sends what it would answer otherwise.

// stored is a value that a request holds.
type stored struct {
	key string
	typ types.Type // its type, as far as the code that stores it knows
}

// valuesIn lists the values that a request, or the context of one, holds beside those of the request that the function gets.
func (m *machine) valuesIn(w where, x ast.Expr) []stored {
	if w.depth > maxChain || x == nil {
		return nil
	}
	w.depth++
	info := w.fn.pkg.Pass.TypesInfo
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		from, rhs, index := m.origin(w, x)
		if rhs == nil || index > 0 {
			return nil
		}
		from.depth = w.depth
		return m.valuesIn(from, rhs)
	case *ast.CallExpr:
		c, ok := calls.Of(info, x.Fun)
		fn, isFunc := c.Obj.(*types.Func)
		if !ok || !isFunc {
			return nil
		}
		row := w.fn.pkg.Bound.Route(c.Obj, c.Recv)
		on := c.Operand(x, calls.Receiver)
		if row.On > 0 {
			on = c.Operand(x, row.On-1)
		}
		switch row.Does {
		case api.KeepsValues:
			return m.valuesIn(w, on)
		case api.StoresValue:
			list := m.valuesIn(w, on)
			if key := m.storedKey(w, c.Operand(x, row.Key-1)); key != "" {
				list = append(list, stored{key, typeOf(info, c.Operand(x, row.Value-1))})
			}
			return list
		}
		if g := m.own(fn.Origin()); g != nil {
			if ret := onlyReturn(g); ret != nil && len(ret.Results) == 1 {
				return m.valuesIn(m.into(w, x, c, g), ret.Results[0])
			}
		}
	}
	return nil
}

// onlyReturn returns a function's return statement if it has no other.
func onlyReturn(f *function) (only *ast.ReturnStmt) {
	n := 0
	ast.Inspect(f.body, func(x ast.Node) bool {
		if ret, ok := x.(*ast.ReturnStmt); ok {
			only = ret
			n++
		}
		_, isLit := x.(*ast.FuncLit)
		return !isLit
	})
	if n != 1 {
		return nil
	}
	return only
}

// storedKey returns what two keys have in common that are equal: "" if that is unknown.
func (m *machine) storedKey(w where, x ast.Expr) string {
	for range maxChain {
		if x == nil {
			return ""
		}
		if key := constantKey(w.fn.pkg.Pass.TypesInfo, x); key != "" {
			return key
		}
		id, ok := ast.Unparen(x).(*ast.Ident)
		if !ok {
			return ""
		}
		from, rhs, index := m.origin(w, id)
		if index > 0 {
			return ""
		}
		w, x = from, rhs
	}
	return ""
}

// readStored returns what is known of the value that an expression reads from a request: nil if nothing is.
func (m *machine) readStored(w where, x ast.Expr) types.Type {
	if s, ok := m.storedFor(w, x); ok && !types.IsInterface(s.typ) {
		return s.typ
	}
	return nil
}

// storedFor returns the value that an expression reads from a request; ok is false if it is not known to be there.
func (m *machine) storedFor(w where, x ast.Expr) (s stored, ok bool) {
	call, from := m.readsStored(w, x)
	if call == nil || m.settling {
		return stored{}, false
	}
	c, _ := calls.Of(from.fn.pkg.Pass.TypesInfo, call.Fun)
	row := from.fn.pkg.Bound.Route(c.Obj, c.Recv)
	key := m.storedKey(from, c.Operand(call, row.Key-1))
	if row.Does == api.HoldsValue {
		key = m.putKey(key)
	}
	m.personal = true
	for _, s := range slices.Backward(m.values) {
		if s.key == key && key != "" {
			return s, true
		}
	}
	return stored{}, false
}

// readsStored returns the call by which an expression reads a value that a request holds, and where it is; nil if it does not.
func (m *machine) readsStored(w where, x ast.Expr) (*ast.CallExpr, where) {
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		from, rhs, index := m.origin(w, id)
		if rhs == nil || index > 0 {
			return nil, w
		}
		w, x = from, rhs
	}
	call, ok := ast.Unparen(x).(*ast.CallExpr)
	if !ok || !w.fn.pkg.readsValue(call) {
		return nil, w
	}
	return call, w
}

// readsValue reports whether a call reads a value that a request holds.
func (pkg *Package) readsValue(call *ast.CallExpr) bool {
	c, ok := calls.Of(pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil {
		return false
	}
	row := pkg.Bound.Route(c.Obj, c.Recv)
	return row.Does == api.ReadsValue || row.Does == api.HoldsValue && (row.Value == 0 || c.Operand(call, row.Value-1) == nil)
}

// inContext reports whether an expression is a value that a request holds.
func (m *machine) inContext(w where, x ast.Expr) bool {
	call, _ := m.readsStored(w, x)
	return call != nil
}

// asserts reports whether a type assertion about a value that a request holds, or that another module has put in a struct, always succeeds.
func (m *machine) asserts(w where, e *ast.TypeAssertExpr) bool {
	t := m.readStored(w, e.X)
	if t == nil {
		t = m.content(w, e.X)
	}
	if t == nil || e.Type == nil {
		return false
	}
	want := typeOf(w.fn.pkg.Pass.TypesInfo, e.Type)
	if i, ok := want.Underlying().(*types.Interface); ok {
		return implements(t, i)
	}
	return types.TypeString(types.Unalias(t), nil) == types.TypeString(types.Unalias(want), nil)
}

// valuesAround sets what the requests of a route hold within layers of middleware, the outermost first. It returns what they hold outside of
// each. applies reports whether a request gets to a middleware of a layer at all.
func (m *machine) valuesAround(layers []layer, applies func(layer, wrapper) bool) (outside [][][]stored) {
	m.values = nil
	for _, l := range layers {
		list := make([][]stored, len(l.handlers))
		for i, w := range l.handlers {
			list[i] = m.values
			switch {
			case !applies(l, w):
			case l.chain:
				m.values = append(slices.Clip(m.values), m.putOn(w)...)
			default:
				m.values = append(slices.Clip(m.values), m.passedOn(w)...)
			}
		}
		outside = append(outside, list)
	}
	return outside
}

// passedOn lists the values that every request holds which middleware passes on.
func (m *machine) passedOn(w wrapper) (list []stored) {
	if len(w.vals) != 1 {
		return nil
	}
	c, ok := w.vals[0].(*closure)
	if !ok || c.fn == nil {
		return nil
	}
	if list, ok := m.passing[c]; ok {
		return list
	}
	next := &ready{&Answer{}}
	if results := m.follow(c, []vals{{next}}, nil); len(results) > 0 && len(results[0]) == 1 {
		v := results[0][0]
		if t, ok := v.(*typed); ok && len(t.fn) == 1 {
			v = t.fn[0]
		}
		if c, ok := v.(*closure); ok && c.fn != nil && m.answers[c.fn.node] != nil {
			list = m.passedTo(c, next)
		}
	}
	m.passing[c] = list
	return list
}

// passedTo lists the values that every request holds with which a function calls a handler.
func (m *machine) passedTo(c *closure, next value) (list []stored) {
	fr := m.inside(c)
	w := where{fn: c.fn, frame: func() *frame { return fr }}
	first := true
	for _, call := range m.answers[c.fn.node].Hands {
		var target ast.Expr = call.Fun
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && sel.Sel.Name == "ServeHTTP" {
			target = sel.X
		}
		args, _ := fr.arguments(call)
		if !slices.Contains(fr.eval(target), next) {
			if len(m.lent(args)) > 0 || slices.ContainsFunc(args, func(v vals) bool { return slices.Contains(v, next) }) {
				return nil // other code may call it
			}
			continue
		}
		here := append(m.valuesInAny(w, call.Args), m.putBefore(w, []ast.Node{call})...)
		if first {
			list, first = here, false
			continue
		}
		list = slices.DeleteFunc(list, func(s stored) bool { return !slices.ContainsFunc(here, s.equal) })
	}
	return list
}

// valuesInAny is valuesIn for arguments.
func (m *machine) valuesInAny(w where, args []ast.Expr) (list []stored) {
	for _, a := range args {
		list = append(list, m.valuesIn(w, a)...)
	}
	return list
}

func (s stored) equal(o stored) bool {
	return s.key == o.key && types.TypeString(types.Unalias(s.typ), nil) == types.TypeString(types.Unalias(o.typ), nil)
}
