package paths

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/terms"
)

// Client is the analysis that runs on the paths. It knows what calls do.
type Client interface {
	// Acts reports whether a call, or an assignment to an element (an *ast.IndexExpr), may do something that the client follows.
	// Nodes that do not act may be skipped.
	Acts(n ast.Expr) bool
	// Sets reports whether a call that does nothing the client follows may write to its arguments' pointees, judged by its known code.
	Sets(call *ast.CallExpr) bool
	// Stores lists the fields that a call may write of objects that are not among its operands, as far as its code is known.
	Stores(call *ast.CallExpr) []*types.Var
	// Globals lists the package variables to whose pointees a result of a call may lead.
	Globals(call *ast.CallExpr) []*types.Var
	// MayReturn reports whether a call can return.
	MayReturn(call *ast.CallExpr) bool
	// Call performs a call on a path. Each of the states that it returns has the call's results pushed, Site.Results of them.
	// done is false if the client knows nothing about the call. It then counts as a call of unseen code.
	Call(st *State, c *Site, recv terms.ID, args []terms.ID) (out []*State, done bool)
	// Once returns the field of the receiver that says whether a call of its method has called its argument before, so that further
	// calls do nothing; nil for other calls.
	Once(c *Site) *types.Var
	// Skipped gets such a call if it does nothing on some path.
	Skipped(c *Site)
	// Coarse reports whether a call's outcomes need not be told apart if they would be too many: Call then gets the call with Site.Coarse set.
	Coarse(c *Site) bool
	// Returned gets the paths on which a followed closure returns, and the shadow from before the call.
	Returned(c *Site, before Shadow, after []*State)
	// Follows reports whether a closure that unseen code may call can be followed as if it were called here: nothing in it is
	// of interest to the client.
	Follows(lit *ast.FuncLit) bool
	// Computes reports whether unseen code only computes: its results depend on its operands and what can be reached from them, and a
	// call changes neither, nor an exported variable of its package.
	Computes(fn *types.Func) bool
	// Computer returns what unseen code that only computes returns for constants; nil if that is unknown.
	Computer(fn *types.Func) terms.Computer
	// Asked lists the fields of its parameters that a function's conditions may read.
	Asked(fn types.Object) []*types.Var
	// Hidden reports whether a condition reads something that may be written without the engine noticing.
	Hidden(st *State, cond terms.ID) bool
	// Assigned gets an assignment to an element, container[key] = value, in a chain of closures. It returns true if the client
	// keeps track of the container itself.
	Assigned(st *State, at ast.Node, context int32, container, key terms.ID) bool
	// Selected gets a read of a field.
	Selected(st *State, base terms.ID, field *types.Var)
	// Stored gets an assignment to a field.
	Stored(st *State, base terms.ID, field *types.Var, value terms.ID)
	// Escapes gets a value that is no longer followed: it went to a goroutine, a channel, a field, or a closure that other code
	// calls.
	Escapes(st *State, value terms.ID)
	// Unboxed reports whether values of a type keep their term when they are put into an interface, so that the client recognizes
	// them.
	Unboxed(t types.Type) bool
	// Global returns what is known of a package's variable.
	Global(obj types.Object) Global
	// Turns returns what is known of a range statement over an iterator: a function or a function literal, or with made the result of a call
	// of a function.
	Turns(code any, made bool) Turns
}

// Turns is what is known of the number of turns of a range statement over an iterator.
type Turns struct {
	Known       bool // the iterator's code is known, but perhaps not its number of turns
	Least, Most int64
	Argument    int // it is the length of this argument of the call, counted from 1
	Splits      int // it is not 0 unless this argument, counted from 1, is empty
}

// Global is what is known of a package's variable.
type Global struct {
	Error bool // it is an error, and never nil
	Own   bool // no other variable holds that error
	Set   bool // some function assigns it, or a part of it

	Shared   bool         // some code takes its address, or that of a part of it
	PointsAt types.Object // it always is the address of this variable

	Sized       bool // its length never changes
	Least, Most int64
	Elements    []Element // it is a map with these elements, and never changes
}

// Element is an element of a map.
type Element struct{ Key, Value constant.Value }

// Site is a call in the source, in one chain of closures that are followed.
type Site struct {
	Call         *ast.CallExpr
	calls.Callee              // the called function; empty if the call is of another expression
	Lit          *ast.FuncLit // the called function literal, if known
	Results      int          // the number of results to push
	Used         bool         // the results are used
	Late         bool         // it was deferred, and runs when the function returns
	Unclear      bool         // its code is known but not followed: everything that it may have written is unsure
	Context      int32        // the chain of closures
	Coarse       bool         // its outcomes are not told apart: they would be too many
}

// Exec follows the paths of one function.
//
// It has many methods, because each kind of value and place has its own, and all of them make terms of one table; the package
// comment says which file has which. Data of one activation of a function is in frame.
type Exec struct {
	T      *terms.Table
	Info   *types.Info
	client Client
	scope  *scope
	graphs map[*ast.BlockStmt]*graph

	Whole      bool                  // the client asks for all nodes, not only for those that matter
	Incomplete bool                  // paths were dropped
	Entire     bool                  // the client has no use for some of the paths: the first one that is dropped ends the run
	Varies     bool                  // the results may depend on more than the arguments and what can be reached from them
	handed     map[types.Object]bool // parameters passed to unseen code
	steps      int
	runs       int32 // how many functions were run
	// WritesParams says that unseen code may write what a parameter points to. Without it, a function's own conditions on its parameters
	// belong together, whatever it calls.
	WritesParams bool
	lenient      bool   // the condition is about values that represent any turn of a loop: unsure terms do not make the path unsure
	here         *block // the block that is run; if it was split at calls, the first part
	loops        int32
	chains       map[chain]int32 // the numbers of chains
	began        []Chain         // the chains by number; the first is the function itself
	decl         ast.Node
	left         map[*ast.FuncLit]bool // results of leaves

	reach, names marks                                  // used by prune and key
	scratch      []int32                                // used by key
	dynamic      map[terms.ID]types.Type                // the types of objects in interfaces
	captured     map[*ast.FuncLit]map[types.Object]bool // see captures
	enums        map[*types.TypeName][]terms.ID         // the constants of types, see enumeration
	calls        map[terms.ID]*ast.CallExpr             // the first call that has a term of ResultsOf
	within       map[terms.ID][]terms.ID                // the containers of values that are unknown elements
	callsAt      map[ast.Node]*ast.CallExpr             // see callAt
}

// NewExec returns an engine for the function and the literals of a declaration. Each engine has its own term table.
func NewExec(info *types.Info, client Client, decl ast.Node) *Exec {
	x := &Exec{
		T:      terms.NewTable(),
		Info:   info,
		client: client,
		scope:  newScope(info, decl, client),
		graphs: map[*ast.BlockStmt]*graph{},
		chains: map[chain]int32{},
		handed: map[types.Object]bool{},
		began:  make([]Chain, 1),
		decl:   decl,
		left:   map[*ast.FuncLit]bool{},
		enums:  map[*types.TypeName][]terms.ID{},

		dynamic:  map[terms.ID]types.Type{},
		captured: map[*ast.FuncLit]map[types.Object]bool{},
		callsAt:  map[ast.Node]*ast.CallExpr{},

		calls:  map[terms.ID]*ast.CallExpr{},
		within: map[terms.ID][]terms.ID{},
	}
	x.T.ComputerOf = func(callee any) terms.Computer {
		key, _ := callee.(callKey)
		if fn, ok := key.what.(*types.Func); ok {
			return client.Computer(fn)
		}
		return nil
	}
	return x
}

// chain is a call of a closure by another one, or by the function itself (outer is 0).
type chain struct {
	outer int32
	call  *ast.CallExpr
	lit   *ast.FuncLit
}

// Chain is a call of a closure that is followed.
type Chain struct {
	Outer int32 // the chain that contains the call; 0 for the function itself
	Call  *ast.CallExpr
	Lit   *ast.FuncLit
	Late  bool // the call was deferred
}

// frame is one activation of a function: of the root, or of a closure that is called.
//
// It has a method for each kind of statement and expression.
type frame struct {
	id      int32 // of the chain
	depth   int
	x       *Exec
	g       *graph
	body    *ast.BlockStmt
	results []types.Object // the variables with the results
	types   []types.Type   // the types of the results
	outer   *frame
	later   bits // makers that may run after the call of this closure
	height  int  // the number of operands on the stack when it was called
	blocks  []blockStates
	pending queue
	exits   []*State
	block   *block
	lead    *block // the first part of the block
}

func (x *Exec) graphOf(body *ast.BlockStmt, typ *ast.FuncType, inner bool) *graph {
	g := x.graphs[body]
	if g == nil {
		g = newGraph(body, x.client.MayReturn, func() int32 { x.loops++; return x.loops })
		x.flow(g, x.named(typ), inner)
		x.graphs[body] = g
	}
	return g
}

// named lists the results of a function that have names.
func (x *Exec) named(typ *ast.FuncType) []types.Object {
	var list []types.Object
	if typ.Results != nil {
		for _, field := range typ.Results.List {
			for _, id := range field.Names {
				if v := x.Info.Defs[id]; v != nil {
					list = append(list, v)
				}
			}
		}
	}
	return list
}

// resultVars returns the variables with the results of a function: its named results, or made-up variables.
func (x *Exec) resultVars(typ *ast.FuncType) []types.Object {
	var list []types.Object
	if typ.Results == nil {
		return nil
	}
	for _, field := range typ.Results.List {
		for range max(1, len(field.Names)) {
			list = append(list, nil)
		}
	}
	i := 0
	for _, field := range typ.Results.List {
		for _, id := range field.Names {
			list[i] = x.Info.Defs[id]
			i++
		}
		if len(field.Names) == 0 {
			i++
		}
	}
	for i := range list {
		if list[i] == nil {
			list[i] = pseudo("result", typ.Pos())
		}
	}
	return list
}

// Exit is a path at which the function returns.
type Exit struct {
	*State
	Results []terms.ID
	Return  *ast.ReturnStmt // nil if control falls off the end of the body
}

// Run follows the paths of a function from a shadow and returns those that return. params are its parameters and receiver.
func (x *Exec) Run(typ *ast.FuncType, body *ast.BlockStmt, shadow Shadow) []Exit {
	x.steps = 0
	x.runs++
	x.Incomplete, x.Varies = false, false
	st := &State{Shadow: shadow}
	for _, v := range x.scope.fixed {
		x.describe(st, v, x.T.Param(v))
	}
	results := x.resultVars(typ)
	named := x.named(typ)
	for _, v := range named {
		x.declare(st, v)
	}
	f := x.newFrame(nil, typ, body, results)
	var exits []Exit
	for _, st := range f.run([]*State{st}) {
		e := Exit{State: st, Return: st.ret}
		for _, v := range results {
			e.Results = append(e.Results, x.read(st, v))
		}
		exits = append(exits, e)
	}
	return exits
}

// Covers reports whether each statement has been run at least once, also where paths were dropped.
func (x *Exec) Covers() bool {
	for _, g := range x.graphs {
		ran := func(b *block) bool { return b.ran == x.runs }
		if slices.ContainsFunc(g.blocks, ran) && slices.ContainsFunc(g.blocks, func(b *block) bool { return !ran(b) && len(b.nodes) > 0 }) {
			return false
		}
	}
	return true
}

func (x *Exec) newFrame(outer *frame, typ *ast.FuncType, body *ast.BlockStmt, results []types.Object) *frame {
	g := x.graphOf(body, typ, outer != nil)
	f := &frame{x: x, g: g, body: body, results: results, types: x.typesOf(typ), outer: outer, blocks: make([]blockStates, len(g.blocks))}
	if outer != nil {
		f.depth = outer.depth + 1
	}
	return f
}

// run is the worklist: next it runs the pending state whose block comes first in the order. A state runs again only if its shadow
// has grown. Shadows and the number of states per block are bounded, so this ends.
func (f *frame) run(in []*State) []*State {
	if len(f.g.blocks) == 0 {
		return in
	}
	for _, st := range in {
		f.arrive(st, f.g.blocks[0])
	}
	for f.pending.size > 0 && !(f.x.Entire && f.x.Incomplete) {
		e := f.pending.take()
		e.queued = false
		if f.x.steps++; f.x.steps > MaxSteps {
			f.x.Incomplete = true
			break
		}
		f.transfer(e.block, e.state.clone())
	}
	return f.exits
}
