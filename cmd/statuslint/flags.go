package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/internal/messages"
	"github.com/statuslint/statuslint/internal/options"
)

// flags are what the user asks for on the command line.
type flags struct {
	options  analyzer.Options
	patterns []string // packages

	fix, diff, endpoints, statistics, list, version, help bool
	explain                                               []string // codes and rules; none if not asked for

	outputs   report.Outputs
	ownFormat bool // the format was given on the command line

	chdir, tags  string
	overlay      string // a file as for go build -overlay; "" for none
	cache        string // a directory, or off
	tests, debug bool

	newFromRev, newFromMergeBase string // "" for none; at most one of them
	failOn                       string // the least severity that makes the run fail

	configFile string // "" to look for one
	showConfig bool

	args       []string     // what was parsed
	file       *config.File // nil if there is no file
	configRoot string       // its folder

	set  *flag.FlagSet     // what the flags were parsed with
	from map[string]string // where the settings come from, by key
}

// dir is the directory of the run.
func (f *flags) dir(w world) string {
	switch {
	case f.chdir == "":
		return w.dir
	case filepath.IsAbs(f.chdir):
		return f.chdir
	}
	return filepath.Join(w.dir, f.chdir)
}

// flagSet makes a set of all flags, which parses into f. The usage text of a flag is registered with it.
func (f *flags) flagSet() *flag.FlagSet {
	fs := flag.NewFlagSet("statuslint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.BoolVar(&f.fix, "fix", false, "apply the suggested fixes, then report what is left")
	fs.BoolVar(&f.diff, "diff", false, "print what -fix would change as a diff for git apply or patch -p1; no file is changed")
	fs.BoolVar(&f.endpoints, "endpoints", false, "list the statuses that each endpoint of the program can answer, and where; with -new-from-rev or -new-from-merge-base, only what has changed")
	fs.BoolVar(&f.statistics, "statistics", false, "count findings, and fixable ones, by rule and folder instead of listing them")
	fs.Func("explain", "explain a `code` such as 404, a class such as 4xx, a range such as 520-527, or a rule such as magic; "+
		"or several, separated by spaces or commas", func(topic string) error {
		if strings.Trim(topic, ", \t") == "" {
			return errors.New("want a code such as 404, or a rule such as magic")
		}
		f.explain = append(f.explain, topic)
		return nil
	})
	fs.BoolVar(&f.list, "list", false, "list the rules and whether they are on")
	fs.BoolVar(&f.version, "version", false, "print the version")
	fs.BoolVar(&f.help, "help", false, "print this text")
	fs.BoolVar(&f.help, "h", false, "print this text")
	fs.Var(&f.outputs, "format", "write findings in a `format`: "+strings.Join(report.FormatNames(), ", ")+
		"; for endpoints: "+strings.Join(report.ContractFormats(), ", ")+"; format:file writes to a file; several are separated by commas (default text)")
	fs.StringVar(&f.chdir, "C", "", "run in this `directory`; printed paths stay relative to the current one")
	fs.StringVar(&f.tags, "tags", "", "build `tags`, separated by commas")
	fs.StringVar(&f.overlay, "overlay", "", "analyse unsaved text: this JSON `file` replaces the content of files, as for go build -overlay")
	fs.BoolVar(&f.tests, "test", true, "analyse test files too; -test=false leaves them out")
	fs.StringVar(&f.cache, "cache", "", "cache results in this `directory`, or off; default $"+store.Env+", or the user's cache directory")
	fs.BoolVar(&f.debug, "debug", false, "print the stack if the analysis of a package panics")
	options.RegisterFlags(fs, &f.options)
	f.gateFlags(fs)
	f.configFlags(fs)
	f.set = fs
	return fs
}

// parseFlags reads the arguments of the command.
func parseFlags(args []string) (*flags, error) {
	f := &flags{args: args}
	f.outputs.Endpoints = slices.ContainsFunc(args, func(arg string) bool { name, isFlag := flagName(arg); return isFlag && name == "endpoints" })
	fs := f.flagSet()
	if err := checkFlags(fs, args); err != nil {
		return f, err
	}
	if err := fs.Parse(args); err != nil {
		return f, plainFlagError(err)
	}
	f.patterns, f.ownFormat = fs.Args(), f.outputs.Given()
	if len(f.explain) > 0 && !slices.ContainsFunc(f.patterns, looksLikePackage) {
		f.explain, f.patterns = append(f.explain, f.patterns...), nil
	}
	if f.help {
		return f, nil
	}
	if err := f.options.Validate(); err != nil {
		return f, fmt.Errorf("-%w", err)
	}
	if f.diff && f.outputs.Given() {
		return f, errors.New("-diff has its own format: remove -format")
	}
	if f.overlay != "" && (f.fix || f.diff) {
		return f, errors.New("-overlay analyses unsaved text, which -fix and -diff cannot change")
	}
	if err := f.checkEndpoints(); err != nil {
		return f, err
	}
	if err := f.outputs.ForContract(f.endpoints); err != nil {
		return f, err
	}
	if f.newFromRev != "" && f.newFromMergeBase != "" {
		return f, fmt.Errorf("-%s and -%s cannot be used together: use one of them", config.NewFromRev, config.NewFromMergeBase)
	}
	if f.statistics && (f.outputs.Given() || f.diff || f.fix || f.endpoints) {
		return f, errors.New("-statistics has its own format: remove -format, -diff, -fix and -endpoints")
	}
	for _, alone := range []struct {
		name  string
		given bool
	}{{"explain", len(f.explain) > 0}, {"list", f.list}, {"show-config", f.showConfig}, {"version", f.version}} {
		if alone.given && len(f.patterns) > 0 {
			return f, fmt.Errorf("-%s takes no packages: %s", alone.name, strings.Join(f.patterns, " "))
		}
	}
	return f, nil
}

// given returns the first of the flags that is on the command line; "" if none is.
func (f *flags) given(names ...string) string {
	found := ""
	f.set.Visit(func(x *flag.Flag) {
		if found == "" && slices.Contains(names, x.Name) {
			found = x.Name
		}
	})
	return found
}

// checkFlags finds mistakes for which package flag has no good message: a flag that does not exist, and flags after the packages,
// which it would take for packages.
func checkFlags(fs *flag.FlagSet, args []string) error {
	explains := false
	for i := 0; i < len(args); i++ {
		name, isFlag := flagName(args[i])
		if args[i] == "--" {
			return nil
		}
		if !isFlag {
			return checkPackages(args[i:], explains)
		}
		name, _, hasValue := strings.Cut(name, "=")
		explains = explains || name == "explain"
		def := fs.Lookup(name)
		if def == nil {
			return unknownFlag(fs, name)
		}
		if !hasValue && !isBool(def) {
			if i++; i == len(args) {
				return fmt.Errorf("-%s needs a value: %s", name, plainUsage(def))
			}
		}
	}
	return nil
}

// checkPackages looks for flags among packages, whose names never begin with a dash, and for what would be a command to
// other programs. These are never packages: write a package of that name as ./list, or after --. The arguments are topics
// instead if -explain is before them.
func checkPackages(args []string, explains bool) error {
	what := "packages"
	if explains {
		what = "the topics"
	} else if slices.Contains(modes(), args[0]) {
		return fmt.Errorf("unknown package %s: did you mean -%[1]s?", args[0])
	}
	for _, arg := range args {
		if arg == "--" {
			return nil
		}
		if _, isFlag := flagName(arg); isFlag {
			return fmt.Errorf("flags go before %s: %s", what, arg)
		}
	}
	return nil
}

// looksLikePackage reports whether an argument is a path, which codes and rules never are.
func looksLikePackage(arg string) bool {
	return strings.HasPrefix(arg, ".") || strings.Contains(arg, "/")
}

// flagName returns an argument without its dashes, and whether it is a flag.
func flagName(arg string) (string, bool) {
	name := strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-")
	return name, len(name) < len(arg) && name != ""
}

func isBool(def *flag.Flag) bool {
	b, ok := def.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

func unknownFlag(fs *flag.FlagSet, name string) error {
	var known []string
	fs.VisitAll(func(def *flag.Flag) {
		if len(def.Name) > 1 { // any word is near a single letter
			known = append(known, def.Name)
		}
	})
	if near, ok := messages.Nearest(name, known); ok && len(name) > 1 {
		return fmt.Errorf("unknown flag -%s: did you mean -%s?", name, near)
	}
	return fmt.Errorf("unknown flag -%s", name)
}

// plainFlagError says what package flag says of a bad value, in fewer words: `invalid value "42" for flag -allow: why`
// becomes "-allow: why".
func plainFlagError(err error) error {
	text := err.Error()
	for _, kind := range []struct{ prefix, sep string }{
		{"invalid value ", " for flag -"},
		{"invalid boolean value ", " for -"},
	} {
		rest, ok := strings.CutPrefix(text, kind.prefix)
		if !ok {
			continue
		}
		if value, rest, ok := strings.Cut(rest, kind.sep); ok {
			name, why, _ := strings.Cut(rest, ": ")
			if why == "parse error" {
				why = "want true or false, not " + value
			}
			return fmt.Errorf("-%s: %s", name, why)
		}
	}
	return err
}
