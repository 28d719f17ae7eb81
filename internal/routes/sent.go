package routes

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/order"
)

// sent returns the statuses that s sends in a function, given the errors that can reach it. ok is false if there may be others.
func (m *machine) sent(w where, s order.Sends) (codes []int, ok bool) {
	type numbers struct {
		codes []int
		ok    bool
	}
	all := remember(m, w, s, func() numbers {
		codes, ok := m.sends(w, s)
		return numbers{slices.Clip(codes), ok}
	})
	return all.codes, all.ok
}

func (m *machine) sends(w where, s order.Sends) (codes []int, ok bool) {
	var own []int
	if s.Code != 0 {
		own = []int{s.Code}
	}
	switch {
	case !m.possible(w, s.Node), m.answeredBefore(w, s.Node):
		return nil, true
	case w.depth > maxChain:
		return own, s.Code != 0
	case s.Given != nil && isInteger(typeOf(w.fn.pkg.Pass.TypesInfo, s.Given)):
		list, known := m.codes(w, s.Given, nil)
		if sendsZero(w, s.Node) {
			for i, code := range list {
				if code == 0 {
					list[i] = 200
				}
			}
		}
		if s.Code == 0 {
			is := slices.DeleteFunc(slices.Clone(list), odd)
			return is, known && len(is) == len(list)
		}
		if known && len(list) > 0 && !slices.Contains(list, s.Code) && !slices.ContainsFunc(list, odd) {
			return nil, true
		}
		// The helper that it is given to may replace it, for all errors that it gets here.
	}
	call, isCall := s.Node.(*ast.CallExpr)
	if !isCall {
		return own, s.Code != 0
	}
	c, isFunc := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	if isFunc && c.Obj != nil {
		if row := w.fn.pkg.Bound.Func(c.Obj, c.Recv); row != nil && row.Response.Setter != "" && s.Code == 0 {
			return m.carried(w, call, row)
		}
	}
	fn, _ := c.Obj.(*types.Func)
	if !isFunc || fn == nil {
		return own, s.Code != 0
	}
	g := m.own(fn)
	if g == nil || m.answers[g.node] == nil {
		return own, s.Code != 0
	}
	inner := m.into(w, call, c, g)
	named, unnamed, known, all := false, false, true, []int(nil)
	for _, gs := range m.answers[g.node].Sends {
		usual := gs.Usual && s.Code == 0
		if gs.Code != 0 && gs.Code != s.Code && !usual {
			continue
		}
		list, ok := m.sent(inner, gs)
		named, unnamed = named || gs.Code != 0, unnamed || gs.Code == 0 || usual
		known = known && ok
		all = append(all, list...)
	}
	switch {
	case s.Code == 0:
		return all, known && unnamed
	case (named || unnamed) && known && !slices.Contains(all, s.Code):
		return nil, true
	}
	return own, true
}

// sendsZero reports whether a call takes the status 0 for 200, as those of fasthttp do.
func sendsZero(w where, n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil {
		return false
	}
	row := w.fn.pkg.Bound.Func(c.Obj, c.Recv)
	return row != nil && row.Engine.Buffers()
}

// withZero replaces a 0 that a call takes for 200.
func withZero(w where, n ast.Node, v vals) vals {
	if slices.Contains(v, value(number(0))) && sendsZero(w, n) {
		v = slices.Clone(v)
		v[slices.Index(v, value(number(0)))] = number(200)
	}
	return v
}

// odd reports whether a number cannot be a status.
func odd(code int) bool { return code < 100 || code > 999 }

// ofFaults returns the statuses of the errors that an expression can be.
func (m *machine) ofFaults(w where, x ast.Expr, status func(*object) vals) (list []int, ok bool) {
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	s := m.expr(w, x)
	t := w.fn.pkg.Pass.TypesInfo.TypeOf(x)
	static, own := m.typeName(t), m.ownInterface(t)
	if s.open || s.foreign && static == "" && own == nil {
		m.lost = true
	}
	ok = !s.open && (!s.foreign || static != "" || own != nil)
	for _, whole := range s.list {
		ok = ok && whole.beside != anyErrors
		for _, f := range whole.parts() {
			if f.param != 0 {
				ok = false
				continue
			}
			if static != "" && f.typ != static {
				continue
			}
			if of := m.concrete(f); own != nil && of != nil && !implements(of, own) {
				continue
			}
			objects := m.objectsOf(f)
			if len(objects) == 0 {
				if !s.open {
					return nil, false
				}
				continue // the known ones are kept
			}
			for _, o := range objects {
				values := status(o)
				if len(values) == 0 {
					if !s.open {
						return nil, false
					}
					continue
				}
				for _, v := range values {
					n, isNumber := v.(number)
					if !isNumber || odd(int(n)) {
						return nil, false
					}
					if !slices.Contains(list, int(n)) {
						list = append(list, int(n))
					}
				}
			}
		}
	}
	return list, ok
}

// objectsOf returns the machine's objects for an error; none if they are unknown.
func (m *machine) objectsOf(f fault) []*object {
	var values vals
	switch {
	case f.fixed != 0:
		return []*object{{typ: m.types[f.typ], fields: map[string]vals{}, status: vals{number(f.fixed)}, is: &f}}
	case f.name != "":
		values = m.global(f.name)
	case f.made != nil:
		fr := &frame{m: m, pkg: f.in.pkg, fn: f.in, env: newEnv(nil)}
		if list := fr.multi(f.made); len(list) > 0 {
			values = list[len(list)-1] // of several results, the error is the last
		}
	}
	var list []*object
	for _, v := range values {
		o, ok := v.(*object)
		if !ok {
			return nil
		}
		if f.made != nil && slices.Contains(o.status, nil) && !m.making[f.made] {
			m.making[f.made] = true
			if codes, ok := m.statusIn(where{fn: f.in}, f.made); ok {
				here := *o
				here.status, o = codes, &here
			}
			delete(m.making, f.made)
		}
		list = append(list, o)
	}
	return list
}

// statusIn returns the statuses that a call gives the error which it makes. ok is false if there may be others.
func (m *machine) statusIn(w where, e ast.Expr) (v vals, ok bool) {
	call, isCall := ast.Unparen(e).(*ast.CallExpr)
	if !isCall {
		return nil, false
	}
	c, isCall := calls.Of(w.fn.pkg.Pass.TypesInfo, call.Fun)
	if !isCall || c.Obj == nil {
		return nil, false
	}
	row := w.fn.pkg.Bound.Func(c.Obj, c.Recv)
	if row == nil || row.Status.Use != api.Sent || row.Response.Effect != api.NoEffect || c.Operand(call, row.Status.Arg) == nil {
		return nil, false
	}
	list, ok := m.codes(w, c.Operand(call, row.Status.Arg), nil)
	if !ok || len(list) == 0 || slices.ContainsFunc(list, odd) {
		return nil, false
	}
	for _, code := range list {
		v = v.with(vals{number(code)})
	}
	return v, true
}

// failuresOf returns the machine's objects for the errors that an expression can be. ok is false if there may be others.
func (m *machine) failuresOf(w where, e ast.Expr) (list vals, ok bool) {
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	list, ok = m.objects(m.expr(w, e), e)
	if len(list) != 1 {
		return list, ok
	}
	if o, isObject := list[0].(*object); isObject && (len(o.status) > 1 || slices.Contains(o.status, nil)) {
		if codes, known := m.statusIn(w, e); known { // the status depends on the route
			here := *o
			here.status = codes
			return vals{&here}, ok
		}
	}
	return list, ok
}

// objects returns the machine's objects for the errors in s. at is where they are reported to come from; nil means where each is made.
func (m *machine) objects(s *faults, at ast.Expr) (list vals, ok bool) {
	if s.open {
		return nil, false
	}
	plain := s.foreign || s.plain || s.partial && s.size() == 0
	for _, f := range s.list {
		if f.beside == anyErrors {
			return nil, false
		}
		for _, one := range f.parts() {
			if one.param != 0 {
				return nil, false
			}
			objects := m.objectsOf(one)
			if len(objects) == 0 {
				if one.typ != "" || one.made != nil {
					return nil, false
				}
				if i := strings.LastIndexByte(one.name, '.'); i >= 0 && m.table.ErrsWithStatus(one.name[:i]) {
					return nil, false // a router's variable that has no row
				}
				plain = true // a variable of another module
			}
			for _, o := range objects {
				if m.isPlain(o) && (one.name == "" || !m.handlesErrors()) {
					plain = true
					continue
				}
				here := *o
				here.is = &f
				if here.call = at; at == nil {
					here.call = one.made
				}
				list = append(list, &here)
			}
		}
	}
	if plain {
		list = append(list, &object{fields: map[string]vals{}, call: at})
	}
	if len(list) > maxValues {
		return nil, false
	}
	return list, true
}

// isPlain reports whether an error holds nothing but a text.
func (m *machine) isPlain(o *object) bool { return o.typ == nil && len(o.status) == 0 }

// byResult returns the answer of a handler that returns a value or an error.
func (m *machine) byResult(r *route) *Answer {
	out := &Answer{}
	for _, v := range orUnknown(r.handler) {
		c, ok := v.(*closure)
		if !ok || c.fn == nil || c.fn.typ.Results == nil {
			out.open = true
			continue
		}
		list, known := m.objects(m.faultsOf(c.fn), nil)
		if set := m.faultsOf(c.fn); known && (len(set.list) > 0 || set.foreign || set.plain || m.fails(c.fn)) {
			out.failures = out.failures.with(list)
		} else if !known {
			out.failures = out.failures.with(vals{nil})
		}
		status, fixed := successOf(c.fn)
		chosen := !fixed
		for _, v := range r.success {
			if n, ok := v.(number); ok && n != 0 {
				status, fixed = int(n), true
			} else if !ok {
				out.open = true
			}
		}
		if may, sure := m.returnsNil(where{fn: c.fn}); sure && !may {
			continue // it always fails
		}
		out.open = out.open || chosen
		if fixed {
			out.add(status, m.nodeOf(r.handler, r.call))
		}
	}
	return out
}

// fails reports whether a function returns an error that is not nil.
func (m *machine) fails(f *function) bool {
	found := false
	info := f.pkg.Pass.TypesInfo
	ast.Inspect(f.body, func(n ast.Node) bool {
		if ret, ok := n.(*ast.ReturnStmt); ok {
			found = found || len(ret.Results) == 0 || !info.Types[ret.Results[len(ret.Results)-1]].IsNil()
		}
		_, isLit := n.(*ast.FuncLit)
		return !isLit
	})
	return found
}

// successOf returns the status with which a handler's returned value is sent: 204 if it has no body. fixed is false if the value
// chooses its own status.
func successOf(f *function) (status int, fixed bool) {
	t := f.pkg.Pass.TypesInfo.TypeOf(f.typ.Results.List[0].Type)
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	status, fixed = 204, true
	if s, ok := t.Underlying().(*types.Struct); ok {
		for field := range s.Fields() {
			switch field.Name() {
			case "Body":
				status = 200
			case "Status":
				fixed = false
			}
		}
	}
	return status, fixed
}
