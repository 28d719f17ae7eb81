package driver

import (
	"go/types"
	"maps"
	"math/bits"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// A role says what the driver does with a package.
type role int

const (
	// ignored packages have nothing to import or analyse: unsafe, directories
	// without Go files, generated test mains.
	ignored role = iota
	// imported packages are only needed for their types.
	imported
	// analysed packages are type-checked from source and analysed.
	analysed
)

// The packages that the driver treats specially.
const (
	// unsafePackage has neither source nor export data, only types.Unsafe.
	unsafePackage = "unsafe"
	// testHarness is imported by every test, so importing it does not mean that
	// a test can have findings: helpers with facts are in non-test files.
	testHarness = "testing"
)

// A node is a listed package, or a variant of one, in a run.
type node struct {
	meta     *packages.Package
	role     role
	named    bool            // matched by a pattern: findings in it are reported
	std      bool            // belongs to the Go distribution
	files    map[string]bool // the source files (meta.GoFiles)
	imports  map[string]*node
	importer bool            // some package that is not ignored imports this one, and may name its declarations
	blank    map[string]bool // imports of local packages whose declarations this one cannot name, see hollow
	rank     int             // greater than the rank of every package it imports

	// local packages are those of the workspace, recompiled ones, and their
	// importers. The go command does not compile them; their types come from source.
	local bool
	// sourceOnly packages have no export data of the compiler, or import a package
	// without it.
	sourceOnly bool
	// types are the types that importers see, see run.complete.
	types     *types.Package
	completed sync.Once
	exports   exports
	// factsOf is the package whose facts importers get: this one, or for an
	// unchanged package that is recompiled for a test ("q [p.test]") the plain
	// one. It is nil for packages without facts.
	factsOf *node
	// onDemand packages are outside the workspace and may have facts. They are
	// analysed when another package's analysis asks for one.
	onDemand bool
	// silent packages can have neither findings nor facts that another package asks
	// for, because neither they, nor their imports, nor their importers have status
	// codes. They are type-checked, but not analysed.
	silent bool
	// landmarks are the packages that the analyzer knows by name (see Scope) among
	// this one and those to whose declarations its imports may lead: bit i is graph.landmarks[i].
	landmarks []uint64
	// standsFor is set for a plain package without importers if its test variant
	// has all of its files: if the variant can be analysed, this package need not
	// be.
	standsFor *node
	// twin is set for a plain package with importers if its test variant has all
	// of its files: it is the variant, which provides the facts (see twin.go). The
	// variant's tells is the plain package.
	twin, tells *node

	// isQuiet is the result of quiet, and source that of sourceKey.
	listened, sourced sync.Once
	isQuiet           bool
	source            store.Key

	work  task
	ident identity
	facts factTable
}

// analysable reports whether the analyzer runs on n, always or on demand.
func (n *node) analysable() bool { return n.role == analysed || n.onDemand }

// display returns the import path to show for the package.
func (n *node) display() string {
	if isTestMain(n.meta) {
		return strings.TrimSuffix(n.meta.PkgPath, ".test")
	}
	if n.meta.PkgPath == "" {
		return n.meta.ID
	}
	return n.meta.PkgPath
}

// subject returns the import path of n, or of the package that n tests.
func (n *node) subject() string {
	if n.meta.ForTest != "" {
		return n.meta.ForTest
	}
	return n.meta.PkgPath
}

// A graph is the listed packages of a run, by ID.
type graph struct {
	nodes     []*node // sorted by ID
	ranked    []*node // every package comes after those it imports
	byID      map[string]*node
	landmarks []*node
}

// newGraph assigns a role to the named packages and all of their dependencies.
// The scope may be nil.
func newGraph(l *listing, scope Scope, whole bool) *graph {
	g := &graph{byID: make(map[string]*node)}
	for _, p := range l.roots {
		g.add(p).named = true
	}
	for _, n := range g.byID {
		g.nodes = append(g.nodes, n)
	}
	sort.Slice(g.nodes, func(i, j int) bool { return g.nodes[i].meta.ID < g.nodes[j].meta.ID })

	// The modules of named packages belong to the workspace, so that a package of
	// a dependency has the same findings if its siblings are named, too.
	workspace := make(map[string]bool)
	for _, n := range g.nodes {
		if n.named && n.meta.Module != nil {
			workspace[n.meta.Module.Path] = true
		}
	}
	for _, n := range g.nodes {
		n.std = l.isStandard(n.meta)
		mod := n.meta.Module
		switch {
		case n.meta.PkgPath == unsafePackage || n.std && n.meta.PkgPath == "builtin" || isTestMain(n.meta):
			n.role = ignored
		case len(n.meta.CompiledGoFiles) == 0:
			n.role = ignored
		case n.named, !n.std && mod != nil && (mod.Main || workspace[mod.Path]):
			n.role = analysed
		default:
			n.role = imported
		}
	}
	g.rank()
	g.locate()
	g.findImporters(l, scope)
	if scope != nil {
		g.classify(scope, whole)
	}
	g.foldVariants(scope != nil && !whole)
	return g
}

// rank sorts the packages: imported ones come before their importers.
func (g *graph) rank() {
	seen := make(map[*node]bool)
	var visit func(n *node)
	visit = func(n *node) {
		if seen[n] {
			return
		}
		seen[n] = true
		if plain := g.byID[n.meta.PkgPath]; plain != nil {
			visit(plain) // a variant may use its facts
		}
		for _, path := range slices.Sorted(maps.Keys(n.imports)) {
			visit(n.imports[path])
		}
		n.rank = len(g.ranked)
		g.ranked = append(g.ranked, n)
	}
	for _, n := range g.nodes {
		visit(n)
	}
}

// locate finds the packages that the go command need not compile.
func (g *graph) locate() {
	for _, n := range g.ranked {
		if n.role == ignored {
			continue
		}
		n.local = n.role == analysed && !n.std || n.meta.ForTest != "" || n.meta.ID == "command-line-arguments"
		for _, dep := range n.imports {
			n.local = n.local || dep.local
		}
	}
}

// findImporters finds the packages whose types others need. An import with the name _ does not need them, unless the analyzer
// looks for declarations of the package.
func (g *graph) findImporters(l *listing, scope Scope) {
	for _, n := range g.nodes {
		if n.role == ignored {
			continue
		}
		n.blank = make(map[string]bool)
		for _, path := range l.blankImports(n) {
			dep := n.imports[path]
			n.blank[path] = dep != nil && dep.local && len(dep.meta.Errors) == 0 && (scope == nil || !scope.Knows(dep.meta.PkgPath))
		}
		for path, dep := range n.imports {
			dep.importer = dep.importer || !n.blank[path]
		}
	}
}

// findSourceOnly finds the packages whose types must come from source, because
// the go command has no export data.
func (g *graph) findSourceOnly() {
	for _, n := range g.ranked {
		n.sourceOnly = !n.local && n.role != ignored && n.meta.ExportFile == ""
		for _, dep := range n.imports {
			n.sourceOnly = n.sourceOnly || dep.sourceOnly
		}
	}
}

// foreign lists packages that are not local. All other non-local packages that
// local ones depend on are dependencies of these.
func (g *graph) foreign() []*node {
	wanted := make(map[*node]bool)
	for _, n := range g.ranked {
		if n.role == analysed && !n.local {
			wanted[n] = true
		}
		if n.local {
			for _, dep := range n.imports {
				wanted[dep] = !dep.local && dep.role != ignored
			}
		}
	}
	var list []*node
	for _, n := range g.ranked {
		if wanted[n] {
			list = append(list, n)
		}
	}
	return list
}

// classify finds the packages outside the workspace that may have facts, and for
// each package the ones known by name that it reaches. If whole is set, packages
// that can have neither facts nor findings are analysed, too.
func (g *graph) classify(scope Scope, whole bool) {
	index := make(map[*node]int)
	for _, n := range g.ranked {
		if n.role != ignored && scope.Knows(n.meta.PkgPath) {
			index[n] = len(g.landmarks)
			g.landmarks = append(g.landmarks, n)
		}
	}
	words := (len(g.landmarks) + 63) / 64
	mayHaveFacts := make(map[*node]bool)
	for _, n := range g.ranked {
		n.landmarks = make([]uint64, words)
		if i, ok := index[n]; ok {
			n.landmarks[i/64] |= 1 << (i % 64)
		}
		may := scope.MayHaveFacts(n.meta.PkgPath)
		for path, dep := range n.imports {
			if path != testHarness || n.meta.ForTest == "" {
				may = may || mayHaveFacts[dep]
			}
			if dep.landmarks != nil && !n.blank[path] { // nil in a cycle, which the go command reports
				for w := range words {
					n.landmarks[w] |= dep.landmarks[w]
				}
			}
		}
		mayHaveFacts[n] = may
		if may && n.role == imported && !n.std && n.meta.ForTest == "" && len(n.meta.CompiledGoFiles) > 0 {
			n.onDemand = true
			n.factsOf = n
		}
	}
	asked := make(map[*node]bool)
	for _, n := range slices.Backward(g.ranked) {
		n.silent = !mayHaveFacts[n] && !asked[n] && n.listed() && !whole
		for _, dep := range n.imports {
			asked[dep] = asked[dep] || mayHaveFacts[n] || asked[n]
		}
	}
}

// listed reports whether the go command has found n and all of its imports.
func (n *node) listed() bool {
	for _, dep := range n.imports {
		if len(dep.meta.Errors) > 0 {
			return false
		}
	}
	return len(n.meta.Errors) == 0
}

// dependencies returns the packages that n imports, those that they import, and so on.
func (n *node) dependencies() map[*node]bool {
	seen := make(map[*node]bool)
	var visit func(n *node)
	visit = func(n *node) {
		for _, dep := range n.imports {
			if !seen[dep] {
				seen[dep] = true
				visit(dep)
			}
		}
	}
	visit(n)
	return seen
}

// reached lists the landmarks of n, imported ones before their importers.
func (g *graph) reached(n *node) []*node {
	var list []*node
	for w, word := range n.landmarks {
		for ; word != 0; word &= word - 1 {
			list = append(list, g.landmarks[w*64+bits.TrailingZeros64(word)])
		}
	}
	return list
}

// add returns the node of p, and adds those of all of its imports.
func (g *graph) add(p *packages.Package) *node {
	if n := g.byID[p.ID]; n != nil {
		return n
	}
	n := &node{
		meta:    p,
		files:   make(map[string]bool, len(p.GoFiles)),
		imports: make(map[string]*node, len(p.Imports)),
	}
	g.byID[p.ID] = n
	for _, f := range p.GoFiles {
		n.files[f] = true
	}
	for path, dep := range p.Imports {
		n.imports[path] = g.add(dep)
	}
	return n
}

// foldVariants avoids analysing a file twice if the second analysis cannot find anything new. twins says whether variants may provide
// the facts of plain packages.
func (g *graph) foldVariants(twins bool) {
	for _, n := range g.nodes {
		if n.role == analysed {
			n.factsOf = n
		}
	}
	for _, n := range g.nodes {
		if n.meta.ForTest == "" {
			continue
		}
		plain := g.byID[n.meta.PkgPath]
		if plain == nil || plain.factsOf == nil || n.role == ignored {
			continue
		}
		switch {
		case !n.named && sameFiles(n, plain):
			// Recompiled, but not changed.
			n.role = imported
			n.factsOf = plain
			if n.importer { // its importers need the facts
				plain.importer, plain.standsFor = true, nil
			}
		case n.named && n.role == analysed && plain.named && !plain.importer && covers(n, plain):
			plain.standsFor = n
		case n.named && n.role == analysed && plain.named && plain.local && twins && compilesAll(n, plain):
			plain.twin = n
		}
	}
	g.twins()
}

// compilesAll reports whether a compiles all files that b compiles.
func compilesAll(a, b *node) bool {
	for _, name := range b.meta.CompiledGoFiles {
		if !a.compiles(name) {
			return false
		}
	}
	return true
}

func sameFiles(a, b *node) bool {
	return len(a.files) == len(b.files) && covers(a, b)
}

// covers reports whether a has all files of b.
func covers(a, b *node) bool {
	for f := range b.files {
		if !a.files[f] {
			return false
		}
	}
	return true
}

// isTestMain reports whether p is the program that the go command generates to
// run the tests of a package. Its file is in the build cache; a package of the
// user whose path ends in .test has files in its own directory.
func isTestMain(p *packages.Package) bool {
	if p.Name != "main" || !strings.HasSuffix(p.ID, ".test") {
		return false
	}
	for _, f := range p.GoFiles {
		if filepath.Dir(f) == p.Dir {
			return false
		}
	}
	return true
}
