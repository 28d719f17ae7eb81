package driver

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/closure"
)

// A package with tests is listed twice, and both are needed: "p [p.test]", with the test files, has the better findings (see
// widest), and p has the facts and the types that other packages see. Analysing both would do most of the work twice. But facts about
// code outside of _test.go files must not depend on _test.go files (see Scope), so both have the same ones. So the variant is analysed
// first. Then only the declarations of p are checked, and p gets the variant's facts about objects that are declared at the same
// places.
//
// This is not done if p does not compile without its tests, an error that only a check of p finds: other files use a declaration of a
// test file, or a test file adds a method to one of their types. It is also not done if only the tests import, directly or indirectly,
// a package in which facts begin.

// hearsay is what a variant passes to its plain package.
type hearsay struct {
	facts []toldFact
	fset  *token.FileSet
	files map[string]toldFile // the files that both have, by name
	used  uses
}

// A toldFile is a file that the variant has read and parsed.
type toldFile struct {
	content []byte
	syntax  *ast.File
}

// A toldFact is a fact about the object that is declared at a place.
type toldFact struct {
	place place
	name  string
	typ   reflect.Type
	fact  analysis.Fact
}

// A place is an offset in a file.
type place struct {
	file   string
	offset int
}

// twins finds the plain packages that can get their facts from a variant, largest first. It leaves out those that would make packages
// wait for each other: tests of one package may import another one, whose tests import the first.
func (g *graph) twins() {
	var plains []*node
	for _, n := range g.ranked {
		if n.twin != nil {
			plains = append(plains, n)
		}
	}
	slices.SortStableFunc(plains, func(a, b *node) int { return cmp.Compare(len(b.files), len(a.files)) })
	twins := make([]*node, len(plains))
	for i, plain := range plains {
		twins[i], plain.twin = plain.twin, nil
	}
	for i, plain := range plains {
		if v := twins[i]; !v.reaches(plain, make(map[*node]bool)) {
			plain.twin, v.tells = v, plain
		}
	}
}

// reaches reports whether n waits for another package of the workspace.
func (n *node) reaches(other *node, seen map[*node]bool) bool {
	for dep := range n.waitsFor() {
		if dep == other {
			return true
		}
		if dep.local && !seen[dep] {
			seen[dep] = true
			if dep.reaches(other, seen) {
				return true
			}
		}
	}
	return false
}

// isTold reports whether n gets its facts from its variant, which also has the findings.
func (n *node) isTold() bool { return n.twin != nil && n.twin.work.out.sound() }

// tell returns the results of a pass over a variant for its plain package, or nil if the plain package must be analysed itself.
func (p *pass) tell(plain *node) *hearsay {
	if !p.standsWithoutTests(plain) {
		return nil
	}
	h := &hearsay{fset: p.r.fset, files: make(map[string]toldFile), used: p.used}
	for _, f := range p.c.files {
		if name := p.r.fset.File(f.FileStart).Name(); plain.compiles(name) {
			h.files[name] = toldFile{p.c.contents[name], f}
		}
	}
	if len(h.files) < len(plain.meta.CompiledGoFiles) {
		return nil
	}
	for key, fact := range p.facts {
		if at := placeOf(p.r.fset, key.obj); plain.compiles(at.file) {
			h.facts = append(h.facts, toldFact{at, key.obj.Name(), key.typ, fact})
		}
	}
	return h
}

func placeOf(fset *token.FileSet, obj types.Object) place {
	f := fset.File(obj.Pos())
	if f == nil {
		return place{}
	}
	return place{f.Name(), f.Offset(obj.Pos())}
}

func (n *node) compiles(file string) bool { return slices.Contains(n.meta.CompiledGoFiles, file) }

// standsWithoutTests reports whether the files of the plain package need nothing from the test files.
func (p *pass) standsWithoutTests(plain *node) bool {
	var tests []*ast.File
	for _, f := range p.c.files {
		if plain.compiles(p.r.fset.File(f.FileStart).Name()) {
			continue
		}
		tests = append(tests, f)
		for _, decl := range f.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv != nil {
				if recv := receiverType(p.c.info, fn); recv == nil || plain.compiles(placeOf(p.r.fset, recv).file) {
					return false
				}
			}
		}
	}
	inTest := func(pos token.Pos) bool {
		return slices.ContainsFunc(tests, func(f *ast.File) bool { return f.FileStart <= pos && pos < f.FileEnd })
	}
	for id, obj := range p.c.info.Uses {
		if obj.Pkg() == p.c.pkg && inTest(obj.Pos()) && !inTest(id.Pos()) {
			return false
		}
	}
	return true
}

// receiverType returns the name of the type that a method belongs to, or nil.
func receiverType(info *types.Info, fn *ast.FuncDecl) types.Object {
	obj, ok := info.Defs[fn.Name].(*types.Func)
	if !ok {
		return nil
	}
	t := types.Unalias(obj.Signature().Recv().Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		return named.Obj()
	}
	return nil
}

// parsed returns the syntax of a file of n, if the variant of n has parsed the same file.
func (n *node) parsed(fset *token.FileSet, name string, content []byte) *ast.File {
	if n.twin == nil || n.twin.work.told == nil || n.twin.work.told.fset != fset {
		return nil
	}
	if f := n.twin.work.told.files[name]; bytes.Equal(f.content, content) {
		return f.syntax
	}
	return nil
}

// hear makes the outcome of a plain package from the results of its variant and from its own declarations. ok is false if the package
// must be analysed itself.
func (r *run) hear(n *node, c *checked) (out *outcome, used uses, ok bool) {
	h := n.twin.work.told
	n.twin.work.told = nil
	if h == nil || c.illTyped {
		return nil, nil, false
	}
	for name, f := range h.files {
		if !bytes.Equal(c.contents[name], f.content) {
			return nil, nil, false // changed just now
		}
	}
	byPlace := make(map[place]types.Object, len(c.info.Defs))
	for _, obj := range c.info.Defs {
		if obj != nil {
			byPlace[placeOf(r.fset, obj)] = obj
		}
	}
	facts := make(map[factKey]analysis.Fact, len(h.facts))
	r.provide(n)
	switch {
	case n.silent:
		h.facts, h.used = nil, nil
	case !r.reachesFacts(c.pkg):
		return nil, nil, false
	}
	for _, f := range h.facts {
		obj := byPlace[f.place]
		if obj == nil || obj.Name() != f.name {
			return nil, nil, false
		}
		facts[factKey{obj, f.typ}] = f.fact
	}
	data, err := encodeFacts(facts, r.cfg.Analyzer.FactTypes)
	if err != nil {
		return nil, nil, false
	}
	out = new(outcome)
	out.setFacts(data)
	return out, n.usesAmong(h.used), true
}

// reachesFacts reports whether a package depends on one in which facts begin, even without its tests.
func (r *run) reachesFacts(pkg *types.Package) bool {
	return slices.ContainsFunc(closure.Of(pkg), func(p *types.Package) bool {
		return p.Path() != testHarness && r.cfg.Scope.MayHaveFacts(p.Path())
	})
}

// usesAmong returns the packages in some that n depends on.
func (n *node) usesAmong(some uses) uses {
	list := make(uses)
	if len(some) == 0 {
		return list
	}
	for dep := range n.dependencies() {
		if facts, used := some[dep]; used {
			list[dep] = facts
		}
	}
	return list
}
