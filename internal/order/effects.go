package order

import (
	"go/types"

	"github.com/statuslint/statuslint/internal/paths"
)

// effect performs a function's effect on one response. like has the fields that its events share.
func (r *run) effect(st *paths.State, c *call, fn *types.Func, e Effect, like Event) {
	at := r.value(st, c, fn, e.Subject)
	if at == 0 {
		return
	}
	like.Helper, like.Func = true, fn
	ref, ok := r.resolve(st, at, r.effectType(c, fn, e.Subject))
	if !ok {
		r.textBy(st, c, at, e)
		return
	}
	if ref.header {
		if e.Fields {
			ev := r.base(c, like)
			ev.Kind, ev.Name, ev.known, ev.vague, ev.Inner = Field, e.Name, e.Known, e.Vague, e.fieldBy
			r.happen(st, ref.root, ev, status{})
		}
		return
	}
	if ref.buffers > 0 {
		r.obscure(st, at, nil)
		return
	}
	base := r.base(c, like)
	base.Engine, base.failed = e.Engine, e.Failed
	if e.Aborts {
		ev := base
		ev.Aborts = true
		r.happen(st, ref.root, ev, status{})
	}
	if e.Opaque {
		r.hands(c.Call)
		r.obscure(st, ref.root, nil)
	}
	if e.Noted {
		r.noted(st, ref.root)
	}
	if e.Passed {
		r.passed(st, ref.root)
	}
	if e.Fields || e.Vague {
		ev := base
		ev.Kind, ev.Name, ev.known, ev.vague, ev.Inner = Field, e.Name, e.Known, e.Vague, e.fieldBy
		if !e.Fields {
			ev.Kind = Nothing
		}
		r.happen(st, ref.root, ev, status{})
	}
	if e.Records && !r.shadowOf(st).of(ref.root).sent {
		ev := base
		ev.Kind, ev.Code = Record, e.Code
		s := r.chosenStatus(st, c, fn, e, &ev)
		r.happen(st, ref.root, ev, s)
	}
	if e.Sends != SendsNothing {
		ev := base
		ev.Inner, ev.Body = e.sentBy, e.bodyBy
		ev.invalid = e.Invalid
		if e.sentBy != nil {
			ev.held = e.sentBy.held
			if e.Code == 0 {
				ev.usual = e.sentBy.usual
			}
		}
		ev.Code, ev.Explicit, ev.carried, ev.HasContent = e.Code, e.Sends.chooses(), e.Sends == SendsCarried, e.Content
		s := r.chosenStatus(st, c, fn, e, &ev)
		switch {
		case e.Complete || e.Sends.chooses() && e.Content:
			ev.Kind = Reply
			ev.Strong = e.Complete || e.Status.Param >= 0 && ev.Code == 0 || ev.Code >= 300
		case e.Sends.chooses():
			ev.Kind = Header
			if ev.Code >= 400 {
				ev.Kind, ev.Strong = Reply, true
			}
		case e.Sends == SendsFlush && !e.Content:
			ev.Kind = Flush
		default:
			ev.Kind = Content
		}
		if e.Follows {
			ev.Explicit, ev.Code = false, 0
		}
		switch r.overridden(ref, ev) {
		case silent:
			r.obscure(st, ref.root, nil)
			return
		case asked:
			st.Unsure = true
		}
		if s.term != 0 && e.Status.Param >= 0 {
			// The status comes from the caller, so a body that is lost with it is the caller's defect.
			r.ownBody(st, ref.root, ev, s)
			if _, known := r.exec.T.IntOf(r.exec.T.Value(st.Facts, s.term)); !known && !r.returns(st, ref, ev, s) {
				st.Unsure = true // it panics
			}
		}
		r.happen(st, ref.root, ev, s)
	}
	if e.Failed {
		sh := r.shadowOf(st)
		f := sh.of(ref.root)
		f.failed = true
		f.late = f.late || f.sent
		st.Shadow = sh.with(f)
	}
	if e.Hands {
		ev := base
		ev.Kind = Delegate
		r.hands(c.Call)
		r.happen(st, ref.root, ev, status{})
	}
	if e.Hijacks {
		ev := base
		ev.Kind = Hijack
		r.happen(st, ref.root, ev, status{})
	}
}

// chosenStatus gives an event the status that a caller gives a function.
func (r *run) chosenStatus(st *paths.State, c *call, fn *types.Func, e Effect, ev *Event) (s status) {
	if e.Status.Param >= 0 {
		s.term = r.value(st, c, fn, e.Status)
		ev.Status = c.expr(e.Status.Param - 1)
		ev.Code = r.code(st, s.term)
	}
	return s
}

// effectType returns the static type of an effect's response.
func (r *run) effectType(c *call, fn *types.Func, s Subject) types.Type {
	if s.Path == "" {
		if t := r.operandType(c, s.Param-1); t != nil {
			return t
		}
		return operandTypeOf(fn, s.Param-1)
	}
	fields, ok := fieldsOf(operandTypeOf(fn, s.Param-1), s.Path)
	if !ok {
		return nil
	}
	return fields[len(fields)-1].Type()
}

func isBasic(t types.Type) bool {
	_, ok := t.Underlying().(*types.Basic)
	return ok
}
