package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A finding is a line of what .ci/corpus writes, as far as it is needed here.
type finding struct {
	Repository, Commit, Rule, File, Message string
	Line                                    int
	Test                                    bool
	Fixes                                   []string
	Related                                 []struct {
		File, Message string
		Line          int
	}
	httpError bool // it is about a call of http.Error, as far as its line shows; for missing-return
}

// A record is what .ci/corpus writes about a repository.
type record struct {
	Repository, Commit, Statuslint, GivenUp string
	Modules                                 []struct {
		Dir, LeftOut, FirstError   string
		Packages, Findings, Errors int
	}
	CPU      float64
	Peak     int64
	Findings int
	Errors   int
}

// A place is where a finding is. A rule reports a line once here, even if it has two findings on it.
type place struct {
	rule, repository, commit, file string
	line                           int
}

func (f *finding) place() place { return place{f.Rule, f.Repository, f.Commit, f.File, f.Line} }

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.rule, q.rule), cmp.Compare(p.repository, q.repository), cmp.Compare(p.file, q.file), cmp.Compare(p.line, q.line))
}

// A runSet is the results of one version of statuslint.
type runSet struct {
	records  []*record // by name of the repository
	findings []*finding
}

// inputs are the flags that say what collect and draw read.
type inputs struct{ runs, checkouts, list string }

func inputsFrom(flags *flag.FlagSet) *inputs {
	in := new(inputs)
	flags.StringVar(&in.runs, "runs", "", "`directory` with results of .ci/corpus")
	flags.StringVar(&in.checkouts, "checkouts", "", "`directory` with the checkouts")
	flags.StringVar(&in.list, "list", ".ci/corpus.tsv", "`file` that lists the repositories")
	return in
}

// read reads the results and the list of repositories.
func (in *inputs) read() (*runSet, map[string]*listed, error) {
	if in.runs == "" || in.checkouts == "" {
		return nil, nil, errors.New("-runs and -checkouts are needed")
	}
	set, err := readRuns(in.runs)
	if err != nil {
		return nil, nil, err
	}
	repos, err := readList(in.list)
	return set, repos, err
}

// readRuns reads a directory of results. Repositories that were given up have a record and no findings.
func readRuns(dir string) (*runSet, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s has no results: name a directory in runs/ of .ci/corpus -out", dir)
	}
	s := new(runSet)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		rec := new(record)
		if err := json.Unmarshal(data, rec); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		s.records = append(s.records, rec)
		lines, err := os.ReadFile(strings.TrimSuffix(name, ".json") + ".jsonl")
		if err != nil {
			return nil, err
		}
		seen := make(map[place]bool)
		scan := bufio.NewScanner(bytes.NewReader(lines))
		scan.Buffer(nil, 64<<20)
		for scan.Scan() {
			f := new(finding)
			if err := json.Unmarshal(scan.Bytes(), f); err != nil {
				return nil, fmt.Errorf("%sl: %w", name, err)
			}
			if !seen[f.place()] {
				seen[f.place()] = true
				s.findings = append(s.findings, f)
			}
		}
		if err := scan.Err(); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(s.records, func(a, b *record) int { return cmp.Compare(a.Repository, b.Repository) })
	slices.SortFunc(s.findings, func(a, b *finding) int { return a.place().compare(b.place()) })
	return s, nil
}
