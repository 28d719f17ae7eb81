// Package report writes the findings of a run. A format is a function of a report, which has what several formats need; the
// text format is for people and editors.
package report

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/internal/messages"
)

// Path shortens an absolute file name as the go command does: it is relative to dir, the user's working directory,
// unless that is longer. So the name of a file in dir or below is always relative, and each name can be opened as it is.
func Path(dir, file string) string {
	if rel, err := filepath.Rel(dir, file); err == nil && len(rel) < len(file) {
		return rel
	}
	return file
}

// place writes a position as editors read it.
func place(dir string, p driver.Position) string {
	return fmt.Sprintf("%s:%d:%d", Path(dir, p.File), p.Line, p.Column)
}

// Error says in one line why something could not be analysed.
func Error(dir string, e driver.Error) string {
	switch {
	case e.Pos != "":
		file := e.Position().File
		return Path(dir, file) + e.Pos[len(file):] + ": " + e.Message
	case e.Package != "":
		return e.Package + ": " + e.Message
	}
	return e.Message
}

// Summary sums up findings in one line.
func Summary(res *driver.Result) string {
	if len(res.Findings) == 0 {
		return "no findings in " + Count(res.Packages, "package")
	}
	files := make(map[string]bool)
	for _, f := range res.Findings {
		files[f.Pos.File] = true
	}
	text := fmt.Sprintf("%s in %s", Count(len(res.Findings), "finding"), Count(len(files), "file"))
	switch fixable, withheld := Fixable(res.Findings), Withheld(res.Findings); {
	case fixable > 0 && withheld > 0:
		text += fmt.Sprintf(", %d can be fixed with -fix, %d more with -unsafe-fixes", fixable, withheld)
	case fixable > 0:
		text += fmt.Sprintf(", %d can be fixed with -fix", fixable)
	case withheld > 0:
		text += fmt.Sprintf(", %d can be fixed with -fix -unsafe-fixes", withheld)
	}
	return text
}

// Withheld counts the findings that can be fixed only with -unsafe-fixes, if that is off.
func Withheld(findings []driver.Finding) int {
	n := 0
	for _, f := range findings {
		if f.Withheld && len(f.Fixes) == 0 {
			n++
		}
	}
	return n
}

// Fixable counts the findings that can be fixed.
func Fixable(findings []driver.Finding) int {
	n := 0
	for _, f := range findings {
		if len(f.Fixes) > 0 {
			n++
		}
	}
	return n
}

// explained splits the related places of a finding into the conditions on the way to it, and the others.
func explained(f driver.Finding) (others, conditions []driver.Related) {
	for _, rel := range f.Related {
		if messages.IsCondition(rel.Message) {
			conditions = append(conditions, rel)
		} else {
			others = append(others, rel)
		}
	}
	return others, conditions
}

// Count writes a number and what it counts: "1 file", "2 files".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "x") {
		noun += "e"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
