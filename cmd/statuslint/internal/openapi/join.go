package openapi

import (
	"maps"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/routes"
)

// route is an endpoint with its pattern read.
type route struct {
	routes.Endpoint
	pattern pattern
	known   bool // some path of the document is the same, or is taken by it
}

// name is a route as people write it.
func (r *route) name() string { return r.Method + " " + r.Pattern }

// name is an operation as people write it.
func (o *Operation) name() string { return o.Method + " " + o.Path }

// joint is an operation with the routes that may answer it.
type joint struct {
	*Operation
	paths []pattern // with each prefix
	route *route    // the one that answers it and nothing else; nil unless there is exactly one
	taken bool      // some route answers it
	other *route    // one of the same path with another method, if none answers it
}

// join joins a document with endpoints.
func (d *Document) join(endpoints []routes.Endpoint) ([]*joint, []*route) {
	var routes []*route
	for _, e := range endpoints {
		routes = append(routes, &route{Endpoint: e, pattern: routed(e.Pattern)})
	}
	joints := d.based(routes)
	paths := map[*route]map[string]bool{} // of a pattern whose beginning is not known: the paths that it may be
	for _, j := range joints {
		for _, r := range routes {
			if r.pattern.open && j.relation(r) == same {
				if paths[r] == nil {
					paths[r] = map[string]bool{}
				}
				paths[r][documented(j.Path).key()] = true
			}
		}
	}
	for _, j := range joints {
		var exact, any []*route
		for _, r := range routes {
			how := j.relation(r)
			if how == same && r.pattern.open && len(paths[r]) > 1 {
				how = takes
			}
			r.known = r.known || how != apart && (r.Method == "*" || r.Method == j.Method || r.Method == "HEAD")
			switch {
			case how == apart:
			case r.Method != j.Method && r.Method != "*":
				if how == same {
					j.other = r
				}
				// A handler for GET also answers HEAD.
				j.taken = j.taken || j.Method == "HEAD" && r.Method == "GET"
			case how == takes:
				j.taken = true
			case r.Method == "*":
				any = append(any, r)
			default:
				exact = append(exact, r)
			}
		}
		if len(exact) == 0 {
			exact = any
		}
		j.taken = j.taken || len(exact) > 0
		j.route = only(exact)
	}
	return joints, routes
}

// relation is how the path of an operation and a route relate.
func (j *joint) relation(r *route) relation {
	best := apart
	for _, p := range j.paths {
		best = max(best, relate(p, r.pattern))
	}
	return best
}

// only returns the one route among several that have the same handler; nil if there are several.
func only(list []*route) *route {
	known := slices.DeleteFunc(slices.Clone(list), func(r *route) bool { return r.pattern.open })
	if len(known) > 0 {
		list = known
	}
	if len(list) == 0 || slices.ContainsFunc(list, func(r *route) bool { return r.Handler != list[0].Handler || r.Handler == "?" && r != list[0] }) {
		return nil
	}
	return list[0]
}

// based finds the prefix of the paths: what the servers say, nothing, or what routes have there.
func (d *Document) based(routes []*route) []*joint {
	var best []*joint
	score := -1
	for _, prefix := range []*string{nil, new(string), d.before(routes)} {
		joints := make([]*joint, 0, len(d.Operations))
		paths := map[string]bool{}
		for i := range d.Operations {
			j := &joint{Operation: &d.Operations[i]}
			prefixes := j.Prefixes
			if prefix != nil {
				prefixes = []string{*prefix}
			}
			for _, p := range prefixes {
				j.paths = append(j.paths, documented(p+j.Path))
			}
			if slices.ContainsFunc(routes, func(r *route) bool { return j.relation(r) == same }) {
				paths[j.Path] = true
			}
			joints = append(joints, j)
		}
		if len(paths) > score {
			best, score = joints, len(paths)
		}
	}
	return best
}

// before returns what most routes have before the path of a document that they end with; "" if fewer than two have the same.
func (d *Document) before(routes []*route) *string {
	ends := map[string]map[string]bool{} // the paths by what is before them
	for _, o := range d.Operations {
		path := documented(o.Path)
		key := path.key()
		if !slices.ContainsFunc(path.segments, func(s segment) bool { return s.kind == literal }) {
			continue
		}
		for _, r := range routes {
			prefix, ok := strings.CutSuffix(r.pattern.key(), key)
			if !ok || r.pattern.open || r.pattern.rest {
				continue
			}
			if ends[prefix] == nil {
				ends[prefix] = map[string]bool{}
			}
			ends[prefix][key] = true
		}
	}
	best := ""
	for _, prefix := range slices.Sorted(maps.Keys(ends)) {
		if len(ends[prefix]) > max(1, len(ends[best])) {
			best = prefix
		}
	}
	return &best
}
