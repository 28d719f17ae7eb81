package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
)

// Which errors an expression can be.
//
// A helper that turns errors into statuses may name every error of the program, while each of its callers can only get a few of
// them. So the errors of an expression are looked up in the whole program: a call gives what the callee returns; a variable gives
// what the assignments that reach it assign (definitions); a call of an interface's method gives what each of the program's
// implementations returns. The set (faults) holds errors with a name, which are package variables, and errors that a composite
// literal or a constructor makes. Errors made by other modules are foreign: they are none of the program's errors, unless the
// program passes the module a function that returns some. For other expressions, such as a field or an element, the set is open:
// it may be any error, and nothing can be concluded.
//
// A function has one set for all callers. Its parameters are members of that set (fault.param), which each caller replaces by its
// arguments. A constructor that takes a number makes a different error at each call, so there the call is the error's origin.
//
// The sets of functions that call each other grow to a fixed point. They never shrink, and they have no more members than the
// program has names, literals and calls, so this ends. Few functions need more than two rounds.

// fault is an error that an expression can be.
type fault struct {
	name   string    // import path and name, if it is a package's variable or constant
	made   ast.Expr  // or the composite literal or call that makes it
	in     *function // the function that contains made
	typ    string    // its type, without a pointer; "" if the program does not declare it
	kept   form      // whether it is that type or a pointer to it
	param  int       // or, if it is a parameter, its index plus two, so that a receiver is 1
	called bool      // or, with param, what that parameter, a function, returns

	wrapped wrapping
	under   string // for a parameter, the type of the error that wraps it: see faults.under
	fixed   int    // its status, if it is a variable of another module

	with   *fault // another error that the same error wraps: see machine.joined
	beside beside // what else it wraps

	lacks lacking // for an unknown error of another module: which one it is not
}

// faults are the errors that an expression can be, without nil. An expression with an empty set is always nil, unless
// the set is partial.
type faults struct {
	list    []fault
	foreign bool    // errors that other modules make
	lacks   lacking // with foreign: those of other modules that are not among them
	plain   bool    // errors that hold nothing but a text
	open    bool    // any error
	partial bool    // something is missing: an assignment that is being evaluated, or a nil pointer
}

// none reports whether an expression with these errors is always nil.
func (s *faults) none() bool {
	return len(s.list) == 0 && !s.foreign && !s.plain && !s.open && !s.partial
}

func (s *faults) add(f fault) {
	if !slices.Contains(s.list, f) {
		s.list = append(s.list, f)
	}
	if len(s.list) > maxFaults {
		s.open = true
	}
}

func (s *faults) join(o *faults) {
	for _, f := range o.list {
		s.add(f)
	}
	if o.foreign {
		s.alien(o.lacks)
	}
	s.plain, s.open, s.partial = s.plain || o.plain, s.open || o.open, s.partial || o.partial
}

// alien adds errors that other modules make, without those that are lacking.
func (s *faults) alien(lacks lacking) {
	if s.foreign {
		lacks = s.lacks.both(lacks)
	}
	s.foreign, s.lacks = true, lacks
}

// bare returns the set without the errors that the program names or makes.
func (s *faults) bare() *faults {
	out := *s
	out.list = nil
	return &out
}

func (s *faults) size() int {
	n := len(s.list)
	for _, more := range []bool{s.foreign, s.plain, s.open} {
		if more {
			n++
		}
	}
	return n
}

// maxFaults bounds a set, maxChain the calls between a handler and the code that sends its status.
const (
	maxFaults = 200
	maxChain  = 12
)

// where is the function that contains an expression, with what is known of its caller.
type where struct {
	fn    *function
	args  func(i int) *faults           // the errors passed as argument i; nil if the caller is unknown
	given func(i int) bool              // whether argument i is never nil; nil if the caller is unknown
	from  func(i int) (where, ast.Expr) // the caller and its argument i; nil if the caller is unknown
	rest  []ast.Expr                    // the arguments that the caller passes to a variadic parameter one by one; nil if there is none, or if they are unknown
	frame func() *frame                 // the function's variables in the machine; nil if the machine has not run it
	heard map[*ast.CallExpr]*faults     // the errors of calls of handlers that are only known for the current route: see machine.hear
	depth int
	stack *stack // the calls that lead to the function; nil if more is known of the caller than they say: see machine.stackOf
}

// faultsOf returns what a function can return as its last result.
func (m *machine) faultsOf(f *function) *faults {
	if s := m.faults[f]; s != nil {
		return s
	}
	s := &faults{}
	m.faults[f] = s
	m.growing = append(m.growing, f)
	if len(m.growing) > 1 || m.settling {
		return s // the first call computes all sets
	}
	m.settling = true
	request, noted := m.request, m.noted
	m.request, m.noted = nil, nil // the sets are those of all routes
	for again := true; again; {
		again = false
		for i := 0; i < len(m.growing); i++ {
			g := m.growing[i]
			before, lacks := m.faults[g].size(), m.faults[g].lacks
			m.returned(g, m.faults[g])
			again = again || m.faults[g].size() != before || m.faults[g].lacks != lacks
		}
	}
	m.growing, m.settling = nil, false
	m.request, m.noted = request, noted
	return s
}

// returned adds the errors in the return statements of a function.
func (m *machine) returned(f *function, s *faults) {
	if f.body == nil || f.typ.Results == nil || s.open {
		return
	}
	info := f.pkg.Pass.TypesInfo
	fields := f.typ.Results.List
	last := fields[len(fields)-1]
	if !isFault(info.TypeOf(last.Type)) {
		s.open = true // an error in an any, or in a type parameter
		return
	}
	m.returnedTo(where{fn: f}, s)
}

// returnedTo adds the errors that a function returns to one caller.
func (m *machine) returnedTo(w where, s *faults) {
	f := w.fn
	fields := f.typ.Results.List
	last := fields[len(fields)-1]
	var named *types.Var
	if n := len(last.Names); n > 0 {
		named, _ = f.pkg.Pass.TypesInfo.Defs[last.Names[n-1]].(*types.Var)
	}
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if !m.possible(w, n) {
				return true
			}
			switch {
			case len(n.Results) > 0:
				s.join(m.expr(w, n.Results[len(n.Results)-1]))
			case named != nil:
				s.join(m.variable(w, named, n))
			}
			if named != nil { // a deferred function may set it
				for _, d := range m.definitions(f)[named] {
					if d.literal {
						s.join(m.definition(w, d))
					}
				}
			}
		}
		return true
	})
}

// isFault reports whether values of a type are errors.
func isFault(t types.Type) bool {
	switch t.(type) {
	case nil, *types.Basic, *types.Slice, *types.Map, *types.Signature:
		return false // it has no methods
	}
	i, ok := types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
	return ok && (types.Implements(t, i) || types.Implements(types.NewPointer(t), i))
}

// expr returns the errors that an expression can be. For a call with several results, these are the errors of the last one.
func (m *machine) expr(w where, e ast.Expr) *faults {
	s := m.exprFaults(w, e)
	if s.none() && !isNilError(w.fn.pkg.Pass.TypesInfo, e) {
		return &faults{partial: true}
	}
	return s.as(formOf(lastType(w.fn.pkg.Pass.TypesInfo, e)))
}

// isNilError reports whether an expression that is always nil is also nil as an error: a nil pointer in an interface is not.
func isNilError(info *types.Info, e ast.Expr) bool {
	return info.Types[e].IsNil() || types.IsInterface(lastType(info, e))
}

// lastType returns the type of an expression, or of the last result of a call.
func lastType(info *types.Info, e ast.Expr) types.Type {
	t := typeOf(info, e)
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
		return tuple.At(tuple.Len() - 1).Type()
	}
	return t
}

func (m *machine) exprFaults(w where, e ast.Expr) *faults {
	info := w.fn.pkg.Pass.TypesInfo
	if s := m.storedIn(info, e); s != nil {
		return s
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		switch obj := info.ObjectOf(e).(type) {
		case *types.Nil:
			return &faults{}
		case *types.Const:
			return &faults{list: []fault{{name: globalKey(obj), typ: m.typeName(obj.Type())}}}
		case *types.Var:
			if isGlobal(obj) {
				return m.named(obj)
			}
			return m.narrowed(w, e, m.variable(w, obj, e))
		}
	case *ast.SelectorExpr:
		if info.Selections[e] != nil && isFault(info.TypeOf(e)) && isFault(info.TypeOf(e.X)) {
			return m.held(w, e)
		}
		if name := m.foreignField(info, e); name != "" {
			if m.table.Holder(name) == nil {
				return &faults{foreign: true}
			}
			return m.heldFaults(w, e.X)
		}
		if info.Selections[e] == nil {
			switch obj := info.Uses[e.Sel].(type) {
			case *types.Var:
				s := m.named(obj)
				if row := w.fn.pkg.Bound.Func(obj, nil); row != nil && row.Status.Fixed != 0 {
					s.list[0].fixed, s.list[0].typ = row.Status.Fixed, m.typeName(obj.Type())
				}
				return s
			case *types.Const:
				return &faults{list: []fault{{name: globalKey(obj), typ: m.typeName(obj.Type())}}}
			}
		}
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return m.expr(w, e.X)
		}
	case *ast.StarExpr:
		return m.expr(w, e.X)
	case *ast.TypeAssertExpr:
		return m.expr(w, e.X)
	case *ast.CompositeLit:
		return m.literalFault(w, e)
	case *ast.CallExpr:
		return m.callFaults(w, e)
	}
	return &faults{open: true}
}

// foreignField returns the full name of a field with an error of a struct of another module, which the program never sets, such as
// gorm's DB.Error; "" for other expressions. Errors of routers do not count: they may have a status.
func (m *machine) foreignField(info *types.Info, e *ast.SelectorExpr) string {
	sel := info.Selections[e]
	if sel == nil || sel.Kind() != types.FieldVal || !isFault(info.TypeOf(e)) || !types.IsInterface(info.TypeOf(e)) {
		return ""
	}
	path := pathOf(sel.Obj())
	if path == "" || m.packages[path] != nil || m.table.ErrsWithStatus(path) {
		return ""
	}
	t, f := fieldOf(sel)
	if f == nil || m.changes(memberKey(t, f)) {
		return ""
	}
	return fieldName(t, f)
}

// fieldOf returns the field that a selector selects, and the struct type that declares it.
func fieldOf(sel *types.Selection) (t types.Type, f *types.Var) {
	t = sel.Recv()
	for _, i := range sel.Index() {
		if f != nil {
			t = f.Type()
		}
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok || i >= s.NumFields() {
			return t, nil
		}
		f = s.Field(i)
	}
	return t, f
}

// fieldName returns the full name of a field of a type: "gorm.io/gorm.DB.Error".
func fieldName(t types.Type, f *types.Var) string {
	return types.TypeString(types.Unalias(t), nil) + "." + f.Name()
}

// held returns the errors in a field of an error. One that a row of the API table makes holds none, or the text of another one.
func (m *machine) held(w where, e *ast.SelectorExpr) *faults {
	sel := w.fn.pkg.Pass.TypesInfo.Selections[e]
	of := sel.Recv()
	if p, ok := of.Underlying().(*types.Pointer); ok {
		of = p.Elem()
	}
	if f, ok := sel.Obj().(*types.Var); !ok || len(sel.Index()) != 1 || m.changes(memberKey(of, f)) {
		return &faults{open: true}
	}
	s := m.expr(w, e.X)
	if s.open || s.foreign && m.typeName(typeOf(w.fn.pkg.Pass.TypesInfo, e.X)) == "" {
		return &faults{open: true}
	}
	out := &faults{plain: s.foreign}
	for _, f := range s.list {
		lit, isLit := f.made.(*ast.CompositeLit)
		switch {
		case f.byRow():
			out.plain = true
		case isLit && f.with == nil && w.depth <= maxChain:
			if x := elementOf(f.in.pkg.Pass.TypesInfo, lit, e.Sel.Name); x != nil {
				out.join(m.expr(where{fn: f.in, depth: w.depth + 1, args: func(int) *faults { return &faults{open: true} }}, x))
			}
		default:
			out.open = true
		}
	}
	return out
}

// elementOf returns the value that a literal gives a field; nil if it gives none.
func elementOf(info *types.Info, lit *ast.CompositeLit, field string) ast.Expr {
	s, ok := typeOf(info, lit).Underlying().(*types.Struct)
	for i, elt := range lit.Elts {
		if kv, isKeyed := elt.(*ast.KeyValueExpr); isKeyed {
			if identOf(kv.Key).Name == field {
				return kv.Value
			}
		} else if ok && i < s.NumFields() && s.Field(i).Name() == field {
			return elt
		}
	}
	return nil
}

// byRow reports whether an error is a variable of the API table, or made by a call in it.
func (f fault) byRow() bool {
	if f.with != nil || f.param != 0 {
		return false
	}
	call, isCall := f.made.(*ast.CallExpr)
	if !isCall {
		return f.fixed != 0
	}
	c, ok := calls.Of(f.in.pkg.Pass.TypesInfo, call.Fun)
	if !ok || c.Obj == nil {
		return false
	}
	row := f.in.pkg.Bound.Func(c.Obj, c.Recv)
	return row != nil && (row.Status.Use == api.Sent || row.Status.Fixed != 0 || row.Language.Fails[0] != 0)
}

// typeName returns the name of a type that the program declares.
func (m *machine) typeName(t types.Type) string {
	if t == nil || types.IsInterface(t) {
		return ""
	}
	if tn := api.NamedOf(t); tn != nil && (m.packages[pathOf(tn)] != nil || m.coded(tn)) {
		m.types[globalKey(tn)] = tn.Type()
		return globalKey(tn)
	}
	return ""
}

// coded reports whether a type of another module is an error with a field for a status, such as echo's HTTPError.
func (m *machine) coded(tn *types.TypeName) bool {
	s, ok := tn.Type().Underlying().(*types.Struct)
	if !ok || !isFault(tn.Type()) {
		return false
	}
	for f := range s.Fields() {
		for _, pkg := range m.packages {
			if row := pkg.Bound.Field(f); row != nil && row.Use == api.Sent {
				return true
			}
		}
	}
	return false
}

// named returns the error that a package's variable holds. If the variable is initialized with another one, it is that one.
func (m *machine) named(v *types.Var) *faults {
	for range maxChain {
		g, ok := m.program.globals[globalKey(v)]
		if !ok {
			break
		}
		next, ok := syntax.Named(g.pkg.Pass.TypesInfo, g.value).(*types.Var)
		if !ok || next.IsField() {
			return m.initialized(v, g)
		}
		v = next
	}
	return &faults{list: []fault{{name: globalKey(v)}}}
}
