package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/order"
)

// undocumentedStatus reports statuses that a handler chooses and that its swag comment does not name. It stays silent about what
// a helper chooses by itself, such as the one that maps errors to statuses, and about handlers that declare no status.
func undocumentedStatus(p *pkg) []finding {
	var list []finding
	p.documented(func(fn *ast.FuncDecl, doc *swagDoc, a *order.Answer) {
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

// documented calls yield for each handler with a swag comment that declares statuses, with what it can answer.
func (p *pkg) documented(yield func(*ast.FuncDecl, *swagDoc, *order.Answer)) {
	var docs map[*ast.FuncDecl]*swagDoc
	for _, file := range p.pass.Files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Doc == nil || fn.Body == nil {
				continue
			}
			if doc := parseSwag(fn.Doc); doc != nil {
				if docs == nil {
					docs = map[*ast.FuncDecl]*swagDoc{}
				}
				docs[fn] = doc
			}
		}
	}
	if docs == nil {
		return // what handlers answer is only asked for where one is documented
	}
	for _, a := range order.AnswersOf(p.pass, p.bound, p.fields) {
		if fn, ok := a.Func.(*ast.FuncDecl); ok && docs[fn] != nil {
			yield(fn, docs[fn], a)
		}
	}
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
