package routes

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// When encoding JSON fails.
//
// encoding/json fails for channels, functions, complex numbers, NaN and infinite numbers, cycles of pointers, and where a Marshaler fails.
// For other values its error is always nil, so what a handler would answer then is not sent. The value is looked up by its type or, if
// that is an interface, by the expressions that give it its value: a caller's argument, an assignment, an element of a literal. An
// encoder also returns the errors of its writer. If that writer is the response, the header has gone out before.
//
// A time is taken to be between the years 0 and 9999. Numbers are taken to be finite if the program does not calculate with floats: JSON
// has no others.

// encodingFaults returns the errors of a call that encodes its argument number arg; nil if they are unknown.
func (m *machine) encodingFaults(w where, e *ast.CallExpr, c calls.Callee, row *api.Func) *faults {
	if row.Language.Encodes == 0 || len(e.Args) < row.Language.Encodes || w.depth > maxChain {
		return nil
	}
	if row.Response.Effect == api.Writes && !m.encodesTo(w, c.Operand(e, row.Response.Writer)) || !m.encodes(w, e.Args[row.Language.Encodes-1]) {
		return nil
	}
	return &faults{}
}

// encodesTo reports whether an encoder writes to a response, or to a writer that never fails.
func (m *machine) encodesTo(w where, encoder ast.Expr) bool {
	if id, ok := ast.Unparen(orIdent(encoder)).(*ast.Ident); ok {
		w, encoder, _ = m.origin(w, id)
	}
	call, ok := ast.Unparen(orIdent(encoder)).(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return false
	}
	t := typeOf(w.fn.pkg.Pass.TypesInfo, call.Args[0])
	if w.fn.pkg.takes(types.NewSignatureType(nil, nil, nil, types.NewTuple(types.NewParam(token.NoPos, nil, "", t)), nil, false)) {
		return !m.refuses(w, call.Args[0])
	}
	return neverFails(w, call.Args[0])
}

// encodes reports whether encoding the value of an expression never fails.
func (m *machine) encodes(w where, e ast.Expr) bool {
	info := w.fn.pkg.Pass.TypesInfo
	t := typeOf(info, e)
	_, own := m.marshals(w, t)
	if tv := info.Types[e]; tv.IsNil() || tv.Value != nil && !own || m.encodable(w, t) {
		return true
	}
	if w.depth > maxChain || m.asked > maxAsked {
		return false
	}
	m.asked++
	w.depth++
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return m.variableEncodes(w, e)
	case *ast.UnaryExpr:
		return e.Op == token.AND && m.encodes(w, e.X)
	case *ast.CompositeLit:
		return m.literalEncodes(w, e)
	case *ast.CallExpr:
		if info.Types[e.Fun].IsType() && len(e.Args) == 1 {
			return m.encodes(w, e.Args[0])
		}
		if t := m.readStored(w, e); t != nil {
			return m.encodable(w, t)
		}
		return m.callEncodes(w, e, 0)
	}
	return false
}

// variableEncodes is encodes for a variable: what its assignments, and those to its elements, give it.
func (m *machine) variableEncodes(w where, e *ast.Ident) bool {
	v, ok := w.fn.pkg.Pass.TypesInfo.Uses[e].(*types.Var)
	if !ok || isGlobal(v) || !m.partsEncode(w, v, e) {
		return false
	}
	if i := m.paramOf(w, e); i != noParam && w.from != nil {
		from, a := w.from(i)
		return a != nil && m.encodes(from, a)
	}
	defs, begins := m.reaching(w.fn, v, e.Pos())
	if begins || len(defs) == 0 {
		return false
	}
	for _, d := range defs {
		switch {
		case d.zero && !hasFunc(v.Type()):
			continue
		case d.rhs == nil || m.defining[d.at]:
			return false
		}
		m.defining[d.at] = true
		ok := false
		if d.index < 0 {
			ok = m.encodes(w, d.rhs)
		} else if call, isCall := ast.Unparen(d.rhs).(*ast.CallExpr); isCall {
			ok = m.callEncodes(w, call, d.index)
		}
		delete(m.defining, d.at)
		if !ok {
			return false
		}
	}
	return true
}

// hasFunc reports whether the zero value of a type cannot be encoded: a struct with a field of function type, say.
func hasFunc(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Signature, *types.Chan:
		return true
	case *types.Basic:
		return u.Info()&types.IsComplex != 0
	case *types.Struct:
		for f := range u.Fields() {
			if hasFunc(f.Type()) {
				return true
			}
		}
	case *types.Array:
		return hasFunc(u.Elem())
	}
	return false
}

// partsEncode reports whether everything that a declaration stores in the elements or fields of a variable can be encoded, and nothing
// else gets the variable before use.
func (m *machine) partsEncode(w where, v *types.Var, use *ast.Ident) bool {
	if types.IsInterface(v.Type()) {
		return true // assertions aside, nothing can be stored
	}
	_, copied := v.Type().Underlying().(*types.Struct)
	info, all := w.fn.pkg.Pass.TypesInfo, true
	roots := map[*ast.Ident]bool{use: true}
	root := func(e ast.Expr) {
		for {
			switch x := ast.Unparen(e).(type) {
			case *ast.IndexExpr:
				e = x.X
				continue
			case *ast.SelectorExpr:
				e = x.X
				continue
			case *ast.Ident:
				roots[x] = true
			}
			return
		}
	}
	ast.Inspect(m.declarationOf(w.fn), func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				id := identOf(l)
				if id.Name == "" {
					root(l)
				} else {
					roots[id] = true // see variableEncodes
					continue
				}
				if !all || !isPart(info, l, v) {
					continue
				}
				all = len(n.Lhs) == len(n.Rhs) && m.encodes(w, n.Rhs[i]) || m.encodable(w, typeOf(info, l))
			}
		case *ast.SelectorExpr:
			if s := info.Selections[n]; s != nil && s.Kind() == types.FieldVal {
				root(n)
			} else if isPart(info, n.X, v) {
				all = false // a method may store something
			}
		case *ast.IndexExpr:
			root(n)
		case *ast.RangeStmt:
			roots[identOf(n.X)] = true
		case *ast.ReturnStmt:
			for _, r := range n.Results {
				roots[identOf(r)] = true
			}
		case *ast.Ident:
			all = all && (info.Uses[n] != v || copied || roots[n] || n.Pos() > use.Pos())
		}
		return all
	})
	return all
}

// isPart reports whether an expression is an element or a field of a variable.
func isPart(info *types.Info, e ast.Expr, v *types.Var) bool {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.Ident:
			return info.Uses[x] == v
		default:
			return false
		}
	}
}

// literalEncodes is encodes for a composite literal.
func (m *machine) literalEncodes(w where, e *ast.CompositeLit) bool {
	t := typeOf(w.fn.pkg.Pass.TypesInfo, e)
	if _, own := m.marshals(w, t); own {
		return false
	}
	s, isStruct := t.Underlying().(*types.Struct)
	given := map[string]ast.Expr{}
	for i, elt := range e.Elts {
		kv, isKeyed := elt.(*ast.KeyValueExpr)
		switch {
		case !isStruct && isKeyed:
			if !m.encodes(w, kv.Value) {
				return false
			}
		case !isStruct:
			if !m.encodes(w, elt) {
				return false
			}
		case isKeyed:
			given[identOf(kv.Key).Name] = kv.Value
		case i < s.NumFields():
			given[s.Field(i).Name()] = elt
		}
	}
	if !isStruct {
		return true
	}
	for i := range s.NumFields() {
		f := s.Field(i)
		if !shown(s, i) || m.encodable(w, f.Type()) {
			continue
		}
		if x := given[f.Name()]; x != nil && !m.encodes(w, x) || x == nil && hasFunc(f.Type()) {
			return false
		}
	}
	return true
}

// callEncodes is encodes for a result of a call of a function of the program.
func (m *machine) callEncodes(w where, e *ast.CallExpr, index int) bool {
	t := typeOf(w.fn.pkg.Pass.TypesInfo, e)
	if tuple, ok := t.(*types.Tuple); ok {
		if index >= tuple.Len() {
			return false
		}
		t = tuple.At(index).Type()
	}
	if m.encodable(w, t) {
		return true
	}
	return m.returnsAll(w, e, func(w where, n *ast.ReturnStmt) bool { return index < len(n.Results) && m.encodes(w, n.Results[index]) })
}

// encodable reports whether encoding any value of a type never fails.
func (m *machine) encodable(w where, t types.Type) bool {
	return m.encodableIn(w, t, map[types.Type]int{}, 0)
}

// encodableIn is encodable within other types: around has the number of pointers that led to them, pointers is the number that led to t.
func (m *machine) encodableIn(w where, t types.Type, around map[types.Type]int, pointers int) bool {
	if n, again := around[t]; again {
		return n == pointers // else there may be a cycle
	}
	if types.IsInterface(t) {
		return false
	}
	if never, own := m.marshals(w, t); own {
		return never
	}
	around[t] = pointers
	defer delete(around, t)
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&(types.IsString|types.IsInteger|types.IsBoolean) != 0 || u.Info()&types.IsFloat != 0 && m.finite()
	case *types.Pointer:
		return m.encodableIn(w, u.Elem(), around, pointers+1)
	case *types.Slice:
		return m.encodableIn(w, u.Elem(), around, pointers)
	case *types.Array:
		return m.encodableIn(w, u.Elem(), around, pointers)
	case *types.Map:
		key, ok := u.Key().Underlying().(*types.Basic)
		return ok && key.Info()&(types.IsString|types.IsInteger) != 0 && m.encodableIn(w, u.Elem(), around, pointers)
	case *types.Struct:
		for i := range u.NumFields() {
			if shown(u, i) && !m.encodableIn(w, u.Field(i).Type(), around, pointers) {
				return false
			}
		}
		return true
	}
	return false
}

// shown reports whether encoding/json encodes a field.
func shown(s *types.Struct, i int) bool {
	f := s.Field(i)
	return (f.Exported() || f.Embedded()) && reflect.StructTag(s.Tag(i)).Get("json") != "-"
}

// marshals reports whether a type encodes itself, and whether that never fails.
func (m *machine) marshals(w where, t types.Type) (never, own bool) {
	if tn := api.NamedOf(t); tn != nil && globalKey(tn) == "encoding/json.Number" {
		return false, true // encoding/json checks it
	}
	for _, name := range []string{"MarshalJSON", "MarshalText"} {
		obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
		fn, ok := obj.(*types.Func)
		if !ok {
			continue
		}
		if g := m.own(fn.Origin()); g != nil {
			return m.faultsOf(g).none(), true
		}
		return m.table.Encodes(fn.Origin().FullName()), true
	}
	return false, false
}

// finite reports whether the program does not calculate with floats, nor gets any from functions of other modules.
func (m *machine) finite() bool {
	if m.calculates == nil {
		found := false
		for _, pkg := range m.packages {
			for _, file := range pkg.Pass.Files {
				found = found || m.calculatesIn(pkg.Pass.TypesInfo, file)
			}
		}
		m.calculates = &found
	}
	return !*m.calculates
}

func (m *machine) calculatesIn(info *types.Info, file *ast.File) (found bool) {
	isFloat := func(t types.Type) bool {
		if t == nil {
			return false
		}
		if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
			t = tuple.At(0).Type()
		}
		b, ok := t.Underlying().(*types.Basic)
		return ok && b.Info()&types.IsFloat != 0
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			found = found || info.Types[n].Value == nil && isFloat(info.TypeOf(n))
		case *ast.AssignStmt:
			found = found || n.Tok != token.ASSIGN && n.Tok != token.DEFINE && isFloat(info.TypeOf(n.Lhs[0]))
		case *ast.CallExpr:
			if !isFloat(info.TypeOf(n)) || info.Types[n].Value != nil {
				break
			}
			if info.Types[n.Fun].IsType() {
				found = found || isFloat(info.TypeOf(n.Args[0])) // to a smaller type
				break
			}
			c, ok := calls.Of(info, n.Fun)
			fn, isFunc := c.Obj.(*types.Func)
			found = found || ok && isFunc && m.own(fn.Origin()) == nil
		}
		return !found
	})
	return found
}
