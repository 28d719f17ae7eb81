package gclplugin_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// golangci-lint has conditions for the linters it takes in: nothing happens when a package is loaded, no input makes the
// linter panic or end the process, and it sees files only through the pass, whose content the caches of golangci-lint and
// go vet know. They hold for all that the plugin links in of ours; the one exception is the plugin's own registration.
func TestConditionsOfGolangciLint(t *testing.T) {
	const registration = "func init in analyzer/gclplugin/gclplugin.go"
	const module = "github.com/statuslint/statuslint/"
	fset := token.NewFileSet()
	var broken []string
	seen := map[string]bool{}
	for todo := []string{"analyzer/gclplugin"}; len(todo) > 0; todo = todo[1:] {
		dir := todo[0]
		if seen[dir] {
			continue
		}
		seen[dir] = true
		names, err := filepath.Glob(filepath.Join("../..", dir, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v, %d files", dir, err, len(names))
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			syntax, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, what := range breaches(syntax) {
				broken = append(broken, what+" in "+dir+"/"+filepath.Base(name))
			}
			for _, spec := range syntax.Imports {
				path, _ := strconv.Unquote(spec.Path.Value)
				if ours, ok := strings.CutPrefix(path, module); ok {
					todo = append(todo, ours)
				}
			}
		}
	}
	for _, b := range broken {
		if b != registration {
			t.Error(b)
		}
	}
	if !slices.Contains(broken, registration) {
		t.Errorf("%s was not seen: has the plugin moved?", registration)
	}
	if !seen["internal/flow"] || !seen["catalog"] {
		t.Errorf("only the packages %v were looked at", seen)
	}
}

// breaches lists what a file does that a linter may not.
func breaches(syntax *ast.File) []string {
	var found []string
	for _, spec := range syntax.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		switch path {
		// Files, processes, the network, the end of the process, a log of one's own, and ways around the language.
		case "os", "os/exec", "io/ioutil", "path/filepath", "syscall", "net", "net/http", "log", "log/slog", "plugin", "unsafe", "C":
			found = append(found, "import of "+path)
		}
	}
	ast.Inspect(syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				found = append(found, "func init")
			}
		case *ast.CallExpr:
			if id, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && (id.Name == "panic" || id.Name == "print" || id.Name == "println") {
				found = append(found, "call of "+id.Name)
			}
		}
		return true
	})
	return found
}

func TestBreaches(t *testing.T) {
	const source = `package p

import (
	"fmt"
	"os"
	l "log"
)

func init() {
	l.Fatal()
	if f, err := os.Open("x"); err != nil {
		panic(fmt.Sprint(f, err))
	}
}

func (t) init() { t.panic() }
`
	syntax, err := parser.ParseFile(token.NewFileSet(), "p.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"import of os", "import of log", "func init", "call of panic"}
	if got := breaches(syntax); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
