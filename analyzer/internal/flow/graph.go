package flow

import "github.com/statuslint/statuslint/analyzer/internal/api"

// slot is a place that holds integers: a variable, parameter, result, struct field, the elements of a container, the
// keys of a map, or what a call of the API table takes or returns. It indexes graph.slots.
type slot int32

// none is the slot of expressions whose value comes from somewhere that says nothing about it.
const none slot = -1

// marks are what is known about a slot. The upper ones are seeds or spread from seeds along edges.
type marks uint16

const (
	sent     marks = 1 << iota // the value goes out as a status (spreads against the flow)
	named                      // the value is looked up or documented as a status (against the flow)
	expected                   // the value is compared with a status (against the flow)
	received                   // the value is a status where it comes from (with the flow)
	vetoed                     // the value is used as another kind of number (against the flow)
	odd                        // a constant outside 100–599 flows in, so not all its numbers are codes (with the flow)
	murky                      // a value of unknown origin flows in
	checked                    // the value is compared or replaced on its way, so it need not arrive (against the flow)
	contract                   // the slot is a status by the API table: no use of it can make it another number
	param                      // the slot is a parameter: what one caller passes says nothing of what others do
	guarded                    // the value is used under a condition, see certain.go
	doubtful                   // the value moves on under a condition, or is one of several (against the flow)
)

// status are the marks of a slot that holds status codes.
const status = sent | named | expected | received

// demand is what is known of the sinks that a slot's value reaches: bit sets over api.Kind, api.Invalid and
// api.Engine.
type demand struct {
	kinds   uint8
	invalid uint8
	engines uint8
}

func demandOf(row *api.Func) demand {
	return demand{1 << row.Status.Kind, 1 << row.Status.Invalid, 1 << row.Engine}
}

func (d demand) union(e demand) demand {
	return demand{d.kinds | e.kinds, d.invalid | e.invalid, d.engines | e.engines}
}

// edge says that the value of one slot flows into another. Evidence from a _test.go file counts in _test.go files only.
type edge struct {
	from, to slot
	test     bool
}

// seed is a mark that a slot has by itself.
type seed struct {
	slot   slot
	marks  marks
	demand demand
	test   bool
}

// link says that the values of two slots are compared.
type link struct {
	a, b slot
	test bool
}

// graph is the constraints of one package.
type graph struct {
	slots int
	edges []edge
	seeds []seed
	links []link

	chosen map[slot]bool // results of look-ups: a status only if they are one in all calls
}

func (g *graph) newSlot() slot {
	g.slots++
	return slot(g.slots - 1)
}

func (g *graph) flow(from, to slot, test bool) {
	if from != none && to != none && from != to {
		g.edges = append(g.edges, edge{from, to, test})
	}
}

// mark marks a slot by what the source shows.
func (g *graph) mark(s slot, m marks, test bool) {
	if s != none {
		g.seeds = append(g.seeds, seed{slot: s, marks: m, test: test})
	}
}

// demand marks a slot by what the API table or a fact says of it, which counts in all files.
func (g *graph) demand(s slot, m marks, d demand) {
	if s != none {
		g.seeds = append(g.seeds, seed{slot: s, marks: m, demand: d})
	}
}

func (g *graph) compare(a, b slot, test bool) {
	if a != none && b != none && a != b {
		g.links = append(g.links, link{a, b, test})
	}
}

// solution is the marks of every slot once all have spread.
type solution struct {
	marks   []marks
	demands []demand
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

// solve spreads the marks. Without tests, edges and seeds from _test.go files count for nothing. The time is linear in
// the number of edges: a slot is visited again only when it gains one of a handful of marks.
func (g *graph) solve(tests bool) *solution {
	sol := &solution{make([]marks, g.slots), make([]demand, g.slots)}
	for _, s := range g.seeds {
		if tests || !s.test {
			sol.marks[s.slot] |= s.marks
			sol.demands[s.slot] = sol.demands[s.slot].union(s.demand)
		}
	}
	net := newNetwork(g, tests)
	net.spreadForward(sol, odd)
	// A slot that takes odd numbers makes odd what flows into it: the two are one kind of number.
	net.spreadBackward(sol, odd|vetoed|checked)
	net.spreadDoubt(sol)
	// What is known against the flow tells what comes along it, and the other way round: err.Code is a status because
	// it is sent, so a copy of it is one, so what the copy is compared with is. Twice is enough in practice.
	for range 2 {
		net.spreadDemand(sol)
		net.spreadReceived(sol)
	}
	net.spreadDemand(sol)
	return sol
}

// network is a graph's edges and links by slot.
type network struct {
	out, in, linked adjacency
	chosen          map[slot]bool
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
		chosen: g.chosen,
		out:    newAdjacency(g.slots, func(yield func(from, to slot)) { edges(func(e edge) { yield(e.from, e.to) }) }),
		in:     newAdjacency(g.slots, func(yield func(from, to slot)) { edges(func(e edge) { yield(e.to, e.from) }) }),
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
		if sol.marks[s]&contract != 0 {
			continue
		}
		for _, next := range along.of(s) {
			if gained := sol.marks[s] & mask &^ sol.marks[next]; gained != 0 {
				sol.marks[next] |= gained
				work = append(work, next)
			}
		}
	}
}

// spreadReceived hands received to the slots that only ever hold what came from status slots (or constants): one status
// among other values does not make a status variable. It first spreads to all, then takes back where another value
// flows in, until no more has to be taken back.
func (n *network) spreadReceived(sol *solution) {
	seeded := make([]bool, len(sol.marks))
	var work []slot
	for s := range sol.marks {
		if sol.lends(slot(s)) {
			sol.marks[s] |= received
			seeded[s] = true
			work = append(work, slot(s))
		}
	}
	var reached []slot
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		for _, next := range n.out.of(s) {
			if sol.marks[next]&received == 0 {
				sol.marks[next] |= received
				reached = append(reached, next)
				if sol.marks[next]&param == 0 {
					work = append(work, next)
				}
			}
		}
	}
	impure := func(s slot) bool {
		if sol.marks[s]&(murky|vetoed|odd) != 0 {
			return true
		}
		for _, from := range n.in.of(s) {
			if sol.marks[from]&received == 0 {
				return true
			}
		}
		return false
	}
	for _, s := range reached {
		if sol.marks[s]&received != 0 && !seeded[s] && impure(s) {
			sol.marks[s] &^= received
			work = append(work, s)
		}
	}
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		for _, next := range n.out.of(s) {
			if sol.marks[next]&received != 0 && !seeded[next] {
				sol.marks[next] &^= received
				work = append(work, next)
			}
		}
	}
}

// spreadDemand hands sent, named and expected against the flow, along with the kinds of sinks reached, and makes
// expected what is compared with a status.
func (n *network) spreadDemand(sol *solution) {
	const mask = sent | named | expected
	var work []slot
	for s, m := range sol.marks {
		if m&status != 0 {
			work = append(work, slot(s))
		}
	}
	for len(work) > 0 {
		s := work[len(work)-1]
		work = work[:len(work)-1]
		for _, from := range n.in.of(s) {
			wanted, reached := sol.marks[s], sol.demands[s]
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
			joined := sol.demands[from].union(reached)
			if gained != 0 || joined != sol.demands[from] {
				sol.marks[from] |= gained
				sol.demands[from] = joined
				work = append(work, from)
			}
		}
		if !sol.lends(s) {
			continue
		}
		for _, other := range n.linked.of(s) {
			if sol.marks[other]&(expected|contract) == 0 {
				sol.marks[other] |= expected
				work = append(work, other)
			}
		}
	}
}

// agreed is what is known of all the slots that a slot flows into; all is false if one of them holds no status codes.
func (n *network) agreed(sol *solution, s slot) (m marks, d demand, all bool) {
	for _, to := range n.out.of(s) {
		if !sol.isStatus(to) {
			return 0, demand{}, false
		}
		m |= sol.marks[to]
		d = d.union(sol.demands[to])
	}
	return m, d, true
}
