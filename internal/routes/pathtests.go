package routes

import (
	"go/ast"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
)

// Tests on the path of the request: middleware that leaves some routes alone, and handlers that check the path again. A route's pattern
// says which paths its requests have: all begin with the text before its first parameter and end with the text after its last one.

// how says how a text is compared with the path.
type how uint8

const (
	equals how = iota
	begins
	ends
	holdsText
	fewer // the path has fewer parts than a number
	parts // the path has that number of parts
)

// pathTest asks whether the path, the route's pattern or the method is equal to one of some texts, or begins or ends with one, or
// contains one.
type pathTest struct {
	how     how
	values  []string
	pattern bool
	number  int  // of parts
	trimmed bool // without slashes at both ends
	method  bool
	loop    *ast.RangeStmt // the loop over the texts, in a turn of which the path is compared with one of them
}

// ways describes the paths of a route's requests.
type ways struct {
	pattern    string
	head, tail string // what all of them begin and end with
	exact      bool   // head is the only path
	known      bool   // a handler sees them as they are sent: no prefix is stripped
}

// waysOf returns the paths that match a pattern.
func waysOf(r *route, pattern string, stripped bool) ways {
	w := ways{pattern: pattern, known: !stripped && strings.HasPrefix(pattern, "/")}
	if r.joining == api.Concatenates && r.params == api.ParamsBraced { // net/http
		if whole, ok := strings.CutSuffix(pattern, "{$}"); ok {
			pattern = whole
		} else if strings.HasSuffix(pattern, "/") {
			pattern += "*"
		}
	}
	segments := strings.Split(pattern, "/")
	open := func(s string) bool { return strings.ContainsAny(s, ":*+{?"+hidden) }
	first := slices.IndexFunc(segments, open)
	if first < 0 {
		w.head, w.exact = pattern, true
		return w
	}
	last := first
	for i, s := range segments {
		if open(s) {
			last = i
		}
	}
	w.head = strings.Join(segments[:first], "/") + "/"
	if last < len(segments)-1 {
		w.tail = "/" + strings.Join(segments[last+1:], "/")
	}
	return w
}

// strips reports whether a handler is wrapped by one that strips a prefix from the path.
func strips(handler vals) bool {
	return slices.ContainsFunc(handler, func(v value) bool {
		w, ok := v.(*wrapped)
		return ok && (w.strip != "" || strips(w.inner))
	})
}

// match reports whether a test holds for the paths. known is false if it holds for some of them.
func (w ways) match(t *pathTest) (yes, known bool) {
	if t.how == fewer || t.how == parts {
		return w.count(t)
	}
	known = true
	for _, text := range t.values {
		one, sure := w.matchOne(t, text)
		if one && sure {
			return true, true
		}
		known = known && sure
	}
	return false, known
}

func (w ways) matchOne(t *pathTest, text string) (yes, known bool) {
	head, exact := w.head, w.exact
	switch {
	case t.pattern:
		head, exact = w.pattern, true
		if strings.Contains(head, hidden) {
			return false, false
		}
	case !w.known:
		return false, false
	}
	switch t.how {
	case begins:
		return strings.HasPrefix(head, text), exact || strings.HasPrefix(head, text) || !strings.HasPrefix(text, head)
	case ends:
		if exact {
			return strings.HasSuffix(head, text), true
		}
		return strings.HasSuffix(w.tail, text), strings.HasSuffix(w.tail, text) || !strings.HasSuffix(text, w.tail)
	case holdsText:
		yes = strings.Contains(head, text) || !exact && strings.Contains(w.tail, text)
		return yes, yes || exact
	}
	if exact {
		return head == text, true
	}
	return false, !strings.HasPrefix(text, head) || !strings.HasSuffix(text, w.tail)
}

// count is match for tests on the number of parts.
func (w ways) count(t *pathTest) (yes, known bool) {
	head, tail := w.head, w.tail
	if t.trimmed {
		head, tail = strings.Trim(head, "/"), strings.TrimSuffix(tail, "/")
	}
	least := 1 + strings.Count(head, "/") + strings.Count(tail, "/")
	switch {
	case !t.trimmed || tail == "":
	case head == "":
		least-- // what is before the tail may be empty
	default:
		least++ // what is between them has a slash before it
	}
	switch {
	case !w.known || strings.ContainsAny(w.pattern, "?"+hidden): // a part may be missing
		return false, false
	case w.exact && t.how == fewer:
		return least < t.number, true
	case w.exact:
		return least == t.number, true
	}
	return false, least >= t.number && t.how == fewer || least > t.number
}
