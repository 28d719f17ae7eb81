package driver

import (
	"bytes"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// quietScope is a markScope in which facts begin in files that contain the word
// MARK, and where types say that no object of a quiet package has a fact.
type quietScope struct{ markScope }

func (quietScope) IsSilentAbout(types.Object, analysis.Fact) bool { return true }

func (quietScope) MayBegin(src []byte, _ []*ast.ImportSpec, _, told []string, _ func(string) string) bool {
	for _, word := range append([]string{"MARK"}, told...) {
		if bytes.Contains(src, []byte(word)) {
			return true
		}
	}
	return false
}

// quietTree is a workspace that calls functions of three dependencies, which are
// made large by comments: loud has a marked function below it and calls that,
// still depends on it but does not name it, and small is not large. The type of
// still is known by another package of the workspace.
var quietTree = usingDep + `
-- m/m.go --
package m

import (
	"ex.com/dep/loud"
	"ex.com/dep/small"
	"ex.com/m/mid"
)

func M() { loud.Loud(); mid.V.Still(); small.Small() }
-- m/mid/mid.go --
package mid

import "ex.com/dep/still"

var V still.T
-- dep/go.mod --
module ex.com/dep
go 1.26
-- dep/source/source.go --
package source
-- dep/inner/inner.go --
package inner

import _ "ex.com/dep/source"

// MARK
//
//go:noinline
func Inner() {}
-- dep/loud/loud.go --
package loud

import "ex.com/dep/inner"

//go:noinline
func Loud() { inner.Inner() }
` + strings.Repeat("// large\n", 100) + `
-- dep/still/still.go --
package still

import _ "ex.com/dep/inner"

type T struct{}

// FINE
//
//go:noinline
func (T) Still() {}
` + strings.Repeat("// large\n", 100) + `
-- dep/small/small.go --
package small

import _ "ex.com/dep/inner"

//go:noinline
func Small() {}
`

// A package is quiet if no fact begins in it and it names no object with a fact. It
// is not analysed to say so, in this run and in later ones.
func TestQuiet(t *testing.T) {
	dir := writeModule(t, quietTree)
	kept, err := store.Open(t.TempDir(), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	var l log
	cfg := config(filepath.Join(dir, "m"))
	cfg.Analyzer, cfg.Scope, cfg.Store = l.counted(), quietScope{}, kept
	check := func(what, findings, analysed string) {
		t.Helper()
		res := mustRun(t, cfg)
		noErrors(t, dir, res)
		expect(t, what, lines(dir, res), findings)
		if got := l.taken(); got != analysed {
			t.Errorf("%s: analysed %q, want %q", what, got, analysed)
		}
	}
	found := "m/m.go:9:12: call of marked Loud"
	check("first", found, "dep/inner dep/loud dep/small m m/mid")
	check("again", found, "")

	// What mid exports stays the same.
	name := filepath.Join(dir, "dep/still/still.go")
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.Replace(src, []byte("FINE"), []byte("MARK"), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	check("marked", found+"\nm/m.go:9:25: call of marked Still", "dep/still m m/mid")
	if err := os.WriteFile(name, src, 0o666); err != nil {
		t.Fatal(err)
	}
	check("as before", found, "dep/still m")
}
