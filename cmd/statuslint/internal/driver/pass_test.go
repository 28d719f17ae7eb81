package driver

import (
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// The fields of a Pass, in a module with a bit of everything.
func TestPassFields(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.21
-- a.go --
package m

const word = ^uint(0)
-- new.go --
//go:build go1.25

package m

var loop = func() { for range 3 {} }
-- ignored_plan9.go --
package m
-- asm.s --
-- bad/bad.go --
package bad

var x int = "1"
`)
	file := func(name string) string { return filepath.Join(dir, name) }
	cfg := config(dir)
	cfg.Env = append(cfg.Env, "GOOS=linux", "GOARCH=386", "CGO_ENABLED=0")
	cfg.Analyzer = passAnalyzer(func(pass *analysis.Pass) {
		if pass.Pkg.Path() == "ex.com/m/bad" {
			if len(pass.TypeErrors) != 1 {
				t.Errorf("type errors of a bad package: %v", pass.TypeErrors)
			}
			return
		}
		if m := pass.Module; m == nil || m.Path != "ex.com/m" || !m.Main || m.GoVersion != "1.21" {
			t.Errorf("module %+v", m)
		}
		if got, want := pass.IgnoredFiles, []string{file("ignored_plan9.go")}; !slices.Equal(got, want) {
			t.Errorf("ignored files %v, want %v", got, want)
		}
		if got, want := pass.OtherFiles, []string{file("asm.s")}; !slices.Equal(got, want) {
			t.Errorf("other files %v, want %v", got, want)
		}
		if got := pass.TypesSizes.Sizeof(types.Typ[types.Int]); got != 4 {
			t.Errorf("size of int on 386: %d", got)
		}
		if got := pass.Pkg.Scope().Lookup("word").(*types.Const).Val().ExactString(); got != "4294967295" {
			t.Errorf("largest uint on 386: %s", got)
		}
		if got := pass.Pkg.GoVersion(); got != "go1.21" {
			t.Errorf("version of the package %s", got)
		}
		for _, f := range pass.Files {
			want := "go1.21"
			if pass.Fset.File(f.FileStart).Name() == file("new.go") {
				want = "go1.25"
			}
			if got := pass.TypesInfo.FileVersions[f]; got != want {
				t.Errorf("%s: version %s, want %s", pass.Fset.Position(f.FileStart), got, want)
			}
			src, err := pass.ReadFile(pass.Fset.File(f.FileStart).Name())
			if err != nil || !strings.Contains(string(src), "package m") {
				t.Errorf("ReadFile: %q, %v", src, err)
			}
		}
		if len(pass.Files) != 2 {
			t.Errorf("%d files", len(pass.Files))
		}
		if _, err := pass.ReadFile(file("ignored_plan9.go")); err != nil {
			t.Error(err)
		}
		if _, err := pass.ReadFile(file("go.mod")); err == nil {
			t.Error("ReadFile of a file that is not the package's: no error")
		}
		if pass.ImportPackageFact(pass.Pkg, new(marked)) || len(pass.AllPackageFacts()) > 0 {
			t.Error("package facts")
		}
		if len(pass.TypeErrors) > 0 {
			t.Errorf("type errors %v", pass.TypeErrors)
		}
	})
	res := mustRun(t, cfg)
	if len(res.Errors) != 1 || res.Errors[0].Package != "ex.com/m/bad" {
		t.Errorf("errors: %v", res.Errors)
	}
}

// A file that changes during the run is reported as it was when it was parsed.
func TestSourceAsAnalysed(t *testing.T) {
	dir := writeModule(t, chain)
	cfg := config(dir, "./d")
	run := cfg.Analyzer.Run
	const before = "package d"
	cfg.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Path() == "ex.com/m/d" {
			name := filepath.Join(dir, "d", "d.go")
			if err := os.WriteFile(name, []byte("changed"), 0o666); err != nil {
				t.Error(err)
			}
			if src, err := pass.ReadFile(name); err != nil || !strings.HasPrefix(string(src), before) {
				t.Errorf("ReadFile: %q, %v", src, err)
			}
		}
		return run(pass)
	}
	res := mustRun(t, cfg)
	src, ok := res.Sources[filepath.Join(dir, "d", "d.go")]
	if !ok || !strings.HasPrefix(string(src.Content), before) {
		t.Errorf("source %q", src.Content)
	}
}

func TestAllObjectFacts(t *testing.T) {
	dir := writeModule(t, chain)
	var got []string
	cfg := config(dir, "./d")
	run := cfg.Analyzer.Run
	cfg.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
		result, err := run(pass)
		if pass.Pkg.Path() == "ex.com/m/d" {
			for _, f := range pass.AllObjectFacts() {
				got = append(got, f.Object.Pkg().Path()+"."+f.Object.Name()+" "+f.Fact.(*marked).Name)
			}
		}
		return result, err
	}
	mustRun(t, cfg)
	sort.Strings(got)
	want := []string{"ex.com/m/a.A A", "ex.com/m/a.M M", "ex.com/m/b.B B", "ex.com/m/c.C C", "ex.com/m/d.D D"}
	// Only c imports package b, and the export data of c does not mention b.
	if i := slices.Index(got, "ex.com/m/b.B B"); i < 0 {
		want = slices.Delete(want, 2, 3)
	}
	if i := slices.Index(got, "ex.com/m/a.A A"); i < 0 {
		want = slices.Delete(want, 0, 1)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// many is a fact with fields of several types.
type many struct {
	Codes []int
	ByArg map[int]string
	Inner struct{ Deep *int }
}

func (*many) AFact() {}

// Importers get facts about every kind of object that they can see. Facts about
// other objects do no harm.
func TestKindsOfFacts(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- a/a.go --
package a

type Struct struct {
	Field, hidden int
	Nested        struct{ In int }
}

func (*Struct) Method()      {}
func (*Struct) unexported() {}

type Iface interface{ Call() }

type Generic[T any] struct{ Value T }

func (Generic[T]) Get() (v T) { return }

func Func(param int) (result error) {
	local := param
	_ = local
	return nil
}

func unexported() {}

type lower struct{ Reached int }

func (lower) ReachedMethod() {}

func NewLower() lower { return lower{} }

const Const = 1

var Var = 2
-- b/b.go --
package b

import "ex.com/m/a"

var (
	s  a.Struct
	i  a.Iface
	g  a.Generic[string]
	_  = s.Field + s.Nested.In + a.Const + a.Var + a.NewLower().Reached
	_  = a.Func(1)
	_  = g.Get() + g.Value
	_  = i.Call
	_  = a.NewLower().ReachedMethod
	_  = (*a.Struct).Method
)
`)
	deep := 7
	var seen []string
	cfg := config(dir)
	cfg.Analyzer.FactTypes = []analysis.Fact{new(marked), new(many)}
	cfg.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Path() == "ex.com/m/a" {
			for id, obj := range pass.TypesInfo.Defs {
				if obj == nil || obj.Pkg() == nil {
					continue
				}
				pass.ExportObjectFact(obj, &marked{id.Name})
				fact := &many{Codes: []int{len(id.Name)}, ByArg: map[int]string{1: id.Name}}
				fact.Inner.Deep = &deep
				pass.ExportObjectFact(obj, fact)
			}
			return nil, nil
		}
		for id, obj := range pass.TypesInfo.Uses {
			switch o := obj.(type) {
			case *types.Func:
				obj = o.Origin()
			case *types.Var:
				obj = o.Origin()
			}
			if obj.Pkg() == nil || obj.Pkg().Path() != "ex.com/m/a" {
				continue
			}
			if _, ok := obj.(*types.PkgName); ok {
				continue
			}
			var m marked
			var k many
			if !pass.ImportObjectFact(obj, &m) || !pass.ImportObjectFact(obj, &k) {
				t.Errorf("%s: no facts", pass.Fset.Position(id.Pos()))
				continue
			}
			if m.Name != id.Name || k.ByArg[1] != id.Name || k.Codes[0] != len(id.Name) || *k.Inner.Deep != 7 {
				t.Errorf("%s: facts %v, %v", id.Name, m, k)
			}
			seen = append(seen, id.Name)
		}
		fn := pass.Pkg.Imports()[0].Scope().Lookup("Func").(*types.Func)
		for _, v := range []*types.Var{fn.Signature().Params().At(0), fn.Signature().Results().At(0)} {
			if !pass.ImportObjectFact(v, new(marked)) {
				t.Errorf("%v: no fact", v)
			}
		}
		return nil, nil
	}
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	sort.Strings(seen)
	if got := strings.Join(slices.Compact(seen), " "); got != "Call Const Field Func Generic Get Iface In Method Nested NewLower Reached ReachedMethod Struct Value Var" {
		t.Errorf("facts about %s", got)
	}
}

// If an analyzer breaks the rules of go/analysis, its package has an error.
func TestMisuse(t *testing.T) {
	dir := writeModule(t, chain)
	for name, misuse := range map[string]func(pass *analysis.Pass){
		"package fact":     func(pass *analysis.Pass) { pass.ExportPackageFact(new(marked)) },
		"does not belong":  func(pass *analysis.Pass) { pass.ExportObjectFact(types.Universe.Lookup("len"), new(marked)) },
		"of no object":     func(pass *analysis.Pass) { pass.ImportObjectFact(nil, new(marked)) },
		"bad address of a": func(pass *analysis.Pass) { pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Pos(), URL: ":"}) },
	} {
		cfg := config(dir, "./a")
		cfg.Tests = false
		cfg.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
			misuse(pass)
			return nil, nil
		}
		res := mustRun(t, cfg)
		if len(res.Errors) != 1 || !strings.Contains(res.Errors[0].Message, name) {
			t.Errorf("%s: %v", name, res.Errors)
		}
	}
}

// Findings and fixes without a place in the package's own files are dropped.
func TestUnsoundReports(t *testing.T) {
	dir := writeModule(t, `
-- go.mod --
module ex.com/m
go 1.26
-- a.go --
package m

//line other.y:100
var a = 1
-- b.go --
package m

// This comment makes the file longer than the other one, up to its end.

var b = 1
`)
	cfg := config(dir)
	cfg.Analyzer = passAnalyzer(func(pass *analysis.Pass) {
		f := pass.Files[0]
		spec := f.Decls[0].(*ast.GenDecl).Specs[0].(*ast.ValueSpec)
		pos, end := spec.Pos(), spec.End()
		edit := func(pos, end token.Pos) analysis.TextEdit {
			return analysis.TextEdit{Pos: pos, End: end, NewText: []byte("x")}
		}
		stranger := pass.Fset.AddFile("stranger.go", -1, 10)
		fixes := []analysis.SuggestedFix{
			{Message: "good", TextEdits: []analysis.TextEdit{edit(pos, pos+1), edit(end, token.NoPos)}},
			{Message: "overlap", TextEdits: []analysis.TextEdit{edit(pos+1, end), edit(pos, pos+2)}},
			{Message: "backwards", TextEdits: []analysis.TextEdit{edit(end, pos)}},
			{Message: "beyond", TextEdits: []analysis.TextEdit{edit(pos, end+1000)}},
			{Message: "elsewhere", TextEdits: []analysis.TextEdit{edit(pos, end), edit(stranger.Pos(1), stranger.Pos(1))}},
			{Message: "nowhere", TextEdits: []analysis.TextEdit{edit(token.NoPos, token.NoPos)}},
			{Message: "empty"},
		}
		related := []analysis.RelatedInformation{
			{Pos: f.Name.Pos(), Message: "good"},
			{Pos: token.NoPos, Message: "nowhere"},
			{Pos: stranger.Pos(1), Message: "elsewhere"},
		}
		pass.Report(analysis.Diagnostic{Pos: pos, End: end, Message: "sound", SuggestedFixes: fixes, Related: related})
		pass.Report(analysis.Diagnostic{Pos: pos, End: end, Message: "sound"})
		pass.Report(analysis.Diagnostic{Pos: pos, End: stranger.Pos(3), Message: "end elsewhere"})
		pass.Report(analysis.Diagnostic{Pos: pos, End: f.Name.Pos(), Message: "end before"})
		pass.Report(analysis.Diagnostic{Pos: pos, End: pass.Files[1].End(), Message: "end in another file"})
		pass.Report(analysis.Diagnostic{Pos: stranger.Pos(1), Message: "elsewhere"})
		pass.Report(analysis.Diagnostic{Message: "nowhere"})
	})
	res := mustRun(t, cfg)
	noErrors(t, dir, res)
	// At the line that an editor shows: comments are ignored.
	expect(t, "findings", lines(dir, res), `
		a.go:4:5: end before
		a.go:4:5: end elsewhere
		a.go:4:5: end in another file
		a.go:4:5: sound
	`)
	for _, f := range res.Findings[:3] {
		if f.End != f.Pos {
			t.Errorf("%s: end %+v of a finding at %+v", f.Message, f.End, f.Pos)
		}
	}
	f := res.Findings[3]
	if len(f.Fixes) != 1 || f.Fixes[0].Message != "good" || f.Fixes[0].Edits[1].Start != f.End.Offset || f.Fixes[0].Edits[1].End != f.End.Offset {
		t.Errorf("fixes %+v", f.Fixes)
	}
	if len(f.Related) != 1 || f.Related[0].Message != "good" {
		t.Errorf("related %+v", f.Related)
	}
}
