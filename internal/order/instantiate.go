package order

import (
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// instantiate performs a call of one of the program's functions: each exit of its summary that is possible for the operands gives a
// path.
func (r *run) instantiate(st *paths.State, c *call, fn *types.Func, s *Summary) ([]*paths.State, bool) {
	if s.Incomplete {
		r.exec.Incomplete, r.partly = true, r.partly || !s.covered
		r.unsettle(st, c, fn)
	}
	if len(s.Exits) == 0 {
		if s.Incomplete {
			st.Unsure = true
			r.unknownCall(st, c)
			return nil, false
		}
		return nil, true // it does not return
	}
	sum := *c
	named := r.resultsOfCall(st, c, fn, s)
	type option struct {
		st   *paths.State
		exit Exit
	}
	var options []option
	for _, x := range s.Exits {
		if slices.ContainsFunc(x.Effects, func(e Effect) bool { return e.Failed }) && !c.Used && len(s.Exits) > 1 && !sends(x) {
			continue // the results are not used: assume that the function has done it
		}
		next := st.Clone()
		if r.enter(next, &sum, fn, x) {
			options = append(options, option{next, x})
		}
	}
	sending, silent := false, false
	for _, o := range options {
		if !slices.ContainsFunc(o.exit.Effects, func(e Effect) bool { return e.Failed }) {
			sending = sending || sends(o.exit)
			silent = silent || !sends(o.exit)
		}
	}
	contentOnly := slices.ContainsFunc(options, func(o option) bool {
		return slices.ContainsFunc(o.exit.Effects, func(e Effect) bool { return e.Sends == SendsDefault })
	})
	var out []*paths.State
	for _, o := range options {
		next := o.st
		if o.exit.Unsure {
			next.Unsure = true
		}
		tells := false
		if sending && silent {
			tells = true
			for _, other := range options {
				if sends(other.exit) != sends(o.exit) && !disjointResults(o.exit, other.exit) {
					tells = false
				}
			}
		}
		panics := r.panicsAt(next, &sum, fn, o.exit)
		for _, e := range o.exit.Effects {
			r.effect(next, &sum, fn, e, Event{Partial: sending && silent, Tells: tells, Unclear: sending && !silent && s.Incomplete, mixed: contentOnly})
		}
		if sending && !sends(o.exit) {
			// Another exit replies: a caller that checks the results handles that one, too.
			for _, other := range options {
				for _, e := range other.exit.Effects {
					if e.Sends != SendsNothing {
						r.passed(next, r.value(next, &sum, fn, e.Subject))
					}
				}
			}
		}
		r.obscureRest(next, &sum, s.Incomplete || o.exit.Unsure)
		r.writtenThrough(next, &sum, fn, s.Handed)
		if !panics && r.leave(next, &sum, fn, o.exit, named) {
			out = append(out, next)
		}
	}
	return out, true
}

// resultsOfCall returns the terms of a call's results if another call with the same operands returns the same. It returns nil if each
// call has its own results. This is so for functions that get a response, since the response has changed the second time.
func (r *run) resultsOfCall(st *paths.State, c *call, fn *types.Func, s *Summary) []terms.ID {
	if s.Varies {
		r.exec.Varies = r.exec.Varies || c.Results > 0
		return nil
	}
	if r.p.takesResponse(fn.Signature()) {
		return nil
	}
	return r.exec.ResultsOf(st, c.Site, c.recv, c.args)
}

// panicsAt reports whether an exit sends a status from an argument at which net/http panics.
func (r *run) panicsAt(st *paths.State, c *call, fn *types.Func, x Exit) bool {
	for _, e := range x.Effects {
		if e.Status.Param < 0 {
			continue
		}
		ev, s := r.handed(st, c, fn, e)
		if ref, ok := r.resolve(st, r.value(st, c, fn, e.Subject), r.effectType(c, fn, e.Subject)); ok && !ref.header && ref.buffers == 0 && r.panics(st, ref, ev, s, strings.TrimPrefix(e.Status.Path, ".")) {
			return true
		}
	}
	return false
}

// handed returns the event of a function that sends a status from an argument.
func (r *run) handed(st *paths.State, c *call, fn *types.Func, e Effect) (Event, status) {
	ev := r.base(c, Event{Helper: true, Kind: Header, Func: fn, Engine: e.Engine, invalid: e.Invalid, Inner: e.sentBy})
	ev.Status = c.expr(e.Status.Param - 1)
	return ev, status{r.value(st, c, fn, e.Status)}
}

// knowsType reports whether a subject's value has a known type, or is nil, so that a condition on its type may be known to be false.
func (r *run) knowsType(st *paths.State, c *call, fn *types.Func, s Subject) bool {
	if static := r.staticType(c, fn, s); static != nil && !types.IsInterface(static) {
		return true
	}
	s.Type = ""
	v := r.value(st, c, fn, s)
	return v == r.exec.T.Null() || v != 0 && r.exec.DynamicType(v) != nil
}

// enter assumes the conditions on the parameters under which a function takes an exit.
func (r *run) enter(st *paths.State, c *call, fn *types.Func, x Exit) bool {
	for _, cond := range x.Pre {
		v, k := r.value(st, c, fn, cond.Subject), r.constant(cond.Val)
		if cond.Val.Kind == NoVal {
			k = r.value(st, c, fn, cond.Other)
		}
		if v == 0 && cond.Type != "" && r.knowsType(st, c, fn, cond.Subject) {
			st.Unsure = true // this package cannot tell what the condition asks for
		}
		if v == 0 || k == 0 {
			continue
		}
		if r.exec.T.Unsure(v) && r.exec.T.Truth(st.Facts, r.exec.T.Compare(v, cond.Op, k)) == terms.Open {
			st.Unsure = true
		}
		if !r.exec.Assume(st, r.exec.T.Compare(v, cond.Op, k), true) {
			return false
		}
	}
	return true
}
