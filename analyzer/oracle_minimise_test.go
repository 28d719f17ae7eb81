package analyzer

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// minimise drops statements of a handler as long as it keeps a property.
func (o *oracle) minimise(t *testing.T, c *oracleCase, keeps func(*oracleCase) bool) *oracleCase {
	t.Helper()
	next := 1
	for range 12 {
		var list []*oracleCase
		for _, text := range smaller(c.text) {
			next++
			id := -next
			text = regexp.MustCompile(`_m?\d+\b`).ReplaceAllString(text, fmt.Sprintf("_m%d", next))
			candidate := &oracleCase{id: id, text: text}
			if o.analyze(t, candidate) && len(list) < 400 {
				list = append(list, candidate)
			}
		}
		reports := o.run(t, list)
		var best *oracleCase
		for _, candidate := range list {
			candidate.compare(reports[fmt.Sprint("h_", candidate.id)])
			if keeps(candidate) && (best == nil || len(candidate.text) < len(best.text)) {
				best = candidate
			}
		}
		if best == nil || len(best.text) >= len(c.text) {
			break
		}
		c = best
	}
	return c
}

// smaller returns a program without one of its statements, or two, or with a statement replaced by what it holds.
func smaller(text string) []string {
	const head = "package p\n"
	var out []string
	add := func(s string) {
		if formatted, err := format.Source([]byte(head + s)); err == nil {
			out = append(out, strings.TrimPrefix(string(formatted), head))
		}
	}
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, "p.go", head+text, 0)
	if err != nil {
		return nil
	}
	type span struct{ from, to int }
	var spans []span
	offset := func(pos token.Pos) int { return files.Position(pos).Offset - len(head) }
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
			for i, s := range n.List {
				from, to := offset(s.Pos()), offset(s.End())
				spans = append(spans, span{from, to})
				if i+1 < len(n.List) {
					spans = append(spans, span{from, offset(n.List[i+1].End())})
				}
				if i+2 < len(n.List) {
					spans = append(spans, span{from, offset(n.List[len(n.List)-1].End())})
				}
				if i > 1 {
					spans = append(spans, span{offset(n.List[0].Pos()), offset(n.List[i-1].End())})
				}
			}
		case *ast.CaseClause:
			spans = append(spans, span{offset(n.Pos()), offset(n.End())})
			for _, s := range n.Body {
				spans = append(spans, span{offset(s.Pos()), offset(s.End())})
			}
		case *ast.IfStmt:
			if n.Else != nil {
				spans = append(spans, span{offset(n.Body.End()), offset(n.Else.End())})
			}
			body := text[offset(n.Body.Lbrace)+1 : offset(n.Body.Rbrace)]
			add(text[:offset(n.Pos())] + body + text[offset(n.End()):])
		case *ast.ForStmt:
			add(text[:offset(n.Pos())] + text[offset(n.Body.Lbrace)+1:offset(n.Body.Rbrace)] + text[offset(n.End()):])
		case *ast.RangeStmt:
			add(text[:offset(n.Pos())] + text[offset(n.Body.Lbrace)+1:offset(n.Body.Rbrace)] + text[offset(n.End()):])
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				for _, x := range []ast.Expr{n.X, n.Y} {
					add(text[:offset(n.Pos())] + text[offset(x.Pos()):offset(x.End())] + text[offset(n.End()):])
				}
			}
		case *ast.FuncDecl:
			if !strings.HasPrefix(n.Name.Name, "h_") {
				spans = append(spans, span{offset(n.Pos()), offset(n.End())})
			}
		}
		return true
	})
	for _, s := range spans {
		add(text[:s.from] + text[s.to:])
	}
	return slices.Collect(maps.Keys(mapOf(out)))
}

func mapOf(list []string) map[string]bool {
	m := map[string]bool{}
	for _, s := range list {
		m[s] = true
	}
	return m
}

func numbered(text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		fmt.Fprintf(&b, "%3d %s\n", i+1, line)
	}
	return b.String()
}
