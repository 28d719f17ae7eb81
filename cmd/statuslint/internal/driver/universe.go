package driver

import (
	"bytes"
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"io"
	"os"
	"sync"
	"sync/atomic"

	"golang.org/x/tools/go/gcexportdata"
)

// A universe holds the types that packages see of their imports.
//
// Reading export data completes packages that other export data has mentioned,
// while other packages are checked and analysed. This is safe, because it only
// adds objects and imports to incomplete packages. An imported package is complete
// before its importer is checked. A package that is only imported indirectly
// stays incomplete, unless the analyzer knows it by name or another package
// imports it. It then has all objects that can be reached from other packages,
// which is enough to find facts about them. Code must hold the lock to read the
// scope or the imports of an incomplete package; the analyzer does not do so.
//
// All plain packages are in one map by path, so that an object has one identity
// in all export data. A recompiled package ("q [p.test]") must see the recompiled
// packages instead of the plain ones, and shares all others. So it has its own
// map, with its dependencies.
type universe struct {
	fset  *token.FileSet
	owner sync.Map   // from the *types.Package that importers see to its node
	mu    sync.Mutex // for reading export data
	plain map[string]*types.Package
	size  atomic.Int64 // of the compiler's export data that was read
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

// publish makes pkg the package that importers of n see.
func (u *universe) publish(n *node, pkg *types.Package) {
	u.mu.Lock()
	defer u.mu.Unlock()
	n.types = pkg
	u.owner.Store(pkg, n)
	if n.meta.ForTest == "" {
		u.plain[n.meta.PkgPath] = pkg
	}
}

// ownerOf returns the node whose importers see pkg, or nil.
func (u *universe) ownerOf(pkg *types.Package) *node {
	n, _ := u.owner.Load(pkg)
	owner, _ := n.(*node)
	return owner
}

// maxUniverse is the number of bytes of the compiler's export data after which a run continues with a new universe. The types take
// five times as much memory.
const maxUniverse = 20 << 20

// isLarge reports whether the universe should be renewed. It should not if there are types that cannot be read again, or only from
// source.
func (r *run) isLarge() bool {
	return r.cfg.Store != nil && r.renewable.Load() && r.universe.size.Load() >= cmp.Or(r.cfg.universe, maxUniverse)
}

// renew replaces a large universe. What later packages need of the types, they read again, and the memory of the rest is free.
func (r *run) renew() {
	r.settling.Lock() // waits until no package is being analysed
	defer r.settling.Unlock()
	if !r.isLarge() {
		return // done by another goroutine
	}
	for _, n := range r.graph.nodes {
		n.completed, n.facts = sync.Once{}, factTable{}
	}
	r.fset = token.NewFileSet() // the names of its files keep the export data in memory that they are from
	r.universe = newUniverse(r.fset, r.graph)
}

// provide completes the packages that the analyzer knows by name.
func (r *run) provide(n *node) {
	for _, dep := range r.graph.reached(n) {
		if dep != n {
			r.complete(dep)
		}
	}
}

// complete completes the types of a package, if possible. A package without
// export data is checked from source, without function bodies, after its imports.
func (r *run) complete(n *node) {
	n.completed.Do(func() {
		if n.role == ignored {
			return
		}
		// A package must be checked before export data mentions it.
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
		r.renewable.Store(false)
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
	if !n.local { // what the driver writes is mostly about other packages
		u.size.Add(int64(len(data)))
	}
	view := u.plain
	if n.meta.ForTest != "" {
		view = make(map[string]*types.Package)
		dependencies(n, view, make(map[*node]bool))
	}
	in := &io.LimitedReader{R: bytes.NewReader(data), N: int64(len(data))} // Read allocates once if it knows the size
	pkg, err := gcexportdata.Read(in, u.fset, view, n.meta.PkgPath)
	if err == nil && pkg != n.types { // the export data has a different path
		n.types = pkg
		u.owner.Store(pkg, n)
	}
	return err
}

// dependencies adds n and all of its dependencies to view.
func dependencies(n *node, view map[string]*types.Package, seen map[*node]bool) {
	seen[n] = true
	view[n.meta.PkgPath] = n.types
	for _, dep := range n.imports {
		if !seen[dep] {
			dependencies(dep, view, seen)
		}
	}
}

// importer returns an importer for the import declarations of n. It calls failed
// with the path of each import that is not available, and its node if it is listed.
func (u *universe) importer(n *node, failed func(path string, dep *node)) types.Importer {
	return importerFunc(func(path string) (*types.Package, error) {
		if path == unsafePackage {
			return types.Unsafe, nil
		}
		dep := n.imports[path]
		if n.blank[path] {
			return hollow(dep), nil
		}
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
