package api

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"

	"github.com/statuslint/statuslint/internal/stdlib"
	"github.com/statuslint/statuslint/internal/testing/page"
)

var update = flag.Bool("update", false, "write the list of rows")

// TestRows compares all rows with testdata/rows.txt: one line per row, with the columns that are not zero. Many rows are made by
// helpers such as methods and aborting; the list shows in a review what an edit of a helper changes, and a row that is lost fails here.
func TestRows(t *testing.T) {
	files := parseFiles(t)
	names := constants(files)
	var b strings.Builder
	for _, rows := range builtin() {
		v := reflect.ValueOf(rows)
		for i := range v.NumField() {
			for j := range v.Field(i).Len() {
				fmt.Fprintf(&b, "%s: %s\n", v.Type().Field(i).Name, columns(v.Field(i).Index(j), names))
			}
		}
	}
	page.Hold(t, filepath.Join("testdata", "rows.txt"), b.String(), *update)
}

// TestBuiltinListsAllRows checks that builtin calls each function of the package that returns rows. A framework whose function
// is missing there is unknown to statuslint.
func TestBuiltinListsAllRows(t *testing.T) {
	files := parseFiles(t)
	called := map[string]bool{}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if fn, ok := call.Fun.(*ast.Ident); ok {
					called[fn.Name] = true
				}
			}
			return true
		})
	}
	for _, file := range files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Recv != nil || fn.Type.Params.NumFields() > 0 || fn.Type.Results.NumFields() != 1 {
				continue
			}
			if result, ok := fn.Type.Results.List[0].Type.(*ast.Ident); ok && result.Name == "Rows" && !called[fn.Name.Name] {
				t.Errorf("%s returns rows, but builtin does not call it: add it to builtin.go", fn.Name.Name)
			}
		}
	}
}

// unavailable are packages that the module in testdata/frameworks does not require: the module proxy does not serve gofr.dev, and
// nothing else here needs the others. Their rows were checked by reading the source.
var unavailable = []string{
	"gofr.dev/pkg/gofr/http",
	"gofr.dev/pkg/gofr/http/middleware",
	"gofr.dev/pkg/gofr/service",
	"github.com/imroc/req/v3",
	"github.com/VictoriaMetrics/VictoriaMetrics/lib/logger",
}

// TestFrameworksRequireAllRows checks that the module in analyzer/testdata/frameworks requires each module that rows name, because
// a file there imports it. Otherwise `go mod tidy` drops the module, and the rows cannot be compared with the real functions.
func TestFrameworksRequireAllRows(t *testing.T) {
	const name = "../../analyzer/testdata/frameworks/go.mod"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	mod, err := modfile.Parse(name, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	for path := range NewTable(nil).packages {
		if stdlib.Holds(path) || slices.Contains(unavailable, path) {
			continue
		}
		if !slices.ContainsFunc(mod.Require, func(r *modfile.Require) bool {
			return !r.Indirect && (path == r.Mod.Path || strings.HasPrefix(path, r.Mod.Path+"/"))
		}) {
			t.Errorf("no direct requirement for %s: import it in frameworks.go, then run go mod tidy there", path)
		}
	}
}

// parseFiles parses the package without its tests.
func parseFiles(t *testing.T) []*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// constants returns the names of the constants of each type that numbers them with iota, by type and in order.
func constants(files []*ast.File) map[string][]string {
	names := map[string][]string{}
	for _, file := range files {
		for _, decl := range file.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			first, ok := group.Specs[0].(*ast.ValueSpec)
			if !ok || len(first.Values) != 1 {
				continue
			}
			typ, typed := first.Type.(*ast.Ident)
			if value, ok := first.Values[0].(*ast.Ident); !ok || value.Name != "iota" || !typed {
				continue
			}
			for _, spec := range group.Specs {
				names[typ.Name] = append(names[typ.Name], spec.(*ast.ValueSpec).Names[0].Name)
			}
		}
	}
	return names
}

// columns writes a value: of a struct, the fields that are not zero; of an enumeration, the name of the constant.
func columns(v reflect.Value, constants map[string][]string) string {
	switch v.Kind() {
	case reflect.Struct:
		var list []string
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				list = append(list, v.Type().Field(i).Name+"="+columns(v.Field(i), constants))
			}
		}
		return "{" + strings.Join(list, " ") + "}"
	case reflect.Slice, reflect.Array:
		var list []string
		for i := range v.Len() {
			list = append(list, columns(v.Index(i), constants))
		}
		return "[" + strings.Join(list, " ") + "]"
	case reflect.String:
		return fmt.Sprintf("%q", v.String())
	case reflect.Uint8:
		if names := constants[v.Type().Name()]; int(v.Uint()) < len(names) {
			return names[v.Uint()]
		}
	}
	return fmt.Sprint(v)
}
