package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// What is written beside a line of source: the margin with the line's number, and an ellipsis if the line does not fit. If the line
// wrapped, the mark below it would be in the wrong place.
const (
	margin     = len("99999 | ")
	ellipses   = 2
	minColumns = 20 // shown of a line even if they do not fit
)

// excerpt writes the line on which a finding begins and a second one that marks the offending part. It writes nothing if
// the content is not at hand.
//
//	31 | http.Error(w, "no such order", 404)
//	   |                                ^~~
func (r *report) excerpt(w io.Writer, f driver.Finding) {
	line, start, end, ok := lineOf(r.Sources[f.Pos.File].Content, f)
	if !ok {
		return
	}
	shown := frame(terminal.Cells(line), start, end, max(r.Columns-margin-ellipses, minColumns))
	fmt.Fprintf(w, "%s %s%s%s\n", r.Style.Faint(fmt.Sprintf("%5d |", f.Pos.Line)), shown.before, r.Style.Bold(shown.marked), shown.after)
	mark := "^" + strings.Repeat("~", max(0, shown.width-1))
	fmt.Fprintf(w, "%s %s%s\n", r.Style.Faint("      |"), strings.Repeat(" ", shown.indent), r.Style.Mark(mark))
}

// lineOf returns the line on which a finding begins, without the white space around it, and where in it the offending
// part starts and ends.
func lineOf(content []byte, f driver.Finding) (line string, start, end int, ok bool) {
	from, to := f.Pos.Offset, f.End.Offset
	if from < 0 || from > len(content) || content == nil {
		return "", 0, 0, false
	}
	first := bytes.LastIndexByte(content[:from], '\n') + 1
	last := len(content)
	if i := bytes.IndexByte(content[from:], '\n'); i >= 0 {
		last = from + i
	}
	for first < from && (content[first] == ' ' || content[first] == '\t') {
		first++
	}
	for last > from && (content[last-1] == ' ' || content[last-1] == '\t' || content[last-1] == '\r') {
		last--
	}
	return string(content[first:last]), from - first, min(max(to, from), last) - first, true
}

// framed is a line in three parts as a terminal shows them, and where the marked one is.
type framed struct {
	before, marked, after string
	indent, width         int // columns before the marked part, and of it
}

// frame cuts a line that is wider than columns down to the surroundings of the marked part, from start to end in bytes.
func frame(cells []terminal.Cell, start, end, columns int) framed {
	var before, marked, after []terminal.Cell
	for _, c := range cells {
		switch {
		case c.Offset < start:
			before = append(before, c)
		case c.Offset < end:
			marked = append(marked, c)
		default:
			after = append(after, c)
		}
	}
	const ellipsis = "…" // one column
	var f framed
	var cut bool
	if marked, cut = head(marked, columns); cut {
		return framed{marked: text(marked) + ellipsis, width: width(marked)}
	}
	f.marked, f.width = text(marked), width(marked)
	room := columns - f.width
	// The part after the mark gets what the part before it leaves, but no less than half.
	after, cut = head(after, max(room/2, room-width(before)))
	f.after = text(after)
	if cut {
		f.after += ellipsis
	}
	before, cut = tail(before, room-width(after))
	if cut {
		f.before, f.indent = ellipsis, 1
	}
	f.before += text(before)
	f.indent += width(before)
	return f
}

// head returns the first cells that fit into a number of columns, and whether there are more.
func head(cells []terminal.Cell, columns int) ([]terminal.Cell, bool) {
	for i, c := range cells {
		if columns -= c.Width; columns < 0 {
			return cells[:i], true
		}
	}
	return cells, false
}

// tail returns the last cells that fit into a number of columns, and whether there are more.
func tail(cells []terminal.Cell, columns int) ([]terminal.Cell, bool) {
	for i := len(cells) - 1; i >= 0; i-- {
		if columns -= cells[i].Width; columns < 0 {
			return cells[i+1:], true
		}
	}
	return cells, false
}

func width(cells []terminal.Cell) int {
	n := 0
	for _, c := range cells {
		n += c.Width
	}
	return n
}

func text(cells []terminal.Cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.Text)
	}
	return b.String()
}
