package order

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// event registers an event.
func (p *pkg) event(ev *Event) *Event {
	p.events = append(p.events, ev)
	ev.id = int32(len(p.events))
	return ev
}

// rowEffects is what the API table says that a call does.
func (p *pkg) rowEffects(u *unit, call *ast.CallExpr, row *api.Func) []effect {
	if row.Response.Effect == api.NoEffect && row.Response.Chain == api.NoChain || row.Response.Effect == api.Derives {
		return nil
	}
	at := argument(call, row.Response.Writer)
	if at == nil {
		return nil
	}
	r := p.resolve(u, at)
	if r == nil || r.header != (row.Response.Effect == api.SetsField && api.IsHeaderMap(p.info.TypeOf(at))) {
		return nil
	}
	ev := &Event{Node: call, Engine: row.Engine, Keeps: row.Response.Keeps, Aborts: row.Response.Chain == api.Aborts, Proceeds: row.Response.Chain == api.Proceeds}
	keeps := false
	if row.Status.Use == api.Sent && row.Status.Arg < len(call.Args) {
		ev.Status = call.Args[row.Status.Arg]
		ev.Code = p.constant(ev.Status)
		v := valOf(p.info, ev.Status)
		ev.panics = v.Kind == intVal && row.Status.Invalid.Panics(v.Int)
		keeps = v.Kind == intVal && row.Status.Invalid.Keeps(v.Int)
		ev.Explicit = !keeps
	} else if row.Status.Fixed != 0 {
		ev.Code = row.Status.Fixed
		ev.Explicit = row.Response.Effect == api.Replies
	} else if row.Response.Carried {
		ev.Explicit, ev.carried = true, true
	} else if row.Response.OnError {
		ev.Explicit = true // one of several errors
	}
	switch row.Response.Effect {
	case api.SetsField:
		ev.Kind = Field
		ev.Name = p.fieldName(call, row)
	case api.Records:
		if !keeps {
			ev.Kind = Record
		}
	case api.SendsHeader:
		ev.Kind = Header
		if row.Status.Use != api.Sent {
			ev.Kind = Flush
		}
	case api.Writes:
		ev.Kind = Content
		p.noteContent(ev, call, row.Response.Content)
		ev.flushes, ev.ifHeld = row.Response.Flushes, row.Response.Content.When == api.IfHeld
	case api.Replies:
		ev.Kind = Reply
		ev.Strong = true
		p.noteContent(ev, call, row.Response.Content)
		if keeps {
			ev.Strong = false
			ev.Kind = Flush
			if ev.HasContent {
				ev.Kind = Content
			}
		}
	case api.Escapes:
		ev.Kind = Hijack
	case api.Delegates:
		ev.Kind = Delegate
	}
	p.event(ev)
	p.carry(ev)
	done := outcome{events: []*Event{ev}}
	outcomes := []outcome{done}
	i := p.errorResult(call)
	if i >= 0 && row.Response.OnError {
		none := outcome{results: []resultOutcome{{i, token.EQL, Val{Kind: nilVal}}}}
		outcomes[0].results = []resultOutcome{{i, token.NEQ, Val{Kind: nilVal}}}
		return []effect{{r.root, p.through(r, append(outcomes, none))}}
	}
	if i >= 0 && (ev.Kind == Content || ev.Kind == Reply) {
		failed := outcome{opaque: !row.Response.Sure, failed: true, results: []resultOutcome{{i, token.NEQ, Val{Kind: nilVal}}}}
		if row.Response.Sure {
			failed.events = done.events
		}
		outcomes[0].results = []resultOutcome{{i, token.EQL, Val{Kind: nilVal}}}
		outcomes = append(outcomes, failed)
	}
	return []effect{{r.root, p.through(r, outcomes)}}
}

// carry prepares a reply whose status may have come from elsewhere: behind a header it only sends its content.
func (p *pkg) carry(ev *Event) {
	if ev.carried {
		rest := *ev
		rest.Kind, rest.Explicit, rest.Strong, rest.carried = Content, false, false, false
		ev.rest = p.event(&rest)
	}
}

// fieldName returns the header field that a call sets; "" if that is not known.
func (p *pkg) fieldName(call *ast.CallExpr, row *api.Func) string {
	if row.Response.Field != api.FieldInArgument {
		return row.Response.Field
	}
	if len(call.Args) == 0 {
		return ""
	}
	return p.text(call.Args[0])
}

// errorResult returns the index of a call's error result; -1 if the last result is none.
func (p *pkg) errorResult(call *ast.CallExpr) int {
	t := p.info.TypeOf(call)
	if tuple, ok := t.(*types.Tuple); ok {
		if n := tuple.Len(); n > 0 && isError(tuple.At(n-1).Type()) {
			return n - 1
		}
		return -1
	}
	if t != nil && isError(t) {
		return 0
	}
	return -1
}
