package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// writeText is the text format: path:line:col: message, one finding a line. On a terminal, findings come with the line of
// source, the offending part marked, and with the related places.
func writeText(w io.Writer, r *report) error {
	out := bufio.NewWriter(w)
	for _, f := range r.Findings {
		if r.Columns == 0 {
			fmt.Fprintf(out, "%s: %s\n", place(r.Dir, f.Pos), terminal.OneLine(f.Message))
			continue
		}
		at := place(r.Dir, f.Pos)
		r.wrapped(out, at+":", r.Style.Bold(at)+":", terminal.OneLine(f.Message), " ("+f.Rule+")")
		r.excerpt(out, f)
		for _, other := range f.Related {
			at := place(r.Dir, other.Pos) + ": "
			r.wrapped(out, at+"note:", at+r.Style.Note("note:"), terminal.OneLine(other.Message), "")
		}
	}
	return out.Flush()
}

// wrapped writes text between words in lines that fit the terminal, after something that is shown in another style. The end
// of it is dimmed.
func (r *report) wrapped(w io.Writer, begin, shown, text, end string) {
	lines := terminal.WrapAfter(begin+" ", text, r.Columns-1)
	for i, line := range lines {
		if i == 0 {
			line = strings.TrimPrefix(line, begin)
		}
		if i == len(lines)-1 && end != "" {
			for _, end := range []string{end, strings.TrimSpace(end)} {
				if rest, ok := strings.CutSuffix(line, end); ok {
					line = rest + r.Style.Faint(end)
					break
				}
			}
		}
		if i == 0 {
			line = shown + line
		}
		fmt.Fprintln(w, line)
	}
}
