package openapi

import (
	"regexp"
	"slices"
	"strings"
)

// pattern is a path or the pattern of a route, in segments.
type pattern struct {
	open     bool // there may be more before it: "…/orders"
	segments []segment
	rest     bool // and everything below it
	tree     bool // it ends with a slash: for net/http, everything below it too
}

// segment is what is between two slashes.
type segment struct {
	kind     segmentKind
	text     string // without the names of parameters, each of which is hole
	optional bool   // it may be missing: Fiber's :id?
}

type segmentKind uint8

const (
	literal   segmentKind = iota
	parameter             // all of it
	mixed                 // part of it: {id}.json
	unknown
)

const (
	hole   = "\x00"
	hidden = "…" // as in the patterns of endpoints
)

// documented reads a path of a document, in which parameters are {name}.
func documented(path string) pattern { return read(path, false) }

// routed reads the pattern of a route, in the ways of all routers: {id}, {id:[0-9]+}, {path...}, :id, :id?, *, *path, +.
func routed(text string) pattern {
	if !strings.HasPrefix(text, "/") && !strings.HasPrefix(text, hidden) {
		if i := strings.IndexByte(text, '/'); i >= 0 {
			text = text[i:] // a host
		}
	}
	p := read(text, true)
	if len(p.segments) > 0 && p.segments[0].kind == unknown {
		p.open, p.segments = true, p.segments[1:]
	}
	p.tree = strings.HasSuffix(text, "/")
	return p
}

func read(text string, router bool) pattern {
	var p pattern
	for _, part := range split(strings.Trim(text, "/")) {
		switch {
		case part == "" || part == "{$}":
		case router && (part[0] == '*' || part == "+"):
			p.rest = true
			return p
		case router && part[0] == ':':
			p.segments = append(p.segments, segment{kind: parameter, optional: strings.HasSuffix(part, "?")})
		case router && strings.Contains(part, hidden):
			p.segments = append(p.segments, segment{kind: unknown})
		case strings.HasPrefix(part, "{") && closing(part) == len(part)-1:
			if router && takesSlashes(part) {
				p.rest = true
				return p
			}
			p.segments = append(p.segments, segment{kind: parameter})
		case strings.Contains(part, "{") && strings.Contains(part, "}"):
			p.segments = append(p.segments, segment{kind: mixed, text: withoutNames(part)})
		default:
			p.segments = append(p.segments, segment{kind: literal, text: part})
		}
	}
	return p
}

// split cuts at slashes that are not in braces: {path:[a-z/]+}.
func split(text string) []string {
	var parts []string
	depth, start := 0, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '/':
			if depth <= 0 {
				parts = append(parts, text[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, text[start:])
}

// closing is the index of the brace that closes the one at the beginning of a text; -1 if none does.
func closing(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// takesSlashes reports whether a parameter in braces may be several segments.
func takesSlashes(part string) bool {
	inner := part[1 : len(part)-1]
	_, expression, limited := strings.Cut(inner, ":")
	if !limited {
		return strings.HasSuffix(inner, "...") || strings.HasPrefix(inner, "*")
	}
	re, err := regexp.Compile("^(?:" + expression + ")$")
	return err != nil || re.MatchString("a/b") || re.MatchString("1/2")
}

// withoutNames replaces each parameter of a segment by a hole.
func withoutNames(part string) string {
	var b strings.Builder
	for part != "" {
		i := strings.IndexByte(part, '{')
		if i < 0 {
			break
		}
		end := closing(part[i:])
		if end < 0 {
			break
		}
		b.WriteString(part[:i] + hole)
		part = part[i+end+1:]
	}
	b.WriteString(part)
	return b.String()
}

// relation is how a path of a document and a route relate.
type relation uint8

const (
	apart relation = iota
	takes          // the route takes requests for the path, or some of them, and others
	same
)

// relate compares a path with a route.
func relate(path, route pattern) relation {
	p, r := path.segments, route.segments
	if route.open {
		// It is also unknown where the unknown part ends.
		best := apart
		for i := range len(p) + 1 {
			best = max(best, relate(pattern{segments: p[i:]}, pattern{segments: r, rest: route.rest, tree: route.tree}))
		}
		if best == same && !slices.ContainsFunc(r, func(s segment) bool { return s.kind == literal }) {
			return takes
		}
		return best
	}
	if i := slices.IndexFunc(r, func(s segment) bool { return s.optional }); i >= 0 {
		with, without := slices.Clone(r), slices.Delete(slices.Clone(r), i, i+1)
		with[i].optional = false
		route.segments = with
		got := relate(path, route)
		route.segments = without
		return min(takes, max(got, relate(path, route)))
	}
	got := same
	for i, s := range p {
		if i >= len(r) {
			switch {
			case !route.rest && !route.tree:
				return apart
			case route.rest && i == len(p)-1 && s.kind == parameter && i == len(r):
				return got // /files/{path} and /files/*
			}
			return takes
		}
		switch {
		case s == r[i] && s.kind != unknown:
		case s.kind == literal && r[i].kind == literal:
			return apart
		default:
			got = takes
		}
	}
	switch {
	case len(r) > len(p):
		return apart
	case route.rest:
		return takes
	}
	return got
}

// key is a pattern as text, in which all parameters are alike.
func (p pattern) key() string {
	var b strings.Builder
	if p.open {
		b.WriteString(hidden)
	}
	for _, s := range p.segments {
		b.WriteByte('/')
		switch s.kind {
		case parameter:
			b.WriteString("{}")
		case unknown:
			b.WriteString(hidden)
		default:
			b.WriteString(strings.ReplaceAll(s.text, hole, "{}"))
		}
	}
	if p.rest {
		b.WriteString("/*")
	}
	if b.Len() == 0 {
		return "/"
	}
	return b.String()
}
