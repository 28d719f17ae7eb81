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
	if row.Effect == api.NoEffect && row.Chain == api.NoChain || row.Effect == api.Derives {
		return nil
	}
	at := argument(call, row.Writer)
	if at == nil {
		return nil
	}
	r := p.resolve(u, at)
	if r == nil || r.header != (row.Effect == api.SetsField && api.IsHeaderMap(p.info.TypeOf(at))) {
		return nil
	}
	ev := &Event{Node: call, Engine: row.Engine, Keeps: row.Keeps, Aborts: row.Chain == api.Aborts, Proceeds: row.Chain == api.Proceeds}
	if row.Use == api.Sent && row.Status < len(call.Args) {
		ev.Explicit = true
		ev.status = call.Args[row.Status]
		ev.Code = p.constant(ev.status)
		if v := valOf(p.info, ev.status); v.Kind == intVal {
			ev.panics = row.Invalid.Panics(v.Int)
		}
	} else if row.Fixed != 0 {
		ev.Code = row.Fixed
		ev.Explicit = row.Effect == api.Replies
	} else if row.Carried {
		ev.Explicit, ev.carried = true, true
	} else if row.OnError {
		ev.Explicit = true // one of several errors
	}
	switch row.Effect {
	case api.SetsField:
		ev.Kind = Field
		ev.Name = p.fieldName(call, row)
	case api.Records:
		ev.Kind = Record
	case api.SendsHeader:
		ev.Kind = Header
		if row.Use != api.Sent {
			ev.Kind = Flush
		}
	case api.Writes:
		ev.Kind = Content
		p.noteContent(ev, call, row.Content)
		if !ev.HasContent && row.Content.When != api.Never && row.Content.Arg >= 0 && len(call.Args) > row.Content.Arg {
			// Write(nil) sends the header all the same.
			ev.Kind = Flush
		}
	case api.Replies:
		ev.Kind = Reply
		ev.Strong = true
		p.noteContent(ev, call, row.Content)
	case api.Escapes:
		ev.Kind = Hijack
	case api.Delegates:
		ev.Kind = Delegate
	}
	p.event(ev)
	p.carry(ev)
	done := outcome{events: []*Event{ev}, opaque: r.buffers}
	if r.buffers && ev.Kind == Content {
		if !ev.HasContent {
			done.events = nil
		}
		return []effect{{r.root, []outcome{done}}}
	}
	outcomes := []outcome{done}
	i := p.errorResult(call)
	if i >= 0 && row.OnError {
		none := outcome{results: []resultOutcome{{i, token.EQL, Val{Kind: nilVal}}}}
		outcomes[0].results = []resultOutcome{{i, token.NEQ, Val{Kind: nilVal}}}
		return []effect{{r.root, append(outcomes, none)}}
	}
	if i >= 0 && (ev.Kind == Content || ev.Kind == Reply) {
		failed := outcome{opaque: !row.Sure, failed: true, results: []resultOutcome{{i, token.NEQ, Val{Kind: nilVal}}}}
		if row.Sure {
			failed.events = done.events
		}
		outcomes[0].results = []resultOutcome{{i, token.EQL, Val{Kind: nilVal}}}
		outcomes = append(outcomes, failed)
	}
	return []effect{{r.root, outcomes}}
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
	if row.Field != api.FieldInArgument {
		return row.Field
	}
	if len(call.Args) == 0 {
		return ""
	}
	return p.text(call.Args[0])
}

// noteContent says whether a call sends content, judging by what its argument is spelled as.
func (p *pkg) noteContent(ev *Event, call *ast.CallExpr, c api.Content) {
	if c.When == api.Never {
		return
	}
	ev.HasContent = true
	if c.Arg < 0 || c.Arg >= len(call.Args) {
		ev.permitted = c.When == api.IfPermitted
		return
	}
	ev.Content = call.Args[c.Arg]
	ev.permitted = c.When == api.IfPermitted
	switch c.When {
	case api.IfNonNil:
		ev.HasContent = !p.isNil(ev.Content)
	case api.IfNonEmpty:
		ev.HasContent = !p.isEmpty(ev.Content)
	}
	if !ev.HasContent {
		ev.Content = nil
	}
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
