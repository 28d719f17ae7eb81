package order

import (
	"go/types"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// value returns the term of a subject for the operands of a call, or 0.
func (r *run) value(st *paths.State, c *call, fn *types.Func, s Subject) terms.ID {
	switch {
	case s.Calc != "":
		plain := func(text string) terms.ID { return r.value(st, c, fn, leafOf(text)) }
		return r.valueOf(st, c, fn, s, r.exec.Unspell(st, s.Calc, plain))
	case s.Global != "":
		obj := r.global(s.Global)
		if obj == nil {
			return 0
		}
		fields, ok := fieldsOf(obj.Type(), s.Path)
		if !ok {
			return 0
		}
		return r.valueOf(st, c, fn, s, r.exec.GetPath(st, r.exec.Root(st, obj, len(fields) > 0, false), fields))
	case s.Param < 0:
		return 0
	}
	if c.spreads(fn, s.Param-1) {
		switch n := len(c.args) - (fn.Signature().Params().Len() - 1); {
		case n <= 0 && !s.Length:
			return r.exec.T.Null()
		case s.Length:
			return r.exec.T.Int(int64(max(n, 0)))
		}
		return 0
	}
	v := c.operand(s.Param - 1)
	if v == 0 {
		return 0
	}
	if s.Path != "" {
		fields, ok := fieldsOf(operandTypeOf(fn, s.Param-1), s.Path)
		if !ok {
			return 0
		}
		v = r.exec.GetPath(st, v, fields)
	}
	return r.valueOf(st, c, fn, s, v)
}

// valueOf returns the value itself, its length, or whether it has a type, as the subject says.
func (r *run) valueOf(st *paths.State, c *call, fn *types.Func, s Subject, v terms.ID) terms.ID {
	if v == 0 {
		return 0
	}
	switch {
	case s.Length:
		v = r.exec.T.Length(v)
	case s.Type != "":
		v = r.isOf(v, r.staticType(c, fn, s), r.typeTested(c, fn, s.Type))
	}
	return v
}

// box returns an interface that holds a value of the type that nameOf has named; 0 if this package does not know the type.
func (r *run) box(v terms.ID, name string) terms.ID {
	t := r.typeNamed(name)
	if t == nil {
		return 0
	}
	return r.exec.Boxed(v, t)
}

// isOf returns the test whether a value of a static type is of type t; 0 if t is nil, a type that this package does not know.
func (r *run) isOf(v terms.ID, static, t types.Type) terms.ID {
	switch {
	case t == nil:
		return 0
	case static == nil || types.IsInterface(static) || isTypeParam(t):
		return r.exec.TypeTest(v, t)
	}
	return r.exec.T.Bool(terms.IsOf(static, t))
}

// staticType returns the static type of a subject's argument in a call.
func (r *run) staticType(c *call, fn *types.Func, s Subject) types.Type {
	if s.Param < 0 {
		return nil
	}
	if s.Path == "" {
		if t := r.operandType(c, s.Param-1); t != nil {
			return t
		}
		return nil
	}
	if fields, ok := fieldsOf(operandTypeOf(fn, s.Param-1), s.Path); ok {
		return fields[len(fields)-1].Type()
	}
	return nil
}

// typeTested returns the type that testedName has named, for a call of the function; nil if it is unknown.
func (r *run) typeTested(c *call, fn *types.Func, name string) types.Type {
	switch name[0] {
	case '?':
		if fn.Pkg() == r.p.pass.Pkg {
			return r.p.types[name]
		}
		return nil
	case '$':
		i, _ := strconv.Atoi(name[1:])
		return r.typeArgument(c, i)
	}
	return r.typeNamed(name)
}

// typeArgument returns a type argument of a call, or of the receiver of a called method; nil if it is unknown.
func (r *run) typeArgument(c *call, i int) types.Type {
	name := calls.Name(c.Call.Fun)
	args := r.p.info.Instances[name].TypeArgs
	if m, ok := r.p.info.Uses[name].(*types.Func); ok && m.Signature().Recv() != nil {
		recv := types.Unalias(m.Signature().Recv().Type())
		if p, ok := recv.(*types.Pointer); ok {
			recv = types.Unalias(p.Elem())
		}
		if named, ok := recv.(*types.Named); ok {
			args = named.TypeArgs()
		}
	}
	if i >= args.Len() {
		return nil
	}
	return args.At(i)
}

// typeNamed returns the type that nameOf has named; nil if this package does not know it.
func (r *run) typeNamed(name string) types.Type {
	if of, ok := strings.CutPrefix(name, "*"); ok {
		if t := r.typeNamed(of); t != nil {
			return types.NewPointer(t)
		}
		return nil
	}
	if of, ok := strings.CutPrefix(name, "[]"); ok {
		if t := r.typeNamed(of); t != nil {
			return types.NewSlice(t)
		}
		return nil
	}
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return types.Universe.Lookup(name).Type()
	}
	pkg := r.p.packageOf(name[:i])
	if pkg == nil {
		return nil
	}
	tn, ok := pkg.Scope().Lookup(name[i+1:]).(*types.TypeName)
	if !ok {
		return nil
	}
	return tn.Type()
}

// operandTypeOf returns the type of a parameter or receiver.
func operandTypeOf(fn *types.Func, i int) types.Type {
	sig := fn.Signature()
	if i == api.Receiver {
		if sig.Recv() == nil {
			return nil
		}
		return sig.Recv().Type()
	}
	if i >= sig.Params().Len() {
		return nil
	}
	return sig.Params().At(i).Type()
}

// fieldsOf resolves a path of field names.
func fieldsOf(t types.Type, path string) ([]*types.Var, bool) {
	var list []*types.Var
	if path == "" {
		return nil, true
	}
	for name := range strings.SplitSeq(strings.TrimPrefix(path, "."), ".") {
		if t == nil {
			return nil, false
		}
		if f := madeUp(name); f != nil {
			list, t = append(list, f), f.Type()
			continue
		}
		u := t.Underlying()
		if p, ok := u.(*types.Pointer); ok {
			u = p.Elem().Underlying()
		}
		s, ok := u.(*types.Struct)
		if !ok {
			return nil, false
		}
		var found *types.Var
		for f := range s.Fields() {
			if f.Name() == name {
				found = f
			}
		}
		if found == nil {
			return nil, false
		}
		list = append(list, found.Origin())
		t = found.Type()
	}
	return list, true
}

// constant returns the term of a summary's constant; 0 if this package cannot name it.
func (r *run) constant(v Val) terms.ID {
	tab := r.exec.T
	switch v.Kind {
	case NilVal:
		return tab.Null()
	case BoolVal:
		return tab.Bool(v.Int == 1)
	case IntVal:
		return tab.Int(v.Int)
	case TextVal:
		return tab.Text(v.Str)
	case VarVal:
		if obj := r.global(v.Str); obj != nil {
			return r.exec.AtEntry(obj)
		}
	}
	return 0
}

// global returns the object that globalName has named; nil if the package cannot name it.
func (r *run) global(name string) types.Object {
	i := strings.LastIndexByte(name, '.')
	pkg := r.p.packageOf(name[:i])
	if pkg == nil {
		return nil
	}
	return pkg.Scope().Lookup(name[i+1:])
}

// packageOf returns a package by its path: the one under analysis or one that it imports.
func (p *pkg) packageOf(path string) *types.Package {
	if p.pass.Pkg.Path() == path {
		return p.pass.Pkg
	}
	for _, imported := range p.pass.Pkg.Imports() {
		if imported.Path() == path {
			return imported
		}
	}
	return nil
}
