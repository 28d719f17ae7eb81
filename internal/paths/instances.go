package paths

import (
	"go/ast"
	"go/types"
	"go/version"
	"slices"

	"github.com/statuslint/statuslint/internal/terms"
)

// A variable that is declared in the body of a loop is a new variable in each turn, and since Go 1.22 so is a variable of the loop
// itself. The engine has one address for all these instances. When a new instance begins, the old one's value moves to a new object,
// and pointers to the old instance now point to that object. Closures that use the old instance cannot be changed in this way:
// while a path has such a closure, the variable is unsure.

// split is the field that is bound while a closure uses an older instance of a variable.
const split int32 = -6

// instance names an older instance of a variable.
type instance struct {
	of      types.Object
	frame   int32
	version terms.ID
}

// renew begins a new instance of a variable with the value of the old one, as at the end of a turn of for i := 0; ….
func (f *frame) renew(st *State, v types.Object) {
	x := f.x
	if !x.scope.shared[v] {
		return
	}
	addr := x.T.Address(v)
	pointed, used := false, false
	look := func(id terms.ID) {
		pointed = pointed || id == addr || x.isPart(id, addr)
		x.Literals([]terms.ID{id}, func(lit *ast.FuncLit) { used = used || x.captures(lit)[v] })
	}
	for _, b := range st.env {
		look(b.value)
	}
	for _, id := range st.stack {
		look(id)
	}
	for _, d := range st.defers {
		look(d.recv)
		for _, a := range d.args {
			look(a)
		}
	}
	if pointed {
		f.move(st, addr, x.T.Alloc(instance{v, f.id, f.version(st)}))
	}
	if mark := (place{addr, split}); used {
		st.bind(mark, x.T.Bool(true))
	} else if st.get(mark) != 0 {
		st.unbind(func(p place) bool { return p == mark })
	}
}

// move copies what is kept at one address to another object and redirects all pointers to it.
func (f *frame) move(st *State, from, to terms.ID) {
	x := f.x
	moved := func(id terms.ID) terms.ID {
		if id == from || x.isPart(id, from) {
			return x.rebased(id, from, to)
		}
		return id
	}
	for _, b := range slices.Clone(st.env) {
		at := b.place
		if b.base == from || x.isPart(b.base, from) {
			at.base = moved(b.base)
		}
		if at != b.place || moved(b.value) != b.value {
			st.bind(at, moved(b.value))
		}
	}
	for i, id := range st.stack {
		st.stack[i] = moved(id)
	}
	st.defers = slices.Clone(st.defers)
	for i, d := range st.defers {
		st.defers[i].recv, st.defers[i].args = moved(d.recv), slices.Clone(d.args)
		for j, a := range d.args {
			st.defers[i].args[j] = moved(a)
		}
	}
}

// captures returns the variables that a closure captures.
func (x *Exec) captures(lit *ast.FuncLit) map[types.Object]bool {
	if known, ok := x.captured[lit]; ok {
		return known
	}
	set := map[types.Object]bool{}
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := x.Info.Uses[id].(*types.Var); ok && !contains(lit, v.Pos()) {
				set[v] = true
			}
		}
		return true
	})
	x.captured[lit] = set
	return set
}

// perTurn reports whether the variables of a loop are new in each turn.
func (x *Exec) perTurn() bool {
	for file, v := range x.Info.FileVersions {
		if file.FileStart <= x.decl.Pos() && x.decl.Pos() < file.FileEnd {
			return v == "" || version.Compare(v, "go1.22") >= 0
		}
	}
	return true
}

// renewLoop begins a new turn of a three-clause loop: its variables are new instances with the same values.
func (f *frame) renewLoop(s *ast.ForStmt, states []*State) {
	init, ok := s.Init.(*ast.AssignStmt)
	if !ok || !f.x.perTurn() {
		return
	}
	for _, l := range init.Lhs {
		if id, ok := l.(*ast.Ident); ok {
			if v := f.x.Info.Defs[id]; v != nil {
				for _, st := range states {
					f.renew(st, v)
					f.settle(st, v)
				}
			}
		}
	}
}

// settle makes a variable unsure if a closure uses an older instance of it.
func (f *frame) settle(st *State, v types.Object) {
	if addr := f.x.T.Address(v); st.get(place{addr, split}) != 0 {
		f.x.assignVar(st, v, f.x.read(st, v))
	}
}
