package apply

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// Diff writes the changes as a unified diff for patch -p1 and git apply in base, which holds all files. Both programs
// refuse to go through symbolic links, so the names are those of the files that links lead to.
func (p *Plan) Diff(w io.Writer, base string, style terminal.Style) error {
	base = realPath(base)
	for _, c := range p.Changes {
		name, err := filepath.Rel(base, c.path())
		if err != nil {
			name = c.path()
		}
		name = filepath.ToSlash(name)
		before := string(c.Before)
		diff, err := udiff.ToUnifiedDiff(label("a/"+name), label("b/"+name), before, lineEdits(before, string(c.After)), udiff.DefaultContextLines)
		if err != nil {
			return fmt.Errorf("the diff of %s: %w", c.File, err)
		}
		number(diff.Hunks)
		if _, err := io.WriteString(w, coloured(diff.String(), style)); err != nil {
			return err
		}
	}
	return nil
}

// coloured is a diff of one file as git shows it on a terminal.
func coloured(diff string, style terminal.Style) string {
	if !style.Colour {
		return diff
	}
	var b strings.Builder
	n := 0
	for line := range strings.Lines(diff) {
		line, end := strings.TrimSuffix(line, "\n"), line[len(strings.TrimSuffix(line, "\n")):]
		switch n++; {
		case n <= 2: // the names
			line = style.Bold(line)
		case strings.HasPrefix(line, "@@"):
			line = style.Note(line)
		case strings.HasPrefix(line, "-"):
			line = style.Removed(line)
		case strings.HasPrefix(line, "+"):
			line = style.Added(line)
		}
		b.WriteString(line + end)
	}
	return b.String()
}

// number says where each hunk begins in the new file. go-udiff forgets the unchanged lines between two edits of one hunk,
// so that the numbers of later hunks are too low. git apply starts its search there and takes the first place that looks
// the same.
func number(hunks []*udiff.Hunk) {
	grown := 0 // lines that the hunks before added, less those that they removed
	for _, h := range hunks {
		h.ToLine = h.FromLine + grown
		for _, line := range h.Lines {
			switch line.Kind {
			case udiff.Insert:
				grown++
			case udiff.Delete:
				grown--
			}
		}
	}
}

// label is a name as git writes it above a diff, and as git and patch read it. Without a tab at its end, a name with spaces
// would end at the first of them; control characters, quotes and backslashes are written as in C.
func label(name string) string {
	special := func(c byte) bool { return c < ' ' || c == 0x7f || c == '"' || c == '\\' }
	var quoted strings.Builder
	for _, c := range []byte(name) {
		switch {
		case !special(c):
			quoted.WriteByte(c)
		case c == '"' || c == '\\':
			quoted.Write([]byte{'\\', c})
		default:
			fmt.Fprintf(&quoted, "\\%03o", c)
		}
	}
	switch {
	case quoted.Len() > len(name):
		return `"` + quoted.String() + `"`
	case strings.Contains(name, " "):
		return name + "\t"
	}
	return name
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
			if !inside(dir, c.path()) {
				return false
			}
		}
		return true
	}
	for _, dir := range dirs {
		if holdsAll(realPath(dir)) {
			return dir
		}
	}
	dir := filepath.Dir(p.Changes[0].path())
	for !holdsAll(dir) && filepath.Dir(dir) != dir {
		dir = filepath.Dir(dir)
	}
	return dir
}

// path is the name of the changed file itself, without symbolic links.
func (c Change) path() string { return c.target.path }

// realPath follows the symbolic links in a name, if it can.
func realPath(name string) string {
	if path, err := filepath.EvalSymlinks(name); err == nil {
		return path
	}
	return name
}

// inside reports whether a file is in a directory or below.
func inside(dir, file string) bool {
	rel, err := filepath.Rel(dir, file)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
