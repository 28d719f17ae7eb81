package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
)

// undocumentedStatus reports statuses that a handler chooses and that its swag comment does not name. It stays silent about what
// a helper chooses by itself, such as the one that maps errors to statuses, and about handlers that declare no status.
func undocumentedStatus(p *pkg) []finding {
	var list []finding
	p.documented(func(h described, a *order.Answer) {
		fn, doc := h.decl, h.doc
		for _, s := range a.Sends {
			if s.Code == 0 || !s.Chosen || doc.covers(s.Code) {
				continue
			}
			first := doc.declared[0]
			list = append(list, finding{
				at:      s.Node,
				message: fmt.Sprintf("%s is not documented: the comment of %s declares %s; add it there, or send one of these", codeText(s.Code), fn.Name.Name, doc.text()),
				related: []analysis.RelatedInformation{{Pos: first.pos, End: first.end, Message: "the first status that is declared"}},
			})
		}
	})
	return list
}

// described is a handler with a swag comment.
type described struct {
	decl *ast.FuncDecl // that has the comment
	doc  *swagDoc
	node ast.Node // the handler: the function, or the literal that it returns
	// whole is set if that is all that answers: the function gets a response itself, and is not given one by what it is a method of;
	// the literal is returned as it is, and not wrapped.
	whole bool
}

// documented calls yield for each handler with a swag comment that declares statuses, with what it can answer.
func (p *pkg) documented(yield func(described, *order.Answer)) {
	var handlers map[ast.Node]described
	for _, file := range p.pass.Files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Doc == nil || fn.Body == nil {
				continue
			}
			if doc := parseSwag(fn.Doc); doc != nil {
				if handlers == nil {
					handlers = map[ast.Node]described{}
				}
				h := described{decl: fn, doc: doc}
				h.node, h.whole = p.handlerOf(fn)
				handlers[h.node] = h
			}
		}
	}
	if handlers == nil {
		return // what handlers answer is only asked for where one is documented
	}
	for _, a := range order.AnswersOf(p.pass, p.bound, p.fields) {
		if h, ok := handlers[a.Func]; ok {
			yield(h, a)
		}
	}
}

// handlerOf returns the handler that a function is or makes, and whether that is all that answers (see described).
func (p *pkg) handlerOf(fn *ast.FuncDecl) (handler ast.Node, whole bool) {
	if p.getsResponse(fn.Type) {
		return fn, true
	}
	var made []*ast.FuncLit
	returns := 0
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			returns++
			for _, x := range n.Results {
				lit, bare := p.literalIn(x)
				if lit != nil {
					made = append(made, lit)
					whole = bare
				}
			}
		}
		return true
	})
	if len(made) != 1 {
		return fn, false
	}
	return made[0], whole && returns == 1
}

// literalIn returns the handler that an expression is or wraps, and whether it is that and no more.
func (p *pkg) literalIn(e ast.Expr) (lit *ast.FuncLit, bare bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		if p.getsResponse(e.Type) {
			return e, true
		}
	case *ast.CallExpr:
		for _, x := range e.Args {
			if lit, bare = p.literalIn(x); lit != nil {
				return lit, bare && p.pass.TypesInfo.Types[e.Fun].IsType()
			}
		}
	}
	return nil, false
}

// getsResponse reports whether a parameter is a response.
func (p *pkg) getsResponse(t *ast.FuncType) bool {
	if p.responses == nil {
		p.responses = p.bound.Responses()
	}
	for _, field := range t.Params.List {
		if tn := api.NamedOf(p.pass.TypesInfo.TypeOf(field.Type)); tn != nil && p.responses[tn] {
			return true
		}
	}
	return false
}

// swagDoc is what the comment of a handler declares for github.com/swaggo/swag: the lines "@Success 200,201 {object} T",
// "@Failure default {string} string", "@Response 4XX ...".
type swagDoc struct {
	declared []declaredStatus // in the order of the comment
	all      bool             // there is one for "default"
}

type declaredStatus struct {
	code     int // 0 for a class
	class    int // 4 for 4XX; 0 for a code
	pos, end token.Pos
}

// parseSwag reads the comment of a function. It is nil if that declares no status.
func parseSwag(doc *ast.CommentGroup) *swagDoc {
	d := &swagDoc{}
	route := false
	for _, c := range doc.List {
		pos := c.Pos()
		for line := range strings.Lines(c.Text) {
			d.line(line, pos, &route)
			pos += token.Pos(len(line))
		}
	}
	if !route || len(d.declared) == 0 {
		return nil
	}
	return d
}

// line reads one line of a comment that begins at pos.
func (d *swagDoc) line(line string, pos token.Pos, route *bool) {
	rest := strings.TrimLeft(line, "/* \t")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return
	}
	switch strings.ToLower(fields[0]) {
	case "@router", "@deprecatedrouter":
		*route = true
		return
	case "@success", "@failure", "@response":
	default:
		return
	}
	if len(fields) < 2 {
		return
	}
	at := pos + token.Pos(len(line)-len(rest))
	end := at + token.Pos(len(strings.TrimRight(rest, " \t\r\n*/")))
	for text := range strings.SplitSeq(fields[1], ",") {
		switch {
		case strings.EqualFold(text, "default"):
			d.all = true
		case len(text) == 3 && strings.EqualFold(text[1:], "XX") && text[0] >= '1' && text[0] <= '5':
			d.declared = append(d.declared, declaredStatus{class: int(text[0] - '0'), pos: at, end: end})
		default:
			code := 0
			if _, err := fmt.Sscanf(text, "%d", &code); err == nil && code >= 100 && code <= 999 && fmt.Sprint(code) == text {
				d.declared = append(d.declared, declaredStatus{code: code, pos: at, end: end})
			}
		}
	}
}

// covers reports whether a status is declared.
func (d *swagDoc) covers(code int) bool {
	if d.all {
		return true
	}
	for _, s := range d.declared {
		if s.code == code || s.class != 0 && s.class == code/100 {
			return true
		}
	}
	return false
}

// text lists what is declared.
func (d *swagDoc) text() string {
	var parts []string
	for _, s := range d.declared {
		if s.class != 0 {
			parts = append(parts, fmt.Sprintf("%dXX", s.class))
		} else {
			parts = append(parts, fmt.Sprint(s.code))
		}
	}
	switch n := len(parts); {
	case n == 1:
		return parts[0]
	default:
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
}

// codeText is a code with its reason phrase.
func codeText(code int) string {
	if m, ok := catalog.Registered(code); ok && m.Phrase != "" {
		return fmt.Sprintf("%d %s", code, m.Phrase)
	}
	return fmt.Sprint(code)
}
