// Corpus runs statuslint over checkouts of real repositories, one at a time, and compares two versions of it.
//
//	corpus [flags] DIR...
//
// Each DIR is a git checkout with any number of Go modules in it. What a version of statuslint finds in a commit with the
// same options is kept in the output directory and not computed again, so that an interrupted run continues where it
// stopped. The output directory has:
//
//	runs/VERSION/summary.tsv          one row per repository: commit, time, memory, counts, what went wrong
//	runs/VERSION/REPOSITORY.jsonl     its findings, one JSON object per line (type finding)
//	runs/VERSION/REPOSITORY.json      what the run took and what became of each module (type record)
//	OLD..NEW/index.html               with -against: the page for review
//	OLD..NEW/differences.jsonl        the same as JSON lines (type difference)
//	go-build                          a build cache of its own, emptied when space is short
//
// VERSION is the commit of statuslint, the beginning of its binary's hash and, if there are any, of its options' hash.
//
// The exit status is 0 if every repository was analysed, 1 if one had to be given up or the findings are not those of
// -recorded, 2 if corpus was called wrongly or could not go on.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// options are the flags.
type options struct {
	out     string
	against string
	source  string // statuslint's own repository
	args    []string
	again   bool
	compile bool
	share   bool
	memory  int64 // MB
	time    time.Duration
	cache   int64 // MB
	free    int64 // MB

	recorded string // file of recorded findings
	record   bool   // write it
}

// errGivenUp says that a repository was given up; the rows have said why.
var errGivenUp = errors.New("not every repository could be analysed")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errGivenUp), errors.Is(err, errDiffers):
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	case ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "corpus: interrupted; the same command continues from here")
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(2)
	}
}

// run is main without process state.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	opts, dirs, err := parse(args, stderr)
	if err != nil {
		return err
	}
	checkouts, err := findCheckouts(ctx, dirs)
	if err != nil {
		return err
	}
	room, err := newRoom(opts)
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "corpus")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	r := &runner{opts: opts, room: room, progress: stderr}
	versions, err := r.versions(ctx, tmp)
	if err != nil {
		return err
	}

	for i, c := range checkouts {
		for _, v := range versions {
			if err := r.repository(ctx, v, c, fmt.Sprintf("%d/%d", i+1, len(checkouts))); err != nil {
				return err
			}
		}
	}
	for _, v := range versions {
		if err := v.writeSummary(); err != nil {
			return err
		}
		fmt.Fprintf(stdout, "%s: %s\n", v.name, v.total())
		fmt.Fprintln(stdout, "  "+filepath.Join(v.dir, "summary.tsv"))
	}
	if len(versions) == 2 {
		page, err := compareAll(opts.out, versions[0], versions[1], checkouts)
		if err != nil {
			return err
		}
		fmt.Fprintln(stdout, page)
	}
	for _, v := range versions {
		for _, rec := range v.records {
			if rec.GivenUp != "" {
				return errGivenUp
			}
		}
	}
	if opts.recorded != "" {
		return compareRecorded(opts.recorded, opts.record, versions[len(versions)-1], checkouts, stdout)
	}
	return nil
}

func parse(args []string, stderr io.Writer) (*options, []string, error) {
	home, err := os.UserCacheDir()
	if err != nil {
		home = os.TempDir()
	}
	o := new(options)
	flags := flag.NewFlagSet("corpus", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: corpus [flags] DIR...\n\nEach DIR is a git checkout with Go modules in it.")
		flags.PrintDefaults()
	}
	flags.StringVar(&o.out, "out", filepath.Join(home, "statuslint-corpus"), "`directory` for results")
	flags.StringVar(&o.against, "against", "", "`commit` of statuslint to compare the working tree with")
	flags.StringVar(&o.source, "statuslint", ".", "`directory` of statuslint's repository")
	flags.BoolVar(&o.again, "again", false, "run again what the output directory has results for")
	flags.BoolVar(&o.compile, "compile", false, "compile dependencies instead of leaving their types to be read from source")
	flags.StringVar(&o.recorded, "recorded", "", "compare the findings with those in this `file`")
	flags.BoolVar(&o.record, "record", false, "write the file of -recorded instead")
	flags.BoolVar(&o.share, "share", false, "let repositories share what statuslint finds out about dependencies: quicker, but times then depend on the order")
	flags.Int64Var(&o.memory, "memory", 3*machineMemory()/4, "`megabytes` of memory that a run on a repository may use at once")
	flags.DurationVar(&o.time, "time", 10*time.Minute, "how long a run on a repository may take")
	flags.Int64Var(&o.cache, "cache", 8<<10, "`megabytes` that the build cache may have before it is emptied")
	flags.Int64Var(&o.free, "free", 4<<10, "`megabytes` of disk to leave free")
	for _, name := range []string{"enable", "disable", "tests"} {
		flags.Func(name, "passed to statuslint: `value` of -"+name, func(value string) error {
			o.args = append(o.args, "-"+name+"="+value)
			return nil
		})
	}
	for _, name := range []string{"generated", "unsafe-fixes"} {
		flags.BoolFunc(name, "passed to statuslint", func(value string) error {
			o.args = append(o.args, "-"+name+"="+value)
			return nil
		})
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil, nil, err
		}
		return nil, nil, errors.New("wrong flags: see corpus -help")
	}
	if flags.NArg() == 0 {
		return nil, nil, errors.New("no checkouts given: corpus [flags] DIR..., where each DIR is a git checkout with Go modules in it")
	}
	if o.record && o.recorded == "" {
		return nil, nil, errors.New("-record needs the file of -recorded")
	}
	for _, limit := range []struct {
		name string
		ok   bool
	}{{"memory", o.memory > 0}, {"time", o.time > 0}, {"cache", o.cache > 0}, {"free", o.free >= 0}} {
		if !limit.ok {
			return nil, nil, fmt.Errorf("-%s must be more than 0", limit.name)
		}
	}
	if o.out, err = filepath.Abs(o.out); err != nil {
		return nil, nil, err
	}
	if o.source, err = filepath.Abs(o.source); err != nil {
		return nil, nil, err
	}
	return o, flags.Args(), nil
}
