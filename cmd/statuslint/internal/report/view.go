package report

import (
	"os"
	"sync"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// toolURL is the home page of statuslint.
const toolURL = "https://github.com/statuslint/statuslint"

// report is what a format writes: a result, and what several formats need of its findings.
type report struct {
	Setting
	*driver.Result
	root   string // of the repository, see repositoryRoot
	rules  func() []analyzer.Doc
	files  map[string]*source
	prints func() []string // fingerprints, by finding
}

func newReport(s Setting, res *driver.Result) *report {
	r := &report{
		Setting: s,
		Result:  res,
		root:    repositoryRoot(s.Dir),
		rules:   sync.OnceValue(analyzer.Rules),
		files:   make(map[string]*source),
	}
	r.prints = sync.OnceValue(r.fingerprints)
	return r
}

// severity is that of the rule, unless the user has set another one. A finding of an unknown rule is an error.
func (r *report) severity(f driver.Finding) analyzer.Severity {
	if r.Severity != nil {
		return r.Severity(f)
	}
	if i := r.rule(f); i >= 0 {
		return r.rules()[i].Severity
	}
	return analyzer.Error
}

// rule returns the index of a finding's rule in r.rules; -1 if it is not there.
func (r *report) rule(f driver.Finding) int {
	for i, d := range r.rules() {
		if d.ID == f.Rule {
			return i
		}
	}
	return -1
}

// source returns a file as it was analysed. Files without a finding (related places may be in one) are read now; nil if
// that fails.
func (r *report) source(file string) *source {
	s, ok := r.files[file]
	if !ok {
		content := r.Sources[file].Content
		if content == nil {
			content, _ = os.ReadFile(file)
		}
		if content != nil {
			s = newSource(content)
		}
		r.files[file] = s
	}
	return s
}

// span is the range of a file that an edit replaces.
func (r *report) span(e driver.Edit) (start, end driver.Position) {
	return r.at(e.File, e.Start), r.at(e.File, e.End)
}

// at is the position of an offset; without line and column if the file is not at hand.
func (r *report) at(file string, offset int) driver.Position {
	p := driver.Position{File: file, Offset: offset}
	if s := r.source(file); s != nil {
		p.Line, p.Column = s.position(offset)
	}
	return p
}

// counts are the numbers of the summary.
type counts struct {
	files, errors, warnings, infos int
}

func (r *report) count() counts {
	var c counts
	files := make(map[string]bool)
	for _, f := range r.Findings {
		files[f.Pos.File] = true
		switch r.severity(f) {
		case analyzer.Info:
			c.infos++
		case analyzer.Warning:
			c.warnings++
		default:
			c.errors++
		}
	}
	c.files = len(files)
	return c
}
