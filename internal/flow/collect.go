package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/syntax"
)

// collector walks a package once and records the constraints of its code.
//
// It is one type with many methods, because it is one walk: a rule for a kind of expression or statement reads the types, asks
// for the slots of its parts, adds edges and facts to the graph, and calls the rules of the parts. Its parts are the files:
// slots.go says which slot a value has, statements.go, calls.go and bindings.go have the rules, certain.go and chosen.go say how
// sure a constant is, errors.go, pairs.go and passed.go follow what is only known after the walk, and sites.go makes the result.
type collector struct {
	graph
	pass  *analysis.Pass
	info  *types.Info
	bound *api.Bound

	test    bool // the file being walked is a _test.go file
	anyTest bool

	vars    map[*types.Var]slot  // values: of a scalar, or the elements of a container
	keys    map[*types.Var]slot  // keys of a map
	sinks   map[*api.Func]slot   // status arguments of the API table
	results map[*api.Func]slot   // results of the API table
	types   map[*api.Type]slot   // what is converted to types of the API table
	temps   map[value]slot       // composite literals, and calls whose results have slots of their own
	places  map[place]slot       // elements of variables
	mapKeys map[ast.Expr]slot    // composite literals of maps, by key
	seeded  map[*types.Func]bool // imported functions whose facts have become seeds
	factual map[*types.Func]bool // those of them that have facts
	moved   map[*types.Var]int   // how often a variable is assigned

	funcs      []function                   // enclosing functions, the innermost last
	ifs        []*ast.IfStmt                // enclosing if statements, the innermost last
	exits      map[*ast.BlockStmt]token.Pos // where a body may first be left
	declared   []*types.Func                // functions with a declaration, in source order
	candidates []candidate
	conditions map[*ast.BinaryExpr]conditionAt
	pairs      map[types.Object][]pair // functions found to compare two of their parameters
	errors     []errorType             // concrete types that become errors
	asked      []asked                 // what errors are asked for
	steady     map[ast.Expr]bool       // addresses that are handed to cells
	passing    []passing               // calls of functions that may return what they are given
	calls      []pairCall              // calls whose callee may turn out to be such a function
}

// function is a function being walked.
type function struct {
	sig  *types.Signature
	obj  *types.Func // nil for literals
	body *ast.BlockStmt
}

// candidate is a constant that is a site if its slot holds status codes.
type candidate struct {
	site     Site
	slot     slot
	compared bool
	test     bool
	certain  certainty
}

type conditionAt struct {
	Condition
	slot slot
	test bool
}

func newCollector(pass *analysis.Pass, bound *api.Bound) *collector {
	return &collector{
		pass: pass, info: pass.TypesInfo, bound: bound,
		vars:       map[*types.Var]slot{},
		keys:       map[*types.Var]slot{},
		sinks:      map[*api.Func]slot{},
		results:    map[*api.Func]slot{},
		types:      map[*api.Type]slot{},
		temps:      map[value]slot{},
		mapKeys:    map[ast.Expr]slot{},
		seeded:     map[*types.Func]bool{},
		factual:    map[*types.Func]bool{},
		moved:      map[*types.Var]int{},
		conditions: map[*ast.BinaryExpr]conditionAt{},
		pairs:      map[types.Object][]pair{},
		exits:      map[*ast.BlockStmt]token.Pos{},
		places:     map[place]slot{},
		steady:     map[ast.Expr]bool{},
		graph:      graph{chosen: map[slot]bool{}, testCalls: map[slot]bool{}, trust: map[slot]caution{}},
	}
}

func (c *collector) collect(in *inspector.Inspector) {
	nodes := []ast.Node{
		(*ast.File)(nil), (*ast.FuncDecl)(nil), (*ast.FuncLit)(nil), (*ast.IfStmt)(nil),
		(*ast.AssignStmt)(nil), (*ast.IncDecStmt)(nil), (*ast.ValueSpec)(nil), (*ast.ReturnStmt)(nil),
		(*ast.SendStmt)(nil), (*ast.RangeStmt)(nil), (*ast.SwitchStmt)(nil),
		(*ast.BinaryExpr)(nil), (*ast.CallExpr)(nil), (*ast.CompositeLit)(nil),
		(*ast.IndexExpr)(nil), (*ast.SliceExpr)(nil), (*ast.UnaryExpr)(nil),
		(*ast.TypeAssertExpr)(nil), (*ast.TypeSwitchStmt)(nil),
	}
	in.Nodes(nodes, func(n ast.Node, push bool) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			c.enter(push, func() function {
				obj, _ := c.info.Defs[n.Name].(*types.Func)
				f := c.declare(obj)
				f.body = n.Body
				return f
			})
		case *ast.FuncLit:
			c.enter(push, func() function {
				sig, _ := c.info.TypeOf(n).(*types.Signature)
				return function{sig: sig, body: n.Body}
			})
		case *ast.IfStmt:
			if push {
				c.ifs = append(c.ifs, n)
			} else {
				c.ifs = c.ifs[:len(c.ifs)-1]
			}
		default:
			if push {
				c.visit(n)
			}
		}
		return true
	})
}

func (c *collector) enter(push bool, f func() function) {
	if push {
		c.funcs = append(c.funcs, f())
	} else {
		c.funcs = c.funcs[:len(c.funcs)-1]
	}
}

func (c *collector) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.File:
		c.test = syntax.InTest(c.pass.Fset, n.FileStart)
		c.anyTest = c.anyTest || c.test
	case *ast.AssignStmt:
		c.assignStmt(n)
	case *ast.IncDecStmt:
		c.mark(c.slotOf(n.X), vetoed, c.test)
	case *ast.ValueSpec:
		c.assignAll(identExprs(n.Names), n.Values)
	case *ast.ReturnStmt:
		c.returnStmt(n)
	case *ast.SendStmt:
		c.sendStmt(n)
	case *ast.RangeStmt:
		c.rangeStmt(n)
	case *ast.SwitchStmt:
		c.switchStmt(n)
	case *ast.BinaryExpr:
		c.binary(n)
	case *ast.CallExpr:
		c.call(n)
	case *ast.CompositeLit:
		c.composite(n)
	case *ast.IndexExpr:
		c.index(n)
	case *ast.SliceExpr:
		for _, bound := range []ast.Expr{n.Low, n.High, n.Max} {
			if bound != nil {
				c.mark(c.slotOf(bound), vetoed, c.test)
			}
		}
	case *ast.TypeAssertExpr:
		c.typeAssert(n)
	case *ast.TypeSwitchStmt:
		c.typeSwitch(n)
	case *ast.UnaryExpr:
		// Unseen code can set a variable whose address is taken; arithmetic makes it another number.
		if n.Op == token.AND && c.steady[n] {
			return
		} else if n.Op == token.AND {
			c.mark(c.slotOf(n.X), murky|checked, c.test)
		} else if n.Op != token.ADD && n.Op != token.ARROW && !c.isConst(n) {
			c.mark(c.slotOf(n.X), vetoed, c.test)
		}
	}
}

// declare prepares the parameters of a declared function: unseen callers may pass anything, except that
// the WriteHeader method of a ResponseWriter is given a status by every caller.
func (c *collector) declare(fn *types.Func) function {
	if fn == nil {
		return function{}
	}
	c.declared = append(c.declared, fn)
	sig := fn.Signature()
	var row *api.Func
	if sig.Recv() != nil {
		row = c.bound.Func(fn, sig.Recv().Type())
	}
	for i := range sig.Params().Len() {
		v := sig.Params().At(i)
		if !c.carries(v.Type()) {
			continue
		}
		s := c.varSlot(v)
		switch {
		case row != nil && row.Status.Use == api.Sent && row.Implementations && i == row.Status.Arg:
			c.mark(s, received, c.test)
		case fn.Exported():
			c.mark(s, param|unseen, c.test)
		default:
			c.mark(s, param, c.test)
		}
	}
	if recv := sig.Recv(); recv != nil {
		c.mark(c.varSlot(recv), param|unseen, c.test)
	}
	c.beWary(sig)
	return function{sig: sig, obj: fn}
}

func identExprs(names []*ast.Ident) []ast.Expr {
	exprs := make([]ast.Expr, len(names))
	for i, n := range names {
		exprs[i] = n
	}
	return exprs
}

func (c *collector) isConst(e ast.Expr) bool {
	return c.info.Types[e].Value != nil
}

// intConst returns the value of an integer constant, also of floats such as 4e2 that are used as an integer.
func (c *collector) intConst(e ast.Expr) (int64, bool) {
	tv, ok := c.info.Types[e]
	if !ok || tv.Value == nil {
		return 0, false
	}
	switch tv.Value.Kind() {
	case constant.Int, constant.Float:
		v, exact := constant.Int64Val(constant.ToInt(tv.Value))
		return v, exact
	}
	return 0, false
}

// constSite returns the site that a constant expression would be: the innermost expression that the fix replaces.
func (c *collector) constSite(e ast.Expr, value int64) Site {
	e = syntax.WithoutConversions(c.info, e)
	return Site{Expr: e, Code: value, Named: c.namedConst(e)}
}

// namedConst returns the declared constant that a constant expression is made with, the first of several.
func (c *collector) namedConst(e ast.Expr) *types.Const {
	var found *types.Const
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && found == nil {
			found, _ = c.info.Uses[id].(*types.Const)
		}
		return found == nil
	})
	return found
}

// constant records that a constant flows into a slot.
func (c *collector) constant(e ast.Expr, value int64, to slot, certain certainty) {
	if to == none {
		return
	}
	if (value < 100 || value > 599) && value != 0 && value != -1 {
		c.mark(to, odd, c.test)
	}
	c.mark(to, fed, c.test)
	c.proves(e, value, to)
	c.candidates = append(c.candidates, candidate{site: c.constSite(e, value), slot: to, test: c.test, certain: certain})
}

// assign records that the value of an expression flows into a slot. certain is how sure it is that a constant is sent if
// that slot is.
func (c *collector) assign(to slot, e ast.Expr, certain certainty) {
	if to == none || e == nil {
		return
	}
	if value, ok := c.intConst(e); ok {
		c.constant(e, value, to, certain)
		return
	}
	if c.isConst(e) || isNil(c.info, e) {
		return
	}
	from := c.slotOf(e)
	if from == none {
		c.mark(to, murky, c.test)
		if c.isLength(e) {
			c.mark(to, counted, c.test)
		}
		return
	}
	c.moves(from, e.Pos())
	c.flow(from, to, c.test)
}

func isNil(info *types.Info, e ast.Expr) bool {
	return info.Types[e].IsNil()
}
