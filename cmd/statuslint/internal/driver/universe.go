package driver

import (
	"bytes"
	"fmt"
	"go/token"
	"go/types"
	"io"
	"os"
	"sync"

	"golang.org/x/tools/go/gcexportdata"
)

// A universe holds the types that packages see of their imports.
//
// Reading export data completes packages that other export data mentioned
// before, while other packages are checked and analysed. That is sound since it
// only adds: objects to the scopes of incomplete packages, and what these import.
// A package that is imported is complete before its importer is checked. One
// that is imported only indirectly stays incomplete, unless the analyzer knows it
// by name or another package imports it; it has those objects, all of them,
// that can be reached from elsewhere, which is enough to find facts about them.
// Nobody may look at the scope or the imports of an incomplete package without
// holding the lock, and the analyzer has no reason to.
//
// All plain packages are known by their paths in one map, so that an object has
// one identity in all export data. A recompiled package
// ("q [p.test]") must see the recompiled ones in place of the plain ones, and
// shares all others: its map has the packages it depends on.
type universe struct {
	fset  *token.FileSet
	owner sync.Map   // from a *types.Package to the node that importers see as this
	mu    sync.Mutex // for reading export data
	plain map[string]*types.Package
}

func newUniverse(fset *token.FileSet, g *graph) *universe {
	u := &universe{fset: fset, plain: make(map[string]*types.Package)}
	for _, n := range g.nodes {
		if n.meta.PkgPath == unsafePackage {
			n.types = types.Unsafe
			continue
		}
		u.publish(n, types.NewPackage(n.meta.PkgPath, n.meta.Name))
	}
	return u
}

// publish makes a package what importers see of n.
func (u *universe) publish(n *node, pkg *types.Package) {
	u.mu.Lock()
	defer u.mu.Unlock()
	n.types = pkg
	u.owner.Store(pkg, n)
	if n.meta.ForTest == "" {
		u.plain[n.meta.PkgPath] = pkg
	}
}

// ownerOf returns the node that importers see as a package, or nil.
func (u *universe) ownerOf(pkg *types.Package) *node {
	n, _ := u.owner.Load(pkg)
	owner, _ := n.(*node)
	return owner
}

// provide completes the packages that the analyzer knows by name.
func (r *run) provide(n *node) {
	for _, dep := range r.graph.reached(n) {
		if dep != n {
			r.complete(dep)
		}
	}
}

// complete completes the types of a package, if they can be had. A package
// without export data is checked from source, without function bodies, after
// those it imports.
func (r *run) complete(n *node) {
	n.completed.Do(func() {
		if n.role == ignored {
			return
		}
		// Export data must not mention a package before it is checked.
		for _, dep := range n.imports {
			if dep.sourceOnly && dep.rank < n.rank {
				r.complete(dep)
			}
		}
		if n.local {
			if n.exports.ok {
				r.universe.read(n, r.exported(n))
				n.exports.data = nil
			}
			return
		}
		if data, err := exportData(n.meta.ExportFile); err == nil && !n.sourceOnly && r.universe.read(n, data) == nil {
			return
		}
		r.universe.publish(n, r.check(n, false).pkg)
	})
}

// exportData returns the export data in a file, which may be an archive of the
// compiler.
func exportData(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gcexportdata.NewReader(f)
	if err != nil {
		return nil, err
	}
	if part, ok := r.(*io.LimitedReader); ok {
		data := make([]byte, part.N)
		_, err := io.ReadFull(part, data)
		return data, err
	}
	return io.ReadAll(r)
}

// read completes n.types from export data.
func (u *universe) read(n *node, data []byte) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	view := u.plain
	if n.meta.ForTest != "" {
		view = make(map[string]*types.Package)
		dependencies(n, view, make(map[*node]bool))
	}
	in := &io.LimitedReader{R: bytes.NewReader(data), N: int64(len(data))} // Read allocates once if it knows the size
	pkg, err := gcexportdata.Read(in, u.fset, view, n.meta.PkgPath)
	if err == nil && pkg != n.types { // the export data has a path of its own
		n.types = pkg
		u.owner.Store(pkg, n)
	}
	return err
}

// dependencies fills view with n and all it depends on.
func dependencies(n *node, view map[string]*types.Package, seen map[*node]bool) {
	seen[n] = true
	view[n.meta.PkgPath] = n.types
	for _, dep := range n.imports {
		if !seen[dep] {
			dependencies(dep, view, seen)
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
