package routes

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
)

// A status that travels with the request: render.Status(r, 201) records it, and render.JSON(w, r, v) sends it later. Before
// render.Render sends v, it calls v.Render, which may record another.
//
// recording walks the statements before a reply. A statement that records a status replaces the one recorded before. Branches are
// joined, except those that return. A helper begins with what its caller has recorded, a handler with nothing, which means 200.

// record holds the statuses that may be recorded at a point of a function.
type record struct {
	codes   []int
	begins  bool // on some path, the function has recorded nothing so far
	unknown bool // an unknown status may be recorded
	gone    bool // no path reaches this point
}

func (a record) join(b record) record {
	switch {
	case a.gone:
		return b
	case b.gone:
		return a
	}
	codes := append([]int(nil), a.codes...)
	for _, c := range b.codes {
		codes = append(codes, c)
	}
	return record{codes: codes, begins: a.begins || b.begins, unknown: a.unknown || b.unknown}
}

// recording follows the statements of a function.
type recording struct {
	m      *machine
	pkg    *Package
	setter string                                 // the full name of the function that records
	status func(e ast.Expr) (list []int, ok bool) // evaluates a status
}

func (c *recording) list(at record, list []ast.Stmt) record {
	for _, s := range list {
		if at = c.stmt(at, s); at.gone {
			break
		}
	}
	return at
}

func (c *recording) stmt(at record, s ast.Stmt) record {
	switch s := s.(type) {
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		if !ok {
			break
		}
		callee, ok := calls.Of(c.pkg.Pass.TypesInfo, call.Fun)
		if !ok {
			break
		}
		fn, _ := callee.Obj.(*types.Func)
		if fn == nil || fn.FullName() != c.setter || len(call.Args) != 2 {
			break
		}
		codes, known := c.status(call.Args[1])
		return record{codes: codes, unknown: !known}
	case *ast.ReturnStmt:
		return record{gone: true}
	case *ast.BlockStmt:
		return c.list(at, s.List)
	case *ast.LabeledStmt:
		return c.stmt(at, s.Stmt)
	case *ast.IfStmt:
		yes, no := c.list(at, s.Body.List), at
		if s.Else != nil {
			no = c.stmt(at, s.Else)
		}
		return yes.join(no)
	case *ast.ForStmt:
		return at.join(c.list(at, s.Body.List))
	case *ast.RangeStmt:
		return at.join(c.list(at, s.Body.List))
	case *ast.SwitchStmt:
		return c.clauses(at, s.Body)
	case *ast.TypeSwitchStmt:
		return c.clauses(at, s.Body)
	}
	return at
}

func (c *recording) clauses(at record, body *ast.BlockStmt) record {
	out, otherwise := record{gone: true}, false
	for _, s := range body.List {
		if cc, ok := s.(*ast.CaseClause); ok {
			otherwise = otherwise || len(cc.List) == 0
			out = out.join(c.list(at, cc.Body))
		}
	}
	if !otherwise {
		out = out.join(at)
	}
	return out
}

// recorded returns the statuses that may have been recorded before the reply at at.
func (m *machine) recorded(w where, at ast.Node, setter string) (list []int, ok bool) {
	c := &recording{m: m, pkg: w.fn.pkg, setter: setter, status: func(e ast.Expr) ([]int, bool) { return m.number(w, e) }}
	state := record{begins: true}
	path := w.fn.pathTo(at)
	for i, x := range path {
		if _, ok := x.(*ast.FuncLit); ok {
			state = record{begins: true}
		}
		for _, s := range syntax.Statements(x) {
			if i+1 < len(path) && ast.Node(s) == path[i+1] {
				break
			}
			if next := c.stmt(state, s); !next.gone {
				state = next
			}
		}
	}
	if state.unknown {
		return nil, false
	}
	if !state.begins {
		return state.codes, true
	}
	more := []int{200}
	if w.from != nil && w.depth <= maxChain {
		if from, a := w.from(0); a != nil {
			if more, ok = m.recorded(from, a, setter); !ok {
				return nil, false
			}
		}
	}
	return append(state.codes, more...), true
}

// number returns the numbers that a status can be, whether or not it comes from an error.
func (m *machine) number(w where, e ast.Expr) (list []int, ok bool) {
	if list, ok = m.codes(w, e, nil); ok {
		return list, true
	}
	if w.frame == nil {
		return nil, false
	}
	return m.evaluated(m.variables(w), e)
}

// evaluated returns the statuses that an expression is in a frame.
func (m *machine) evaluated(fr *frame, e ast.Expr) (list []int, ok bool) {
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	for _, v := range orUnknown(fr.eval(e)) {
		n, isNumber := v.(number)
		if !isNumber || odd(int(n)) {
			return nil, false
		}
		list = append(list, int(n))
	}
	return list, true
}

// carried returns the statuses of a reply that sends what was recorded.
func (m *machine) carried(w where, call *ast.CallExpr, row *api.Func) (codes []int, ok bool) {
	own, known := m.recorded(w, call, row.Response.Setter)
	if row.Response.Through == 0 || len(call.Args) < row.Response.Through {
		return own, known
	}
	payload := call.Args[row.Response.Through-1]
	fw := w
	if i := m.paramOf(w, payload); i != noParam && w.from != nil {
		if from, a := w.from(i); a != nil {
			fw, payload = from, a
		}
	}
	fr := &frame{m: m, pkg: fw.fn.pkg, fn: fw.fn, env: newEnv(nil)}
	switch {
	case fw.frame != nil:
		fr = m.variables(fw)
	case fw.fn.obj != nil:
		fr = m.inside(&closure{fn: fw.fn, obj: fw.fn.obj})
	}
	was := m.deaf
	m.deaf = true
	values := fr.eval(payload)
	m.deaf = was
	t := typeOf(fw.fn.pkg.Pass.TypesInfo, payload)
	if len(values) == 0 || values[0] == nil {
		values = vals{&object{typ: t, fields: map[string]vals{}}}
	}
	name := row.Response.Method
	for _, v := range values {
		var method *closure
		switch v := v.(type) {
		case *object, *typed:
			method = m.dispatch(v, name)
		case *list:
			codes = append(codes, own...) // its elements choose no status
			continue
		}
		if method == nil || method.fn == nil {
			if types.IsInterface(t) {
				return nil, false
			}
			codes = append(codes, own...)
			continue
		}
		inner := m.inside(method)
		c := &recording{m: m, pkg: method.fn.pkg, setter: row.Response.Setter, status: func(e ast.Expr) ([]int, bool) {
			if list, ok := m.evaluated(inner, e); ok {
				return list, true
			}
			return m.codes(where{fn: method.fn}, e, nil)
		}}
		// What is recorded before the final return counts, too: cut the return off, so that it does not end the walk.
		end := c.list(record{begins: true}, untilReturn(method.fn.body.List))
		if end.unknown {
			return nil, false
		}
		codes = append(codes, end.codes...)
		if end.begins {
			if !known {
				return nil, false
			}
			codes = append(codes, own...)
		}
	}
	return codes, true
}

// untilReturn cuts off a function's final return statement.
func untilReturn(list []ast.Stmt) []ast.Stmt {
	if n := len(list); n > 0 {
		if _, ok := list[n-1].(*ast.ReturnStmt); ok {
			return list[:n-1]
		}
	}
	return list
}
