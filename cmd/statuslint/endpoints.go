package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/contract"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/openapi"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/options"
	"github.com/statuslint/statuslint/internal/routes"
	"github.com/statuslint/statuslint/internal/scope"
)

// failOnChange is the value of -fail-on with which a change of the endpoints fails.
const failOnChange = "change"

// checkEndpoints rejects flags that cannot be used with -endpoints, or only with it.
func (f *flags) checkEndpoints() error {
	if !f.endpoints {
		return f.checkFailOn()
	}
	if f.fix || f.diff {
		return fmt.Errorf("-endpoints changes no files: remove -%s", f.given("fix", "diff"))
	}
	var foreign []string // flags about findings
	for _, o := range options.List[analyzer.Options]() {
		if o.Name != "functions" {
			foreign = append(foreign, o.Name)
		}
	}
	if name := f.given(append(foreign, "test")...); name != "" {
		return fmt.Errorf("-%s cannot be used with -endpoints", name)
	}
	switch compared := f.newFromRev != "" || f.newFromMergeBase != ""; {
	case f.given("fail-on") == "":
	case f.failOn != failOnChange && f.failOn != config.None:
		return fmt.Errorf("-fail-on %s is about findings: with -endpoints, want %s or %s", f.failOn, failOnChange, config.None)
	case f.failOn == failOnChange && !compared:
		return fmt.Errorf("-fail-on %s needs a commit to compare with: give -%s or -%s", failOnChange, config.NewFromRev, config.NewFromMergeBase)
	}
	return nil
}

// checkFailOn rejects values of -fail-on that are not for findings.
func (f *flags) checkFailOn() error {
	if f.failOn == failOnChange {
		return fmt.Errorf("-fail-on %s is for -endpoints: findings have %s, %s and %s", failOnChange, analyzer.Warning, analyzer.Error, config.None)
	}
	return nil
}

// endpoints lists what every endpoint can answer, or how that has changed since a commit that the command line names.
func endpoints(ctx context.Context, f *flags, w world) int {
	if !f.ownFormat {
		f.outputs = report.Outputs{} // what the configuration says is about findings
	}
	reports, err := f.outputs.Writer(w.dir)
	if err != nil {
		return w.fail(err)
	}
	now, err := findEndpoints(ctx, f, w, place{f.dir(w), f.patterns, w.env})
	if err != nil {
		return w.fail(err)
	}
	for _, e := range now.errs {
		w.complain("%s", report.Error(w.dir, e))
	}
	for _, t := range now.twice {
		w.complain("%s", contract.Twice(w.dir, t))
	}
	var write func(out io.Writer, format string, s report.Setting) error
	status := exitClean
	alone := f.given(config.NewFromRev, config.NewFromMergeBase) == "" || f.newFromRev == "" && f.newFromMergeBase == ""
	if alone {
		write = func(out io.Writer, format string, s report.Setting) error {
			return contract.Write(out, format, s, now.list)
		}
	} else {
		if len(now.errs) > 0 {
			return exitFailed // a route that is not seen would be reported as removed
		}
		kept, err := store.Open(f.cache, w.getenv)
		if err != nil {
			return w.fail(err)
		}
		d, err := compare(ctx, f, w, kept, now)
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				err = f.aboutRevision(err)
			}
			return w.fail(err)
		}
		if f.failOn == failOnChange && f.given("fail-on") != "" && d.Certain() {
			status = exitFindings
		}
		write = func(out io.Writer, format string, s report.Setting) error {
			return contract.WriteDiff(out, format, s, d)
		}
	}
	setting := report.Setting{Dir: w.dir, Version: versionNumber(), Columns: w.columns, Style: w.style}
	if err := reports.WriteAs(w.stdout, setting, write); err != nil {
		return w.fail(err)
	}
	switch {
	case len(now.errs) > 0:
		return exitFailed
	case len(now.list) == 0 && alone:
		fmt.Fprintln(w.stderr, "no endpoints found in these packages: statuslint knows the routes of net/http, chi, gorilla/mux, gin, echo, fiber and huma")
	}
	return status
}

// place is where to look for endpoints.
type place struct {
	dir      string
	patterns []string
	env      []string
}

// found is what a run finds.
type found struct {
	list  []routes.Endpoint
	twice []routes.Twice
	files []string // that were analysed
	errs  []driver.Error
}

// findEndpoints analyses a program.
func findEndpoints(ctx context.Context, f *flags, w world, at place) (*found, error) {
	folders, err := f.readFolders(w)
	if err != nil {
		return nil, err
	}
	table, err := api.WithSinks(folders.functions())
	if err != nil {
		return nil, err
	}
	c := routes.NewContract(table)
	if c.Silence, err = analyzer.Silencer(f.options, openapi.Undocumented); err != nil {
		return nil, err
	}
	cfg := driver.Config{
		Dir: at.dir, Patterns: slices.Clone(at.patterns), Tags: f.tags, Analyzer: c.Analyzer(), Scope: scope.New(table, true), Whole: true, Env: at.env, Debug: f.debug,
	}
	if w.watched != nil {
		line := startProgress(w.watched)
		defer line.stop()
		cfg.Progress = line.set
	}
	res, err := driver.Run(ctx, cfg)
	if err != nil {
		return nil, err
	}
	list, twice := c.Assemble()
	return &found{list, twice, c.Files(), res.Errors}, nil
}
