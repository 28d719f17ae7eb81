package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// maxSteps bounds the total number of evaluated nodes, maxDepth the depth of the calls that are followed from one root.
const (
	maxSteps = 4_000_000
	maxDepth = 40
)

// machine runs the code that builds routers. run.go has the order of the run, its bounds and the statements, eval.go the
// expressions, calls.go the calls, including those of the API table.
type machine struct {
	*program
	steps    int
	depth    int
	deaf     bool // a handler is being run: calls register no routes
	globals  map[string]vals
	opening  map[string]bool // globals that are being evaluated
	stored   map[string]vals // by fieldKey: everything that the program assigns to the field
	before   map[string]vals // stored of the previous run
	routers  map[*ast.CallExpr]*router
	routes   []*route
	root     *router // net/http's DefaultServeMux
	memo     map[*closure]*Answer
	active   map[*closure]bool
	request  *request // of the route whose answer is resolved; nil if unknown
	personal bool     // the answer depends on request
	below    *reached // the wrapped router, while a handler that wraps one is resolved
	shells   map[enclosed]*Answer
	spent    bool
	bound    map[bound]*closure // declared functions as values: one value for each function and receiver

	faults     map[*function]*faults // the errors that functions return: see faults.go
	growing    []*function           // those whose set may still grow
	settling   bool
	outer      map[*function]ast.Node
	defs       map[ast.Node]map[*types.Var][]definition
	literalsIn map[ast.Node][]ast.Node // the function literals in a declaration
	defining   map[ast.Node]bool       // assignments that are being evaluated
	counting   map[*function]bool
	abroad     map[string]bool // whether other modules implement an interface, by its type: see machine.elsewhereToo
	imported   []*types.Package
	changing   map[string]bool       // fields and variables that the program changes: see machine.changes
	parted     map[fault]*fault      // see machine.interned
	sorting    map[*function]bool    // whether functions sort errors
	types      map[string]types.Type // the program's types of errors, by name
	asked      int
	lost       bool // a status comes from an unknown error

	// path holds numbers for the conditions under which the current statement runs: branches, loops, and "the function has not
	// returned yet". A statement whose path has the path of an earlier statement as a prefix runs only if that one has run.
	path       []int
	conditions int       // the last number used in path
	began      *function // the root of the current run
}

// frame is one activation of a function.
type frame struct {
	m       *machine
	pkg     *Package
	fn      *function
	env     *env
	results []vals
	deep    int  // branches and loops around the statement
	leaves  int  // return statements in branches and loops so far
	gone    bool // a return statement has run that no branch or loop contains
}

func newMachine(p *program, before map[string]vals) *machine {
	return &machine{
		program: p, globals: map[string]vals{}, opening: map[string]bool{}, stored: map[string]vals{}, before: before,
		routers: map[*ast.CallExpr]*router{}, root: &router{}, memo: map[*closure]*Answer{}, active: map[*closure]bool{}, shells: map[enclosed]*Answer{}, bound: map[bound]*closure{},
		faults: map[*function]*faults{}, outer: map[*function]ast.Node{}, defs: map[ast.Node]map[*types.Var][]definition{}, literalsIn: map[ast.Node][]ast.Node{},
		defining: map[ast.Node]bool{}, counting: map[*function]bool{}, sorting: map[*function]bool{}, parted: map[fault]*fault{}, abroad: map[string]bool{}, types: map[string]types.Type{},
	}
}

func (m *machine) run() {
	for _, f := range m.list {
		f.ran = false
	}
	for _, l := range m.literals {
		l.ran = false
	}
	for _, f := range m.program.roots() {
		if !f.ran {
			m.began = f
			m.follow(&closure{fn: f, obj: f.obj}, nil, nil)
		}
	}
}

// follow runs a function with arguments and returns its results.
func (m *machine) follow(c *closure, args []vals, variadic []vals) []vals {
	f := c.fn
	if f == nil || f.body == nil || f.busy || m.depth >= maxDepth || m.steps >= maxSteps {
		m.spent = m.spent || m.steps >= maxSteps
		exposed(append(slices.Clip(args), c.recv), 0)
		return nil
	}
	f.busy = true
	m.depth++
	if !m.deaf {
		f.ran = true
	}
	path := m.path
	defer func() { f.busy = false; m.depth--; m.path = path }()
	fr := &frame{m: m, pkg: f.pkg, fn: f, env: m.bind(c, args, variadic)}
	fr.block(f.body.List)
	return fr.results
}

// bind returns an environment with a function's parameters.
func (m *machine) bind(c *closure, args []vals, variadic []vals) *env {
	f := c.fn
	e := newEnv(c.env)
	info := f.pkg.Pass.TypesInfo
	if f.recv != nil && len(f.recv.List) == 1 && len(f.recv.List[0].Names) == 1 {
		if obj := info.Defs[f.recv.List[0].Names[0]]; obj != nil {
			e.vars[obj] = c.recv
		}
	}
	i := 0
	for _, field := range f.typ.Params.List {
		_, rest := field.Type.(*ast.Ellipsis)
		for _, name := range field.Names {
			obj := info.Defs[name]
			switch {
			case obj == nil:
			case rest && variadic != nil:
				l := &list{exact: true}
				for _, v := range variadic {
					l.entries = append(l.entries, entry{nil, v})
				}
				e.vars[obj] = vals{l}
			case i < len(args):
				e.vars[obj] = args[i]
			default:
				e.vars[obj] = nil
			}
			i++
		}
		if len(field.Names) == 0 {
			i++
		}
	}
	if f.typ.Results != nil {
		for _, field := range f.typ.Results.List {
			for _, name := range field.Names {
				if obj := info.Defs[name]; obj != nil {
					e.vars[obj] = nil
					if _, isStruct := obj.Type().Underlying().(*types.Struct); isStruct {
						e.vars[obj] = vals{&object{typ: obj.Type(), fields: map[string]vals{}, path: m.path, whole: true}}
					}
				}
			}
		}
	}
	return e
}

func (fr *frame) block(list []ast.Stmt) {
	for _, s := range list {
		if fr.gone {
			return
		}
		fr.stmt(s)
	}
}

// nested runs statements that may run any number of times, or not at all.
func (fr *frame) nested(list ...ast.Stmt) {
	fr.deep++
	leaves := fr.leaves
	end := fr.m.under()
	for _, s := range list {
		if s != nil {
			fr.stmt(s)
		}
	}
	end()
	fr.deep--
	if fr.leaves > leaves {
		fr.m.under() // until the function ends
	}
}

// under adds a new condition to the path. The returned function removes it.
func (m *machine) under() (end func()) {
	path := m.path
	m.conditions++
	m.path = append(slices.Clip(path), m.conditions)
	return func() { m.path = path }
}

func (fr *frame) stmt(s ast.Stmt) {
	fr.m.steps++
	switch s := s.(type) {
	case nil:
	case *ast.ExprStmt:
		fr.eval(s.X)
	case *ast.AssignStmt:
		fr.assign(s)
	case *ast.DeclStmt:
		if d, ok := s.Decl.(*ast.GenDecl); ok && d.Tok == token.VAR {
			for _, spec := range d.Specs {
				if vs, ok := spec.(*ast.ValueSpec); ok {
					fr.declare(vs)
				}
			}
		}
	case *ast.BlockStmt:
		fr.block(s.List)
	case *ast.IfStmt:
		fr.stmt0(s.Init)
		fr.eval(s.Cond)
		is := fr.decided(s.Cond)
		switch {
		case is > 0 && fr.sure(s.Cond) > 0:
			fr.block(s.Body.List)
		case is >= 0:
			fr.nested(s.Body)
		}
		if s.Else != nil && is <= 0 {
			fr.nested(s.Else)
		}
	case *ast.ForStmt:
		fr.stmt0(s.Init)
		if s.Cond != nil {
			fr.eval(s.Cond)
		}
		fr.nested(s.Body)
	case *ast.RangeStmt:
		fr.loop(s)
	case *ast.SwitchStmt:
		fr.stmt0(s.Init)
		if s.Tag != nil {
			fr.eval(s.Tag)
		}
		fr.nested(s.Body)
	case *ast.TypeSwitchStmt:
		fr.stmt0(s.Init)
		fr.typeSwitch(s)
	case *ast.CaseClause:
		for _, e := range s.List {
			fr.eval(e)
		}
		fr.nested(s.Body...)
	case *ast.SelectStmt:
		fr.nested(s.Body)
	case *ast.CommClause:
		fr.stmt0(s.Comm)
		fr.nested(s.Body...)
	case *ast.LabeledStmt:
		fr.stmt(s.Stmt)
	case *ast.GoStmt:
		fr.eval(s.Call)
	case *ast.DeferStmt:
		fr.eval(s.Call)
	case *ast.SendStmt:
		fr.eval(s.Value)
	case *ast.ReturnStmt:
		fr.returns(s)
	}
}

func (fr *frame) stmt0(s ast.Stmt) {
	if s != nil {
		fr.stmt(s)
	}
}

func (fr *frame) info() *types.Info { return fr.pkg.Pass.TypesInfo }

// values evaluates a list of expressions. If several is true, a single call may return all values.
func (fr *frame) values(list []ast.Expr, several bool) []vals {
	if several && len(list) == 1 {
		return fr.multi(list[0])
	}
	var values []vals
	for _, e := range list {
		values = append(values, fr.eval(e))
	}
	return values
}

func (fr *frame) returns(s *ast.ReturnStmt) {
	if fr.deep > 0 {
		fr.leaves++
	}
	fr.gone = fr.deep == 0
	values := fr.values(s.Results, true)
	if len(s.Results) == 0 && fr.fn != nil && fr.fn.typ.Results != nil {
		for _, field := range fr.fn.typ.Results.List {
			for _, name := range field.Names {
				v, _ := fr.env.lookup(fr.info().Defs[name])
				values = append(values, v)
			}
		}
	}
	for i, v := range values {
		for len(fr.results) <= i {
			fr.results = append(fr.results, nil)
		}
		fr.results[i] = fr.results[i].with(v)
	}
}

func (fr *frame) declare(vs *ast.ValueSpec) {
	values := fr.values(vs.Values, len(vs.Names) > 1)
	for i, name := range vs.Names {
		obj := fr.info().Defs[name]
		if obj == nil {
			continue
		}
		var v vals
		if i < len(values) {
			v = values[i]
		}
		if len(vs.Values) == 0 {
			v = fr.zero(obj.Type())
		}
		fr.env.vars[obj] = v
	}
}

// zero returns the zero value of a type: an object for a struct.
func (fr *frame) zero(t types.Type) vals {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		return vals{&object{typ: t, fields: map[string]vals{}, path: fr.m.path, whole: true}}
	case *types.Basic:
		if u.Info()&types.IsString != 0 {
			return vals{text("")}
		}
	case *types.Slice, *types.Map:
		return vals{&list{}}
	}
	return nil
}

func (fr *frame) assign(s *ast.AssignStmt) {
	values := fr.values(s.Rhs, len(s.Lhs) > 1)
	for i, l := range s.Lhs {
		var v vals
		if i < len(values) {
			v = values[i]
		}
		switch s.Tok {
		case token.DEFINE, token.ASSIGN:
		case token.ADD_ASSIGN:
			v = concat(fr.eval(l), v)
		default:
			v = nil
		}
		fr.store(l, v, s.Tok == token.DEFINE)
	}
}

// store assigns to an expression.
func (fr *frame) store(l ast.Expr, v vals, define bool) {
	switch l := ast.Unparen(l).(type) {
	case *ast.Ident:
		if l.Name == "_" {
			return
		}
		if obj := fr.info().Defs[l]; obj != nil && define {
			fr.env.vars[obj] = v
			return
		}
		obj := fr.info().ObjectOf(l)
		if obj == nil {
			return
		}
		if isGlobal(obj) {
			key := globalKey(obj)
			fr.m.globals[key] = fr.m.global(key).with(v)
			return
		}
		old, where := fr.env.lookup(obj)
		if len(v) == 0 && len(old) > 0 && fr.deep > 0 && mayServe(obj.Type()) {
			v = vals{nil}
		}
		switch {
		case where == nil:
			fr.env.vars[obj] = v
		case fr.deep > 0 && len(old) > 0 || where != fr.env && len(old) > 0:
			where.vars[obj] = old.with(v)
		default:
			where.vars[obj] = v
		}
	case *ast.SelectorExpr:
		sel := fr.info().Selections[l]
		if sel == nil {
			if obj := fr.info().Uses[l.Sel]; obj != nil && isGlobal(obj) {
				key := globalKey(obj)
				fr.m.globals[key] = fr.m.global(key).with(v)
			}
			return
		}
		if sel.Kind() != types.FieldVal {
			return
		}
		base := fr.through(fr.eval(l.X), sel.Recv(), sel.Index()[:len(sel.Index())-1])
		name := l.Sel.Name
		fr.m.note(sel.Obj(), v)
		for _, b := range base {
			if o, ok := b.(*object); ok {
				o.mayHave(name, len(base) > 1 || !within(o.path, fr.m.path))
				if old := o.fields[name]; len(old) > 0 && (fr.deep > 0 || len(base) > 1) {
					o.fields[name] = old.with(v)
				} else {
					o.fields[name] = v
				}
			}
		}
	case *ast.IndexExpr:
		key := fr.eval(l.Index)
		for _, b := range fr.eval(l.X) {
			if c, ok := b.(*list); ok && len(c.entries) < maxEntries {
				c.entries = append(c.entries, entry{key, v})
			}
		}
	case *ast.StarExpr:
		fr.store(l.X, v, false)
	}
}

// mayHave records, before a field is set, whether that is under a condition that does not hold wherever the object exists.
func (o *object) mayHave(name string, maybe bool) {
	switch {
	case !maybe:
		delete(o.maybe, name)
	case len(o.fields[name]) > 0:
	case o.maybe == nil:
		o.maybe = map[string]bool{name: true}
	default:
		o.maybe[name] = true
	}
}

// within reports whether the conditions of path all hold under those of outer.
func within(outer, path []int) bool {
	return len(path) <= len(outer) && slices.Equal(outer[:len(path)], path)
}

// maxEntries bounds the elements of a list.
const maxEntries = 512

// note records an assignment to a field, of whichever object.
func (m *machine) note(field types.Object, v vals) {
	if len(v) == 0 {
		return
	}
	key := fieldKey(field)
	m.stored[key] = m.stored[key].with(v)
}

// fieldKey identifies a field by its package, name and type. It is rare for two fields to share a key, and then they mean the same.
func fieldKey(f types.Object) string {
	path := ""
	if f.Pkg() != nil {
		path = f.Pkg().Path()
	}
	return path + "." + f.Name() + " " + types.TypeString(f.Type(), nil)
}

func isGlobal(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && !v.IsField() && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
}

// global returns what a variable of a package holds.
func (m *machine) global(key string) vals {
	if v, ok := m.globals[key]; ok {
		return v
	}
	g, ok := m.program.globals[key]
	if !ok || m.opening[key] {
		return nil
	}
	m.opening[key] = true
	fr := &frame{m: m, pkg: g.pkg, env: newEnv(nil)}
	values := fr.multi(g.value)
	delete(m.opening, key)
	var v vals
	switch {
	case g.index < 0 && len(values) == 1:
		v = values[0]
	case g.index >= 0 && g.index < len(values):
		v = values[g.index]
	}
	m.globals[key] = v
	return v
}

// loop runs the body of a range statement: once for each element, where all are known.
func (fr *frame) loop(s *ast.RangeStmt) {
	over := fr.eval(s.X)
	set := func(e ast.Expr, v vals) {
		if e != nil {
			fr.store(e, v, s.Tok == token.DEFINE)
		}
	}
	ran := len(over) == 1 && empty(over[0])
	for _, v := range over {
		l, ok := v.(*list)
		if !ok {
			continue
		}
		certain := l.exact && len(over) == 1 && !jumps(s.Body)
		for _, e := range l.entries {
			ran = true
			set(s.Key, e.key)
			set(s.Value, e.value)
			if certain {
				fr.block(s.Body.List)
			} else {
				fr.nested(s.Body)
			}
			if fr.m.steps >= maxSteps {
				return
			}
		}
	}
	if !ran {
		set(s.Key, nil)
		set(s.Value, nil)
		fr.nested(s.Body)
	}
}

// empty reports whether a list certainly has no elements.
func empty(v value) bool {
	l, ok := v.(*list)
	return ok && l.exact && len(l.entries) == 0
}

// jumps reports whether a loop's body may leave it early.
func jumps(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.BranchStmt, *ast.ReturnStmt:
			found = true
		case *ast.FuncLit:
			return false
		}
		return !found
	})
	return found
}

// typeSwitch binds the variable of each clause to the value that is switched on.
func (fr *frame) typeSwitch(s *ast.TypeSwitchStmt) {
	var v vals
	switch a := s.Assign.(type) {
	case *ast.AssignStmt:
		if len(a.Rhs) == 1 {
			v = fr.eval(a.Rhs[0])
		}
	case *ast.ExprStmt:
		v = fr.eval(a.X)
	}
	for _, c := range s.Body.List {
		if cc, ok := c.(*ast.CaseClause); ok {
			if obj := fr.info().Implicits[cc]; obj != nil {
				fr.env.vars[obj] = v
			}
			fr.nested(&ast.BlockStmt{List: cc.Body})
		}
	}
}
