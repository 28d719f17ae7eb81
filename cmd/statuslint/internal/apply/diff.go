package apply

import (
	"fmt"
	"io"
	"path/filepath"
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
		if _, err := io.WriteString(w, udiff.Unified("a/"+name, "b/"+name, string(c.Before), string(c.After))); err != nil {
			return fmt.Errorf("the diff: %w", err)
		}
	}
	return nil
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
