package apply

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

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
		text := string(diff.Diff(label("a/"+name), c.Before, label("b/"+name), c.After))
		_, text, _ = strings.Cut(text, "\n") // the command that would write it
		if _, err := io.WriteString(w, coloured(text, style)); err != nil {
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

// Base returns the directory that a diff of the changes is relative to: the first of the given ones that holds all files, or
// else the deepest directory that does. patch refuses names outside the directory in which it runs.
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
