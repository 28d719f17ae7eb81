// Package flow finds the integers of a package that are status codes.
//
// A slot is a place that holds integers: a parameter, a result, a field, a variable, the elements of a container. The
// API table says which places send, hold or compare a status; assignments, calls, returns and comparisons say which
// slots flow into which. Solving that gives the slots that hold status codes, and the constants that reach them are the
// package's sites. Facts carry what is known of a package's functions and fields to the packages that import it.
//
// One traversal per package collects the constraints; solving them takes time about linear in their number (solve.go).
package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/internal/api"
)

// Role says what happens to a status code at a site.
type Role uint8

// The roles, from the weakest to the strongest: an expression with several takes the last of them.
const (
	Compared Role = iota + 1 // it is compared with a status
	Held                     // it is kept where status codes are kept, or looked up as one
	Sent                     // it reaches a sink, so it goes out in a response
)

// Site is a constant that is a status code.
type Site struct {
	Expr  ast.Expr     // the constant without parentheses and conversions
	Code  int64        // its value; any integer, not only codes
	Role  Role         // what happens to it
	Named *types.Const // the declared constant it is written as; nil for literals and constant expressions of literals

	Listed bool          // it goes straight into an operand or a field of the API table
	Direct bool          // it is an operand of a call of the API table itself
	Call   *ast.CallExpr // the call of the API table that it is an argument of, or nil
	Engine api.Engine    // who sends it; Unknown if several may

	Kinds   []api.Kind    // what kinds of sinks it can reach
	Invalid []api.Invalid // what these do with numbers that are not codes
	Checked bool          // it may be compared or replaced before it reaches a sink
	Certain bool          // it is sent for sure if it is kept or handed on as it is here, see certain.go
	Mixed   bool          // numbers that are not status codes are kept in the same place
}

// Condition is a comparison of a status with a constant, ranges included.
type Condition struct {
	X     ast.Expr    // the status
	Op    token.Token // as if the status stood left of the operator
	Value int64       // the constant
}

// Result is what flow knows of a package.
type Result struct {
	Sites      []Site // in source order
	Conditions map[*ast.BinaryExpr]Condition
	SentFields []*types.Var // fields of the package's types that hold statuses which are sent, in no order
}

// Analyze finds the sites of the package under analysis and exports facts about its functions and fields.
//
// Where bound holds no status, all there can be is functions that compare two of their parameters: a package of test
// helpers need not know of HTTP to compare what its callers pass.
func Analyze(pass *analysis.Pass, in *inspector.Inspector, bound *api.Bound) *Result {
	if !bound.HoldsStatus() && !helpsTests(pass) {
		return &Result{}
	}
	c := newCollector(pass, bound)
	c.collect(in)
	c.pairCalls()
	c.passCalls()
	c.bindErrors()

	production := c.solve(false, nil)
	all := production
	if c.anyTest {
		all = c.solve(true, c.holders(production))
	}
	c.exportFacts(production, all)
	return c.result(production, all)
}

// holders are the fields and the variables of the package that production code only ever puts statuses into. They hold
// statuses in tests too, whatever tests put into them: a fake fills them like the code that it replaces.
func (c *collector) holders(production *solution) []slot {
	var list []slot
	for v, s := range c.vars {
		if s != none && production.isStatus(s) && !c.inTest(v) && (v.IsField() || v.Parent() == c.pass.Pkg.Scope()) {
			list = append(list, s)
		}
	}
	return list
}
