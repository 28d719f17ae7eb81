package paths

import (
	"go/ast"
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
	// MayReturn reports whether a call can return.
	MayReturn(call *ast.CallExpr) bool
	// Call performs a call on a path. Each of the states that it returns has the call's results pushed, Site.Results of them.
	// done is false if the client knows nothing about the call. It then counts as a call of unseen code.
	Call(st *State, c *Site, recv terms.ID, args []terms.ID) (out []*State, done bool)
	// Coarse reports whether a call's outcomes need not be told apart if they would be too many: Call then gets the call with Site.Coarse set.
	Coarse(c *Site) bool
	// Returned gets the paths on which a followed closure returns, and the shadow from before the call.
	Returned(c *Site, before Shadow, after []*State)
	// Follows reports whether a closure that unseen code may call can be followed as if it were called here: nothing in it is
	// of interest to the client.
	Follows(lit *ast.FuncLit) bool
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
}

// Global is what is known of a package's variable.
type Global struct {
	Error bool // it is an error, and never nil
	Own   bool // no other variable holds that error
	Empty bool // its length is always 0
	Set   bool // some function assigns it, or a part of it
}

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
// It has many methods, because each kind of value and place has its own, and all of them make terms of one table: places.go reads
// and writes memory, elements.go elements of containers, calls.go performs calls, subject.go has what clients call. Data of one
// activation of a function is in frame.
type Exec struct {
	T      *terms.Table
	Info   *types.Info
	client Client
	scope  *scope
	graphs map[*ast.BlockStmt]*graph

	Whole      bool                  // the client asks for all nodes, not only for those that matter
	Incomplete bool                  // paths were dropped
	Varies     bool                  // the results may depend on more than the arguments and what can be reached from them
	handed     map[types.Object]bool // parameters passed to unseen code
	steps      int
	lenient    bool   // the condition is about values that represent any turn of a loop: unsure terms do not make the path unsure
	here       *block // the block that is run; if it was split at calls, the first part
	loops      int32
	chains     map[chain]int32 // the numbers of chains
	began      []Chain         // the chains by number; the first is the function itself
	decl       ast.Node
	left       map[*ast.FuncLit]bool // results of leaves

	reach, names marks                                  // used by prune and key
	scratch      []int32                                // used by key
	dynamic      map[terms.ID]types.Type                // the types of objects in interfaces
	captured     map[*ast.FuncLit]map[types.Object]bool // see captures
	enums        map[*types.TypeName][]terms.ID         // the constants of types, see enumeration
	calls        map[terms.ID]*ast.CallExpr             // the first call that has a term of ResultsOf
	within       map[terms.ID][]terms.ID                // the containers of values that are unknown elements
}

// NewExec returns an engine for the function and the literals of a declaration. Each engine has its own term table.
func NewExec(info *types.Info, client Client, decl ast.Node) *Exec {
	return &Exec{
		T:      terms.NewTable(),
		Info:   info,
		client: client,
		scope:  newScope(info, decl, client.Asked),
		graphs: map[*ast.BlockStmt]*graph{},
		chains: map[chain]int32{},
		handed: map[types.Object]bool{},
		began:  make([]Chain, 1),
		decl:   decl,
		left:   map[*ast.FuncLit]bool{},
		enums:  map[*types.TypeName][]terms.ID{},

		dynamic:  map[terms.ID]types.Type{},
		captured: map[*ast.FuncLit]map[types.Object]bool{},

		calls:  map[terms.ID]*ast.CallExpr{},
		within: map[terms.ID][]terms.ID{},
	}
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
// It has a method for each kind of statement and expression: stmts.go and loops.go run statements, eval.go and calls.go evaluate
// expressions.
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

// blockStates are the states that have reached a block.
type blockStates struct {
	byKey   map[uint64]*entry // by the hash of the key
	all     []*entry
	byTurns map[uint64]*sameTurns // by turnsHash
}

// sameTurns are states of a block in the same turns of their loops.
type sameTurns struct {
	entries []*entry
	next    *sameTurns // with the same hash
}

type entry struct {
	block  *block
	key    []int32
	state  *State
	queued bool
	next   *entry    // of the block, with the same hash of the key
	loose  *looseKey // computed when needed
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
	x.Incomplete, x.Varies = false, false
	st := &State{Shadow: shadow}
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
	for f.pending.size > 0 {
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

// transfer runs a block and passes its states to the successors.
func (f *frame) transfer(b *block, st *State) {
	f.block = b
	if !b.rest {
		f.lead = b
	} else if b.first != nil {
		f.lead = b.first
	}
	f.x.here = f.lead
	states := []*State{st}
	if b.enters != nil {
		states = f.nextElement(b.enters, states)
	}
	if b.clause != nil {
		f.bindClause(b, states)
	}
	if b.post != nil {
		f.renewLoop(b.post, states)
	}
	for {
		for _, n := range b.nodes {
			if f.g.skip[n] {
				continue
			}
			states = f.node(n, states)
			if len(states) == 0 {
				return
			}
		}
		if len(states) > 1 || len(b.succs) != 1 || !b.succs[0].rest {
			break
		}
		b = b.succs[0] // one path: there is nothing to merge
		f.block = b
	}
	switch {
	case len(b.succs) == 0:
		// The end of the body, or of a block that does not return. go/cfg leaves an explicit return without successors.
		if f.fallsOff(b) {
			f.leave(nil, states)
		}
	case len(b.succs) == 1:
		f.edge(b, b.succs[0], states)
	case f.general(b, states):
		f.nextTurn(b, states)
	default:
		yes, no := f.choose(b, states)
		if f.onlyWay(b, yes, no) {
			f.countedTurn(b, yes)
			return
		}
		f.edge(b, b.succs[0], yes)
		f.edge(b, b.succs[1], no)
	}
}

// onlyWay reports whether constants decide that a loop has another turn.
func (f *frame) onlyWay(b *block, yes, no []*State) bool {
	return b.head != nil && (b.kind == onCond || b.kind == onElement) && len(yes) > 0 && len(no) == 0
}

// fallsOff reports whether control can reach the end of the body at the end of a block without successors.
func (f *frame) fallsOff(b *block) bool {
	if n := len(b.nodes); n > 0 {
		switch last := b.nodes[n-1].(type) {
		case *ast.ReturnStmt:
			return false // frame.node has already ended the path
		case *ast.ExprStmt:
			if call, ok := last.X.(*ast.CallExpr); ok && !f.x.client.MayReturn(call) {
				return false
			}
		}
	}
	return true
}

// choose splits states by the condition of a block.
func (f *frame) choose(b *block, states []*State) (yes, no []*State) {
	x := f.x
	if b.free {
		for _, st := range states {
			yes, no = append(yes, st), append(no, st.clone())
		}
		return yes, no
	}
	switch b.kind {
	case onCond:
		return f.cond(b.cond, states)
	case onCase:
		for _, st := range f.eval(b.cond, states) {
			tag := x.read(st, b.tag)
			y, n := x.split(st, x.T.Equal(tag, st.pop()), b.cond)
			yes, no = append(yes, y...), append(no, x.possible(n, tag, x.typeOf(b.cond))...)
		}
		return yes, no
	case onType:
		for _, st := range states {
			v := x.read(st, b.tag)
			test := x.T.Equal(v, x.T.Null())
			if !x.Info.Types[b.types].IsNil() {
				test = x.typeTest(v, x.typeOf(b.types))
			}
			y, n := x.split(st, test, b.types)
			yes, no = append(yes, y...), append(no, n...)
		}
		return yes, no
	case onElement:
		for _, st := range states {
			y, n := x.element(st, b)
			yes, no = append(yes, y...), append(no, n...)
		}
		return yes, no
	}
	for _, st := range states {
		yes, no = append(yes, st), append(no, st.clone())
	}
	return yes, no
}

// element splits a path at the head of a range statement by whether there is another element.
func (x *Exec) element(st *State, b *block) (yes, no []*State) {
	v, at := x.read(st, b.tag), rangeOf(b)
	if at == nil {
		return []*State{st}, []*State{st.clone()}
	}
	count := max(1, st.turnOf(b.head.loopID())) // a range statement without a back edge has no loop
	var length terms.ID
	switch t := x.typeOf(at.X).Underlying().(type) {
	case *types.Basic:
		switch {
		case t.Info()&types.IsInteger != 0:
			length = v
		case count == 1: // a non-empty string has at least one rune; it may have fewer runes than bytes
			length = x.T.Length(v)
		}
	case *types.Array:
		length = x.T.Int(t.Len())
	case *types.Slice, *types.Pointer:
		length = x.T.Length(v)
	case *types.Map:
		if count == 1 { // the body may delete
			length = x.lengthOf(st, v)
		}
	}
	if i := st.turnIndex(b.head.loopID()); i >= 0 && st.turns[i].general > 0 && !st.turns[i].open {
		length = 0 // a turn that represents any turn: it may be the last one or not
	}
	if length != 0 {
		return x.split(st, x.T.Less(x.T.Int(int64(count-1)), length), at)
	}
	other := st.clone()
	st.passed(at, true)
	other.passed(at, false)
	return []*State{st}, []*State{other}
}

func (l *loop) loopID() int32 {
	if l == nil {
		return 0
	}
	return l.id
}

// rangeOf returns the range statement that a block is the head of.
func rangeOf(b *block) *ast.RangeStmt {
	for _, s := range b.succs {
		if s.enters != nil {
			return s.enters
		}
	}
	return nil
}

// edge passes states to a successor.
func (f *frame) edge(from, to *block, states []*State) {
	for _, st := range states {
		if f.countTurn(from, to, st, false) == goesOn {
			f.arrive(st, to)
		}
	}
}

// arrive adds a state to a block's states, or merges it with one that later code cannot tell apart from it.
func (f *frame) arrive(st *State, to *block) {
	f.prune(st, to)
	at := &f.blocks[to.index]
	if at.byKey == nil {
		at.byKey, at.byTurns = map[uint64]*entry{}, map[uint64]*sameTurns{}
	}
	key := f.key(st, to)
	h := hash(key)
	for e := at.byKey[h]; e != nil; e = e.next {
		if !slices.Equal(e.key, key) {
			continue
		}
		joined, grew := e.state.Shadow.Join(st.Shadow)
		e.state.Shadow = joined
		if grew {
			f.enqueue(e)
		}
		return
	}
	same := at.inTurns(st.turns)
	if len(same.entries) >= MaxStates && slices.ContainsFunc(same.entries, func(e *entry) bool {
		return e.state.Shadow.Class() == st.Shadow.Class() && e.state.Unsure == st.Unsure
	}) {
		f.x.Incomplete = true
		return
	}
	e := &entry{block: to, key: slices.Clone(key), state: st, next: at.byKey[h]}
	at.byKey[h] = e
	same.entries = append(same.entries, e)
	at.all = append(at.all, e)
	f.enqueue(e)
}

// inTurns returns the states in the given turns.
func (b *blockStates) inTurns(turns []turn) *sameTurns {
	h := turnsHash(turns)
	for same := b.byTurns[h]; same != nil; same = same.next {
		if slices.EqualFunc(same.entries[0].state.turns, turns, turn.equal) {
			return same
		}
	}
	same := &sameTurns{next: b.byTurns[h]}
	b.byTurns[h] = same
	return same
}

// bounded keeps the states after a call within the budget of a block. Without it, an expression with many calls would have as many
// states as the product of their outcomes. Equal states are merged, as at the beginning of a block. The last state of a typestate
// is never dropped.
func (f *frame) bounded(states []*State) (kept []*State, dropped bool) {
	if len(states) <= MaxStates || f.block == nil {
		return states, false
	}
	byKey := map[uint64][]*entry{}
	for _, st := range states {
		key := f.key(st, f.block)
		h := hash(key)
		i := slices.IndexFunc(byKey[h], func(e *entry) bool { return slices.Equal(e.key, key) })
		if i >= 0 {
			same := byKey[h][i].state
			same.Shadow, _ = same.Shadow.Join(st.Shadow)
			continue
		}
		class := func(o *State) bool { return o.Shadow.Class() == st.Shadow.Class() && o.Unsure == st.Unsure }
		if len(kept) >= MaxStates && slices.ContainsFunc(kept, class) {
			dropped = true
			continue
		}
		byKey[h] = append(byKey[h], &entry{key: key, state: st})
		kept = append(kept, st)
	}
	return kept, dropped
}

func (f *frame) enqueue(e *entry) {
	if !e.queued {
		e.queued = true
		f.pending.add(e)
	}
}

// leave runs the deferred calls of a path, last in, first out, and ends the path. at is nil at the end of the body.
func (f *frame) leave(at *ast.ReturnStmt, states []*State) {
	for _, st := range states {
		for _, after := range f.runDeferred([]*State{st}) {
			after.ret = at
			f.exits = append(f.exits, after)
		}
	}
}

func (f *frame) runDeferred(states []*State) []*State {
	var done []*State
	for len(states) > 0 {
		st := states[len(states)-1]
		states = states[:len(states)-1]
		n := len(st.defers)
		if n == 0 || st.defers[n-1].frame != f.id {
			done = append(done, st)
			continue
		}
		d := st.defers[n-1]
		st.defers = slices.Clip(st.defers[:n-1])
		for _, after := range f.perform(st, d.site, d.recv, d.args) {
			after.popN(d.site.Results)
			states = append(states, after)
		}
	}
	return done
}

// queue has the pending entries of a frame. The next one is of the block that comes first in the order, and of that block the one that
// was added first.
type queue struct {
	size    int
	first   int        // no earlier block has entries
	byOrder [][]*entry // by the order of the block
}

func (q *queue) add(e *entry) {
	at := e.block.order
	for at >= len(q.byOrder) {
		q.byOrder = append(q.byOrder, nil)
	}
	q.byOrder[at] = append(q.byOrder[at], e)
	q.first = min(q.first, at)
	q.size++
}

// take removes the next entry of a queue that is not empty.
func (q *queue) take() *entry {
	for len(q.byOrder[q.first]) == 0 {
		q.first++
	}
	list := q.byOrder[q.first]
	q.byOrder[q.first] = list[1:]
	q.size--
	return list[0]
}
