package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// A repository in /code, seen from /code/shop. The lines of findings have characters before the finding that are several
// bytes, and one that is two UTF-16 code units.
const (
	cartFile  = "/code/shop/cart & co/größe.go"
	orderFile = "/code/orders/100%.go"
	otherFile = "/other/lib.go"

	cartText = "package cart\n" +
		"\n" +
		"func handle(w http.ResponseWriter) {\n" +
		"\tsay(\"größe 😀\"); w.WriteHeader(404)\n" +
		"\tsay(\"größe 😀\"); w.WriteHeader(404)\n" +
		"}\n"
	orderText = "\uFEFFpackage orders; var 漢 = w.Header(\n\t204)\nvar gone = fmt.Fprint(w, \"\xff\")\n"
	otherText = "package lib\n\nconst X = 420\n"
)

// fixedResult has one of everything.
func fixedResult() *driver.Result {
	place := func(file, text, part string, nth int) (start, end driver.Position) {
		offset := 0
		for range nth {
			offset += strings.Index(text[offset:], part) + len(part)
		}
		return position(file, text, offset-len(part)), position(file, text, offset)
	}
	one := func(rule, message, file, text, part string, nth int) driver.Finding {
		start, end := place(file, text, part, nth)
		return driver.Finding{
			Rule: rule, Message: message, URL: "https://example.com/rules#" + rule, Package: "example.com" + file[:strings.LastIndex(file, "/")],
			Pos: start, End: end,
		}
	}
	sent := one("body", "", orderFile, orderText, "w.Header(\n\t204)", 1)
	body := one("body", "body is lost: 100% of it, \"<&>\" too, after line 1 (body)", orderFile, orderText, "fmt.Fprint(w, \"\xff\")", 1)
	body.Related = []driver.Related{
		{Message: "here it\nis", Pos: sent.Pos, End: sent.End},
		{Message: "when code is 404, set here", Pos: sent.Pos, End: sent.End},
	}
	header := one("body", "two lines, invalid \xff\x1b here (body)", orderFile, orderText, "w.Header(\n\t204)", 1)
	first := one("magic", "use http.StatusNotFound instead of 404 (magic)", cartFile, cartText, "404", 1)
	first.Fixes = []driver.Fix{{Message: "Replace with http.StatusNotFound", Edits: []driver.Edit{
		{File: cartFile, Start: first.Pos.Offset, End: first.End.Offset, New: []byte("http.StatusNotFound")},
	}}}
	second := one("magic", "use http.StatusNotFound instead of 404 (magic)", cartFile, cartText, "404", 2)
	second.Related = []driver.Related{{Message: "elsewhere", Pos: body.Pos, End: body.End}}
	second.Fixes = []driver.Fix{{Message: "Replace with http.StatusNotFound", Edits: []driver.Edit{
		{File: cartFile, Start: second.Pos.Offset, End: second.End.Offset, New: []byte("http.StatusNotFound")},
		{File: cartFile, Start: len("package cart\n"), End: len("package cart\n"), New: []byte("\nimport \"net/http\"\n")},
	}}}
	return &driver.Result{
		Findings: []driver.Finding{
			header, body, one("unheard-of", "420 (unheard-of)", otherFile, otherText, "420", 1), first, second,
		},
		Errors: []driver.Error{
			{Package: "example.com/a", Message: "import cycle"},
			{Package: "example.com/b", Pos: "/code/orders/b.go:3:4", Message: "undefined: x\nor y"},
			{Package: "example.com/c", Pos: "/code/shop/c.go:3", Message: "broken"},
			{Message: "built with an old Go"},
		},
		Packages: 3,
		Sources: map[string]driver.Source{
			cartFile:  {Content: []byte(cartText)},
			orderFile: {Content: []byte(orderText)},
			otherFile: {Content: []byte(otherText)},
		},
	}
}

// fixedReport is the report of a result with two rules that do not change.
func fixedReport(res *driver.Result) *report {
	r := newReport(Setting{Dir: "/code/shop", Version: "v1.2.3", Columns: 0, Style: terminal.Style{}}, res)
	r.root = "/code"
	rules := []analyzer.Doc{
		{
			Traits:  analyzer.Traits{ID: "magic", Default: true, Severity: analyzer.Warning},
			Summary: "a number", What: "Reports a number.",
			Why: "Nobody knows 424.", Bad: "f(404)\ng(404)", Good: "f(http.StatusNotFound)", Fix: "Replaces it.", Policy: "Silent for 0.",
			Links: []string{"https://example.com/a", "https://example.com/b"},
		},
		{Traits: analyzer.Traits{ID: "body", Severity: analyzer.Error}, Summary: "lost content", What: "Reports content."},
	}
	r.rules = func() []analyzer.Doc { return rules }
	return r
}

// render writes a report in a format.
func render(t *testing.T, name string, r *report) []byte {
	t.Helper()
	format, err := findFormat(name, false)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := format.write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
