// Package closure lists the packages that a package can refer to.
package closure

import "go/types"

// Of returns pkg, what it imports, and so on, each once, in an order that depends on the imports alone.
//
// A package that was checked from source lists as its imports what its files import, and all of that has been read
// completely. One that was read from export data lists all packages that the data mentions, however far away, so that
// their imports add nothing. They must not be looked at, either: a driver that reads more export data as it goes may
// be completing one of those packages for others at this moment.
func Of(pkg *types.Package) []*types.Package {
	var all []*types.Package
	listed, expanded := map[*types.Package]bool{}, map[*types.Package]bool{}
	var visit func(p *types.Package, mentioned bool)
	visit = func(p *types.Package, mentioned bool) {
		if !listed[p] {
			listed[p] = true
			all = append(all, p)
		}
		fromSource := p.Scope().NumChildren() > 0 // the scopes of its files
		if expanded[p] || mentioned && !fromSource {
			return
		}
		expanded[p] = true
		for _, imported := range p.Imports() {
			visit(imported, !fromSource)
		}
	}
	visit(pkg, false)
	return all
}
