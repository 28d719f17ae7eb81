package paths

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"
)

// branchKind says how a block with two successors chooses between them.
type branchKind uint8

const (
	always    branchKind = iota // at most one successor, or an unknown choice
	onCond                      // a boolean expression
	onCase                      // whether the tag of a switch equals an expression
	onType                      // whether the value of a type switch has a type
	onElement                   // whether a range statement has another element
)

// block is a basic block.
type block struct {
	index   int
	order   int // the position in the order of visits: a loop comes before the code after it
	nodes   []ast.Node
	succs   []*block
	kind    branchKind
	cond    ast.Expr        // of onCond and onCase
	tag     types.Object    // of onCase, onType and onElement: the variable with the tag's value
	types   ast.Expr        // of onType: the type; nil for case nil
	loops   []*loop         // the loops that contain it, outermost first
	enters  *ast.RangeStmt  // it is the body of a range statement, and begins with a new element
	post    *ast.ForStmt    // it ends a turn of this loop
	clause  *ast.CaseClause // it is the body of this clause of a type switch
	subject types.Object    // the variable with the value of that switch
	head    *loop           // it is the head of this loop
	rest    bool            // it is the continuation of a block that was split at a call
	first   *block          // then: the first part of that block
	blocked bool            // it is after the last case of a select statement without default, where no control comes

	ran   int32 // the last of Exec.runs in which it ran
	free  bool  // nothing that matters depends on its condition
	live  bits  // variables that may be read from here on
	later bits  // makers that may run from here on
}

// loop is a natural loop: the head of a back edge, and the blocks from which the back edge can be reached without passing the head.
type loop struct {
	id     int32
	head   *block
	blocks map[*block]bool
	rest   []bits // by block: makers that may run later in the same turn
	after  bits   // makers that may run after the loop
}

// graph is the control-flow graph of a function's body. It adds to go/cfg the tags of switches, the types of type switches, and
// loops.
type graph struct {
	body   *ast.BlockStmt
	blocks []*block
	loops  []*loop
	tags   map[ast.Node]types.Object // by the *ast.SwitchStmt, *ast.TypeSwitchStmt or *ast.RangeStmt
	tagOf  map[ast.Node]types.Object // by the node whose value is the tag
	skip   map[ast.Node]bool         // variables of range statements: go/cfg lists them, but the loop assigns them
}

// pseudo returns a variable for a value that has no name in the source.
func pseudo(name string, pos token.Pos) types.Object {
	return types.NewVar(pos, nil, name, types.Typ[types.Invalid])
}

// newGraph builds the graph of a body. mayReturn says whether a call can return.
func newGraph(body *ast.BlockStmt, mayReturn func(*ast.CallExpr) bool, nextLoop func() int32) *graph {
	c := cfg.New(body, mayReturn)
	g := &graph{body: body, tags: map[ast.Node]types.Object{}, tagOf: map[ast.Node]types.Object{}, skip: map[ast.Node]bool{}}
	cases := map[ast.Expr]types.Object{}
	assigns := map[ast.Node]types.Object{}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.SwitchStmt:
			if n.Tag == nil {
				break
			}
			tag := pseudo("switch", n.Pos())
			g.tags[n], g.tagOf[n.Tag] = tag, tag
			for _, s := range n.Body.List {
				for _, e := range s.(*ast.CaseClause).List {
					cases[e] = tag
				}
			}
		case *ast.TypeSwitchStmt:
			tag := pseudo("switch", n.Pos())
			g.tags[n], g.tagOf[n.Assign] = tag, tag
			for _, s := range n.Body.List {
				assigns[s] = tag
			}
		case *ast.RangeStmt:
			tag := pseudo("range", n.Pos())
			g.tags[n], g.tagOf[n.X] = tag, tag
			if n.Key != nil {
				g.skip[n.Key] = true
			}
			if n.Value != nil {
				g.skip[n.Value] = true
			}
		}
		return true
	})
	g.blocks = make([]*block, len(c.Blocks))
	for i := range c.Blocks {
		g.blocks[i] = &block{index: i}
	}
	typesSeen := map[*ast.CaseClause]int{}
	for i, from := range c.Blocks {
		b := g.blocks[i]
		b.nodes = from.Nodes
		for _, s := range from.Succs {
			b.succs = append(b.succs, g.blocks[s.Index])
		}
		b.blocked = from.Kind == cfg.KindSelectAfterCase && len(from.Succs) == 0 && len(from.Nodes) == 0
		switch s := from.Stmt.(type) {
		case *ast.RangeStmt:
			switch from.Kind {
			case cfg.KindRangeBody:
				b.enters = s
			case cfg.KindRangeLoop:
				b.kind, b.tag = onElement, g.tags[s]
			}
		case *ast.ForStmt:
			if from.Kind == cfg.KindForPost {
				b.post = s
			}
		case *ast.CaseClause:
			if from.Kind == cfg.KindSwitchCaseBody && assigns[s] != nil {
				b.clause, b.subject = s, assigns[s]
			}
		}
		if len(from.Succs) != 2 || b.kind == onElement {
			continue
		}
		if n := len(b.nodes); n > 0 {
			if e, ok := b.nodes[n-1].(ast.Expr); ok && g.tagOf[e] == nil {
				b.kind, b.cond, b.nodes = onCond, e, b.nodes[:n-1]
				if tag := cases[e]; tag != nil {
					b.kind, b.tag = onCase, tag
				}
				continue
			}
		}
		if to := from.Succs[0]; to.Kind == cfg.KindSwitchCaseBody {
			clause, ok := to.Stmt.(*ast.CaseClause)
			if ok && assigns[clause] != nil && typesSeen[clause] < len(clause.List) && b.clause == nil {
				b.kind, b.tag, b.types = onType, assigns[clause], clause.List[typesSeen[clause]]
				typesSeen[clause]++
			}
		}
	}
	g.splitAtCalls()
	g.arrange(nextLoop)
	return g
}

// splitAtCalls ends a block after each statement with a call. A call can have several outcomes, and states are only merged at the
// beginning of a block: in one block, twenty calls with two outcomes each would make a million states.
func (g *graph) splitAtCalls() {
	for _, b := range slices.Clone(g.blocks) {
		for {
			at := slices.IndexFunc(b.nodes, hasCall)
			if at < 0 || at == len(b.nodes)-1 && b.kind == always {
				break
			}
			rest := &block{index: len(g.blocks), nodes: b.nodes[at+1:], succs: b.succs, kind: b.kind, cond: b.cond, tag: b.tag, types: b.types, rest: true, first: b.first}
			if rest.first == nil {
				rest.first = b
			}
			b.nodes, b.succs, b.kind, b.cond, b.tag, b.types = b.nodes[:at+1], []*block{rest}, always, nil, nil, nil
			g.blocks = append(g.blocks, rest)
			b = rest
		}
	}
}

// hasCall reports whether a node contains a call outside of function literals.
func hasCall(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			found = true
		}
		return !found
	})
	return found
}

// arrange orders the blocks and finds the loops.
func (g *graph) arrange(nextLoop func() int32) {
	const (
		fresh = iota
		open
		closed
	)
	if len(g.blocks) == 0 {
		return
	}
	preds := make([][]*block, len(g.blocks))
	for _, b := range g.blocks {
		for _, s := range b.succs {
			preds[s.index] = append(preds[s.index], b)
		}
	}
	status := make([]uint8, len(g.blocks))
	next := make([]int, len(g.blocks))
	stack := []*block{g.blocks[0]}
	status[0] = open
	order := len(g.blocks)
	var loops []*loop
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		if next[b.index] == len(b.succs) {
			status[b.index] = closed
			b.order = order
			order--
			stack = stack[:len(stack)-1]
			continue
		}
		// Visit the last successor first, so that the way out of a loop comes after its body.
		to := b.succs[len(b.succs)-1-next[b.index]]
		next[b.index]++
		switch status[to.index] {
		case fresh:
			status[to.index] = open
			stack = append(stack, to)
		case open:
			l := to.head
			if l == nil {
				l = &loop{id: nextLoop(), head: to, blocks: map[*block]bool{to: true}}
				to.head = l
				loops = append(loops, l)
			}
			// All blocks that reach the back edge without passing the head.
			work := []*block{b}
			for len(work) > 0 {
				x := work[len(work)-1]
				work = work[:len(work)-1]
				if !l.blocks[x] {
					l.blocks[x] = true
					work = append(work, preds[x.index]...)
				}
			}
		}
	}
	g.loops = loops
	slices.SortStableFunc(loops, func(a, b *loop) int { return len(b.blocks) - len(a.blocks) })
	for _, l := range loops {
		for _, b := range g.blocks {
			if l.blocks[b] {
				b.loops = append(b.loops, l)
			}
		}
	}
}

// bits is a set of small numbers.
type bits []uint64

func (b bits) has(i int) bool { return i/64 < len(b) && b[i/64]&(1<<(i%64)) != 0 }

func (b *bits) set(i int) {
	for i/64 >= len(*b) {
		*b = append(*b, 0)
	}
	(*b)[i/64] |= 1 << (i % 64)
}

func (b bits) clear(i int) {
	if i/64 < len(b) {
		b[i/64] &^= 1 << (i % 64)
	}
}

// or adds the elements of other that are not in without, and reports whether the set has changed.
func (b *bits) or(other, without bits) bool {
	changed := false
	for i, w := range other {
		if i < len(without) {
			w &^= without[i]
		}
		if i == len(*b) {
			*b = append(*b, 0)
		}
		if (*b)[i]|w != (*b)[i] {
			(*b)[i] |= w
			changed = true
		}
	}
	return changed
}
