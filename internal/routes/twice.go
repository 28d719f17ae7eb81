package routes

import (
	"cmp"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
)

// Twice is a method and a pattern that a router has two handlers for.
type Twice struct {
	Method, Pattern string         // in the router, without the prefix of one above it
	First, Second   token.Position // of the calls
	Panics          bool           // the second call panics; else its handler replaces the first
}

// twice finds the routes that are registered twice, by place.
//
// A route counts only if its router, method and pattern are certain. Two routes count only if they were found from the same root,
// and if the second call never runs without the first (see machine.path). A handler in a branch may replace another one on
// purpose; if the second call does not panic, both must therefore run under the same conditions.
func (m *machine) twice() []Twice {
	type key struct {
		router          *router
		root            *function
		method, pattern string
	}
	first := map[key][]*route{}
	var list []Twice
	for _, r := range m.routes {
		if r.again == api.AgainUnknown || r.open {
			continue
		}
		top, prefix, ok := r.on.whole()
		// Not joinPatterns, which leaves out the slash at the end for chi.
		exact := prefix + r.pattern
		if r.joining == api.JoinsPaths {
			exact = joinPatterns(r.joining, prefix, r.pattern)
		}
		if !ok || strings.Contains(exact, hidden) {
			continue
		}
		methods := r.methods
		if len(methods) == 0 {
			methods = []string{"*"}
		}
		for _, method := range methods {
			k := key{top, r.root, method, sameRequests(r, exact)}
			for _, before := range first[k] {
				panics := r.again == api.AgainPanics
				if before.call == r.call || len(before.path) > len(r.path) || !slices.Equal(before.path, r.path[:len(before.path)]) ||
					!panics && len(before.path) != len(r.path) {
					continue
				}
				list = append(list, Twice{method, exact, m.position(before.call), m.position(r.call), panics})
				if !panics {
					before.replaced = append(before.replaced, method)
				}
				break
			}
			first[k] = append(first[k], r)
		}
	}
	slices.SortFunc(list, func(a, b Twice) int {
		return cmp.Or(cmp.Compare(a.Second.Filename, b.Second.Filename), cmp.Compare(a.Second.Offset, b.Second.Offset), cmp.Compare(a.Method, b.Method))
	})
	return slices.CompactFunc(list, func(a, b Twice) bool { return a.Second == b.Second && a.First == b.First })
}

// whole returns the router that a group belongs to, and the group's prefix in it. ok is false if they are unknown.
func (r *router) whole() (top *router, prefix string, ok bool) {
	if r == nil || r.unknown || r.shared {
		return nil, "", false
	}
	if r.parent == nil || r.joining == api.JoinsChi && r.prefix != "" { // chi's Route makes a new router
		return r, "", true
	}
	top, prefix, ok = r.parent.whole()
	if r.joining == api.JoinsPaths {
		return top, joinPatterns(r.joining, prefix, r.prefix), ok
	}
	return top, prefix + r.prefix, ok
}

// named matches a wildcard in a net/http pattern.
var named = regexp.MustCompile(`\{\w+(\.\.\.)?\}`)

// sameRequests returns a key that is equal for patterns that match the same requests: for net/http, the names of wildcards do not
// matter.
func sameRequests(r *route, pattern string) string {
	if r.joining != api.Concatenates || r.again != api.AgainPanics {
		return pattern
	}
	return named.ReplaceAllString(pattern, "{$1}")
}
