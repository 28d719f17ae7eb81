package analyzer

import (
	"flag"
	"io"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/options"
	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/testing/corpus"
)

// TestFolders compares what is found in each folder of testdata/src with its // want comments, and what fixes leave of it
// with its golden files. corpus.Folder says how each is analysed.
func TestFolders(t *testing.T) {
	const src = "testdata/src"
	folders, err := corpus.Folders(src, ruleIDs())
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range corpus.Groups(folders) {
		t.Run(group[0].Name, func(t *testing.T) {
			t.Parallel()
			a := folderAnalyzer(t, group[0])
			var plain []string
			for _, f := range group {
				if f.Golden {
					checkGoldens(t, a, f.Name)
					continue
				}
				packages, err := f.Packages(src)
				if err != nil {
					t.Fatal(err)
				}
				plain = append(plain, packages...)
			}
			if len(plain) > 0 {
				checkWants(t, a, plain...)
			}
		})
	}
}

// folderAnalyzer is an analyzer with the flags and facts of a folder.
func folderAnalyzer(t *testing.T, f corpus.Folder) *analysis.Analyzer {
	t.Helper()
	var o Options
	flags := flag.NewFlagSet(f.Name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	options.RegisterFlags(flags, &o)
	if err := flags.Parse(f.Flags); err != nil || flags.NArg() > 0 {
		t.Fatalf("%s: flags %q: %v", f.Name, f.Flags, err)
	}
	a, err := New(o)
	if err != nil {
		t.Fatalf("%s: flags %q: %v", f.Name, f.Flags, err)
	}
	switch f.Facts {
	case corpus.FlowFacts:
		return withFacts(a, flow.FactTypes())
	case corpus.OrderFacts:
		return withFacts(a, order.FactTypes())
	}
	return withoutFacts(a)
}

// TestPoorPass runs the rules in a pass that has as little as Bazel's nogo gives.
func TestPoorPass(t *testing.T) {
	a, err := New(Options{Disable: Words{allRules}, Enable: corpus.OrderRules(), UnsafeFixes: true})
	if err != nil {
		t.Fatal(err)
	}
	rich := withoutFacts(a)
	poor := *rich
	poor.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.ReadFile, p.Module, p.TypeErrors = nil, nil, nil
		return rich.Run(&p)
	}
	folders, err := corpus.Folders("testdata/src", ruleIDs())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range folders {
		if strings.Join(f.Flags, " ") == "-disable all -enable "+strings.Join(corpus.OrderRules(), ",") && f.Facts == corpus.NoFacts {
			names = append(names, f.Name)
		}
	}
	if len(names) < 5 {
		t.Fatalf("only the folders %q", names)
	}
	checkWants(t, &poor, names...)
}
