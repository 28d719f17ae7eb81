package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/apply"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
)

// maxRounds is how often fixes are applied and the packages analysed again. Of overlapping fixes, each round applies one, and
// a fix may lead to another finding with a fix.
const maxRounds = 4

// repair is what -fix has done so far.
type repair struct {
	fixed    int             // findings
	files    map[string]bool // that were changed
	problems []apply.Problem // files that were left alone, each once
}

// note keeps the first problem of each file: it is the cause of those that follow.
func (r *repair) note(problems []apply.Problem) {
	for _, p := range problems {
		if r.problem(p.File) == nil {
			r.problems = append(r.problems, p)
		}
	}
}

// problem returns why a file was left alone; nil if it was not.
func (r *repair) problem(file string) error {
	for _, p := range r.problems {
		if p.File == file {
			return p.Err
		}
	}
	return nil
}

// sumUp reports what was changed.
func (r *repair) sumUp() string {
	if r.fixed == 0 {
		return "nothing could be fixed"
	}
	return fmt.Sprintf("fixed %s in %s", report.Count(r.fixed, "finding"), report.Count(len(r.files), "file"))
}

// fix makes the fixes that the findings suggest and reports what is left.
func (a *analysisRun) fix(ctx context.Context) int {
	res, err := a.find(ctx)
	if err != nil {
		return a.fail(err)
	}
	done := &repair{files: make(map[string]bool)}
	for range maxRounds {
		plan, err := a.plan(ctx, res, apply.Options{}, done)
		if err != nil {
			return a.fail(err)
		}
		done.note(plan.Problems)
		written, problems := plan.Write(ctx)
		done.note(problems)
		if len(written) == 0 && ctx.Err() == nil {
			break
		}
		for _, c := range written {
			done.fixed += c.Fixed
			done.files[c.File] = true
			if a.gate != nil {
				a.gate.Edited(c.File, c.Before, c.After)
			}
		}
		if res, err = a.find(ctx); err != nil {
			fmt.Fprintln(a.stderr, done.sumUp())
			return a.fail(err)
		}
	}
	status := a.report(res)
	if a.cannotFix(done.problems) {
		status = exitFailed
	}
	if done.fixed > 0 || len(res.Findings) > 0 {
		text := fmt.Sprintf("%s; %d left", done.sumUp(), len(res.Findings))
		if n := report.Withheld(res.Findings); n > 0 {
			text += fmt.Sprintf(", %d can be fixed with -unsafe-fixes", n)
		}
		fmt.Fprintln(a.stderr, text+a.keptBack())
	}
	return status
}

// diff writes what the first round of fix would change, in a form that patch accepts.
func (a *analysisRun) diff(ctx context.Context) int {
	res, err := a.find(ctx)
	if err != nil {
		return a.fail(err)
	}
	plan, err := a.plan(ctx, res, apply.Options{ReadOnly: true}, new(repair))
	if err != nil {
		return a.fail(err)
	}
	status := exitClean
	if len(plan.Changes) > 0 {
		status = exitFindings
		base := plan.Base(a.dir, a.config.Dir)
		if err := plan.Diff(a.stdout, base, a.style); err != nil {
			return a.fail(err)
		}
		if base != a.dir {
			fmt.Fprintf(a.stderr, "the diff is relative to %s\n", base)
		}
	}
	if plan.Left > 0 {
		fmt.Fprintf(a.stderr, "%s left out because of overlaps: run statuslint again after applying the diff\n",
			report.Count(plan.Left, "fix"))
	}
	if n := report.Withheld(res.Findings); n > 0 && a.columns > 0 {
		fmt.Fprintf(a.stderr, "%s can be fixed only with -unsafe-fixes\n", report.Count(n, "finding"))
	}
	if a.complainOf(res.Errors) {
		status = exitFailed
	}
	if a.cannotFix(plan.Problems) {
		status = exitFailed
	}
	return status
}

// cannotFix prints which files were left alone, and reports whether there are any.
func (a *analysisRun) cannotFix(problems []apply.Problem) bool {
	for _, p := range problems {
		a.complain("cannot fix %s: %v", report.Path(a.dir, p.File), p.Err)
	}
	return len(problems) > 0
}

// permitStandIn returns the reason why a file that -overlay puts in the place of the named ones must not be changed; nil if it
// may. A file that replaces a single one is changed like any other file of the user's modules: its text was analysed,
// and that of the file it replaces was not.
func (a *analysisRun) permitStandIn(names []string, refusal error) error {
	var paths []string
	for _, name := range names {
		paths = append(paths, report.Path(a.dir, name))
	}
	switch {
	case len(names) > 1:
		return fmt.Errorf("-overlay uses it for several files, and a fix may be right for only one of them: %s", strings.Join(paths, ", "))
	case len(names) == 1 && refusal != nil:
		return fmt.Errorf("%w (-overlay uses it instead of %s)", refusal, paths[0])
	}
	return refusal
}

// plan chooses the fixes to make. Files that do not compile, and those with an earlier problem, are left alone.
func (a *analysisRun) plan(ctx context.Context, res *driver.Result, o apply.Options, done *repair) (*apply.Plan, error) {
	if report.Fixable(res.Findings) == 0 {
		return new(apply.Plan), nil
	}
	territory, err := apply.FindTerritory(ctx, a.config.Dir, a.config.Env)
	if err != nil {
		return nil, err
	}
	broken := make(map[string]bool)
	for _, e := range res.Errors {
		broken[e.Position().File] = true
	}
	o.Permit = func(file string) error {
		if broken[file] {
			return errors.New("it does not compile")
		}
		if err := done.problem(file); err != nil {
			return err
		}
		return a.permitStandIn(res.StandIns[file], territory.Permit(file))
	}
	return apply.NewPlan(res.Findings, res.Sources, o), nil
}
