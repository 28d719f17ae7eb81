package order

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// status is the status of an event on a path: a term, or 0 if the event chooses none.
type status struct{ term terms.ID }

// event returns the one event that is equal to ev.
func (p *pkg) event(ev Event) *Event {
	if e, ok := p.events[ev]; ok {
		return e
	}
	e := &ev
	p.events[ev] = e
	return e
}

// code returns a term's value as a status on a path; 0 if unknown.
func (r *run) code(st *paths.State, id terms.ID) int {
	if id == 0 {
		return 0
	}
	if n, ok := r.exec.T.IntOf(r.exec.T.Value(st.Facts, id)); ok && n > 0 && n < 1000 {
		return int(n)
	}
	return 0
}

// happen performs an event on a path: it records the pairs that the event makes with earlier ones, and updates the response.
func (r *run) happen(st *paths.State, root terms.ID, ev Event, s status) {
	switch ev.Kind {
	case Flush, Header, Content, Reply:
		if r.p.answers != nil {
			r.obscureWithin(st, root) // a writer of the program may pass it on
		}
	}
	sh := r.shadowOf(st)
	f := sh.of(root)
	if f.hijacked || ev.Proceeds && f.aborted || ev.flushes && !f.held && (ev.ifHeld || !ev.HasContent) {
		return
	}
	if ev.ifHeld {
		ev.HasContent = true
	}
	switch ev.Kind {
	case Field, Reply, Delegate:
		r.fieldsChange(st, root, ev.Name)
	}
	f.vague = f.vague || ev.vague
	if s.term != 0 {
		ev.Code = r.code(st, s.term)
	}
	if ev.carried && f.sent && !f.replied {
		ev.Kind, ev.Explicit, ev.Strong = Content, false, false
	}
	if ev.Aborts {
		f.aborted = true
	}
	interim := ev.Kind == Header && !f.sent && r.interim(st, ev, s)
	rows := make([]row, len(f.rows))
	copy(rows, f.rows)
	e := r.p.event(ev)
	if !f.shared {
		for _, w := range rows {
			r.note(st, f, w, e, s)
		}
	}
	for i := range rows {
		w := &rows[i]
		switch ev.Kind {
		case Field:
			if w.names < 2 && (w.names == 0 || w.name != ev.Name) {
				w.names++
				w.name = ev.Name
			}
			if w.setter == nil {
				w.setter = e
			}
			switch {
			case f.sent:
			case ev.Helper:
				w.set = w.set.union(ev.known) // without the fields that the helper sets too late
			default:
				w.set = w.set.union(r.p.tracked(ev.Name))
				if ev.parts {
					w.set = w.set.union(r.p.tracked(Multipart))
				}
			}
		case Record:
			w.recorded, w.record, w.recordOf, w.late = e, ev.Code, 0, f.hands && r.p.answers != nil
			if r.summary && ev.Code == 0 {
				w.recordOf = s.term
			}
		case Flush, Header, Content, Reply:
			if interim {
				break
			}
			if !f.sent {
				w.code = r.sends(f, *w, e)
				noted, notedOf := w.recorded, w.recordOf
				w.recordOf = 0
				w.follows = ev.Kind == Reply && !ev.Explicit && noted == nil && !f.opaque && ev.Code == 0
				if r.p.answers != nil {
					w.chosenBy = noted
				}
				w.sent, w.recorded, w.sentAt = e, nil, place{r.exec.Here(), s.term, r.exec.Since(st, ev.Status)}
				w.statusOf = 0
				switch {
				case ev.Explicit && ev.Code == 0 && r.summary:
					w.statusOf = s.term
				case !ev.Explicit && noted != nil && w.code == 0:
					w.statusOf = notedOf
				}
				r.answers(root, answering(*w, noted), s)
			} else if ev.Engine.Buffers() && ev.Kind == Reply && (ev.Explicit || w.recorded != nil) {
				w.code = r.sends(f, *w, e) // else the status of the earlier reply stays
				if r.p.answers != nil {
					w.chosenBy = w.recorded
				}
			}
			if ev.Kind == Reply && !(f.replied && r.p.answers != nil && !ev.Engine.Buffers()) { // a second reply answers nothing
				w.reply, w.replyAt = e, place{r.exec.Here(), s.term, token.NoPos}
			}
			if ev.HasContent && w.body == nil {
				w.body = e
			}
		}
	}
	switch ev.Kind {
	case Field:
		f.fields = true
		f.vague = f.vague || ev.Name == "" && !ev.Helper
		if strings.EqualFold(ev.Name, "Trailer") {
			r.unit.trailers = true
		}
	case Hold:
		f.held = true
		f.opaque = f.opaque || !f.sent
	case Delegate:
		f.opaque, f.hands = true, true
		defer r.obscureWithin(st, root)
	case Hijack:
		f.typestate = typestate{hijacked: true, opaque: true}
		rows = []row{{}}
	case Flush, Header, Content, Reply:
		if !interim {
			f.vague = f.vague || !f.sent && f.opaque
			f.sent = true
			f.held = f.held && !ev.flushes
			f.content = f.content || ev.HasContent
			f.replied = f.replied || ev.Kind == Reply
		}
	}
	f.rows, _ = r.joinRows(nil, rows)
	st.Shadow = sh.with(f)
}

// noted records that another handler of a chain may answer.
func (r *run) noted(st *paths.State, at terms.ID) {
	r.mark(st, at, func(w *row) { w.noted = true })
}

// passed records that a helper replies on another of its exits.
func (r *run) passed(st *paths.State, at terms.ID) {
	r.mark(st, at, func(w *row) { w.passed = true })
}

// mark changes the rows of a response that has not been sent.
func (r *run) mark(st *paths.State, at terms.ID, change func(*row)) {
	if at == 0 {
		return
	}
	ref, ok := r.resolve(st, at, nil)
	if !ok {
		return
	}
	sh := r.shadowOf(st)
	f := sh.of(ref.root)
	if f.sent {
		return
	}
	rows := slices.Clone(f.rows)
	for i := range rows {
		change(&rows[i])
	}
	f.rows, _ = r.joinRows(nil, rows)
	st.Shadow = sh.with(f)
}

// interim reports whether an event's status on a path is an interim one: below 200, but not 101, which is final.
func (r *run) interim(st *paths.State, ev Event, s status) bool {
	if ev.Code != 0 {
		return catalog.Interim(ev.Code)
	}
	if s.term == 0 {
		return false
	}
	_, hi := r.exec.T.Interval(st.Facts, s.term)
	return hi < 200
}

// sends returns the final status if an event sends the header; 0 if unknown. A reply with an interim code is two responses: net/http
// sends 200 with the content.
func (r *run) sends(f followed, w row, ev *Event) int {
	code := r.chosen(f, w, ev)
	if ev.Kind == Reply && ev.Engine == api.NetHTTP && catalog.Interim(code) {
		return 200
	}
	return code
}

// chosen returns the status that an event sends the header with.
func (r *run) chosen(f followed, w row, ev *Event) int {
	switch {
	case ev.Explicit:
		return ev.Code
	case w.recorded != nil:
		return w.record
	case f.opaque:
		return 0
	case ev.Code != 0:
		return ev.Code
	}
	return 200
}

// note records the pair that an event makes with an earlier one, or that it is the first. On an unsure path it only records the status
// that the client may get: a pair's status must be the same on all paths, including unsure ones.
func (r *run) note(st *paths.State, f followed, w row, ev *Event, s status) {
	if !f.sent {
		if st.Unsure {
			return
		}
		if ev.Kind == Reply || ev.Kind == Header || ev.Kind == Content && ev.Explicit {
			r.noteStart(st, f, w, ev, r.sends(f, w, ev), false)
		}
		return
	}
	if ev.Kind == Field && strings.HasPrefix(ev.Name, "Trailer:") {
		return
	}
	if ev.mixed && (ev.Kind == Header || ev.Kind == Reply) {
		return // a helper that writes content, and sends a status only if the write fails
	}
	if ev.Kind == Field && ev.known != "" && w.set.with(Multipart).covers(ev.known) {
		return // a helper that sets fields again that were set in time
	}
	if !f.replied || w.reply == nil {
		r.notePair(st, f, w, ev, s, w.sent, nil)
		return
	}
	r.notePair(st, f, w, ev, s, w.reply, nil)
	if ev.Kind == Content && w.reply != w.sent && !ev.Engine.Buffers() && forbidsContent(w.code) {
		reply, _, _ := r.meet(w.reply, ev)
		r.notePair(st, f, w, ev, s, w.sent, reply.Node)
	}
}

// notePair records the pair of an event with an earlier one: the last complete reply, or the event that sent the header. between is
// that reply, if it is not the earlier event.
func (r *run) notePair(st *paths.State, f followed, w row, ev *Event, s status, earlier *Event, between ast.Node) {
	hard, at := earlier == w.reply, w.sentAt
	if hard {
		at = w.replyAt
	}
	first, later, fn := r.meet(earlier, ev)
	sent, _, _ := r.meet(w.sent, ev)
	again := s.term != 0 && at.status == s.term && earlier == w.sent
	k := pairKey{first.Node, later.Node, ev.Kind, hard, between, 0, again || ev.Explicit && ev.Code != 0 && ev.Code == w.code}
	if ev.Kind == Content && !hard {
		k.code = w.code
	}
	if st.Unsure {
		if known, ok := r.p.doubts[k]; !ok || known == w.code {
			r.p.doubts[k] = w.code
		} else {
			r.p.doubts[k] = 0
		}
		return
	}
	failed := f.late || ev.failed
	if old := r.p.pairs[k]; old != nil {
		old.Failed = old.Failed && failed
		if old.Code != w.code {
			old.Code = 0
		}
		old.Line = old.Line && at.block == r.exec.Here()
		old.Again = old.Again && again
		old.Bare = old.Bare && !f.content
		old.Conditions = agreed(old.Conditions, w.way, &old.ways)
		return
	}
	obj, direct, isParam := r.paramOf(f.root)
	chain := false
	if isParam && direct {
		chain = r.p.bound.InChain(obj.Type())
	}
	r.p.pairs[k] = &Pair{
		Earlier: first, Later: later, Sent: sent, Between: between, Code: w.code, Failed: failed, Func: fn,
		Deferred: r.isLate(ev) && !(r.isLate(earlier) && earlier.context == ev.context),
		Line:     at.block == r.exec.Here(), Again: again, Given: isParam && direct && isParameter(obj), Chain: chain,
		Conditions: conditions(w.way), Since: w.sentAt.since, Bare: !f.content,
	}
}

func (r *run) noteStart(st *paths.State, f followed, w row, ev *Event, code int, lost bool) {
	k := startKey{ev.Node, code}
	_, direct, isParam := r.paramOf(f.root)
	seen := isParam && direct && !f.opaque && !f.hands && !f.vague
	if old := r.p.starts[k]; old != nil {
		old.Set = old.Set.intersect(w.set)
		old.Seen = old.Seen && seen
		old.Lost = old.Lost || lost
		old.Failed = old.Failed && (f.failed || ev.failed)
		old.Conditions = agreed(old.Conditions, w.way, &old.ways)
		return
	}
	e := *ev
	e.Code = code
	r.p.starts[k] = &Start{
		Event: &e, Set: w.set, Seen: seen, Lost: lost, Failed: f.failed || ev.failed,
		Conditions: conditions(w.way), Since: r.exec.Since(st, ev.Status),
	}
}

// panics reports whether net/http panics at the status of an event. It records a Panic only if the program itself passes a constant,
// not if a condition has ruled out other values: code that checks for such a value often handles it.
func (r *run) panics(st *paths.State, at ref, ev Event, s status, field string) bool {
	if s.term == 0 {
		return false
	}
	n, known := r.exec.T.IntOf(r.exec.T.Value(st.Facts, s.term))
	f := r.shadowOf(st).of(at.root)
	if !known || !ev.invalid.Panics(n) || f.sent {
		return false
	}
	_, given := r.exec.T.IntOf(s.term)
	if !given || st.Unsure || f.shared || f.opaque || f.hijacked || r.overridden(at, ev) != through {
		return true
	}
	k := startKey{ev.Node, int(n)}
	for _, w := range f.rows {
		if old := r.p.panics[k]; old != nil {
			old.Conditions = agreed(old.Conditions, w.way, &old.ways)
		} else {
			e := r.p.event(ev)
			r.p.panics[k] = &Panic{Event: e, Number: int(n), Field: field, Since: r.exec.Since(st, ev.Status), Conditions: conditions(w.way)}
		}
	}
	return true
}

// returns assumes that an unknown status of an event does not make net/http panic, since the call returns. It returns false if the status
// always does. Statuses that a caller can name are left to the callers: they report the ones that panic.
func (r *run) returns(st *paths.State, at ref, ev Event, s status) bool {
	f := r.shadowOf(st).of(at.root)
	if s.term == 0 || f.sent || f.opaque || f.hijacked || !ev.invalid.Panics(0) || at.buffers > 0 || r.overridden(at, ev) != through {
		return true
	}
	if _, named := r.subject(s.term); named && r.summary {
		return true
	}
	tab := r.exec.T
	return r.exec.Assume(st, tab.And(tab.LessEq(tab.Int(100), s.term), tab.LessEq(s.term, tab.Int(999))), true)
}

// ownBody records content that an event sends together with a status that allows none.
func (r *run) ownBody(st *paths.State, root terms.ID, ev Event, s status) {
	f := r.shadowOf(st).of(root)
	if f.sent || st.Unsure || f.shared || !ev.HasContent || ev.permitted || ev.failed {
		return
	}
	if s.term != 0 {
		ev.Code = r.code(st, s.term)
	}
	e := r.p.event(ev)
	for _, w := range f.rows {
		if code := r.sends(f, w, e); code != 0 && forbidsContent(code) {
			r.noteStart(st, f, w, e, code, true)
		}
	}
}

// forbidsContent reports whether the status that was sent allows no content.
func (f followed) forbidsContent() bool {
	return f.sent && slices.ContainsFunc(f.rows, func(w row) bool { return forbidsContent(w.code) })
}

// forbidsContent reports whether a reply with the code has no content (RFC 9110 §15.2.2, §15.3.5, §15.3.6, §15.4.5).
func forbidsContent(code int) bool {
	content := catalog.ContentOf(code)
	return content == catalog.ContentDropped || content == catalog.ContentForbidden
}
