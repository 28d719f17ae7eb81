package routes

import (
	"go/types"
	"slices"
)

// Which code runs.
//
// A package that no main package imports may belong to a library, whose callers are unknown. In the packages of a program, a function
// that registers routes registers none if nothing leads to it: it is neither main nor init, and neither such a function nor a variable's
// initial value mentions it. A call of an interface's method may reach each method with that name. Other modules call the methods of the
// interfaces that they declare.

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

// unused returns the functions of programs that nothing leads to.
func (p *program) unused() map[*function]bool {
	if p.live == nil {
		return nil
	}
	used := map[*function]bool{}
	var mark func(f *function)
	var asked []string // names of methods
	mark = func(f *function) {
		if f == nil || used[f] {
			return
		}
		used[f] = true
		for _, key := range f.calls {
			mark(p.funcs[key])
		}
		for _, name := range f.asks {
			if !slices.Contains(asked, name) {
				asked = append(asked, name)
				for _, g := range p.methods[name] {
					mark(g)
				}
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
