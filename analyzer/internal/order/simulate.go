package order

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/cfg"
)

// simulation follows one response through one function.
type simulation struct {
	*pkg
	f     *function
	u     *unit
	graph *graph
	root  root
	exits []exit // where a summary is wanted
	wants bool
	seen  visible

	block   *cfg.Block
	at      ast.Node // the node of the block that is being followed
	leaving bool     // the deferred calls run
}

// visible is what a function does itself, each event once.
type visible struct {
	fields []*Event // the changes of the header map
	bodies []*Event // what sends content
}

// exit is a state in which the function returns.
type exit struct {
	state
	results []ast.Expr
}

// maxVisits bounds how often a block is followed.
const maxVisits = 24

// maxRoots bounds the responses of one function that are followed.
const maxRoots = 24

// follow finds the pairs of events of a function.
func (p *pkg) follow(f *function) {
	p.summarize(f) // follows what is given to it
	for _, r := range p.rootsOf(f) {
		if within(r.obj.Pos(), f.node) && !f.unit.params[r.obj] || !within(r.obj.Pos(), f.node) && f.obj != nil {
			p.simulate(f, r, false)
		}
	}
}

// rootsOf lists the responses that a function mentions outside of the literals in it, except those of the variables
// that these literals declare.
func (p *pkg) rootsOf(f *function) []root {
	var roots []root
	seen := map[root]bool{}
	note := func(r *ref) {
		if r == nil || seen[r.root] {
			return
		}
		seen[r.root] = true
		if len(roots) == maxRoots {
			p.givenUp[f] = true
			return
		}
		roots = append(roots, r.root)
	}
	for obj := range p.parameters(f) {
		note(p.resolveVar(f.unit, obj))
	}
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			for _, r := range p.captured(f.unit, n) {
				note(&ref{root: r})
			}
			return false
		case *ast.Ident:
			note(p.resolveVar(f.unit, p.info.ObjectOf(n)))
		case *ast.SelectorExpr:
			if p.isResponse(p.info.TypeOf(n)) {
				note(p.resolve(f.unit, n))
			}
		case *ast.CallExpr:
			// A method may touch a response in a field of what it is called on.
			for _, e := range p.call(n).effects {
				note(&ref{root: e.root})
			}
		}
		return true
	})
	return roots
}

// simulate follows a response through a function and returns the states in which it returns, and what it is
// seen to do.
func (p *pkg) simulate(f *function, r root, wants bool) (exits []exit, seen visible) {
	g := p.graphOf(f)
	s := &simulation{pkg: p, f: f, u: f.unit, graph: g, root: r, wants: wants}
	in := make([][]state, len(g.blocks))
	visits := make([]int, len(g.blocks))
	in[0] = []state{{}}
	exitsOf := make([][]exit, len(g.blocks))
	work := []int32{0}
	queued := make([]bool, len(g.blocks))
	queued[0] = true
	for len(work) > 0 {
		at := work[0]
		work = work[1:]
		queued[at] = false
		if visits[at]++; visits[at] > maxVisits {
			p.givenUp[f] = true
			continue
		}
		b := g.blocks[at]
		s.block, s.exits = b, nil
		outs := s.transfer(b, append([]state(nil), in[at]...))
		exitsOf[at] = s.exits
		for i, to := range b.Succs {
			if i >= len(outs) {
				break
			}
			loop := g.back[edge{at, to.Index}]
			changed := false
			for _, st := range outs[i] {
				if loop > 0 {
					st = s.again(st, loop)
				}
				var c bool
				if st.givenUp {
					p.givenUp[f] = true
				}
				in[to.Index], c = merge(in[to.Index], st)
				changed = changed || c
			}
			if (changed || visits[to.Index] == 0 && len(in[to.Index]) > 0) && !queued[to.Index] {
				queued[to.Index] = true
				work = append(work, to.Index)
			}
		}
	}
	for _, e := range exitsOf {
		exits = append(exits, e...)
	}
	if slices.ContainsFunc(exits, func(e exit) bool { return e.givenUp }) {
		p.givenUp[f] = true
	}
	return exits, s.seen
}

// again takes a state over the back edge of a loop: what happened in the loop belongs to an earlier iteration, and
// calls may have other values now.
func (s *simulation) again(st state, loop int) state {
	l := s.graph.loops[loop-1]
	inLoop := func(id int32) bool { return id > 0 && within(s.events[id-1].Node.Pos(), l) }
	if inLoop(st.sent) || inLoop(st.reply) {
		if st.loop == 0 || within(s.graph.loops[st.loop-1].Pos(), l) {
			st.loop = int32(loop)
		}
	}
	st.conditions = st.conditions.without(func(k key) bool { return s.keys.infos[k].call || s.keys.isUnique(k) })
	return st
}

// transfer follows a block and returns the states on the edges to its successors.
func (s *simulation) transfer(b *cfg.Block, in []state) [][]state {
	nodes := b.Nodes
	if b.Kind == cfg.KindRangeBody {
		if r, ok := b.Stmt.(*ast.RangeStmt); ok {
			in = s.rangeVariables(r, in)
		}
	}
	if clause, ok := b.Stmt.(*ast.CaseClause); ok && b.Kind == cfg.KindSwitchCaseBody && s.graph.types[clause] != nil {
		// A value with a type is not nil.
		in, _ = s.assume(condition{s.keys.of(s.graph.types[clause]), token.NEQ, Val{Kind: nilVal}}, unknown, false, in)
	}
	var cond ast.Expr
	if len(b.Succs) == 2 && len(nodes) > 0 {
		if e, ok := nodes[len(nodes)-1].(ast.Expr); ok {
			cond, nodes = e, nodes[:len(nodes)-1]
		}
	}
	for _, n := range nodes {
		s.at = n
		in = compact(s.node(n, in))
		if len(in) == 0 {
			break
		}
	}
	switch {
	case cond != nil:
		s.at = cond
		t, f := s.condition(cond, in)
		return [][]state{compact(t), compact(f)}
	case len(b.Succs) == 2:
		return [][]state{s.iterating(b, in), in}
	}
	return [][]state{in}
}

// iterating leaves out the states in which there is nothing that a range statement could iterate over.
func (s *simulation) iterating(b *cfg.Block, in []state) []state {
	r, ok := b.Stmt.(*ast.RangeStmt)
	if !ok || b.Kind != cfg.KindRangeLoop {
		return in
	}
	k := s.keys.of(r.X)
	if k == 0 {
		return in
	}
	none := []condition{{k, token.EQL, Val{Kind: nilVal}}, {k, token.LEQ, integer(0)}, {s.keys.ofLen(k), token.EQL, integer(0)}}
	var out []state
	for _, st := range in {
		if !slices.ContainsFunc(none, func(c condition) bool { return st.conditions.eval(c) == holds }) {
			out = append(out, st)
		}
	}
	return out
}

// rangeVariables forgets what was known of the variables that a range statement assigns.
func (s *simulation) rangeVariables(r *ast.RangeStmt, in []state) []state {
	for _, e := range []ast.Expr{r.Key, r.Value} {
		if e != nil {
			in = s.forget(e, in)
			in = s.renew(e, nil, in)
		}
	}
	return in
}

// forget drops what is known of an expression that is assigned.
func (s *simulation) forget(lhs ast.Expr, in []state) []state {
	lhs = ast.Unparen(lhs)
	var drop func(key) bool
	switch l := lhs.(type) {
	case *ast.Ident:
		obj := s.info.ObjectOf(l)
		if obj == nil {
			return in
		}
		drop = func(k key) bool { return s.keys.mentions(k, obj) }
	default:
		k := s.keys.of(lhs)
		if k == 0 {
			return in
		}
		drop = func(other key) bool { return s.keys.contains(other, k) }
	}
	for i := range in {
		in[i].conditions = in[i].conditions.without(drop)
	}
	return in
}

// renew starts over when the variable that holds the response is assigned.
func (s *simulation) renew(lhs, rhs ast.Expr, in []state) []state {
	if at, ok := s.path(lhs); !ok || at != s.root {
		return in
	}
	for i := range in {
		in[i].typestate = typestate{defers: in[i].defers, opaque: rhs == nil || !s.fresh(rhs)}
	}
	return compact(in)
}

// fresh reports whether an expression is a response that nothing has happened to.
func (s *simulation) fresh(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return true
	case *ast.UnaryExpr:
		return e.Op == token.AND && s.fresh(e.X)
	case *ast.CallExpr:
		row := s.row(s.callee(e))
		return row != nil && row.Response.Fresh
	}
	return false
}
