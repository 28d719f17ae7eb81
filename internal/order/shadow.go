package order

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// typestate is what has happened to a response on a path, as far as later events depend on it. States with different
// typestates are not merged.
//
// Five of the flags limit what may be reported:
//
//   - opaque: something may have been sent that is not known, by unseen code, by another handler, or by a write that failed. A missing
//     header or reply is not reported.
//   - shared: a goroutine, a channel or unseen code still has the response. Nothing is reported any more.
//   - vague: any header field may have been set, by unseen code or under an unknown name. A missing field is not reported.
//   - held: a buffered view holds content that was not flushed yet. The header may have been sent or not, so the response is also
//     opaque, unless the header had been sent before.
//   - late: a write failed after the header had been sent. Later events then handle that failure: see Pair.Failed.
type typestate struct {
	sent     bool // the header has been sent
	content  bool // content has been sent
	replied  bool // a complete reply has been sent
	fields   bool // the header map has been changed
	opaque   bool // more may have happened than is known
	failed   bool // a write has failed
	late     bool // the header had been sent before that write
	held     bool // a buffered view holds content
	vague    bool // any header field may be set
	aborted  bool // the rest of the chain of handlers will not run
	hands    bool // another handler got the response
	hijacked bool
	shared   bool // a goroutine or unseen code has it: nothing is reported any more
}

func (t typestate) bits() int32 {
	n := int32(0)
	for i, b := range []bool{t.sent, t.content, t.replied, t.fields, t.opaque, t.failed, t.aborted, t.hands, t.hijacked, t.shared, t.late, t.held, t.vague} {
		if b {
			n |= 1 << i
		}
	}
	return n
}

// row is the other data about a response on one path. No condition depends on it. A merged state has the rows of both states.
type row struct {
	sent     *Event   // the event that sent the header
	reply    *Event   // the last complete reply
	recorded *Event   // the event that recorded a status for a later write
	code     int      // the status that the client gets; 0 if unknown
	record   int      // the recorded status; 0 if unknown
	late     bool     // it was recorded after the rest of a chain of handlers has run
	recordOf terms.ID // for a summary: the term of the recorded status, if unknown, such as a parameter
	chosenBy *Event   // the event that recorded the status that was sent; only if answers are wanted
	statusOf terms.ID // for a summary: the term of the status, if unknown, such as a parameter
	set      FieldSet
	name     string // the header field that was set, if only one was
	names    int    // the number of fields that were set, at most 2
	setter   *Event // the event that first set a field
	body     *Event // the event that first sent content
	follows  bool   // the status that was sent was one recorded by a caller, if it has recorded one
	noted    bool   // another handler may reply, by what was stored where it can see it
	passed   bool   // a helper has not replied, but does so on another of its exits: its caller may handle that one, too
	sentAt   place  // the place of sent
	replyAt  place  // the place of reply

	pre  terms.Facts // facts about the function's parameters that were dropped from the path: see Forget
	lost bool        // pre was dropped, too: there were too many rows that differ only in pre
	way  *way
}

// place is the block of an event, and the event's status.
type place struct {
	block  any
	status terms.ID  // 0 for no status
	since  token.Pos // the statement that assigned the status to its variable
}

// way lists the conditions that were decided on a path, the last one first.
type way struct {
	Condition
	before *way
	length int
}

// after returns a way with one more condition.
func (w *way) after(c Condition) *way {
	n := 1
	if w != nil {
		n = w.length + 1
	}
	return &way{c, w, n}
}

// common returns the common beginning of two ways. When two paths are merged, the conditions that separated them do not matter for
// later events.
func common(a, b *way) *way {
	for a != b {
		switch {
		case a == nil || b == nil:
			return nil
		case a.length > b.length:
			a = a.before
		case b.length > a.length:
			b = b.before
		default:
			a, b = a.before, b.before
		}
	}
	return a
}

// maxRows bounds the rows of a merged state. Over it, rows are dropped and the function is incomplete.
const maxRows = 16

// maxPre bounds the rows that differ only in pre.
const maxPre = 4

func (r row) same(o row) bool {
	return r.sent == o.sent && r.reply == o.reply && r.recorded == o.recorded && r.code == o.code && r.record == o.record && r.late == o.late &&
		r.set == o.set && r.name == o.name && r.names == o.names && r.statusOf == o.statusOf && r.recordOf == o.recordOf && r.noted == o.noted && r.passed == o.passed && r.follows == o.follows
}

// followed is one response on a path.
type followed struct {
	root terms.ID
	typestate
	rows []row
}

// shadow holds all responses of a path, in the order of their first use. It implements paths.Shadow. The first entry, with root 0, is
// not a response. Its rows are the initial rows of each response that is used for the first time: they already have the path's
// conditions (way) and dropped facts (pre).
type shadow struct {
	run  *run
	list []followed
}

func newShadow(r *run) shadow { return shadow{r, []followed{{rows: []row{{}}}}} }

// find returns the index of a response; false if the path has not used it yet.
func (s shadow) find(root terms.ID) (int, bool) {
	for i := range s.list {
		if s.list[i].root == root {
			return i, true
		}
	}
	return len(s.list), false
}

// with returns the shadow with one response replaced, or added.
func (s shadow) with(f followed) shadow {
	i, ok := s.find(f.root)
	list := make([]followed, len(s.list), len(s.list)+1)
	copy(list, s.list)
	if ok {
		list[i] = f
	} else {
		list = append(list, f)
	}
	return shadow{s.run, list}
}

// of returns a response. If the path has not used it yet, it begins with the rows of the first entry.
func (s shadow) of(root terms.ID) followed {
	if i, ok := s.find(root); ok {
		return s.list[i]
	}
	return followed{root: root, rows: s.list[0].rows}
}

// Encode implements paths.Shadow.
func (s shadow) Encode(key []int32, term func([]int32, terms.ID) []int32) []int32 {
	for _, f := range s.list {
		key = term(key, f.root)
		key = append(key, f.bits())
	}
	return key
}

// Class implements paths.Shadow.
func (s shadow) Class() uint64 {
	h := uint64(14695981039346656037)
	for _, f := range s.list {
		h = (h ^ uint64(f.root)) * 1099511628211
		h = (h ^ uint64(f.bits())) * 1099511628211
	}
	return h
}

// Join implements paths.Shadow: it keeps the rows of both. It is commutative, associative and idempotent. Two rows that differ only in
// their ways become one with the common beginning.
func (s shadow) Join(other paths.Shadow) (paths.Shadow, bool) {
	o, ok := other.(shadow)
	if !ok || len(o.list) != len(s.list) {
		return s, false
	}
	grew := false
	list := make([]followed, len(s.list))
	copy(list, s.list)
	for i := range list {
		rows, more := s.run.joinRows(list[i].rows, o.list[i].rows)
		list[i].rows = rows
		grew = grew || more
	}
	return shadow{s.run, list}, grew
}

func (r *run) joinRows(rows, more []row) ([]row, bool) {
	grew := false
	for _, n := range more {
		next, added := r.addRow(rows, n)
		rows, grew = next, grew || added
	}
	return rows, grew
}

// addRow returns a list with one more row. The list itself is not changed.
func (r *run) addRow(rows []row, n row) ([]row, bool) {
	alike, others := 0, 0
	for i, o := range rows {
		if !o.same(n) {
			others++
			continue
		}
		if o.lost || !n.lost && o.pre.Equal(n.pre) {
			if way := common(o.way, n.way); way != o.way {
				rows = slices.Clone(rows)
				rows[i].way = way
			}
			return rows, false
		}
		alike++
	}
	if alike == 0 && others >= maxRows {
		r.exec.Incomplete, r.partly = true, true
		return rows, false
	}
	out := make([]row, 0, len(rows)+1)
	if n.lost || alike >= maxPre {
		n.pre, n.lost = terms.Facts{}, true
		for _, o := range rows {
			if !o.same(n) {
				out = append(out, o)
			}
		}
		return append(out, n), true
	}
	return append(append(out, rows...), n), true
}

// Branch implements paths.Shadow.
func (s shadow) Branch(cond ast.Node, holds bool) paths.Shadow {
	return s.each(func(r *row) { r.way = r.way.after(Condition{cond, holds}) })
}

// Forget implements paths.Shadow.
func (s shadow) Forget(facts terms.Facts) paths.Shadow {
	if !s.run.summary {
		return s
	}
	facts = facts.Keep(s.run.tellable)
	if facts.Len() == 0 {
		return s
	}
	return s.each(func(r *row) {
		if !r.lost {
			r.pre = r.pre.With(facts)
		}
	})
}

func (s shadow) each(f func(*row)) shadow {
	list := make([]followed, len(s.list))
	copy(list, s.list)
	for i := range list {
		rows := make([]row, len(list[i].rows))
		copy(rows, list[i].rows)
		for j := range rows {
			f(&rows[j])
		}
		list[i].rows = rows
	}
	return shadow{s.run, list}
}

// Roots implements paths.Shadow: a summary needs the responses that come from the function's parameters.
func (s shadow) Roots(yield func(terms.ID)) {
	for _, f := range s.list {
		if f.root != 0 && s.run.given(f.root) {
			yield(f.root)
		}
	}
}

// Keep implements paths.Shadow.
func (s shadow) Keep(reached func(terms.ID) bool) paths.Shadow {
	for i, f := range s.list {
		if f.root == 0 || s.run.given(f.root) || reached(f.root) {
			continue
		}
		list := append([]followed(nil), s.list[:i]...)
		for _, f := range s.list[i+1:] {
			if s.run.given(f.root) || reached(f.root) {
				list = append(list, f)
			}
		}
		return shadow{s.run, list}
	}
	return s
}
