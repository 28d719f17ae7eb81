package order

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// answered records how a function returns.
func (r *run) answered(exits []paths.Exit) {
	a := r.answer()
	if a == nil {
		return
	}
	if r.exec.Incomplete {
		a.Covered = !a.Open && !r.partly && r.exec.Covers()
		if !a.Covered {
			a.Relies = append(a.Relies, nil)
			defer r.lost(a)
		}
		a.Open = true
	}
	for _, e := range exits {
		touched, failed, noted, plain, sent, opaque, aborted := false, false, false, false, false, false, false
		// If the server buffers the response, an error replaces an earlier answer.
		err := r.errorOf(e)
		for _, f := range r.shadowOf(e.State).list {
			if f.root == 0 || !r.given(f.root) {
				continue
			}
			failed, aborted = failed || f.failed && !f.sent, aborted || f.aborted
			if f.shared && (f.opaque || !f.sent) || f.hijacked || f.opaque && len(a.Hands) == 0 && !f.failed {
				a.Open, a.Covered = true, false
			}
			chosen := f.sent && !slices.ContainsFunc(f.rows, row.trails)
			touched, opaque = touched || chosen, opaque || f.opaque && !chosen
			sent = sent || f.sent
			for _, w := range f.rows {
				noted, plain = noted || w.noted && !f.sent, plain || !w.noted
				a.Unset = a.Unset || f.hands && !f.sent && w.recorded == nil
				switch {
				case f.hands && !f.sent && w.recorded != nil && !w.late:
					if err != terms.True {
						a.Prior = addTo(a.Prior, r.sendsOf(w.recorded, w.record, 0))
					}
				case f.sent && w.sent != nil && w.sent.Engine.Buffers():
					if err != terms.True {
						ev := w.sent
						if w.reply != nil {
							ev = w.reply
						}
						if w.chosenBy != nil && !ev.Explicit {
							a.add(r.sendsOf(answering(row{sent: ev}, w.chosenBy).sent, w.code, 0))
						} else {
							a.add(r.sendsOf(ev, w.code, 0))
						}
					}
					if err != terms.False && !f.failed {
						r.returned(a, e, true)
					}
				case !f.sent && w.recorded != nil && w.recorded.Engine.Buffers():
					if err != terms.True {
						a.add(r.sendsOf(w.recorded, w.record, 0))
					}
					if err != terms.False && !f.failed {
						r.returned(a, e, true)
					}
					touched = true
				case !f.sent && w.recorded != nil:
					a.add(r.sendsOf(w.recorded, w.record, 0))
					touched = true
				}
			}
		}
		if opaque && !touched && !slices.Contains(a.Relies, e.Return) {
			a.Relies = append(a.Relies, e.Return)
		}
		if touched || opaque || failed {
			// Unknown code that got the response may have answered, but an error says that it has not.
			if n := e.Return; !sent && !failed && n != nil && len(n.Results) > 0 && r.surelyFails(n.Results[len(n.Results)-1]) {
				r.returned(a, e, true)
			}
			continue
		}
		if noted && r.errorOf(e) == terms.False {
			a.Noted, a.StoppedNoted = true, a.StoppedNoted || aborted
			if !plain {
				continue
			}
		}
		if aborted && r.errorOf(e) == terms.False && !slices.Contains(a.Stops, e.Return) {
			a.Stops = append(a.Stops, e.Return)
		}
		r.returned(a, e, false)
	}
}

// errorOf says whether the last result is an error that is not nil.
func (r *run) errorOf(e paths.Exit) terms.Tri {
	n := len(e.Results)
	if n == 0 || !mayFail(r.resultType(n-1)) {
		return terms.False
	}
	v := e.Results[n-1]
	if obj, ok := r.exec.T.Aux(r.exec.T.Unbox(v)).(types.Object); ok && obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope() {
		return terms.True // a package variable
	}
	if fn := r.makerOf(v); fn != nil {
		if row := r.p.bound.Func(fn, nil); row != nil && row.Status.Use == api.Sent && row.Response.Effect == api.NoEffect {
			return terms.True // an error made with a status
		}
	}
	switch r.exec.T.Truth(e.Facts, r.exec.T.Equal(v, r.exec.T.Null())) {
	case terms.True:
		return terms.False
	case terms.False:
		return terms.True
	}
	return terms.Open
}

// returned records the error that a function returns on a path without an answer, or with one that counts only without an error.
func (r *run) returned(a *Answer, e paths.Exit, answered bool) {
	failed := r.errorOf(e)
	if failed == terms.False {
		a.Silent = true
		if !slices.Contains(a.Silents, e.Return) {
			a.Silents = append(a.Silents, e.Return)
		}
		return
	}
	v := r.exec.T.Unbox(e.Results[len(e.Results)-1])
	f := Failed{Maybe: failed == terms.Open && !answered, At: e.Return}
	if e.Return != nil && len(e.Return.Results) > 0 {
		f.Expr = ast.Unparen(e.Return.Results[len(e.Return.Results)-1])
	}
	if known := r.exec.T.Value(e.Facts, v); known != 0 {
		v = known
	}
	if obj, ok := r.exec.T.Aux(v).(types.Object); ok && obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope() {
		f.Var = obj
	}
	if _, isName := f.Expr.(*ast.Ident); isName || f.Expr == nil {
		at, _, _ := r.exec.ValueName(r.exec.T.Unbox(v))
		if made, ok := at.(ast.Expr); ok || f.Expr == nil {
			f.Expr = made
		}
	}
	if !slices.Contains(a.Errors, f) {
		a.Errors = append(a.Errors, f)
	}
}

// mayFail reports whether a result of the type can report a failure: an error, or a pointer to a struct with a status.
func mayFail(t types.Type) bool {
	if t == nil {
		return false
	}
	if isError(t) || types.Implements(t, errorInterface()) {
		return true
	}
	p, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	s, ok := p.Elem().Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range s.Fields() {
		if b, ok := f.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsInteger != 0 {
			return true
		}
	}
	return false
}

func errorInterface() *types.Interface {
	i, _ := types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
	return i
}

// answering returns a row with the event that recorded its status.
func answering(w row, noted *Event) row {
	w.recorded = noted
	if noted != nil && !w.sent.Explicit {
		e := *w.sent
		e.Status, e.Node = noted.Status, noted.Node
		w.sent = &e
	}
	return w
}
