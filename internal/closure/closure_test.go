//go:build long

package closure

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/gcexportdata"
)

// load checks packages that each import the one before: low, mid, high and top, of which high's export data does not
// mention low. The named ones go through export data.
func load(t *testing.T, exported ...string) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	known := make(map[string]*types.Package)
	read := make(map[string]*types.Package)
	for _, p := range []struct{ path, src string }{
		{"low", `package low; type T int`},
		{"mid", `package mid; import "low"; type T struct{}; var _ low.T`},
		{"high", `package high; import "mid"; type T struct{ mid.T }`},
		{"top", `package top; import "high"; type T struct{ high.T }`},
	} {
		file, err := parser.ParseFile(fset, p.path+".go", p.src, 0)
		if err != nil {
			t.Fatal(err)
		}
		conf := types.Config{Importer: importer(known)}
		pkg, err := conf.Check(p.path, fset, []*ast.File{file}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range exported {
			if name != p.path {
				continue
			}
			var data bytes.Buffer
			if err := gcexportdata.Write(&data, fset, pkg); err != nil {
				t.Fatal(err)
			}
			if pkg, err = gcexportdata.Read(&data, fset, read, p.path); err != nil {
				t.Fatal(err)
			}
		}
		known[p.path] = pkg
	}
	return known["top"]
}

type importer map[string]*types.Package

func (i importer) Import(path string) (*types.Package, error) { return i[path], nil }

func TestOf(t *testing.T) {
	for exported, want := range map[string]string{
		"":             "top high mid low",
		"low mid high": "top high mid",
		"high":         "top high mid",
		"low":          "top high mid low",
		"mid":          "top high mid",
	} {
		var got []string
		for _, p := range Of(load(t, strings.Fields(exported)...)) {
			got = append(got, p.Path())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("with export data for %q: %q, want %q", exported, got, want)
		}
	}
}
