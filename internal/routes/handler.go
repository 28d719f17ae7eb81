package routes

import (
	"go/ast"
	"maps"
	"slices"
	"strings"
)

// The program's own error handler: echo's HTTPErrorHandler and fiber's ErrorHandler get each error that a handler returns.

// errorHandlers returns the program's error handlers for the routers of a package; none if it uses the default. ok is false if one
// of them is unknown.
func (m *machine) errorHandlers(of string) (list []*closure, ok bool) {
	field := m.table.ErrorHandler(of).Field
	if field == "" {
		return nil, true
	}
	for _, key := range slices.Sorted(maps.Keys(m.stored)) {
		if !strings.HasPrefix(key, of+"."+field+" ") {
			continue
		}
		for _, v := range m.stored[key] {
			c, isClosure := v.(*closure)
			if !isClosure || c.fn == nil {
				return nil, false
			}
			list = append(list, c)
		}
	}
	return list, true
}

// handlesErrors reports whether the program has an error handler of its own for any router, or middleware that gets the errors of what it
// wraps: it may ask which error it gets.
func (m *machine) handlesErrors() bool {
	if m.hears {
		return true
	}
	for key := range m.stored {
		field, _, _ := strings.Cut(key, " ")
		i := strings.LastIndexByte(field, '.')
		if of := m.table.ErrorHandler(field[:max(i, 0)]).Field; i >= 0 && of != "" && of == field[i+1:] {
			return true
		}
	}
	return false
}

// byHandler adds what the program's own error handler answers to an error. It returns false if the program has none.
func (m *machine) byHandler(out *Answer, r *route, up above, failure value) bool {
	handlers, ok := m.errorHandlers(up.of)
	if !ok {
		out.open = true
		return true
	}
	set, at := &faults{}, m.nodeOf(r.handler, r.call)
	o, isObject := failure.(*object)
	var chosen vals
	switch {
	case !isObject:
		set.open = true
	case o.is != nil:
		set.add(*o.is)
	case m.isPlain(o):
		set.alien("")
		set.plain = true
	default:
		set.open = true
	}
	if isObject {
		chosen = m.chosen(r.pkg, o)
		if o.call != nil {
			at = o.call
		}
	}
	for _, c := range handlers {
		m.handle(out, c, set, at, chosen)
	}
	return len(handlers) > 0
}

// handle adds what an error handler answers to the errors in set. at is where they come from, chosen are the statuses they carry.
func (m *machine) handle(out *Answer, c *closure, set *faults, at ast.Node, chosen vals) {
	a := m.answers[c.fn.node]
	if a == nil {
		out.open = true
		return
	}
	info := c.fn.pkg.Pass.TypesInfo
	isError := func(i int) bool {
		n := 0
		for _, field := range c.fn.typ.Params.List {
			for range max(1, len(field.Names)) {
				if n == i {
					return isFault(info.TypeOf(field.Type))
				}
				n++
			}
		}
		return false
	}
	w := m.whereIn(c)
	w.given, w.args = isError, func(i int) *faults {
		if isError(i) {
			return set
		}
		return &faults{open: true}
	}
	out.open = out.open || a.Open
	for _, call := range a.Hands {
		if m.admits(w, call) {
			out.merge(m.handed(w.frame(), call))
		}
	}
	for _, s := range a.Sends {
		codes, known := m.sent(w, s)
		if !known {
			if s.Code == 0 {
				out.open = true
			} else {
				codes = []int{s.Code}
			}
		}
		for _, code := range codes {
			if slices.Contains(chosen, value(number(code))) {
				out.add(code, at)
				out.choose(code, at)
			} else {
				out.add(code, s.Node)
			}
		}
	}
}
