package paths

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/syntax"
	"github.com/statuslint/statuslint/internal/terms"
)

// maker is an expression that makes a term from others.
type maker struct {
	what any    // the field, the function, or a string for other expressions
	with string // its type arguments, and the constants among its arguments
}

// scope holds what the function and the literals of one declaration share.
type scope struct {
	info   *types.Info
	vars   map[types.Object]int
	makers map[maker]int
	shared map[types.Object]bool // variables that a closure reads or whose address is taken
	inside bits                  // makers within closures: they may run whenever the closure does
	copied map[types.Object]bool // variables whose value may also be in another place, or that lead to such a variable
	sliced map[types.Object]bool // arrays that slices may write to
	given  map[types.Object]bool // parameters that are never assigned: their pointees are not made by this function

	params map[types.Object]bool   // parameters and receivers
	linked map[types.Object]*links // see link

	client Client

	pkg     *types.Package                    // that of the declaration
	globals map[*types.Package][]types.Object // the variables of other packages that it uses
	fixed   []types.Object                    // the variables of its package that it uses and whose elements are known
	exposed []types.Object                    // the variables of its package that it uses and whose address is taken somewhere
}

func newScope(info *types.Info, decl ast.Node, client Client) *scope {
	s := &scope{info: info, client: client, vars: map[types.Object]int{}, makers: map[maker]int{}, shared: map[types.Object]bool{}, copied: map[types.Object]bool{}, sliced: map[types.Object]bool{}, given: map[types.Object]bool{}, params: map[types.Object]bool{}, linked: map[types.Object]*links{}}
	var within []*ast.FuncLit
	var stack []ast.Node
	targets := map[*ast.Ident]bool{} // left-hand sides of assignments, which are not reads
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
		syntax.Values(n, s.link)
		switch n := n.(type) {
		case *ast.FuncLit:
			within = append(within, n)
		case *ast.Ident:
			if def := info.Defs[n]; s.pkg == nil && def != nil {
				s.pkg = def.Pkg()
			}
			s.global(info.Uses[n])
			if len(within) > 0 && !targets[n] {
				if v, ok := info.Uses[n].(*types.Var); ok && !v.IsField() && !contains(within[len(within)-1], v.Pos()) {
					s.shared[v] = true
				}
			}
		case *ast.AssignStmt:
			s.copies(n.Rhs)
			s.sharesArray(n.Lhs, n.Rhs)
			for _, l := range n.Lhs {
				s.assigned(l)
				if id, ok := ast.Unparen(l).(*ast.Ident); ok && n.Tok == token.ASSIGN {
					targets[id] = true
				}
			}
			if s.leads(n.Rhs) {
				s.copies(n.Lhs)
			}
		case *ast.ValueSpec:
			s.copies(n.Values)
			if s.leads(n.Values) {
				for _, id := range n.Names {
					s.copies([]ast.Expr{id})
				}
			}
		case *ast.CompositeLit:
			s.copies(n.Elts)
		case *ast.Field:
			for _, id := range n.Names {
				if v := info.Defs[id]; v != nil {
					s.given[v], s.params[v] = true, true
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
					if id, ok := ast.Unparen(n.X).(*ast.Ident); ok {
						s.sliced[info.ObjectOf(id)] = true
					}
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

// global records a package variable.
func (s *scope) global(obj types.Object) {
	v, ok := obj.(*types.Var)
	if !ok || v.IsField() || v.Pkg() == nil || v.Parent() != v.Pkg().Scope() {
		return
	}
	if v.Pkg() == s.pkg {
		g := s.client.Global(v)
		if g.Shared && !slices.Contains(s.exposed, obj) {
			s.exposed = append(s.exposed, v)
		}
		if len(g.Elements) > 0 && !slices.Contains(s.fixed, obj) {
			s.fixed = append(s.fixed, v)
		}
	}
	if v.Pkg() == s.pkg || slices.Contains(s.globals[v.Pkg()], obj) {
		return
	}
	if s.globals == nil {
		s.globals = map[*types.Package][]types.Object{}
	}
	s.globals[v.Pkg()] = append(s.globals[v.Pkg()], v)
}

// changed lists the variables of another package that a call may change: a function of that package may write them, unless it only
// computes.
func (x *Exec) changed(callee any) []types.Object {
	fn, ok := callee.(*types.Func)
	if !ok || fn.Pkg() == nil || fn.Pkg() == x.scope.pkg || x.computes(fn) {
		return nil
	}
	return x.scope.globals[fn.Pkg()]
}

// copies records the variables among values: the values are being stored in a second place.
func (s *scope) copies(values []ast.Expr) {
	for _, e := range values {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			if v, ok := s.info.ObjectOf(id).(*types.Var); ok {
				s.copied[v] = true
			}
		}
	}
}

// sharesArray records the variables with slices that may have the same elements after an assignment: b := append(a, 1), b := a[:1].
func (s *scope) sharesArray(lhs, rhs []ast.Expr) {
	if len(lhs) != len(rhs) {
		return
	}
	for i, r := range rhs {
		var from ast.Expr
		switch r := ast.Unparen(r).(type) {
		case *ast.SliceExpr:
			from = r.X
		case *ast.CallExpr:
			if id, ok := ast.Unparen(r.Fun).(*ast.Ident); ok && len(r.Args) > 0 && id.Name == "append" {
				from = r.Args[0]
				if part, ok := ast.Unparen(from).(*ast.SliceExpr); ok {
					from = part.X
				}
			}
		}
		a, okA := syntax.Base(from).(*ast.Ident)
		b, okB := syntax.Base(lhs[i]).(*ast.Ident)
		if okA && okB && s.info.ObjectOf(a) != s.info.ObjectOf(b) {
			s.copies([]ast.Expr{a, b})
		}
	}
}

// leads reports whether one of the values may lead to a variable: it contains an address, or is a copy of a value that may contain
// one.
func (s *scope) leads(values []ast.Expr) bool {
	found := false
	for _, e := range values {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			t := s.info.TypeOf(id)
			found = found || t != nil && !isBasic(t)
		}
		ast.Inspect(e, func(n ast.Node) bool {
			u, ok := n.(*ast.UnaryExpr)
			found = found || ok && u.Op == token.AND
			return !found
		})
	}
	return found
}

// assigned records that a variable is assigned after its declaration.
func (s *scope) assigned(l ast.Expr) {
	if id, ok := ast.Unparen(l).(*ast.Ident); ok {
		if v, ok := s.info.Uses[id].(*types.Var); ok {
			delete(s.given, v)
		}
	}
}

func contains(n ast.Node, pos token.Pos) bool { return n.Pos() <= pos && pos < n.End() }

// pointerReceiver reports whether a method takes the address of its operand.
func pointerReceiver(sel *types.Selection) bool {
	fn, ok := sel.Obj().(*types.Func)
	if !ok || fn.Signature().Recv() == nil {
		return false
	}
	_, wants := types.Unalias(fn.Signature().Recv().Type()).(*types.Pointer)
	_, has := types.Unalias(sel.Recv()).(*types.Pointer)
	return wants && !has
}

// share records that other code may have the address of a variable.
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

// makersOf calls f for the makers of a node, without those of its children.
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
		what := calleeOf(s.info, n)
		f(s.makerIndex(maker{what, constantsOf(s.info, n)}))
		if fn, ok := what.(*types.Func); ok {
			for _, v := range s.client.Asked(fn) {
				f(s.makerIndex(maker{what: v}))
			}
		}
	}
}

// forFields calls f for each field on the path of a selection.
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

// calleeOf returns the called function, variable or builtin; the string "func" for anything else.
func calleeOf(info *types.Info, call *ast.CallExpr) any {
	if c, _ := calls.Of(info, call.Fun); c.Obj != nil {
		return c.Obj
	}
	return "func"
}

// makerOf returns the index of a term's maker; ok is false for terms without one.
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
