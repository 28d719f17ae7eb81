package flow

import "github.com/statuslint/statuslint/internal/api"

// slot is a place that holds integers: a variable, parameter, result, struct field, the elements of a container, the
// keys of a map, or what a call of the API table takes or returns. It indexes graph.slots.
type slot int32

// none is the slot of expressions whose value comes from somewhere that says nothing about it.
const none slot = -1

// marks are what is known about a slot. The upper ones are seeds or spread from seeds along edges.
type marks uint32

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
	unseen                     // callers that are not seen may hand in anything
	counted                    // the value is used or compared as no status is: with other bounds than those of classes (against the flow)
	fed                        // a constant flows in
	receiver                   // the slot is a receiver: what a method computes of it makes it no other number elsewhere
	alien                      // the slot is declared elsewhere, so that some of its uses are not seen
)

// status are the marks of a slot that holds status codes.
const status = sent | named | expected | received

// sinkSet is what is known of the sinks that a slot's value reaches: bit sets over api.Kind, api.Invalid and
// api.Engine.
type sinkSet struct {
	kinds   uint8
	invalid uint8
	engines uint8
}

func sinksOf(row *api.Func) sinkSet {
	return sinkSet{1 << row.Status.Kind, 1 << row.Status.Invalid, 1 << row.Engine}
}

func (d sinkSet) union(e sinkSet) sinkSet {
	return sinkSet{d.kinds | e.kinds, d.invalid | e.invalid, d.engines | e.engines}
}

// edge says that the value of one slot flows into another. Evidence from a _test.go file counts in _test.go files only.
type edge struct {
	from, to slot
	test     bool
}

// seed is a mark that a slot has by itself.
type seed struct {
	slot  slot
	marks marks
	sinks sinkSet
	test  bool
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

	evidence []evidence       // net/http's constants
	trust    map[slot]caution // what it takes for evidence to count, where that is more than usual

	chosen    map[slot]bool // results that are a status only if they are one in all calls
	testCalls map[slot]bool // the results of single calls in _test.go files
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

// markSinks marks a slot by what the API table or a fact says of it, which counts in all files.
func (g *graph) markSinks(s slot, m marks, d sinkSet) {
	if s != none {
		g.seeds = append(g.seeds, seed{slot: s, marks: m, sinks: d})
	}
}

func (g *graph) compare(a, b slot, test bool) {
	if a != none && b != none && a != b {
		g.links = append(g.links, link{a, b, test})
	}
}
