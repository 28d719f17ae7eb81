package routes

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
)

// eval returns what an expression can be.
func (fr *frame) eval(e ast.Expr) vals {
	list := fr.multi(e)
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

func one(v ...value) []vals { return []vals{v} }

// multi returns the values of an expression: several for a call with several results.
func (fr *frame) multi(e ast.Expr) []vals {
	fr.m.steps++
	if fr.m.steps >= fr.m.limit {
		return nil
	}
	if tv, ok := fr.info().Types[e]; ok && tv.Value != nil {
		switch tv.Value.Kind() {
		case constant.String:
			return one(text(constant.StringVal(tv.Value)))
		case constant.Int:
			if n, ok := constant.Int64Val(tv.Value); ok {
				if tn := api.NamedOf(tv.Type); tn != nil && fr.m.packages[pathOf(tn)] != nil && mayServe(tv.Type) {
					return one(&object{typ: tv.Type, fields: map[string]vals{"": {number(n)}}})
				}
				return one(number(n))
			}
		case constant.Bool:
			return one(flag(constant.BoolVal(tv.Value)))
		}
		return nil
	}
	switch e := e.(type) {
	case *ast.ParenExpr:
		return fr.multi(e.X)
	case *ast.Ident:
		return []vals{fr.name(e)}
	case *ast.SelectorExpr:
		return []vals{fr.selector(e)}
	case *ast.CallExpr:
		return fr.call(e)
	case *ast.FuncLit:
		if f := fr.m.literals[e]; f != nil {
			c := &closure{fn: f, env: fr.env}
			if !fr.m.deaf && !f.ran {
				fr.m.made = append(fr.m.made, c)
			}
			return one(c)
		}
	case *ast.CompositeLit:
		return []vals{fr.composite(e)}
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			fr.lend(e.X)
			return []vals{fr.eval(e.X)}
		}
		fr.eval(e.X)
	case *ast.StarExpr:
		return []vals{fr.eval(e.X)}
	case *ast.TypeAssertExpr:
		return []vals{fr.eval(e.X), nil}
	case *ast.BinaryExpr:
		a, b := fr.eval(e.X), fr.eval(e.Y)
		if e.Op == token.ADD {
			return []vals{concat(a, b)}
		}
	case *ast.IndexExpr:
		if tv := fr.info().Types[e.X]; tv.IsValue() {
			if _, isFunc := tv.Type.Underlying().(*types.Signature); isFunc {
				return fr.multi(e.X)
			}
		}
		return []vals{fr.index(e), nil}
	case *ast.IndexListExpr:
		return fr.multi(e.X)
	case *ast.SliceExpr:
		return []vals{fr.eval(e.X)}
	}
	return nil
}

// concat joins strings. Unknown ones become hidden parts.
func concat(a, b vals) vals {
	var out vals
	for _, x := range orUnknown(a) {
		for _, y := range orUnknown(b) {
			s, sok := x.(text)
			t, tok := y.(text)
			switch {
			case sok && tok:
				out = out.with(vals{s + t})
			case sok:
				out = out.with(vals{s + hidden})
			case tok:
				out = out.with(vals{hidden + t})
			}
		}
	}
	return out
}

// hidden marks the unknown part of a pattern.
const hidden = "…"

func orUnknown(v vals) vals {
	if len(v) == 0 {
		return vals{nil}
	}
	return v
}

func (fr *frame) name(id *ast.Ident) vals {
	obj := fr.info().ObjectOf(id)
	switch obj := obj.(type) {
	case *types.Var:
		if v, where := fr.env.lookup(obj); where != nil {
			return v
		}
		if isGlobal(obj) {
			return fr.globalOf(obj)
		}
	case *types.Func:
		return vals{fr.m.closureOf(obj, nil)}
	}
	return nil
}

func (fr *frame) globalOf(obj types.Object) vals {
	if key := globalKey(obj); key == "net/http.DefaultServeMux" {
		return vals{fr.m.root}
	} else if v := fr.m.global(key); len(v) > 0 {
		return v
	} else if fr.m.before != nil && fr.m.opening[key] {
		return fr.m.before[key]
	}
	if v, ok := obj.(*types.Var); ok {
		return fr.m.sentinel(fr.pkg, v)
	}
	return nil
}

// declared returns a declared function, of the program or of another module; nil if its code is not known.
func (m *machine) declared(fn *types.Func) *function {
	if f := m.own(fn); f != nil {
		return f
	}
	if m.table.Observes(fn.FullName()) {
		return nil
	}
	return m.others[fn.FullName()]
}

// closureOf returns a declared function as a value.
func (m *machine) closureOf(fn *types.Func, recv vals) *closure {
	fn = fn.Origin()
	key := bound{name: fn.FullName()}
	if len(recv) > 1 {
		return &closure{fn: m.declared(fn), obj: fn, recv: recv}
	}
	if len(recv) == 1 {
		key.recv = recv[0]
	}
	c := m.bound[key]
	if c == nil {
		c = &closure{fn: m.declared(fn), obj: fn, recv: recv}
		m.bound[key] = c
	}
	return c
}

func (fr *frame) selector(e *ast.SelectorExpr) vals {
	sel := fr.info().Selections[e]
	if sel == nil {
		switch obj := fr.info().Uses[e.Sel].(type) {
		case *types.Var:
			return fr.globalOf(obj)
		case *types.Func:
			return vals{fr.m.closureOf(obj, nil)}
		}
		return nil
	}
	switch sel.Kind() {
	case types.FieldVal:
		return fr.through(fr.eval(e.X), sel.Recv(), sel.Index())
	case types.MethodVal:
		return fr.m.methodOf(fr.through(fr.eval(e.X), sel.Recv(), sel.Index()[:len(sel.Index())-1]), sel)
	default:
		if fn, ok := sel.Obj().(*types.Func); ok {
			return vals{fr.m.closureOf(fn, nil)}
		}
	}
	return nil
}

// unset returns the zero value of a string, an integer or a slice that was never set; nil if other code may have set it.
func (o *object) unset(f *types.Var) value {
	if _, set := o.fields[f.Name()]; set || !o.whole {
		return nil
	}
	switch u := f.Type().Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsString != 0:
			return text("")
		case u.Info()&types.IsInteger != 0:
			return number(0)
		}
	case *types.Slice:
		l := &list{exact: true}
		o.fields[f.Name()] = vals{l}
		return l
	}
	return nil
}

// through follows a path of fields.
func (fr *frame) through(base vals, t types.Type, index []int) vals {
	for _, i := range index {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok || i >= s.NumFields() {
			return nil
		}
		f := s.Field(i)
		var next vals
		open := len(base) == 0
		for _, b := range base {
			switch b := b.(type) {
			case *object:
				if v, ok := b.fields[f.Name()]; ok && len(v) > 0 {
					next = next.with(v)
				} else if len(b.status) > 0 && fr.pkg != nil && holdsStatus(fr.pkg, f) {
					next = next.with(b.status)
				} else if v := b.unset(f); v != nil {
					next = next.with(vals{v})
				} else if b.whole && isFuncType(f.Type()) {
					continue // it is nil
				} else if _, isStruct := f.Type().Underlying().(*types.Struct); isStruct {
					part := &object{typ: f.Type(), fields: map[string]vals{}}
					b.fields[f.Name()] = vals{part}
					next = next.with(vals{part})
				} else {
					open = true
				}
			case *router:
				next = next.with(vals{b}) // gin's Engine embeds its RouterGroup
			default:
				open = true
			}
		}
		if open {
			key := fieldKey(t, f)
			next = next.with(fr.m.before[key])
			if len(next) == 0 {
				next = fr.m.stored[key]
			}
			if b, ok := f.Type().Underlying().(*types.Basic); ok && b.Kind() == types.Bool {
				next = next.with(vals{nil}) // it may never have been set
			}
			for _, v := range next {
				if r, ok := v.(*router); ok {
					r.shared = true
				}
			}
		}
		base, t = next, f.Type()
	}
	return base
}

func (fr *frame) composite(e *ast.CompositeLit) vals {
	t := fr.info().TypeOf(e)
	if t == nil {
		return nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		o := &object{typ: t, fields: map[string]vals{}, path: fr.m.path, whole: true}
		for i, elt := range e.Elts {
			name, val := "", elt
			var field types.Object
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				if id, ok := kv.Key.(*ast.Ident); ok {
					name = id.Name
					field = fr.info().Uses[id]
				}
				val = kv.Value
			} else if i < u.NumFields() {
				name, field = u.Field(i).Name(), u.Field(i)
			}
			v := fr.eval(val)
			if o.fields[name] = v; field != nil {
				fr.m.note(t, field, v)
				o.fields[name] = plainOrUnknown(field.Type(), v)
			}
			if fr.unsure(val) {
				o.doubt(name)
			}
			if _, isCall := ast.Unparen(val).(*ast.CallExpr); isCall && isFuncType(typeOf(fr.info(), val)) {
				o.fields[name] = orUnknown(v) // it need not be nil
			}
		}
		return vals{o}
	case *types.Slice, *types.Array, *types.Map:
		_, isMap := u.(*types.Map)
		l := &list{exact: !isMap}
		for i, elt := range e.Elts {
			key := vals{number(i)}
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				key, elt, l.exact = fr.eval(kv.Key), kv.Value, false
			}
			if len(l.entries) < maxEntries {
				l.entries = append(l.entries, entry{key, fr.eval(elt)})
			} else {
				l.open, l.exact = true, false
			}
		}
		return vals{l}
	}
	return nil
}

// index returns an element of a list: the one with the key if the key is known, else any of them.
func (fr *frame) index(e *ast.IndexExpr) vals {
	key := fr.eval(e.Index)
	var out vals
	for _, v := range fr.eval(e.X) {
		l, ok := v.(*list)
		if !ok {
			continue
		}
		for _, en := range l.entries {
			if len(key) == 1 && len(en.key) == 1 && key[0] != nil && en.key[0] != nil && key[0] != en.key[0] {
				continue
			}
			out = out.with(en.value)
		}
	}
	return out
}
