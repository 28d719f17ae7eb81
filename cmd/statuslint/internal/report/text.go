package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// Text is the text format: path:line:col: message, one finding a line.
type Text struct {
	Dir string // the user's working directory
	// Columns is the width of the terminal on which a person reads along; 0 if there is none. On a terminal, findings
	// come with the line of source, the offending part marked, and with the related places.
	Columns int
	Style   terminal.Style
}

// Write writes the findings.
func (t Text) Write(w io.Writer, res *driver.Result) error {
	out := bufio.NewWriter(w)
	for _, f := range res.Findings {
		fmt.Fprintf(out, "%s: %s\n", t.Style.Bold(place(t.Dir, f.Pos)), t.message(f))
		if t.Columns == 0 {
			continue
		}
		t.source(out, f, res.Sources[f.Pos.File].Content)
		for _, r := range f.Related {
			fmt.Fprintf(out, "%s: %s %s\n", place(t.Dir, r.Pos), t.Style.Note("note:"), terminal.OneLine(r.Message))
		}
	}
	return out.Flush()
}

// message is the text of a finding, in which the rule steps back.
func (t Text) message(f driver.Finding) string {
	text := terminal.OneLine(f.Message)
	suffix := " (" + f.Rule + ")"
	if rest, ok := strings.CutSuffix(text, suffix); ok {
		return rest + t.Style.Faint(suffix)
	}
	return text
}

// writeText is the text format as a row of the table.
func writeText(w io.Writer, r *report) error {
	return Text{Dir: r.Dir, Columns: r.Columns, Style: r.Style}.Write(w, r.Result)
}
