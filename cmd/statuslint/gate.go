package main

import (
	"context"
	"flag"
	"fmt"
	"slices"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/gate"
)

// gateFlags defines the flags that say which findings make a run fail.
func (f *flags) gateFlags(fs *flag.FlagSet) {
	fs.Var(revision{&f.newFromRev}, config.NewFromRev,
		"report only findings that are new since this `revision`, committed or not; none: report all")
	fs.Var(revision{&f.newFromMergeBase}, config.NewFromMergeBase,
		"report only findings that are new since HEAD left this `branch`, committed or not; none: report all")
	f.failOn = string(analyzer.Warning)
	severities := []string{string(analyzer.Error), string(analyzer.Warning), config.None}
	failing := choice{&f.failOn, severities, []string{failOnChange}}
	if f.outputs.Endpoints {
		failing = choice{&f.failOn, []string{failOnChange, config.None}, severities}
	}
	fs.Var(failing, "fail-on",
		"exit with 1 for findings of this `severity`: warning or worse, only error, or none; with -endpoints, change or none")
}

// openGate finds the changes, if only new findings are to be reported.
func (a *analysisRun) openGate(ctx context.Context, f *flags) error {
	if f.newFromRev == "" && f.newFromMergeBase == "" {
		return nil
	}
	g, err := gate.Open(ctx, gate.Config{
		Dir: a.config.Dir, Cwd: a.dir, Env: a.env,
		Rev: f.newFromRev, MergeBase: f.newFromMergeBase,
		Kinds: a.docs.kinds(),
	})
	if err != nil {
		return f.aboutRevision(err)
	}
	a.gate = g
	return nil
}

// aboutRevision adds to an error where its revision comes from.
func (f *flags) aboutRevision(err error) error {
	key := config.NewFromRev
	if f.newFromMergeBase != "" {
		key = config.NewFromMergeBase
	}
	where := f.from[key]
	if where != "-"+key {
		where += ": " + key
	}
	return fmt.Errorf("%s: %w", where, err)
}

// keptBack says, after a count of findings, how many are not shown.
func (a *analysisRun) keptBack() string {
	if a.gate == nil {
		return ""
	}
	text := "; only what is new since " + a.gate.Since + " counts"
	if a.older > 0 {
		text += fmt.Sprintf(", %d older not shown", a.older)
	}
	return text
}

// fails reports whether there are findings that make the run fail.
func (a *analysisRun) fails(findings []driver.Finding) bool {
	return slices.ContainsFunc(findings, func(f driver.Finding) bool {
		switch a.folders.severity(f) {
		case analyzer.Error:
			return a.failOn != config.None
		case analyzer.Warning:
			return a.failOn == string(analyzer.Warning)
		}
		return false
	})
}
