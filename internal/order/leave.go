package order

import (
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// writtenThrough forgets the objects that a function gets by address and passes to unseen code, such as a decoder that fills them. What is
// written to an io.Writer is in the function's effects.
func (r *run) writtenThrough(st *paths.State, c *call, fn *types.Func, handed []int) {
	if len(handed) == 0 {
		return
	}
	values := make([]terms.ID, 1+len(c.args))
	for _, i := range handed {
		switch {
		case i == 0:
			values[0] = c.recv
		case i <= len(c.args):
			values[i] = c.args[i-1]
			if c.spreads(fn, i-1) {
				copy(values[i:], c.rest(i-1))
			}
		}
	}
	texts := make([]terms.ID, len(values))
	for i, v := range values {
		if v != 0 && api.IsSink(orInvalid(operandTypeOf(fn, i-1))) && r.holdsText(r.exec.T.Unbox(v)) {
			texts[i] = r.textOf(st, r.exec.T.Unbox(v))
		}
	}
	r.exec.Havoc(st, c.Site, values)
	for i, text := range texts {
		if text != 0 {
			r.setText(st, r.exec.T.Unbox(values[i]), text)
		}
	}
}

// madeFrom is the first number of the values that made makes at a call.
const madeFrom = 1000

// leave performs a function's writes and pushes its results. named are the terms of the results; nil if each call has its own. It
// returns false if the exit is impossible, because another call with the same operands has returned something else.
func (r *run) leave(st *paths.State, c *call, fn *types.Func, x Exit, named []terms.ID) bool {
	tab := r.exec.T
	same := map[Subject]terms.ID{}
	for _, o := range x.Results {
		if o.Same.is() {
			same[o.Same] = r.value(st, c, fn, o.Same)
		}
	}
	for _, w := range x.Post {
		if w.Same.is() {
			same[w.Same] = r.value(st, c, fn, w.Same)
		}
	}
	type target struct {
		base   terms.ID
		fields []*types.Var
	}
	targets := make([]target, len(x.Post)) // evaluated before the first write
	for i, w := range x.Post {
		targets[i].base, targets[i].fields = r.writtenAt(st, c, fn, w)
	}
	for i, w := range x.Post {
		base, fields := targets[i].base, targets[i].fields
		if base == 0 {
			continue
		}
		if w.Global == "" && c.spreads(fn, w.Param-1) { // the slice is made by the call; its elements may be pointers
			r.exec.Havoc(st, c.Site, append([]terms.ID{0}, c.rest(w.Param-1)...))
			continue
		}
		if w.Part != paths.NoPart {
			r.exec.WritePart(st, r.exec.GetPath(st, base, fields), w.Part, r.exec.UnsureOf(c.Site, 100+i))
			continue
		}
		v := r.constant(w.Val)
		if v == 0 && w.Same.is() {
			v = same[w.Same]
		}
		if v != 0 && w.Type != "" {
			v = r.box(v, w.Type)
		}
		switch {
		case v != 0:
		case w.Free:
			v = r.exec.Fresh(st, c.Site, 100+i)
		default:
			v = r.exec.UnsureOf(c.Site, 100+i)
		}
		r.exec.SetPath(st, base, fields, v)
	}
	// assume adds a fact about a result to its term.
	assume := func(i int, op token.Token, k terms.ID) bool {
		return i >= len(named) || r.exec.Assume(st, tab.Compare(named[i], op, k), true)
	}
	results := make([]terms.ID, c.Results)
	for i := range results {
		if results[i] = r.exec.Fresh(st, c.Site, i); i < len(named) && isBasic(fn.Signature().Results().At(i).Type()) {
			results[i] = named[i] // for other types, each call may return a new object
		}
	}
	for _, o := range x.Results {
		if o.Index >= len(results) || o.Path != "" {
			continue
		}
		switch {
		case o.Untold:
			results[o.Index] = r.exec.UnsureOf(c.Site, o.Index)
		case o.Same.is() && same[o.Same] != 0:
			results[o.Index] = same[o.Same]
			for _, t := range x.Results {
				if t.Index == o.Index && t.Type != "" {
					results[o.Index] = r.box(same[o.Same], t.Type)
				}
			}
			if results[o.Index] == 0 {
				results[o.Index] = r.exec.UnsureOf(c.Site, o.Index)
			}
		case o.Type != "" && o.Op == 0 && tab.Op(results[o.Index]) == terms.Unknown && types.IsInterface(fn.Signature().Results().At(o.Index).Type()):
			if v := r.made(st, c, o); v != 0 {
				results[o.Index] = v
			}
		case o.Op == token.EQL && o.Val.Kind == MadeVal:
			results[o.Index] = r.exec.Made(st, c.Site, o.Index, o.Val.Int == 1)
			if o.Val.Int == 2 {
				r.noteWraps(results[o.Index], &call{Site: c.Site})
			}
			if !assume(o.Index, token.NEQ, tab.Null()) {
				return false
			}
		case o.Op == token.EQL && !o.Length && !o.Same.is():
			if v := r.constant(o.Val); v != 0 {
				results[o.Index] = v
			}
		}
	}
	for _, o := range x.Results {
		if o.Index >= len(results) || o.Op == 0 || o.Path != "" {
			continue
		}
		v, k := results[o.Index], r.constant(o.Val)
		if !o.Length && k != 0 && o.Val.Kind != MadeVal && !assume(o.Index, o.Op, k) {
			return false
		}
		if o.Length {
			v = tab.Length(v)
		}
		if k == 0 || v == k {
			continue
		}
		if !r.exec.Assume(st, tab.Compare(v, o.Op, k), true) {
			return false
		}
	}
	for _, o := range x.Results {
		if o.Type == "" || o.Index >= len(results) {
			continue
		}
		t := r.typeNamed(o.Type)
		if t != nil && tab.Op(results[o.Index]) == terms.Unknown && types.IsInterface(fn.Signature().Results().At(o.Index).Type()) {
			held := r.constant(o.Val)
			if held == 0 {
				held = results[o.Index]
			}
			results[o.Index] = r.exec.Boxed(held, t)
		}
		if t != nil && !r.exec.Assume(st, r.exec.TypeTest(results[o.Index], t), true) {
			return false
		}
	}
	for _, o := range x.Results {
		if o.Path == "" || o.Index >= len(results) || o.Length || o.Index >= fn.Signature().Results().Len() {
			continue
		}
		v := terms.ID(0)
		switch {
		case o.Same.is():
			v = same[o.Same]
		case o.Op == token.EQL:
			v = r.constant(o.Val)
		}
		t := fn.Signature().Results().At(o.Index).Type()
		if known := r.objects[results[o.Index]]; known != nil {
			t = known
		}
		if fields, ok := fieldsOf(t, o.Path); ok && v != 0 {
			r.exec.SetPath(st, results[o.Index], fields, v)
		}
	}
	for _, v := range results {
		st.Push(v)
	}
	r.exec.Havoc(st, c.Site, append([]terms.ID{0}, literalsOf(tab, c.args)...))
	return true
}

// made returns a term for an object that a function returns as an interface, if it may wrap a response: one for each type, since the
// term has no box. It returns 0 for other objects.
func (r *run) made(st *paths.State, c *call, o Outcome) terms.ID {
	t := r.typeNamed(o.Type)
	if t == nil || !r.p.mayHold(t) {
		return 0
	}
	if r.objects == nil {
		r.objects = map[terms.ID]types.Type{}
	}
	for i := madeFrom + o.Index; ; i += c.Results {
		v := r.exec.Fresh(st, c.Site, i)
		if known := r.objects[v]; known == nil || types.Identical(known, t) {
			r.objects[v] = t
			return v
		}
	}
}

// writtenAt returns the target of a write: an address or pointer, and the fields from there on; 0 if this package cannot name it.
func (r *run) writtenAt(st *paths.State, c *call, fn *types.Func, w Write) (terms.ID, []*types.Var) {
	base, t := terms.ID(0), types.Type(nil)
	if w.Global != "" {
		obj := r.global(w.Global)
		if obj == nil {
			return 0, nil
		}
		base, t = r.exec.Root(st, obj, w.Path != "", w.Itself), obj.Type()
	} else {
		base, t = c.operand(w.Param-1), operandTypeOf(fn, w.Param-1)
	}
	fields, ok := fieldsOf(t, w.Path)
	if !ok {
		return 0, nil
	}
	return base, fields
}

// literalsOf lists the functions among values.
func literalsOf(tab *terms.Table, values []terms.ID) []terms.ID {
	var list []terms.ID
	for _, v := range values {
		if v != 0 && tab.Op(v) == terms.Func {
			list = append(list, v)
		}
	}
	return list
}

// obscureRest records that a function may have called its closure arguments, and that it may have used responses among its arguments
// that its summary does not mention.
func (r *run) obscureRest(st *paths.State, c *call, unclear bool) {
	for _, v := range literalsOf(r.exec.T, c.args) {
		r.Escapes(st, v)
	}
	for i, v := range c.args {
		if ref, ok := r.resolve(st, v, r.operandType(c, i)); ok && ref.header && unclear {
			r.obscure(st, v, nil) // code that has the header map can set any field
		}
	}
}
