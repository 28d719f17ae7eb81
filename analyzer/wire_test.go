//statuslint:ignore magic what goes over the wire is wrong on purpose here

package analyzer

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/messages"
	"github.com/statuslint/statuslint/internal/testing/long"
)

// claim is what the messages of one form say of the wire.
type claim struct {
	message *regexp.Regexp
	// wrong says what of the claim is not so; "" if it holds. m are the groups of message.
	wrong func(m []string, x exchange) string
}

// claims are all that messages say of what is sent. A message without a claim here fails TestWire.
func claims() []claim {
	is := func(ok bool, format string, args ...any) string {
		if ok {
			return ""
		}
		return fmt.Sprintf(format, args...)
	}
	// sent holds a code with its phrase, as messages name it, against the status.
	sent := func(name string, x exchange) string {
		code, _, _ := strings.Cut(name, " ")
		return is(code == strconv.Itoa(x.code), "the status is %s", x.status)
	}
	return []claim{
		{regexp.MustCompile(`^use http\.Status\w+ instead of (\d+)$`), func(m []string, x exchange) string { return "" }},
		{regexp.MustCompile(`^(\d+) is not a (registered|valid) status code`), func(m []string, x exchange) string { return "" }},
		{regexp.MustCompile(`^(.+) (is deprecated|was dropped by|is defined by|is reserved and has no meaning)`), func(m []string, x exchange) string {
			return "" // about documents
		}},
		{regexp.MustCompile(`^(over HTTP/1\.1 )?body is lost: (over HTTP/1\.1 )?net/http sends no body with (.+)$`), func(m []string, x exchange) string {
			if m[2] != "" && x.http2 {
				return is(x.body != "", "over HTTP/2 no content is sent either")
			}
			return sent(m[3], x) + is(x.body == "", "the content %q is sent", x.body)
		}},
		{regexp.MustCompile(`^(.+) must not have a body, yet net/http sends this one$`), func(m []string, x exchange) string {
			return sent(m[1], x) + is(x.body != "", "no content is sent")
		}},
		{regexp.MustCompile(`^net/http panics on status code (-?\d+), and the client gets no response`), func(m []string, x exchange) string {
			return is(x.err != nil && x.raw == "", "the client gets %s", x.status)
		}},
		{regexp.MustCompile(`^an error with (.+) is (a success|a redirect to nowhere|not an error) to clients`), func(m []string, x exchange) string {
			class := map[string]string{"a success": "2", "a redirect to nowhere": "3", "not an error": "3"}[m[2]]
			return sent(m[1], x) + is(strings.HasPrefix(x.status, class), "the status is %s", x.status) +
				is(x.header.Get("Location") == "", "there is a Location")
		}},
		{regexp.MustCompile(`^(.+) is not a redirect, so clients do not follow its Location`), func(m []string, x exchange) string {
			return sent(m[1], x) + is(x.header.Get("Location") != "", "there is no Location")
		}},
		{regexp.MustCompile(`^(\d+).* cannot be a complete reply: net/http sends it as an interim response and then 200 OK$`), func(m []string, x exchange) string {
			return is(fmt.Sprintf("[%s]", m[1]) == fmt.Sprint(x.interim) && x.code == http.StatusOK, "the client gets %v and %s", x.interim, x.status)
		}},
		{regexp.MustCompile(`^(101).* cannot be a complete reply: net/http sends it over HTTP/1\.1 without the body, and the client takes what follows for another protocol$`), func(m []string, x exchange) string {
			if x.http2 {
				return is(x.code == http.StatusOK, "over HTTP/2 it is %s", x.status)
			}
			return is(x.code == 101 && len(x.interim) == 0 && x.body == "", "the client gets %v, %s and %q", x.interim, x.status, x.body)
		}},
		{regexp.MustCompile(`^(over HTTP/1\.1 )?the client still gets ([^:]+)`), func(m []string, x exchange) string {
			if m[1] != "" && x.http2 {
				return is(x.code != 101, "over HTTP/2 it is 101 too")
			}
			if x.http2 {
				return sent(m[2], x)
			}
			return is(x.status == m[2], "the status line is %s", x.status)
		}},
		{regexp.MustCompile(`^(\S+) is never sent: the header went out at line \d+`), func(m []string, x exchange) string {
			if x.http2 && slices.Contains(x.interim, http.StatusSwitchingProtocols) {
				return "" // HTTP/2 has no 101, so that nothing has gone out
			}
			return is(x.header.Get(m[1]) == "", "%s is sent", m[1])
		}},
		{regexp.MustCompile(`^(.+) must come with (\S+), which this function does not set$`), func(m []string, x exchange) string {
			return sent(m[1], x) + is(x.header.Get(m[2]) == "", "%s is set", m[2])
		}},
		{regexp.MustCompile(`^(.+) without a Location header leads nowhere`), func(m []string, x exchange) string {
			return sent(m[1], x) + is(x.header.Get("Location") == "", "Location is set")
		}},
		{regexp.MustCompile(`^the client gets this JSON as text/plain, because http\.Error overwrites`), func(m []string, x exchange) string {
			if x.err != nil || catalog.ContentOf(x.code) != catalog.ContentAllowed || len(x.interim) > 0 {
				return "" // other rules say what happens then
			}
			return is(strings.HasPrefix(x.header.Get("Content-Type"), "text/plain") && json.Valid([]byte(x.body)), "%s: %q", x.header.Get("Content-Type"), x.body)
		}},
		{regexp.MustCompile(`^nothing is sent despite the error, so the client gets 200 OK without a body`), func(m []string, x exchange) string {
			return is(x.code == http.StatusOK && x.body == "", "the client gets %s and %q", x.status, x.body)
		}},
		{regexp.MustCompile(`^the error is found here$`), func(m []string, x exchange) string { return "" }},
		{regexp.MustCompile(`^the text says (\d+) (.+), but the code is (.+): use the same for both$`), func(m []string, x exchange) string {
			if code, _, _ := strings.Cut(m[3], " "); x.err != nil || code != strconv.Itoa(x.code) {
				return "" // a panic or an interim response, which class and invalid report
			}
			return is(x.body == m[2]+"\n" || catalog.ContentOf(x.code) == catalog.ContentDropped, "the content is %q", x.body)
		}},
		{regexp.MustCompile(`^(no return after this reply|after this reply the function goes on)`), func(m []string, x exchange) string {
			return is(strings.HasPrefix(x.body, "error\n") && len(x.body) > len("error\n") || catalog.ContentOf(x.code) != catalog.ContentAllowed,
				"the content is %q", x.body)
		}},
		{regexp.MustCompile(`^this status is not sent`), func(m []string, x exchange) string { return "" }}, // the first one is not known
		{regexp.MustCompile(`^the header goes out here$|^the status that is sent$`), func(m []string, x exchange) string { return "" }},
	}
}

// TestWire executes handlers with every code of the catalog over HTTP/1.1 and HTTP/2, and holds what the analyzer says of
// their text against what the client gets.
func TestWire(t *testing.T) {
	codes := []int{1, 42, 99, 199, 299, 466, 600, 998, 1000}
	for code := 100; code < 200; code += long.Times(9, 1) {
		codes = append(codes, code)
	}
	for _, m := range catalog.All() {
		codes = append(codes, m.Code)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)

	source, forms := handlerSource(t, "wire_forms_test.go"), wireForms()
	names := slices.Sorted(maps.Keys(forms))
	identifier := regexp.MustCompile(`\bcode\b`)
	var text strings.Builder
	text.WriteString("package p\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n\t\"os\"\n)\n\nvar _ = fmt.Sprint\n")
	for _, name := range names {
		for _, code := range codes {
			fmt.Fprintf(&text, "\nfunc %s%d(w http.ResponseWriter, r *http.Request) {\n%s\n}\n", name, code,
				identifier.ReplaceAllString(source[name], strconv.Itoa(code)))
		}
	}
	a, err := New(Options{Enable: Words{allRules}})
	if err != nil {
		t.Fatal(err)
	}
	s := analyzeText(a, text.String())
	if s.err() != nil {
		t.Fatal(s.err())
	}
	said := map[string][]string{} // what is said of each function
	reported := map[string]bool{}
	for _, d := range s.diagnostics {
		name := functionAt(s, d)
		said[name] = append(said[name], strings.TrimSuffix(d.Message, " ("+d.Category+")"))
		for _, r := range d.Related {
			if !messages.IsCondition(r.Message) {
				said[name] = append(said[name], r.Message)
			}
		}
		reported[d.Category] = true
	}
	w, list := newWire(t), claims()
	unclaimed := map[string]string{} // messages without a claim, and a handler that provokes each
	for _, name := range names {
		for _, code := range codes {
			messages := said[fmt.Sprintf("%s%d", name, code)]
			handler := func(rw http.ResponseWriter, r *http.Request) { forms[name](rw, r, code) }
			for _, x := range w.send(handler) {
				for _, message := range messages {
					if wrong := check(list, message, x); wrong == noClaim {
						unclaimed[message] = fmt.Sprintf("%s with %d", name, code)
					} else if wrong != "" {
						t.Errorf("%s with %d, HTTP/2 %v: %q: %s", name, code, x.http2, message, wrong)
					}
				}
				if !x.http2 && x.err == nil && len(x.interim) == 0 && name == "wireHeader" && x.status != catalog.OnWire(code) {
					t.Errorf("%d: the status line says %s, the catalog %s", code, x.status, catalog.OnWire(code))
				}
			}
			if name != "wireRedirect" || code < 200 || code > 999 {
				continue
			}
			said := slices.ContainsFunc(messages, func(m string) bool { return strings.Contains(m, "do not follow its Location") })
			if follows := w.follows(handler); follows && said {
				t.Errorf("%d: net/http's client follows it", code)
			}
		}
	}
	for _, message := range slices.Sorted(maps.Keys(unclaimed)) {
		t.Errorf("%q (%s): no claim has this form; add one to claims", message, unclaimed[message])
	}
	for _, id := range []string{"body", "class", "deprecated", "invalid", "json-error", "late-header", "missing-location", "mismatch", "missing-return", "no-reply", "nonstandard", "required-header", "superfluous"} {
		if !reported[id] {
			t.Errorf("no handler is reported by %s", id)
		}
	}
}

const noClaim = "no claim has this form"

// check compares a message with an exchange, and says what is wrong.
func check(list []claim, message string, x exchange) string {
	for _, c := range list {
		if m := c.message.FindStringSubmatch(message); m != nil {
			return c.wrong(m, x)
		}
	}
	return noClaim
}

// functionAt is the name of the function that a finding is in.
func functionAt(s *subject, d analysis.Diagnostic) string {
	for _, f := range s.files {
		for _, decl := range f.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Pos() <= d.Pos && d.Pos < fn.End() {
				return fn.Name.Name
			}
		}
	}
	return ""
}

// TestWireInterim sends every informational status by itself.
func TestWireInterim(t *testing.T) {
	w := newWire(t)
	for code := 100; code < 200; code++ {
		for _, x := range w.send(func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(code) }) {
			final := []int{code}
			if x.http2 || catalog.Interim(code) {
				final = append(final, http.StatusOK)
			}
			if got := append(x.interim, x.code); !slices.Equal(got, final) || x.err != nil || x.body != "" {
				t.Errorf("%d, HTTP/2 %v: the client gets %v and %q (%v)", code, x.http2, got, x.body, x.err)
			}
		}
	}
	// The body after an interim response is that of the final one; after a 101 there is no body.
	for _, code := range []int{100, 101, 102, 103, 199} {
		for _, x := range w.send(func(rw http.ResponseWriter, _ *http.Request) {
			rw.WriteHeader(code)
			fmt.Fprint(rw, "content")
		}) {
			if dropped := code == http.StatusSwitchingProtocols && !x.http2; (x.body == "") != dropped {
				t.Errorf("%d, HTTP/2 %v: the content is %q", code, x.http2, x.body)
			}
		}
	}
}
