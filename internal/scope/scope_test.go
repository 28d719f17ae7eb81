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

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/carry"
	"github.com/statuslint/statuslint/internal/flow"
	"github.com/statuslint/statuslint/internal/order"
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
		{"package p\n\t// StatusCode is in a comment", "net/http", false},
		{`package p; func f(r R) { if r.StatusCode < 200 || r.A.StatusCode >=300 { } }`, "net/http", false},
		{`package p; func f(r R) { if r.StatusCode < 200 && g(r.StatusCode) { } }`, "net/http", true},
		{`package p; func f(r R, n int) { if r.StatusCode < n { } }`, "net/http", true},
		{`package p; func f(r R, n int) { if r.StatusCode == 200 + n { } }`, "net/http", true},
		{`package p; func f(r R, n int) { if n + r.StatusCode == 200 { } }`, "net/http", true},
		{`package p; func f(r *R) { if r.StatusCode = 200 {} }`, "net/http", true},
		{`package p; func f(r *R) { if r.StatusCode <- 200 {} }`, "net/http", true},
		{`package p; func f(r R) int { return r.Reason }`, "", true},
		{`package p; func f(p P) int { return p.ExitCode() }`, "os", false},
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
		if got := New(table, false).MayBegin([]byte(test.file), file.Imports, strings.Fields(test.reached), []string{"Reason"}, nameOf); got != test.want {
			t.Errorf("%s, which reaches %s: %v", test.file, test.reached, got)
		}
		if !New(table, true).MayBegin([]byte(test.file), file.Imports, nil, nil, nameOf) {
			t.Errorf("%s begins nothing, though everything counts", test.file)
		}
	}
}

// Where nothing is known as a status, only functions that may compare or ask something have facts about statuses.
func TestIsSilentAbout(t *testing.T) {
	pkg := types.NewPackage("p", "p")
	number, unknown := types.Typ[types.Int], types.Universe.Lookup("error").Type()
	function := func(params ...types.Type) types.Object {
		var list []*types.Var
		for _, p := range params {
			list = append(list, types.NewParam(token.NoPos, pkg, "", p))
		}
		return types.NewFunc(token.NoPos, pkg, "f", types.NewSignatureType(nil, nil, nil, types.NewTuple(list...), nil, false))
	}
	for _, test := range []struct {
		obj  types.Object
		fact analysis.Fact
		want bool
	}{
		{types.NewField(token.NoPos, pkg, "x", number, false), &flow.VarFact{}, true},
		{function(number), &flow.FuncFact{}, true},
		{function(number, number), &flow.FuncFact{}, false},
		{function(unknown), &flow.FuncFact{}, false},
		{function(unknown), &carry.MakerFact{}, true},
		{function(), &order.FuncFact{}, false},
	} {
		if got := New(api.NewTable(nil), false).IsSilentAbout(test.obj, test.fact); got != test.want {
			t.Errorf("%v, %T: %v", test.obj, test.fact, got)
		}
		if New(api.NewTable(nil), true).IsSilentAbout(test.obj, test.fact) {
			t.Errorf("%v, %T: silent, though everything counts", test.obj, test.fact)
		}
	}
}

// Facts that follow from a fact are about statuses. That a function does not return tells nothing about them.
func TestTells(t *testing.T) {
	s := New(api.NewTable(nil), false)
	for _, fact := range []analysis.Fact{&flow.FuncFact{Results: map[int]flow.SlotFact{0: {}}}, &flow.VarFact{}, &carry.MakerFact{}} {
		if !s.Tells(fact) {
			t.Errorf("%T tells nothing", fact)
		}
	}
	for _, fact := range []analysis.Fact{&flow.FuncFact{Pairs: [][2]int{{0, 1}}}, &order.FuncFact{NoReturn: true}} {
		if s.Tells(fact) {
			t.Errorf("%T tells something", fact)
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

func answers(w http.ResponseWriter)          { if w != nil && keptCheck() { println(); return } }
func keptCheck() bool                        { return keptBelow() > 0 }
func keptBelow() int                         { return 1 }

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
