package paths

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/calls"
	"github.com/statuslint/statuslint/analyzer/internal/terms"
)

// What can be read later decides which states are one: two states of a block whose remaining difference nothing can read any
// more are merged, and what is known of it is dropped. A backward pass finds two things for each block:
//
//   - the variables that may be read before they are assigned (live). Variables that a closure uses, or whose address is
//     taken, always may.
//   - the makers that may run: fields that are selected, functions that are called, with the constants they are given. A path
//     can ask a second time for what it knows of r.Method or of r.FormValue("id"), if r is live and a later expression makes
//     the same term again.
//
// Both are unions over the successors, so that the pass ends when the sets stop growing; it costs blocks × depth of loops.

// maker is an expression that makes a term from others.
type maker struct {
	what any    // the field, the function, or a word
	with string // the constants among its arguments
}

// scope is what the functions of one declaration have in common.
type scope struct {
	info   *types.Info
	vars   map[types.Object]int
	makers map[maker]int
	shared map[types.Object]bool // variables that a closure uses or whose address is taken
	inside bits                  // makers within closures: they may run whenever the closure does
}

func newScope(info *types.Info, decl ast.Node) *scope {
	s := &scope{info: info, vars: map[types.Object]int{}, makers: map[maker]int{}, shared: map[types.Object]bool{}}
	var within []*ast.FuncLit
	var stack []ast.Node
	ast.Inspect(decl, func(n ast.Node) bool {
		if n == nil {
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if len(within) > 0 && top == ast.Node(within[len(within)-1]) {
				within = within[:len(within)-1]
			}
			return true
		}
		stack = append(stack, n)
		switch n := n.(type) {
		case *ast.FuncLit:
			within = append(within, n)
		case *ast.Ident:
			if len(within) > 0 {
				if v, ok := info.Uses[n].(*types.Var); ok && !v.IsField() && !contains(within[len(within)-1], v.Pos()) {
					s.shared[v] = true
				}
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				s.share(n.X)
			}
		case *ast.SliceExpr:
			if t := info.TypeOf(n.X); t != nil {
				if _, isArray := t.Underlying().(*types.Array); isArray {
					s.share(n.X)
				}
			}
		case *ast.SelectorExpr:
			if sel := info.Selections[n]; sel != nil && sel.Kind() == types.MethodVal && pointerReceiver(sel) {
				s.share(n.X)
			}
		}
		if len(within) > 0 {
			s.makersOf(n, func(i int) { s.inside.set(i) })
		}
		return true
	})
	return s
}

func contains(n ast.Node, pos token.Pos) bool { return n.Pos() <= pos && pos < n.End() }

// pointerReceiver reports whether a method is called on the address of what it is selected from.
func pointerReceiver(sel *types.Selection) bool {
	fn, ok := sel.Obj().(*types.Func)
	if !ok || fn.Signature().Recv() == nil {
		return false
	}
	_, wants := types.Unalias(fn.Signature().Recv().Type()).(*types.Pointer)
	_, has := types.Unalias(sel.Recv()).(*types.Pointer)
	return wants && !has
}

// share notes that the address of a variable is known elsewhere.
func (s *scope) share(e ast.Expr) {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			if sel := s.info.Selections[x]; sel == nil || sel.Indirect() {
				return
			}
			e = x.X
			continue
		case *ast.IndexExpr:
			e = x.X
			continue
		case *ast.Ident:
			if v, ok := s.info.ObjectOf(x).(*types.Var); ok {
				s.shared[v] = true
			}
		}
		return
	}
}

func (s *scope) varIndex(v types.Object) int {
	i, ok := s.vars[v]
	if !ok {
		i = len(s.vars)
		s.vars[v] = i
	}
	return i
}

func (s *scope) makerIndex(m maker) int {
	i, ok := s.makers[m]
	if !ok {
		i = len(s.makers)
		s.makers[m] = i
	}
	return i
}

// makersOf calls f for what a node makes, not what its parts make.
func (s *scope) makersOf(n ast.Node, f func(int)) {
	switch n := n.(type) {
	case *ast.SelectorExpr:
		sel := s.info.Selections[n]
		if sel == nil {
			return
		}
		forFields(sel, func(v *types.Var) { f(s.makerIndex(maker{what: v})) })
	case *ast.IndexExpr:
		f(s.makerIndex(maker{what: "index"}))
	case *ast.CallExpr:
		if s.info.Types[n.Fun].IsType() {
			return
		}
		var with strings.Builder
		for _, a := range n.Args {
			if tv := s.info.Types[a]; tv.Value != nil {
				with.WriteString(tv.Value.ExactString())
				with.WriteByte(';')
			}
		}
		f(s.makerIndex(maker{calleeOf(s.info, n), with.String()}))
	}
}

// forFields calls f for the fields that a selection goes through.
func forFields(sel *types.Selection, f func(*types.Var)) {
	index := sel.Index()
	if sel.Kind() != types.FieldVal {
		index = index[:len(index)-1]
	}
	t := sel.Recv()
	for _, i := range index {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok || i >= st.NumFields() {
			return
		}
		v := st.Field(i)
		f(v.Origin())
		t = v.Type()
	}
}

// calleeOf returns the function, variable or builtin that a call is of; the word "func" for anything else.
func calleeOf(info *types.Info, call *ast.CallExpr) any {
	if c, _ := calls.Of(info, call.Fun); c.Obj != nil {
		return c.Obj
	}
	return "func"
}

// uses calls read for each variable that a node reads and make for each maker in it. Closures are not looked into: what they
// use is shared.
func (s *scope) uses(n ast.Node, read func(int), make func(int)) {
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.Ident:
			if v, ok := s.info.Uses[n].(*types.Var); ok && !v.IsField() {
				read(s.varIndex(v))
			}
		case *ast.AssignStmt:
			if n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
				break
			}
			for _, l := range n.Lhs {
				if _, isIdent := ast.Unparen(l).(*ast.Ident); !isIdent {
					ast.Inspect(l, visit)
				}
			}
			for _, r := range n.Rhs {
				ast.Inspect(r, visit)
			}
			return false
		}
		if n != nil {
			s.makersOf(n, make)
		}
		return true
	}
	ast.Inspect(n, visit)
}

// defines calls f for each variable that a node assigns whole.
func (s *scope) defines(n ast.Node, f func(int)) {
	define := func(e ast.Expr) {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			if v := s.info.ObjectOf(id); v != nil {
				f(s.varIndex(v))
			}
		}
	}
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok == token.ASSIGN || n.Tok == token.DEFINE {
			for _, l := range n.Lhs {
				define(l)
			}
		}
	case *ast.ValueSpec:
		for _, id := range n.Names {
			define(id)
		}
	}
}

// flow computes what can be read later in a graph. named are the results that a return without operands reads.
func (s *scope) flow(g *graph, named []types.Object) {
	type sets struct{ gen, kill bits }
	own := make([]sets, len(g.blocks))
	for i, b := range g.blocks {
		x := &own[i]
		read := func(v int) {
			if !x.kill.has(v) {
				x.gen.set(v)
			}
		}
		use := func(n ast.Node) { s.uses(n, read, func(m int) { b.later.set(m) }) }
		if b.enters != nil {
			read(s.varIndex(g.tags[b.enters]))
			for _, e := range []ast.Expr{b.enters.Key, b.enters.Value} {
				if id, ok := e.(*ast.Ident); ok {
					if v := s.info.ObjectOf(id); v != nil {
						x.kill.set(s.varIndex(v))
					}
				}
			}
		}
		if b.clause != nil {
			read(s.varIndex(b.subject))
			if v := s.info.Implicits[b.clause]; v != nil {
				x.kill.set(s.varIndex(v))
			}
		}
		for _, n := range b.nodes {
			if g.skip[n] {
				continue
			}
			use(n)
			if r, ok := n.(*ast.ReturnStmt); ok && len(r.Results) == 0 {
				for _, v := range named {
					read(s.varIndex(v))
				}
			}
			s.defines(n, func(v int) { x.kill.set(v) })
			if tag := g.tagOf[n]; tag != nil {
				x.kill.set(s.varIndex(tag))
			}
		}
		if b.cond != nil {
			use(b.cond)
		}
		if b.kind == onCase || b.kind == onType || b.kind == onElement {
			read(s.varIndex(b.tag))
		}
		b.live.or(x.gen, nil)
		b.later.or(s.inside, nil)
	}
	// Successors first, so that without loops one round is enough.
	last := slices.SortedFunc(slices.Values(g.blocks), func(a, b *block) int { return cmp.Compare(b.order, a.order) })
	for changed := true; changed; {
		changed = false
		for _, b := range last {
			for _, to := range b.succs {
				changed = b.later.or(to.later, nil) || changed
				changed = b.live.or(to.live, own[b.index].kill) || changed
			}
		}
	}
}

// makerOf returns the maker of a term; ok is false for terms that need none.
func (x *Exec) makerOf(id terms.ID) (index int, ok bool) {
	switch x.T.Op(id) {
	case terms.Field:
		return x.scope.makerIndex(maker{what: x.T.Aux(id)}), true
	case terms.Elem:
		return x.scope.makerIndex(maker{what: "index"}), true
	case terms.Call:
		key, isCall := x.T.Aux(id).(callKey)
		if !isCall {
			return 0, false
		}
		return x.scope.makerIndex(key.maker), true
	}
	return 0, false
}
