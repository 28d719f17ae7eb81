package contract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/routes"
)

// Diff is the difference between the endpoints of a program at an earlier commit and now.
//
// An endpoint is the same one if its method and its pattern are the same. Where a program has several of these, as a repository
// with several servers does, they are paired by handler and file, then in order.
type Diff struct {
	Since   string // the revision, as the user named it
	Commit  string // its hash
	Total   int    // endpoints now
	Changes []Change
}

// Kind is what happened to an endpoint.
type Kind string

// The kinds.
const (
	RouteAdded   Kind = "added"
	RouteRemoved Kind = "removed"
	RouteChanged Kind = "changed"
)

// Change is an endpoint that has changed.
type Change struct {
	Kind     Kind
	Endpoint routes.Endpoint // as it is now; a removed one as it was
	// Statuses that were added and removed, by code: for a route that was added or removed, all of its statuses.
	Added, Removed []routes.Status
	// Opened says that the list was complete and no longer is: there may be other statuses.
	Opened bool
	// Renamed says that an added route and a removed one may be the same, since part of a pattern is unknown.
	Renamed bool
}

// Certain reports whether something changed for sure. A status that is missing from a list which is not complete may still be sent.
func (c Change) Certain() bool {
	if c.Kind != RouteChanged {
		return !c.Renamed
	}
	return len(c.Added) > 0 || len(c.Removed) > 0 && c.Endpoint.Complete
}

// Certain reports whether something changed for sure.
func (d *Diff) Certain() bool { return slices.ContainsFunc(d.Changes, Change.Certain) }

// Compare finds what differs. The lists are sorted as analyzer.Contract sorts them, and so are the changes.
func Compare(before, after []routes.Endpoint) []Change {
	type route struct{ method, pattern string }
	of := func(e routes.Endpoint) route { return route{e.Method, e.Pattern} }
	older := make(map[route][]routes.Endpoint)
	for _, e := range before {
		older[of(e)] = append(older[of(e)], e)
	}
	newer := make(map[route][]routes.Endpoint)
	var order []route
	for _, e := range after {
		if newer[of(e)] == nil {
			order = append(order, of(e))
		}
		newer[of(e)] = append(newer[of(e)], e)
	}
	var changes []Change
	for _, r := range order {
		gone, come := pair(older[r], newer[r], func(a, b routes.Endpoint) {
			if c := compare(a, b); len(c.Added)+len(c.Removed) > 0 || c.Opened {
				changes = append(changes, c)
			}
		})
		for _, e := range come {
			changes = append(changes, Change{Kind: RouteAdded, Endpoint: e, Added: e.Statuses})
		}
		older[r] = gone
	}
	for _, e := range before {
		if slices.ContainsFunc(older[of(e)], func(x routes.Endpoint) bool { return x.Handler == e.Handler && x.At == e.At }) {
			changes = append(changes, Change{Kind: RouteRemoved, Endpoint: e, Removed: e.Statuses})
		}
	}
	for i := range changes {
		changes[i].Renamed = slices.ContainsFunc(changes, func(o Change) bool { return mayBeSame(changes[i], o) })
	}
	slices.SortStableFunc(changes, func(a, b Change) int { return a.Endpoint.Compare(b.Endpoint) })
	return changes
}

// mayBeSame reports whether an added route and a removed one may be the same.
func mayBeSame(a, b Change) bool {
	if a.Kind == RouteRemoved {
		a, b = b, a
	}
	p, q := a.Endpoint.Pattern, b.Endpoint.Pattern
	return a.Kind == RouteAdded && b.Kind == RouteRemoved && a.Endpoint.Method == b.Endpoint.Method && (mayBe(p, q) || mayBe(q, p))
}

// mayBe reports whether a pattern with unknown parts may be the same as another.
func mayBe(open, pattern string) bool {
	parts := strings.Split(open, more)
	if len(parts) == 1 || !strings.HasPrefix(pattern, parts[0]) {
		return false
	}
	rest := pattern[len(parts[0]):]
	for _, part := range parts[1 : len(parts)-1] {
		_, after, ok := strings.Cut(rest, part)
		if !ok {
			return false
		}
		rest = after
	}
	return strings.HasSuffix(rest, parts[len(parts)-1])
}

// pair calls same for endpoints that are the same, and returns the others of each list.
func pair(before, after []routes.Endpoint, same func(a, b routes.Endpoint)) (gone, come []routes.Endpoint) {
	for _, alike := range []func(a, b routes.Endpoint) bool{
		func(a, b routes.Endpoint) bool { return a.Handler == b.Handler && a.At.Filename == b.At.Filename },
		func(a, b routes.Endpoint) bool { return a.Handler == b.Handler },
		func(a, b routes.Endpoint) bool { return a.At.Filename == b.At.Filename },
		func(a, b routes.Endpoint) bool { return true },
	} {
		var left []routes.Endpoint
		for _, a := range before {
			i := slices.IndexFunc(after, func(b routes.Endpoint) bool { return alike(a, b) })
			if i < 0 {
				left = append(left, a)
				continue
			}
			same(a, after[i])
			after = slices.Delete(slices.Clone(after), i, i+1)
		}
		before = left
	}
	return before, after
}

// compare returns how an endpoint changed.
func compare(a, b routes.Endpoint) Change {
	return Change{
		Kind: RouteChanged, Endpoint: b, Added: without(b.Statuses, a.Statuses), Removed: without(a.Statuses, b.Statuses),
		Opened: a.Complete && !b.Complete,
	}
}

// without lists the statuses that another list lacks.
func without(list, other []routes.Status) []routes.Status {
	var out []routes.Status
	for _, s := range list {
		if !slices.ContainsFunc(other, func(o routes.Status) bool { return o.Code == s.Code }) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b routes.Status) int { return cmp.Compare(a.Code, b.Code) })
	return out
}
