package routes

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// inside runs the body of a handler once, so that its variables are known.
func (m *machine) inside(c *closure) *frame {
	if c.fn.busy || m.steps >= m.limit {
		return &frame{m: m, pkg: c.fn.pkg, fn: c.fn, env: m.bind(c, c.args, c.rest, nil)}
	}
	was, path := m.deaf, m.path
	m.deaf, m.path = true, nil
	c.fn.busy = true
	fr := &frame{m: m, pkg: c.fn.pkg, fn: c.fn, env: m.bind(c, c.args, c.rest, nil)}
	fr.block(c.fn.body.List)
	c.fn.busy = false
	m.deaf, m.path = was, path
	return fr
}

// whereIn is where a function that answers requests runs. Its body is run when something asks for its variables.
func (m *machine) whereIn(c *closure) where {
	var body *frame
	return where{fn: c.fn, frame: func() *frame {
		if body == nil {
			body = m.inside(c)
		}
		return body
	}}
}

// handed returns what the callee answers when a call passes it the response.
func (m *machine) handed(fr *frame, call *ast.CallExpr) *Answer {
	values := m.values
	m.values = append(slices.Clip(values), m.valuesInAny(where{fn: fr.fn, frame: func() *frame { return fr }}, call.Args)...)
	a := m.handedTo(fr, call)
	m.values = values
	if !fr.pkg.Foreign {
		a = m.moved(a, call)
	}
	return a
}

func (m *machine) handedTo(fr *frame, call *ast.CallExpr) *Answer {
	was := m.deaf
	m.deaf = true
	defer func() { m.deaf = was }()
	c, ok := calls.Of(fr.info(), call.Fun)
	if !ok {
		return &Answer{open: true}
	}
	if c.Obj != nil {
		if row := fr.pkg.Bound.Func(c.Obj, c.Recv); row != nil && row.Response.Effect == api.Delegates && row.Response.Writer == api.Receiver {
			if len(call.Args) == 0 {
				if m.rest != nil {
					m.rest.met = true
					return m.rest.Answer
				}
				return &Answer{silent: true} // the rest of a chain
			}
			return &Answer{failures: orUnknown(fr.eval(call.Args[0]))}
		}
	}
	fn, static := c.Obj.(*types.Func)
	static = static && (fn.Signature().Recv() == nil || !types.IsInterface(fn.Signature().Recv().Type()))
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && fn != nil && fn.Name() == "ServeHTTP" && fn.Signature().Params().Len() == 2 {
		if s := fr.info().Selections[sel]; s != nil && s.Kind() == types.MethodVal {
			base := fr.through(fr.eval(sel.X), s.Recv(), s.Index()[:len(s.Index())-1])
			if static && m.declared(fn) != nil {
				return m.resolve(m.closureOf(fn, base))
			}
			return m.resolveAll(base)
		}
	}
	args, rest := fr.arguments(call)
	out := &Answer{}
	lent := m.lent(args)
	for _, f := range lent {
		b := m.closure(f)
		out.merge(b)
		out.failures = out.failures.with(b.failures)
		t, isTuple := fr.info().TypeOf(call).(*types.Tuple)
		out.silent = out.silent || b.silent && isTuple && t.Len() == 0
	}
	fun := fr.eval(call.Fun)
	for _, f := range orUnknown(fun) {
		cl, isClosure := f.(*closure)
		switch {
		case static && isClosure && cl.fn != nil:
			// The caller's summary already contains what the helper sends itself.
			helper := m.closure(&closure{fn: cl.fn, obj: cl.obj, recv: cl.recv, env: cl.env, args: args, rest: rest})
			own := m.answers[cl.fn.node]
			if own == nil {
				out.passive = out.passive || len(lent) > 0 // it calls the literal, or not, and has errors of its own
				break
			}
			out.open = out.open || helper.open
			out.failures = out.failures.with(helper.failures)
			if len(own.Hands) > 0 {
				out.merge(helper)
				out.silent, out.noted = out.silent || helper.silent, out.noted || helper.noted
			}
		case len(lent) > 0 && (!isClosure || cl.fn == nil) && !passes(fr, call):
			out.passive = true // other code calls the literal, or not, and has errors of its own
		case f == nil && unset(fr, call.Fun):
			// It would panic: the code asks first.
		case f == nil:
			out.open = true
		case isClosure && cl.fn == nil && cl.obj != nil && m.harmless(cl.obj) && !handles(fr.info(), call):
		default:
			a := m.resolve(f)
			if isClosure && cl.fn != nil && slices.ContainsFunc(args, hasNumber) {
				a = m.closure(&closure{fn: cl.fn, obj: cl.obj, recv: cl.recv, env: cl.env, args: args, rest: rest})
			}
			if t, ok := f.(*typed); ok {
				a = m.resolveAll(t.fn) // the call is of the function, not of its ServeHTTP
			}
			out.merge(a)
			out.silent, out.noted = out.silent || a.silent, out.noted || a.noted
			out.failures = out.failures.with(a.failures)
		}
	}
	return out
}

// lent lists the literals among arguments that answer a response which they capture.
func (m *machine) lent(args []vals) (list []*closure) {
	for _, a := range args {
		for _, v := range a {
			if c, ok := v.(*closure); ok && c.fn != nil && c.obj == nil && m.answers[c.fn.node] != nil && !c.takes() {
				list = append(list, c)
			}
		}
	}
	return list
}

// takes reports whether a literal gets a response.
func (c *closure) takes() bool {
	sig, ok := typeOf(c.fn.pkg.Pass.TypesInfo, c.fn.typ).Underlying().(*types.Signature)
	return !ok || c.fn.pkg.takes(sig)
}

// passes reports whether a call passes a response, other than to its literals.
func passes(fr *frame, call *ast.CallExpr) bool {
	return slices.ContainsFunc(call.Args, func(a ast.Expr) bool {
		t := typeOf(fr.info(), a)
		return !isFuncType(t) && fr.pkg.takes(types.NewSignatureType(nil, nil, nil, types.NewTuple(types.NewParam(a.Pos(), nil, "", t)), nil, false))
	})
}

// hasNumber reports whether an argument is a number: it may be a status.
func hasNumber(v vals) bool {
	return slices.ContainsFunc(v, func(x value) bool { _, ok := x.(number); return ok })
}
