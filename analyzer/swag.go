package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// declaration is what a handler declares: in its comment for github.com/swaggo/swag, by the lines "@Success 200,201 {object} T",
// "@Failure default {string} string", "@Response 4XX ...", or in the struct with which it is registered.
type declaration struct {
	declared []declaredStatus // in order
	also     []int            // statuses that a framework adds
	all      bool             // "default" is declared
	lines    []swagLine       // of a comment, that declare statuses
	errors   bool             // errors are meant to be declared
}

// namesErrors reports whether an error is declared.
func (d *declaration) namesErrors() bool {
	return d.all || slices.ContainsFunc(d.declared, func(s declaredStatus) bool { return s.code >= 400 || s.class >= 4 })
}

// namesSuccesses reports whether anything but errors is declared.
func (d *declaration) namesSuccesses() bool {
	return d.all || slices.ContainsFunc(d.declared, func(s declaredStatus) bool { return s.class < 4 && s.code < 400 })
}

// swagLine is a line of a comment that declares statuses, from its @ on.
type swagLine struct {
	comment *ast.Comment
	text    string // without what ends the line
	at      token.Pos
}

type declaredStatus struct {
	code     int // 0 for a class
	class    int // 4 for 4XX; 0 for a code
	pos, end token.Pos
}

// parseSwag reads the comment of a function. It is nil if that declares no status.
func parseSwag(doc *ast.CommentGroup) *declaration {
	d := &declaration{}
	route := false
	for _, c := range doc.List {
		pos := c.Pos()
		for line := range strings.Lines(c.Text) {
			d.line(c, line, pos, &route)
			pos += token.Pos(len(line))
		}
	}
	if !route || len(d.declared) == 0 {
		return nil
	}
	return d
}

// line reads one line of a comment, which begins at pos.
func (d *declaration) line(c *ast.Comment, line string, pos token.Pos, route *bool) {
	rest := strings.TrimLeft(line, "/* \t")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return
	}
	switch strings.ToLower(fields[0]) {
	case "@router", "@deprecatedrouter":
		*route = true
		return
	case "@success", "@failure", "@response":
	default:
		return
	}
	if len(fields) < 2 {
		return
	}
	at := pos + token.Pos(len(line)-len(rest))
	d.lines = append(d.lines, swagLine{c, strings.TrimRight(rest, " \t\r\n"), at})
	end := at + token.Pos(len(strings.TrimRight(rest, " \t\r\n*/")))
	for text := range strings.SplitSeq(fields[1], ",") {
		switch {
		case strings.EqualFold(text, "default"):
			d.all = true
		case len(text) == 3 && strings.EqualFold(text[1:], "XX") && text[0] >= '1' && text[0] <= '5':
			d.declared = append(d.declared, declaredStatus{class: int(text[0] - '0'), pos: at, end: end})
		default:
			code := 0
			if _, err := fmt.Sscanf(text, "%d", &code); err == nil && code >= 100 && code <= 999 && fmt.Sprint(code) == text {
				d.declared = append(d.declared, declaredStatus{code: code, pos: at, end: end})
			}
		}
	}
}

// covers reports whether a status is declared.
func (d *declaration) covers(code int) bool {
	if d.all {
		return true
	}
	if slices.Contains(d.also, code) {
		return true
	}
	for _, s := range d.declared {
		if s.code == code || s.class != 0 && s.class == code/100 {
			return true
		}
	}
	return false
}

// text lists what is declared.
func (d *declaration) text() string {
	var parts []string
	for _, s := range d.declared {
		if s.class != 0 {
			parts = append(parts, fmt.Sprintf("%dXX", s.class))
		} else {
			parts = append(parts, fmt.Sprint(s.code))
		}
	}
	switch n := len(parts); {
	case n == 1:
		return parts[0]
	default:
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
}
