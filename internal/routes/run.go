package routes

import (
	"go/ast"
	"go/types"
	"slices"
)

// maxSteps bounds the total number of evaluated nodes, maxTaken that of all calls of one function which only its results make worth
// following: code that computes with lists may need a step for each pair of elements. maxDepth bounds the depth of the calls that are
// followed from one root.
const (
	maxSteps = 4_000_000
	maxTaken = maxSteps / 20
	maxDepth = 40
)

// machine runs the code that builds routers. run.go has the order of the run and its bounds; the package comment says where the
// rest is.
type machine struct {
	*program
	steps    int
	limit    int               // of steps: maxSteps, or less in a function that may take no more of them
	taken    map[*function]int // the steps of functions, with those of what they call
	aside    int               // the steps of bodies that were only run for the fields of their receivers
	depth    int
	deaf     bool // a handler is being run: calls register no routes
	globals  map[string]vals
	opening  map[string]bool // globals that are being evaluated
	stored   map[string]vals // by fieldKey: everything that the program assigns to the field
	before   map[string]vals // stored of the previous run
	routers  map[*ast.CallExpr]*router
	routes   []*route
	served   []vals                // the handlers of servers
	serving  map[*router][]service // set after the run
	root     *router               // net/http's DefaultServeMux
	memo     map[*closure]*Answer
	active   map[*closure]bool
	request  *request // of the route whose answer is resolved; nil if unknown
	personal bool     // the answer depends on request
	values   []stored // what its requests certainly hold: see contexts.go
	passing  map[*closure][]stored
	putTypes map[string]string // by key: the type of what the program puts in a router's context, "" if it has several
	below    *reached          // the wrapped router, while a handler that wraps one is resolved
	idle     *ast.CallExpr     // what middleware sends after this call does not count; nil for none
	noted    *faults           // the errors that the rest of a chain has stored, while middleware that reads them is resolved
	rest     *remaining        // what the rest of a chain answers, while middleware that gets its errors is resolved
	shells   map[enclosed]*Answer
	spent    bool
	bound    map[bound]*closure // declared functions as values: one value for each function and receiver

	faults     map[*function]*faults // the errors that functions return: see faults.go
	growing    []*function           // those whose set may still grow
	settling   bool
	outer      map[*function]ast.Node
	defs       map[ast.Node]map[*types.Var][]definition
	literalsIn map[ast.Node][]ast.Node // the function literals in a declaration
	branchings map[ast.Node][]branching
	leaving    map[*function]bool // see machine.preserves
	defining   map[ast.Node]bool  // assignments that are being evaluated
	making     map[ast.Node]bool  // calls that make errors, while their status is looked up
	counting   map[*function]bool
	replying   map[*function]bool // see machine.alwaysReplies
	judging    map[*function]bool // see machine.judged
	nonNil     map[string]bool    // whether fields are never nil: see machine.neverNil
	building   map[string]*building
	sites      map[string][]made
	mentioned  map[string]int
	asking     map[asking]int
	lacks      map[*types.Func]lacking  // see machine.lacking
	used       map[string]bool          // see machine.uses
	reachable  map[abstract][]*function // see machine.implementing
	abroad     map[string][]types.Type  // the types of other modules that implement an interface, by its type: see machine.abroadTypes
	imported   []*types.Package
	changing   map[string][]*function // the functions that change a field or a variable: see machine.changes
	filling    map[string][]*function // the same for those that give the struct away as an any: see machine.filled
	calculates *bool                  // see machine.finite
	parted     map[fault]*fault       // see machine.interned
	sorting    map[*function]bool     // whether functions sort errors
	recalling  map[*function]bool     // whether they read values that requests hold
	types      map[string]types.Type  // the program's types of errors, by name
	asked      int
	found      map[topic]finding // see remember; nil while the routes are being registered
	stacks     map[stack]*stack  // see machine.stacked
	framed     bool              // the answer depends on the variables of one handler
	lost       bool              // a status comes from an unknown error

	// path holds numbers for the conditions under which the current statement runs: branches, loops, and "the function has not
	// returned yet". A statement whose path has the path of an earlier statement as a prefix runs only if that one has run.
	path       []int
	conditions int        // the last number used in path
	began      *function  // the root of the current run
	made       []*closure // literals that have been evaluated since it began
}

// frame is one activation of a function.
type frame struct {
	m       *machine
	pkg     *Package
	fn      *function
	env     *env
	results []vals
	deep    int  // branches and loops around the statement
	maybe   bool // branches or loops around the call of a function that registers nothing
	leaves  int  // return statements in branches and loops so far
	gone    bool // a return statement has run that no branch or loop contains
}

func newMachine(p *program, before map[string]vals) *machine {
	return &machine{
		program: p, limit: maxSteps, taken: map[*function]int{}, globals: map[string]vals{}, opening: map[string]bool{}, stored: map[string]vals{}, before: before,
		routers: map[*ast.CallExpr]*router{}, root: &router{}, memo: map[*closure]*Answer{}, active: map[*closure]bool{}, shells: map[enclosed]*Answer{}, passing: map[*closure][]stored{}, bound: map[bound]*closure{},
		faults: map[*function]*faults{}, outer: map[*function]ast.Node{}, defs: map[ast.Node]map[*types.Var][]definition{}, literalsIn: map[ast.Node][]ast.Node{}, branchings: map[ast.Node][]branching{}, leaving: map[*function]bool{},
		defining: map[ast.Node]bool{}, making: map[ast.Node]bool{}, counting: map[*function]bool{}, replying: map[*function]bool{}, judging: map[*function]bool{}, nonNil: map[string]bool{}, asking: map[asking]int{}, sorting: map[*function]bool{}, recalling: map[*function]bool{}, parted: map[fault]*fault{}, abroad: map[string][]types.Type{}, reachable: map[abstract][]*function{}, lacks: map[*types.Func]lacking{}, used: map[string]bool{}, types: map[string]types.Type{}, stacks: map[stack]*stack{},
	}
}

func (m *machine) run() {
	for _, f := range m.list {
		f.ran = false
	}
	for _, l := range m.literals {
		l.ran = false
	}
	opened := false
	for _, f := range m.program.roots() {
		if !opened && !f.isInit() && !f.isMain() {
			m.open()
			opened = true
		}
		if !f.ran {
			m.began = f
			m.follow(&closure{fn: f, obj: f.obj}, nil, nil)
			m.finish()
		}
	}
	if !opened {
		m.open()
	}
	m.began = nil // handlers run after all of these
}

// open evaluates the package variables whose values have literals that register routes: the commands of a program, whose functions other
// modules call.
func (m *machine) open() {
	for _, f := range m.initial {
		if f.name != "" && (f.registers || slices.ContainsFunc(f.calls, func(key string) bool { g := m.funcs[key]; return g != nil && g.reaches })) {
			m.began = f
			m.global(f.name)
			m.finish()
		}
	}
}

// finish runs the literals that register routes and that no call has run: they are stored somewhere for code that is not followed.
func (m *machine) finish() {
	for len(m.made) > 0 {
		list := m.made
		m.made = nil
		for _, c := range list {
			if !c.fn.ran && m.registersIn(c.fn) {
				end := m.under()
				m.follow(c, nil, nil)
				end()
			}
		}
	}
}

// follow runs a function with arguments and returns its results.
func (m *machine) follow(c *closure, args []vals, variadic []vals) []vals {
	return m.enter(c, args, variadic, nil, false)
}

// enter is follow with what is not certain: of the arguments, see frame.unsureOf, and of the call, see frame.maybe.
func (m *machine) enter(c *closure, args, variadic []vals, unsure []bool, maybe bool) []vals {
	f := c.fn
	if f == nil || f.body == nil || f.busy && !m.getsRegistering(args) && !m.capturesRegistering(c) || m.depth >= maxDepth || m.steps >= m.limit {
		m.spent = m.spent || m.steps >= maxSteps
		exposed(append(slices.Clip(args), c.recv), 0)
		return nil
	}
	was := f.busy
	f.busy = true
	m.depth++
	if !m.deaf {
		f.ran = true
	}
	path, before, limit := m.path, m.steps, m.limit
	if f.obj != nil && !f.acts() {
		m.limit = min(limit, before+maxTaken-m.taken[f])
	}
	defer func() { f.busy = was; m.depth--; m.path = path; m.limit = limit; m.taken[f] += m.steps - before }()
	fr := &frame{m: m, pkg: f.pkg, fn: f, env: m.bind(c, args, variadic, unsure), maybe: maybe}
	fr.block(f.body.List)
	if m.steps >= m.limit && m.limit < limit {
		exposed(append(slices.Clip(args), c.recv), 0)
		return nil
	}
	return fr.results
}

// acts reports whether calls of a function do more than give a result.
func (f *function) acts() bool { return f.reaches || f.sets || f.assigns }

// bind returns an environment with a function's parameters.
func (m *machine) bind(c *closure, args, variadic []vals, unsure []bool) *env {
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
				e.vars[obj], e.unsure[obj] = args[i], i < len(unsure) && unsure[i]
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

// note records an assignment to a field of a type, of whichever object.
func (m *machine) note(of types.Type, field types.Object, v vals) {
	switch {
	case len(v) > 0:
	case isInteger(field.Type()):
		v = vals{nil} // it may be a status
	default:
		return
	}
	key := fieldKey(of, field)
	m.stored[key] = m.stored[key].with(v)
}

// fieldKey identifies a field of a struct type, in all packages that see the type. It begins with the field's package and name.
func fieldKey(of types.Type, f types.Object) string {
	path := ""
	if f.Pkg() != nil {
		path = f.Pkg().Path()
	}
	if named, ok := types.Unalias(of).(*types.Named); ok {
		of = named.Origin()
	}
	return path + "." + f.Name() + " " + types.TypeString(of, nil)
}

// holderOf returns the type of the struct that a selected field belongs to, which may be embedded in that of the operand.
func holderOf(sel *types.Selection) types.Type {
	t := sel.Recv()
	for n, i := range sel.Index() {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok || n == len(sel.Index())-1 {
			break
		}
		t = s.Field(i).Type()
	}
	return t
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

// setGlobal assigns to a variable of a package. Other code may assign to it as well, so it keeps the values that it had; but init functions
// run before all other code.
func (m *machine) setGlobal(key string, v vals) {
	if old := m.global(key); m.began == nil || !m.began.isInit() || len(m.path) > 0 {
		v = old.with(v)
	}
	m.globals[key] = v
}
