package analyzer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/testing/long"
)

// use is what a form of the matrix does with a code.
type use int

const (
	sends     use = iota // it goes out, valid or not
	fails                // it goes out as an error
	redirects            // it goes out as a redirect
	holds                // it is kept or looked up as a status
	compares             // it is compared with a status
)

// form is a way in which a program uses a code: the statements of a function of its own, where %s is the code.
type form struct {
	name string
	use  use
	body string
}

func forms() []form {
	return []form{
		{"WriteHeader", sends, "w.WriteHeader(%s)"},
		{"method value", sends, "f := w.WriteHeader; f(%s)"},
		{"recorder", sends, "httptest.NewRecorder().WriteHeader(%s)"},
		{"wrapper", sends, "send(w, %s)"},
		{"wrapper of a wrapper", sends, "resend(w, %s)"},
		{"variable", sends, "code := %s; w.WriteHeader(code)"},
		{"field", sends, "w.WriteHeader(answer{code: %s}.code)"},
		{"unkeyed field", sends, "w.WriteHeader((&answer{%s}).code)"},
		{"field of a helper", sends, "held{%s}.send(w)"},
		{"result", sends, "w.WriteHeader(func() int { return %s }())"},
		{"element", sends, "for _, c := range []int{%s} { w.WriteHeader(c) }"},
		{"map value", sends, "m := map[string]int{}; m[\"a\"] = %s; w.WriteHeader(m[\"a\"])"},
		{"channel", sends, "ch := make(chan int, 1); ch <- %s; w.WriteHeader(<-ch)"},
		{"http.Error", fails, "http.Error(w, \"no\", %s)"},
		{"wrapper of http.Error", fails, "fail(w, %s)"},
		{"http.Redirect", redirects, "http.Redirect(w, r, \"/\", %s)"},
		{"http.RedirectHandler", redirects, "_ = http.RedirectHandler(\"/\", %s)"},
		{"http.StatusText", holds, "_ = http.StatusText(%s)"},
		{"Response.StatusCode", holds, "resp.StatusCode = %s"},
		{"Response literal", holds, "_ = &http.Response{StatusCode: %s}"},
		{"ResponseRecorder.Code", holds, "rec.Code = %s"},
		{"==", compares, "_ = resp.StatusCode == %s"},
		{"!=, turned round", compares, "_ = %s != rec.Code"},
		{"switch", compares, "switch resp.StatusCode { case %s: }"},
		{"tagless switch", compares, "switch { case rec.Code == %s: }"},
		{"copy", compares, "code := resp.StatusCode; _ = code == %s"},
		{"want", compares, "got, want := rec.Code, %s; _ = got == want"},
		{"set", compares, "_ = map[int]bool{%s: true}[rec.Code]"},
		{"slices.Contains", compares, "_ = slices.Contains([]int{%s}, rec.Code)"},
	}
}

// rule is the rule that the catalog and design give for a code that is written as a number; "" for none.
func (u use) rule(code int) string {
	m, registered := catalog.Registered(code)
	_, named := catalog.Constant(code)
	redirect := code >= 300 && code <= 303 || code == 307 || code == 308 || code == 201
	switch {
	case u <= redirects && (code < 100 || code > 999):
		return "invalid"
	case u == fails && code < 400, u == redirects && !redirect:
		return "class"
	case u <= holds && registered && (m.Standing == catalog.Deprecated || m.Standing == catalog.Obsoleted || code == 306):
		return "deprecated"
	case u <= redirects && !registered:
		return "nonstandard"
	case named:
		return "magic"
	}
	return ""
}

// TestMatrix analyses every code of the catalog in every form, as a number and, where net/http has one, as a constant.
func TestMatrix(t *testing.T) {
	codes := map[int]bool{1: true, 42: true, 99: true, 199: true, 299: true, 466: true, 599: true, 600: true, 998: true, 1000: true, 12345: true}
	for _, m := range catalog.All() {
		codes[m.Code] = m.Code > 0 // 0 and -1 mean "none" in many forms
	}
	if len(codes) < 100 {
		t.Fatalf("the catalog has %d codes", len(codes))
	}
	for code, ok := range codes {
		if !ok || code%3 > 0 && !long.On {
			continue
		}
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			checkForms(t, fmt.Sprint(code), func(u use) string { return u.rule(code) })
			if name, ok := catalog.Constant(code); ok {
				checkForms(t, "http."+name, func(u use) string {
					if rule := u.rule(code); rule != "magic" {
						return rule
					}
					return ""
				})
			}
		})
	}
}

// checkForms analyses a program that uses a code in every form.
func checkForms(t *testing.T, code string, want func(use) string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(matrixHead)
	for i, f := range forms() {
		fmt.Fprintf(&b, "func f%d(w http.ResponseWriter, r *http.Request, resp *http.Response, rec *httptest.ResponseRecorder) { ", i)
		fmt.Fprintf(&b, f.body+" }\n", code)
	}
	s := analyzeText(codesOnly(t, Options{}), b.String())
	if s.err() != nil {
		t.Fatal(s.err())
	}
	head := strings.Count(matrixHead, "\n") + 1
	got := make([]string, len(forms()))
	for _, d := range s.diagnostics {
		line := fset.Position(d.Pos).Line - head
		if line < 0 {
			t.Fatalf("%s: %s", code, d.Message)
		}
		got[line] += d.Category
	}
	for i, f := range forms() {
		if w := want(f.use); got[i] != w {
			t.Errorf("%s in %s: reported by %q, want %q", code, f.name, got[i], w)
		}
	}
}

const matrixHead = `package p

import (
	"net/http"
	"net/http/httptest"
	"slices"
)

var _ = slices.Contains[[]int]

type answer struct{ code int }

type held struct{ code int }

func (h held) send(w http.ResponseWriter) { w.WriteHeader(h.code) }

func send(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func resend(w http.ResponseWriter, code int) { send(w, code) }

func fail(w http.ResponseWriter, code int) { http.Error(w, "no", code) }

`
