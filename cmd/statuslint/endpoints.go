package main

import (
	"context"
	"fmt"
	"io"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/contract"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/routes"
)

// endpoints lists what every endpoint can answer.
func endpoints(ctx context.Context, f *flags, w world) int {
	if !f.ownFormat {
		f.outputs = report.Outputs{} // what the configuration says is about findings
	}
	reports, err := f.outputs.Writer(w.dir)
	if err != nil {
		return w.fail(err)
	}
	list, errs, err := findEndpoints(ctx, f, w, f.dir(w))
	if err != nil {
		return w.fail(err)
	}
	setting := report.Setting{Dir: w.dir, Version: versionNumber(), Columns: w.columns, Style: w.style}
	err = reports.WriteAs(w.stdout, setting, func(out io.Writer, format string, s report.Setting) error {
		return contract.Write(out, format, s, list)
	})
	if err != nil {
		return w.fail(err)
	}
	for _, e := range errs {
		w.complain("%s", report.Error(w.dir, e))
	}
	switch {
	case len(errs) > 0:
		return exitFailed
	case len(list) == 0 && w.columns > 0:
		fmt.Fprintln(w.stderr, "no endpoints found: statuslint knows the routes of net/http, chi, gorilla/mux, gin, echo and fiber")
	}
	return exitClean
}

// findEndpoints analyses the program in a directory.
func findEndpoints(ctx context.Context, f *flags, w world, dir string) ([]routes.Endpoint, []driver.Error, error) {
	table, err := api.WithSinks(f.options.Functions)
	if err != nil {
		return nil, nil, err
	}
	c := routes.NewContract(table)
	config := driver.Config{
		Dir: dir, Patterns: f.patterns, Tags: f.tags, Analyzer: c.Analyzer(), Scope: table, Env: w.env, Debug: f.debug,
	}
	if w.watched != nil {
		line := startProgress(w.watched)
		defer line.stop()
		config.Progress = line.set
	}
	res, err := driver.Run(ctx, config)
	if err != nil {
		return nil, nil, err
	}
	return c.Endpoints(), res.Errors, nil
}
