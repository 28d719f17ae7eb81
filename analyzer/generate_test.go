package analyzer

import (
	"fmt"
	"go/format"
	"strings"
)

// generator makes a program out of bytes: each of them is a choice. The programs are mostly well-typed, so that what they
// are good for goes beyond the parser: sites and events of all kinds in control flow of all kinds.
type generator struct {
	data   []byte
	labels int
}

// pick consumes a byte. When all are used up, it is always the first choice, which never goes deeper.
func (g *generator) pick(n int) int {
	if len(g.data) == 0 {
		return 0
	}
	b := g.data[0]
	g.data = g.data[1:]
	return int(b) % n
}

// code is an expression that may be a status code.
func (g *generator) code(depth int) string {
	constants := []string{
		"404", "200", "204", "304", "205", "101", "99", "1000", "420", "499", "306", "0", "302", "0x194", "int(4e2)", "(201)", "202 + 1", "-1", "int('d')",
		"http.StatusOK", "http.StatusNoContent", "http.StatusNotFound", "http.StatusFound", "named", "int(typed)",
		"code", "a.code", "rec.Code", "resp.StatusCode", "(*a).code", "table[0].code",
	}
	n := len(constants)
	if depth <= 0 {
		return constants[g.pick(n)]
	}
	switch i := g.pick(n + 7); i - n {
	case 0:
		return "h0(w, r, " + g.code(depth-1) + ")"
	case 1:
		return "func() int { return " + g.code(depth-1) + " }()"
	case 2:
		return "[]int{" + g.code(depth-1) + ", " + g.code(depth-1) + "}[1]"
	case 3:
		return "map[string]int{\"a\": " + g.code(depth-1) + "}[\"a\"]"
	case 4:
		return "(&answer{code: " + g.code(depth-1) + "}).code"
	case 5:
		return "identity(" + g.code(depth-1) + ")"
	case 6:
		return "max(" + g.code(depth-1) + ", " + g.code(depth-1) + ")"
	default:
		return constants[i]
	}
}

func (g *generator) writer() string {
	return []string{"w", "rec", "wrapped{w}", "(w)", "http.ResponseWriter(rec)", "held.w"}[g.pick(6)]
}

func (g *generator) condition() string {
	switch g.pick(8) {
	case 1:
		return g.code(0) + " == " + g.code(1)
	case 2:
		return g.code(0) + " != " + g.code(0) + " && code >= " + g.code(0)
	case 3:
		return "code < " + g.code(0) + " || code > " + g.code(0)
	case 4:
		return "err := held.close(); err != nil"
	case 5:
		return "_, err := w.Write(nil); err != nil"
	case 6:
		return "resp.StatusCode/100 == 2"
	case 7:
		return "r == nil"
	}
	return "code == 1"
}

func (g *generator) block(depth int) string {
	var b strings.Builder
	b.WriteString("{\n")
	for range g.pick(5) {
		b.WriteString(g.statement(depth) + "\n")
	}
	b.WriteString("}")
	return b.String()
}

func (g *generator) statement(depth int) string {
	const simple, nested = 20, 15
	n := simple
	if depth > 0 {
		n += nested
	}
	switch g.pick(n) {
	case 0:
		return g.writer() + ".WriteHeader(" + g.code(2) + ")"
	case 1:
		return "http.Error(" + g.writer() + ", \"no\", " + g.code(2) + ")"
	case 2:
		return "http.Error(" + g.writer() + ", http.StatusText(" + g.code(0) + "), " + g.code(0) + ")"
	case 3:
		return "http.Redirect(" + g.writer() + ", r, \"/\", " + g.code(1) + ")"
	case 4:
		return g.writer() + ".Write([]byte(\"text\"))"
	case 5:
		return "fmt.Fprint(" + g.writer() + ", \"text\")"
	case 6:
		return g.writer() + ".Header().Set(\"X-Kind\", \"y\")"
	case 7:
		return fmt.Sprintf("h%d(%s, r, %s)", g.pick(4), g.writer(), g.code(1))
	case 8:
		return "http.NotFound(" + g.writer() + ", r)"
	case 9:
		return "code = " + g.code(2)
	case 10:
		return "a.code = " + g.code(2)
	case 11:
		return "a.send(" + g.writer() + ")"
	case 12:
		return "_ = " + g.code(1) + " == " + g.code(1)
	case 13:
		return "{ v := " + g.code(2) + "; w.WriteHeader(v) }"
	case 14:
		return "{ f := w.WriteHeader; f(" + g.code(1) + ") }"
	case 15:
		return "panic(http.ErrAbortHandler)"
	case 16:
		return "generic(" + g.writer() + ", " + g.code(0) + ")"
	case 17:
		return "resp = &http.Response{StatusCode: " + g.code(1) + "}"
	case 18:
		return "held.w = " + g.writer()
	case 19:
		return "return 0"
	case 20, 21, 22:
		return "if " + g.condition() + " " + g.block(depth-1)
	case 23:
		return "if " + g.condition() + " " + g.block(depth-1) + " else " + g.block(depth-1)
	case 24:
		return "switch " + g.code(1) + " {\ncase " + g.code(0) + ", code:\n" + g.statement(depth-1) + "\nfallthrough\ncase " + g.code(0) +
			":\n" + g.statement(depth-1) + "\ndefault:\n" + g.statement(depth-1) + "\n}"
	case 25:
		return "switch {\ncase " + g.code(0) + " == code:\n" + g.statement(depth-1) + "\ncase code > 2:\n" + g.statement(depth-1) + "\n}"
	case 26:
		g.labels++
		label := fmt.Sprint("again", g.labels)
		return label + ":\nfor code < 3 {\n" + g.statement(depth-1) + "\nif code == 2 { continue " + label + " }\n" + g.statement(depth-1) + "\nbreak " + label + "\n}"
	case 27:
		return "for _, c := range []int{" + g.code(0) + ", " + g.code(0) + "} {\nw.WriteHeader(c)\n" + g.statement(depth-1) + "\n}"
	case 28:
		return "for range 3 " + g.block(depth-1)
	case 29:
		return "defer func() int { " + g.statement(depth-1) + "\nreturn 0 }()"
	case 30:
		return "func() int { " + g.statement(depth-1) + "\nreturn " + g.code(0) + " }()"
	case 31:
		return "go func() int { " + g.statement(depth-1) + "\nreturn 0 }()"
	case 32:
		g.labels++
		label := fmt.Sprint("out", g.labels)
		return "if code == 3 { goto " + label + " }\n" + g.statement(depth-1) + "\n" + label + ":\n" + g.statement(depth-1)
	case 33:
		return "switch w := http.ResponseWriter(w).(type) {\ncase http.Flusher:\nw.Flush()\ndefault:\n" + g.statement(depth-1) + "\n}"
	default:
		return "select {\ncase c := <-codes:\nw.WriteHeader(c)\n" + g.statement(depth-1) + "\ncase codes <- " + g.code(0) + ":\n" + g.statement(depth-1) + "\n}"
	}
}

// program makes a whole file, which gofmt has nothing to say about.
func (g *generator) program() string {
	local := []string{"", "web", "."}[g.pick(3)]
	var b strings.Builder
	fmt.Fprintf(&b, generatedHead, local)
	for i := range 4 {
		fmt.Fprintf(&b, "\nfunc h%d(w http.ResponseWriter, r *http.Request, code int) int {\n", i)
		b.WriteString("\tvar rec *httptest.ResponseRecorder\n\tvar resp *http.Response\n\ta := new(answer)\n\t_, _, _ = rec, resp, a\n")
		for range 1 + g.pick(4) {
			b.WriteString("\t" + g.statement(3) + "\n")
		}
		fmt.Fprintf(&b, "\treturn %s\n}\n", g.code(0))
	}
	text := b.String()
	if local != "" {
		text = strings.ReplaceAll(text, "http.", strings.TrimPrefix(local+".", "..")) // "." needs no qualifier
	}
	if formatted, err := format.Source([]byte(text)); err == nil {
		return string(formatted)
	}
	return text
}

const generatedHead = `package p

import (
	"fmt"
	%s "net/http"
	"net/http/httptest"
)

const named = 404

const typed int64 = 404

var (
	codes chan int
	table = []answer{{404}, {code: 200}}
	held  wrapped2
	_     = fmt.Sprint
)

type wrapped struct{ http.ResponseWriter }

type wrapped2 struct{ w http.ResponseWriter }

func (h wrapped2) close() error { return nil }

type answer struct{ code int }

func (a *answer) send(w http.ResponseWriter) { w.WriteHeader(a.code) }

func identity(code int) int { return code }

func generic[W http.ResponseWriter, N ~int](w W, code N) { w.WriteHeader(int(code)) }
`
