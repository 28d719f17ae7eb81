package driver

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/internal/closure"
)

// Most code outside of the workspace has nothing to do with the analyzer's facts,
// even if it depends on code that has: thousands of generated functions of a
// cloud's API, whose requests are sent by a few packages below. Such a package is
// quiet: no fact begins in its source, and it names no object of another package
// with a fact from which others may follow. Then most questions about its objects
// are answered by their types (see Scope.IsSilentAbout), and for the others most
// bodies are dropped (see Scope.Needless).
//
// The objects that a package can name are in the packages that it imports, and in
// those that their export data mentions. Of these, the ones that are not quiet are
// analysed.

// quiet reports whether no fact begins in a package outside of the workspace.
func (r *run) quiet(n *node) bool {
	n.listened.Do(func() {
		switch {
		case r.cfg.Scope == nil || n.local:
			return
		case n.onDemand:
			if r.mayBegin(n, nil) {
				return
			}
			if told, ok := r.told(n); !ok || len(told) > 0 && r.mayBegin(n, told) {
				return
			}
		}
		n.isQuiet = true
	})
	return n.isQuiet
}

// told returns the names of the objects that n may name and that have facts from
// which others may follow. A name that ends in * is a prefix.
func (r *run) told(n *node) (names []string, ok bool) {
	for _, dep := range n.imports {
		if dep.rank >= n.rank { // a cycle, which the go command reports
			return nil, false
		}
		r.complete(dep)
	}
	mentioned := make(map[*node]bool)
	r.universe.mu.Lock()
	for _, dep := range n.imports {
		for _, pkg := range closure.Of(dep.types) {
			if owner := r.universe.ownerOf(pkg); owner != nil && owner.onDemand && owner.rank < n.rank {
				mentioned[owner] = true
			}
		}
	}
	r.universe.mu.Unlock()
	set := make(map[string]bool)
	for dep := range mentioned {
		if r.quiet(dep) {
			continue
		}
		if 4*size(dep) > size(n) {
			return nil, false // it may take more time to analyse dep than n, which may need none of its facts
		}
		r.need(dep)
		r.complete(dep)
		fields := make(map[types.Object]bool)
		for key, fact := range r.factsAbout(dep) {
			if r.cfg.Scope.Tells(fact) {
				set[key.obj.Name()] = true
				fields[key.obj] = true
			}
		}
		// A literal without keys, T{1, 2}, assigns to fields that it does not name.
		for _, name := range dep.types.Scope().Names() {
			if t, ok := dep.types.Scope().Lookup(name).Type().Underlying().(*types.Struct); ok {
				for field := range t.Fields() {
					if fields[field] {
						set[name+"{*"] = true
					}
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(set)), true
}

// size returns the number of bytes in a package's files.
func size(n *node) (sum int64) {
	for _, name := range n.meta.CompiledGoFiles {
		if info, err := os.Stat(name); err == nil {
			sum += info.Size()
		}
	}
	return sum
}

// mayBegin reports whether a fact may begin in a package, judged by its source and
// the names of objects of other packages.
func (r *run) mayBegin(n *node, told []string) bool {
	var reached []string
	for _, dep := range r.graph.reached(n) {
		reached = append(reached, dep.meta.PkgPath)
	}
	nameOf := func(path string) string {
		if dep := n.imports[path]; dep != nil {
			return dep.meta.Name
		}
		return ""
	}
	for _, name := range n.meta.CompiledGoFiles {
		src, err := r.listing.overlay.read(name)
		if err != nil {
			return true
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil || r.cfg.Scope.MayBegin(src, file.Imports, reached, told, nameOf) {
			return true
		}
	}
	return false
}

// sourceKey returns a hash of the source of a package and of all its dependencies
// outside of the standard library, which determine whether it is quiet.
func (r *run) sourceKey(n *node) store.Key {
	n.sourced.Do(func() {
		h := store.NewHash("source")
		h.String(n.meta.ID)
		for _, name := range n.meta.CompiledGoFiles {
			h.String(name)
			if r.listing.isFixed(name) {
				continue
			}
			src, err := r.listing.overlay.read(name)
			if err != nil {
				continue // the package is not quiet
			}
			h.Key(store.Content(src))
		}
		for _, path := range slices.Sorted(maps.Keys(n.imports)) {
			if dep := n.imports[path]; !dep.std && dep.rank < n.rank {
				h.Key(r.sourceKey(dep))
			}
		}
		n.source = h.Sum()
	})
	return n.source
}

// trim drops the bodies of functions that do not affect facts. The rest may have unused imports.
func (r *run) trim(n *node, files []*ast.File) {
	defs := make(map[*ast.Ident]types.Object)
	pkg := types.NewPackage(n.meta.PkgPath, n.meta.Name)
	conf := r.config(n)
	conf.IgnoreFuncBodies = true
	if types.NewChecker(conf, r.fset, pkg, &types.Info{Defs: defs}).Files(files) != nil {
		return
	}
	for _, fn := range r.cfg.Scope.Needless(pkg, files, defs) {
		fn.Body = nil
	}
}
