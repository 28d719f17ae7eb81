package analyzer_test

import (
	"fmt"
	"log"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
)

// A driver of one's own: it loads packages, runs the analyzer on them, and prints what it finds.
func Example() {
	a, err := analyzer.New(analyzer.Options{
		Enable:    []string{"late-error"},
		Allow:     analyzer.Codes{{Low: 520, High: 527}},
		Functions: []string{"example.com/handler.Reply:0"},
	})
	if err != nil {
		log.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: "testdata/example"}, "./...")
	if err != nil {
		log.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
	if err != nil {
		log.Fatal(err)
	}
	for _, action := range graph.Roots {
		for _, d := range action.Diagnostics {
			at := action.Package.Fset.Position(d.Pos)
			fmt.Printf("%d:%d: %s\n", at.Line, at.Column, d.Message)
		}
	}
	// Output:
	// 7:24: use http.StatusNotFound instead of 404 (magic)
}
