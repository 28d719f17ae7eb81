package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/api"
)

// callInfo is what a call does to responses.
type callInfo struct {
	effects  []effect
	noReturn bool
}

// effect is what a call does to one response: one of its outcomes.
type effect struct {
	root     root
	outcomes []outcome
}

// outcome is one of the things that a call may do to a response.
type outcome struct {
	pre     []argCondition  // what its arguments are then
	held    conditions      // what holds of variables that a closure shares with its surroundings
	left    conditions      // what holds of those that it assigns afterwards
	results []resultOutcome // what it returns then
	events  []*Event        // what happens, in order
	opaque  bool            // it may have done more than is known
	guarded bool            // it looks at the state of the response before it does anything
	failed  bool            // a write to the response has failed
	mixed   bool            // other outcomes of the call send content without a status
}

// argCondition is a condition on an argument.
type argCondition struct {
	arg    ast.Expr
	length bool // on its length
	op     token.Token
	val    Val
}

// resultOutcome is a condition on a result.
type resultOutcome struct {
	index int
	op    token.Token
	val   Val
}

// target is the function that a call reaches.
type target struct {
	obj     types.Object // *types.Func, *types.Var or *types.Builtin
	recv    types.Type   // the static type that a method is called on
	closure *ast.FuncLit
}

func (p *pkg) callee(call *ast.CallExpr) target {
	fun := ast.Unparen(call.Fun)
	if lit, ok := fun.(*ast.FuncLit); ok {
		return target{closure: lit}
	}
	t := target{obj: typeutil.Callee(p.info, call)}
	if fn, ok := t.obj.(*types.Func); ok {
		t.obj = fn.Origin()
	}
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		if s := p.info.Selections[sel]; s != nil && s.Kind() == types.MethodVal {
			t.recv = s.Recv()
		}
	}
	return t
}

// row returns the row of the API table for a call; nil if there is none. What the program implements itself is judged by
// its own code, so that a row for an interface does not count for a type whose methods can be seen.
func (p *pkg) row(t target) *api.Func {
	if t.obj == nil {
		return nil
	}
	row := p.bound.Func(t.obj, t.recv)
	if row == nil {
		return nil
	}
	if fn, ok := t.obj.(*types.Func); ok && p.bound.Func(fn, nil) == nil && row.Effect != api.Derives {
		if p.decls[fn] != nil || p.importedFact(fn) != nil {
			return nil
		}
		if recv := fn.Signature().Recv(); recv != nil && !types.IsInterface(recv.Type()) && row.Effect != api.Delegates {
			return nil // another package's own kind of writer
		}
	}
	if row.Effect == api.NoEffect && row.Use == api.Sent {
		return nil // it sends a status somehow; its own code may tell how
	}
	return row
}

// call returns what a call does. The result is the same for every path.
func (p *pkg) call(call *ast.CallExpr) *callInfo {
	if info, ok := p.calls[call]; ok {
		return info
	}
	info := &callInfo{}
	p.calls[call] = info // recursion through arguments finds no effect
	if tv := p.info.Types[call.Fun]; tv.IsType() || tv.IsBuiltin() {
		return info
	}
	u := p.unitOf(call)
	if u == nil {
		return info
	}
	t := p.callee(call)
	row := p.row(t)
	info.noReturn = row != nil && row.NoReturn
	switch {
	case row != nil:
		info.effects = p.rowEffects(u, call, row)
	case t.closure != nil:
		info.effects = p.closureEffects(u, call, t.closure)
	default:
		if v, ok := t.obj.(*types.Var); ok {
			if lit := u.closure(v); lit != nil {
				info.effects = p.closureEffects(u, call, lit)
				break
			}
		}
		if fn, ok := t.obj.(*types.Func); ok {
			if effects, known := p.ownEffects(u, call, fn); known {
				info.effects = effects
				break
			}
		}
		info.effects = p.unknownEffects(u, call, t)
	}
	return info
}

// unknownEffects is what a call may do of which nothing is known: a response that it is given may have been sent
// afterwards. A handler that is called dynamically replies.
func (p *pkg) unknownEffects(u *unit, call *ast.CallExpr, t target) []effect {
	var effects []effect
	seen := map[root]bool{}
	note := func(r *ref, o outcome) {
		if r != nil && !r.header && !seen[r.root] {
			seen[r.root] = true
			effects = append(effects, effect{r.root, []outcome{o}})
		}
	}
	if t.obj == nil || !isFunc(t.obj) {
		if isHandler(p.info.TypeOf(call.Fun)) && len(call.Args) == 2 {
			ev := p.event(&Event{Kind: Delegate, Node: call})
			note(p.resolve(u, call.Args[0]), outcome{events: []*Event{ev}})
		}
	}
	opaque := outcome{opaque: true}
	if recv := argument(call, api.Receiver); recv != nil {
		if r := p.resolve(u, recv); r != nil {
			if tn := api.NamedOf(p.info.TypeOf(recv)); tn == nil || !p.responses[tn] {
				note(r, opaque) // for types of the table, every method that does something has a row
			} else {
				seen[r.root] = true
			}
		}
	}
	for _, a := range call.Args {
		note(p.resolve(u, a), opaque)
		if lit, ok := ast.Unparen(a).(*ast.FuncLit); ok {
			for _, r := range p.captured(u, lit) {
				note(&ref{root: r}, opaque)
			}
		}
	}
	return effects
}

func isFunc(obj types.Object) bool {
	_, ok := obj.(*types.Func)
	return ok
}

// isHandler reports whether t is func(http.ResponseWriter, *http.Request).
func isHandler(t types.Type) bool {
	if t == nil {
		return false
	}
	sig, ok := t.Underlying().(*types.Signature)
	if !ok || sig.Params().Len() != 2 || sig.Results().Len() != 0 {
		return false
	}
	w, r := api.NamedOf(sig.Params().At(0).Type()), api.NamedOf(sig.Params().At(1).Type())
	return w != nil && r != nil && w.Name() == "ResponseWriter" && r.Name() == "Request" &&
		w.Pkg() != nil && w.Pkg().Path() == "net/http"
}

// captured lists the responses of the surrounding functions that a literal mentions.
func (p *pkg) captured(u *unit, lit *ast.FuncLit) []root {
	var roots []root
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		var r *ref
		switch n := n.(type) {
		case *ast.Ident:
			r = p.resolveVar(u, p.info.Uses[n], n)
		case *ast.SelectorExpr:
			r = p.resolve(u, n)
		}
		if r != nil && !within(r.obj.Pos(), lit) && !slices.Contains(roots, r.root) {
			roots = append(roots, r.root)
		}
		return true
	})
	return roots
}

// event registers an event.
func (p *pkg) event(ev *Event) *Event {
	p.events = append(p.events, ev)
	ev.id = int16(min(len(p.events), 1<<15-1))
	return ev
}

// rowEffects is what the API table says that a call does.
func (p *pkg) rowEffects(u *unit, call *ast.CallExpr, row *api.Func) []effect {
	if row.Effect == api.NoEffect || row.Effect == api.Derives {
		return nil
	}
	at := argument(call, row.Writer)
	if at == nil {
		return nil
	}
	r := p.resolve(u, at)
	if r == nil || r.header != (row.Effect == api.SetsField && isHeaderMap(p.info.TypeOf(at))) {
		return nil
	}
	ev := &Event{Node: call, Engine: row.Engine}
	if row.Use == api.Sent && row.Status < len(call.Args) {
		ev.Explicit = true
		ev.Code = p.constant(call.Args[row.Status])
	} else if row.Fixed != 0 {
		ev.Code = row.Fixed
		ev.Explicit = row.Effect == api.Replies
	}
	switch row.Effect {
	case api.SetsField:
		ev.Kind = Field
		ev.Name = p.fieldName(call)
		if ev.Name == "" && strings.HasSuffix(row.Name, "Cookie") {
			ev.Name = "Set-Cookie"
		}
	case api.Records:
		ev.Kind = Record
	case api.SendsHeader:
		ev.Kind = Header
		if row.Use != api.Sent {
			ev.Kind = Flush
		}
	case api.Writes:
		ev.Kind = Content
		p.noteContent(ev, call, row.Content)
		if !ev.HasContent && row.Content.When != api.Never && row.Content.Arg >= 0 && len(call.Args) > row.Content.Arg {
			// Write(nil) sends the header all the same.
			ev.Kind = Flush
		}
	case api.Replies:
		ev.Kind = Reply
		ev.Strong = true
		p.noteContent(ev, call, row.Content)
	case api.Escapes:
		ev.Kind = Hijack
	case api.Delegates:
		ev.Kind = Delegate
	}
	p.event(ev)
	done := outcome{events: []*Event{ev}, opaque: r.buffers}
	if r.buffers && ev.Kind == Content {
		if !ev.HasContent {
			done.events = nil
		}
		return []effect{{r.root, []outcome{done}}}
	}
	outcomes := []outcome{done}
	if i := p.errorResult(call); i >= 0 && (ev.Kind == Content || ev.Kind == Reply) {
		failed := outcome{opaque: !row.Sure, failed: true, results: []resultOutcome{{i, token.NEQ, Val{Kind: nilVal}}}}
		if row.Sure {
			failed.events = done.events
		}
		outcomes[0].results = []resultOutcome{{i, token.EQL, Val{Kind: nilVal}}}
		outcomes = append(outcomes, failed)
	}
	return []effect{{r.root, outcomes}}
}

// constant returns the status that an expression is; 0 if it is no constant.
func (p *pkg) constant(e ast.Expr) int {
	if v := valOf(p.info, e); v.Kind == intVal && v.Int > 0 && v.Int < 1000 {
		return int(v.Int)
	}
	return 0
}

// fieldName returns the header field that a call sets: its first constant string.
func (p *pkg) fieldName(call *ast.CallExpr) string {
	if len(call.Args) == 0 {
		return ""
	}
	return p.text(call.Args[0])
}

// noteContent says whether a call sends content, judging by what its argument is spelled as.
func (p *pkg) noteContent(ev *Event, call *ast.CallExpr, c api.Content) {
	if c.When == api.Never {
		return
	}
	ev.HasContent = true
	if c.Arg < 0 || c.Arg >= len(call.Args) {
		ev.permitted = c.When == api.IfPermitted
		return
	}
	ev.Content = call.Args[c.Arg]
	ev.permitted = c.When == api.IfPermitted
	switch c.When {
	case api.IfNonNil:
		ev.HasContent = !p.isNil(ev.Content)
	case api.IfNonEmpty:
		ev.HasContent = !p.isEmpty(ev.Content)
	}
	if !ev.HasContent {
		ev.Content = nil
	}
}

func (p *pkg) isNil(e ast.Expr) bool { return p.info.Types[ast.Unparen(e)].IsNil() }

// isEmpty reports whether an expression is nil or has no length, as far as its spelling shows.
func (p *pkg) isEmpty(e ast.Expr) bool {
	e = ast.Unparen(e)
	if p.isNil(e) {
		return true
	}
	if v := valOf(p.info, e); v.Kind == otherVal && v.Str == `""` {
		return true
	}
	switch e := e.(type) {
	case *ast.CompositeLit:
		_, isSlice := typeOf(p.info, e).Underlying().(*types.Slice)
		return isSlice && len(e.Elts) == 0
	case *ast.CallExpr:
		if p.info.Types[e.Fun].IsType() && len(e.Args) == 1 {
			return p.isEmpty(e.Args[0])
		}
	case *ast.SelectorExpr:
		v, ok := p.info.Uses[e.Sel].(*types.Var)
		return ok && v.Pkg() != nil && v.Pkg().Path() == "net/http" && v.Name() == "NoBody"
	}
	return false
}

// errorResult returns the index of a call's error result; -1 if the last result is none.
func (p *pkg) errorResult(call *ast.CallExpr) int {
	t := p.info.TypeOf(call)
	if tuple, ok := t.(*types.Tuple); ok {
		if n := tuple.Len(); n > 0 && isError(tuple.At(n-1).Type()) {
			return n - 1
		}
		return -1
	}
	if t != nil && isError(t) {
		return 0
	}
	return -1
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }
