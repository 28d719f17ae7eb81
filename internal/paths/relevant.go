package paths

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
)

// Two states of a block are merged if later code cannot read their remaining differences. So a backward pass computes what can be
// read later. Most code of a function does not matter at all: what it logs, what it puts into a page. The pass finds the code that
// matters, and what that code reads:
//
//   - A call matters if the client says so, or if it may write something that is read later.
//   - An assignment matters if the variable, or the field, may be read later. This is always assumed of variables that a closure
//     reads or whose address is taken.
//   - A return matters if the function has results.
//   - A condition matters if code that matters is control-dependent on it: it decides whether that code runs.
//
// Only reads by code that matters count. For each block the pass computes two sets: the variables that may be read before they are
// assigned (live), and the makers that may run (later). A maker is an expression that makes a term: a selected field, or a called
// function with its constant arguments. A path may need its facts about r.Method or r.FormValue("id") again if r is live and a
// later expression makes the same term.
//
// Code that does not matter is skipped. At its conditions a path takes both ways and gets no facts.
//
// All sets only grow, so the pass ends. A round visits the blocks from last to first. Another round is needed only if something
// has come back around a loop. Control dependence is that of Ferrante, Ottenstein and Warren (TOPLAS 1987); post-dominators are
// computed as by Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm"). Both are linear in practice. If there are more
// than maxControl dependences per block, all conditions matter.

// maxControl bounds the average number of control dependences per block.
const maxControl = 64

// effects are the reads and writes of a node, or of a block's condition.
type effects struct {
	node    ast.Node
	uses    []int // variables that it reads
	makes   []int // the makers in it
	kills   []int // variables that it assigns as a whole
	parts   []int // variables of which it assigns a part, or to which it may write
	fields  []int // makers of the fields and elements that it assigns
	matters bool
}

// flow computes what can be read later in a graph. named are the results that a bare return reads. inner says that it is the graph
// of a closure that is followed at its calls.
func (x *Exec) flow(g *graph, named []types.Object, inner bool) {
	if len(g.blocks) == 0 {
		return
	}
	w := &relevance{x: x, s: x.scope, g: g, inner: inner, named: named, all: make([][]effects, len(g.blocks)), cond: make([]effects, len(g.blocks))}
	for i, b := range g.blocks {
		w.describe(i, b)
		b.later.or(x.scope.inside, nil)
	}
	w.control = g.control()
	last := slices.SortedFunc(slices.Values(g.blocks), func(a, b *block) int { return cmp.Compare(b.order, a.order) })
	for changed := true; changed; {
		changed = false
		for _, b := range last {
			changed = w.visit(b) || changed
		}
	}
	for i, b := range g.blocks {
		for _, e := range w.all[i] {
			if _, returns := e.node.(*ast.ReturnStmt); !e.matters && !returns {
				g.skip[e.node] = true
			}
		}
		b.free = len(b.succs) > 1 && !w.cond[i].matters
	}
	for _, l := range g.loops {
		w.within(l)
	}
}

// within computes, for each block of a loop, the makers that may run later in the same turn, and those that may run after the loop.
func (w *relevance) within(l *loop) {
	l.rest = make([]bits, len(w.g.blocks))
	for b := range l.blocks {
		made := &l.rest[b.index]
		made.or(w.s.inside, nil)
		note := func(e *effects) {
			for _, m := range e.makes {
				made.set(m)
			}
		}
		for i := range w.all[b.index] {
			note(&w.all[b.index][i])
		}
		note(&w.cond[b.index])
		if b.enters != nil {
			for _, k := range []ast.Expr{b.enters.Key, b.enters.Value} {
				if k != nil {
					e := w.of(k)
					note(&e)
				}
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for b := range l.blocks {
			for _, to := range b.succs {
				switch {
				case !l.blocks[to]:
					l.after.or(to.later, nil)
				case to != l.head:
					changed = l.rest[b.index].or(l.rest[to.index], nil) || changed
				}
			}
		}
	}
}

// relevance is the state of the pass.
type relevance struct {
	x       *Exec
	s       *scope
	g       *graph
	inner   bool
	named   []types.Object
	all     [][]effects // of the nodes of each block
	cond    []effects   // of each block's condition
	control [][]*block  // the blocks on whose conditions a block depends; nil if there are too many
	live    bits        // the live variables at the current node
}

// describe collects the effects of a block.
func (w *relevance) describe(i int, b *block) {
	for _, n := range b.nodes {
		if w.g.skip[n] {
			continue
		}
		w.all[i] = append(w.all[i], w.of(n))
	}
	c := &w.cond[i]
	if b.cond != nil {
		*c = w.of(b.cond)
	}
	if b.kind == onCase || b.kind == onType || b.kind == onElement {
		c.uses = append(c.uses, w.s.varIndex(b.tag))
	}
	c.matters = c.matters || w.x.Whole || len(b.succs) > 1 && b.kind == always
}

// of describes a node.
func (w *relevance) of(n ast.Node) effects {
	e := effects{node: n, matters: w.x.Whole}
	info := w.s.info
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case nil, *ast.FuncLit:
			return false
		case *ast.Ident:
			if v, ok := info.Uses[n].(*types.Var); ok && !v.IsField() {
				e.uses = append(e.uses, w.s.varIndex(v))
				if w.x.isGlobal(v) {
					if at := w.x.client.Global(v).PointsAt; at != nil {
						e.uses = append(e.uses, w.s.varIndex(at))
					}
				}
			}
		case *ast.AssignStmt:
			whole := n.Tok == token.ASSIGN || n.Tok == token.DEFINE
			for _, l := range n.Lhs {
				w.target(&e, l, whole)
				if _, isIdent := ast.Unparen(l).(*ast.Ident); !isIdent || !whole {
					ast.Inspect(l, visit)
				}
			}
			for _, r := range n.Rhs {
				ast.Inspect(r, visit)
			}
			return false
		case *ast.ValueSpec:
			for _, id := range n.Names {
				w.target(&e, id, true)
			}
			for _, v := range n.Values {
				ast.Inspect(v, visit)
			}
			return false
		case *ast.IncDecStmt:
			w.target(&e, n.X, false)
		case *ast.GoStmt, *ast.DeferStmt, *ast.SendStmt:
			e.matters = true
		case *ast.ReturnStmt:
			e.matters = e.matters || len(n.Results) > 0 || len(w.named) > 0
			if len(n.Results) == 0 {
				for _, v := range w.named {
					e.uses = append(e.uses, w.s.varIndex(v))
				}
			}
		case *ast.CallExpr:
			w.call(&e, n)
		}
		w.s.makersOf(n, func(m int) { e.makes = append(e.makes, m) })
		return true
	}
	ast.Inspect(n, visit)
	if tag := w.g.tagOf[n]; tag != nil {
		e.kills = append(e.kills, w.s.varIndex(tag))
	}
	return e
}

// always reports whether a variable may be read at any time.
func (w *relevance) always(v types.Object) bool {
	return w.s.shared[v] || w.x.isGlobal(v) || w.inner && !contains(w.g.body, v.Pos())
}

// target records an assignment to a whole variable or to a part of one.
func (w *relevance) target(e *effects, l ast.Expr, whole bool) {
	indirect := false // it is reached through a pointer, a slice or a map
	for {
		switch t := ast.Unparen(l).(type) {
		case *ast.Ident:
			v, ok := w.s.info.ObjectOf(t).(*types.Var)
			switch {
			case !ok: // the blank identifier
			case w.always(v), !whole && !contains(w.g.body, v.Pos()) && !isBasic(v.Type()):
				e.matters = true // callers see writes to a part of a parameter
			case whole:
				e.kills = append(e.kills, w.s.varIndex(v))
			default:
				e.parts = append(e.parts, w.s.varIndex(v))
				if l := w.s.linked[v]; l != nil && indirect {
					for _, o := range l.vars {
						e.parts = append(e.parts, w.s.varIndex(o))
					}
					e.matters = e.matters || slices.ContainsFunc(l.vars, func(o types.Object) bool { return w.s.params[o] || w.always(o) })
				}
			}
			return
		case *ast.SelectorExpr:
			sel := w.s.info.Selections[t]
			if sel == nil {
				e.matters = true // a variable of another package
				return
			}
			forFields(sel, func(v *types.Var) { e.fields = append(e.fields, w.s.makerIndex(maker{what: v})) })
			l, whole, indirect = t.X, false, indirect || sel.Indirect()
		case *ast.IndexExpr:
			e.matters = e.matters || w.x.client.Acts(t)
			e.fields = append(e.fields, w.s.makerIndex(maker{what: "index"}))
			l, whole, indirect = t.X, false, indirect || !w.x.isArray(t.X)
		default:
			e.matters = true
			return
		}
	}
}

func isBasic(t types.Type) bool {
	_, ok := t.Underlying().(*types.Basic)
	return ok
}

// call records the effects of a call.
func (w *relevance) call(e *effects, call *ast.CallExpr) {
	if w.s.info.Types[call.Fun].IsType() {
		return
	}
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && len(call.Args) > 0 {
		if b, ok := w.s.info.Uses[id].(*types.Builtin); ok && (b.Name() == "delete" || b.Name() == "clear" || b.Name() == "copy") {
			w.target(e, &ast.IndexExpr{X: call.Args[0]}, false)
		} else if ok && b.Name() == "append" {
			if list, ok := syntax.Base(call.Args[0]).(*ast.Ident); ok && w.s.given[w.s.info.ObjectOf(list)] {
				e.matters = true // callers may see it after the end of their slice
			}
		}
	}
	if w.x.client.Acts(call) || !w.x.client.MayReturn(call) {
		e.matters = true
		return
	}
	for _, f := range w.x.client.Stores(call) {
		e.fields = append(e.fields, w.s.makerIndex(maker{what: f}))
	}
	for _, v := range w.x.changed(calleeOf(w.s.info, call)) {
		e.parts = append(e.parts, w.s.varIndex(v))
	}
	sets := w.x.client.Sets(call)
	var operand func(n ast.Expr)
	operand = func(n ast.Expr) {
		address := false
		for {
			switch t := ast.Unparen(n).(type) {
			case *ast.CallExpr: // a conversion: cgo passes addresses as numbers
				if len(t.Args) == 1 && w.s.info.Types[t.Fun].IsType() {
					n = t.Args[0]
					continue
				}
			case *ast.CompositeLit:
				for _, elt := range t.Elts {
					operand(elt)
				}
				return
			case *ast.KeyValueExpr:
				operand(t.Key)
				n = t.Value
				continue
			case *ast.UnaryExpr:
				address = address || t.Op == token.AND
				n = t.X
				continue
			case *ast.SelectorExpr, *ast.IndexExpr:
				n = syntax.Base(t)
				continue
			case *ast.SliceExpr:
				n = t.X
				continue
			case *ast.Ident:
				v, ok := w.s.info.Uses[t].(*types.Var)
				switch {
				case !ok || v.IsField():
				case w.x.isGlobal(v) || !address && w.s.given[v] && !isBasic(v.Type()):
					if sets && !isBasic(v.Type()) {
						w.target(e, t, false) // callers see the write, too
						e.parts = append(e.parts, w.s.varIndex(v))
					}
				case !address && isBasic(v.Type()):
				case w.always(v), w.s.copied[v]:
					e.matters = true
				default:
					e.parts = append(e.parts, w.s.varIndex(v))
				}
				if l := w.s.linked[v]; ok && l != nil && (l.made || sets) {
					for _, o := range l.vars {
						e.parts = append(e.parts, w.s.varIndex(o))
						e.matters = e.matters || w.always(o) || sets && w.s.params[o] && !isBasic(o.Type())
					}
				}
			}
			return
		}
	}
	if c, ok := calls.Of(w.s.info, call.Fun); ok {
		if recv := c.Operand(call, calls.Receiver); recv != nil {
			operand(recv)
		}
	}
	if _, isVar := calleeOf(w.s.info, call).(*types.Var); isVar { // it may be a method that is bound to a variable
		operand(call.Fun)
	}
	for _, a := range call.Args {
		operand(a)
	}
}

// visit processes a block, from its last node to its first, and reports whether a set has grown.
func (w *relevance) visit(b *block) bool {
	changed := false
	w.live = append(w.live[:0], nil...)
	for _, to := range b.succs {
		w.live.or(to.live, nil)
		changed = b.later.or(to.later, nil) || changed
	}
	some := false
	read := func(e *effects) {
		some = true
		for _, v := range e.uses {
			w.live.set(v)
		}
		for _, m := range e.makes {
			if !b.later.has(m) {
				b.later.set(m)
				changed = true
			}
		}
	}
	if c := &w.cond[b.index]; len(b.succs) > 1 && (c.matters || w.control == nil) {
		c.matters = true
		read(c)
	}
	list := w.all[b.index]
	for i := len(list) - 1; i >= 0; i-- {
		e := &list[i]
		if !e.matters {
			e.matters = slices.ContainsFunc(e.kills, w.live.has) || slices.ContainsFunc(e.parts, w.live.has) || slices.ContainsFunc(e.fields, b.later.has)
			changed = changed || e.matters
		}
		if !e.matters {
			continue
		}
		for _, v := range e.kills {
			w.live.clear(v)
		}
		read(e)
	}
	if b.enters != nil {
		for _, k := range []ast.Expr{b.enters.Key, b.enters.Value} {
			if id, ok := k.(*ast.Ident); ok {
				if v := w.s.info.ObjectOf(id); v != nil {
					some = some || w.always(v)
					w.live.clear(w.s.varIndex(v))
				}
			} else if k != nil {
				e := w.of(k)
				read(&e)
			}
		}
	}
	if b.clause != nil {
		w.live.set(w.s.varIndex(b.subject))
		if v := w.s.info.Implicits[b.clause]; v != nil {
			w.live.clear(w.s.varIndex(v))
		}
	}
	if some && w.control != nil {
		for _, on := range w.control[b.index] {
			if c := &w.cond[on.index]; !c.matters {
				c.matters, changed = true, true
			}
		}
	}
	return b.live.or(w.live, nil) || changed
}
