package analyzer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// run builds a program of handlers and runs it.
func (o *oracle) run(t *testing.T, list []*oracleCase) map[string]oracleReport {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/oracle")); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var table strings.Builder
	table.WriteString("package main\n\nvar handlers = []handler{\n")
	for _, c := range list {
		name := fmt.Sprintf("h_%d", c.id)
		name = strings.Replace(name, "-", "m", 1)
		write(name+"x.go", instrumented(t, c.text))
		fmt.Fprintf(&table, "{\"h_%d\", %q, %s, h_%s},\n", c.id, name+"x.go", asksOf(c.text), strings.Replace(fmt.Sprint(c.id), "-", "m", 1))
	}
	table.WriteString("}\n")
	write("table.go", table.String())
	program := filepath.Join(dir, "run.exe")
	build := exec.Command("go", "build", "-gcflags=-l", "-ldflags=-s -w", "-o", program, ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	run := exec.Command(program)
	var stderr bytes.Buffer
	run.Stderr = &stderr
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	reports := map[string]oracleReport{}
	for dec := json.NewDecoder(bufio.NewReader(bytes.NewReader(out))); dec.More(); {
		var r oracleReport
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		reports[r.Name] = r
	}
	return reports
}

// instrumented returns a handler's file as it is run: each function says when it is entered. The lines stay what they are.
func instrumented(t *testing.T, text string) string {
	t.Helper()
	const head = "package main; import (\"errors\"; \"fmt\"; \"io\"; \"example.com/oracle/http\"); var _, _, _, _ = errors.New, fmt.Fprint, io.WriteString, http.Error; "
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
	for _, pattern := range []string{`r\.Method`, `\.a\b`, `\.ab\b`, `\.abc\b`, `s\.err\b`} {
		list = append(list, fmt.Sprint(regexp.MustCompile(pattern).MatchString(text)))
	}
	return "asks{" + strings.Join(list, ", ") + "}"
}
