package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/explain"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// The exit statuses.
const (
	exitClean    = 0 // nothing found
	exitFindings = 1 // something found, or a diff that is not empty
	exitFailed   = 2 // something could not be analysed or fixed, or the command was misused
)

// world is what a run sees and changes besides files.
type world struct {
	dir            string // working directory
	env            []string
	stdout, stderr io.Writer
	columns        int // width of the terminal that stdout is; 0 if it is none
	style          terminal.Style
}

// complain tells the user what is wrong.
func (w world) complain(format string, args ...any) {
	fmt.Fprintln(w.stderr, "statuslint: "+terminal.OneLine(fmt.Sprintf(format, args...)))
}

// fail complains about an error that ends the run.
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
		fmt.Fprintln(w.stderr, "statuslint -help tells what there is")
		return exitFailed
	}
	switch {
	case f.help:
		return w.print(usage())
	case f.version:
		return w.print(version())
	case f.list:
		return w.print(listRules(f.options))
	case f.explain != "":
		text, err := explain.Explain(f.explain, w.style)
		if err != nil {
			return w.fail(err)
		}
		return w.print(text)
	}
	a, err := newAnalysis(ctx, f, w)
	if err != nil {
		return w.fail(err)
	}
	switch {
	case f.diff:
		return a.diff()
	case f.fix:
		return a.fix()
	}
	return a.check()
}

// print writes what was asked for.
func (w world) print(text string) int {
	if _, err := io.WriteString(w.stdout, text); err != nil {
		return w.fail(err)
	}
	return exitClean
}

// analysis is a run of the analyzer that can be repeated.
type analysis struct {
	world
	ctx    context.Context
	config driver.Config
}

func newAnalysis(ctx context.Context, f flags, w world) (*analysis, error) {
	checker, err := analyzer.New(f.options)
	if err != nil {
		return nil, err
	}
	dir := w.dir
	if f.chdir != "" {
		if dir = f.chdir; !filepath.IsAbs(dir) {
			dir = filepath.Join(w.dir, dir)
		}
	}
	return &analysis{world: w, ctx: ctx, config: driver.Config{
		Dir:      dir,
		Patterns: f.patterns,
		Tags:     f.tags,
		Tests:    f.tests,
		Analyzer: checker,
		Env:      w.env,
		Debug:    f.debug,
	}}, nil
}

// check reports what the analyzer finds.
func (a *analysis) check() int {
	res, err := driver.Run(a.ctx, a.config)
	if err != nil {
		return a.fail(err)
	}
	status := a.report(res)
	if a.columns > 0 && (len(res.Findings) > 0 || len(res.Errors) == 0) {
		fmt.Fprintln(a.stderr, report.Summary(res))
	}
	return status
}

// report writes findings to stdout and what could not be analysed to stderr.
func (a *analysis) report(res *driver.Result) int {
	text := report.Text{Dir: a.dir, Columns: a.columns, Style: a.style}
	if err := text.Write(a.stdout, res); err != nil {
		return a.fail(err)
	}
	if a.complainOf(res.Errors) {
		return exitFailed
	}
	if len(res.Findings) > 0 {
		return exitFindings
	}
	return exitClean
}

// complainOf tells which packages could not be analysed. It reports whether there are any.
func (a *analysis) complainOf(errs []driver.Error) bool {
	for _, e := range errs {
		a.complain("%s", report.Error(a.dir, e))
	}
	return len(errs) > 0
}
