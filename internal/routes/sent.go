package routes

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/order"
)

// sent returns the statuses that s sends in a function, given the errors that can reach it. ok is false if there may be others.
func (m *machine) sent(w where, s order.Sends) (codes []int, ok bool) {
	var own []int
	if s.Code != 0 {
		own = []int{s.Code}
	}
	switch {
	case !m.possible(w, s.Node):
		return nil, true
	case w.depth > maxChain:
		return own, s.Code != 0
	case s.Given != nil:
		list, known := m.codes(w, s.Given)
		if s.Code == 0 {
			return list, known
		}
		if known && len(list) > 0 && !slices.Contains(list, s.Code) && !slices.ContainsFunc(list, odd) {
			return nil, true
		}
		return own, true
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
	g := m.funcs[fn.FullName()]
	if g == nil || m.answers[g.node] == nil {
		return own, s.Code != 0
	}
	inner := m.into(w, call, c, g)
	named, unnamed, known, all := false, false, true, []int(nil)
	for _, gs := range m.answers[g.node].Sends {
		if gs.Code != 0 && gs.Code != s.Code {
			continue
		}
		list, ok := m.sent(inner, gs)
		named, unnamed = named || gs.Code != 0, unnamed || gs.Code == 0
		known = known && ok
		all = append(all, list...)
	}
	switch {
	case s.Code == 0:
		return all, known && unnamed
	case named && known && !slices.Contains(all, s.Code):
		return nil, true
	}
	return own, true
}

// odd reports whether a number cannot be a status.
func odd(code int) bool { return code < 100 || code > 999 }

// codes returns the numbers that an expression can be. ok is false if there may be others.
func (m *machine) codes(w where, e ast.Expr) (list []int, ok bool) {
	info := w.fn.pkg.Pass.TypesInfo
	if tv := info.Types[e]; tv.Value != nil {
		if n, exact := constant.Int64Val(constant.ToInt(tv.Value)); exact {
			return []int{int(n)}, true
		}
		return nil, false
	}
	if w.depth > maxChain || m.asked > maxAsked {
		return nil, false
	}
	m.asked++
	w.depth++
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, isVar := info.Uses[e].(*types.Var)
		if !isVar || isGlobal(v) {
			return nil, false
		}
		if i := m.paramOf(w, e); i != noParam && w.from != nil {
			if from, a := w.from(i); a != nil {
				return m.codes(from, a)
			}
		}
		defs, begins := m.reaching(w.fn, v, e.Pos())
		if begins || len(defs) == 0 {
			return nil, false
		}
		all := true
		for _, d := range defs {
			switch {
			case d.zero && len(defs) > 1:
				continue // not a status: the number selects something else
			case d.literal || d.rhs == nil || m.defining[d.at]:
				return nil, false
			case !m.possible(w, d.at, m.kept(w, d, defs, e)...):
				continue
			}
			m.defining[d.at] = true
			var some []int
			known := false
			if d.index < 0 {
				some, known = m.codes(w, d.rhs)
			} else if call, ok := ast.Unparen(d.rhs).(*ast.CallExpr); ok {
				some, known = m.calledCodes(w, call, d.index, m.outcome(w, d.at, e))
			}
			delete(m.defining, d.at)
			all = all && known
			list = append(list, some...)
		}
		return list, all
	case *ast.SelectorExpr:
		sel := info.Selections[e]
		if sel == nil || sel.Kind() != types.FieldVal || !isFault(info.TypeOf(e.X)) {
			return nil, false
		}
		return m.ofFaults(w, e.X, func(o *object) vals {
			if v := o.fields[e.Sel.Name]; len(v) > 0 {
				return v
			}
			return o.status
		})
	case *ast.CallExpr:
		if tv := info.Types[e.Fun]; tv.IsType() && len(e.Args) == 1 {
			return m.codes(w, e.Args[0])
		}
		c, isFunc := calls.Of(info, e.Fun)
		fn, _ := c.Obj.(*types.Func)
		if !isFunc || fn == nil {
			return nil, false
		}
		if sel, isSel := ast.Unparen(e.Fun).(*ast.SelectorExpr); isSel && c.Recv != nil && len(e.Args) == 0 && isFault(c.Recv) {
			return m.ofFaults(w, sel.X, func(o *object) vals {
				if method := m.dispatch(o, fn.Name()); method != nil && method.fn != nil {
					if r := m.follow(method, nil, nil); len(r) > 0 {
						return r[0]
					}
				}
				return o.status
			})
		}
		return m.calledCodes(w, e, 0, mayFail)
	}
	return nil, false
}

// outcome says whether a call failed.
type outcome uint8

const (
	mayFail   outcome = iota // unknown
	succeeded                // its error is nil
	failed
)

// outcome returns whether the call in an assignment has failed when control reaches use. It is known if a condition around use asks
// for the call's error.
func (m *machine) outcome(w where, at, use ast.Node) outcome {
	for _, g := range m.guards(w, use) {
		if len(g) != 1 || g[0].boolean {
			continue
		}
		if k := m.keyOf(g[0].w, g[0].x); k.fn != w.fn || k.at != at || k.n != 1 {
			continue
		}
		switch t := g[0]; {
		case t.null && !t.other:
			return succeeded
		case t.null == t.other:
			return failed
		}
	}
	return mayFail
}

// calledCodes returns the numbers that a result of a call can be.
func (m *machine) calledCodes(w where, e *ast.CallExpr, index int, how outcome) (list []int, ok bool) {
	c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, e.Fun)
	if !ok || w.depth > maxChain {
		return nil, false
	}
	var callees []*function
	fn, isFunc := c.Obj.(*types.Func)
	switch {
	case isFunc && fn.Signature().Recv() != nil && types.IsInterface(fn.Signature().Recv().Type()):
		return nil, false
	case isFunc:
		callees = []*function{m.funcs[fn.FullName()]}
	default:
		callees = m.functionsOf(w, e.Fun)
	}
	for _, g := range callees {
		if g == nil {
			return nil, false
		}
		some, known := m.returnedCodes(m.into(w, e, c, g), index, how)
		if !known {
			return nil, false
		}
		list = append(list, some...)
	}
	return list, len(callees) > 0
}

// returnedCodes returns the numbers that a function can return as one of its results.
func (m *machine) returnedCodes(w where, index int, how outcome) (list []int, ok bool) {
	ok = true
	if m.counting[w.fn] || w.fn.body == nil {
		return nil, false
	}
	m.counting[w.fn] = true
	defer delete(m.counting, w.fn)
	ast.Inspect(w.fn.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if !ok || len(n.Results) == 0 {
				ok = false
				return false
			}
			last := n.Results[len(n.Results)-1]
			if !m.possible(w, n) || len(n.Results) > 1 &&
				(how == succeeded && m.certain(w, last, n) || how == failed && w.fn.pkg.Pass.TypesInfo.Types[last].IsNil()) {
				return false
			}
			var some []int
			if call, isCall := ast.Unparen(n.Results[0]).(*ast.CallExpr); isCall && len(n.Results) <= index {
				some, ok = m.calledCodes(w, call, index, how)
			} else if index < len(n.Results) {
				some, ok = m.codes(w, n.Results[index])
			} else {
				ok = false
			}
			list = append(list, some...)
		}
		return true
	})
	return list, ok
}

// ofFaults returns the statuses of the errors that an expression can be.
func (m *machine) ofFaults(w where, x ast.Expr, status func(*object) vals) (list []int, ok bool) {
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	s := m.expr(w, x)
	static := m.typeName(w.fn.pkg.Pass.TypesInfo.TypeOf(x))
	if s.open || s.foreign && static == "" {
		m.lost = true
	}
	ok = !s.open && (!s.foreign || static != "")
	for _, f := range s.list {
		if f.param != 0 {
			ok = false
			continue
		}
		if static != "" && f.typ != static {
			continue
		}
		objects := m.objectsOf(f)
		if len(objects) == 0 {
			return nil, false
		}
		for _, o := range objects {
			values := status(o)
			if len(values) == 0 {
				return nil, false
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
		values = fr.eval(f.made)
	}
	var list []*object
	for _, v := range values {
		o, ok := v.(*object)
		if !ok {
			return nil
		}
		list = append(list, o)
	}
	return list
}

// failuresOf returns the machine's objects for the errors that an expression can be. ok is false if there may be others.
func (m *machine) failuresOf(w where, e ast.Expr) (list vals, ok bool) {
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	return m.objects(m.expr(w, e), e)
}

// objects returns the machine's objects for the errors in s. at is where they are reported to come from; nil means where each is made.
func (m *machine) objects(s *faults, at ast.Expr) (list vals, ok bool) {
	if s.open {
		return nil, false
	}
	plain := s.foreign || s.plain || s.partial && s.size() == 0
	for _, f := range s.list {
		if f.param != 0 {
			return nil, false
		}
		objects := m.objectsOf(f)
		if len(objects) == 0 {
			if f.typ != "" || f.made != nil {
				return nil, false
			}
			plain = true // a variable of another module
		}
		for _, o := range objects {
			if m.isPlain(o) {
				plain = true
				continue
			}
			here := *o
			here.is = &f
			if here.call = at; at == nil {
				here.call = f.made
			}
			list = append(list, &here)
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
