package gate

import (
	"bytes"

	"github.com/rogpeppe/go-internal/diff"
)

// origins returns, for each line of a file as it is now, the line that it was before. Of lines that replace others, the
// first was the first of them, and so on; a line that was added counts as the line above it.
func origins(before, after []byte) []int {
	var (
		list []int
		next = 1   // the next line of before
		gone []int // lines of before that were taken away just now
		come int   // how many have come in their place
	)
	replaced := func() {
		for j := range come {
			if len(gone) > 0 {
				list = append(list, gone[min(j, len(gone)-1)])
			} else {
				list = append(list, max(next-1, 1))
			}
		}
		gone, come = nil, 0
	}
	same := func(n int) {
		replaced()
		for range n {
			list = append(list, next)
			next++
		}
	}
	head := 3 // lines with the names of files
	for line := range bytes.Lines(diff.Diff("before", before, "after", after)) {
		switch {
		case head > 0:
			head--
		case line[0] == '@':
			replaced()
			if h, err := parseHunk(string(line)); err == nil {
				same(h.above() - len(list))
			}
		case line[0] == '-':
			gone = append(gone, next)
			next++
		case line[0] == '+':
			come++
		case line[0] == ' ':
			same(1)
		}
	}
	replaced()
	lines := bytes.Count(after, []byte("\n"))
	if len(after) > 0 && after[len(after)-1] != '\n' {
		lines++
	}
	same(lines - len(list))
	return list
}
