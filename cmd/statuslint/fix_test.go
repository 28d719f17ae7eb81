package main

import (
	"context"
	"go/ast"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// shortener makes two fixes for a variable with a long name, which overlap: one drops the first letter of the name, the
// other the last.
func shortener() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: "shortener",
		Doc:  "finds names of more than a letter",
		Run: func(pass *analysis.Pass) (any, error) {
			for _, file := range pass.Files {
				ast.Inspect(file, func(n ast.Node) bool {
					spec, ok := n.(*ast.ValueSpec)
					if !ok || len(spec.Names[0].Name) == 1 {
						return true
					}
					id := spec.Names[0]
					for _, shorter := range []string{id.Name[1:], id.Name[:len(id.Name)-1]} {
						edit := analysis.TextEdit{Pos: id.Pos(), End: id.End(), NewText: []byte(shorter)}
						pass.Report(analysis.Diagnostic{
							Pos: id.Pos(), End: id.End(), Category: "short", Message: "use " + shorter + " (short)",
							SuggestedFixes: []analysis.SuggestedFix{{TextEdits: []analysis.TextEdit{edit}}},
						})
					}
					return true
				})
			}
			return nil, nil
		},
	}
}

func TestOverlappingFixesTakeRounds(t *testing.T) {
	for _, tt := range []struct{ name, fixed, diff string }{
		{"abc", "a", "ab"},                    // two rounds
		{"abcdefghij", "abcdef", "abcdefghi"}, // more than are made
	} {
		dir := module(t, map[string]string{"shop.go": "package shop\n\nvar " + tt.name + " int\n"})
		try := func(mode func(*analysisRun, context.Context) int) result {
			a, stdout, stderr := prepare(t, dir)
			a.config.Analyzer, a.config.Scope = shortener(), nil
			return result{mode(a, t.Context()), stdout.String(), stderr.String()}
		}

		want := result{
			exitFindings,
			"--- a/shop.go\n+++ b/shop.go\n@@ -1,3 +1,3 @@\n package shop\n \n-var " + tt.name + " int\n+var " + tt.diff + " int\n",
			"1 fix left out because of overlaps: run statuslint again after applying the diff\n",
		}
		if got := try((*analysisRun).diff); got != want {
			t.Errorf("-diff: got %+v, want %+v", got, want)
		}

		want = result{exitClean, "", "fixed 2 findings in 1 file; 0 left\n"}
		if len(tt.fixed) > 1 {
			want = result{
				exitFindings,
				"shop.go:3:5: use abcde (short)\nshop.go:3:5: use bcdef (short)\n",
				"fixed 4 findings in 1 file; 2 left\n",
			}
		}
		if got := try((*analysisRun).fix); got != want {
			t.Errorf("-fix: got %+v, want %+v", got, want)
		}
		content, err := os.ReadFile(filepath.Join(dir, "shop.go"))
		if err != nil || string(content) != "package shop\n\nvar "+tt.fixed+" int\n" {
			t.Errorf("the file is %q, %v", content, err)
		}
	}
}
