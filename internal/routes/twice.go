package routes

import (
	"cmp"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
)

// Twice is a method and a pattern for which a router gets two handlers.
type Twice struct {
	Method, Pattern string         // in the router, without the prefix of one above it
	First, Second   token.Position // of the calls
	Panics          bool           // at the second call; else its handler replaces the first
}

// twice finds the routes that are registered twice, by place.
//
// A route counts where it is certain which router, method and pattern it is. Two count only in a run that begins with the same
// function, and only if the second call is not made without the first (see machine.path). A handler that replaces another one
// in a branch may be meant to, so that there both have to run under the same conditions.
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

// whole returns the router that a group belongs to, and the prefix of the group in it; ok is false if they are not known.
func (r *router) whole() (top *router, prefix string, ok bool) {
	if r == nil || r.unknown || r.shared {
		return nil, "", false
	}
	if r.parent == nil || r.joining == api.JoinsChi && r.prefix != "" { // chi's Route makes a router of its own
		return r, "", true
	}
	top, prefix, ok = r.parent.whole()
	if r.joining == api.JoinsPaths {
		return top, joinPatterns(r.joining, prefix, r.prefix), ok
	}
	return top, prefix + r.prefix, ok
}

// named is a wildcard of net/http.
var named = regexp.MustCompile(`\{\w+(\.\.\.)?\}`)

// sameRequests returns what a pattern has in common with those that match the same requests: for net/http, the names of wildcards
// do not matter.
func sameRequests(r *route, pattern string) string {
	if r.joining != api.Concatenates || r.again != api.AgainPanics {
		return pattern
	}
	return named.ReplaceAllString(pattern, "{$1}")
}
