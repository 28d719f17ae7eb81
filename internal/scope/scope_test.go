package scope

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/api"
)

// A file may begin a fact about a status if it has a name of a row, as code could write it.
func TestMayBegin(t *testing.T) {
	for _, test := range []struct {
		file    string
		reached string
		want    bool
	}{
		{`package p; func f(n int) int { return n }`, "net/http", false},
		{`package p; func f(r R) int { return r.StatusCode }`, "net/http", true},
		{`package p; func f(r R) int { return r.StatusCode }`, "io", false},
		{`package p; func f(r R) int { return r.StatusCodes + r.xStatusCode }`, "net/http", false},
		{`package p; func (w) WriteHeader(int) {}`, "net/http", true},
		{`package p; import "net/http"; func f(w http.ResponseWriter, n int) { http.Error(w, "", n) }`, "net/http", true},
		{`package p; import "net/http"; func f(w http.ResponseWriter, err error) string { return err.Error() }`, "net/http", false},
		{`package p; import web "net/http"; func f(w web.ResponseWriter, n int) { web.Error(w, "", n) }`, "net/http", true},
		{`package p; import . "net/http"; func f(w ResponseWriter, n int) { Error(w, "", n) }`, "net/http", true},
		{`package p; import "net/http"; func f() int { return http.StatusTeapot }`, "net/http", true},
		{`package p; import "net/http"; func f() *http.Client { return nil }`, "net/http", false},
		{`package p; import "example.com/kit"; func f(n int) { kit.Send(n) }`, "net/http example.com/kit", true},
		{`package p; import "example.com/other"; func f(n int) { other.Send(n) }`, "net/http example.com/kit", false},
	} {
		table, err := api.WithSinks([]string{"example.com/kit.Send:0"})
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), "", test.file, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		nameOf := func(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }
		if got := New(table, false).MayBegin([]byte(test.file), file.Imports, strings.Fields(test.reached), nameOf); got != test.want {
			t.Errorf("%s, which reaches %s: %v", test.file, test.reached, got)
		}
		if !New(table, true).MayBegin([]byte(test.file), file.Imports, nil, nameOf) {
			t.Errorf("%s begins nothing, though everything counts", test.file)
		}
	}
}

// The functions that stay have a fact, or call one that does.
func TestNeedless(t *testing.T) {
	const src = `package p

import (
	"io"
	"net/http"
	"os"
)

var prefix, count = "a", 1

type page struct{ w http.ResponseWriter }

func keptResponse(w http.ResponseWriter)     { println() ; return }
func keptWriter(w io.Writer)                 { println() ; return }
func keptHeader(h http.Header)               { println() ; return }
func (p *page) keptHolder()                  { println() ; return }
func keptExit()                              { os.Exit(1) }
func keptPanic(why string)                   { panic(why) }
func keptOperator(a, b int) bool             { return a == b }
func keptSwitch(a, b int) bool               { switch a { case b: return true }; return false }
func keptBoth(a, b any) bool                 { return keptOther(a, b) }
func keptOther(a, b any) bool                { return b != a }
func keptSet() bool                          { prefix = "b"; return true }
func keptAddress() *string                   { return &prefix }

func sum(a, b int) int                       { return a + b }
func client(c *http.Client, n int) int       { return n }
func exits(n int) int                        { os.Exit(n); return n }
func counts() bool                           { count = 2; return true }
func local() string                          { prefix := "c"; return prefix }
func external(int) int
`
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	defs := map[*ast.Ident]types.Object{}
	config := types.Config{Importer: importer.ForCompiler(fset, "gc", nil), IgnoreFuncBodies: true}
	pkg, err := config.Check("p", fset, []*ast.File{file}, &types.Info{Defs: defs})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, fn := range New(api.NewTable(nil), false).Needless(pkg, []*ast.File{file}, defs) {
		got = append(got, fn.Name.Name)
	}
	if want := []string{"sum", "client", "exits", "counts", "local"}; !slices.Equal(got, want) {
		t.Errorf("needless are %q, want %q", got, want)
	}
}
