package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// writeText is the text format: path:line:col: message, one finding a line. On a terminal, findings come with the line of
// source, the offending part marked, and with the related places.
func writeText(w io.Writer, r *report) error {
	out := bufio.NewWriter(w)
	for _, f := range r.Findings {
		fmt.Fprintf(out, "%s: %s\n", r.Style.Bold(place(r.Dir, f.Pos)), textMessage(f, r.Style))
		if r.Columns == 0 {
			continue
		}
		r.excerpt(out, f)
		for _, other := range f.Related {
			fmt.Fprintf(out, "%s: %s %s\n", place(r.Dir, other.Pos), r.Style.Note("note:"), terminal.OneLine(other.Message))
		}
	}
	return out.Flush()
}

// textMessage is the text of a finding, in which the rule steps back.
func textMessage(f driver.Finding, style terminal.Style) string {
	text := terminal.OneLine(f.Message)
	suffix := " (" + f.Rule + ")"
	if rest, ok := strings.CutSuffix(text, suffix); ok {
		return rest + style.Faint(suffix)
	}
	return text
}
