package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
)

// callFaults returns the errors that a call can return.
func (m *machine) callFaults(w where, e *ast.CallExpr) *faults {
	info := w.fn.pkg.Pass.TypesInfo
	if tv := info.Types[e.Fun]; tv.IsType() {
		if name := m.typeName(tv.Type); name != "" {
			return &faults{list: []fault{{made: e, in: w.fn, typ: name}}}
		}
		if len(e.Args) == 1 {
			return m.expr(w, e.Args[0])
		}
	}
	c, ok := calls.Of(info, e.Fun)
	if !ok {
		return &faults{open: true}
	}
	if s := w.heard[e]; s != nil {
		return s
	}
	switch obj := c.Obj.(type) {
	case *types.Func:
		if row := w.fn.pkg.Bound.Func(obj, c.Recv); row != nil && row.Response.Effect == api.NoEffect && (row.Status.Use == api.Sent || row.Status.Fixed != 0) {
			return &faults{list: []fault{{made: e, in: w.fn, typ: m.typeName(resultType(obj))}}}
		}
		if row := w.fn.pkg.Bound.Func(obj, c.Recv); row != nil && row.Language.Same {
			if x := c.Operand(e, calls.Receiver); x != nil {
				return m.expr(w, x)
			}
		}
		if row := w.fn.pkg.Bound.Func(obj, c.Recv); row != nil && (row.Language.Fails[0] != 0 || row.Language.Plain) && obj.Pkg() != nil {
			s := &faults{plain: row.Language.Plain}
			for _, code := range row.Language.Fails {
				if code == 0 {
					continue
				}
				f := fault{made: e, in: w.fn, fixed: code}
				if tn, ok := obj.Pkg().Scope().Lookup(row.Language.ErrorType).(*types.TypeName); ok {
					f.typ = m.typeName(tn.Type())
				}
				s.add(f)
			}
			return s
		}
		if row := w.fn.pkg.Bound.Func(obj, c.Recv); row != nil {
			switch {
			case row.Language.Never && !m.uses(row.Language.Unless), repliesItself(row), m.isValid(info, e, row.Language.Valid),
				row.Response.Sure && neverFails(w, c.Operand(e, row.Response.Writer)):
				return &faults{}
			case row.Language.Encodes != 0:
				if s := m.encodingFaults(w, e, c, row); s != nil {
					return s
				}
			case row.Language.As && len(e.Args) == 1: // errors.AsType
				return m.expr(w, e.Args[0])
			case row.Language.Only != "":
				return &faults{list: []fault{{name: row.Language.Only}}}
			case row.Response.Through > 0 && row.Response.Through <= len(e.Args):
				return m.renderFaults(typeOf(info, e.Args[row.Response.Through-1]), row.Response.Method, 0)
			}
		}
		if s := m.valueFaults(w, e); s != nil {
			return s
		}
		if row := m.table.Signer(obj.FullName()); row != nil && m.signs(w, e, c, row) {
			return &faults{}
		}
		recv := obj.Signature().Recv()
		if recv != nil && types.IsInterface(recv.Type()) {
			return m.implementations(w, e, c, obj, recv.Type())
		}
		if g := m.own(obj); g != nil {
			return m.calledFaults(w, e, c, g)
		}
		return m.outsideFaults(w, e, c, obj)
	case *types.Builtin:
		return &faults{open: true}
	}
	if m.paramOf(w, e.Fun) != noParam && w.frame == nil {
		return m.resultsOf(w, e.Fun)
	}
	if s := m.valueFaults(w, e); s != nil {
		return s
	}
	s := &faults{}
	for _, g := range m.functionsOf(w, e.Fun) {
		if g == nil {
			return &faults{open: true}
		}
		s.join(m.calledFaults(w, e, c, g))
	}
	return s
}

// resultsOf returns the errors of the functions that an expression can be, if their arguments are unknown. For a parameter of a function
// whose caller is unknown, it is a fault that each caller replaces.
func (m *machine) resultsOf(w where, e ast.Expr) *faults {
	if i := m.paramOf(w, e); i != noParam && w.frame == nil {
		switch {
		case w.from != nil:
			if from, a := w.from(i); a != nil {
				return m.resultsOf(from, a)
			}
			return &faults{open: true}
		case w.args == nil:
			return &faults{list: []fault{{param: i + 2, called: true}}}
		}
	}
	s := &faults{}
	if c, ok := calls.Of(w.fn.pkg.Pass.TypesInfo, e); ok {
		if fn, ok := c.Obj.(*types.Func); ok && !calls.IsAbstract(fn) && m.packages[pathOf(fn)] == nil && !m.table.ErrsWithStatus(pathOf(fn)) {
			s.alien(m.lacking(fn))
			return s
		}
	}
	for _, g := range m.functionsOf(w, e) {
		if g == nil {
			return &faults{open: true}
		}
		s.join(m.apart(g))
	}
	return s
}

// repliesItself reports whether a call is a reply with content, as of echo's and fiber's c.JSON: the error that it returns, if it fails to
// write or to encode, is not followed.
func repliesItself(row *api.Func) bool {
	r := row.Response
	return r.Effect == api.Replies && r.Writer == api.Receiver && (row.Status.Use == api.Sent || row.Status.Fixed == 0 && r.Content.When != api.Never) &&
		r.Fault == 0 && r.Through == 0 && !r.OnError && row.Language.Fails[0] == 0
}

// functionsOf returns the functions that an expression can be; a nil element means that there may be others.
func (m *machine) functionsOf(w where, e ast.Expr) []*function {
	info := w.fn.pkg.Pass.TypesInfo
	var list []*function
	add := func(e ast.Expr) {
		var g *function
		switch e := ast.Unparen(e).(type) {
		case *ast.FuncLit:
			g = m.literals[e]
		default:
			if c, ok := calls.Of(info, e); ok {
				if fn, ok := c.Obj.(*types.Func); ok {
					g = m.own(fn)
				}
			}
		}
		list = append(list, g)
	}
	v, isVar := syntax.Named(info, e).(*types.Var)
	switch {
	case isVar && isGlobal(v):
		if g, ok := m.program.globals[globalKey(v)]; ok && g.index < 0 {
			if lit, ok := ast.Unparen(g.value).(*ast.FuncLit); ok {
				return []*function{m.literals[lit]}
			}
		}
		return []*function{nil}
	case isVar && !v.IsField():
		if defs := m.definitions(w.fn)[v]; len(defs) > 0 {
			for _, d := range defs {
				if d.rhs != nil && d.index < 0 {
					add(d.rhs)
				} else {
					list = append(list, nil)
				}
			}
			if v.Kind() == types.ParamVar || v.Kind() == types.RecvVar {
				list = append(list, nil) // it also has the caller's value
			}
			if w.frame == nil || !slices.Contains(list, nil) {
				return list
			}
		}
	case !isVar:
		add(e)
		if list[0] != nil {
			return list
		}
	}
	if w.frame == nil {
		return []*function{nil}
	}
	list = nil
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	for _, v := range orUnknown(m.variables(w).eval(e)) {
		if t, ok := v.(*typed); ok && len(t.fn) == 1 {
			v = t.fn[0]
		}
		if c, ok := v.(*closure); ok {
			list = append(list, c.fn)
		} else {
			list = append(list, nil)
		}
	}
	return list
}

// calledFaults returns what a call of a function of the program can return.
func (m *machine) calledFaults(w where, e *ast.CallExpr, c calls.Callee, g *function) *faults {
	if m.sorts(g) && w.depth < maxSorted {
		return m.sorted(m.into(w, e, c, g))
	}
	from := m.faultsOf(g)
	s := from.bare()
	for _, f := range from.list {
		parts := f.parts()
		if len(parts) == 1 {
			s.join(m.passedFaults(w, e, c, g, f))
			continue
		}
		list := make([]part, len(parts))
		for i, one := range parts {
			list[i] = part{faults: m.passedFaults(w, e, c, g, one), mayBeNil: one.param != 0 && !m.certainArg(w, e, c, one)}
		}
		s.join(m.joined(list, f.beside, false))
	}
	return s
}

// certainArg reports whether the argument for a parameter that is an error is never nil.
func (m *machine) certainArg(w where, e *ast.CallExpr, c calls.Callee, f fault) bool {
	a := c.Operand(e, f.param-2)
	return a != nil && !f.called && m.certain(w, a, e)
}

// passedFaults returns what an error that a function of the program returns is for the caller: a parameter is replaced by the argument,
// or by what the argument returns.
func (m *machine) passedFaults(w where, e *ast.CallExpr, c calls.Callee, g *function, f fault) *faults {
	s := &faults{}
	switch {
	case f.param != 0:
		a := c.Operand(e, f.param-2)
		switch {
		case a == nil || f.param-2 != calls.Receiver && len(c.Args(e)) != g.typ.Params.NumFields():
			s.open = true
		case f.param-2 == calls.Receiver && !f.called && takesNumber(g): // it changes its receiver's status
			for _, on := range m.expr(w, a).list {
				if on.made != nil {
					on = fault{made: e, in: w.fn, typ: on.typ, kept: on.kept}
				}
				s.add(on)
			}
			s.open = s.open || m.expr(w, a).open
		default:
			inner := &faults{}
			if f.called {
				inner.join(m.resultsOf(w, a))
			} else {
				inner = m.expr(w, a).as(f.kept)
			}
			if f.wrapped != notWrapped {
				inner = inner.within(f.wrapped)
			}
			s.join(inner.under(f.under))
		}
	case f.made != nil && takesNumber(g):
		s.add(fault{made: e, in: w.fn, typ: f.typ, kept: f.kept, wrapped: f.wrapped})
	default:
		s.add(f)
	}
	return s
}

// takesNumber reports whether a function has a parameter from which it may take a status: an integer, a string of a declared type,
// or an error of a known type.
func takesNumber(g *function) bool {
	for _, field := range g.typ.Params.List {
		t := typeOf(g.pkg.Pass.TypesInfo, field.Type)
		b, ok := t.Underlying().(*types.Basic)
		if ok && (b.Info()&types.IsInteger != 0 || b.Info()&types.IsString != 0 && types.Unalias(t) != t.Underlying()) || !types.IsInterface(t) && isFault(t) {
			return true
		}
	}
	return false
}

// implementations returns the errors of all of the program's methods that a call of an interface's method may reach.
func (m *machine) implementations(w where, e *ast.CallExpr, c calls.Callee, fn *types.Func, of types.Type) *faults {
	s := &faults{}
	list := m.implementing(fn, of)
	for _, g := range list {
		s.join(m.calledFaults(w, e, c, g))
	}
	switch others := m.abroadTypes(of); {
	case fn.Pkg() == nil || m.packages[fn.Pkg().Path()] == nil:
		s.alien(m.lacking(fn))
	case len(others) > 0:
		for _, t := range others {
			obj, _, _ := types.LookupFieldOrMethod(t, true, nil, fn.Name())
			method, _ := obj.(*types.Func)
			s.alien(m.lacking(method))
		}
	case len(list) == 0:
		s.open = true // an interface of the program with unknown implementations
	}
	return s
}

// abstract is a method of an interface.
type abstract struct {
	fn *types.Func
	of types.Type
}

// implementing lists the program's methods that a call of an interface's method may reach.
func (m *machine) implementing(fn *types.Func, of types.Type) (list []*function) {
	key := abstract{fn, of}
	if list, known := m.reachable[key]; known {
		return list
	}
	i, ok := of.Underlying().(*types.Interface)
	for _, g := range m.methods[fn.Name()] {
		if m.live != nil && !m.live[g.pkg.Pass.Pkg.Path()] {
			continue // a mock, which only tests import
		}
		if ok && implements(g.obj.Signature().Recv().Type(), i) {
			list = append(list, g)
		}
	}
	m.reachable[key] = slices.Clip(list)
	return list
}

// outsideFaults returns the errors that a function of another module can return: its own, those among its arguments, or those that
// a function among its arguments returns. A group of goroutines gets its functions in other calls.
func (m *machine) outsideFaults(w where, e *ast.CallExpr, c calls.Callee, fn *types.Func) *faults {
	row := w.fn.pkg.Bound.Func(fn, c.Recv)
	info := w.fn.pkg.Pass.TypesInfo
	if row != nil && (row.Language.NonNil || row.Language.Joins) { // errors.New, fmt.Errorf, errors.Join
		return m.wrapping(w, e, row)
	}
	if h := m.table.Holder(fn.FullName()); h != nil && slices.Contains(h.Errors, fn.FullName()) {
		return m.heldFaults(w, c.Operand(e, calls.Receiver))
	}
	s := &faults{}
	s.alien(m.lacking(fn))
	s.open = m.table.ErrsWithStatus(pathOf(fn)) // a router's own errors may have a status
	m.givenFaults(w, e, fn, s)
	if x, ok := ast.Unparen(orIdent(c.Operand(e, calls.Receiver))).(*ast.Ident); ok && c.Recv != nil {
		on := info.ObjectOf(x)
		ast.Inspect(m.declarationOf(w.fn), func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || call == e {
				return true
			}
			if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
				if y, ok := ast.Unparen(sel.X).(*ast.Ident); ok && on != nil && info.ObjectOf(y) == on {
					m.givenFaults(w, call, fn, s)
				}
			}
			return true
		})
	}
	return s
}

// givenFaults adds the errors that a call gives a function of another module: among its arguments, or returned by a function or by a
// method of one.
func (m *machine) givenFaults(w where, e *ast.CallExpr, fn *types.Func, s *faults) {
	info := w.fn.pkg.Pass.TypesInfo
	for _, a := range e.Args {
		t := info.TypeOf(a)
		if t != nil && m.declaresType(t) {
			s.join(m.askedMethods(fn, t))
		}
		switch {
		case t == nil:
		case isFault(t):
			if _, isTuple := t.(*types.Tuple); !isTuple {
				s.join(m.expr(w, a).within(maybeWrapped))
			}
		case isFuncType(t):
			sig, ok := t.Underlying().(*types.Signature)
			if !ok || sig.Results().Len() == 0 || !isFault(sig.Results().At(sig.Results().Len()-1).Type()) {
				continue
			}
			s.join(m.resultsOf(w, a))
		}
	}
}

func orIdent(e ast.Expr) ast.Expr {
	if e == nil {
		return &ast.BadExpr{}
	}
	return e
}
