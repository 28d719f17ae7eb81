package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/answers"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/environ"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/explain"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/gate"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/scope"
)

// The exit statuses.
const (
	exitClean    = 0 // no findings, or none that -fail-on counts
	exitFindings = 1 // findings, or a diff that is not empty
	exitFailed   = 2 // something could not be analysed or fixed, or the command was misused
)

// world is what a run sees and changes besides files.
type world struct {
	dir            string // working directory
	env            []string
	program        string // the file of statuslint, see driver.Config; may be ""
	stdout, stderr io.Writer
	watched        io.Writer // stderr if it is a terminal, for progress
	columns        int       // width of the terminal that stdout is, or 0
	style          terminal.Style
}

// getenv returns the value of an environment variable.
func (w world) getenv(name string) string { return environ.Value(w.env, name) }

// complain prints an error, in one line unless it has a stack.
func (w world) complain(format string, args ...any) {
	text := "statuslint: " + strings.TrimSpace(fmt.Sprintf(format, args...))
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintln(w.stderr, terminal.OneLine(line))
	}
}

// fail prints an error that ends the run.
func (w world) fail(err error) int {
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	w.complain("%v", err)
	return exitFailed
}

// run does what the arguments say and returns the exit status.
func run(ctx context.Context, args []string, w world) int {
	f, err := parseFlags(args)
	if err != nil {
		w.complain("%v", err)
		fmt.Fprintln(w.stderr, "run 'statuslint -help' for usage")
		return exitFailed
	}
	switch {
	case f.help:
		return w.print(usage(w.style))
	case f.version:
		return w.print(version())
	case len(f.explain) > 0:
		text, err := explain.Topics(f.explain, w.style)
		if err != nil {
			return w.fail(err)
		}
		return w.print(text)
	}
	if err := f.readConfig(w); err != nil {
		return w.fail(err)
	}
	switch {
	case f.showConfig:
		text, err := config.Show(f.set, f.options, f.file, f.from)
		if err != nil {
			return w.fail(err)
		}
		return w.print(text)
	case f.list:
		return w.print(listRules(f.options))
	}
	if f.overlay != "" {
		if w.env, err = f.withOverlay(ctx, w); err != nil {
			return w.fail(err)
		}
	}
	if f.endpoints {
		return endpoints(ctx, f, w)
	}
	if err := errors.Join(f.outputs.ForContract(false), f.checkFailOn()); err != nil { // what the file says, too
		return w.fail(err)
	}
	a, err := newAnalysis(*f, w)
	if err != nil {
		return w.fail(err)
	}
	if err := a.openGate(ctx, f); err != nil {
		return w.fail(err)
	}
	switch {
	case f.diff:
		return a.diff(ctx)
	case f.fix:
		return a.fix(ctx)
	case f.statistics:
		return a.count(ctx)
	}
	return a.check(ctx)
}

// print writes the output of a mode.
func (w world) print(text string) int {
	if _, err := io.WriteString(w.stdout, text); err != nil {
		return w.fail(err)
	}
	return exitClean
}

// analysisRun is a run of the analyzer that can be repeated.
type analysisRun struct {
	world
	config  driver.Config
	reports *report.Writer
	failOn  string // the least severity that makes the run fail; "" is any
	folders *folders
	edited  bool       // -overlay: see asEdited
	docs    *documents // nil without any
	gate    *gate.Gate // nil if all findings are reported
	older   int        // findings of the last run that the gate kept back
}

func newAnalysis(f flags, w world) (*analysisRun, error) {
	folders, err := f.readFolders(w)
	if err != nil {
		return nil, err
	}
	options := folders.options()
	a, err := analyzer.New(options)
	if err != nil {
		return nil, err
	}
	own, err := api.ParseSinks(folders.functions())
	if err != nil {
		return nil, err
	}
	kept, err := store.Open(f.cache, w.getenv)
	if err != nil {
		return nil, err
	}
	clients := analyzer.FollowsClients(options)
	var salt store.Key
	program, err := identity()
	if err == nil {
		salt, err = analysisKey(program, folders)
	}
	if err != nil {
		kept = nil // without an identity, results cannot be kept
	}
	reports, err := f.outputs.Writer(w.dir)
	if err != nil {
		return nil, err
	}
	return &analysisRun{world: w, reports: reports, failOn: f.failOn, folders: folders, edited: f.overlay != "", docs: f.readDocuments(w, folders), config: driver.Config{
		Dir:      f.dir(w),
		Patterns: f.patterns,
		Tags:     f.tags,
		Tests:    f.tests,
		Analyzer: a,
		Scope:    scope.Lazy(sync.OnceValue(func() *api.Table { return api.NewTable(own) }), clients),
		Store:    kept,
		Salt:     salt,
		Listed:   listingKey(program, folders.functions(), clients),
		Env:      w.env,
		Program:  w.program,
		Debug:    f.debug,
	}}, nil
}

// find runs the analyzer. Later code does not see what the gate keeps back.
func (a *analysisRun) find(ctx context.Context) (*driver.Result, error) {
	if a.watched != nil {
		line := startProgress(a.watched)
		defer line.stop()
		a.config.Progress = line.set
	}
	res, err := answers.Run(ctx, a.config, a.docs.also())
	if err == nil && a.edited {
		asEdited(res)
	}
	if err == nil && a.gate != nil {
		a.older = a.gate.Filter(res)
	}
	return res, err
}

// check reports what the analyzer finds.
func (a *analysisRun) check(ctx context.Context) int {
	res, err := a.find(ctx)
	if err != nil {
		return a.fail(err)
	}
	status := a.report(res)
	if a.columns > 0 && (len(res.Findings) > 0 || len(res.Errors) == 0) {
		fmt.Fprintln(a.stderr, strings.Join(terminal.Wrap(report.Summary(res)+a.keptBack(), a.columns-1), "\n"))
	}
	return status
}

// count reports how many findings there are.
func (a *analysisRun) count(ctx context.Context) int {
	res, err := a.find(ctx)
	if err != nil {
		return a.fail(err)
	}
	status := a.print(statistics(a.dir, res.Findings))
	if a.complainOf(res.Errors) {
		return exitFailed
	}
	if status == exitClean && a.fails(res.Findings) {
		status = exitFindings
	}
	return status
}

// report writes findings in the formats asked for, and what could not be analysed to stderr.
func (a *analysisRun) report(res *driver.Result) int {
	setting := report.Setting{Dir: a.dir, Version: versionNumber(), Columns: a.columns, Style: a.style, Severity: a.folders.severity}
	if err := a.reports.Write(a.stdout, setting, res); err != nil {
		return a.fail(err)
	}
	if a.complainOf(res.Errors) {
		return exitFailed
	}
	if a.fails(res.Findings) {
		return exitFindings
	}
	return exitClean
}

// complainOf prints which packages could not be analysed, and reports whether there are any.
func (a *analysisRun) complainOf(errs []driver.Error) bool {
	for _, e := range errs {
		a.complain("%s", report.Error(a.dir, e))
	}
	return len(errs) > 0
}
