package driver

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/internal/closure"
)

// A package with tests in it is listed twice, and both have to be known: "p [p.test]", with its test files, has the better findings
// (see widest), and p has the facts and the types that other packages see. Most of the work would be done twice. But the facts about
// what is not in _test.go files may not depend on these (see Scope), so that they are the same in both. The variant is analysed
// first, then only the declarations of p are checked, and it is told the facts about the objects that are declared at the same places.
//
// That is not done where p needs its tests to compile, which is an error that only the check of p finds: where other files
// mention what a test file declares, or where a test file adds a method to one of their types. Nor is it done where only the tests
// reach what facts are about.

// hearsay is what a variant tells its plain package.
type hearsay struct {
	facts []toldFact
	files map[string]store.Key // the contents of the files that both have
	used  uses
}

// A toldFact is a fact about the object that is declared at a place.
type toldFact struct {
	place place
	key   factKey
	fact  analysis.Fact
}

// A place is an offset in a file.
type place struct {
	file   string
	offset int
}

// twins finds the plain packages that can be told their facts by a variant, the largest first, unless that would make packages wait
// for each other: tests of one package may import another, whose tests import the first.
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

// isTold reports whether the facts of n are known from its variant, which has the findings.
func (n *node) isTold() bool { return n.twin != nil && n.twin.work.out.sound() }

// tell returns what a pass over a variant has found out for its plain package, or nil if that has to be analysed by itself.
func (p *pass) tell(plain *node) *hearsay {
	if !p.standsWithoutTests(plain) {
		return nil
	}
	h := &hearsay{files: make(map[string]store.Key), used: p.used}
	for _, name := range plain.meta.CompiledGoFiles {
		src, read := p.c.contents[name]
		if !read {
			return nil
		}
		h.files[name] = store.Content(src)
	}
	for key, fact := range p.facts {
		if at := placeOf(p.r.fset, key.obj); plain.compiles(at.file) {
			h.facts = append(h.facts, toldFact{at, key, fact})
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

// standsWithoutTests reports whether the files of the plain package need nothing that only the variant has.
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

// hear makes the outcome of a plain package of what its variant has told, and of its declarations. ok is false if it has to be
// analysed by itself.
func (r *run) hear(n *node, c *checked) (out *outcome, used uses, ok bool) {
	h := n.twin.work.told
	n.twin.work.told = nil
	if h == nil || c.illTyped {
		return nil, nil, false
	}
	for name, content := range h.files {
		if store.Content(c.contents[name]) != content {
			return nil, nil, false // changed this moment
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
		if obj == nil || obj.Name() != f.key.obj.Name() {
			return nil, nil, false
		}
		facts[factKey{obj, f.key.typ}] = f.fact
	}
	data, err := encodeFacts(facts, r.cfg.Analyzer.FactTypes)
	if err != nil {
		return nil, nil, false
	}
	out = new(outcome)
	out.setFacts(data)
	return out, n.usesAmong(h.used), true
}

// reachesFacts reports whether a package comes across one in which facts begin, without the help of its tests: what else is known
// of its functions may only be known together with those.
func (r *run) reachesFacts(pkg *types.Package) bool {
	return slices.ContainsFunc(closure.Of(pkg), func(p *types.Package) bool {
		return p.Path() != testHarness && r.cfg.Scope.MayHaveFacts(p.Path())
	})
}

// usesAmong returns the packages among some that n depends on.
func (n *node) usesAmong(some uses) uses {
	list := make(uses)
	seen := make(map[*node]bool)
	var visit func(n *node)
	visit = func(n *node) {
		for _, dep := range n.imports {
			if !seen[dep] {
				seen[dep] = true
				if some[dep] {
					list[dep] = true
				}
				visit(dep)
			}
		}
	}
	if len(some) > 0 {
		visit(n)
	}
	return list
}
