package flow

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
)

// callee is what a call calls, with its row of the API table.
type callee struct {
	calls.Callee
	row *api.Func // nil if the API table has none
}

// calleeOf resolves the function part of a call; ok is false for conversions, built-ins and anything else that is not a function. It turns
// the facts about a function of another package into seeds.
func (c *collector) calleeOf(fun ast.Expr) (f callee, ok bool) {
	f.Callee, ok = calls.Of(c.info, fun)
	if !ok || f.Sig == nil {
		return callee{}, false
	}
	if fn, isFunc := f.Obj.(*types.Func); isFunc {
		c.importFacts(fn)
	}
	if f.Obj != nil {
		f.row = c.bound.Func(f.Obj, f.Recv)
	}
	return f, true
}

func (c *collector) calleeSignature(call *ast.CallExpr) *types.Signature {
	if f, ok := c.calleeOf(call.Fun); ok {
		return f.Sig
	}
	return nil
}

// callSlot returns the slot of a call's result i.
func (c *collector) callSlot(call *ast.CallExpr, i int) slot {
	if tv := c.info.Types[call.Fun]; tv.IsType() {
		if len(call.Args) == 1 && c.isScalar(tv.Type) {
			if c.isInteger(c.info.TypeOf(call.Args[0])) {
				return c.slotOf(call.Args[0])
			}
		}
		return none
	} else if tv.IsBuiltin() {
		return c.builtinSlot(call)
	}
	f, ok := c.calleeOf(call.Fun)
	if !ok {
		return none
	}
	if f.row != nil && i == 0 {
		if f.row.Status.Result != api.NoUse {
			return c.resultSlot(f.row)
		}
		for _, m := range f.row.Moves {
			if m.To == api.Result {
				return c.slotOf(f.Operand(call, m.From))
			}
		}
	}
	if i >= f.Sig.Results().Len() {
		return none
	}
	if s, ok := c.resultOfCall(call, f, i); ok {
		return s
	}
	return c.varSlot(f.Sig.Results().At(i))
}

func (c *collector) isInteger(t types.Type) bool {
	if t == nil {
		return false
	}
	if _, isTypeParam := types.Unalias(t).(*types.TypeParam); isTypeParam {
		return c.isScalar(t)
	}
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0
}

// builtinSlot handles the built-ins whose result holds what its arguments hold.
func (c *collector) builtinSlot(call *ast.CallExpr) slot {
	switch builtinName(call) {
	case "append", "min", "max", "new": // new(404) points at what it is given
		if t := c.info.TypeOf(call); t == nil || !c.carries(t) || c.isConst(call) || !c.info.Types[call.Args[0]].IsValue() {
			return none
		}
		return c.temp(call, 0, func(s slot) {
			for _, arg := range call.Args {
				c.assign(s, arg, uncertain)
			}
		})
	}
	return none
}

func builtinName(call *ast.CallExpr) string {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

// call assigns the arguments of a call to the parameters of its callee.
func (c *collector) call(call *ast.CallExpr) {
	if tv := c.info.Types[call.Fun]; tv.IsType() {
		c.conversion(call, tv.Type)
		return
	} else if tv.IsBuiltin() {
		c.builtin(call)
		return
	}
	f, ok := c.calleeOf(call.Fun)
	if !ok {
		return
	}
	if f.row != nil && f.row.Status.Use != api.NoUse && f.row.Status.Use != api.Neutral {
		c.passStatus(call, f)
	}
	if f.Obj != nil {
		if row := c.bound.Pair(f.Obj); row != nil {
			checker := f.Operand(call, row.B-1)
			if len(row.Checkers) == 0 || checker != nil && c.checks(checker, row.Checkers) {
				c.passPair(call, f, pair{a: row.A, b: row.B, element: row.Element})
			}
		} else if _, isFunc := f.Obj.(*types.Func); isFunc && len(call.Args) > 1 {
			c.calls = append(c.calls, pairCall{call, f, c.enclosing(), c.test})
		}
	}
	c.passMatcher(call)
	c.passArgs(call, f)
	if fn, ok := f.Obj.(*types.Func); ok && f.Recv != nil && f.row == nil {
		c.assignReceiver(fn, f.Operand(call, calls.Receiver))
	}
	c.moveCells(call, f)
	c.asksErrors(call, f)
	if f.Sig.Results().Len() > 0 {
		c.resultOfCall(call, f, 0) // however the result is used
	}
}

func (c *collector) enclosing() function {
	if len(c.funcs) == 0 {
		return function{}
	}
	return c.funcs[len(c.funcs)-1]
}

// conversion vetoes values that are converted to another kind of number, and connects values that are converted to a status.
func (c *collector) conversion(call *ast.CallExpr, to types.Type) {
	if len(call.Args) != 1 {
		return
	}
	if sig := signature(to); sig != nil {
		c.bindFunc(sig, call.Args[0])
		return
	}
	if iface, ok := to.Underlying().(*types.Interface); ok {
		c.bindMethods(iface, call.Args[0])
	}
	switch row := c.bound.Type(to); {
	case row == nil || row.Use == api.NoUse:
	case row.Use == api.Foreign:
		c.mark(c.slotOf(call.Args[0]), vetoed, c.test)
	default:
		c.assign(c.typeSlot(row), call.Args[0], asSlot)
	}
}

func (c *collector) builtin(call *ast.CallExpr) {
	switch builtinName(call) {
	case "make":
		for _, arg := range call.Args[min(1, len(call.Args)):] {
			c.mark(c.slotOf(arg), vetoed, c.test)
		}
	case "append", "min", "max":
		c.builtinSlot(call)
	case "copy":
		if len(call.Args) == 2 {
			c.assign(c.slotOf(call.Args[0]), call.Args[1], uncertain)
		}
	case "delete":
		if len(call.Args) == 2 {
			c.lookUp(call.Args[0], call.Args[1])
		}
	}
}

// passStatus connects the status argument of a function of the API table with its sink.
func (c *collector) passStatus(call *ast.CallExpr, f callee) {
	args, index := f.Args(call), f.row.Status.Arg
	if index >= len(args) {
		return
	}
	if f.Sig.Variadic() && index >= f.Sig.Params().Len()-1 {
		args = args[index:]
	} else {
		args = args[index : index+1]
	}
	to := c.sinkSlot(f.row)
	for _, arg := range args {
		if value, ok := c.intConst(arg); ok {
			site := c.constSite(arg, value)
			site.Direct, site.Call = true, call
			c.candidates = append(c.candidates, candidate{site: site, slot: to, test: c.test})
			continue
		}
		c.assign(to, arg, asSlot)
	}
}

// passArgs connects the arguments with the parameters' slots.
func (c *collector) passArgs(call *ast.CallExpr, f callee) {
	params := f.Sig.Params()
	if len(call.Args) == 1 && params.Len() > 1 {
		if inner, ok := ast.Unparen(call.Args[0]).(*ast.CallExpr); ok { // f(g()) with several results
			for i := range params.Len() {
				c.moves(c.callSlot(inner, i), inner.Pos())
				c.flow(c.callSlot(inner, i), c.varSlot(params.At(i)), c.test)
			}
			return
		}
	}
	for i, arg := range f.Args(call) {
		p := f.Param(i)
		if p == nil {
			continue
		}
		c.carryOver(f.ParamType(call, i), arg)
		if f.row != nil && f.row.Status.Use != api.NoUse && i >= f.row.Status.Arg && p == f.Param(f.row.Status.Arg) {
			if fn, ok := f.Obj.(*types.Func); !ok || fn.Pkg() != c.pass.Pkg {
				continue // the table says what this parameter is
			}
		}
		to := c.varSlot(p)
		if to == none {
			continue
		}
		c.assign(to, arg, c.certaintyOf(p))
		c.assignElements(p, arg)
		if position, ok := f.Spread(call, i); ok {
			c.assignArgument(p, position, arg)
		}
		if c.misuses(f, p) {
			c.mark(c.slotOf(arg), vetoed, c.test)
		}
	}
}

// misuses reports whether a number that a function of another module gets cannot be a status code. A function
// that also takes a name or a text may well log or measure it; one about HTTP may well send it; time.Sleep, make and
// os.Exit take other numbers.
func (c *collector) misuses(f callee, p *types.Var) bool {
	fn, ok := f.Obj.(*types.Func)
	if !ok || fn.Pkg() == nil || c.ownModule(fn.Pkg()) {
		return false
	}
	if f.row != nil {
		return f.row.Status.Use == api.Foreign
	}
	if calls.IsAbstract(fn) {
		return false // its implementations decide
	}
	if s := c.varSlot(p); s != none && c.hasFact(fn) {
		return false
	}
	for i := range f.Sig.Params().Len() {
		t := f.Sig.Params().At(i).Type()
		if basic, ok := t.Underlying().(*types.Basic); ok && basic.Info()&types.IsString != 0 {
			return false
		}
		if api.FromHTTP(t) {
			return false
		}
	}
	return !(f.Sig.Recv() != nil && api.FromHTTP(f.Sig.Recv().Type()))
}

// ownModule reports whether a package belongs to the module under analysis: its author chose what its parameters are.
func (c *collector) ownModule(p *types.Package) bool {
	if p == c.pass.Pkg {
		return true
	}
	if m := c.pass.Module; m != nil && m.Path != "" {
		return p.Path() == m.Path || strings.HasPrefix(p.Path(), m.Path+"/")
	}
	first, _, _ := strings.Cut(p.Path(), "/")
	own, _, _ := strings.Cut(c.pass.Pkg.Path(), "/")
	return first == own
}
