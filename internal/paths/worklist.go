package paths

import (
	"go/ast"
	"slices"
)

// blockStates are the states that have reached a block.
type blockStates struct {
	byKey   map[uint64]*entry // by the hash of the key
	all     []*entry
	byTurns map[uint64]*sameTurns // by turnsHash
}

// sameTurns are states of a block in the same turns of their loops.
type sameTurns struct {
	turns   []turn
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
	alike := func(e *entry) bool { return e.state.Shadow.Class() == st.Shadow.Class() && e.state.Unsure == st.Unsure }
	if len(same.entries) >= MaxStates && slices.ContainsFunc(same.entries, alike) ||
		len(at.all) >= MaxBlockStates && slices.ContainsFunc(at.all, alike) {
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
		if slices.EqualFunc(same.turns, turns, turn.equal) {
			return same
		}
	}
	same := &sameTurns{turns: slices.Clone(turns), next: b.byTurns[h]}
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
