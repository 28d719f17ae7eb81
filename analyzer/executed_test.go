package analyzer

import (
	"cmp"
	"fmt"
	"go/format"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/testing/long"
)

// TestExecutedEdits makes the edits of generated handlers and calls them before and after, with all inputs. A safe edit
// leaves every response as it was, byte for byte, and what is logged. So does an unsafe one where its defect did not
// happen: the two events that the finding is about, one after the other. Where it happened, it does not any more.
//
// There is one finding for each reply, and for each thing that comes too late. So an edit may reveal another finding. That one must
// be true: its defect happens with the edit, and it has happened without the edit, in the same places.
//
// What happened is recorded: testdata/run is the program that calls the handlers, with a response that notes each call and
// the lines that were being executed. All versions of a batch of handlers are one program. -handlers says how many there are.
func TestExecutedEdits(t *testing.T) {
	count := cmp.Or(*oracleCount, long.Times(30, 200))
	const batch = 500
	random := rand.New(rand.NewPCG(1, uint64(count)))
	counts := newTally()
	for from := 0; from < count && !t.Failed(); from += batch {
		handlers := editedHandlers(t, random, counts, from, min(count, from+batch))
		if t.Failed() {
			return
		}
		compare(t, handlers, execute(t, handlers))
	}
	counts.log(t)
}

// editedHandlers makes handlers with numbers from one up to another, and all edits of them.
func editedHandlers(t *testing.T, random *rand.Rand, counts *tally, from, to int) []*tested {
	t.Helper()
	o := everything()
	settings, err := newSettings(o)
	if err != nil {
		t.Fatal(err)
	}
	l := newLab(newAnalyzer(o))
	kit, err := os.ReadFile("testdata/run/kit/kit.go")
	if err != nil {
		t.Fatal(err)
	}
	l.sources["example.com/run/kit"] = map[string]string{"kit.go": string(kit)}
	var handlers []*tested
	for i := from; i < to; i++ {
		h := &tested{name: fmt.Sprint("h", i)}
		h.file, h.path = h.name+".go", "example.com/run/"+h.name
		h.text = (&handlerGenerator{generator: generator{data: bytesOf(random, 300)}, compact: i%8 == 7}).program(h.name)
		l.sources[h.path] = map[string]string{h.file: h.text}
		s := l.analyze(h.path)
		if s.err() != nil {
			t.Fatalf("%v\n%s", s.err(), h.text)
		}
		counts.count(t, s, settings)
		for j, d := range s.diagnostics {
			if len(d.SuggestedFixes) > 0 {
				h.versions = append(h.versions, edited(t, l, h.path, s.diagnostics[j:j+1]))
			}
		}
		if len(h.versions) > 1 {
			h.versions = append(h.versions, edited(t, l, h.path, s.diagnostics))
		}
		handlers = append(handlers, h)
	}
	return handlers
}

// tested is a generated handler with the versions that edits make of it.
type tested struct {
	name, file, path, text string
	versions               []editedText
}

type editedText struct {
	text     string
	edits    []analysis.Diagnostic
	revealed []analysis.Diagnostic // the findings that there are only with the edits
	moved    moves
}

func edited(t *testing.T, l *lab, path string, chosen []analysis.Diagnostic) editedText {
	t.Helper()
	_, revealed := checkEdit(t, l, path, chosen)
	s := l.analyze(path)
	fixed, err := s.fixed(chosen)
	if err != nil {
		t.Fatal(err)
	}
	e := editedText{moved: movesOf(s, chosen), revealed: revealed}
	for _, text := range fixed {
		e.text = text
	}
	for _, d := range chosen {
		if len(d.SuggestedFixes) > 0 {
			e.edits = append(e.edits, d)
		}
	}
	return e
}

// called is what a call of a handler did: see testdata/run.
type called struct {
	Handler  string
	Version  int
	Input    int
	Response string
	Log      []string
	Events   []happened
}

// happened is a call of the response, with the lines of the handler's file that were being executed.
type happened struct {
	Kind  string
	Code  int // of a status
	Lines []int
}

type calledKey struct {
	handler        string
	version, input int
}

// execute builds a program of the handlers, in all their versions, and runs it.
func execute(t *testing.T, handlers []*tested) map[calledKey]called {
	t.Helper()
	p := newProgram(t, "testdata/run")
	for _, h := range handlers {
		fmt.Fprintf(&p.table, "{%q, []version{", h.name)
		for i := range len(h.versions) + 1 {
			text, name := h.text, h.name
			if i > 0 {
				text, name = h.versions[i-1].text, fmt.Sprintf("%sv%d", h.name, i)
			}
			p.write(t, name+".go", strings.Replace(text, "func "+h.name+"(", "func "+name+"(", 1))
			fmt.Fprintf(&p.table, "{%q, %s}, ", name+".go", name)
		}
		p.table.WriteString("}},\n")
	}
	var args []string
	if long.On {
		args = append(args, "serve")
	}
	calls := map[calledKey]called{}
	for _, c := range reports[called](t, p, args...) {
		calls[calledKey{c.Handler, c.Version, c.Input}] = c
	}
	return calls
}

// compare holds the versions of handlers against the first one.
func compare(t *testing.T, handlers []*tested, calls map[calledKey]called) {
	t.Helper()
	compared, same, defects, revealed := 0, 0, 0, 0
	for _, h := range handlers {
		for i, v := range h.versions {
			for _, d := range v.revealed {
				revealed++
				h.happens(t, calls, i+1, d)
			}
			for input := 0; ; input++ {
				before, ok := calls[calledKey{h.name, 0, input}]
				if !ok {
					break
				}
				after := calls[calledKey{h.name, i + 1, input}]
				compared++
				hit := slices.ContainsFunc(v.edits, func(d analysis.Diagnostic) bool {
					return defectOf(d, func(p int) int { return p }, h.text).in(before)
				})
				report := func(text string) {
					t.Errorf("%s, input %d: %s\n%s\nbefore: %q %v\nafter: %q %v\n%s", h.name, input, v.edits[0].Message, text,
						before.Response, before.Log, after.Response, after.Log, changes(map[string]string{h.file: h.text}, map[string]string{h.file: v.text}))
				}
				if !hit {
					same++
					// A return after a reply keeps what does not touch the response from being done, too.
					ended := slices.ContainsFunc(v.edits, func(d analysis.Diagnostic) bool {
						return d.Category == "missing-return" && defectOf(d, func(p int) int { return p }, h.text).begins(before)
					})
					if before.Response != after.Response || !ended && !slices.Equal(before.Log, after.Log) {
						report("the edit changes a response without the defect")
						break
					}
					continue
				}
				defects++
				for _, finding := range v.edits {
					at := func(p int) int { return v.moved.offset(h.file, p) }
					d := defectOf(finding, at, v.text)
					if finding.Category == "missing-return" {
						d.later = lineOf(at(fset.Position(finding.Related[0].Pos).Offset), v.text) // a deferred call may still follow
					}
					if finding.Category == "nonstandard" {
						d.earlier = lineOf(at(fset.Position(finding.Pos).Offset), v.text) // the code may be sent elsewhere, too
					}
					if finding.Category != "body" && d.in(after) { // a write that is dropped is nowhere any more
						report("after the edit the defect is still there")
						break
					}
				}
			}
		}
	}
	t.Logf("%d handlers, %d calls compared: %d without the defect have the same response, %d with it have lost it; %d findings revealed",
		len(handlers), compared, same, defects, revealed)
	if defects < 100 || same < 1000 {
		t.Error("too few to say anything")
	}
}

// happens checks that the defect of a finding that edits reveal happens when the version is called, and that it happened before the
// edits.
func (h *tested) happens(t *testing.T, calls map[calledKey]called, version int, finding analysis.Diagnostic) {
	t.Helper()
	v := h.versions[version-1]
	after := defectOf(finding, func(p int) int { return p }, v.text)
	if finding.Category == "missing-return" {
		after.later = lineOf(fset.Position(finding.Related[0].Pos).Offset, v.text)
	}
	was := map[int]int{} // the line before, by the line after
	for offset := range h.text {
		if offset == 0 || h.text[offset-1] == '\n' {
			start := len(h.text) - len(strings.TrimLeft(h.text[offset:], "\t"))
			was[lineOf(v.moved.offset(h.file, start), v.text)] = lineOf(offset, h.text)
		}
	}
	before := defect{earlier: was[after.earlier], later: was[after.later]}
	for version, d := range map[int]defect{0: before, version: after} {
		found := false
		for input := 0; ; input++ {
			c, ok := calls[calledKey{h.name, version, input}]
			if !ok {
				break
			}
			found = found || d.earlier > 0 && d.in(c)
		}
		if !found {
			t.Errorf("%s: %s: the edit reveals a finding at line %d: %s\nIn version %d it does not happen, at lines %d and %d\n%s", h.name, v.edits[0].Message,
				fset.Position(finding.Pos).Line, finding.Message, version, d.earlier, d.later, changes(map[string]string{h.file: h.text}, map[string]string{h.file: v.text}))
		}
	}
}

// defect is what a finding is about, as it shows when the handler runs.
type defect struct {
	earlier, later int // lines of the two events; without a later line, any line matches
	code           int // the status that must not be sent, on any line if earlier is 0
}

// in reports whether a call has the defect.
func (d defect) in(c called) bool {
	if d.code != 0 {
		return slices.ContainsFunc(c.Events, func(e happened) bool {
			return e.Code == d.code && (d.earlier == 0 || slices.Contains(e.Lines, d.earlier))
		})
	}
	sent := false
	for _, e := range c.Events {
		switch {
		case slices.Contains(e.Lines, d.earlier):
			if sent && d.later == 0 && e.Kind == "status" {
				return true // the same reply once more, in the next turn of a loop
			}
			sent = sent || e.Kind != "header"
		case sent && (d.later == 0 || slices.Contains(e.Lines, d.later)):
			return true
		}
	}
	return false
}

func lineOf(offset int, text string) int { return 1 + strings.Count(text[:offset], "\n") }

// begins reports whether the earlier of the two events of a defect happens in a call.
func (d defect) begins(c called) bool {
	return slices.ContainsFunc(c.Events, func(e happened) bool { return e.Kind != "header" && slices.Contains(e.Lines, d.earlier) })
}

// defectOf returns the defect of a finding; moved says where its places are in the text of a version.
func defectOf(d analysis.Diagnostic, moved func(int) int, text string) defect {
	line := func(offset int) int { return lineOf(moved(offset), text) }
	pos := fset.Position(d.Pos).Offset
	switch d.Category {
	case "missing-return":
		return defect{earlier: line(pos)}
	case "late-header", "body", "superfluous":
		return defect{earlier: line(fset.Position(d.Related[0].Pos).Offset), later: line(pos)}
	case "nonstandard":
		var code int
		fmt.Sscan(strings.TrimSpace(d.Message), &code)
		if _, registered := catalog.Registered(code); !registered {
			return defect{code: code}
		}
	}
	return defect{earlier: -1} // magic: it changes no response
}

func bytesOf(random *rand.Rand, n int) []byte {
	data := make([]byte, n)
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	return data
}

// handlerGenerator makes handlers out of bytes.
type handlerGenerator struct {
	generator
	compact bool // if statements may be on one line, which gofmt does not like
}

func (g *handlerGenerator) code() string {
	return []string{"400", "404", "200", "204", "304", "201", "500", "http.StatusTeapot", "http.StatusOK", "420", "code"}[g.pick(11)]
}

func (g *handlerGenerator) condition() string {
	conditions := []string{`r.Method == "POST"`, `r.URL.RawQuery == ""`, `r.Header.Get("X-B") == "1"`, "n > 1", "code == 200"}
	c := conditions[g.pick(len(conditions))]
	switch g.pick(8) {
	case 0:
		return c + " && " + conditions[g.pick(len(conditions))]
	case 1:
		return c + " || " + conditions[g.pick(len(conditions))]
	case 2:
		return "!(" + c + ")"
	}
	return c
}

// reply is a statement that replies.
func (g *handlerGenerator) reply() string {
	switch g.pick(12) {
	case 0, 1, 2, 3:
		return `http.Error(w, "no", ` + g.code() + ")"
	case 4:
		return "http.NotFound(w, r)"
	case 5:
		return `http.Redirect(w, r, "/elsewhere", 302)`
	case 6:
		return `kit.Fail(w, ` + g.code() + `, "failed")`
	case 7:
		return "kit.Check(w, r)"
	case 8:
		return "kit.Valid(w, r)"
	case 9:
		return "(&kit.Session{W: w}).Refuse()"
	case 10:
		return "_, _ = fmt.Fprint(w, n)"
	}
	return "kit.Next.ServeHTTP(w, r)"
}

// header is a statement about the header.
func (g *handlerGenerator) header() string {
	return []string{
		`w.Header().Set("X-Kind", "plain")`, `w.Header().Add("X-Kind", r.Host)`, `w.Header()["X-Kind"] = []string{"a", "b"}`,
		`w.Header().Del("X-Kind")`, `http.SetCookie(w, &http.Cookie{Name: "a"})`, "kit.Typed(w)", `w.Header().Set("Content-Type", "text/css")`,
		`w.Header().Set("X-Text", fmt.Sprint(n, code))`, "w.Header().Set(\"X-Lines\",\n\"two\")",
	}[g.pick(9)]
}

func (g *handlerGenerator) simple() string {
	switch g.pick(16) {
	case 0, 1:
		return g.reply()
	case 2:
		return "w.WriteHeader(" + g.code() + ")"
	case 3:
		return "w.WriteHeader(" + g.code() + ")\n" + g.header()
	case 4:
		return "w.WriteHeader(" + g.code() + ")\n" + g.header() + "\n" + g.header()
	case 5:
		return "w.WriteHeader(" + []string{"204", "304"}[g.pick(2)] + ")\nw.Write([]byte(\"gone\"))"
	case 6:
		return `w.Write([]byte("text"))`
	case 7:
		return `fmt.Fprintln(w, "hello")`
	case 8:
		return g.header()
	case 9:
		return `kit.Log(r, "step")`
	case 10:
		return "n++"
	case 11:
		return "code = " + g.code()
	case 12:
		return `kit.Page(w, "page")`
	case 13:
		return "json.NewEncoder(w).Encode(n)"
	case 14:
		return "return"
	}
	return `kit.Log(r, fmt.Sprint(n))`
}

func (g *handlerGenerator) block(depth int) string {
	// Most of the blocks that matter hold a reply, and little else.
	switch g.pick(4) {
	case 0:
		return "{\n" + g.list(depth, 1+g.pick(3)) + "}"
	case 1:
		return "{\n" + g.reply() + "\nkit.Log(r, \"replied\")\n}"
	case 2:
		if g.compact {
			return "{ " + g.reply() + " }"
		}
	}
	return "{\n" + g.reply() + "\n}"
}

func (g *handlerGenerator) list(depth, n int) string {
	var b strings.Builder
	for range n {
		s := g.statement(depth)
		if g.pick(8) == 1 && !strings.Contains(s, "\n") {
			s += " // as it should be"
		}
		b.WriteString(s + "\n")
	}
	return b.String()
}

func (g *handlerGenerator) statement(depth int) string {
	if depth == 0 || g.pick(3) == 0 {
		return g.simple()
	}
	switch depth--; g.pick(16) {
	case 1, 2, 3:
		return "if " + g.condition() + " " + g.block(depth)
	case 4:
		text := "if " + g.condition() + " " + g.block(depth)
		compact := g.compact
		g.compact = compact && strings.Contains(text, "\n") // events on the same line could not be told apart
		text += " else " + g.block(depth)
		g.compact = compact
		return text
	case 5:
		return "if " + g.condition() + " " + g.block(depth) + " else if " + g.condition() + " {\nreturn\n} else " + g.block(depth)
	case 6:
		return "if err := kit.Load(r); err != nil " + g.block(depth)
	case 7:
		return "if !kit.Valid(w, r) {\n" + g.simple() + "\n}"
	case 8:
		return "switch {\ncase " + g.condition() + ":\n" + g.list(depth, 1) + "case " + g.condition() + ":\n" + g.reply() + "\n" +
			[]string{"", "default:\nreturn\n", "default:\n" + g.simple() + "\n"}[g.pick(3)] + "}"
	case 9:
		return "switch r.Method {\ncase \"POST\":\n" + g.reply() + "\ncase \"PUT\":\nreturn\n}"
	case 10:
		return "for range 2 " + g.block(depth)
	case 11:
		return "for n < 2 {\nn++\nif " + g.condition() + " " + g.block(depth) + "\n}"
	case 12:
		return "{\nstop := func(text string) { http.Error(w, text, " + g.code() + ") }\nif " + g.condition() + " {\nstop(\"stopped\")\n}\n" + g.list(depth, 1) + "}"
	case 13:
		return "func() " + g.block(depth) + "()"
	case 14:
		return "defer func() " + g.block(depth) + "()"
	case 15:
		g.labels++
		label := fmt.Sprint("l", g.labels)
		return "if " + g.condition() + " {\nif n > 1 {\ngoto " + label + "\n}\n" + g.reply() + "\n" + label + ":\nkit.Log(r, \"label\")\n}"
	}
	return "if n == 0 " + g.block(depth)
}

// program makes a file with one handler.
func (g *handlerGenerator) program(name string) string {
	body := g.list(2, 2+g.pick(3))
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n")
	for _, path := range []string{"encoding/json", "fmt", "net/http"} {
		if strings.Contains(body, path[strings.LastIndexByte(path, '/')+1:]+".") || path == "net/http" {
			fmt.Fprintf(&b, "\t%q\n", path)
		}
	}
	if strings.Contains(body, "kit.") {
		b.WriteString("\n\t\"example.com/run/kit\"\n")
	}
	fmt.Fprintf(&b, ")\n\nfunc %s(w http.ResponseWriter, r *http.Request) {\n\tn, code := len(r.URL.RawQuery), 200\n\t_, _ = n, code\n%s}\n", name, body)
	if formatted, err := format.Source([]byte(b.String())); err == nil && !g.compact {
		return string(formatted)
	}
	return b.String()
}
