package order

import (
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// errorResult returns the index of a call's error result; -1 if the last result is not an error.
func (r *run) errorResult(c *call) int {
	switch t := r.p.info.TypeOf(c.Call).(type) {
	case *types.Tuple:
		if n := t.Len(); n > 0 && isError(t.At(n-1).Type()) {
			return n - 1
		}
	case nil:
	default:
		if isError(t) {
			return 0
		}
	}
	return -1
}

// onError performs a call that replies if it fails.
func (r *run) onError(st *paths.State, c *call, row *api.Func, ref ref, ev Event, s status) []*paths.State {
	fine := st.Clone()
	if row.Response.Upgrades {
		taken := ev
		taken.Kind = Hijack
		r.happen(fine, ref.root, taken, status{})
	}
	out := r.finish(fine, c, row, terms.False, ref)
	ev.Partial, ev.Tells, ev.usual = true, true, row.Response.Usual
	r.happen(st, ref.root, ev, s)
	return append(out, r.finish(st, c, row, terms.True, ref)...)
}

// derive performs a call that returns another view of a response.
func (r *run) derive(st *paths.State, c *call, row *api.Func, at terms.ID) []*paths.State {
	if at == 0 {
		return r.finish(st, c, &api.Func{}, terms.Open, ref{})
	}
	ref, ok := r.resolve(st, at, r.operandType(c, row.Response.Writer))
	if !r.results(st, c, row, terms.Open) {
		return nil
	}
	if !ok || c.Results == 0 {
		return []*paths.State{st}
	}
	if row.Response.Fluent {
		replacePushed(st, c.Results, 0, ref.root)
		return []*paths.State{st}
	}
	v := ref.view
	t := r.p.info.TypeOf(c.Call)
	if tuple, isTuple := t.(*types.Tuple); isTuple && tuple.Len() > 0 {
		t = tuple.At(0).Type()
	}
	v.header = t != nil && api.IsHeaderMap(t)
	if row.Response.Buffers {
		v.buffers++
	}
	replacePushed(st, c.Results, 0, r.exec.T.Call(v, []terms.ID{ref.root}, 0))
	return []*paths.State{st}
}

// asks performs errors.Is and the like. If the result is true, the error is not nil.
func (r *run) asks(st *paths.State, c *call, row *api.Func) []*paths.State {
	if !r.results(st, c, row, terms.Open) {
		return nil
	}
	tab := r.exec.T
	v, is := pushed(st, 1)[0], tab.Bool(false) // is: the error itself is of the type that errors.As looks for
	switch {
	case len(c.args) != 2:
	case !row.Language.As:
		v = tab.Wraps(c.args[0], c.args[1])
	default:
		if p, ok := orInvalid(r.operandType(c, 1)).Underlying().(*types.Pointer); ok {
			is = r.exec.TypeTest(c.args[0], p.Elem())
		}
		if tab.Truth(st.Facts, is) == terms.True {
			v = tab.Bool(true)
		}
	}
	if tab.Truth(st.Facts, v) == terms.Open && tab.Value(st.Facts, c.args[0]) != tab.Null() && r.isSettled(st, c.args[0]) {
		v = r.exec.UnsureOf(c.Site, 0) // the error is known, but not the errors that it wraps, or the results of its methods
	}
	replacePushed(st, c.Results, 0, v)
	yes, no := r.exec.Split(st, v, nil)
	var out []*paths.State
	for _, st := range yes {
		if r.exec.Assume(st, r.exec.T.Equal(c.args[0], r.exec.T.Null()), false) {
			out = append(out, st)
		}
	}
	for _, st := range no {
		if r.exec.Assume(st, is, false) {
			out = append(out, st)
		}
	}
	return out
}

// joins performs errors.Join: it makes an error of those among its arguments that are not nil. Of a slice of errors only the length is
// known: the result is nil if it has none.
func (r *run) joins(st *paths.State, c *call) []*paths.State {
	tab := r.exec.T
	none := tab.Bool(true)
	if c.Call.Ellipsis.IsValid() {
		yes, no := r.exec.Split(st, tab.Equal(tab.Length(c.args[0]), tab.Int(0)), nil)
		for _, st := range yes {
			st.Push(tab.Null())
		}
		for _, st := range no {
			st.Push(r.exec.Fresh(st, c.Site, 0))
		}
		return append(yes, no...)
	}
	for _, a := range c.args {
		none = tab.And(none, tab.Equal(a, tab.Null()))
	}
	yes, no := r.exec.Split(st, none, nil)
	for _, st := range yes {
		st.Push(tab.Null())
	}
	for _, st := range no {
		made := r.exec.Made(st, c.Site, 0, false)
		st.Push(made)
		r.noteWraps(made, c)
	}
	return append(yes, no...)
}

// unwrapped returns the error that an error wraps: nil if it is known to wrap none. It is not followed otherwise, since a path also
// knows what errors.Is says about the error.
func (r *run) unwrapped(st *paths.State, c *call) terms.ID {
	tab := r.exec.T
	v := tab.Value(st.Facts, c.args[0])
	if v == 0 {
		v = c.args[0]
	}
	if made, bare := tab.IsMade(v); v == tab.Null() || made && bare || tab.Op(v) == terms.OwnSentinel {
		return tab.Null()
	}
	return r.exec.UnsureOf(c.Site, 0)
}

// noteWraps records which errors an error wraps.
func (r *run) noteWraps(made terms.ID, c *call) {
	if r.wraps == nil {
		r.wraps = map[terms.ID][]terms.ID{}
	}
	if old, ok := r.wraps[made]; ok && !slices.Equal(old, c.args) {
		r.wraps[made] = nil // another path has made it from other errors
		return
	}
	r.wraps[made] = slices.Clone(c.args)
}

// isSettled reports whether a run determines what an error is and which errors it wraps, even if the engine does not know it: then
// errors.Is has only one possible answer.
func (r *run) isSettled(st *paths.State, err terms.ID) bool {
	tab := r.exec.T
	if st != nil {
		if v := tab.Value(st.Facts, err); v != 0 {
			err = v
		}
	}
	if made, bare := tab.IsMade(err); made {
		parts, ok := r.wraps[err]
		if !ok || bare {
			return bare
		}
		return !slices.ContainsFunc(parts, func(p terms.ID) bool { return !r.isSettled(st, p) })
	}
	switch tab.Op(err) {
	case terms.Const, terms.Nil, terms.Alloc, terms.Address, terms.Box, terms.Sentinel, terms.OwnSentinel:
		return true
	}
	return false
}

// fieldName returns the header field that a call sets; "" if unknown.
func (r *run) fieldName(st *paths.State, c *call, row *api.Func) string {
	if row.Response.Field != api.FieldInArgument {
		return row.Response.Field
	}
	if len(c.args) == 0 {
		return ""
	}
	return r.text(st, c.args[0])
}

// inParts reports whether a header field may declare multipart content. value is "" if it is unknown.
func (r *run) inParts(name, value string) bool {
	return strings.EqualFold(name, "Content-Type") && (value == "" || strings.HasPrefix(strings.ToLower(value), "multipart/"))
}
