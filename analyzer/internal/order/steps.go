package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// node follows one node of a block.
func (s *simulation) node(n ast.Node, in []state) []state {
	switch n := n.(type) {
	case ast.Expr:
		return s.expr(n, in, nil)
	case *ast.ExprStmt:
		return s.expr(n.X, in, nil)
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
		return s.forget(n.X, s.expr(n.X, in, nil))
	case *ast.SendStmt:
		return s.expr(n.Value, s.expr(n.Chan, in, nil), nil)
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
			in = s.expr(x.Index, s.expr(x.X, in, nil), nil)
		}
	}
	if len(lhs) != len(rhs) {
		if len(rhs) == 1 {
			if call, ok := ast.Unparen(rhs[0]).(*ast.CallExpr); ok {
				in = s.call(call, in, lhs)
			} else {
				in = s.expr(rhs[0], in, nil)
				for _, l := range lhs {
					in = s.forget(l, in)
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
			in = s.expr(r, in, nil)
			in = s.move(l, r, plain, in)
		}
		in = s.field(at, l, r, in)
		if _, isAlias := s.aliasOf(l); !isAlias {
			in = s.renew(l, r, in)
		}
	}
	return in
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

// field follows an assignment to an element of the response's header map, or to the status that it will send.
func (s *simulation) field(at ast.Node, l, _ ast.Expr, in []state) []state {
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
	for _, ev := range p.events {
		if ev.Node == at {
			return ev
		}
	}
	return p.event(&Event{Kind: Field, Node: at, Name: p.text(index)})
}

// expr follows an expression. The results of a call are bound to lhs, where that is known.
func (s *simulation) expr(e ast.Expr, in []state, lhs []ast.Expr) []state {
	if len(in) == 0 {
		return in
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return s.call(e, in, lhs)
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			if !hasCall(e) {
				return in
			}
			t, f := s.branch(e, in)
			return compact(append(t, f...))
		}
		return s.expr(e.Y, s.expr(e.X, in, nil), nil)
	case *ast.UnaryExpr:
		return s.expr(e.X, in, nil)
	case *ast.StarExpr:
		return s.expr(e.X, in, nil)
	case *ast.SelectorExpr:
		return s.expr(e.X, in, nil)
	case *ast.IndexExpr:
		return s.expr(e.Index, s.expr(e.X, in, nil), nil)
	case *ast.SliceExpr:
		for _, x := range []ast.Expr{e.X, e.Low, e.High, e.Max} {
			if x != nil {
				in = s.expr(x, in, nil)
			}
		}
	case *ast.TypeAssertExpr:
		return s.expr(e.X, in, nil)
	case *ast.KeyValueExpr:
		return s.expr(e.Value, in, nil)
	case *ast.CompositeLit:
		for _, x := range e.Elts {
			in = s.expr(x, in, nil)
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
		in = s.expr(a, in, nil)
	}
	for _, e := range s.pkg.call(call).effects {
		if e.root == s.root {
			return s.obscure(in)
		}
	}
	return in
}

// call follows a call: its arguments, then each of its outcomes.
func (s *simulation) call(call *ast.CallExpr, in []state, lhs []ast.Expr) []state {
	fun := ast.Unparen(call.Fun)
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		in = s.expr(sel.X, in, nil)
	}
	for _, a := range call.Args {
		if _, isLit := ast.Unparen(a).(*ast.FuncLit); !isLit {
			in = s.expr(a, in, nil)
		}
	}
	info := s.pkg.call(call)
	in = s.replaced(call, s.disturb(call, in))
	var out []state
	hit := false
	for _, e := range info.effects {
		if e.root == s.root {
			hit = true
			out = s.outcomes(call, e.outcomes, in, lhs)
			break
		}
	}
	if !hit {
		out = in
		for _, l := range lhs {
			out = s.forget(l, out)
		}
		if len(lhs) == 1 && !isBlank(lhs[0]) {
			k := s.keys.of(lhs[0])
			if s.nonNil(call) {
				out = s.learn(condition{k, token.NEQ, Val{Kind: nilVal}}, out)
			} else if isRecover(s.info, call) {
				out = s.learn(condition{k, token.EQL, Val{Kind: nilVal}}, out)
			}
		}
	}
	return compact(out)
}

func isBlank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// disturb forgets what a call may change: variables whose address it is given, and those that closures assign.
func (s *simulation) disturb(call *ast.CallExpr, in []state) []state {
	for _, a := range call.Args {
		if x, ok := ast.Unparen(a).(*ast.UnaryExpr); ok && x.Op == token.AND {
			in = s.forget(x.X, in)
		}
	}
	if s.info.Types[call.Fun].IsType() || s.info.Types[call.Fun].IsBuiltin() || len(s.u.shared) == 0 {
		return in
	}
	drop := func(k key) bool {
		for _, obj := range s.keys.infos[k].objs {
			if s.u.shared[obj] {
				return true
			}
		}
		return false
	}
	for i := range in {
		in[i].conditions = in[i].conditions.without(drop)
	}
	return in
}

// replaced starts over when a method assigns the field that holds the response.
func (s *simulation) replaced(call *ast.CallExpr, in []state) []state {
	if s.root.path == "" {
		return in
	}
	fn, ok := s.callee(call).obj.(*types.Func)
	if !ok || s.decls[fn] == nil {
		return in
	}
	if s.changes[fn] == nil {
		names := map[string]bool{}
		s.changes[fn] = names
		ast.Inspect(s.decls[fn].body, func(n ast.Node) bool {
			if a, ok := n.(*ast.AssignStmt); ok {
				for _, l := range a.Lhs {
					if sel, ok := ast.Unparen(l).(*ast.SelectorExpr); ok {
						names[sel.Sel.Name] = true
					}
				}
			}
			return true
		})
	}
	if !s.changes[fn][s.root.path[strings.LastIndexByte(s.root.path, '.')+1:]] {
		return in
	}
	for i := range in {
		in[i].typestate = typestate{defers: in[i].defers, opaque: true}
	}
	return compact(in)
}

// outcomes follows each outcome of a call that is feasible.
func (s *simulation) outcomes(call *ast.CallExpr, list []outcome, in []state, lhs []ast.Expr) []state {
	var out []state
	bound := len(lhs) > 0 || s.used(call)
	for _, st := range in {
		var feasible []outcome
		var entered []conditions
		for _, o := range list {
			if o.failed && !bound && len(list) > 1 {
				continue // nobody looks: take it as done
			}
			if conds, ok := s.permits(st.conditions, o); ok {
				feasible = append(feasible, o)
				entered = append(entered, conds)
			}
		}
		s.ownBody(call, feasible, st)
		for i, o := range feasible {
			next := st
			next.conditions = entered[i]
			one := []state{next}
			for _, l := range lhs {
				one = s.forget(l, one)
			}
			one[0].opaque = one[0].opaque || o.opaque
			one[0].guarded = one[0].guarded || o.guarded
			for _, ev := range o.events {
				one = s.happen(ev, one[0], o)
			}
			one[0].failed = one[0].failed || o.failed
			if !o.guarded {
				one[0].guarded = st.guarded
			}
			for _, c := range o.left {
				one = s.learn(c, one)
			}
			for _, r := range o.results {
				one = s.learn(condition{s.resultKey(call, lhs, r.index), r.op, r.val}, one)
			}
			out = append(out, one...)
		}
	}
	return out
}

// used reports whether the value of a call is looked at: it stands in a larger expression or is returned.
func (s *simulation) used(call *ast.CallExpr) bool {
	for _, n := range s.block.Nodes {
		if st, ok := n.(*ast.ExprStmt); ok && ast.Unparen(st.X) == ast.Expr(call) {
			return false
		}
	}
	return true
}

// resultKey returns the key that stands for a result of a call.
func (s *simulation) resultKey(call *ast.CallExpr, lhs []ast.Expr, index int) key {
	if len(lhs) == 0 {
		if index == 0 {
			return s.keys.of(call)
		}
		return s.keys.intern(s.keys.infos[s.keys.of(call)].text+"#"+string(rune('0'+index)), nil, false)
	}
	if index >= len(lhs) || isBlank(lhs[index]) {
		return 0
	}
	return s.keys.of(lhs[index])
}

// permits reports whether an outcome is possible under the conditions, and what holds if it comes about.
func (s *simulation) permits(cs conditions, o outcome) (conditions, bool) {
	ok := true
	for _, c := range o.held {
		if cs, ok = cs.with(c); !ok {
			return cs, false
		}
	}
	for _, c := range o.pre {
		k := s.keys.of(c.arg)
		if c.length {
			k = s.keys.ofLen(k)
		}
		if cs, ok = cs.with(condition{k, c.op, c.val}); !ok {
			return cs, false
		}
	}
	return cs, true
}

// ownBody notes content that a call sends with a status that allows none. A helper counts only if it sends the content
// in all of its outcomes with that status.
func (s *simulation) ownBody(call *ast.CallExpr, list []outcome, st state) {
	if st.sent != 0 || st.loop != 0 {
		return
	}
	verdict := map[int]bool{}
	var first map[int]*Event
	for _, o := range list {
		for _, ev := range o.events {
			if ev.Kind != Reply && ev.Kind != Content && ev.Kind != Header {
				continue
			}
			code := s.codeOf(ev, st)
			if !forbidsContent(code) || o.failed {
				continue
			}
			lost := ev.HasContent && !ev.permitted && !o.opaque && !o.guarded
			if old, seen := verdict[code]; seen {
				lost = lost && old
			}
			verdict[code] = lost
			if first == nil {
				first = map[int]*Event{}
			}
			if first[code] == nil {
				first[code] = ev
			}
		}
	}
	for code, lost := range verdict {
		if lost {
			s.noteStart(first[code], code, st, true)
		}
	}
}

func forbidsContent(code int) bool { return code == 204 || code == 205 || code == 304 }

// codeOf is the status that goes out if ev sends the header.
func (s *simulation) codeOf(ev *Event, st state) int {
	if ev.Explicit {
		if ev.Code == 0 {
			return s.constantOn(ev, st)
		}
		return ev.Code
	}
	if st.recorded > 0 {
		return int(s.events[st.recorded-1].Code)
	}
	if st.opaque {
		return 0
	}
	if ev.Code != 0 {
		return ev.Code
	}
	return 200
}

// constantOn is the status that a path knows an argument to be.
func (s *simulation) constantOn(ev *Event, st state) int {
	call, ok := ev.Node.(*ast.CallExpr)
	if !ok || ev.Helper {
		return 0
	}
	row := s.row(s.callee(call))
	if row == nil || row.Use != api.Sent || row.Status >= len(call.Args) {
		return 0
	}
	k := s.keys.of(call.Args[row.Status])
	for _, c := range st.conditions {
		if c.key == k && k != 0 && c.op == token.EQL && c.val.Kind == intVal && c.val.Int > 0 && c.val.Int < 1000 {
			return int(c.val.Int)
		}
	}
	return 0
}

// informational reports whether a path knows the status that ev sends to be below 200, and not 101.
func (s *simulation) informational(ev *Event, st state) bool {
	if ev.Code != 0 {
		return ev.Code < 200 && ev.Code != 101
	}
	call, ok := ev.Node.(*ast.CallExpr)
	if !ok || ev.Helper {
		return false
	}
	row := s.row(s.callee(call))
	if row == nil || row.Use != api.Sent || row.Status >= len(call.Args) {
		return false
	}
	return st.conditions.eval(condition{s.keys.of(call.Args[row.Status]), token.LSS, integer(200)}) == holds
}
