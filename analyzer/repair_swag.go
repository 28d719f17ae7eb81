package analyzer

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
)

// declare returns the edit that adds the statuses which a handler sends to its swag comment, or says why it cannot. It is the same edit
// for all findings of the comment, so that drivers make it once. The lines look like the last one of their kind, and come after the last
// one that declares a status. They name a type of the comment only if the handler sends it with the status.
func (p *pkg) declare(doc *declaration, missing, sends []order.Sends) (r *repair, declined string) {
	var codes []int
	for _, s := range missing {
		if !p.quieted(s.Node) {
			codes = append(codes, s.Code)
		}
	}
	if len(codes) == 0 || len(doc.lines) == 0 {
		return nil, ""
	}
	slices.Sort(codes)
	last := doc.lines[len(doc.lines)-1]
	if strings.HasSuffix(last.text, "\\") {
		return nil, "the last line continues on the next one"
	}
	src, ok := p.sourceOf(last.comment)
	if !ok {
		return nil, "the driver provides no source"
	}
	tf := p.pass.Fset.File(last.at)
	from := tf.Offset(last.at)
	before := src[strings.LastIndexByte(src[:from], '\n')+1 : from]
	if strings.Trim(before, "/* \t") != "" || strings.Contains(before, "/*") || strings.Contains(last.text, "*/") || !strings.HasPrefix(src[from:], last.text) {
		return nil, "the comment begins or ends on that line"
	}
	eol := "\n"
	end := len(src)
	if i := strings.IndexByte(src[from:], '\n'); i >= 0 {
		end = from + i
	}
	if strings.HasSuffix(src[:end], "\r") {
		end--
		eol = "\r\n"
	}
	var text strings.Builder
	var names []string
	for _, code := range codes {
		text.WriteString(eol + before + doc.lineFor(code, p.bodyIn(doc, code, sends)))
		names = append(names, fmt.Sprint(code))
	}
	edit := analysis.TextEdit{Pos: tf.Pos(end), End: tf.Pos(end), NewText: []byte(text.String())}
	return &repair{message: "Declare " + strings.Join(names, ", ") + " in the comment", edits: []analysis.TextEdit{edit}, unsafe: true}, ""
}

// swagTab is the width of a tab for swag fmt.
const swagTab = 4

// lineFor returns the line that declares a status, from its @ on, with the type of its body, such as "{object} Problem", or "".
func (d *declaration) lineFor(code int, content string) string {
	word, model := "@Failure", d.lastOf("@failure", "@response")
	if code < 400 {
		word, model = "@Success", d.lastOf("@success", "@response")
	}
	alike := model != nil
	if model == nil {
		model = &d.lines[len(d.lines)-1]
	}
	parts := regexp.MustCompile(`^(@\w+)(\s+)(\S+)(\s*)(.*)$`).FindStringSubmatch(model.text)
	if parts == nil {
		return fmt.Sprintf("%s %d", word, code)
	}
	gap := parts[2]
	switch {
	case alike:
		word = parts[1]
	case parts[1] == strings.ToLower(parts[1]):
		word = strings.ToLower(word)
	}
	typed, _, described := strings.Cut(parts[5], `"`)
	line := word + gap + fmt.Sprint(code)
	wide := parts[4]
	switch {
	case wide == "":
		wide = " "
	case len(wide) > 1 && strings.Trim(wide, " ") == "": // columns
		wide += strings.Repeat(" ", max(0, len(parts[3])-len(fmt.Sprint(code))))
	case strings.Trim(wide, "\t") == "": // columns of swag fmt
		wide += strings.Repeat("\t", max(0, len(parts[3])/swagTab-len(fmt.Sprint(code))/swagTab))
	}
	if content != "" {
		line += wide + content
	}
	phrase := ""
	if m, ok := catalog.Registered(code); ok {
		phrase = m.Phrase
	}
	if phrase == "" || !described {
		return line
	}
	if content != "" {
		wide = " "
		if rest := strings.TrimRight(typed, " \t"); rest == content && rest != typed {
			wide = typed[len(rest):]
		}
	}
	return line + wide + `"` + phrase + `"`
}

// bodyIn returns a type as a line of the comment writes it, if the handler sends a body of this type wherever it sends the status; else "".
func (p *pkg) bodyIn(doc *declaration, code int, sends []order.Sends) string {
	var body types.Type
	for _, s := range sends {
		if s.Code != code {
			continue
		}
		sent := p.bodyOf(s.Node)
		if sent == nil || body != nil && !types.Identical(sent, body) {
			return ""
		}
		body = sent
	}
	if body == nil {
		return ""
	}
	for _, line := range slices.Backward(doc.lines) {
		if content := line.content(); content != "" && p.isType(content, line.at, body) {
			return content
		}
	}
	return ""
}

// bodyOf returns the type of the body that a reply sends, without a pointer. It is nil if the call is not a reply, or sends something else
// than an argument.
func (p *pkg) bodyOf(n ast.Node) types.Type {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return nil
	}
	row := p.rowOfCall(call)
	if row != nil && row.Response.Effect == api.Records && row.Response.Fluent { // c.Status(404).JSON(v)
		if _, ok := p.parent(call).(*ast.SelectorExpr); ok {
			return p.bodyOf(p.cursors[call].Parent().Parent().Node())
		}
	}
	if row == nil || row.Response.Effect != api.Replies {
		return nil
	}
	how := row.Response.Content
	if how.When == api.Never || how.Arg < 0 || how.Arg >= len(call.Args) {
		return nil
	}
	t := p.pass.TypesInfo.TypeOf(call.Args[how.Arg])
	if t == nil {
		return nil
	}
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	return t
}

// isType reports whether "{object} Problem", at a place in a comment, is the type of a body.
func (p *pkg) isType(content string, at token.Pos, body types.Type) bool {
	kind, name, _ := strings.Cut(content, "}")
	switch strings.ToLower(strings.TrimPrefix(kind, "{")) {
	case "string": // swag does not look at the name
		basic, ok := body.Underlying().(*types.Basic)
		return ok && basic.Info()&types.IsString != 0
	case "array":
		name = "[]" + strings.TrimSpace(name)
	case "object":
	default:
		return false
	}
	x, err := parser.ParseExpr(strings.TrimSpace(name))
	if err != nil {
		return false
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	if types.CheckExpr(p.pass.Fset, p.pass.Pkg, at, x, info) != nil {
		return false
	}
	named := info.Types[x]
	return named.IsType() && types.Identical(named.Type, body)
}

// content returns the type that a line names, such as "{object} Reply{data=Order}", without what may follow it; or "".
func (l swagLine) content() string {
	content, _, _ := strings.Cut(l.text, `"`)
	fields := strings.Fields(content)
	if len(fields) < 4 || !strings.HasPrefix(fields[2], "{") {
		return ""
	}
	from := strings.Index(content, "{")
	depth, end := 0, from
	for i, f := range fields[2:] {
		depth += strings.Count(f, "{") + strings.Count(f, "[") - strings.Count(f, "}") - strings.Count(f, "]")
		end += strings.Index(content[end:], f) + len(f)
		if i >= 1 && depth <= 0 {
			return content[from:end]
		}
	}
	return ""
}

// lastOf returns the last line with the first keyword that has a line, or nil.
func (d *declaration) lastOf(words ...string) *swagLine {
	for _, word := range words {
		for i := len(d.lines) - 1; i >= 0; i-- {
			if keyword, _, _ := strings.Cut(strings.ReplaceAll(d.lines[i].text, "\t", " "), " "); strings.EqualFold(keyword, word) {
				return &d.lines[i]
			}
		}
	}
	return nil
}
