package paths

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

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
		b.ran = f.x.runs
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
	if b.blocked {
		return false
	}
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
	unsureNone := false // whether the path without a turn is unsure
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
	case *types.Pointer:
		if a, ok := t.Elem().Underlying().(*types.Array); ok {
			length = x.T.Int(a.Len())
		}
	case *types.Slice:
		length = x.T.Length(v)
	case *types.Signature:
		turns, of := x.turnsOver(v)
		switch {
		case of != 0 && (count == 1 || !x.mayBeMap(of)):
			length = x.lengthOf(st, of)
		case int64(count) <= turns.Least:
			return []*State{st}, nil
		case turns.Known && int64(count) > turns.Most:
			return nil, []*State{st}
		case turns.Known && count == 1:
			unsureNone = true
		}
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
	other.Unsure = other.Unsure || unsureNone
	st.passed(at, true)
	other.passed(at, false)
	return []*State{st}, []*State{other}
}

// turnsOver returns the number of turns of a range statement over an iterator, or the value whose length it is.
func (x *Exec) turnsOver(iterator terms.ID) (turns Turns, of terms.ID) {
	made := false
	code := x.T.Aux(iterator)
	switch x.T.Op(iterator) {
	case terms.Func:
	case terms.Call:
		switch key := code.(type) {
		case methodValue:
			code = key.method
		case callKey:
			code, made = key.what, true
		}
	case terms.Unknown:
		name, _ := code.(freshName)
		call, ok := name.at.(*ast.CallExpr)
		if !ok {
			return Turns{}, 0
		}
		code, made = calleeOf(x.Info, call), true
	default:
		return Turns{}, 0
	}
	turns = x.client.Turns(code, made)
	switch isCall := x.T.Op(iterator) == terms.Call; {
	case isCall && turns.Argument > 0:
		of = x.ArgOf(iterator, turns.Argument-1)
	case isCall && turns.Splits > 0:
		if n, ok := x.T.IntOf(x.T.Length(x.ArgOf(iterator, turns.Splits-1))); ok && n > 0 {
			turns.Least = 1
		}
	}
	return turns, of
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
