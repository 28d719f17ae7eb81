// Package gate separates the findings that a change brought from older ones.
//
// The change is the difference between a revision and the files on disk, whether committed, staged or neither, with the
// untracked files that git does not ignore. A finding is new
//
//   - if a line of its range, or of one of its related places, was added or edited. Conditions on the path do not count: they
//     explain the finding, which may be older;
//   - if lines between its two halves were removed or edited: a return that was removed leaves no line to look at.
//
// A line whose spaces alone have changed does not count for a finding at one place. It does for one with
// two halves, which a change brings by moving code into a block or out of it.
//
// Files outside the repository, in a submodule or in another repository below it are not part of a change, neither are
// files that git ignores.
package gate

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/internal/messages"
)

// Config says where a change begins.
type Config struct {
	Dir string   // where the packages are looked for; absolute
	Cwd string   // the working directory of the command, from where relative names in the environment count
	Env []string // for git

	// One of these. Rev is a revision; MergeBase is a branch, and the revision is where HEAD left it.
	Rev, MergeBase string

	// Kinds are patterns of git for the files that findings are in besides *.go.
	Kinds []string
}

// A Gate lets new findings through. The change is read once, when the gate is opened: later edits by -fix
// are not part of it.
type Gate struct {
	// Since is the revision, as the user named it.
	Since string

	root    string // of the working tree, without symbolic links
	all     *change
	visible *change          // without what is white space only
	origins map[string][]int // by file: the line that each line was when the gate was opened, for files that -fix has changed
	names   map[string]string
}

// Open finds the changes.
func Open(ctx context.Context, cfg Config) (*Gate, error) {
	repo, err := openRepository(ctx, cfg)
	if err != nil {
		return nil, err
	}
	g := &Gate{root: repo.root, origins: make(map[string][]int), names: make(map[string]string)}
	var base string
	if g.Since, base, err = repo.since(ctx, cfg); err != nil {
		return nil, err
	}
	g.all, g.visible, err = repo.changesSince(ctx, base)
	return g, err
}

// Filter removes findings that are not new from a result, and returns how many.
func (g *Gate) Filter(res *driver.Result) (older int) {
	var fresh []driver.Finding
	for _, f := range res.Findings {
		if g.isNew(f) {
			fresh = append(fresh, f)
		}
	}
	older = len(res.Findings) - len(fresh)
	res.Findings = fresh
	return older
}

// Edited records that a file was changed after the gate was opened.
func (g *Gate) Edited(file string, before, after []byte) {
	name := g.name(file)
	lines := origins(before, after)
	for i, line := range lines {
		lines[i] = g.origin(name, line)
	}
	g.origins[name] = lines
}

// origin returns which line a line was when the gate was opened.
func (g *Gate) origin(name string, line int) int {
	if lines, ok := g.origins[name]; ok && line >= 1 && line <= len(lines) {
		return lines[line-1]
	}
	return line
}

// isNew reports whether the change brought a finding.
func (g *Gate) isNew(f driver.Finding) bool {
	first := g.stretch(f.Pos, f.End)
	halves := slices.DeleteFunc(slices.Clone(f.Related), func(r driver.Related) bool { return messages.IsCondition(r.Message) })
	if len(halves) == 0 {
		return first.touched(g.visible)
	}
	if first.touched(g.all) {
		return true
	}
	return slices.ContainsFunc(halves, func(r driver.Related) bool {
		second := g.stretch(r.Pos, r.End)
		return second.touched(g.all) || g.cutBetween(first, second)
	})
}

// stretch is a range of lines of a file, as they were when the gate was opened; the last is included.
type stretch struct {
	name        string
	first, last int
}

func (g *Gate) stretch(pos, end driver.Position) stretch {
	last := max(pos.Line, end.Line)
	if end.Column == 1 && last > pos.Line {
		last-- // it ends before the line begins
	}
	name := g.name(pos.File)
	return stretch{name, g.origin(name, pos.Line), g.origin(name, last)}
}

// touched reports whether one of the lines was added or edited.
func (s stretch) touched(c *change) bool { return s.name != "" && c.touches(s.name, s.first, s.last) }

// cutBetween reports whether lines between two stretches of a file were removed.
func (g *Gate) cutBetween(a, b stretch) bool {
	if a.name != b.name {
		return false
	}
	if a.first > b.first {
		a, b = b, a
	}
	return g.all.cuts(a.name, a.last, b.first)
}

// name returns the name of a file in the repository, with slashes; "" if it is outside. Git knows a file by its real
// path: for a link, that of the file that it leads to.
func (g *Gate) name(file string) string {
	name, known := g.names[file]
	if !known {
		name, _ = g.resolve(file)
		g.names[file] = name
	}
	return name
}

func (g *Gate) resolve(file string) (string, error) {
	real, err := filepath.EvalSymlinks(file)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(g.root, real)
	if err != nil {
		return "", err
	}
	rel = filepath.ToSlash(rel)
	if rel == ".." || strings.HasPrefix(rel, "../") {
		return "", errors.New("outside the repository")
	}
	return rel, nil
}
