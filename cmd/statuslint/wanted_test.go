//go:build long

package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/testing/corpus"
	"github.com/statuslint/statuslint/internal/testing/want"
)

// The command finds what the // want comments of the cases say, with the options that they are written for.
func TestCorpusIsAsWanted(t *testing.T) {
	var ids []string
	for _, d := range analyzer.Rules() {
		ids = append(ids, d.ID)
	}
	folders, err := corpus.Folders(corpusSource, ids)
	if err != nil {
		t.Fatal(err)
	}
	dir, _ := corpus.Write(t, corpusSource)
	kept := t.TempDir()
	for _, group := range corpus.Groups(folders) {
		t.Run(group[0].Name, func(t *testing.T) {
			args := group[0].FlagsIn(corpus.Module)
			var names []string
			for _, f := range group {
				args = append(args, "./"+f.Name+"/...")
				names = append(names, f.Name)
			}
			got, _ := corpusRun(t, dir, kept, args...)
			checkWanted(t, wanted(t, dir, names), got)
		})
	}
}

// wanted are the patterns of the // want comments below some folders, by file:line.
func wanted(t *testing.T, dir string, folders []string) map[string][]*regexp.Regexp {
	t.Helper()
	wants := make(map[string][]*regexp.Regexp)
	files := token.NewFileSet()
	read := func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".go" {
			return err
		}
		f, err := parser.ParseFile(files, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		path, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		for _, c := range comments(f) {
			list, err := want.Patterns(c.Text)
			if err != nil {
				return err
			}
			line := fmt.Sprintf("%s:%d", filepath.ToSlash(path), files.PositionFor(c.Pos(), false).Line)
			for _, p := range list {
				if p.Object == "" { // facts are not findings
					wants[line] = append(wants[line], p.Text)
				}
			}
		}
		return nil
	}
	for _, folder := range folders {
		if err := filepath.WalkDir(filepath.Join(dir, folder), read); err != nil {
			t.Fatal(err)
		}
	}
	return wants
}

func comments(f *ast.File) []*ast.Comment {
	var list []*ast.Comment
	for _, group := range f.Comments {
		list = append(list, group.List...)
	}
	return list
}

// checkWanted compares findings with what is wanted of them.
func checkWanted(t *testing.T, wants map[string][]*regexp.Regexp, findings []string) {
	t.Helper()
	finding := regexp.MustCompile(`^([^:]+:\d+):\d+: (.*)$`)
	for _, f := range findings {
		m := finding.FindStringSubmatch(f)
		if m == nil {
			t.Fatalf("no finding: %s", f)
		}
		i := slices.IndexFunc(wants[m[1]], func(want *regexp.Regexp) bool { return want.MatchString(m[2]) })
		if i < 0 {
			t.Errorf("not wanted: %s", f)
			continue
		}
		wants[m[1]] = slices.Delete(wants[m[1]], i, i+1)
	}
	for line, left := range wants {
		for _, want := range left {
			t.Errorf("%s: not found: %s", line, want)
		}
	}
}
