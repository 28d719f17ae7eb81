package flow

import "slices"

// What a solution is, and why finding it ends
//
// Marks spread along the edges of the graph until no more can spread. Three kinds do so alone, and first: odd, vetoed,
// checked and the like depend on nothing but themselves, so each is one search from its seeds.
//
// The marks that make a slot a status depend on each other:
//
//   - What is known of a slot's use (sent, named, expected) spreads against the flow, to what flows into it.
//   - What is known of its source (received) spreads with the flow, but only to a slot into which nothing else flows.
//   - A comparison makes expected what is compared with a status.
//
// So err.Code is a status because it is sent, a copy of it is one because it is received, what the copy is compared with
// is one because it is expected, a copy of that is received again, and so on along any number of comparisons.
//
// Received is a greatest fixpoint: of variables that are assigned to each other in a circle, all are received if what
// comes from outside the circle is. It is found by giving the mark to everything that a status can reach, and taking it
// back where another value flows in, until none has to be taken back. The others are least fixpoints. The two take turns
// until neither adds a mark.
//
// This ends. Between turns marks are only added: a turn of received takes back none but those that the same turn gave,
// since a slot that had the mark before has only sources that had it before; and both turns are monotone, which means that
// more marks to begin with never make fewer in the end: a veto is known before the first turn and does not change. There are
// finitely many slots with finitely many marks, so only finitely many turns add one. (Tarski 1955; nested fixpoints as in
// the mu-calculus.)
//
// Evidence (evidence.go) is weighed when the turns have ended, and what it proves starts them again; that ends for the same
// reason.
//
// A turn starts from the slots that the turn before has marked, so that all turns together look at each edge about as often
// as a slot gains marks, which is a handful of times. Only what a turn gives and takes back again can be looked at in every
// turn. A chain of n comparisons and copies takes n turns, each of a few steps.

// solution is the marks of every slot once all have spread.
type solution struct {
	marks []marks
	sinks []sinkSet
}

func (s *solution) of(x slot) marks {
	if x == none {
		return 0
	}
	return s.marks[x]
}

// isStatus reports whether the slot holds status codes and nothing else.
func (s *solution) isStatus(x slot) bool {
	m := s.of(x)
	return m&status != 0 && (m&vetoed == 0 || m&contract != 0)
}

// lends reports whether what the slot holds tells of other slots. A parameter that is a status only because of what some
// callers pass does not: a logger that is given a status is given other numbers by others.
func (s *solution) lends(x slot) bool {
	return s.isStatus(x) && (s.of(x)&param == 0 || s.of(x)&(sent|named|expected) != 0)
}

// solve spreads the marks. Without tests, edges and seeds from _test.go files count for nothing. The holders are known to hold
// statuses.
func (g *graph) solve(tests bool, holders []slot) *solution {
	sol := &solution{make([]marks, g.slots), make([]sinkSet, g.slots)}
	for _, s := range g.seeds {
		if tests || !s.test {
			sol.marks[s.slot] |= s.marks
			sol.sinks[s.slot] = sol.sinks[s.slot].union(s.sinks)
		}
	}
	for _, s := range holders {
		sol.marks[s] |= named
	}
	net := newNetwork(g, tests)
	net.spreadForward(sol, odd)
	// A slot that takes odd numbers makes odd what flows into it: the two are one kind of number.
	net.spreadBackward(sol, odd|vetoed|checked|counted)
	net.spreadDoubt(sol)

	var known []slot
	for s, m := range sol.marks {
		if m&status != 0 {
			known = append(known, slot(s))
		}
	}
	net.settle(sol, known)
	for {
		proven := net.weigh(sol, g, tests)
		if len(proven) == 0 {
			return sol
		}
		net.settle(sol, proven)
	}
}

// settle lets demand and receipt take turns until neither adds a mark. changed are the slots whose marks are new.
func (n *network) settle(sol *solution, changed []slot) {
	changed = append(changed, n.spreadDemand(sol, changed)...)
	for len(changed) > 0 {
		changed = n.spreadDemand(sol, n.spreadReceived(sol, changed))
	}
}

// network is a graph's edges and links by slot.
type network struct {
	out, in, linked   adjacency
	chosen, testCalls map[slot]bool
	turn              []int32 // the turn in which a slot was last given the mark received
	turns             int32
}

// adjacency lists the neighbours of slot s in list[start[s]:start[s+1]].
type adjacency struct {
	start []int32
	list  []slot
}

func (a adjacency) of(s slot) []slot { return a.list[a.start[s]:a.start[s+1]] }

func newAdjacency(slots int, pairs func(yield func(from, to slot))) adjacency {
	a := adjacency{start: make([]int32, slots+2)}
	pairs(func(from, _ slot) { a.start[from+2]++ })
	for i := 2; i < len(a.start); i++ {
		a.start[i] += a.start[i-1]
	}
	a.list = make([]slot, a.start[len(a.start)-1])
	pairs(func(from, to slot) {
		a.list[a.start[from+1]] = to
		a.start[from+1]++
	})
	return a
}

func newNetwork(g *graph, tests bool) *network {
	edges := func(visit func(e edge)) {
		for _, e := range g.edges {
			if tests || !e.test {
				visit(e)
			}
		}
	}
	return &network{
		chosen:    g.chosen,
		testCalls: g.testCalls,
		turn:      make([]int32, g.slots),
		out:       newAdjacency(g.slots, func(yield func(from, to slot)) { edges(func(e edge) { yield(e.from, e.to) }) }),
		in:        newAdjacency(g.slots, func(yield func(from, to slot)) { edges(func(e edge) { yield(e.to, e.from) }) }),
		linked: newAdjacency(g.slots, func(yield func(from, to slot)) {
			for _, l := range g.links {
				if tests || !l.test {
					yield(l.a, l.b)
					yield(l.b, l.a)
				}
			}
		}),
	}
}

// spreadForward hands the marks of mask to every slot that a marked slot's value flows into. Slots of the API table
// pass nothing on: http.Response.StatusCode does not become odd by one odd number.
func (n *network) spreadForward(sol *solution, mask marks) {
	n.spread(sol, mask, n.out)
}

// spreadBackward hands the marks of mask to every slot whose value flows into a marked slot.
func (n *network) spreadBackward(sol *solution, mask marks) {
	n.spread(sol, mask, n.in)
}

// spreadDoubt makes doubtful what flows into guarded slots, and what flows into those.
func (n *network) spreadDoubt(sol *solution) {
	for s, m := range sol.marks {
		if m&guarded != 0 && m&contract == 0 {
			for _, from := range n.in.of(slot(s)) {
				sol.marks[from] |= doubtful
			}
		}
	}
	n.spreadBackward(sol, doubtful)
}

func (n *network) spread(sol *solution, mask marks, along adjacency) {
	var work []slot
	for s, m := range sol.marks {
		if m&mask != 0 {
			work = append(work, slot(s))
		}
	}
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		handed := sol.marks[s] & mask
		switch {
		case sol.marks[s]&contract != 0:
			continue
		case sol.marks[s]&receiver != 0:
			handed &^= vetoed | counted
		}
		for _, next := range along.of(s) {
			if gained := handed &^ sol.marks[next]; gained != 0 {
				sol.marks[next] |= gained
				work = append(work, next)
			}
		}
	}
}

// spreadReceived hands received to the slots that only ever hold what came from status slots (or constants): one status
// among other values does not make a status variable. It first spreads to all that the changed slots reach, then takes back
// where another value flows in, until no more has to be taken back. It returns the slots that keep the mark.
func (n *network) spreadReceived(sol *solution, changed []slot) []slot {
	n.turns++
	var work []slot
	for _, s := range changed {
		if sol.lends(s) {
			sol.marks[s] |= received
			work = append(work, s)
		}
	}
	var reached []slot
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		for _, next := range n.out.of(s) {
			if sol.marks[next]&received == 0 {
				sol.marks[next] |= received
				n.turn[next] = n.turns
				reached = append(reached, next)
				if sol.marks[next]&param == 0 {
					work = append(work, next)
				}
			}
		}
	}
	for _, s := range reached {
		if n.impure(sol, s) {
			work = append(work, s)
		}
	}
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		if n.turn[s] != n.turns || sol.marks[s]&received == 0 {
			continue
		}
		sol.marks[s] &^= received
		work = append(work, n.out.of(s)...)
	}
	return slices.DeleteFunc(reached, func(s slot) bool { return sol.marks[s]&received == 0 })
}

// impure reports whether other values than statuses flow into a slot.
func (n *network) impure(sol *solution, s slot) bool {
	if sol.marks[s]&(murky|unseen|vetoed|odd) != 0 {
		return true
	}
	for _, from := range n.in.of(s) {
		if sol.marks[from]&received == 0 {
			return true
		}
	}
	return false
}

// spreadDemand hands sent, named and expected against the flow, along with the kinds of sinks reached, and makes
// expected what is compared with a status. It starts from the changed slots, and returns those whose marks it changes.
func (n *network) spreadDemand(sol *solution, changed []slot) []slot {
	const mask = sent | named | expected
	work := slices.Clone(changed)
	var gaining []slot
	gains := func(s slot) {
		gaining = append(gaining, s)
		work = append(work, s)
	}
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		for _, from := range n.in.of(s) {
			wanted, reached := sol.marks[s], sol.sinks[s]
			if n.chosen[from] {
				var all bool
				if wanted, reached, all = n.agreed(sol, from); !all {
					continue
				}
			}
			gained := wanted & mask &^ sol.marks[from]
			if sol.marks[from]&contract != 0 {
				gained &^= expected // the table says what it is
			}
			joined := sol.sinks[from].union(reached)
			if gained != 0 || joined != sol.sinks[from] {
				sol.marks[from] |= gained
				sol.sinks[from] = joined
				gains(from)
			}
		}
		if !sol.lends(s) {
			continue
		}
		for _, other := range n.linked.of(s) {
			if sol.marks[other]&(expected|contract) == 0 {
				sol.marks[other] |= expected
				gains(other)
			}
		}
	}
	return gaining
}

// agreed is what is known of all the slots that a slot flows into; all is false if one of them holds no status codes. What
// tests make of the result of a function counts only if nothing else uses it.
func (n *network) agreed(sol *solution, s slot) (m marks, d sinkSet, all bool) {
	for _, test := range []bool{false, true} {
		for _, to := range n.out.of(s) {
			if n.testCalls[to] != test {
				continue
			}
			if !sol.isStatus(to) {
				return 0, sinkSet{}, false
			}
			m |= sol.marks[to]
			d = d.union(sol.sinks[to])
			all = true
		}
		if all {
			break
		}
	}
	return m, d, all
}
