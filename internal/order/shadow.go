package order

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// typestate is what has happened to a response on a path, as far as anything later depends on it. States with different
// typestates are not merged.
type typestate struct {
	sent     bool // the header has gone out
	content  bool // content has gone out
	replied  bool // a complete reply has been sent
	fields   bool // the header map has been changed
	opaque   bool // it may have happened more than is known
	failed   bool // a write has failed
	late     bool // the header had gone out by then
	held     bool // a buffered view holds content
	vague    bool // any header field may be set
	aborted  bool // the rest of a chain of handlers does not run any more
	hands    bool // another handler had the response
	hijacked bool
	shared   bool // a goroutine or other code has it: nothing is said of it any more
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

// row is what else is known of a response on one path: columns that no condition can read. States that are merged keep the
// rows of both.
type row struct {
	sent     *Event   // what sent the header
	reply    *Event   // the last complete reply
	recorded *Event   // what noted a status that a write sends
	code     int      // the status that the client gets; 0 if it is not known
	record   int      // the status that was noted
	recordOf terms.ID // what the noted status is, if it is not known: a parameter, for a summary
	chosenBy *Event   // what noted the status that was sent, where answers are wanted
	statusOf terms.ID // what the status is, if it is not known: a parameter, for a summary
	set      FieldSet
	name     string // the header field that was set, if it was one
	names    int    // how many were set, up to 2
	setter   *Event // what set it first
	body     *Event // what sent content first
	noted    bool   // another handler may answer what was noted
	sentAt   place  // where sent was met
	replyAt  place

	pre  terms.Facts // what is known of the function's parameters and cannot be asked any more
	lost bool        // pre was dropped: there were too many
	way  *way
}

// place is where an event was met: the block, and the status that was given to it.
type place struct {
	block  any
	status terms.ID  // 0 if none was
	since  token.Pos // the statement that has given its variable that status
}

// way is the conditions that were decided on a path, the last first.
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

// common returns what two ways begin with. Where two paths become one, the conditions that have parted them do not matter to
// anything that comes later.
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

// maxRows bounds the rows of a merged state. Beyond it rows are dropped and the function is incomplete.
const maxRows = 16

// maxPre bounds the rows that differ only in what is known of parameters.
const maxPre = 4

func (r row) same(o row) bool {
	return r.sent == o.sent && r.reply == o.reply && r.recorded == o.recorded && r.code == o.code && r.record == o.record &&
		r.set == o.set && r.name == o.name && r.names == o.names && r.statusOf == o.statusOf && r.recordOf == o.recordOf && r.noted == o.noted
}

// followed is one response on a path.
type followed struct {
	root terms.ID
	typestate
	rows []row
}

// shadow is all responses of a path, in the order in which they were met. It implements paths.Shadow. The first entry, whose
// root is 0, is no response: its rows are those that a response begins with when it is met.
type shadow struct {
	run  *run
	list []followed
}

func newShadow(r *run) shadow { return shadow{r, []followed{{rows: []row{{}}}}} }

// find returns what is known of a response. One that is met for the first time has had no event.
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

// of returns what is known of a response.
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

// Join implements paths.Shadow: it keeps the rows of both. Joining is commutative, associative and idempotent: of two equal rows
// it keeps what their ways have in common.
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

// addRow adds a row to a list. The list is not changed.
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
		r.exec.Incomplete = true
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

// Roots implements paths.Shadow: a summary tells of the responses that the function was given.
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
