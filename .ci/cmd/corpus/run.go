package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/statuslint/statuslint/.ci/internal/process"
)

// A runner runs versions of statuslint on checkouts.
type runner struct {
	opts      *options
	room      *room
	progress  io.Writer
	nocompile string // the program of that name
}

// errTime is wrapped in the error of a run that took too long.
var errTime = errors.New("more")

// every is the interval between measurements of a run's memory. Each one reads a file for every process of the machine.
const every = 200 * time.Millisecond

// repository runs a version on a checkout, unless its results are there already.
func (r *runner) repository(ctx context.Context, v *version, c *checkout, count string) error {
	limits := fmt.Sprintf("%d MB, %v", r.opts.memory, r.opts.time)
	rec := v.load(c)
	if rec != nil && !r.opts.again && (rec.Limits == "" || rec.Limits == limits) {
		v.records = append(v.records, rec)
		return nil
	}
	did, err := r.room.make()
	if did != "" {
		fmt.Fprintln(r.progress, did)
	}
	if err != nil {
		return err
	}
	rec = &record{Repository: c.name, Commit: c.commit, Statuslint: v.name, Modules: []moduleRecord{}}
	findings, err := r.modules(ctx, v, c, rec)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		rec.GivenUp, rec.Findings, findings = err.Error(), 0, nil
		if memory := (*process.MemoryError)(nil); errors.Is(err, errTime) || errors.As(err, &memory) {
			rec.Limits = limits
		}
	}
	if err := v.save(rec, findings); err != nil {
		return err
	}
	v.records = append(v.records, rec)
	fmt.Fprintf(r.progress, "%s %s %s: %d findings, %.1f s CPU, %.1f s, %d MB", count, v.name, c.name, rec.Findings, rec.CPU, rec.Wall, rec.Peak)
	if notes := rec.notes(); notes != "" {
		fmt.Fprintf(r.progress, " (%s)", notes)
	}
	fmt.Fprintln(r.progress)
	return nil
}

// modules runs a version on all modules of a checkout. An error says why the repository is given up.
func (r *runner) modules(ctx context.Context, v *version, c *checkout, rec *record) ([]finding, error) {
	if len(c.modules) == 0 {
		return nil, errors.New("no go.mod outside of vendor and testdata")
	}
	ctx, cancel := context.WithTimeoutCause(ctx, r.opts.time, fmt.Errorf("%w than %v", errTime, r.opts.time))
	defer cancel()
	// The modules of a repository share statuslint's cache. Repositories do not, so that a row does not depend on the rows before it,
	// unless -share is set.
	cache := filepath.Join(r.opts.out, "known", v.name)
	if !r.opts.share {
		var err error
		if cache, err = os.MkdirTemp("", "corpus"); err != nil {
			return nil, err
		}
		defer os.RemoveAll(cache)
	}
	var findings []finding
	for _, dir := range c.modules {
		m, found, err := r.module(ctx, v, c, dir, cache, rec)
		if err != nil {
			if ctx.Err() != nil {
				err = context.Cause(ctx)
			}
			return nil, fmt.Errorf("%w (in %s)", err, dir)
		}
		rec.Modules = append(rec.Modules, m)
		rec.Findings += m.Findings
		rec.Errors += m.Errors
		findings = append(findings, found...)
	}
	if len(rec.Modules) > 0 && !slices.ContainsFunc(rec.Modules, func(m moduleRecord) bool { return m.LeftOut == "" }) {
		return nil, errors.New(rec.Modules[0].LeftOut)
	}
	return findings, nil
}

// module runs a version on a module. If the module cannot be analysed, its record says why. An error ends the run on the repository.
func (r *runner) module(ctx context.Context, v *version, c *checkout, dir, cache string, rec *record) (moduleRecord, []finding, error) {
	m := moduleRecord{Dir: dir}
	at := filepath.Join(c.dir, filepath.FromSlash(dir))
	env := append(os.Environ(), "GOCACHE="+r.room.buildCache, "STATUSLINT_CACHE=", "GIT_OPTIONAL_LOCKS=0")
	if !r.opts.compile {
		env = append(env, "GOFLAGS="+strings.TrimSpace(os.Getenv("GOFLAGS")+" '-toolexec="+r.nocompile+"'"))
		// The go command compiles C although nothing runs it.
		env = append(env, "CGO_CFLAGS="+os.Getenv("CGO_CFLAGS")+" -O0", "CGO_CXXFLAGS="+os.Getenv("CGO_CXXFLAGS")+" -O0")
	}
	if r.outsideWorkspace(ctx, at, env) {
		env = append(env, "GOWORK=off")
	}
	// Let the go command download and build before the measurement: otherwise only the first of two versions would pay for it.
	// statuslint reports what cannot be built.
	list := exec.Command("go", "list", "-e", "-compiled", "-test", "-export", "-deps", "-pgo=off", "-f={{.ImportPath}}", "./...")
	list.Dir, list.Env = at, env
	usage, err := process.Run(ctx, list, process.Limits{Memory: r.opts.memory << 20, Every: every})
	rec.Prepare += usage.CPU.Seconds()
	if err != nil {
		return m, nil, err
	}

	var stdout, stderr bytes.Buffer
	args := append([]string{"-format=json", "-config=none", "-cache=" + cache, "-C=" + dir}, v.args...)
	cmd := exec.Command(v.binary, append(args, "./...")...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = c.dir, env, &stdout, &stderr
	usage, err = process.Run(ctx, cmd, process.Limits{Memory: r.opts.memory << 20, Every: every})
	rec.CPU += usage.CPU.Seconds()
	rec.Wall += usage.Wall.Seconds()
	rec.Peak = max(rec.Peak, usage.Peak>>20)
	if err != nil {
		return m, nil, err
	}
	if stdout.Len() == 0 {
		m.LeftOut = strings.TrimPrefix(firstLine(stderr.String()), "statuslint: ")
		if m.LeftOut == "" {
			m.LeftOut = fmt.Sprintf("exit status %d without a report", usage.Exit)
		}
		return m, nil, nil
	}
	var rep report
	if err := json.Unmarshal(stdout.Bytes(), &rep); err != nil {
		return m, nil, fmt.Errorf("the report cannot be read: %w", err)
	}
	m.Packages, m.Findings, m.Errors = rep.Summary.Packages, len(rep.Findings), len(rep.Errors)
	if len(rep.Errors) > 0 {
		e := rep.Errors[0]
		m.Error = firstLine(e.Message)
		if e.Path != "" {
			m.Error = fmt.Sprintf("%s:%d: %s", e.Path, e.Line, m.Error)
		}
	}
	var found []finding
	for _, f := range rep.Findings {
		out := finding{
			Repository: c.name, Commit: c.commit, Module: dir, Package: f.Package, Rule: f.Rule, Severity: f.Severity,
			File: f.Path, Line: f.Start.Line, Column: f.Start.Column, Message: f.Message, Fixable: len(f.Fixes) > 0,
			Test: strings.HasSuffix(f.Path, "_test.go"),
		}
		for _, r := range slices.Concat(f.Related, f.Conditions) {
			out.Related = append(out.Related, reason{File: r.Path, Line: r.Start.Line, Message: r.Message})
		}
		for _, fix := range f.Fixes {
			out.Fixes = append(out.Fixes, fix.String())
		}
		found = append(found, out)
	}
	return m, found, nil
}

// outsideWorkspace reports whether a module lies below a go.work that does not name it; the go command refuses to look at
// that module unless it is made to ignore the file.
func (r *runner) outsideWorkspace(ctx context.Context, at string, env []string) bool {
	ask := func(args ...string) string {
		cmd := exec.CommandContext(ctx, "go", args...)
		cmd.Dir, cmd.Env = at, env
		out, err := cmd.Output()
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(out))
	}
	if work := ask("env", "GOWORK"); work == "" || work == "off" {
		return false
	}
	return !slices.Contains(strings.Split(ask("list", "-m", "-f={{.Dir}}"), "\n"), at)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
