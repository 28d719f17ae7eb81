package report

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// source is the content of a file, in lines. Columns are bytes in the analysis and in some formats, UTF-16 code units in
// others; this type converts them.
type source struct {
	content []byte
	starts  []int // offsets of the lines
}

func newSource(content []byte) *source {
	s := &source{content: content, starts: []int{0}}
	for i, c := range content {
		if c == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// position returns the line and column in bytes, from 1, of an offset.
func (s *source) position(offset int) (line, column int) {
	offset = max(0, min(offset, len(s.content)))
	line = sort.SearchInts(s.starts, offset+1)
	return line, offset - s.starts[line-1] + 1
}

// utf16Column turns a column in bytes into one in UTF-16 code units. A byte of invalid UTF-8 is one unit, as in
// programs that replace it with U+FFFD. A byte order mark is not part of the text.
func (s *source) utf16Column(line, column int) int {
	if line < 1 || line > len(s.starts) {
		return column
	}
	text := s.content[s.starts[line-1]:]
	text = text[:max(0, min(column-1, len(text)))]
	if line == 1 {
		text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	}
	units := 0
	for len(text) > 0 {
		c, size := utf8.DecodeRune(text)
		text = text[size:]
		units++
		if c > 0xFFFF {
			units++ // a surrogate pair
		}
	}
	return units + 1
}

// utf16Column is the column of a position in UTF-16 code units, or in bytes if the file is not at hand.
func (r *report) utf16Column(p driver.Position) int {
	if s := r.source(p.File); s != nil {
		return s.utf16Column(p.Line, p.Column)
	}
	return p.Column
}
