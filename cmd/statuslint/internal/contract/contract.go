// Package contract writes what the endpoints of a program can answer, and how that differs from an earlier commit.
package contract

import (
	"encoding/json"
	"fmt"
	"go/token"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/routes"
)

// jsonVersion is the version of the JSON format. docs/endpoints.md says what may change without another number.
const jsonVersion = 1

// Write writes endpoints in a format: text, json or markdown.
func Write(out io.Writer, format string, s report.Setting, list []routes.Endpoint) error {
	switch format {
	case "json":
		return writeJSON(out, s, list)
	case "markdown":
		return writeMarkdown(out, s, list)
	}
	return writeText(out, s, list)
}

// The JSON format. Lists are never null.
type (
	jsonContract struct {
		Version   int            `json:"version"`
		Endpoints []jsonEndpoint `json:"endpoints"`
	}
	jsonEndpoint struct {
		Method   string       `json:"method"`
		Pattern  string       `json:"pattern"`
		Handler  string       `json:"handler"`
		Place    jsonPlace    `json:"place"`
		Statuses []jsonStatus `json:"statuses"`
		Complete bool         `json:"complete"`
	}
	jsonStatus struct {
		Code   int         `json:"code"`
		Places []jsonPlace `json:"places"`
	}
	jsonPlace struct {
		File string `json:"file"`
		Line int    `json:"line"`
	}
)

func writeJSON(out io.Writer, s report.Setting, list []routes.Endpoint) error {
	doc := jsonContract{Version: jsonVersion, Endpoints: []jsonEndpoint{}}
	for _, e := range list {
		doc.Endpoints = append(doc.Endpoints, jsonEndpoint{
			Method: e.Method, Pattern: e.Pattern, Handler: e.Handler, Place: jsonPlaceOf(s, e.At), Statuses: jsonStatuses(s, e.Statuses), Complete: e.Complete,
		})
	}
	return encode(out, doc)
}

func jsonPlaceOf(s report.Setting, p token.Position) jsonPlace {
	return jsonPlace{filepath.ToSlash(report.Path(s.Dir, p.Filename)), p.Line}
}

func jsonStatuses(s report.Setting, list []routes.Status) []jsonStatus {
	out := []jsonStatus{}
	for _, st := range list {
		js := jsonStatus{Code: st.Code, Places: []jsonPlace{}}
		for _, p := range st.Places {
			js.Places = append(js.Places, jsonPlaceOf(s, p))
		}
		out = append(out, js)
	}
	return out
}

func encode(out io.Writer, doc any) error {
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(doc)
}

// more says that a list of statuses is not complete.
const more = "…"

// writeText writes a pattern on a line of its own, and below it what each method answers: the statuses, the handler and where it is
// registered. "…" follows a list that may be incomplete.
func writeText(out io.Writer, s report.Setting, list []routes.Endpoint) error {
	codes, handler := 0, 0
	for _, e := range list {
		codes = max(codes, utf8.RuneCountInString(statuses(e)))
		handler = max(handler, utf8.RuneCountInString(e.Handler))
	}
	codes, handler = min(codes, 40), min(handler, 40)
	pattern := "\x00"
	for _, e := range list {
		if e.Pattern != pattern {
			pattern = e.Pattern
			if _, err := fmt.Fprintln(out, s.Style.Bold(terminal.OneLine(pattern))); err != nil {
				return err
			}
		}
		text := statuses(e)
		line := fmt.Sprintf("  %-7s  %s%s  %s%s  %s", e.Method, s.Style.Note(text), pad(text, codes),
			terminal.OneLine(e.Handler), pad(e.Handler, handler), s.Style.Faint(where(s, e.At)))
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return nil
}

func pad(text string, width int) string {
	return strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}

// statuses are the codes of an endpoint.
func statuses(e routes.Endpoint) string {
	var parts []string
	for _, st := range e.Statuses {
		parts = append(parts, fmt.Sprint(st.Code))
	}
	if !e.Complete {
		parts = append(parts, more)
	}
	return strings.Join(parts, " ")
}

func where(s report.Setting, p token.Position) string {
	return fmt.Sprintf("%s:%d", terminal.OneLine(report.Path(s.Dir, p.Filename)), p.Line)
}

// Twice says in one line that a route is registered twice.
func Twice(dir string, t routes.Twice) string {
	at := func(p token.Position) string { return fmt.Sprintf("%s:%d", report.Path(dir, p.Filename), p.Line) }
	text := fmt.Sprintf("%s: %s %s is registered twice in one router, first at %s: ", at(t.Second), t.Method, t.Pattern, at(t.First))
	if t.Panics {
		return text + "the second call panics"
	}
	return text + "the second handler replaces the first"
}

// writeMarkdown writes a table.
func writeMarkdown(out io.Writer, s report.Setting, list []routes.Endpoint) error {
	if len(list) == 0 {
		_, err := fmt.Fprintln(out, "No endpoints were found.")
		return err
	}
	var b strings.Builder
	b.WriteString("| Endpoint | Statuses | Handler |\n|---|---|---|\n")
	for _, e := range list {
		var parts []string
		for _, st := range e.Statuses {
			parts = append(parts, name(st.Code))
		}
		if !e.Complete {
			parts = append(parts, more)
		}
		fmt.Fprintf(&b, "| %s | %s | %s, %s |\n", code(e.Method+" "+e.Pattern), strings.Join(parts, "<br>"), code(e.Handler), code(where(s, e.At)))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// name is a code with its reason phrase.
func name(status int) string {
	if c, ok := catalog.Registered(status); ok && c.Phrase != "" && !strings.HasPrefix(c.Phrase, "(") { // not "(Unused)"
		return fmt.Sprintf("%d %s", status, c.Phrase)
	}
	return fmt.Sprint(status)
}

// code writes text as code in a cell of a table.
func code(text string) string {
	text = strings.ReplaceAll(terminal.OneLine(text), "|", "\\|")
	if strings.Contains(text, "`") {
		return "`` " + text + " ``"
	}
	return "`" + text + "`"
}
