package openapi

import (
	"cmp"
	"fmt"
	"go/token"
	"path/filepath"
	"slices"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/messages"
	"github.com/statuslint/statuslint/internal/routes"
)

// The rules that report differences.
const (
	Undocumented = "undocumented-status"
	Unsent       = "unsent-status"
)

// Compare reports what differs between a document and the endpoints of a program. whole says that these are all of them:
// otherwise nothing is reported that the program lacks. elsewhere are the endpoints, by index, that other documents have: a document
// need not repeat them. The error says that the document has nothing to do with the program.
func (d *Document) Compare(endpoints []routes.Endpoint, elsewhere []bool, whole bool) ([]driver.Finding, error) {
	joints, routes := d.join(endpoints)
	if whole && len(joints) > 0 && !slices.ContainsFunc(joints, func(j *joint) bool { return j.taken }) {
		return nil, d.foreign(joints, routes)
	}
	list := undocumented(d, joints)
	if whole {
		list = append(list, unsent(joints)...)
		list = append(list, unrouted(joints, routes)...)
	}
	for i, r := range routes {
		r.known = r.known || elsewhere[i]
	}
	return append(list, d.unlisted(joints, routes)...), nil
}

// Has reports for each endpoint whether the document has an operation that it may answer, or a misspelled one.
func (d *Document) Has(endpoints []routes.Endpoint) []bool {
	joints, routes := d.join(endpoints)
	unrouted(joints, routes)
	list := make([]bool, len(routes))
	for i, r := range routes {
		list[i] = r.known
	}
	return list
}

// rareErrors: if fewer than one in so many operations declares an error, the others leave errors out on purpose.
const rareErrors = 10

// undocumented reports the statuses that a handler chooses and none of its operations declares, each at the first place in the
// handler.
func undocumented(d *Document, joints []*joint) []driver.Finding {
	type sent struct {
		file         string
		offset, code int
	}
	var order []sent
	missing := map[sent]*driver.Finding{}
	naming := 0
	for _, j := range joints {
		if j.namesErrors() {
			naming++
		}
	}
	declared := map[sent]bool{}
	for _, j := range joints {
		if j.route == nil || len(j.Responses) == 0 {
			continue
		}
		for _, s := range j.route.Statuses {
			if s.Code == 405 && j.route.Method == "*" || s.Code >= 400 && !j.namesErrors() && naming*rareErrors < len(joints) {
				continue // for the methods that are not in the document; errors are left out on purpose
			}
			if len(s.Chosen) > 0 {
				at := s.Chosen[0]
				key := sent{at.Pos.Filename, at.Pos.Offset, s.Code}
				switch {
				case j.covers(s.Code) || at.Silent:
					declared[key] = true
				case missing[key] == nil:
					order = append(order, key)
					f := finding(Undocumented, spanOf(at.Span), "%s is not documented: %s in %s declares %s; add it there, or send a declared one",
						codeText(s.Code), j.name(), d.Name, j.text())
					first := j.Responses[0].At
					f.Related = []driver.Related{{Message: "the first status that is declared", Pos: first.Pos, End: first.End}}
					missing[key] = &f
				}
			}
		}
	}
	var list []driver.Finding
	for _, key := range order {
		if !declared[key] {
			list = append(list, *missing[key])
		}
	}
	return list
}

// unsent reports the statuses that operations declare and that their handlers never answer.
func unsent(joints []*joint) []driver.Finding {
	var list []driver.Finding
	for _, j := range joints {
		if j.route == nil || !j.route.Complete || j.route.pattern.open {
			continue
		}
		for _, r := range j.Responses {
			answered := slices.ContainsFunc(j.route.Statuses, func(s routes.Status) bool { return s.Code == r.Code })
			if r.Code == 0 || answered || api.AnsweredElsewhere(r.Code) {
				continue
			}
			f := finding(Unsent, r.At, "%s never answers %s; remove it, or send it", j.name(), codeText(r.Code))
			f.Related = []driver.Related{registered("the route", j.route)}
			list = append(list, f)
		}
	}
	return list
}

// unrouted reports the operations that no route answers.
func unrouted(joints []*joint, routes []*route) []driver.Finding {
	var list []driver.Finding
	for _, j := range joints {
		if j.taken || slices.Contains([]string{"HEAD", "OPTIONS", "TRACE"}, j.Method) {
			continue
		}
		near := j.other
		if near == nil {
			near = nearest(j, routes)
		}
		if near == nil {
			list = append(list, finding(Unsent, j.At, "%s has no route; remove it, or register it", j.name()))
			continue
		}
		f := finding(Unsent, j.At, "%s has no route; the nearest is %s: remove it, or register it", j.name(), near.name())
		f.Related = []driver.Related{registered("the nearest route", near)}
		near.known = true // one misspelling is one finding
		list = append(list, f)
	}
	return list
}

// nearest returns the route that a path most likely means.
func nearest(j *joint, routes []*route) *route {
	byName := map[string]*route{}
	var names []string
	for _, r := range routes {
		if r.pattern.open || r.Method != j.Method && r.Method != "*" {
			continue
		}
		if key := r.pattern.key(); byName[key] == nil {
			byName[key] = r
			names = append(names, key)
		}
	}
	for _, p := range j.paths {
		if near, ok := messages.Nearest(p.key(), names); ok {
			return byName[near]
		}
	}
	return nil
}

// unlisted reports the routes that a document leaves out, once each, although it describes this part of the program: it has another
// method of the path, or a path with the same beginning. If all of its paths begin with the same segments, these define the part. A route may be
// another program's if it is registered in a folder where no route of the document is.
func (d *Document) unlisted(joints []*joint, routes []*route) []driver.Finding {
	part := partOf(joints)
	folders := map[string]bool{}
	for _, j := range joints {
		if j.route != nil {
			folders[filepath.Dir(j.route.Call.Pos.Filename)] = true
		}
	}
	described := map[string]*joint{} // by path
	var names []string
	for _, j := range joints {
		if key := j.paths[0].key(); described[key] == nil {
			described[key] = j
			names = append(names, key)
		}
	}
	var list []driver.Finding
	for _, r := range routes {
		if d.serves(r) {
			continue
		}
		if r.known || r.Silent || !folders[filepath.Dir(r.Call.Pos.Filename)] || r.Handler == "?" || r.pattern.open || r.pattern.rest || len(r.pattern.segments) == 0 ||
			slices.Contains([]string{"*", "HEAD", "OPTIONS", "TRACE", "CONNECT"}, r.Method) {
			continue
		}
		near := described[r.pattern.key()]
		if near == nil {
			if !part(r.pattern.segments) {
				continue
			}
			if name, ok := messages.Nearest(r.pattern.key(), names); ok {
				near = described[name]
			}
		}
		text := ""
		if near != nil {
			text = ", where the nearest is " + near.name()
		}
		f := finding(Undocumented, spanOf(r.Call), "%s is not in %s%s; add it there", r.name(), d.Name, text)
		if near != nil {
			f.Related = []driver.Related{{Message: "the nearest path", Pos: near.At.Pos, End: near.At.End}}
		}
		list = append(list, f)
	}
	return list
}

// serves reports whether a route is that of a file of the document, which need not name itself.
func (d *Document) serves(r *route) bool {
	n := len(r.pattern.segments)
	return n > 0 && r.pattern.segments[n-1].kind == literal && slices.ContainsFunc(d.Files, func(f File) bool {
		return filepath.Base(f.Name) == r.pattern.segments[n-1].text
	})
}

// partOf returns whether a route belongs to the part of the program that a document describes.
func partOf(joints []*joint) func([]segment) bool {
	var common []segment // of all that have a route, without the last segment of any
	first := true
	begins := map[segment]bool{}
	for _, j := range joints {
		if j.route == nil || j.route.pattern.open || len(j.route.pattern.segments) == 0 {
			continue
		}
		s := j.route.pattern.segments
		begins[s[0]] = s[0].kind == literal
		if first {
			common, first = s, false
		}
		n := 0
		for n < min(len(common), len(s)-1) && common[n] == s[n] && s[n].kind == literal {
			n++
		}
		common = common[:n]
	}
	return func(s []segment) bool {
		if len(common) > 0 {
			return len(s) > len(common) && slices.Equal(s[:len(common)], common)
		}
		return begins[s[0]]
	}
}

// foreign is the error for a document none of whose paths has a route.
func (d *Document) foreign(joints []*joint, routes []*route) error {
	if len(routes) == 0 {
		return fmt.Errorf("%s: there are no routes to compare it with: statuslint knows those of net/http, chi, gorilla/mux, gin, echo, fiber and huma", d.Name)
	}
	first := joints[0]
	text := fmt.Sprintf("%s:%d: no path of the document is a route of the program: %s is not", d.Name, first.At.Pos.Line, first.name())
	if near := nearest(first, routes); near != nil {
		return fmt.Errorf("%s; the nearest is %s", text, near.name())
	}
	return fmt.Errorf("%s; a route is %s", text, routes[0].name())
}

func registered(what string, r *route) driver.Related {
	s := spanOf(r.Call)
	return driver.Related{Message: what, Pos: s.Pos, End: s.End}
}

func finding(rule string, at Span, format string, args ...any) driver.Finding {
	f := driver.Finding{Rule: rule, Pos: at.Pos, End: at.End, Message: fmt.Sprintf(format, args...) + " (" + rule + ")"}
	for _, d := range analyzer.Rules() {
		if d.ID == rule {
			f.URL = d.URL()
		}
	}
	return f
}

func spanOf(s routes.Span) Span { return Span{positionOf(s.Pos), positionOf(s.End)} }

func positionOf(p token.Position) driver.Position {
	return driver.Position{File: p.Filename, Offset: p.Offset, Line: p.Line, Column: p.Column}
}

// codeText is a code with its reason phrase.
func codeText(code int) string {
	if m, ok := catalog.Registered(code); ok && m.Phrase != "" {
		return fmt.Sprintf("%d %s", code, m.Phrase)
	}
	return fmt.Sprint(code)
}

// Sort puts findings in the order of reports.
func Sort(list []driver.Finding) {
	slices.SortStableFunc(list, func(a, b driver.Finding) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Offset, b.Pos.Offset), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
}
