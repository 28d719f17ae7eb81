package routes

import (
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
)

// failure returns the errors that an error result can be.
func (m *machine) failure(w where, f order.Failed) vals {
	body := w.frame
	if f.Var != nil {
		if v := body().globalOf(f.Var); len(v) > 0 {
			if obj, isVar := f.Var.(*types.Var); isVar && len(v) == 1 {
				if o, isObject := v[0].(*object); isObject && o.is == nil {
					here := *o
					here.is = &m.named(obj).list[0]
					return vals{&here}
				}
			}
			return v
		}
	}
	if f.Expr == nil {
		return vals{nil}
	}
	if list, ok := m.failuresOf(w, f.Expr); ok {
		return list
	}
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	list := body().multi(f.Expr)
	if len(list) == 0 {
		return vals{nil}
	}
	var out vals
	for _, v := range orUnknown(list[len(list)-1]) {
		if o, ok := v.(*object); ok && o.call == nil {
			o.call = f.Expr
		}
		out = out.with(vals{v})
	}
	return out
}

// sentinel returns an error that is a variable of the API table, such as echo.ErrNotFound; none for another variable.
func (m *machine) sentinel(pkg *Package, v *types.Var) vals {
	row := pkg.Bound.Func(v, nil)
	if row == nil || row.Status.Fixed == 0 {
		return nil
	}
	code := vals{number(row.Status.Fixed)}
	o := &object{typ: v.Type(), status: code, fields: map[string]vals{}, is: &fault{name: globalKey(v), typ: m.typeName(v.Type()), fixed: row.Status.Fixed}}
	if f := sentField(pkg, v.Type()); f != nil {
		o.fields[f.Name()] = code
	}
	return vals{o}
}

// sentField returns the field of a struct that is sent as the status, such as echo.HTTPError's Code, or nil.
func sentField(pkg *Package, t types.Type) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for f := range s.Fields() {
		if row := pkg.Bound.Field(f); row != nil && row.Use == api.Sent {
			return f
		}
	}
	return nil
}

// statusOf returns the status that an error handler reads from an error.
func (m *machine) statusOf(f value, s order.Sends) vals {
	o, ok := f.(*object)
	if !ok {
		return nil
	}
	if s.Field != nil {
		if v := o.field(s.Field); len(v) > 0 {
			return v
		}
		return o.status
	}
	if c := m.dispatch(o, s.Getter.Name()); c != nil && c.fn != nil {
		was := m.deaf
		m.deaf = true
		defer func() { m.deaf = was }()
		if list := m.follow(c, nil, nil); len(list) > 0 {
			return list[0]
		}
	}
	return o.status
}

// field returns the values of a field of a struct, or of one that it embeds; none if they are unknown.
func (o *object) field(f types.Object) vals {
	if v := o.fields[f.Name()]; len(v) > 0 || o.typ == nil {
		return v
	}
	_, index, _ := types.LookupFieldOrMethod(o.typ, true, f.Pkg(), f.Name())
	parts := vals{o}
	for t := o.typ; len(index) > 0; index = index[1:] {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok {
			return nil
		}
		embedded := s.Field(index[0])
		var next vals
		for _, v := range parts {
			part, ok := v.(*object)
			if !ok || len(part.fields[embedded.Name()]) == 0 {
				return nil
			}
			next = next.with(part.fields[embedded.Name()])
		}
		parts, t = next, embedded.Type()
	}
	return parts
}

// chosen returns the status that an error carries for the framework's error handler.
func (m *machine) chosen(pkg *Package, o *object) vals {
	if len(o.status) > 0 {
		return o.status
	}
	if o.typ == nil {
		return nil
	}
	if f := sentField(pkg, o.typ); f != nil {
		return o.fields[f.Name()]
	}
	return nil
}
