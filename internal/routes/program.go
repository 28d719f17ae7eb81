// Package routes assembles what every endpoint of a program can answer.
//
// # How
//
// For each package, package order computes what every function and literal can send on the response it gets. This package finds
// out which function answers which request, by an abstract run of the code that builds routers. A variable, a field or a result
// is a small set of values: constant strings and integers, routers, functions with the variables they capture, objects with
// their fields, lists. The run follows each call of a function of the program with the values of its arguments, so that two
// calls of a function that registers routes give different routes. It takes all branches, one after the other; an assignment in
// a branch adds to the variable's values. A loop over a list with known elements runs once for each element, any other loop
// once. The effect of a library call on routes is a row of the API table (api.Route).
//
// The run begins at main. Then it runs each function that registers routes and has not been run yet, starting with those that no
// other such function calls; in a program, only those that some code leads to (live.go). Their arguments are unknown, so an unknown prefix is shown as "…". A field of an unknown object
// holds everything that any code assigns to that field.
//
// A handler's answer is what its function sends and what the handlers it calls send (they are looked up in the variables that it
// captures). If those return errors, the function may send the error's status, a field of the error, which is looked up in the
// errors that the called handlers make. A handler that sends nothing answers 200, as net/http does.
//
// # Why it ends, and what it costs
//
// Calls are followed at most maxDepth deep, no function is on the stack twice, and all evaluated nodes count towards maxSteps.
// What only computes values gets a part of them, and its values are unknown after that. A set holds at most maxValues values; a larger
// one becomes unknown.
//
// Where to look: program.go has the packages and functions. The run: run.go, statements.go, eval.go, calls.go, text.go (texts that
// code puts together) and rows.go (calls of the API table); values.go has the sets. The routes: mounts.go (routers in routers),
// chain.go (the handlers around a handler), contract.go (the result). What a function answers: answers.go, handed.go (functions
// that get the response), failure.go and faults.go (errors, called.go for those of calls), codes.go, changes.go and outcomes.go
// (numbers that may be statuses), guards.go and holds.go (conditions that a route decides), remembering.go (what is asked only once).
package routes

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/syntax"
)

// Package is an analysed package.
type Package struct {
	Pass    *analysis.Pass
	Bound   *api.Bound
	Answers []*order.Answer
	Foreign bool // it is part of another module
	takes   func(*types.Signature) bool
	Silent  func(at token.Pos) bool // whether findings about an undocumented status are suppressed there; nil if Contract.Silence is nil
}

// function is a declared function, or a literal.
type function struct {
	pkg  *Package
	node ast.Node
	typ  *ast.FuncType
	recv *ast.FieldList
	body *ast.BlockStmt
	obj  *types.Func // nil for a literal
	name string

	calls     []string // keys of the functions that it calls or mentions
	asks      []string // names of interface methods that it calls
	names     []string // types that it mentions: see globalKey
	registers bool     // it registers routes itself
	reaches   bool     // it registers routes, itself or by a call
	sets      bool     // it sets a field that may hold a handler, or, if it is short, a string or an integer
	assigns   bool     // it sets a package's variable, itself or by a call
	panics    bool     // it calls panic, itself or by a call

	paths    map[ast.Node][]ast.Node // see pathTo
	returned []*ast.ReturnStmt       // see returns; nil before the first call
	stores   bool                    // it stores an error for other handlers of a chain, itself or by a call
	small    bool
	busy     bool // it is being followed
	ran      bool
}

// program is all packages.
type program struct {
	table    *api.Table
	fset     *token.FileSet
	packages map[string]*Package
	funcs    map[string]*function      // by full name
	owned    map[*types.Func]*function // see own
	others   map[string]*function      // functions of other modules
	foreign  map[*token.File]bool      // their files
	followed map[string]bool           // their import paths
	literals map[*ast.FuncLit]*function
	answers  map[ast.Node]*order.Answer
	globals  map[string]global
	methods  map[string][]*function // by name
	list     []*function            // declared functions, in the order of packages and positions
	initial  []*function            // for each initial value of a package's variable, what it mentions
	hears    bool                   // a function gets the error of code that is only known at run time and may reply
	stores   bool                   // a function stores an error for other handlers of a chain
	recovers bool                   // a function calls recover, or uses middleware that does
	live     map[string]bool        // the main packages and those that they import; nil if there is no main function
	gives    bool                   // requests may have parameters that are not in the pattern of their route
}

// global is where a variable of a package gets its value.
type global struct {
	pkg   *Package
	value ast.Expr
	index int // of the results of value; -1 if it has one
}

func newProgram(table *api.Table, list []*Package) *program {
	p := &program{
		table:    table,
		packages: map[string]*Package{}, funcs: map[string]*function{}, owned: map[*types.Func]*function{}, others: map[string]*function{}, followed: map[string]bool{}, literals: map[*ast.FuncLit]*function{},
		answers: map[ast.Node]*order.Answer{}, globals: map[string]global{}, methods: map[string][]*function{},
	}
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b *Package) int { return cmp.Compare(a.Pass.Pkg.Path(), b.Pass.Pkg.Path()) })
	for _, pkg := range list {
		p.fset = pkg.Pass.Fset
		if pkg.Foreign {
			p.followed[pkg.Pass.Pkg.Path()] = true
		} else {
			p.packages[pkg.Pass.Pkg.Path()] = pkg
		}
		for _, a := range pkg.Answers {
			p.answers[a.Func] = a
			p.hears = p.hears || !pkg.Foreign && slices.ContainsFunc(a.Hands, func(call *ast.CallExpr) bool { return isFault(pkg.Pass.TypesInfo.TypeOf(call)) })
		}
		for _, file := range pkg.Pass.Files {
			for _, decl := range file.Decls {
				p.declare(pkg, decl)
			}
		}
	}
	p.foreign = foreignFiles(p.fset, list)
	p.reach()
	for _, pkg := range list {
		if pkg.Pass.Pkg.Name() == "main" {
			if p.live == nil {
				p.live = map[string]bool{}
			}
			p.enliven(pkg)
		}
	}
	return p
}

func (p *program) declare(pkg *Package, decl ast.Decl) {
	info := pkg.Pass.TypesInfo
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		obj, ok := info.Defs[decl.Name].(*types.Func)
		if !ok || decl.Body == nil {
			return
		}
		f := &function{pkg: pkg, node: decl, typ: decl.Type, recv: decl.Recv, body: decl.Body, obj: obj, name: shortName(obj)}
		if pkg.Foreign {
			p.others[obj.FullName()] = f
			p.look(f, decl.Body, f.name)
			return
		}
		p.funcs[obj.FullName()] = f
		p.look(f, decl.Type, f.name)
		if decl.Recv != nil {
			p.methods[obj.Name()] = append(p.methods[obj.Name()], f)
		}
		p.list = append(p.list, f)
		p.look(f, decl.Body, f.name)
	case *ast.GenDecl:
		if decl.Tok == token.TYPE {
			f := &function{pkg: pkg}
			p.look(f, decl, "")
			p.initial = append(p.initial, f) // a struct has values of its fields' types
		}
		for _, spec := range decl.Specs {
			vs, ok := spec.(*ast.ValueSpec)
			if !ok || decl.Tok != token.VAR {
				continue
			}
			for i, name := range vs.Names {
				obj := info.Defs[name]
				if obj == nil || len(vs.Values) == 0 {
					continue
				}
				g := global{pkg: pkg, value: vs.Values[0], index: i}
				if len(vs.Values) == len(vs.Names) {
					g = global{pkg: pkg, value: vs.Values[i], index: -1}
				}
				p.globals[globalKey(obj)] = g
			}
			for _, v := range vs.Values {
				name := ""
				if len(vs.Names) > 0 {
					name = vs.Names[0].Name
				}
				f := &function{pkg: pkg}
				p.look(f, v, name)
				if obj := info.Defs[vs.Names[0]]; obj != nil && !pkg.Foreign {
					f.name = globalKey(obj)
				}
				if name != "_" { // var _ I = T{} makes no T
					p.initial = append(p.initial, f)
				}
			}
		}
	}
}

// own returns the program's function that an object is; nil for one of another module. Packages have objects of their own for it.
func (p *program) own(fn *types.Func) *function {
	f, known := p.owned[fn]
	if !known {
		f = p.funcs[fn.FullName()]
		p.owned[fn] = f
	}
	return f
}

func globalKey(obj types.Object) string {
	if obj.Pkg() == nil {
		return obj.Name()
	}
	return obj.Pkg().Path() + "." + obj.Name()
}

// look records a function's calls and literals.
func (p *program) look(f *function, n ast.Node, name string) {
	info := f.pkg.Pass.TypesInfo
	if body, ok := n.(*ast.BlockStmt); ok {
		f.small = len(body.List) <= 3
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			p.literals[n] = &function{pkg: f.pkg, node: n, typ: n.Type, body: n.Body, name: name + " literal"}
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				if v, ok := syntax.Named(info, l).(*types.Var); ok && isGlobal(v) && n.Tok == token.ASSIGN {
					f.assigns = f.assigns || mayMatter(v.Type())
				}
				if sel, ok := ast.Unparen(l).(*ast.SelectorExpr); ok {
					f.sets = f.sets || mayServe(typeOf(info, l)) || f.small && isPlain(typeOf(info, l))
					if s := info.Selections[sel]; s != nil && s.Kind() == types.FieldVal && !f.pkg.Foreign {
						t, field := fieldOf(s)
						p.gives = p.gives || field != nil && p.table.GivesParams(fieldName(t, field))
					}
				}
			}
		case *ast.CompositeLit:
			f.registers = f.registers || makesServer(info, n)
		case *ast.Ident:
			switch obj := info.Uses[n].(type) {
			case *types.Builtin:
				f.panics = f.panics || obj.Name() == "panic"
				p.recovers = p.recovers || obj.Name() == "recover" && !f.pkg.Foreign
			case *types.TypeName:
				f.names = append(f.names, globalKey(obj))
			case *types.Func:
				fn := obj.Origin()
				if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
					f.asks = append(f.asks, fn.Name())
				}
				f.calls = append(f.calls, fn.FullName())
				p.gives = p.gives || !f.pkg.Foreign && p.table.GivesParams(fn.FullName())
				p.recovers = p.recovers || p.table.Rescues(fn)
			}
		case *ast.CallExpr:
			if c, ok := calls.Of(info, n.Fun); ok && c.Obj != nil {
				if row := f.pkg.Bound.Func(c.Obj, c.Recv); row != nil && row.Response.Stores > 0 && !f.pkg.Foreign {
					f.stores, p.stores = true, true
				}
				switch f.pkg.Bound.Route(c.Obj, c.Recv).Does {
				case api.Registers, api.Groups, api.Uses, api.Refines, api.MakesRouter, api.Serves:
					f.registers = true
				}
			}
		}
		return true
	})
}

// mayMatter reports whether a value of a type may hold a handler, or be a part of a pattern.
func mayMatter(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return !isFault(t) && (!ok || b.Info()&types.IsString != 0)
}

// makesServer reports whether a composite literal is a server with a handler.
func makesServer(info *types.Info, e *ast.CompositeLit) bool {
	for _, elt := range e.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if f, ok := info.Uses[identOf(kv.Key)].(*types.Var); ok && f.IsField() && globalKey(f) == api.ServerHandler {
				return true
			}
		}
	}
	return false
}

// reach finds the functions that register routes or panic, or that call one that does.
func (p *program) reach() {
	for _, f := range p.list {
		f.reaches = f.registers
	}
	p.spread(func(f *function) *bool { return &f.reaches })
	p.spread(func(f *function) *bool { return &f.assigns })
	if p.stores {
		p.spread(func(f *function) *bool { return &f.stores })
	}
	if p.recovers {
		p.spread(func(f *function) *bool { return &f.panics })
	}
}

// roots lists the functions to begin with: init, which may set what main uses, main, then those that are not called by a function that
// reaches routes, then the rest.
func (p *program) roots() []*function {
	called := map[string]bool{}
	for _, f := range p.list {
		if f.reaches {
			for _, key := range f.calls {
				if key != f.obj.FullName() {
					called[key] = true
				}
			}
		}
	}
	rank := func(f *function) int {
		switch {
		case f.isInit():
			return -1
		case f.isMain():
			return 0
		case !called[f.obj.FullName()]:
			return 1
		case f.recv == nil:
			return 2
		}
		return 3
	}
	unused := p.unused()
	var list []*function
	for _, f := range p.list {
		if (f.reaches || f.isInit()) && !unused[f] {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *function) int { return cmp.Compare(rank(a), rank(b)) })
	return list
}

func (f *function) isInit() bool { return f.recv == nil && f.obj != nil && f.obj.Name() == "init" }

func (f *function) isMain() bool {
	return f.obj != nil && f.recv == nil && f.obj.Name() == "main" && f.obj.Pkg().Name() == "main"
}

// shortName returns a function's name with its receiver or package: "Server.handle", "main.list".
func shortName(fn *types.Func) string {
	recv := fn.Signature().Recv()
	if recv == nil {
		return fn.Pkg().Name() + "." + fn.Name()
	}
	if tn := api.NamedOf(recv.Type()); tn != nil {
		return tn.Name() + "." + fn.Name()
	}
	return fn.Name()
}
