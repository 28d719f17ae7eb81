package analyzer

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// run builds a program of handlers and runs it.
func (o *oracle) run(t *testing.T, list []*oracleCase) map[string]oracleReport {
	t.Helper()
	p := newProgram(t, "testdata/oracle")
	for _, c := range list {
		name := fmt.Sprintf("h_%d", c.id)
		name = strings.Replace(name, "-", "m", 1)
		p.write(t, name+"x.go", instrumented(t, c.text))
		fmt.Fprintf(&p.table, "{\"h_%d\", %q, %s, h_%s},\n", c.id, name+"x.go", asksOf(c.text), strings.Replace(fmt.Sprint(c.id), "-", "m", 1))
	}
	byName := map[string]oracleReport{}
	for _, r := range reports[oracleReport](t, p) {
		byName[r.Name] = r
	}
	return byName
}

// instrumented returns a handler's file as it is run: each function says when it is entered. The lines stay what they are.
func instrumented(t *testing.T, text string) string {
	t.Helper()
	const head = "package main; import (\"bytes\"; \"errors\"; \"fmt\"; \"io\"; \"strings\"; \"sync\"; \"example.com/oracle/http\"); var _, _, _, _, _, _, _ = bytes.Clone, errors.New, fmt.Fprint, io.WriteString, strings.Cut, sync.OnceFunc, http.Error; "
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, "h.go", head+text, 0)
	if err != nil {
		t.Fatal(err)
	}
	type insertion struct {
		at, end int
		text    string
	}
	var list []insertion
	offset := func(pos token.Pos) int { return files.Position(pos).Offset }
	kinds := map[*ast.FuncLit]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.DeferStmt:
			if lit, ok := n.Call.Fun.(*ast.FuncLit); ok {
				kinds[lit] = 2
				return true
			}
			list = append(list, insertion{offset(n.Call.Pos()), offset(n.Call.Lparen) + 1, fmt.Sprintf("late(%d, %s, ", files.Position(n.Pos()).Line, (head + text)[offset(n.Call.Pos()):offset(n.Call.Lparen)])})
		case *ast.CallExpr:
			if lit, ok := n.Fun.(*ast.FuncLit); ok && kinds[lit] == 0 {
				kinds[lit] = 1
			}
		case *ast.FuncDecl:
			at := offset(n.Body.Lbrace) + 1
			list = append(list, insertion{at, at, fmt.Sprintf("enter(%d, 0, %v); ", files.Position(n.Pos()).Line, strings.HasPrefix(n.Name.Name, "send"))})
		case *ast.FuncLit:
			at := offset(n.Body.Lbrace) + 1
			list = append(list, insertion{at, at, fmt.Sprintf("enter(%d, %d, false); ", files.Position(n.Pos()).Line, kinds[n])})
		}
		return true
	})
	out := head + text
	slices.SortFunc(list, func(a, b insertion) int { return b.at - a.at })
	for _, i := range list {
		out = out[:i.at] + i.text + out[i.end:]
	}
	return out
}

// asksOf says which inputs a handler looks at, as testdata/oracle has it.
func asksOf(text string) string {
	var list []string
	for _, pattern := range []string{`r\.Method`, `\.a\b`, `\.ab\b`, `\.abc\b`, `s\.err\b`, `\bn\d+(\+\+| \+= )`, `errors\.Is\(\w+, errFull\)`} {
		list = append(list, fmt.Sprint(regexp.MustCompile(pattern).MatchString(text)))
	}
	return "asks{" + strings.Join(list, ", ") + "}"
}
