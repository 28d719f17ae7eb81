package order

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/internal/terms"
)

// subject returns the subject of a term, by which callers name it; false if they cannot.
func (r *run) subject(id terms.ID) (Subject, bool) {
	tab := r.exec.T
	s := Subject{}
	if id == 0 {
		return none, false
	}
	switch tab.Op(id) {
	case terms.Len:
		s.Length = true
		id = tab.A(id)
	case terms.TypeTest:
		t, _ := tab.Aux(id).(types.Type)
		s.Type = r.testedName(t)
		id = tab.A(id)
	}
	return r.named(s, id)
}

// named completes a subject with the value it is about: a parameter or variable, a field of one, or a computed value.
func (r *run) named(s Subject, id terms.ID) (Subject, bool) {
	tab := r.exec.T
	var path []string
	at := id
	for tab.Op(at) == terms.Field {
		v, ok := tab.Aux(at).(*types.Var)
		if !ok {
			return none, false
		}
		path = append([]string{v.Name()}, path...)
		at = tab.A(at)
	}
	if len(path) > 0 {
		s.Path = "." + strings.Join(path, ".")
	}
	if tab.Op(at) == terms.Param {
		obj, _ := tab.Aux(at).(types.Object)
		if i, ok := r.params[obj]; ok {
			s.Param = i
			return s, true
		}
		if s.Global = globalName(obj); s.Global != "" {
			s.Param = -1
			return s, true
		}
		return none, false
	}
	if at != id {
		return none, false
	}
	spelled, ok := r.exec.Spell(id, func(id terms.ID) (string, bool) {
		leaf, ok := r.compared(id)
		if !ok || leaf.Calc != "" {
			return "", false
		}
		return fmt.Sprintf("%d %s %s", leaf.Param, leaf.Global, leaf.Path), true
	})
	if !ok {
		return none, false
	}
	s.Param, s.Calc = -1, spelled
	return s, true
}

// compared is subject for what other values are compared with. That may also be an error that a package's variable always holds.
func (r *run) compared(id terms.ID) (Subject, bool) {
	if r.exec.T.IsSentinel(id) {
		obj, _ := r.exec.T.Aux(id).(types.Object)
		s := Subject{Param: -1, Global: globalName(obj)}
		return s, s.is()
	}
	return r.subject(id)
}

// leafOf returns the subject that a leaf of a calculation names.
func leafOf(text string) Subject {
	part := strings.SplitN(text, " ", 3)
	n, _ := strconv.Atoi(part[0])
	return Subject{Param: n, Global: part[1], Path: part[2]}
}

// globalName returns import path and name of a package's variable; "" for other objects.
func globalName(obj types.Object) string {
	if v, ok := obj.(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
		return v.Pkg().Path() + "." + v.Name()
	}
	return ""
}

// nameOf returns the name of a type that is declared or predeclared, or of a pointer to one or a slice of them; "" for other types, which
// packages cannot share by name.
func nameOf(t types.Type) string {
	switch t := types.Unalias(orInvalid(t)).(type) {
	case *types.Pointer:
		if name := nameOf(t.Elem()); name != "" {
			return "*" + name
		}
	case *types.Slice:
		if name := nameOf(t.Elem()); name != "" {
			return "[]" + name
		}
	case *types.Basic:
		switch {
		case t.Kind() == types.UnsafePointer:
			return "unsafe.Pointer" // which no scope has as "Pointer"
		case t.Kind() != types.Invalid && t.Info()&types.IsUntyped == 0:
			return t.Name()
		}
	case *types.Named:
		if t.Obj().Pkg() != nil && t.TypeArgs().Len() == 0 && t.Obj().Parent() == t.Obj().Pkg().Scope() {
			return t.Obj().Pkg().Path() + "." + t.Obj().Name()
		}
	}
	return ""
}

// testedName returns the name of a type that a condition asks for. That of a type parameter of the function is its number, after "$".
// Other types without a name that packages share are spelled after "?": only calls in the same package know what is meant.
func (r *run) testedName(t types.Type) string {
	if name := nameOf(t); name != "" {
		return name
	}
	if param, ok := types.Unalias(t).(*types.TypeParam); ok {
		return "$" + strconv.Itoa(param.Index())
	}
	name := "?" + types.TypeString(t, nil)
	if f := r.unit.function; f == nil || isGeneric(f.obj) {
		return name
	}
	if known, ok := r.p.types[name]; ok && (known == nil || !types.Identical(known, t)) {
		t = nil // types of two functions with the same name
	}
	r.p.types[name] = t
	return name
}

// isGeneric reports whether a function or its receiver has type parameters.
func isGeneric(fn *types.Func) bool {
	return fn.Signature().TypeParams().Len() > 0 || fn.Signature().RecvTypeParams().Len() > 0
}

// tellable reports whether a summary can express a term: it is a subject, or compares subjects with constants or with each other.
func (r *run) tellable(id terms.ID) bool {
	tab := r.exec.T
	constant := func(id terms.ID) bool { _, ok := r.val(id); return ok }
	switch tab.Op(id) {
	case terms.And, terms.Or:
		return r.tellable(tab.A(id)) && r.tellable(tab.B(id))
	case terms.Not:
		return r.tellable(tab.A(id))
	case terms.Equal, terms.Less, terms.LessEq:
		a, b := tab.A(id), tab.B(id)
		_, okA := r.subject(a)
		_, okB := r.subject(b)
		return r.tellable(a) && constant(b) || constant(a) && r.tellable(b) || okA && okB
	}
	_, ok := r.subject(id)
	return ok
}

// val turns a constant term into a value for a summary.
func (r *run) val(id terms.ID) (Val, bool) {
	tab := r.exec.T
	if id == tab.Null() {
		return Val{Kind: NilVal}, true
	}
	if n, ok := tab.IntOf(id); ok {
		return Val{Kind: IntVal, Int: n}, true
	}
	if s, ok := tab.TextOf(id); ok {
		return Val{Kind: TextVal, Str: s}, true
	}
	switch id {
	case tab.Bool(true):
		return Val{Kind: BoolVal, Int: 1}, true
	case tab.Bool(false):
		return Val{Kind: BoolVal}, true
	}
	if made, bare := tab.IsMade(id); made {
		if bare {
			return Val{Kind: MadeVal, Int: 1}, true
		}
		if _, ok := r.wraps[id]; ok && r.isSettled(nil, id) {
			return Val{Kind: MadeVal, Int: 2}, true
		}
		return Val{Kind: MadeVal}, true
	}
	if tab.Op(id) == terms.Param || tab.IsSentinel(id) {
		if v, ok := tab.Aux(id).(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return Val{Kind: VarVal, Str: v.Pkg().Path() + "." + v.Name()}, true
		}
	}
	return Val{}, false
}

// named reports whether a value may be equal to one with another name: package variables, and errors that a function makes.
func named(v Val) bool { return v.Kind == VarVal || v.Kind == MadeVal }

// unlike reports whether a value differs from all values of other kinds.
func unlike(v Val) bool { return v.Kind == NilVal || v.Kind == MadeVal }
