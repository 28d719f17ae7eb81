package contract

import (
	"fmt"
	"go/token"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/routes"
)

// WriteDiff writes what has changed in a format: text, json or markdown.
func WriteDiff(out io.Writer, format string, s report.Setting, d *Diff) error {
	switch format {
	case "json":
		return writeDiffJSON(out, s, d)
	case "markdown":
		return writeDiffMarkdown(out, s, d)
	}
	return writeDiffText(out, s, d)
}

// The JSON format. Lists are never null.
type (
	jsonDiff struct {
		Version int          `json:"version"`
		Since   string       `json:"since"`
		Commit  string       `json:"commit"`
		Changes []jsonChange `json:"changes"`
	}
	jsonChange struct {
		Change   Kind         `json:"change"`
		Method   string       `json:"method"`
		Pattern  string       `json:"pattern"`
		Handler  string       `json:"handler"`
		Place    jsonPlace    `json:"place"`
		Added    []jsonStatus `json:"added"`
		Removed  []jsonStatus `json:"removed"`
		Complete bool         `json:"complete"`
		Certain  bool         `json:"certain"`
	}
)

func writeDiffJSON(out io.Writer, s report.Setting, d *Diff) error {
	doc := jsonDiff{Version: jsonVersion, Since: d.Since, Commit: d.Commit, Changes: []jsonChange{}}
	for _, c := range d.Changes {
		e := c.Endpoint
		doc.Changes = append(doc.Changes, jsonChange{
			Change: c.Kind, Method: e.Method, Pattern: e.Pattern, Handler: e.Handler, Place: jsonPlaceOf(s, e.At),
			Added: jsonStatuses(s, c.Added), Removed: jsonStatuses(s, c.Removed), Complete: e.Complete, Certain: c.Certain(),
		})
	}
	return encode(out, doc)
}

// line is a change in text and Markdown; empty parts are left out.
type line struct {
	endpoint [2]string // method, pattern
	sign     string    // + or -, with ? if it is not certain
	what     string    // a status, or a route with its statuses
	where    string
}

// lines lists the changes, a status or a route each.
func (d *Diff) lines(s report.Setting) []line {
	var list []line
	for _, c := range d.Changes {
		e := c.Endpoint
		endpoint := [2]string{e.Method, e.Pattern}
		switch c.Kind {
		case RouteAdded:
			list = append(list, line{endpoint, sign("+", !c.Renamed), route(e), where(s, e.At)})
			continue
		case RouteRemoved:
			list = append(list, line{endpoint, sign("-", !c.Renamed), route(e), ""})
			continue
		}
		for _, st := range c.Added {
			list = append(list, line{endpoint, "+", name(st.Code), places(s, st.Places)})
		}
		for _, st := range c.Removed {
			list = append(list, line{endpoint, sign("-", e.Complete), name(st.Code), ""})
		}
		if c.Opened {
			list = append(list, line{endpoint, "+?", more, ""})
		}
	}
	return list
}

func sign(mark string, certain bool) string {
	if certain {
		return mark
	}
	return mark + "?"
}

// route is a route that was added or removed, with its statuses.
func route(e routes.Endpoint) string { return strings.TrimSpace("route " + statuses(e)) }

// maxPlaces is how many places of a status are shown.
const maxPlaces = 3

func places(s report.Setting, list []token.Position) string {
	var parts []string
	for _, p := range list {
		if len(parts) == maxPlaces {
			parts = append(parts, more)
			break
		}
		if text := where(s, p); !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}

// unchanged says that nothing has changed, and how many endpoints were compared.
func (d *Diff) unchanged(since string) string {
	if d.Total == 0 {
		return "no endpoints to compare: none now, and none at " + since
	}
	return fmt.Sprintf("none of %s has changed since %s", report.Count(d.Total, "endpoint"), since)
}

func writeDiffText(out io.Writer, s report.Setting, d *Diff) error {
	lines := d.lines(s)
	if len(lines) == 0 {
		_, err := fmt.Fprintln(out, terminal.OneLine(d.unchanged(d.Since)))
		return err
	}
	method, pattern, signs, what := 0, 0, 0, 0
	for _, l := range lines {
		method = max(method, utf8.RuneCountInString(l.endpoint[0]))
		pattern = max(pattern, utf8.RuneCountInString(l.endpoint[1]))
		signs = max(signs, len(l.sign))
		what = max(what, utf8.RuneCountInString(l.what))
	}
	pattern, what = min(pattern, 60), min(what, 40)
	for _, l := range lines {
		paint := s.Style.Added
		if strings.HasPrefix(l.sign, "-") {
			paint = s.Style.Removed
		}
		text := fmt.Sprintf("%s%s %s%s  %s%s %s", l.endpoint[0], pad(l.endpoint[0], method),
			s.Style.Bold(terminal.OneLine(l.endpoint[1])), pad(l.endpoint[1], pattern), paint(l.sign), pad(l.sign, signs), paint(l.what))
		if l.where != "" {
			text += pad(l.what, what) + "  " + s.Style.Faint(l.where)
		}
		if _, err := fmt.Fprintln(out, text); err != nil {
			return err
		}
	}
	return nil
}

func writeDiffMarkdown(out io.Writer, s report.Setting, d *Diff) error {
	lines := d.lines(s)
	if len(lines) == 0 {
		_, err := fmt.Fprintf(out, "%s.\n", capital(d.unchanged(code(d.Since))))
		return err
	}
	var b strings.Builder
	b.WriteString("| Endpoint | Change | Where |\n|---|---|---|\n")
	for _, l := range lines {
		at := ""
		if l.where != "" {
			at = code(filepath.ToSlash(l.where))
		}
		fmt.Fprintf(&b, "| %s | %s %s | %s |\n", code(l.endpoint[0]+" "+l.endpoint[1]), strings.Replace(l.sign, "-", "−", 1), l.what, at)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
