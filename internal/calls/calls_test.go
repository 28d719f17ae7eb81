//go:build long

package calls

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

const source = `package p

type T struct{ embedded }
type embedded struct{}

func (*T) Method(a int, rest ...string) {}
func (embedded) Promoted(a int) {}
type I interface{ Method(a int, rest ...string) }

func function(a, b int) {}
func generic[A, B any](a A, b B) {}
func variadic(a int, rest ...int) {}
func two() (int, int) { return 1, 2 }
func higher() func(a int) { return nil }

var variable func(a int)
var field struct{ f func(a int) }

func calls(t *T, i I, list []int) {
	function(1, 2)
	(function)(two())
	generic(1, "")
	generic[int, string](1, "")
	(generic[int])(1, "")
	variadic(1, 2, 3)
	variadic(1, list...)
	t.Method(1, "a", "b")
	(*T).Method(t, 1, "a", "b")
	i.Method(1)
	I.Method(i, 1)
	t.Promoted(1)
	T.Promoted(*t, 1)
	variable(1)
	field.f(1)
	higher()(1)
	func(a int) {}(1)
	int64(1)
	len(list)
}
`

// Each argument of a call reaches the parameter that the language says it does: the types that go/types converts the
// arguments to are those of the parameters found.
func TestOf(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
	conf := types.Config{Importer: importer.Default(), Error: func(error) {}} // int64(1) is not used
	_, _ = conf.Check("p", fset, []*ast.File{file}, info)

	want := []string{
		"function: 1>a 2>b",
		"function: two()>a",
		"generic: 1>a \"\">b",
		"generic: 1>a \"\">b",
		"generic: 1>a \"\">b",
		"variadic: 1>a 2>rest0 3>rest1",
		"variadic: 1>a list>rest",
		"Method on t of *p.T: 1>a \"a\">rest0 \"b\">rest1",
		"Method on t of *p.T: 1>a \"a\">rest0 \"b\">rest1",
		"Method on i of p.I: 1>a",
		"Method on i of p.I: 1>a",
		"Promoted on t of *p.T: 1>a",
		"Promoted on *t of p.T: 1>a",
		"variable: 1>a",
		"f: 1>a",
		"?: 1>a",
		"?: 1>a",
		"no function",
		"len",
	}
	body := file.Decls[len(file.Decls)-1].(*ast.FuncDecl).Body
	for i, s := range body.List {
		call := s.(*ast.ExprStmt).X.(*ast.CallExpr)
		if got := describe(info, call); got != want[i] {
			t.Errorf("%s: %s, want %s", types.ExprString(call), got, want[i])
		}
	}
	if len(body.List) != len(want) {
		t.Errorf("%d calls, want %d", len(body.List), len(want))
	}
}

func describe(info *types.Info, call *ast.CallExpr) string {
	c, ok := Of(info, call.Fun)
	if !ok {
		return "no function"
	}
	text := "?"
	if c.Obj != nil {
		text = c.Obj.Name()
	}
	if c.Sig == nil {
		return text
	}
	if c.Recv != nil {
		text += fmt.Sprintf(" on %s of %s", types.ExprString(c.Operand(call, Receiver)), c.Recv)
	}
	text += ":"
	for i, a := range c.Args(call) {
		if c.Operand(call, i) != a {
			return "operands and arguments differ"
		}
		text += fmt.Sprintf(" %s>%s", types.ExprString(a), c.Param(i).Name())
		position, spread := c.Spread(call, i)
		if spread {
			text += fmt.Sprint(position)
		}
		if t := c.ParamType(call, i); spread == types.Identical(t, c.Param(i).Type()) {
			return "the type of a parameter is wrong"
		}
	}
	return text
}
