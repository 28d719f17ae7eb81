package order

import (
	"go/token"

	"github.com/statuslint/statuslint/analyzer/internal/api"
	"github.com/statuslint/statuslint/catalog"
)

// ownBody notes content that a call sends with a status that allows none. A helper counts only if it sends the content
// in all of its outcomes with that status.
func (s *simulation) ownBody(list []outcome, st state) {
	if st.sent != 0 || st.loop != 0 {
		return
	}
	verdict := map[int]bool{}
	var first map[int]*Event
	for _, o := range list {
		for _, ev := range o.events {
			ev = s.onPath(ev, st)
			if ev.Kind != Reply && ev.Kind != Content && ev.Kind != Header {
				continue
			}
			if ev.Helper && ev.Explicit && ev.Status == nil {
				continue // the defect, if it is one, is in the helper
			}
			code := s.codeOf(ev, st)
			if !forbidsContent(code) || o.failed {
				continue
			}
			lost := ev.HasContent && !ev.permitted && !o.opaque && !o.guarded
			if old, seen := verdict[code]; seen {
				lost = lost && old
			}
			verdict[code] = lost
			if first == nil {
				first = map[int]*Event{}
			}
			if first[code] == nil {
				first[code] = ev
			}
		}
	}
	for code, lost := range verdict {
		if lost {
			s.noteStart(first[code], code, st, true)
		}
	}
}

// forbidsContent reports whether a reply with the code has no content (RFC 9110 §15.2.2, §15.3.5, §15.3.6, §15.4.5).
func forbidsContent(code int) bool {
	content := catalog.ContentOf(code)
	return content == catalog.ContentDropped || content == catalog.ContentForbidden
}

// codeOf is the final status that goes out if ev sends the header. A reply with an interim code is two: net/http goes on
// to 200 when it is given the content.
func (s *simulation) codeOf(ev *Event, st state) int {
	code := s.chosen(ev, st)
	if ev.Kind == Reply && ev.Engine == api.NetHTTP && catalog.Interim(code) {
		return 200
	}
	return code
}

// chosen is the status that ev sends the header with.
func (s *simulation) chosen(ev *Event, st state) int {
	if ev.Explicit {
		if ev.Code == 0 {
			return s.constantOn(ev, st)
		}
		return ev.Code
	}
	if st.recorded > 0 {
		return int(s.events[st.recorded-1].Code)
	}
	if st.opaque {
		return 0
	}
	if ev.Code != 0 {
		return ev.Code
	}
	return 200
}

// constantOn is the status that a path knows an argument to be.
func (s *simulation) constantOn(ev *Event, st state) int {
	if ev.Status == nil || ev.Helper {
		return 0
	}
	k := s.keys.of(ev.Status)
	for _, c := range st.conditions {
		if c.key == k && k != 0 && c.op == token.EQL && c.val.Kind == intVal && c.val.Int > 0 && c.val.Int < 1000 {
			return int(c.val.Int)
		}
	}
	return 0
}

// informational reports whether a path knows the status that ev sends to be that of an interim response.
func (s *simulation) informational(ev *Event, st state) bool {
	if ev.Code != 0 {
		return catalog.Interim(ev.Code)
	}
	if ev.Status == nil || ev.Helper {
		return false
	}
	return st.conditions.eval(condition{s.keys.of(ev.Status), token.LSS, integer(200)}) == holds
}
