package order

import (
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// effectOf performs the effect of a row on the response.
func (r *run) effectOf(st *paths.State, c *call, row *api.Func) []*paths.State {
	at := c.operand(row.Response.Writer)
	if row.Response.Effect == api.Derives || row.Response.Fluent && row.Response.Effect == api.NoEffect {
		return r.derive(st, c, row, at)
	}
	if row.Response.Effect == api.NoEffect && row.Response.Chain == api.NoChain || at == 0 {
		if row.Language.Asks && len(c.args) > 0 && c.Results == 1 {
			return r.asks(st, c, row)
		}
		if !r.results(st, c, row, terms.Open) {
			return nil
		}
		return []*paths.State{st}
	}
	t := r.operandType(c, row.Response.Writer)
	ref, ok := r.resolve(st, at, t)
	if !ok || ref.header != (row.Response.Effect == api.SetsField && api.IsHeaderMap(orInvalid(t))) {
		add, failed := r.writesText(st, c, row, at), terms.Open
		if add != nil {
			failed = terms.False
		}
		if !r.results(st, c, row, failed) {
			return nil
		}
		if add != nil {
			add(st)
		}
		return []*paths.State{st}
	}
	ev := r.base(c, Event{Engine: row.Engine, held: row.Response.Held, invalid: row.Status.Invalid, Keeps: row.Response.Keeps, Appends: row.Response.Appends, Aborts: row.Response.Chain == api.Aborts, Proceeds: row.Response.Chain == api.Proceeds})
	var s status
	switch {
	case row.Status.Use == api.Sent && row.Status.Arg < len(c.args):
		ev.Explicit = true
		ev.Status = c.expr(row.Status.Arg)
		s.term = c.args[row.Status.Arg]
	case row.Status.Fixed != 0:
		ev.Code = row.Status.Fixed
		ev.Explicit = row.Response.Effect == api.Replies
	case row.Response.Carried:
		ev.Explicit, ev.carried = true, true
	case row.Response.OnError, row.Response.Chooses:
		ev.Explicit = true // one of several statuses
	}
	switch row.Response.Effect {
	case api.SetsField:
		ev.Kind = Field
		ev.Name = r.fieldName(st, c, row)
		ev.parts = r.inParts(ev.Name, r.text(st, c.operand(1)))
	case api.Records:
		ev.Kind = Record
	case api.SendsHeader:
		ev.Kind = Header
		if row.Status.Use != api.Sent {
			ev.Kind = Flush
		}
	case api.Writes:
		ev.Kind = Content
		ev.flushes, ev.ifHeld = row.Response.Flushes, row.Response.Content.When == api.IfHeld
	case api.Replies:
		ev.Kind, ev.Strong = Reply, true
	case api.Escapes:
		ev.Kind = Hijack
	case api.Delegates:
		ev.Kind = Delegate
		r.hands(c.Call)
	}
	n, known := r.exec.T.IntOf(r.exec.T.Value(st.Facts, s.term))
	if s.term != 0 && known && row.Status.Invalid.Keeps(n) {
		// The value means "no status": an earlier choice stays.
		ev.Explicit, ev.Strong, s = false, false, status{}
		switch {
		case row.Response.Effect == api.Records:
			ev.Kind = Nothing
		case row.Response.Content.When != api.Never:
			ev.Kind = Content
		default:
			ev.Kind = Flush
		}
	}
	if known && r.panics(st, ref, ev, s, "") || !known && !r.returns(st, ref, ev, s) {
		r.happen(st, ref.root, ev, s)
		return nil
	}
	if ev.Kind != Content && ev.Kind != Reply {
		if ev.Kind == Header {
			switch r.overridden(ref, ev) {
			case silent:
				r.obscure(st, ref.root, nil)
				return r.finish(st, c, row, terms.Open, ref)
			case asked:
				st.Unsure = true
			}
		}
		r.happen(st, ref.root, ev, s)
		return r.finish(st, c, row, terms.Open, ref)
	}
	if row.Response.OnError {
		ev.HasContent = row.Response.Content.When != api.Never
		return r.onError(st, c, row, ref, ev, s)
	}
	if row.Response.Once && r.shadowOf(st).of(ref.root).sent {
		return r.finish(st, c, row, terms.Open, ref)
	}
	if f := r.shadowOf(st).of(ref.root); row.Response.Effect == api.Replies && row.Response.Field != "" && !f.vague && !f.opaque && !f.forbidsContent() {
		set := r.base(c, Event{Kind: Field, Name: row.Response.Field, known: r.p.tracked(row.Response.Field)})
		r.happen(st, ref.root, set, status{})
	}
	if how := row.Response.Content; row.Response.Plain && how.Arg >= 0 {
		ev.JSON = r.isJSON(st, c.operand(how.Arg))
	}
	var out []*paths.State
	for _, part := range r.contentOf(st, c, row, ev) {
		out = append(out, r.send(part.State, c, row, ref, part.ev, s)...)
	}
	return out
}

// finish pushes the results of a call. If the first result is the response itself, it pushes that.
func (r *run) finish(st *paths.State, c *call, row *api.Func, failed terms.Tri, ref ref) []*paths.State {
	if !r.results(st, c, row, failed) {
		return nil
	}
	if row.Response.Fluent && c.Results > 0 {
		replacePushed(st, c.Results, 0, ref.root)
	}
	return []*paths.State{st}
}

// part is a path with the event that happens on it.
type part struct {
	*paths.State
	ev Event
}

// contentOf splits a path by whether a call sends content.
func (r *run) contentOf(st *paths.State, c *call, row *api.Func, ev Event) []part {
	how := row.Response.Content
	if how.When == api.Never || how.When == api.IfHeld {
		return []part{{st, ev}}
	}
	ev.HasContent = true
	ev.permitted = how.When == api.IfPermitted
	v := terms.ID(0)
	if how.Arg >= 0 {
		v = c.operand(how.Arg)
		ev.Content = c.expr(how.Arg)
	} else if row.Language.Text != api.NoText {
		v = c.recv // it writes the text that its receiver holds
	}
	var empty []terms.ID // there is no content if all of these hold
	switch {
	case how.When == api.IfAnyText:
		empty = r.noText(c, how.Arg)
		if empty == nil {
			return []part{{st, ev}}
		}
	case v == 0 || how.When == api.Always || how.When == api.IfPermitted:
		return []part{{st, ev}}
	case how.When == api.IfNonNil:
		empty = append(empty, r.exec.T.Equal(v, r.exec.T.Null()))
	case how.When == api.IfNonEmpty:
		if holder := r.exec.T.Unbox(v); r.holdsText(holder) {
			v = r.textOf(st, holder)
		} else if text := r.readFrom(v); text != 0 {
			r.exec.Assume(st, r.exec.T.LessEq(r.exec.T.Length(v), r.exec.T.Length(text)), true)
		}
		empty = append(empty, r.exec.T.Equal(r.exec.T.Length(v), r.exec.T.Int(0))) // the length of a reader is the rest of its input
	}
	without := ev
	without.HasContent, without.Content = false, nil
	switch {
	case copies(row):
		without.Kind = Nothing // without content, it does not write
	case ev.Kind == Content:
		without.Kind = Flush // Write(nil) still sends the header
	}
	var parts []part
	bare := []*paths.State{st}
	for _, none := range empty {
		var next []*paths.State
		for _, st := range bare {
			yes, no := r.exec.Split(st, none, nil)
			next = append(next, yes...)
			for _, st := range no {
				// For list..., it is unknown whether any element has a text.
				st.Unsure = st.Unsure || how.When == api.IfAnyText && c.Call.Ellipsis.IsValid() && how.Arg == len(c.args)-1
				parts = append(parts, part{st, ev})
			}
		}
		bare = next
	}
	for _, st := range bare {
		parts = append(parts, part{st, without})
	}
	return parts
}

// copies reports whether a call writes what it reads, and returns how much that was.
func copies(row *api.Func) bool { return row.Client.Does == api.Copies }

// readFrom returns the text or the bytes that a new reader gives; 0 if it is unknown.
func (r *run) readFrom(reader terms.ID) terms.ID {
	reader = r.exec.T.Unbox(reader)
	fn, ok := r.exec.CalleeOf(reader).(*types.Func)
	if !ok {
		return 0
	}
	switch fn.FullName() {
	case "bytes.NewReader", "strings.NewReader":
		return r.exec.ArgOf(reader, 0)
	}
	return 0
}

// noText returns conditions that all hold if the arguments from an index on have no text; nil if they always have some.
func (r *run) noText(c *call, from int) []terms.ID {
	tab := r.exec.T
	none := []terms.ID{tab.Bool(true)}
	for i := from; i < len(c.args); i++ {
		handedOn := c.Call.Ellipsis.IsValid() && i == len(c.args)-1
		b, ok := orInvalid(r.operandType(c, i)).Underlying().(*types.Basic)
		if !handedOn && (!ok || b.Info()&types.IsString == 0) {
			return nil // any value has a text, even nil
		}
		none = append(none, tab.Equal(tab.Length(c.args[i]), tab.Int(0)))
	}
	return none
}

// send performs a call that sends content or a complete reply. It can fail if it returns an error that is used.
func (r *run) send(st *paths.State, c *call, row *api.Func, ref ref, ev Event, s status) []*paths.State {
	switch {
	case ref.buffers == 0:
	case ev.Kind != Content:
		r.obscure(st, ref.root, nil) // a view of content has no status
		return r.finish(st, c, row, terms.Open, ref)
	case !ev.flushes || ref.buffers > 1:
		ev.Kind = Hold
	}
	switch r.overridden(ref, ev) {
	case silent:
		r.obscure(st, ref.root, nil)
		return r.finish(st, c, row, terms.Open, ref)
	case asked:
		st.Unsure = true
	}
	var out []*paths.State
	canFail := r.errorResult(c) >= 0
	if canFail && ev.Kind == Flush && row.Response.Effect == api.Writes && r.givesBytes(c, row) {
		r.happen(st, ref.root, ev, s) // no bytes, no failure
		return r.finish(st, c, row, terms.False, ref)
	}
	if canFail && c.Used {
		failed := st.Clone()
		fails := ev
		fails.failed = true
		if row.Response.Sure {
			r.happen(failed, ref.root, fails, s)
		}
		sh := r.shadowOf(failed)
		f := sh.of(ref.root)
		f.failed = true
		f.late = f.late || f.sent
		f.opaque = f.opaque || !row.Response.Sure
		failed.Shadow = sh.with(f)
		out = append(out, r.finish(failed, c, row, terms.True, ref)...)
	}
	r.ownBody(st, ref.root, ev, s)
	r.happen(st, ref.root, ev, s)
	failed := terms.Open
	if canFail && c.Used {
		failed = terms.False
	}
	sent := r.finish(st, c, row, failed, ref)
	if copies(row) && c.Results == 2 {
		for _, st := range sent {
			n := pushed(st, c.Results)[0]
			r.exec.Assume(st, r.exec.T.Less(r.exec.T.Int(0), n), ev.HasContent)
			r.exec.Assume(st, r.exec.T.LessEq(r.exec.T.Int(0), n), true)
		}
	}
	return append(out, sent...)
}

// givesBytes reports whether a call sends bytes that it gets as an argument, without reading or encoding them first.
func (r *run) givesBytes(c *call, row *api.Func) bool {
	if row.Response.Content.Arg < 0 {
		return false
	}
	switch u := orInvalid(r.operandType(c, row.Response.Content.Arg)).Underlying().(type) {
	case *types.Slice:
		return true
	case *types.Basic:
		return u.Info()&types.IsString != 0
	}
	return false
}
