package order

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// Answer describes what a function or a literal can answer on the response that it gets, on all paths together.
type Answer struct {
	Func   ast.Node // *ast.FuncDecl or *ast.FuncLit
	Sends  []Sends  // by position
	Silent bool     // it can return without an answer and without an error; if its callers do not answer either, the client gets 200
	// Silents lists where it does that. A nil entry means the end of the body.
	Silents []*ast.ReturnStmt
	Noted   bool // or, having stored something by which its callers may answer: gin's c.Error
	// Prior are statuses that it records before it passes the response on to the rest of a chain of handlers. They are sent if that chooses
	// none itself. Unset says that it may also pass the response on without one.
	Prior []Sends
	Unset bool
	// Stops lists where it returns without an answer after it has told the chain not to run the rest. A nil entry means the end of the body.
	// StoppedNoted says that it may do so, having stored something: see Noted.
	Stops        []*ast.ReturnStmt
	StoppedNoted bool
	Errors       []Failed        // the errors that it returns without having answered; each once
	Hands        []*ast.CallExpr // calls that pass the response to code that is only known at run time
	// Relies lists where it can return without an answer of its own after such a call, so that whether there is an answer depends on that
	// code. A nil entry means the end of the body, or a path that was not followed.
	Relies []*ast.ReturnStmt
	Open   bool // there may be other answers: the response was not followed everywhere, or a budget was exceeded
	// Covered says that Open is only due to a budget, and that each statement has been followed on some path: another answer would need
	// an unusual order of them.
	Covered bool
}

// Sends is a place where a function answers.
type Sends struct {
	Node   ast.Node   // the call
	Code   int        // the status; 0 if it is not constant on the path
	Status ast.Expr   // if Code is 0: the expression of the status; nil if unknown
	Given  ast.Expr   // the argument that the status comes from, on any path; or nil
	Field  *types.Var // or the field that the status comes from: err.Code
	Getter *types.Func
	Chosen bool // the function chooses the status, not a helper of the program
	// Implied says that Code is the 200 of content for which no status was chosen. A status that another handler has recorded replaces it.
	Implied bool
	// Usual says that Code is what the call usually answers, as gin's BindJSON does: a helper of another package that makes it has no constant
	// status for its callers.
	Usual bool
}

// Failed is a last result of the function that is not nil: an error or any other value.
type Failed struct {
	Expr ast.Expr     // the expression that makes it; nil if unknown
	Var  types.Object // or the package variable that holds it; or nil
	// Maybe says that it may also be nil, as far as the path tells. There is no answer then.
	Maybe bool
	At    *ast.ReturnStmt // where it leaves the function; nil if unknown
}

// Answers returns what each function and literal can answer. It exports the same facts as Analyze, without header fields. A function
// that gets a response and has no Answer does not touch it.
func Answers(pass *analysis.Pass, bound *api.Bound) []*Answer {
	if bound == nil {
		return nil
	}
	p, list := answersOf(pass, bound, nil)
	p.exportFacts()
	return list
}

// AnswersOf is like Answers, but exports no facts.
func AnswersOf(pass *analysis.Pass, bound *api.Bound, fields []string) []*Answer {
	if bound == nil || !bound.HoldsStatus() {
		return nil
	}
	_, list := answersOf(pass, bound, fields)
	return list
}

func answersOf(pass *analysis.Pass, bound *api.Bound, fields []string) (*pkg, []*Answer) {
	p := newPkg(pass, bound, fields)
	p.answers = map[ast.Node]*Answer{}
	for _, u := range p.units() {
		p.follow(u)
	}
	var list []*Answer
	for _, a := range p.answers {
		slices.SortFunc(a.Sends, func(a, b Sends) int {
			return cmp.Or(cmp.Compare(a.Node.Pos(), b.Node.Pos()), cmp.Compare(a.Code, b.Code))
		})
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b *Answer) int { return cmp.Compare(a.Func.Pos(), b.Func.Pos()) })
	return p, list
}

// answer returns the Answer of the current function; nil if answers are not wanted.
func (r *run) answer() *Answer {
	if r.p.answers == nil {
		return nil
	}
	a := r.p.answers[r.node]
	if a == nil {
		a = &Answer{Func: r.node}
		r.p.answers[r.node] = a
	}
	return a
}

// answers records that the header of a response from the function's caller is sent. If the server buffers the response, answered
// looks at it when the function returns instead.
func (r *run) answers(root terms.ID, w row, s status) {
	a := r.answer()
	if a == nil || !r.given(root) || w.sent.Engine.Buffers() || w.recorded == nil && w.trails() {
		return
	}
	term := s.term
	if w.recorded != nil {
		term = 0
	}
	code := w.code
	if w.sent.held && w.recorded == nil && !w.sent.Explicit {
		code = 0
	}
	a.add(r.sendsOf(w.sent, code, term))
}

// trails reports whether the header was sent by content that came after unknown code had got the response, such as the handler that
// a middleware wraps. The content chooses no status: if that code has sent none, the client gets 200, as if the function had returned
// without an answer.
func (w row) trails() bool {
	return w.sent != nil && !w.sent.Explicit && w.chosenBy == nil && w.code == 0 && !w.sent.held && w.sent.Engine == api.NetHTTP
}

func (r *run) sendsOf(e *Event, code int, term terms.ID) Sends {
	s := Sends{Node: e.Node, Code: code, Given: e.Status, Chosen: !e.Helper || e.Status != nil}
	s.Implied = code == 200 && !e.Explicit && e.Kind != Record && e.Status == nil
	if code == 0 {
		s.Code, s.Status, s.Usual = e.usual, e.Status, e.usual != 0
		s.Field, s.Getter = r.origin(term)
	}
	return s
}

// origin returns the field from which a status was read, or the method that returned it.
func (r *run) origin(id terms.ID) (*types.Var, *types.Func) {
	tab := r.exec.T
	for id != 0 && (tab.Op(id) == terms.Convert || tab.Op(id) == terms.Assert || tab.Op(id) == terms.Box) {
		id = tab.A(id)
	}
	if id == 0 {
		return nil, nil
	}
	if tab.Op(id) == terms.Field {
		f, _ := tab.Aux(id).(*types.Var)
		return f, nil
	}
	return nil, r.makerOf(id)
}

// makerOf returns the function that has returned a term, or nil.
func (r *run) makerOf(id terms.ID) *types.Func {
	tab := r.exec.T
	for tab.Op(id) == terms.Convert || tab.Op(id) == terms.Result || tab.Op(id) == terms.Box {
		id = tab.A(id)
	}
	switch tab.Op(id) {
	case terms.Call:
		fn, _ := r.exec.CalleeOf(id).(*types.Func)
		return fn
	case terms.Unknown:
		if at, _, ok := r.exec.ValueName(id); ok {
			if call, ok := at.(*ast.CallExpr); ok {
				fn, _ := r.p.callee(call).Obj.(*types.Func)
				return fn
			}
		}
	}
	return nil
}

func (a *Answer) add(s Sends) { a.Sends = addTo(a.Sends, s) }

func addTo(list []Sends, s Sends) []Sends {
	if s.Code != 0 && catalog.Interim(s.Code) || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// hands records a call that passes the response to code that is only known at run time.
func (r *run) hands(call *ast.CallExpr) {
	if a := r.answer(); a != nil && !slices.Contains(a.Hands, call) {
		a.Hands = append(a.Hands, call)
	}
}

// asContext reports whether a call takes an argument as a context.Context, if answers are wanted. fiber's c.Context() is one, and
// code that gets it as a context.Context does not answer the request.
func (r *run) asContext(c *call, i int) bool {
	if r.p.answers == nil || c.Sig == nil {
		return false
	}
	t := c.ParamType(c.Call, i)
	return t != nil && types.TypeString(t, nil) == "context.Context"
}

// dynamic records that a call of unknown code gets a response.
func (r *run) dynamic(st *paths.State, c *call) {
	a := r.answer()
	if a == nil {
		return
	}
	fn, isFunc := c.Obj.(*types.Func)
	given := isFunc && calls.IsAbstract(fn) && !r.p.described(fn, c.Recv) && r.p.holdersImplement(c.Recv)
	for i, v := range c.args {
		if r.asContext(c, i) {
			continue
		}
		t := r.operandType(c, i)
		if ref, ok := r.resolve(st, v, t); ok {
			given = given || !ref.header && r.given(ref.root)
		} else {
			given = given || r.holdsGiven(st, v, t)
		}
	}
	if !given {
		return
	}
	if !isFunc || calls.IsAbstract(fn) {
		r.hands(c.Call)
	} else {
		a.Open = true
	}
}

// lends records a call that passes a literal which answers a captured response.
func (r *run) lends(st *paths.State, c *call) {
	if r.p.answers == nil {
		return
	}
	r.exec.Literals(c.args, func(lit *ast.FuncLit) {
		if !slices.Contains(r.unit.literals, lit) {
			return
		}
		ast.Inspect(lit.Body, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			v, ok := r.p.info.Uses[id].(*types.Var)
			if !ok || within(v.Pos(), lit) || v.IsField() || !r.p.isResponse(v.Type()) {
				return true
			}
			if ref, ok := r.resolve(st, r.exec.Read(st, v), v.Type()); ok && !ref.header && r.given(ref.root) {
				r.hands(c.Call)
			}
			return true
		})
	})
}

// holdsGiven reports whether a struct, such as the program's own context type, holds a response that came from the caller.
func (r *run) holdsGiven(st *paths.State, value terms.ID, t types.Type) bool {
	if t == nil || !r.p.mayHold(t) {
		return false
	}
	u := t.Underlying()
	if ptr, ok := u.(*types.Pointer); ok {
		u = ptr.Elem().Underlying()
	}
	str, ok := u.(*types.Struct)
	if !ok {
		return false
	}
	for f := range str.Fields() {
		if !r.p.isResponse(f.Type()) {
			continue
		}
		if ref, ok := r.resolve(st, r.exec.GetPath(st, value, []*types.Var{f}), f.Type()); ok && !ref.header && r.given(ref.root) {
			return true
		}
	}
	return false
}

// holdersImplement reports whether a type is an interface, and a type of its package that implements it holds a response, so that a call of
// one of its methods may reply.
func (p *pkg) holdersImplement(t types.Type) bool {
	tn := api.NamedOf(t)
	if tn == nil || tn.Pkg() == nil {
		return false
	}
	iface, ok := tn.Type().Underlying().(*types.Interface)
	if !ok || iface.NumMethods() == 0 {
		return false
	}
	if known, ok := p.holders[tn]; ok {
		return known
	}
	scope := tn.Pkg().Scope()
	found := slices.ContainsFunc(scope.Names(), func(name string) bool {
		holder, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || types.IsInterface(holder.Type()) || !p.mayHold(holder.Type()) {
			return false
		}
		return types.Implements(holder.Type(), iface) || types.Implements(types.NewPointer(holder.Type()), iface)
	})
	p.holders[tn] = found
	return found
}
