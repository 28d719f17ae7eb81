package routes

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/syntax"
)

// The program's own error handler: echo's HTTPErrorHandler and fiber's ErrorHandler get each error that a handler returns.

// errorHandlers returns the program's error handlers for the routers of a package. standard says that it uses the router's own, ok is
// false if one of them is unknown.
func (m *machine) errorHandlers(of string) (list []*closure, standard, ok bool) {
	row := m.table.ErrorHandler(of)
	for _, key := range slices.Sorted(maps.Keys(m.stored)) {
		if row.Field == "" || !strings.HasPrefix(key, of+"."+row.Field+" ") {
			continue
		}
		for _, v := range m.stored[key] {
			c, isClosure := v.(*closure)
			switch {
			case isClosure && c.fn == nil && pathOf(c.obj) == of:
				standard = true
			case !isClosure || c.fn == nil:
				return nil, false, false
			default:
				list = append(list, c)
			}
		}
	}
	return list, standard || len(list) == 0, true
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

// byHandler adds what the error handler answers to an error: the program's own, or that of the router.
func (m *machine) byHandler(out *Answer, r *route, up above, failure value) {
	handlers, standard, ok := m.errorHandlers(up.of)
	if !ok {
		out.open = true
		return
	}
	byDefault := func() { m.byDefault(out, r, up, failure) }
	if standard {
		byDefault()
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
		m.handle(out, c, set, at, chosen, up.of, byDefault)
	}
}

// byDefault adds what the router's own error handler answers to an error.
func (m *machine) byDefault(out *Answer, r *route, up above, f value) {
	o, ok := f.(*object)
	if !ok {
		out.add(up.onError, m.nodeOf(r.handler, r.call))
		out.open = true
		return
	}
	var at ast.Node = o.call
	if o.call == nil {
		at = m.nodeOf(r.handler, r.call)
	}
	codes, asserts := m.chosen(r.pkg, o), m.table.ErrorHandler(up.of).Asserts
	if asserts && o.is != nil && o.is.wrapped == yesWrapped {
		codes = nil
	}
	if !m.sendAll(out, at, codes) {
		if len(codes) > 0 {
			out.open = true // it has a status, which is not known
			return
		}
		out.add(up.onError, at)
		out.open = out.open || !asserts && mayChoose(o.typ)
		return
	}
	for _, code := range codes {
		if n, ok := code.(number); ok {
			out.choose(int(n), at)
		}
	}
}

// handle adds what an error handler answers to the errors in set. at is where they come from, chosen are the statuses they carry.
// It may pass them on to the handler of the router itself, the package of; byDefault adds what that answers.
func (m *machine) handle(out *Answer, c *closure, set *faults, at ast.Node, chosen vals, of string, byDefault func()) {
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
		switch {
		case !m.admits(w, call):
		case !m.passesBack(w, call, of):
			out.merge(m.handed(m.variables(w), call))
		case m.possible(w, call):
			byDefault()
		}
	}
	for _, s := range a.Sends {
		if call, ok := s.Node.(*ast.CallExpr); ok && m.reported(w, s) != nil && m.passesBack(w, call, of) {
			if m.possible(w, call) {
				byDefault()
			}
			continue
		}
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

// passesBack reports whether a call in an error handler gives the handler's error to a function of the router, the package of, or to one that
// such a function returns.
func (m *machine) passesBack(w where, call *ast.CallExpr, of string) bool {
	given := slices.ContainsFunc(call.Args, func(a ast.Expr) bool { i := m.paramOf(w, a); return i >= 0 && w.given(i) })
	return given && slices.ContainsFunc(m.variables(w).eval(call.Fun), func(v value) bool {
		c, ok := v.(*closure)
		return ok && c.fn == nil && pathOf(c.obj) == of
	})
}

// circumvents reports whether a call is of a router's own error handler, in a program that has another one.
func (m *machine) circumvents(w where, n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	fn, ok := syntax.Named(w.fn.pkg.Pass.TypesInfo, call.Fun).(*types.Func)
	if !ok || m.table.ErrorHandler(pathOf(fn)).Field == "" {
		return false
	}
	if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
		return false // of the context, which calls the program's
	}
	list, _, known := m.errorHandlers(pathOf(fn))
	return len(list) > 0 || !known
}
