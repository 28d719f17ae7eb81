package fix

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// world is the source of the packages that the cases import: small twins of the real ones, so that a case takes no time.
func world() map[string]string {
	return map[string]string{
		"bytes": "package bytes\nfunc Equal(a, b []byte) bool { return false }",
		"embed": "package embed\ntype FS struct{}",
		"fmt":   "package fmt\nfunc Println(a ...any) {}",
		"os":    "package os\nfunc Exit(code int) {}",
		"net/http": "package http\nconst (\n\tStatusOK = 200\n\tStatusNotFound = 404\n\tStatusTeapot = 418\n" +
			"\tStatusInternalServerError = 500\n)\n" +
			"var StatusGone = 410\nconst StatusConflict = 999\n" +
			"type ResponseWriter interface{ WriteHeader(int) }\nfunc StatusText(code int) string { return \"\" }",
		"net/http/pprof":            "package pprof",
		"net/url":                   "package url\nfunc Parse(s string) {}",
		"zip":                       "package zip\nfunc Zip() {}",
		"example.com/http":          "package http\nfunc Get() {}",
		"example.com/internal/code": "package code\nconst NotFound = 404",
		"example.com/plain":         "package plain\nfunc F() {}",
		"example.com/typed":         "package typed\ntype Code int\nconst NotFound Code = 404\nconst Rune = 'Ɣ'",
		"example.com/web":           "package web\nimport \"net/http\"\ntype W = http.ResponseWriter\nfunc Send(code int) {}",
		"example.com/deep":          "package deep\nimport \"example.com/web\"\nfunc Do() { web.Send(0) }",
		"example.com/fiber/v2":      "package fiber\nconst StatusNotFound = 404\nfunc Send(code int) {}",
		"example.com/usesinternal":  "package usesinternal\nimport \"example.com/internal/code\"\nconst N = code.NotFound",
	}
}

// worldImporter type-checks the packages of world, each once.
type worldImporter struct {
	sources map[string]string
	done    map[string]*types.Package
}

func newImporter() *worldImporter {
	return &worldImporter{sources: world(), done: make(map[string]*types.Package)}
}

// Import implements types.Importer.
func (w *worldImporter) Import(path string) (*types.Package, error) {
	if pkg := w.done[path]; pkg != nil {
		return pkg, nil
	}
	source, ok := w.sources[path]
	if !ok {
		return nil, fmt.Errorf("no package %s in the world", path)
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path+".go", source, 0)
	if err != nil {
		return nil, err
	}
	config := types.Config{Importer: w}
	pkg, err := config.Check(path, fset, []*ast.File{file}, nil)
	w.done[path] = pkg
	return pkg, err
}

// program is a type-checked package; the case is its first file.
type program struct {
	path   string
	others []string
	source string
	fset   *token.FileSet
	file   *ast.File
	pkg    *types.Package
	info   *types.Info
}

// load type-checks source as a package called path, together with other files.
func load(importer types.Importer, path, source string, others ...string) (*program, error) {
	p := &program{path: path, others: others, source: source, fset: token.NewFileSet()}
	var files []*ast.File
	for i, text := range append([]string{source}, others...) {
		file, err := parser.ParseFile(p.fset, fmt.Sprintf("file%d.go", i), text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	p.file = files[0]
	p.info = &types.Info{
		Types:     make(map[ast.Expr]types.TypeAndValue),
		Defs:      make(map[*ast.Ident]types.Object),
		Uses:      make(map[*ast.Ident]types.Object),
		Implicits: make(map[ast.Node]types.Object),
		Scopes:    make(map[ast.Node]*types.Scope),
	}
	config := types.Config{Importer: importer, FakeImportC: true}
	var err error
	p.pkg, err = config.Check(path, p.fset, files, p.info)
	return p, err
}

// names are the constants that the sites of the cases are replaced by.
func names() map[int64]string {
	return map[int64]string{
		200: "StatusOK", 404: "StatusNotFound", 418: "StatusTeapot", 500: "StatusInternalServerError",
		410: "StatusGone", 409: "StatusConflict", 421: "StatusMisdirectedRequest",
	}
}

// sites returns the outermost expressions made of literals that have the value of a constant.
func (p *program) sites() []ast.Expr {
	var found []ast.Expr
	ast.Inspect(p.file, func(n ast.Node) bool {
		expr, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		if value := p.info.Types[expr].Value; value != nil && p.name(value) != "" {
			if _, ok := kindOf(expr); ok {
				found = append(found, expr)
				return false
			}
		}
		return true
	})
	return found
}

// name returns the constant for a value, or "".
func (p *program) name(value constant.Value) string {
	if value.Kind() != constant.Int && value.Kind() != constant.Float {
		return ""
	}
	code, _ := constant.Int64Val(constant.ToInt(value))
	return names()[code]
}

// fixes returns the edits of every site that can be fixed, and how many cannot.
func (p *program) fixes(path string) (edits [][]analysis.TextEdit, refused int) {
	speller := NewSpeller(p.fset, p.file, p.pkg, p.info)
	for _, site := range p.sites() {
		fix, ok := speller.Constant(site, path, p.name(p.info.Types[site].Value))
		if !ok {
			refused++
			continue
		}
		edits = append(edits, fix)
	}
	return edits, refused
}

// apply applies edits to the program's first file. Identical edits are one edit; edits that overlap are an error.
func (p *program) apply(fixes ...[]analysis.TextEdit) (string, error) {
	type edit struct {
		pos, end int
		text     string
	}
	var edits []edit
	file := p.fset.File(p.file.Package)
	for _, fix := range fixes {
		for _, e := range fix {
			if e.Pos < token.Pos(file.Base()) || e.End < e.Pos || int(e.End) > file.Base()+file.Size() {
				return "", errors.New("an edit outside of the file")
			}
			edits = append(edits, edit{file.Offset(e.Pos), file.Offset(e.End), string(e.NewText)})
		}
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(a.pos-b.pos, a.end-b.end) })
	edits = slices.Compact(edits)
	var out strings.Builder
	at := 0
	for i, e := range edits {
		if e.pos < at || i > 0 && e.pos == edits[i-1].pos {
			return "", fmt.Errorf("edits overlap at %d: %q", e.pos, e.text)
		}
		out.WriteString(p.source[at:e.pos] + e.text)
		at = e.end
	}
	return out.String() + p.source[at:], nil
}

// check holds what is true of every result: it type-checks, it is as gofmt wants it where the source was, and there is
// nothing more to fix than what could not be fixed before. The import edits of all fixes are the same, and every fix
// also stays as it is alone.
func (p *program) check(t *testing.T, importer types.Importer, path string) string {
	t.Helper()
	fixes, refused := p.fixes(path)
	fixed, err := p.apply(fixes...)
	if err != nil {
		t.Fatalf("%v in\n%s", err, p.source)
	}
	again, err := load(importer, p.path, fixed, p.others...)
	if err != nil {
		t.Fatalf("fixed code: %v\n%s", err, fixed)
	}
	if more, left := again.fixes(path); len(more) != 0 || left != refused {
		t.Errorf("fixed code has %d fixes and %d refusals, want 0 and %d:\n%s", len(more), left, refused, fixed)
	}
	if formatted, err := format.Source([]byte(p.source)); err == nil && string(formatted) == p.source {
		formatted, err := format.Source([]byte(fixed))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(formatted, []byte(fixed)) {
			t.Errorf("fixed code is not as gofmt wants it:\n%s\nbut\n%s", fixed, formatted)
		}
	}
	imports := make(map[string]bool)
	for _, fix := range fixes {
		imports[fmt.Sprint(fix[:len(fix)-1])] = true
		alone, err := p.apply(fix)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := load(importer, p.path, alone, p.others...); err != nil {
			t.Errorf("one fix alone: %v\n%s", err, alone)
		}
	}
	delete(imports, "[]")
	if len(imports) > 1 {
		t.Errorf("the fixes add imports in %d ways:\n%s", len(imports), p.source)
	}
	return fixed
}
