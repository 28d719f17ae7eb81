package analyzer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/order"
)

// declare returns the edit that adds the statuses which a handler sends to its swag comment, or says why it cannot. It is the same edit
// for all findings of the comment, so that drivers make it once. The lines look like the last one of their kind, and come after the last
// one that declares a status.
func (p *pkg) declare(doc *declaration, missing []order.Sends) (r *repair, declined string) {
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
		text.WriteString(eol + before + doc.lineFor(code))
		names = append(names, fmt.Sprint(code))
	}
	edit := analysis.TextEdit{Pos: tf.Pos(end), End: tf.Pos(end), NewText: []byte(text.String())}
	return &repair{message: "Declare " + strings.Join(names, ", ") + " in the comment", edits: []analysis.TextEdit{edit}, unsafe: true}, ""
}

// swagTab is the width of a tab for swag fmt.
const swagTab = 4

// lineFor returns the line that declares a status, from its @ on. The type of an error is that of the last error before; for other
// statuses the type is unknown.
func (d *declaration) lineFor(code int) string {
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
	content, text, described := strings.Cut(parts[5], `"`)
	if !strings.HasPrefix(content, "{") || !alike || code < 400 {
		content = ""
	}
	content = wholeType(content)
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
	if phrase == "" || !described && (content != "" || text != "" || parts[5] == "") {
		return line
	}
	if content != "" {
		rest := strings.TrimRight(strings.SplitN(parts[5], `"`, 2)[0], " \t")
		wide = parts[5][len(rest):strings.IndexByte(parts[5], '"')]
		if wide == "" {
			wide = " "
		}
	}
	return line + wide + `"` + phrase + `"`
}

// wholeType is a type such as "{object} Reply{data=Order}", without what may follow it.
func wholeType(content string) string {
	fields := strings.Fields(content)
	depth := 0
	for i, f := range fields {
		depth += strings.Count(f, "{") + strings.Count(f, "[") - strings.Count(f, "}") - strings.Count(f, "]")
		if i >= 1 && depth <= 0 {
			end := strings.Index(content, fields[0]) + len(fields[0])
			for _, g := range fields[1 : i+1] {
				end += strings.Index(content[end:], g) + len(g)
			}
			return content[:end]
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
