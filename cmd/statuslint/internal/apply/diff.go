package apply

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Diff writes the changes as a unified diff with names relative to base, for patch -p1 and git apply in base.
func (p *Plan) Diff(w io.Writer, base string) error {
	for _, c := range p.Changes {
		rel, err := filepath.Rel(base, c.File)
		if err != nil {
			rel = c.File
		}
		name := filepath.ToSlash(rel)
		if strings.Contains(name, " ") {
			name += "\t" // patch ends a name at a space unless a tab says where it ends
		}
		before := string(c.Before)
		text, err := udiff.ToUnified("a/"+name, "b/"+name, before, lineEdits(before, string(c.After)), udiff.DefaultContextLines)
		if err != nil {
			return fmt.Errorf("the diff of %s: %w", c.File, err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
	}
	return nil
}

const (
	// synced is how many lines have to be equal for two texts to run in step again after a change.
	synced = 3
	// maxSearch is how many lines udiff.Lines is given at most: it gives up after a hundred changes.
	maxSearch = 50
)

// lineEdits returns edits of whole lines that turn before into after. udiff.Lines does the same, but takes everything
// behind the first hundred changes for one big change. Fixes are small and many, so that the texts soon run in step again
// after each of them.
func lineEdits(before, after string) []udiff.Edit {
	a, b := slices.Collect(strings.Lines(before)), slices.Collect(strings.Lines(after))
	var edits []udiff.Edit
	offset := 0 // of a[0] in before
	compare := func(gone, come int) {
		old, new := strings.Join(a[:gone], ""), strings.Join(b[:come], "")
		for _, e := range udiff.Lines(old, new) {
			e.Start, e.End = e.Start+offset, e.End+offset
			edits = append(edits, e)
		}
		offset += len(old)
		a, b = a[gone:], b[come:]
	}
	for len(a) > 0 || len(b) > 0 {
		if len(a) > 0 && len(b) > 0 && a[0] == b[0] {
			offset += len(a[0])
			a, b = a[1:], b[1:]
			continue
		}
		gone, come := resync(a, b)
		if gone != come || gone <= maxSearch {
			compare(gone, come)
			continue
		}
		// So many lines in a row have changed one by one.
		for range gone {
			compare(1, 1)
		}
	}
	return edits
}

// resync returns how many lines of a and b, as few as possible, have to be skipped for the rest to run in step.
func resync(a, b []string) (gone, come int) {
	for skipped := 1; ; skipped++ {
		for gone := max(0, skipped-len(b)); gone <= min(skipped, len(a)); gone++ {
			restA, restB := a[gone:], b[skipped-gone:]
			atEnd := len(restA) < synced || len(restB) < synced
			if atEnd && slices.Equal(restA, restB) || !atEnd && slices.Equal(restA[:synced], restB[:synced]) {
				return gone, skipped - gone
			}
		}
	}
}

// Base returns the directory that a diff of the changes is relative to: the first of the given ones that holds all
// files, for patch refuses names that lead out of where it runs, else the deepest that does.
func (p *Plan) Base(dirs ...string) string {
	holdsAll := func(dir string) bool {
		for _, c := range p.Changes {
			if !inside(dir, c.File) {
				return false
			}
		}
		return true
	}
	for _, dir := range dirs {
		if holdsAll(dir) {
			return dir
		}
	}
	dir := filepath.Dir(p.Changes[0].File)
	for !holdsAll(dir) && filepath.Dir(dir) != dir {
		dir = filepath.Dir(dir)
	}
	return dir
}

// inside reports whether a file is in a directory or below.
func inside(dir, file string) bool {
	rel, err := filepath.Rel(dir, file)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
