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
)

// A role says what the driver does with a package.
type role int

const (
	// ignored packages have nothing to import or analyse: unsafe, directories
	// without Go files, generated test mains.
	ignored role = iota
	// imported packages are known by their types.
	imported
	// analysed packages are type-checked from source and analysed.
	analysed
)

// The packages that the driver knows by name, beyond what the go command says of
// them.
const (
	// unsafePackage has neither source nor export data: types.Unsafe is all there
	// is of it.
	unsafePackage = "unsafe"
	// testHarness is what every test imports, so that this alone makes no test
	// matter: the helpers that may have facts are in the package without its tests.
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
	importer bool // some package that is not ignored imports this one
	rank     int  // more than that of every package it imports

	// local packages are those of the workspace, recompiled ones, and what imports
	// them: the go command is not asked to compile them, and their types come from
	// their source.
	local bool
	// sourceOnly packages have no export data by the compiler, or import one that
	// has none.
	sourceOnly bool
	// types is what importers see, see run.complete.
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
	// silent packages have neither facts nor findings, whatever is in them: they
	// and what they import have no status code. They are checked and not analysed.
	silent bool
	// landmarks are the packages among this one and all it imports that the
	// analyzer knows by name, see Scope: bit i stands for graph.landmarks[i].
	landmarks []uint64
	// standsFor is set for a plain package that nobody imports and all of whose
	// files the test variant has too: when the variant can be analysed, nothing
	// of this package is wanted.
	standsFor *node
	// twin is set for a plain package that others import and all of whose files
	// the test variant has too: the variant tells it its facts. The variant's
	// tells is that package.
	twin, tells *node

	// isQuiet is what quiet found out.
	listened sync.Once
	isQuiet  bool

	work  task
	ident identity
	facts factTable
}

// analysable reports whether the analyzer runs on n, if only when it is asked for.
func (n *node) analysable() bool { return n.role == analysed || n.onDemand }

// display is the import path to name the package by.
func (n *node) display() string {
	if isTestMain(n.meta) {
		return strings.TrimSuffix(n.meta.PkgPath, ".test")
	}
	if n.meta.PkgPath == "" {
		return n.meta.ID
	}
	return n.meta.PkgPath
}

// subject is the import path of the package that n is, or is a test of.
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

// newGraph gives every package that the named ones are or import its role. The
// scope may be nil.
func newGraph(l *listing, scope Scope, whole bool) *graph {
	g := &graph{byID: make(map[string]*node)}
	for _, p := range l.roots {
		g.add(p).named = true
	}
	for _, n := range g.byID {
		g.nodes = append(g.nodes, n)
	}
	sort.Slice(g.nodes, func(i, j int) bool { return g.nodes[i].meta.ID < g.nodes[j].meta.ID })

	// The modules of named packages count as workspace, so that a package of a
	// dependency gets the same findings alone and with its siblings.
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
	for _, n := range g.nodes {
		if n.role == ignored {
			continue
		}
		for _, dep := range n.imports {
			dep.importer = true
		}
	}
	g.rank()
	g.locate()
	if scope != nil {
		g.classify(scope, whole)
	}
	g.foldVariants(scope != nil && !whole)
	return g
}

// rank puts the packages into the order of their imports.
func (g *graph) rank() {
	seen := make(map[*node]bool)
	var visit func(n *node)
	visit = func(n *node) {
		if seen[n] {
			return
		}
		seen[n] = true
		if plain := g.byID[n.meta.PkgPath]; plain != nil {
			visit(plain) // a variant may have its facts
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

// locate finds out which packages the go command need not compile.
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

// findSourceOnly finds out whose types must come from source, since the go command
// has no export data.
func (g *graph) findSourceOnly() {
	for _, n := range g.ranked {
		n.sourceOnly = !n.local && n.role != ignored && n.meta.ExportFile == ""
		for _, dep := range n.imports {
			n.sourceOnly = n.sourceOnly || dep.sourceOnly
		}
	}
}

// foreign lists packages that are not local, such that all others that local
// ones depend on are imported by these.
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

// classify finds out which packages outside the workspace may have facts, and
// which packages that the analyzer knows by name each package reaches. If whole is
// set, packages that can have neither facts nor findings are analysed too.
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
			if dep.landmarks != nil { // else there is a cycle, which the go command reports
				for w := range words {
					n.landmarks[w] |= dep.landmarks[w]
				}
			}
		}
		mayHaveFacts[n] = may
		n.silent = !may && n.listed() && !whole
		if may && n.role == imported && !n.std && n.meta.ForTest == "" && len(n.meta.CompiledGoFiles) > 0 {
			n.onDemand = true
			n.factsOf = n
		}
	}
}

// listed reports whether the go command has found n and all it imports.
func (n *node) listed() bool {
	for _, dep := range n.imports {
		if len(dep.meta.Errors) > 0 {
			return false
		}
	}
	return len(n.meta.Errors) == 0
}

// reached lists the landmarks of n, each after those it imports.
func (g *graph) reached(n *node) []*node {
	var list []*node
	for w, word := range n.landmarks {
		for ; word != 0; word &= word - 1 {
			list = append(list, g.landmarks[w*64+bits.TrailingZeros64(word)])
		}
	}
	return list
}

// add returns the node of p, with those of all it imports.
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

// foldVariants saves analysing a file twice where that can bring nothing new. twins says whether a variant may tell a plain package
// its facts.
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
			// Recompiled, not changed.
			n.role = imported
			n.factsOf = plain
		case n.named && n.role == analysed && plain.named && !plain.importer && covers(n, plain):
			plain.standsFor = n
		case n.named && n.role == analysed && plain.named && plain.local && twins && compilesAll(n, plain):
			plain.twin = n
		}
	}
	g.twins()
}

// compilesAll reports whether a compiles all files that b does.
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
