package analyzer

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
)

// lab analyses source text in memory: one package after those that it imports, with facts that go through gob. It takes
// milliseconds where analysistest takes seconds, for tests of thousands of programs.
type lab struct {
	analyzer *analysis.Analyzer           // nil: type-check alone
	sources  map[string]map[string]string // by import path: files by name
	done     map[string]*subject
	facts    map[factKey]analysis.Fact
	quick    bool // hand facts on as they are, for benchmarks
}

type factKey struct {
	obj types.Object
	typ reflect.Type
}

// subject is a package in the lab.
type subject struct {
	sources     map[string]string // by name
	files       []*ast.File
	pkg         *types.Package
	info        *types.Info
	errs        []error // of syntax and types
	diagnostics []analysis.Diagnostic
	pass        *analysis.Pass // nil without an analyzer
}

func newLab(a *analysis.Analyzer) *lab {
	return &lab{analyzer: a, sources: map[string]map[string]string{}, done: map[string]*subject{}, facts: map[factKey]analysis.Fact{}}
}

// fset holds the positions of all labs.
var fset = token.NewFileSet()

// standard imports the standard library from export data, each package once for all labs.
var standard = sync.OnceValue(func() types.Importer {
	list := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}",
		"net/http/httptest", "net/http/httputil", "maps", "net/smtp", "testing", "html/template", "encoding/xml", "encoding/csv", "archive/zip", "compress/zlib", "text/tabwriter", "expvar", "math/rand", "os/exec", "log/slog", "database/sql")
	out, err := list.Output()
	if err != nil {
		panic(err)
	}
	exports := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(string(out)), "\n") {
		path, file, _ := strings.Cut(line, "=")
		exports[path] = file
	}
	var mu sync.Mutex
	gc := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("no export data for %q", path)
		}
		return os.Open(exports[path])
	})
	// All of them now: importing one later would complete it while another test looks into it.
	for _, path := range slices.Sorted(maps.Keys(exports)) {
		if exports[path] != "" {
			if _, err := gc.Import(path); err != nil {
				panic(err)
			}
		}
	}
	return importFunc(func(path string) (*types.Package, error) {
		mu.Lock()
		defer mu.Unlock()
		return gc.Import(path)
	})
})

type importFunc func(path string) (*types.Package, error)

func (f importFunc) Import(path string) (*types.Package, error) { return f(path) }

// analyze type-checks and analyses the package of an import path, even if it has errors.
func (l *lab) analyze(path string) *subject {
	if s := l.done[path]; s != nil {
		return s
	}
	s := &subject{sources: l.sources[path]}
	l.done[path] = s
	keep := func(err error) { s.errs = append(s.errs, err) }
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range s.sources {
			if !yield(name) {
				return
			}
		}
	}) {
		file, err := parser.ParseFile(fset, name, s.sources[name], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			keep(err)
		}
		if file != nil {
			s.files = append(s.files, file)
		}
	}
	s.info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	config := types.Config{Importer: importFunc(l.importPackage), Error: keep, FakeImportC: true}
	s.pkg, _ = config.Check(path, fset, s.files, s.info)
	if l.analyzer != nil {
		l.run(s)
	}
	return s
}

func (l *lab) importPackage(path string) (*types.Package, error) {
	if l.sources[path] == nil {
		return standard().Import(path)
	}
	if s := l.done[path]; s != nil && s.pkg == nil {
		return nil, fmt.Errorf("import cycle through %s", path)
	}
	return l.analyze(path).pkg, nil
}

// moduleOf returns the module of a package with an import path that begins with a host; nil for others, which are the main module's.
func moduleOf(path string) *analysis.Module {
	if host, _, _ := strings.Cut(path, "/"); strings.Contains(host, ".") {
		return &analysis.Module{Path: path}
	}
	return nil
}

// run runs the analyzer on a package.
func (l *lab) run(s *subject) {
	pass := &analysis.Pass{
		Analyzer: l.analyzer, Fset: fset, Files: s.files, Pkg: s.pkg, TypesInfo: s.info,
		TypesSizes: types.SizesFor("gc", "amd64"), Module: moduleOf(s.pkg.Path()),
		ResultOf: map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(s.files)},
		Report:   func(d analysis.Diagnostic) { s.diagnostics = append(s.diagnostics, d) },
		ImportObjectFact: func(obj types.Object, into analysis.Fact) bool {
			fact, ok := l.facts[factKey{obj, reflect.TypeOf(into)}]
			if ok {
				reflect.ValueOf(into).Elem().Set(reflect.ValueOf(fact).Elem())
			}
			return ok
		},
		ReadFile: func(name string) ([]byte, error) {
			text, ok := s.sources[name]
			if !ok {
				return nil, os.ErrNotExist
			}
			return []byte(text), nil
		},
		ExportObjectFact: func(obj types.Object, fact analysis.Fact) {
			if obj.Pkg() != s.pkg {
				panic(fmt.Sprintf("a fact about %v of another package", obj))
			}
			if !l.quick {
				fact = throughGob(fact)
			}
			l.facts[factKey{obj, reflect.TypeOf(fact)}] = fact
		},
	}
	for _, typeError := range s.errs {
		if e, ok := typeError.(types.Error); ok {
			pass.TypeErrors = append(pass.TypeErrors, e)
		}
	}
	s.pass = pass
	if _, err := l.analyzer.Run(pass); err != nil {
		panic(err)
	}
}

// fork returns a lab in which one package has other files. What does not import it need not be analysed again.
func (l *lab) fork(path string, files map[string]string) *lab {
	f := newLab(l.analyzer)
	maps.Copy(f.sources, l.sources)
	f.sources[path] = files
	maps.Copy(f.facts, l.facts)
	uses := map[*types.Package]bool{}
	for done, s := range l.done {
		if done != path && !l.imports(s.pkg, path, uses) {
			f.done[done] = s
		}
	}
	return f
}

// imports reports whether a package imports the one of a path, directly or not.
func (l *lab) imports(pkg *types.Package, path string, known map[*types.Package]bool) bool {
	if pkg == nil || l.sources[pkg.Path()] == nil {
		return false
	}
	if uses, ok := known[pkg]; ok {
		return uses
	}
	known[pkg] = false
	for _, imported := range pkg.Imports() {
		if imported.Path() == path || l.imports(imported, path, known) {
			known[pkg] = true
		}
	}
	return known[pkg]
}

// gobStream describes each type once, which takes ten times as long as a fact.
type gobStream struct {
	encoder *gob.Encoder
	decoder *gob.Decoder
}

var gobStreams = sync.Pool{New: func() any {
	buf := new(bytes.Buffer)
	return &gobStream{gob.NewEncoder(buf), gob.NewDecoder(buf)}
}}

// throughGob is a fact as another package gets it: encoded and decoded.
func throughGob(fact analysis.Fact) analysis.Fact {
	s := gobStreams.Get().(*gobStream)
	if err := s.encoder.Encode(fact); err != nil {
		panic(err)
	}
	copied := reflect.New(reflect.TypeOf(fact).Elem()).Interface().(analysis.Fact)
	if err := s.decoder.Decode(copied); err != nil {
		panic(err)
	}
	gobStreams.Put(s)
	return copied
}

// analyzeText analyses one file.
func analyzeText(a *analysis.Analyzer, text string) *subject {
	l := newLab(a)
	if strings.Contains(text, `"github.com/`) {
		if _, err := l.addTestdata(); err != nil {
			return &subject{errs: []error{err}}
		}
	}
	l.sources["example.com/p"] = map[string]string{"p.go": text}
	return l.analyze("example.com/p")
}

// addTestdata adds the folders of testdata/src to the lab and returns their import paths.
func (l *lab) addTestdata() ([]string, error) {
	files, err := readTestdata()
	for path, text := range files {
		l.add(path, text)
	}
	return slices.Sorted(maps.Keys(l.sources)), err
}

const testdata = "testdata/src"

// add adds a file of testdata/src to the lab.
func (l *lab) add(path, text string) {
	folder := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), testdata+"/")
	if l.sources[folder] == nil {
		l.sources[folder] = map[string]string{}
	}
	l.sources[folder][path] = text
}

// readTestdata returns the Go files of testdata/src by their paths, read once for all labs.
var readTestdata = sync.OnceValues(func() (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(testdata, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		text, err := os.ReadFile(path)
		files[path] = string(text)
		return err
	})
	return files, err
})

// fixed applies the suggested fixes of diagnostics. Identical edits are one; it is an error if others overlap, or
// if a diagnostic has more than one fix.
func (s *subject) fixed(diagnostics []analysis.Diagnostic) (map[string]string, error) {
	type edit struct {
		pos, end int
		text     string
	}
	edits := map[string][]edit{}
	for _, d := range diagnostics {
		if len(d.SuggestedFixes) > 1 {
			return nil, fmt.Errorf("%s: %d fixes, want one", fset.Position(d.Pos), len(d.SuggestedFixes))
		}
		for _, fix := range d.SuggestedFixes {
			for _, e := range fix.TextEdits {
				file := fset.File(e.Pos)
				if file == nil || e.End < e.Pos || fset.File(e.End) != file {
					return nil, fmt.Errorf("%s: an edit outside of the file", fset.Position(d.Pos))
				}
				edits[file.Name()] = append(edits[file.Name()], edit{file.Offset(e.Pos), file.Offset(e.End), string(e.NewText)})
			}
		}
	}
	out := map[string]string{}
	for name, source := range s.sources {
		list := edits[name]
		slices.SortStableFunc(list, func(a, b edit) int { return cmp.Or(a.pos-b.pos, a.end-b.end) })
		list = slices.Compact(list)
		var text strings.Builder
		at := 0
		for i, e := range list {
			if e.pos < at || i > 0 && e.pos == list[i-1].pos {
				return nil, fmt.Errorf("%s: edits overlap at byte %d: %q", name, e.pos, e.text)
			}
			text.WriteString(source[at:e.pos] + e.text)
			at = e.end
		}
		out[name] = text.String() + source[at:]
	}
	return out, nil
}

// err is what is wrong with the package, if anything.
func (s *subject) err() error { return errors.Join(s.errs...) }

// rules lists the rules of the findings, in the order of the source.
func (s *subject) rules() []string {
	var ids []string
	for _, d := range s.diagnostics {
		ids = append(ids, d.Category)
	}
	return ids
}
