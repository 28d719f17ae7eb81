package order

import (
	"go/ast"
	"go/token"
	"go/types"
)

// node follows one node of a block.
func (s *simulation) node(n ast.Node, in []state) []state {
	switch n := n.(type) {
	case ast.Expr:
		return s.expr(n, in)
	case *ast.ExprStmt:
		return s.expr(n.X, in)
	case *ast.AssignStmt:
		return s.assign(n, n.Lhs, n.Rhs, isDefined(n.Tok), in)
	case *ast.ValueSpec:
		lhs := make([]ast.Expr, len(n.Names))
		for i, id := range n.Names {
			lhs[i] = id
		}
		if len(n.Values) == 0 {
			return s.zero(lhs, in)
		}
		return s.assign(n, lhs, n.Values, true, in)
	case *ast.IncDecStmt:
		return s.forget(n.X, s.expr(n.X, in))
	case *ast.SendStmt:
		return s.expr(n.Value, s.expr(n.Chan, in))
	case *ast.GoStmt:
		return s.spawn(n.Call, in)
	case *ast.DeferStmt:
		return s.deferred(n, in)
	case *ast.ReturnStmt:
		return s.leave(n, in)
	}
	return in
}

// zero follows the declaration of variables without values.
func (s *simulation) zero(names []ast.Expr, in []state) []state {
	for _, id := range names {
		in = s.renew(id, nil, s.forget(id, in))
		var v Val
		switch t := typeOf(s.info, id).Underlying().(type) {
		case *types.Basic:
			switch {
			case t.Info()&types.IsBoolean != 0:
				v = boolean(false)
			case t.Info()&types.IsInteger != 0:
				v = integer(0)
			case t.Info()&types.IsString != 0:
				v = Val{Kind: otherVal, Str: `""`}
			}
		case *types.Pointer, *types.Slice, *types.Map, *types.Interface, *types.Signature, *types.Chan:
			v = Val{Kind: nilVal}
		}
		in = s.learn(condition{s.keys.of(id), token.EQL, v}, in)
	}
	return in
}

// learn adds what an assignment makes known.
func (s *simulation) learn(c condition, in []state) []state {
	var out []state
	for _, st := range in {
		if known, ok := st.conditions.with(c); ok {
			st.conditions = known
		}
		out = append(out, st)
	}
	return out
}

// assign follows an assignment.
func (s *simulation) assign(at ast.Node, lhs, rhs []ast.Expr, plain bool, in []state) []state {
	for _, l := range lhs {
		if x, ok := ast.Unparen(l).(*ast.IndexExpr); ok {
			in = s.expr(x.Index, s.expr(x.X, in))
		}
	}
	if len(lhs) != len(rhs) {
		if len(rhs) == 1 {
			if call, ok := ast.Unparen(rhs[0]).(*ast.CallExpr); ok {
				in = s.call(call, in, lhs)
			} else {
				in = s.expr(rhs[0], in)
				for _, l := range lhs {
					in = s.forget(l, in)
				}
				if x, ok := ast.Unparen(rhs[0]).(*ast.TypeAssertExpr); ok && len(lhs) == 2 && !isBlank(lhs[1]) {
					in = s.asserted(x, lhs[1], in)
				}
			}
		}
		for _, l := range lhs {
			in = s.renew(l, rhs[0], in)
		}
		return in
	}
	for i, l := range lhs {
		r := ast.Unparen(rhs[i])
		if call, ok := r.(*ast.CallExpr); ok && plain && len(lhs) == 1 {
			in = s.call(call, in, lhs)
		} else {
			in = s.expr(r, in)
			in = s.move(l, r, plain, in)
		}
		in = s.field(at, l, in)
		if _, isAlias := s.aliasOf(l); !isAlias {
			in = s.renew(l, r, in)
		}
	}
	return in
}

// asserted follows v, ok := x.(T): where ok, x is not nil.
func (s *simulation) asserted(x *ast.TypeAssertExpr, ok ast.Expr, in []state) []state {
	k, subject := s.keys.of(ok), s.keys.of(x.X)
	if k == 0 || subject == 0 {
		return in
	}
	t, f := s.assume(condition{k, token.EQL, boolean(true)}, unknown, false, in)
	t, _ = s.assume(condition{subject, token.NEQ, Val{Kind: nilVal}}, unknown, false, t)
	return append(t, f...)
}

// aliasOf reports whether a variable is another name of a response.
func (s *simulation) aliasOf(l ast.Expr) (*ref, bool) {
	r := s.resolve(s.u, l)
	if r == nil {
		return nil, false
	}
	at, ok := s.path(l)
	return r, ok && at != r.root
}

// move carries what is known of a value over to the variable that it is assigned to.
func (s *simulation) move(l, r ast.Expr, plain bool, in []state) []state {
	from := s.keys.of(r)
	v := valOf(s.info, r)
	if v.Kind == noVal && isRecover(s.info, r) {
		v = Val{Kind: nilVal}
	}
	nonNil := s.nonNil(r)
	out := make([]state, 0, len(in))
	for _, st := range in {
		var learned []condition
		for _, c := range st.conditions {
			if c.key == from && from != 0 {
				learned = append(learned, c)
			}
		}
		one := s.forget(l, []state{st})
		if plain {
			k := s.keys.of(l)
			for _, c := range learned {
				one = s.learn(condition{k, c.op, c.val}, one)
			}
			switch {
			case v.Kind != noVal:
				one = s.learn(condition{k, token.EQL, v}, one)
			case nonNil:
				one = s.learn(condition{k, token.NEQ, Val{Kind: nilVal}}, one)
			}
		}
		out = append(out, one...)
	}
	return out
}

// field follows an assignment to an element of the response's header map.
func (s *simulation) field(at ast.Node, l ast.Expr, in []state) []state {
	x, ok := ast.Unparen(l).(*ast.IndexExpr)
	if !ok {
		return in
	}
	r := s.resolve(s.u, x.X)
	if r == nil || !r.header || r.root != s.root {
		return in
	}
	return s.happenAll(s.assigned(at, x.Index), in)
}

// assigned returns the event of an assignment to an element of a header map, always the same.
func (p *pkg) assigned(at ast.Node, index ast.Expr) *Event {
	ev := p.assigns[at]
	if ev == nil {
		ev = p.event(&Event{Kind: Field, Node: at, Name: p.text(index)})
		p.assigns[at] = ev
	}
	return ev
}

// expr follows an expression.
func (s *simulation) expr(e ast.Expr, in []state) []state {
	if len(in) == 0 {
		return in
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return s.call(e, in, nil)
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			if !hasCall(e) {
				return in
			}
			t, f := s.branch(e, in)
			return compact(append(t, f...))
		}
		return s.expr(e.Y, s.expr(e.X, in))
	case *ast.UnaryExpr:
		return s.expr(e.X, in)
	case *ast.StarExpr:
		return s.expr(e.X, in)
	case *ast.SelectorExpr:
		return s.expr(e.X, in)
	case *ast.IndexExpr:
		return s.expr(e.Index, s.expr(e.X, in))
	case *ast.SliceExpr:
		for _, x := range []ast.Expr{e.X, e.Low, e.High, e.Max} {
			if x != nil {
				in = s.expr(x, in)
			}
		}
	case *ast.TypeAssertExpr:
		return s.expr(e.X, in)
	case *ast.KeyValueExpr:
		return s.expr(e.Value, in)
	case *ast.CompositeLit:
		for _, x := range e.Elts {
			in = s.expr(x, in)
			if kv, ok := x.(*ast.KeyValueExpr); ok {
				x = kv.Value
			}
			if r := s.resolve(s.u, x); r != nil && r.root == s.root {
				in = s.obscure(in) // stored
			}
		}
	case *ast.FuncLit:
		for _, r := range s.captured(s.u, e) {
			if r == s.root {
				return s.obscure(in)
			}
		}
	}
	return in
}

func hasCall(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		if _, ok := n.(*ast.CallExpr); ok {
			found = true
		}
		return !found
	})
	return found
}

// obscure notes that something unknown may have happened.
func (s *simulation) obscure(in []state) []state {
	for i := range in {
		in[i].opaque = true
	}
	return compact(in)
}

// spawn follows a go statement: what the goroutine does happens at any time.
func (s *simulation) spawn(call *ast.CallExpr, in []state) []state {
	for _, a := range call.Args {
		in = s.expr(a, in)
	}
	for _, e := range s.pkg.call(call).effects {
		if e.root == s.root {
			return s.obscure(in)
		}
	}
	return in
}

func isDefined(tok token.Token) bool { return tok == token.DEFINE || tok == token.ASSIGN }
