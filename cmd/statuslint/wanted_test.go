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
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/corpus"
	"github.com/statuslint/statuslint/internal/testing/want"
)

// The command finds what the // want comments of the cases say, with the options that they are written for.
func TestCorpusIsAsWanted(t *testing.T) {
	const (
		codes = "magic,nonstandard,deprecated,invalid,class,mismatch,range"
		order = "body,missing-return,superfluous,late-header,late-error"
	)
	dir, _ := corpus.Write(t, corpusSource)
	kept := t.TempDir()
	for _, group := range []struct {
		folders string
		options []string
	}{
		{"magic nonstandard deprecated invalid class mismatch range nolint generated fixes flow_params flow_results flow_fields " +
			"flow_elements flow_vars flow_funcs flow_interfaces flow_generics flow_errors flow_writer flow_tables flow_asserts " +
			"flow_direction flow_vetoes flow_testonly flow_cross option_tests_default", []string{"-disable", order}},
		{"order_return order_superfluous order_late order_body order_fine order_frameworks order_cross order_fix", []string{"-disable", "all", "-enable", order}},
		{"order_required", []string{"-disable", "all", "-enable", "required-header"}},
		{"order_tests", []string{"-disable", codes}},
		{"option_unsafe", []string{"-unsafe-fixes"}},
		{"option_enable", []string{"-disable", "all", "-enable", "class,nonstandard"}},
		{"option_codes", []string{"-disable", order, "-allow", "499,520-527,305,299", "-deny", "418,521", "-literals", "200,404-409"}},
		{"option_functions", []string{"-disable", order, "-functions", corpusFunctions}},
		{"option_tests_all", []string{"-disable", order, "-tests", "all"}},
		{"option_tests_none", []string{"-disable", order, "-tests", "none"}},
		{"option_generated", []string{"-disable", order, "-generated"}},
	} {
		args := slices.Clone(group.options)
		var want []string
		for folder := range strings.FieldsSeq(group.folders) {
			args = append(args, "./"+folder+"/...")
			want = append(want, folder)
		}
		t.Run(want[0], func(t *testing.T) {
			got, _ := corpusRun(t, dir, kept, args...)
			wants := wanted(t, dir, want)
			checkWanted(t, wants, got)
		})
	}
}

// corpusFunctions are those that the cases of -functions need.
const corpusFunctions = "(*example.com/corpus/option_functions/kit.Reply).Send:1,(example.com/corpus/option_functions/kit.Context).Reply:0," +
	"example.com/corpus/option_functions/kit.Fail:1,example.com/corpus/option_functions/kit.Send:1"

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
				if p.Object == "" { // facts are no findings
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
