package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A record has the cost of a run on a repository, and the outcome for each of its modules.
type record struct {
	Repository string         `json:"repository"`
	Commit     string         `json:"commit"`
	Statuslint string         `json:"statuslint"`
	GivenUp    string         `json:"givenUp,omitempty"` // why the repository has no findings
	Limits     string         `json:"limits,omitempty"`  // that it passed, if that was the reason: others may be enough
	Modules    []moduleRecord `json:"modules"`
	// Prepare is the cost of the go command's preparation: downloads, cgo, and with -compile the compilation of dependencies.
	Prepare  float64 `json:"prepareCPU"` // seconds
	CPU      float64 `json:"cpu"`        // seconds, user and system
	Wall     float64 `json:"wall"`       // seconds
	Peak     int64   `json:"peak"`       // MB
	Findings int     `json:"findings"`
	Errors   int     `json:"errors"`
}

// A moduleRecord is the outcome for a module.
type moduleRecord struct {
	Dir      string `json:"dir"`
	LeftOut  string `json:"leftOut,omitempty"` // why it has no report
	Packages int    `json:"packages"`
	Findings int    `json:"findings"`
	Errors   int    `json:"errors"`               // packages and files that could not be analysed
	Error    string `json:"firstError,omitempty"` // the first of them
}

// A finding is one line of REPOSITORY.jsonl.
type finding struct {
	Repository string   `json:"repository"`
	Commit     string   `json:"commit"`
	Module     string   `json:"module"` // its directory
	Package    string   `json:"package"`
	Rule       string   `json:"rule"`
	Severity   string   `json:"severity"`
	File       string   `json:"file"` // relative to the repository
	Line       int      `json:"line"`
	Column     int      `json:"column"` // in bytes
	Message    string   `json:"message"`
	Fixable    bool     `json:"fixable"`
	Fixes      []string `json:"fixes,omitempty"` // as fix.String writes them
	Test       bool     `json:"test,omitempty"`  // in a _test.go file
	Related    []reason `json:"related,omitempty"`
}

// A reason is a place that explains a finding: a related place, or a condition on the way to it.
type reason struct {
	File    string `json:"file"` // relative to the repository
	Line    int    `json:"line"`
	Message string `json:"message"`
}

// A report is the part of statuslint's -format json output that is needed here; docs/formats.md describes it.
type report struct {
	Version  int
	Findings []struct {
		Rule, Severity, Message, Package, Path string
		Start                                  place
		Fixes                                  []fix
		Related, Conditions                    []related
	}
	Errors []struct {
		Package, Path, Message string
		Line                   int
	}
	Summary struct{ Packages int }
}

type place struct{ Line, Column int }

type related struct {
	Message, Path string
	Start         place
}

type fix struct {
	Message string
	Edits   []struct {
		Path       string
		Start, End place
		Text       string
	}
}

// String describes a fix and each of its edits.
func (f fix) String() string {
	var b strings.Builder
	b.WriteString(f.Message)
	for _, e := range f.Edits {
		fmt.Fprintf(&b, "\n%s:%d:%d-%d:%d %q", e.Path, e.Start.Line, e.Start.Column, e.End.Line, e.End.Column, e.Text)
	}
	return b.String()
}

// fileName is the repository's name in results.
func fileName(repository string) string { return strings.ReplaceAll(repository, "/", "+") }

// load returns the stored results for a repository at a commit; nil if there are none, or if they cannot be read.
func (v *version) load(c *checkout) *record {
	data, err := os.ReadFile(filepath.Join(v.dir, fileName(c.name)+".json"))
	if err != nil {
		return nil
	}
	rec := new(record)
	if err := json.Unmarshal(data, rec); err != nil || rec.Commit != c.commit {
		return nil
	}
	return rec
}

// save writes the findings, and then the record that says they are complete.
func (v *version) save(rec *record, findings []finding) error {
	base := filepath.Join(v.dir, fileName(rec.Repository))
	if err := os.Remove(base + ".json"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	lines, err := jsonLines(findings)
	if err != nil {
		return err
	}
	if err := writeFile(base+".jsonl", lines); err != nil {
		return err
	}
	data, err := json.MarshalIndent(rec, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(base+".json", append(data, '\n'))
}

func jsonLines[T any](values []T) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// findings returns the findings in a repository.
func (v *version) findings(c *checkout) ([]finding, error) {
	name := filepath.Join(v.dir, fileName(c.name)+".jsonl")
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var all []finding
	dec := json.NewDecoder(bytes.NewReader(data))
	for dec.More() {
		var f finding
		if err := dec.Decode(&f); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, f)
	}
	return all, nil
}

// notes says what the counts of a record do not include.
func (rec *record) notes() string {
	if rec.GivenUp != "" {
		return "given up: " + rec.GivenUp
	}
	var notes []string
	for _, m := range rec.Modules {
		switch {
		case m.LeftOut != "":
			notes = append(notes, fmt.Sprintf("%s left out: %s", m.Dir, m.LeftOut))
		case m.Error != "":
			notes = append(notes, fmt.Sprintf("%s has %d errors: %s", m.Dir, m.Errors, m.Error))
		}
	}
	return strings.Join(notes, "; ")
}

// writeSummary writes a row for each repository.
func (v *version) writeSummary() error {
	var b bytes.Buffer
	b.WriteString("repository\tcommit\tmodules\tfindings\terrors\tprepare_cpu_s\tcpu_s\twall_s\tpeak_mb\tnotes\n")
	for _, r := range v.records {
		fmt.Fprintf(&b, "%s\t%s\t%d\t%d\t%d\t%.1f\t%.1f\t%.1f\t%d\t%s\n", r.Repository, r.Commit, len(r.Modules), r.Findings, r.Errors,
			r.Prepare, r.CPU, r.Wall, r.Peak, strings.NewReplacer("\t", " ", "\n", " ").Replace(r.notes()))
	}
	return writeFile(filepath.Join(v.dir, "summary.tsv"), b.Bytes())
}

// total returns the sum of the records.
func (v *version) total() string {
	var all record
	given := 0
	for _, r := range v.records {
		all.Findings += r.Findings
		all.Errors += r.Errors
		all.CPU += r.CPU
		all.Wall += r.Wall
		all.Peak = max(all.Peak, r.Peak)
		if r.GivenUp != "" {
			given++
		}
	}
	text := fmt.Sprintf("%d repositories, %d findings, %d errors, %.1f s CPU, %.1f s, at most %d MB",
		len(v.records), all.Findings, all.Errors, all.CPU, all.Wall, all.Peak)
	if given > 0 {
		text += fmt.Sprintf(", %d given up", given)
	}
	return text
}
