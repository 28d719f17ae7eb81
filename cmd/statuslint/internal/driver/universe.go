package driver

import (
	"context"
	"fmt"
	"go/token"
	"go/types"
	"os"

	"golang.org/x/tools/go/gcexportdata"
)

// A universe holds the types that packages see of their imports.
//
// Reading export data completes packages that other export data mentioned
// before, so it must not happen while anything looks at those packages; types
// from go/types and analyzers do so without a lock. Hence the universe is read
// as a whole before the first package is checked and does not change from then
// on, except that a package without export data gets its types when it is
// checked itself, before any importer of it is looked at. A package that is
// imported only indirectly stays incomplete; it has those objects, all of them,
// that can be reached from elsewhere, which is enough to find facts about them.
//
// All plain packages are known by their paths in one map, so that an object has
// one identity whatever export data mentions it. A recompiled package
// ("q [p.test]") must see the recompiled ones in place of the plain ones, and
// shares all others: its map is made of the packages it depends on.
type universe struct {
	fset  *token.FileSet
	graph *graph
	plain map[string]*types.Package
	owner map[*types.Package]*node
	// split is set if two plain packages have the same path, which only build
	// systems other than the go command bring about: there is no plain map then.
	split bool
}

func newUniverse(fset *token.FileSet, g *graph) *universe {
	u := &universe{
		fset:  fset,
		graph: g,
		plain: make(map[string]*types.Package),
		owner: make(map[*types.Package]*node),
	}
	for _, n := range g.nodes {
		if n.meta.PkgPath == "unsafe" {
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
	}
	return u
}

// load reads the export data of all packages that the checks will ask for. A
// package outside the workspace whose export data cannot be had (its build
// failed, or the format is unknown) becomes one to check from source, without
// function bodies, and then its imports are wanted too.
func (u *universe) load(ctx context.Context) error {
	var source []*node // packages whose imports are wanted
	for _, n := range u.graph.nodes {
		if n.role == analysed {
			source = append(source, n)
		}
	}
	tried := make(map[*node]bool)
	unusable := make(map[*node]bool)
	want := func(n *node) {
		if tried[n] || n.role == ignored {
			return
		}
		tried[n] = true
		if u.read(n) == nil {
			return
		}
		unusable[n] = true
		if n.role == imported && len(n.meta.CompiledGoFiles) > 0 {
			n.role = declared
			source = append(source, n)
		}
	}
	for i := 0; i < len(source); i++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, dep := range source[i].imports {
			want(dep)
		}
	}
	for _, n := range u.graph.nodes {
		n.fromSource = unusable[n] && (n.role == analysed || n.role == declared)
		if n.fromSource && n.types.Scope().Len() > 0 {
			// Other export data mentioned it, though its own is unusable. A
			// package is checked into an empty scope only.
			n.types = types.NewPackage(n.meta.PkgPath, n.meta.Name)
		}
		if n.factsOf != nil {
			u.owner[n.types] = n
		}
	}
	return nil
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
		if path == "unsafe" {
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
