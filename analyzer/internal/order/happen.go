package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// onPath returns what an event is on a path: a reply with a status from elsewhere, or one without content, may be less
// than it seems.
func (s *simulation) onPath(ev *Event, st state) *Event {
	if ev.rest != nil && st.sent != 0 && st.reply == 0 {
		ev = ev.rest
	}
	if len(ev.offered.parts) > 0 && !(ev.flushes && st.held) && s.empty(ev.offered, st.conditions) {
		return s.pkg.bare(ev)
	}
	return ev
}

func (s *simulation) happenAll(ev *Event, in []state) []state {
	var out []state
	for _, st := range in {
		out = append(out, s.happen(ev, st, outcome{})...)
	}
	return compact(out)
}

// happen follows an event: it notes what the event follows, and moves on to the state after it.
func (s *simulation) happen(ev *Event, st state, o outcome) []state {
	if st.hijacked || ev.Proceeds && st.aborted {
		return []state{st}
	}
	ev = s.onPath(ev, st)
	if ev.flushes && !st.held && (ev.ifHeld || !ev.HasContent) {
		return []state{st}
	}
	st.aborted = st.aborted || ev.Aborts
	st.vague = st.vague || ev.vague
	again := st.loop > 0 && within(ev.Node.Pos(), s.graph.loops[st.loop-1])
	if !again {
		s.note(ev, st, o)
	}
	switch ev.Kind {
	case Field:
		st.any = true
		if !slices.Contains(s.seen.fields, ev) {
			s.seen.fields = append(s.seen.fields, ev)
		}
		s.u.trailers = s.u.trailers || strings.EqualFold(ev.Name, "Trailer")
		if st.sent == 0 {
			st.fields = st.fields.union(s.tracked(ev.Name)).union(ev.known)
		}
		st.vague = st.vague || ev.Name == "" && !ev.Helper
	case Record:
		st.recorded = ev.id
	case Hold:
		st.held = true
		st.opaque = st.opaque || st.sent == 0
	case Delegate:
		st.opaque, st.hands = true, true
	case Hijack:
		st.typestate = typestate{hijacked: true, opaque: true, defers: st.defers}
	case Flush, Header, Content, Reply:
		if ev.Kind == Header && st.sent == 0 && s.informational(ev, st) {
			break
		}
		if st.sent == 0 && ev.panics {
			st.typestate = typestate{hijacked: true, opaque: true, defers: st.defers} // nothing happens to the response any more
			break
		}
		if st.sent == 0 {
			st.code = int32(s.codeOf(ev, st))
			st.sent = ev.id
			st.recorded = 0
			st.vague = st.vague || st.opaque
		} else if ev.Engine.Buffers() && ev.Kind == Reply {
			st.code = int32(s.codeOf(ev, st))
		}
		if ev.flushes {
			st.held = false
		}
		if ev.HasContent {
			if !slices.Contains(s.seen.bodies, ev) {
				s.seen.bodies = append(s.seen.bodies, ev)
			}
			from := s.sourceOf(s.f, ev)
			if st.content {
				from = from.and(st.from)
			}
			st.content, st.from = true, from
		}
		if ev.Kind == Reply && !again {
			st.reply = ev.id
		}
	}
	return []state{st}
}

// note records the pair that an event makes with what was sent before it, or that it is the first.
func (s *simulation) note(ev *Event, st state, o outcome) {
	if st.sent == 0 {
		if ev.Kind == Reply || ev.Kind == Header {
			st.failed = st.failed || o.failed
			s.noteStart(ev, s.codeOf(ev, st), st, false)
		}
		return
	}
	if st.guarded || o.guarded || ev.Kind == Field && strings.HasPrefix(ev.Name, "Trailer:") {
		return
	}
	if o.mixed && (ev.Kind == Header || ev.Kind == Reply) {
		return // a helper that writes content, and a status only if that fails
	}
	if ev.Kind == Field && ev.known != "" && st.fields.covers(ev.known) {
		return // a helper that sets what has been set in time
	}
	sent := s.events[st.sent-1]
	earlier := sent
	if st.reply > 0 {
		earlier = s.events[st.reply-1]
	}
	if earlier.Node == ev.Node {
		return
	}
	hard := st.reply > 0
	k := pairKey{earlier.Node, ev.Node, ev.Kind, hard}
	if ev.Kind == Content && !hard {
		k.kind = Kind(100 + st.code%100) // per status: a body is lost with some
	}
	failed := st.late || o.failed
	if old := s.pairs[k]; old != nil {
		old.Failed = old.Failed && failed
		if old.Code != int(st.code) {
			old.Code = 0
		}
		return
	}
	s.pairs[k] = &Pair{
		Earlier: earlier, Later: ev, Sent: sent, Code: int(st.code), Failed: failed, Func: s.f.node,
		Deferred: s.leaving,
		Line:     s.straight(earlier.Node, ev.Node), Given: s.u.params[s.root.obj] && s.root.path == "",
		Chain: s.bound.InChain(s.root.typ()),
		Again: s.sameValue(earlier, ev),
	}
}

// sameValue reports whether two events in one block send the value of one variable or field as their status.
func (s *simulation) sameValue(earlier, later *Event) bool {
	if earlier.Status == nil || later.Status == nil || !s.straight(earlier.Node, later.Node) {
		return false
	}
	k := s.keys.of(earlier.Status)
	if k == 0 || k != s.keys.of(later.Status) || s.keys.infos[k].call {
		return false
	}
	for _, obj := range s.keys.infos[k].objs {
		if slices.ContainsFunc(s.u.assignedAt[obj], func(pos token.Pos) bool { return earlier.Node.Pos() <= pos && pos < later.Node.End() }) {
			return false
		}
	}
	return true
}

// straight reports whether two nodes stand in the block that is being followed, so that no branch is between them.
// A block's nodes follow each other in the source with nothing of another block in between.
func (s *simulation) straight(a, b ast.Node) bool {
	nodes := s.block.Nodes
	if len(nodes) == 0 {
		return false
	}
	first, last := nodes[0].Pos(), nodes[len(nodes)-1].End()
	holds := func(n ast.Node) bool { return first <= n.Pos() && n.End() <= last }
	return holds(a) && holds(b)
}

func (s *simulation) noteStart(ev *Event, code int, st state, lost bool) {
	k := startKey{ev.Node, code}
	_, isParam := s.paramOf(s.root.obj)
	seen := isParam && s.root.path == "" && !st.opaque && !st.hands && !st.vague && !s.leaks(s.u, s.root)
	if old := s.starts[k]; old != nil {
		old.Set = old.Set.intersect(st.fields)
		old.Seen = old.Seen && seen
		old.Failed = old.Failed && st.failed
		old.Lost = old.Lost || lost
		return
	}
	e := *ev
	e.Code = code
	s.starts[k] = &Start{Event: &e, Set: st.fields, Seen: seen, Lost: lost, Failed: st.failed}
}

// paramOf returns the index of a parameter of the function.
func (s *simulation) paramOf(obj types.Object) (int, bool) {
	for o, i := range s.parameters(s.f) {
		if o == obj {
			return i, true
		}
	}
	return 0, false
}

// guards reports whether a condition asks what has happened to the response: a method or field of it that is a number
// or a boolean, such as Written(), Status() or wroteHeader.
func (s *simulation) guards(cond ast.Expr) bool {
	found := false
	ast.Inspect(cond, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.SelectorExpr:
			r := s.resolve(s.u, n.X)
			if r == nil || r.root != s.root || r.header {
				// A field beside the writer may keep its state.
				at, ok := s.path(n)
				if s.root.path == "" || !ok || at.obj != s.root.obj || at.path == "" || !isBoolean(typeOf(s.info, n)) {
					break
				}
			}
			t := typeOf(s.info, n)
			if sig, ok := t.(*types.Signature); ok {
				if sig.Params().Len() > 0 || sig.Results().Len() != 1 {
					break
				}
				t = sig.Results().At(0).Type()
			}
			if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&(types.IsBoolean|types.IsInteger) != 0 {
				found = true
			}
		}
		return !found
	})
	return found
}
