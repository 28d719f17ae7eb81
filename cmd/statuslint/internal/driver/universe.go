package driver

import (
	"context"
	"fmt"
	"go/token"
	"go/types"
	"os"
	"slices"

	"golang.org/x/tools/go/gcexportdata"
)

// A universe holds the types that packages see of their imports.
//
// Reading export data completes packages that other export data mentioned
// before, so it must not happen while anything looks at those packages; types
// from go/types and analyzers do so without a lock. Hence what a batch of
// packages needs is read before the first of them is checked, and the universe
// does not change while they are, except that a package without export data gets
// its types when it is checked itself, before any importer of it is looked at. A
// package that is imported only indirectly stays incomplete, unless the analyzer
// knows it by name; it has those objects, all of them, that can be reached from
// elsewhere, which is enough to find facts about them.
//
// All plain packages are known by their paths in one map, so that an object has
// one identity whatever export data mentions it. A recompiled package
// ("q [p.test]") must see the recompiled ones in place of the plain ones, and
// shares all others: its map is made of the packages it depends on.
type universe struct {
	fset  *token.FileSet
	graph *graph
	plain map[string]*types.Package
	// owner tells which package a types.Package is what importers see of.
	owner map[*types.Package]*node
	// wanted are the packages whose export data have been asked for, and whether
	// they could be had.
	wanted map[*node]bool
	// split is set if two plain packages have the same path, which only build
	// systems other than the go command bring about: there is no plain map then.
	split bool
}

func newUniverse(fset *token.FileSet, g *graph) *universe {
	u := &universe{
		fset:   fset,
		graph:  g,
		plain:  make(map[string]*types.Package),
		owner:  make(map[*types.Package]*node),
		wanted: make(map[*node]bool),
	}
	for _, n := range g.nodes {
		if n.meta.PkgPath == unsafePackage {
			n.types = types.Unsafe
			continue
		}
		n.types = types.NewPackage(n.meta.PkgPath, n.meta.Name)
		if n.meta.ForTest == "" {
			if u.plain[n.meta.PkgPath] != nil {
				u.split = true
			}
			u.plain[n.meta.PkgPath] = n.types
		}
		u.owner[n.types] = n
	}
	return u
}

// load reads the export data that the checks of a batch will ask for, and that
// their importers will. A package outside the workspace whose export data cannot
// be had (its build failed, or the format is unknown) becomes one to check from
// source, without function bodies, and then its imports are wanted too. Such
// packages are returned.
func (u *universe) load(ctx context.Context, batch []*node) ([]*node, error) {
	source := slices.Clone(batch) // packages whose imports are wanted
	var more []*node
	want := func(n *node) {
		if _, done := u.wanted[n]; done || n.role == ignored {
			return
		}
		u.wanted[n] = u.read(n) == nil
		if u.wanted[n] {
			return
		}
		switch {
		case n.work.batched: // its source is checked anyway
		case n.role == imported && len(n.meta.CompiledGoFiles) > 0:
			n.role = declared
			source = append(source, n)
			more = append(more, n)
		case n.role == analysed && !n.work.open:
			// It was taken from the store, and only its types are needed.
			source = append(source, n)
			more = append(more, n)
		}
		n.fromSource = n.role == analysed || n.role == declared || n.work.batched
		if n.fromSource && n.types.Scope().Len() > 0 {
			// Other export data mentioned it, though its own is unusable. A
			// package is checked into an empty scope only.
			n.types = types.NewPackage(n.meta.PkgPath, n.meta.Name)
			u.owner[n.types] = n
		}
	}
	for i := 0; i < len(source); i++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, dep := range source[i].imports {
			want(dep)
		}
		for _, dep := range u.graph.reached(source[i]) {
			want(dep)
		}
		if source[i].importer {
			want(source[i])
		}
	}
	// Objects may have come to packages whose facts have been looked at.
	for _, n := range u.graph.nodes {
		n.facts = factTable{}
	}
	return more, nil
}

// read completes n.types from its export data.
func (u *universe) read(n *node) error {
	if n.meta.ExportFile == "" {
		return fmt.Errorf("no export data")
	}
	f, err := os.Open(n.meta.ExportFile)
	if err != nil {
		return err
	}
	defer f.Close()
	// The go command hands out archives of the compiler until Go 1.28; from
	// then on NewReader passes plain export data through.
	r, err := gcexportdata.NewReader(f)
	if err != nil {
		return err
	}
	view := u.plain
	if n.meta.ForTest != "" || u.split {
		view = make(map[string]*types.Package)
		u.closure(n, view, make(map[*node]bool))
	}
	pkg, err := gcexportdata.Read(r, u.fset, view, n.meta.PkgPath)
	if err != nil {
		return err
	}
	n.types = pkg // as it was, unless the export data has a path of its own
	u.owner[pkg] = n
	return nil
}

// closure fills view with n and all it depends on.
func (u *universe) closure(n *node, view map[string]*types.Package, seen map[*node]bool) {
	seen[n] = true
	view[n.meta.PkgPath] = n.types
	for _, dep := range n.imports {
		if !seen[dep] {
			u.closure(dep, view, seen)
		}
	}
}

// importer returns what the import declarations of n mean. failed is called
// with each import that cannot be had and, if it is listed, its package.
func (u *universe) importer(n *node, failed func(path string, dep *node)) types.Importer {
	return importerFunc(func(path string) (*types.Package, error) {
		if path == unsafePackage {
			return types.Unsafe, nil
		}
		dep := n.imports[path]
		if dep != nil && dep.types.Complete() {
			return dep.types, nil
		}
		failed(path, dep)
		if dep == nil {
			return nil, errNotListed
		}
		return nil, errNoTypes
	})
}

var (
	errNotListed = fmt.Errorf("not among the packages that the go command listed")
	errNoTypes   = fmt.Errorf("it could not be loaded")
)

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }
