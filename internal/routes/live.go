package routes

import (
	"go/types"
	"maps"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// Which code runs.
//
// A package that no main package imports may belong to a library, whose callers are unknown: what it registers on a router of its own
// counts, but not what it registers on one that it gets. In the packages of a program, a function
// that registers routes registers none if nothing leads to it: it is neither main nor init, and neither such a function nor a variable's
// initial value mentions it. A call of an interface's method may reach each method with that name, if the code that runs, or the
// declaration of another type, mentions the method's type. Other modules call the methods of the interfaces that they declare.

// enliven marks a package and what it imports as part of a program. Each package is asked for its own imports: one that others
// import knows only those of which its declarations speak.
func (p *program) enliven(pkg *Package) {
	path := pkg.Pass.Pkg.Path()
	if p.live[path] {
		return
	}
	p.live[path] = true
	for _, dep := range pkg.Pass.Pkg.Imports() {
		if next := p.packages[dep.Path()]; next != nil {
			p.enliven(next)
		}
	}
}

// unserved reports whether a route is registered on an unknown router by a package that no program imports.
func (m *machine) unserved(r *route) bool {
	return m.live != nil && r.pkg != nil && !m.live[r.pkg.Pass.Pkg.Path()] && (r.on == nil || r.on.top().unknown)
}

// unused returns the functions of programs that nothing leads to.
func (p *program) unused() map[*function]bool {
	if p.live == nil {
		return nil
	}
	used := map[*function]bool{}
	var mark func(f *function)
	asked, named := map[string]bool{}, map[string]bool{} // names of methods and types
	ask := func(name, typ string) {
		for _, g := range p.methods[name] {
			if own := receiver(g); own == "" || own == typ || typ == "" && named[own] {
				mark(g)
			}
		}
	}
	mark = func(f *function) {
		if f == nil || used[f] {
			return
		}
		used[f] = true
		for _, key := range f.calls {
			mark(p.funcs[key])
		}
		for _, typ := range f.names {
			if !named[typ] {
				named[typ] = true
				for _, name := range slices.Sorted(maps.Keys(asked)) {
					ask(name, typ)
				}
			}
		}
		for _, name := range f.asks {
			if !asked[name] {
				asked[name] = true
				ask(name, "")
			}
		}
	}
	for _, f := range p.initial {
		mark(f)
	}
	for _, f := range p.list {
		name := f.obj.Name()
		if !p.live[f.pkg.Pass.Pkg.Path()] || f.recv == nil && (name == "init" || name == "main" && f.obj.Pkg().Name() == "main") {
			mark(f)
		}
	}
	var called map[string]bool
	unused := map[*function]bool{}
	for _, f := range p.list {
		if used[f] {
			continue
		}
		if f.recv != nil {
			if called == nil {
				called = p.abstract()
			}
			if called[f.obj.Name()] {
				mark(f)
			}
		}
	}
	for _, f := range p.list {
		if !used[f] {
			unused[f] = true
		}
	}
	return unused
}

// receiver returns the type that a method is declared for; "" for one without a name.
func receiver(f *function) string {
	if tn := api.NamedOf(f.obj.Signature().Recv().Type()); tn != nil {
		return globalKey(tn)
	}
	return ""
}

// abstract returns the names of the methods of the interfaces that the imported packages of other modules declare.
func (p *program) abstract() map[string]bool {
	names, seen := map[string]bool{}, map[string]bool{}
	for _, pkg := range p.packages {
		for _, dep := range pkg.Pass.Pkg.Imports() {
			if p.packages[dep.Path()] != nil || seen[dep.Path()] {
				continue
			}
			seen[dep.Path()] = true
			for _, name := range dep.Scope().Names() {
				tn, ok := dep.Scope().Lookup(name).(*types.TypeName)
				if !ok {
					continue
				}
				if i, ok := tn.Type().Underlying().(*types.Interface); ok {
					for m := range i.Methods() {
						names[m.Name()] = true
					}
				}
			}
		}
	}
	return names
}
