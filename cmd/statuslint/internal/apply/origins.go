package apply

import (
	"slices"
	"strings"
)

// Origins returns, for each line of the file as it is now, the line that it was before. A line that a fix wrote counts as
// the line above it.
func (c Change) Origins() []int {
	before := string(c.Before)
	edits := lineEdits(before, string(c.After))
	var origins []int
	offset, line := 0, 1 // in before
	same := func(text string) {
		for range strings.Lines(text) {
			origins = append(origins, line)
			line++
		}
	}
	for _, e := range edits {
		same(before[offset:e.Start])
		gone := slices.Collect(strings.Lines(before[e.Start:e.End]))
		for _, i := range pair(gone, slices.Collect(strings.Lines(e.New))) {
			origins = append(origins, max(line+i, 1))
		}
		line += len(gone)
		offset = e.End
	}
	same(before[offset:])
	return origins
}

// maxPairs is how many pairs of lines are compared at most to find out which became which.
const maxPairs = 10_000

// pair returns, for each of the lines that have come, which of those that have gone it was; -1 if none has gone. Of the ways
// to pair them in order, it takes the one in which they resemble each other most.
func pair(gone, come []string) []int {
	was := make([]int, len(come))
	if len(gone)*len(come) > maxPairs || len(gone) == len(come) {
		for j := range was {
			was[j] = min(j, len(gone)-1)
		}
		return was
	}
	// best[i][j] is the likeness that can be had from the lines behind i and j.
	best := make([][]float64, len(gone)+1)
	for i := range best {
		best[i] = make([]float64, len(come)+1)
	}
	for i := len(gone) - 1; i >= 0; i-- {
		for j := len(come) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], best[i+1][j+1]+likeness(gone[i], come[j]))
		}
	}
	i, j, last := 0, 0, min(0, len(gone)-1)
	for j < len(come) {
		switch {
		case i < len(gone) && best[i][j] == best[i+1][j]:
			i++
			continue
		case i < len(gone) && best[i][j] != best[i][j+1]:
			last = i
			i++
		}
		was[j] = last
		j++
	}
	return was
}

// likeness is how much of two lines is the same at both ends, from 0 to 1; white space does not count.
func likeness(a, b string) float64 {
	a, b = strings.Join(strings.Fields(a), ""), strings.Join(strings.Fields(b), "")
	shorter := min(len(a), len(b))
	if shorter == 0 {
		return 0
	}
	head := 0
	for head < shorter && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < shorter-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return 2 * float64(head+tail) / float64(len(a)+len(b))
}
