package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A listed repository is a row of .ci/corpus.tsv.
type listed struct {
	name, commit, kind string
	isNew              bool // no rule was made or changed because of it
}

func readList(name string) (map[string]*listed, error) {
	t, err := readTable(name, "repository", "commit", "kind", "new")
	if err != nil {
		return nil, err
	}
	all := make(map[string]*listed)
	for _, row := range t.rows {
		all[t.get(row, "repository")] = &listed{t.get(row, "repository"), t.get(row, "commit"), t.get(row, "kind"), t.get(row, "new") == "yes"}
	}
	return all, nil
}

var (
	repositoryColumns = []string{"repository", "commit", "kind", "new", "packages", "lines", "handlers", "http.Error", "findings", "in tests",
		"errors", "cpu s", "peak MB", "statuslint", "notes"}
	populationColumns = []string{"repository", "rule", "findings", "in tests", "http.Error"}
)

// collectCommand writes repositories.tsv and population.tsv.
func collectCommand(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("collect", flag.ContinueOnError)
	in := inputsFrom(flags)
	if err := flags.Parse(args); err != nil {
		return err
	}
	set, repos, err := in.read()
	if err != nil {
		return fmt.Errorf("collect: %w", err)
	}
	if err := in.markErrorReplies(set); err != nil {
		return fmt.Errorf("collect: %w", err)
	}
	type key struct{ repository, rule string }
	outside, inTests, errorReplies := make(map[key]int), make(map[key]int), make(map[key]int)
	var keys []key
	for _, f := range set.findings {
		k := key{f.Repository, f.Rule}
		if outside[k]+inTests[k] == 0 {
			keys = append(keys, k)
		}
		if f.Test {
			inTests[k]++
		} else {
			outside[k]++
		}
		if f.httpError {
			errorReplies[k]++
		}
	}
	population := &table{name: filepath.Join(dir, "population.tsv"), columns: populationColumns}
	sumOutside, sumTests := make(map[string]int), make(map[string]int)
	slices.SortFunc(keys, func(a, b key) int {
		return strings.Compare(a.repository+"\x00"+a.rule, b.repository+"\x00"+b.rule)
	})
	for _, k := range keys {
		population.rows = append(population.rows, []string{k.repository, k.rule, strconv.Itoa(outside[k]), strconv.Itoa(inTests[k]), strconv.Itoa(errorReplies[k])})
		sumOutside[k.repository] += outside[k]
		sumTests[k.repository] += inTests[k]
	}
	t := &table{name: filepath.Join(dir, "repositories.tsv"), columns: repositoryColumns}
	for _, rec := range set.records {
		r := repos[rec.Repository]
		if r == nil || r.commit != rec.Commit {
			return fmt.Errorf("%s at %s is not in %s", rec.Repository, rec.Commit, in.list)
		}
		size, err := measure(filepath.Join(in.checkouts, strings.ReplaceAll(rec.Repository, "/", "+")))
		if err != nil {
			return err
		}
		packages, notes := 0, []string(nil)
		for _, m := range rec.Modules {
			packages += m.Packages
			if m.LeftOut != "" {
				notes = append(notes, m.Dir+" left out")
			}
		}
		if rec.GivenUp != "" {
			notes = []string{"given up: " + strings.TrimPrefix(rec.GivenUp, "more than ")}
		}
		commit, _, _ := strings.Cut(rec.Statuslint, "-") // the binary's hash follows
		fresh := "no"
		if r.isNew {
			fresh = "yes"
		}
		t.rows = append(t.rows, []string{rec.Repository, rec.Commit, r.kind, fresh, strconv.Itoa(packages), strconv.Itoa(size.lines),
			strconv.Itoa(size.handlers), strconv.Itoa(size.errors), strconv.Itoa(sumOutside[rec.Repository]), strconv.Itoa(sumTests[rec.Repository]),
			strconv.Itoa(rec.Errors), fmt.Sprintf("%.1f", rec.CPU), strconv.FormatInt(rec.Peak, 10), commit, strings.Join(notes, "; ")})
	}
	fmt.Fprintf(stdout, "%d repositories, %d findings\n", len(t.rows), len(set.findings))
	return errors.Join(t.write(), population.write())
}

// A size is how much code a repository has outside of tests, vendor and testdata. Generated files count.
type size struct {
	lines    int
	handlers int // functions with a parameter of type http.ResponseWriter and one of type *http.Request
	errors   int // calls of http.Error
}

// measure counts by syntax: a file that imports net/http names it.
func measure(root string) (size, error) {
	var s size
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if path != root && (name[0] == '.' || name[0] == '_' || slices.Contains([]string{"vendor", "testdata", "node_modules"}, name)) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || !d.Type().IsRegular() {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		s.lines += bytes.Count(data, []byte("\n"))
		if !bytes.Contains(data, []byte(`"net/http"`)) {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, data, parser.SkipObjectResolution)
		if err != nil {
			return nil // its lines count all the same
		}
		s.add(file)
		return nil
	})
	return s, err
}

func (s *size) add(file *ast.File) {
	pkg := ""
	for _, imp := range file.Imports {
		if imp.Path.Value == `"net/http"` {
			pkg = "http"
			if imp.Name != nil {
				pkg = imp.Name.Name
			}
		}
	}
	named := func(e ast.Expr, name string) bool {
		sel, ok := e.(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != name {
			return false
		}
		x, ok := sel.X.(*ast.Ident)
		return ok && x.Name == pkg
	}
	handler := func(typ *ast.FuncType) bool {
		var w, r bool
		for _, field := range typ.Params.List {
			w = w || named(field.Type, "ResponseWriter")
			star, ok := field.Type.(*ast.StarExpr)
			r = r || ok && named(star.X, "Request")
		}
		return w && r
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Body != nil && handler(n.Type) {
				s.handlers++
			}
		case *ast.FuncLit:
			if handler(n.Type) {
				s.handlers++
			}
		case *ast.CallExpr:
			if named(n.Fun, "Error") {
				s.errors++
			}
		}
		return true
	})
}
