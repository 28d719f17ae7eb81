package order

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// pkg is the package under analysis.
type pkg struct {
	pass      *analysis.Pass
	info      *types.Info
	bound     *api.Bound
	responses map[*types.TypeName]bool
	writer    *types.Interface // http.ResponseWriter; nil if the package cannot reach net/http

	fields    []FieldSet               // the tracked fields, each as a set of one
	all       []*unit                  // by position
	isType    map[types.Type]bool      // whether a type is a response
	holdsType map[types.Type]bool      // whether a type is a struct with a response in a field
	holders   map[*types.TypeName]bool // see holdersImplement
	decls     map[*types.Func]*function
	summaries map[*function]*Summary // nil while a function is followed
	depth     int                    // calls that summarize is following
	imported  map[*types.Func]*FuncFact
	returns   map[*types.Func]truth        // whether a function of the package returns
	asked     map[*types.Func][]*types.Var // the fields in the conditions of a function of the package
	types     map[string]types.Type        // the types that testedName has spelled; nil for a name of several types

	fixed   map[*types.Var]fixedVar // variables that are only set in their declaration; computed when needed
	unset   map[*types.Var]bool     // package variables without an initial value; computed with fixed
	changes map[*types.Var]bool     // package variables that a function assigns, wholly or in part; computed with fixed
	shared  map[*types.Var]bool     // package variables whose address, or that of a part, is taken; computed with fixed

	setters  map[*types.Func]bool        // see setsGiven
	enders   map[*types.Func]bool        // see mayEnd
	setBy    map[*types.Func][]setGlobal // the package variables that functions assign; computed when needed
	returned returned                    // see returnedGlobals

	writes map[*types.Func]*fieldWrites // by function; computed when needed

	answers  map[ast.Node]*Answer // by function; nil if answers are not wanted
	events   map[Event]*Event
	pairs    map[pairKey]*Pair
	skipped  map[ast.Node]bool // calls that do nothing on some path, of a sync.Once
	doubts   map[pairKey]int   // the status that the client gets on unsure paths to a pair; 0 if there are several
	starts   map[startKey]*Start
	panics   map[startKey]*Panic
	ends     []End
	withheld []Withheld
	ran      map[ast.Node]bool // the functions and literals that were followed on their own
	givenUp  map[ast.Node]bool // those of them in which paths were dropped
	followed Followed
}

type startKey struct {
	node ast.Node
	code int
}

// unit is a top-level declaration with the function literals in it.
type unit struct {
	decl     ast.Decl
	function *function             // nil for the declaration of a variable
	literals []*ast.FuncLit        // the literals that touch a response, outermost first
	inPlace  map[*ast.FuncLit]bool // literals that are called where they are written, not in a goroutine
	done     map[*ast.FuncLit]bool // literals that were followed at a call
	reads    truth                 // see readsHeader
	trailers bool                  // it declares trailers, so that fields may be set after the header
}

// function is a declared function.
type function struct {
	unit    *unit
	node    *ast.FuncDecl
	obj     *types.Func
	touches bool // it mentions a response
	idle    bool // only in its signature: nothing can happen to a response in it
}

// truth is the answer to a question, as far as it is known.
type truth uint8

const (
	unknown truth = iota
	holds
	fails
)

func known(b bool) truth {
	if b {
		return holds
	}
	return fails
}

func newPkg(pass *analysis.Pass, bound *api.Bound, fields []string) *pkg {
	p := &pkg{
		pass:      pass,
		info:      pass.TypesInfo,
		bound:     bound,
		responses: bound.Responses(),
		fields:    singles(fields),
		isType:    map[types.Type]bool{},
		holdsType: map[types.Type]bool{},
		holders:   map[*types.TypeName]bool{},
		decls:     map[*types.Func]*function{},
		summaries: map[*function]*Summary{},
		types:     map[string]types.Type{},
		imported:  map[*types.Func]*FuncFact{},
		returns:   map[*types.Func]truth{},
		asked:     map[*types.Func][]*types.Var{},
		setters:   map[*types.Func]bool{},
		enders:    map[*types.Func]bool{},
		events:    map[Event]*Event{},
		pairs:     map[pairKey]*Pair{},
		doubts:    map[pairKey]int{},
		skipped:   map[ast.Node]bool{},
		starts:    map[startKey]*Start{},
		panics:    map[startKey]*Panic{},
		ran:       map[ast.Node]bool{},
		givenUp:   map[ast.Node]bool{},
	}
	for tn := range p.responses {
		if api.IsWriter(tn.Type()) {
			p.writer, _ = tn.Type().Underlying().(*types.Interface)
		}
	}
	p.declare()
	return p
}

// declare records the functions and variables that the package declares.
func (p *pkg) declare() {
	for _, file := range p.pass.Files {
		for _, decl := range file.Decls {
			u := &unit{decl: decl}
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if decl.Body == nil {
					continue
				}
				f := &function{unit: u, node: decl}
				f.obj, _ = p.info.Defs[decl.Name].(*types.Func)
				if f.obj != nil {
					p.decls[f.obj] = f
				}
				u.function = f
			case *ast.GenDecl:
				if decl.Tok != token.VAR {
					continue
				}
			}
			p.all = append(p.all, u)
		}
	}
}

// units lists the declarations that touch a response. The other functions are only known, in case one of them gets a writer.
func (p *pkg) units() []*unit {
	var touching []*unit
	candidates, withholds := p.candidates(), p.bound.Withholds()
	for _, u := range p.all {
		if u.function != nil && withholds && p.withholds(u.function.node.Type) {
			u.function.touches = true
			touching = append(touching, u)
			p.scan(u)
			continue
		}
		if u.function != nil && !candidates[u.decl] && !withholds {
			continue
		}
		p.scan(u)
		if u.function != nil && u.function.touches {
			u.function.idle = p.isIdle(u.function.node)
		}
		if u.function != nil && u.function.touches || len(u.literals) > 0 {
			touching = append(touching, u)
		}
	}
	slices.SortFunc(p.all, func(a, b *unit) int { return cmp.Compare(a.decl.Pos(), b.decl.Pos()) })
	return touching
}

// isIdle reports whether a function has results and nothing in its body can be or hold a response. Only its callers need its summary.
// A function without results may be a handler that does not reply.
func (p *pkg) isIdle(fn *ast.FuncDecl) bool {
	idle := fn.Type.Results != nil
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && idle {
			switch t := p.info.TypeOf(e).(type) {
			case nil:
			case *types.Tuple:
				for v := range t.Variables() {
					idle = idle && !p.mayHold(v.Type())
				}
			default:
				idle = !p.mayHold(t)
			}
		}
		return idle
	})
	return idle
}

// withholds reports whether a function returns a response that is not sent if the function also returns an error.
func (p *pkg) withholds(t *ast.FuncType) bool {
	return t.Results != nil && len(t.Results.List) > 0 && p.withheldIn(p.info.TypeOf(t.Results.List[0].Type)) != nil
}

// scan finds the literals of a declaration that touch a response, and whether its function does.
func (p *pkg) scan(u *unit) {
	var open []*ast.FuncLit
	var stack []ast.Node
	u.inPlace = map[*ast.FuncLit]bool{}
	touches := map[*ast.FuncLit]bool{}
	var literals []*ast.FuncLit
	ast.Inspect(u.decl, func(n ast.Node) bool {
		if n == nil {
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if len(open) > 0 && top == ast.Node(open[len(open)-1]) {
				open = open[:len(open)-1]
			}
			return true
		}
		stack = append(stack, n)
		switch n := n.(type) {
		case *ast.FuncLit:
			if len(stack) > 2 {
				call, _ := stack[len(stack)-2].(*ast.CallExpr)
				_, async := stack[len(stack)-3].(*ast.GoStmt)
				if call != nil && ast.Node(call.Fun) == n && !async {
					u.inPlace[n] = true
				}
			}
			open = append(open, n)
			literals = append(literals, n)
			touches[n] = p.withholds(n.Type)
		case *ast.Ident:
			if v, ok := p.info.ObjectOf(n).(*types.Var); ok && p.mayHold(v.Type()) {
				if u.function != nil {
					u.function.touches = true
				}
				for _, lit := range open {
					touches[lit] = true
				}
			}
		}
		return true
	})
	for _, lit := range literals {
		if touches[lit] {
			u.literals = append(u.literals, lit)
		}
	}
}

// candidates returns the declarations that declare a variable, or select a field, that can hold a response. Most functions do
// neither, and scanning them would take longer than everything else.
func (p *pkg) candidates() map[ast.Decl]bool {
	var decls []ast.Decl
	for _, file := range p.pass.Files {
		decls = append(decls, file.Decls...)
	}
	slices.SortFunc(decls, func(a, b ast.Decl) int { return cmp.Compare(a.Pos(), b.Pos()) })
	found := map[ast.Decl]bool{}
	note := func(pos token.Pos) {
		i, _ := slices.BinarySearchFunc(decls, pos, func(d ast.Decl, pos token.Pos) int { return cmp.Compare(d.Pos(), pos+1) })
		if i > 0 {
			found[decls[i-1]] = true
		}
	}
	for id, obj := range p.info.Defs {
		if v, ok := obj.(*types.Var); ok && p.mayHold(v.Type()) {
			note(id.Pos())
		}
	}
	for sel, selection := range p.info.Selections {
		if selection.Kind() == types.FieldVal && p.mayHold(selection.Type()) {
			note(sel.Sel.Pos())
		}
	}
	// The variable of a type switch's clause has no identifier.
	for clause, obj := range p.info.Implicits {
		if v, ok := obj.(*types.Var); ok && p.mayHold(v.Type()) {
			note(clause.Pos())
		}
	}
	return found
}

// unitOf returns the declaration that contains a node.
func (p *pkg) unitOf(n ast.Node) *unit {
	pos := n.Pos()
	i, found := slices.BinarySearchFunc(p.all, pos, func(u *unit, pos token.Pos) int { return cmp.Compare(u.decl.Pos(), pos) })
	if !found {
		i--
	}
	if i < 0 || !within(pos, p.all[i].decl) {
		return nil
	}
	return p.all[i]
}

// usesTrailers reports whether a declaration uses the trailers of a request or of another response, which it may copy.
func (p *pkg) usesTrailers(u *unit) bool {
	found := false
	ast.Inspect(u.decl, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		found = found || ok && api.IsTrailer(p.info.Uses[sel.Sel])
		return !found
	})
	return found
}

// parameters yields the receiver, which has the index -1, and the parameters of a function.
func (p *pkg) parameters(recv *ast.FieldList, typ *ast.FuncType) func(yield func(types.Object, int) bool) {
	return func(yield func(types.Object, int) bool) {
		if recv != nil && len(recv.List) == 1 && len(recv.List[0].Names) == 1 {
			if obj := p.info.Defs[recv.List[0].Names[0]]; obj != nil && !yield(obj, api.Receiver) {
				return
			}
		}
		i := 0
		for _, field := range typ.Params.List {
			for _, name := range field.Names {
				if obj := p.info.Defs[name]; obj != nil && !yield(obj, i) {
					return
				}
				i++
			}
			if len(field.Names) == 0 {
				i++
			}
		}
	}
}

// callee returns the function that a call calls.
func (p *pkg) callee(call *ast.CallExpr) calls.Callee {
	c, _ := calls.Of(p.info, call.Fun)
	return c
}

// rowOf is [pkg.row] for a call.
func (p *pkg) rowOf(call *ast.CallExpr) *api.Func {
	c := p.callee(call)
	return p.row(c.Obj, c.Recv)
}

// row returns the row of the API table for a called function, or nil. Methods of the program are judged by their own code: a row for
// an interface does not apply to a type with known methods.
func (p *pkg) row(obj types.Object, recv types.Type) *api.Func {
	if obj == nil {
		return nil
	}
	row := p.bound.Func(obj, recv)
	if row == nil {
		return nil
	}
	if fn, ok := obj.(*types.Func); ok && p.bound.Func(fn, nil) == nil && row.Response.Effect != api.Derives {
		if p.decls[fn] != nil || p.importedFact(fn) != nil {
			return nil
		}
		if recv := fn.Signature().Recv(); recv != nil && !types.IsInterface(recv.Type()) && row.Response.Effect != api.Delegates {
			return nil // a writer type of another package
		}
	}
	if row.Response.Effect == api.NoEffect && row.Status.Use == api.Sent {
		return nil // a function of the program that sends a status: its own code says how
	}
	return row
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }
