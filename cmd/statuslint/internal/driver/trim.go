package driver

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
)

// quiet reports whether no fact begins in a package or its dependencies, outside of the standard library, except facts that follow
// from signatures alone: see Scope.Needless.
func (r *run) quiet(n *node) bool {
	n.listened.Do(func() {
		switch {
		case r.cfg.Scope == nil || n.local:
			return
		case n.onDemand:
			for _, dep := range n.imports {
				if dep.rank >= n.rank || !r.quiet(dep) {
					return
				}
			}
			if r.mayBegin(n) {
				return
			}
		}
		n.isQuiet = true
	})
	return n.isQuiet
}

// mayBegin reports whether a fact may begin in a package, judged by its source.
func (r *run) mayBegin(n *node) bool {
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
		if err != nil || r.cfg.Scope.MayBegin(src, file.Imports, reached, nameOf) {
			return true
		}
	}
	return false
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
