package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
)

// Verdicts.
const (
	isTrue      = "true"      // the run that the message describes can happen, and a maintainer would take the change
	isDebatable = "debatable" // it can happen, but is meant, harmless or not worth a change
	isFalse     = "false"     // it cannot happen, or the message is wrong
)

// A verdict is what a reader says of a finding. The word is empty until the finding has been read.
type verdict struct{ word, reason string }

var verdictColumns = []string{"rule", "repository", "commit", "file", "line", "verdict", "reason"}

// readVerdicts reads a table with the columns verdictColumns.
func readVerdicts(name string) (map[place]verdict, error) {
	t, err := readTable(name, verdictColumns...)
	if err != nil {
		return nil, err
	}
	all := make(map[place]verdict)
	for i, row := range t.rows {
		p, err := t.place(row)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, i+2, err)
		}
		v := verdict{t.get(row, "verdict"), t.get(row, "reason")}
		if !slices.Contains([]string{"", isTrue, isDebatable, isFalse}, v.word) {
			return nil, fmt.Errorf("%s:%d: the verdict is %q; use true, debatable or false, or leave it empty", name, i+2, v.word)
		}
		if _, twice := all[p]; twice {
			return nil, fmt.Errorf("%s:%d: %s:%d of %s is there twice for %s", name, i+2, p.file, p.line, p.repository, p.rule)
		}
		all[p] = v
	}
	return all, nil
}

func (t *table) place(row []string) (place, error) {
	line, err := strconv.Atoi(t.get(row, "line"))
	if err != nil || line < 1 {
		return place{}, fmt.Errorf("the line is %q", t.get(row, "line"))
	}
	return place{t.get(row, "rule"), t.get(row, "repository"), t.get(row, "commit"), t.get(row, "file"), line}, nil
}

// joinCommand writes what readers have said so far into the tables of the repository. Rows without a verdict stay, so that
// the tables show how much has been read.
func joinCommand(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("join", flag.ContinueOnError)
	drawn := flags.String("draw", "", "`file` draw.tsv, which evidence draw wrote")
	second := flags.String("second", "", "`file` with the verdicts of the second reader")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *drawn == "" || flags.NArg() == 0 {
		return errors.New("join: -draw and the tables of the sheets are needed")
	}
	t, err := readTable(*drawn, drawColumns...)
	if err != nil {
		return err
	}
	all := make(map[place]verdict)
	for _, name := range flags.Args() {
		sheet, err := readVerdicts(name)
		if err != nil {
			return err
		}
		for p, v := range sheet {
			if v.word != "" || all[p].word == "" {
				all[p] = v
			}
		}
	}
	twice := make(map[place]verdict)
	if *second != "" {
		if twice, err = readVerdicts(*second); err != nil {
			return err
		}
	}
	// A reason in the first reader's very words is a copy, not a second reading.
	copies := 0
	for p, v := range twice {
		if v.reason != "" && v.reason == all[p].reason {
			delete(twice, p)
			copies++
		}
	}
	fmt.Fprintf(stdout, "%d of the second reader's verdicts are copies and left out\n", copies)
	var rows, seconds, returns []place
	for i, row := range t.rows {
		p, err := t.place(row)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", *drawn, i+2, err)
		}
		if t.get(row, "sample") == "yes" {
			rows = append(rows, p)
		}
		if t.get(row, "second") == "yes" {
			seconds = append(seconds, p)
		}
		if t.get(row, "return-after-error") == "yes" {
			returns = append(returns, p)
		}
	}
	write := func(name string, places []place, verdicts map[place]verdict) error {
		slices.SortFunc(places, place.compare)
		t := &table{name: filepath.Join(dir, name), columns: verdictColumns}
		read := 0
		for _, p := range places {
			v := verdicts[p]
			if v.word != "" {
				read++
			}
			t.rows = append(t.rows, append(p.row(), v.word, v.reason))
		}
		fmt.Fprintf(stdout, "%s: %d rows, %d with a verdict\n", name, len(places), read)
		return t.write()
	}
	return errors.Join(write("findings.tsv", rows, all), write("second.tsv", seconds, twice), write("return-after-error.tsv", returns, all))
}
