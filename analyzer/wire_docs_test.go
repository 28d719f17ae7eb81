//statuslint:ignore magic,mismatch,missing-return what goes over the wire is wrong on purpose here

package analyzer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// The functions below are the examples of the rules' pages, statement by statement, or a variant that the page quotes.
//
//nolint:statuslint // they are the mistakes that the rules are about

func docBody(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	fmt.Fprintln(w, "deleted")
}

func docBodyReset(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusResetContent)
	fmt.Fprintln(w, "deleted")
}

func docClass(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "quota exceeded", http.StatusOK)
}

func docClassInterim(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "boom", 103)
}

func docClassSwitching(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "boom", 101)
}

func docInvalid(w http.ResponseWriter, r *http.Request) {
	err := errors.New("exit status 1")
	http.Error(w, err.Error(), 1)
}

func docLateError(w http.ResponseWriter, r *http.Request) {
	v := func() {}
	w.WriteHeader(http.StatusOK)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func docLateHeader(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintln(w, `{"id":1}`)
}

func docMismatch(w http.ResponseWriter, r *http.Request) {
	http.Error(w, http.StatusText(http.StatusNotFound), http.StatusForbidden)
}

func docMissingReturn(w http.ResponseWriter, r *http.Request) {
	err, v := errors.New("bad id"), map[string]int{"id": 0}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
	json.NewEncoder(w).Encode(v)
}

func docNonstandard(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(420)
}

func docRequiredHeader(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "use POST", http.StatusMethodNotAllowed)
}

func docSuperfluous(w http.ResponseWriter, r *http.Request) {
	load := func() error { return errors.New("load failed") }
	w.WriteHeader(http.StatusOK)
	if err := load(); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func docJSONError(w http.ResponseWriter, r *http.Request) {
	http.Error(w, `{"error":"no id"}`, http.StatusBadRequest)
}

func docMissingLocation(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusFound)
}

func docNoReply(w http.ResponseWriter, r *http.Request) {
	err := errors.New("no page")
	log.Print(err)
}

func docUncheckedStatus(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "try again later", http.StatusServiceUnavailable)
}

// documented says which function sends the bytes that a rule's page shows.
type documented struct {
	rule    string
	name    string
	handler http.HandlerFunc
	// quoted is what the page has in the place of the example: the statement, or what is exchanged for what in the example.
	quoted [2]string
}

func documentedHandlers() []documented {
	return []documented{
		{rule: "body", name: "docBody", handler: docBody},
		{"body", "docBodyReset", docBodyReset, [2]string{"http.StatusNoContent", "http.StatusResetContent"}},
		{rule: "class", name: "docClass", handler: docClass},
		{"class", "docClassInterim", docClassInterim, [2]string{`http.Error(w, "boom", 103)`}},
		{"class", "docClassSwitching", docClassSwitching, [2]string{`http.Error(w, "boom", 101)`}},
		{rule: "invalid", name: "docInvalid", handler: docInvalid},
		{rule: "json-error", name: "docJSONError", handler: docJSONError},
		{rule: "late-error", name: "docLateError", handler: docLateError},
		{rule: "late-header", name: "docLateHeader", handler: docLateHeader},
		{rule: "mismatch", name: "docMismatch", handler: docMismatch},
		{rule: "missing-location", name: "docMissingLocation", handler: docMissingLocation},
		{rule: "missing-return", name: "docMissingReturn", handler: docMissingReturn},
		{"no-reply", "docNoReply", docNoReply, [2]string{"log.Print(err)"}},
		{rule: "nonstandard", name: "docNonstandard", handler: docNonstandard},
		{rule: "required-header", name: "docRequiredHeader", handler: docRequiredHeader},
		{rule: "superfluous", name: "docSuperfluous", handler: docSuperfluous},
		{"unchecked-status", "docUncheckedStatus", docUncheckedStatus, [2]string{`http.Error(w, "try again later", http.StatusServiceUnavailable)`}},
	}
}

// response is what a page shows of one.
type response struct {
	status string   // "HTTP/1.1 200 OK"
	header []string // "Content-Length: 0"
	body   string   // each line with its end
}

// shownResponses are the responses in a text. The lines of each are indented; an empty one ends its header.
func shownResponses(text string) []response {
	var list []response
	inBody := false
	for line := range strings.Lines(text) {
		shown, indented := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "    ")
		switch {
		case indented && strings.HasPrefix(shown, "HTTP/1.1 "):
			list, inBody = append(list, response{status: shown}), false
		case indented && len(list) > 0 && inBody:
			list[len(list)-1].body += shown + "\n"
		case indented && len(list) > 0:
			list[len(list)-1].header = append(list[len(list)-1].header, shown)
		default:
			inBody = true
		}
	}
	return list
}

// TestWireDocs executes the examples of the rules' pages over HTTP/1.1 and HTTP/2, and compares the bytes that the pages
// show with those that a client gets.
func TestWireDocs(t *testing.T) {
	w, source := newWire(t), handlerSource(t, "wire_docs_test.go")
	shown := map[string][]response{}
	for _, d := range Rules() {
		shown[d.ID] = shownResponses(d.Why)
		for _, doc := range documentedHandlers() {
			if doc.rule == d.ID && !isDocumented(source[doc.name], doc, d) {
				t.Errorf("%s is not what the page of %s has:\n%s", doc.name, d.ID, source[doc.name])
			}
		}
	}
	for _, doc := range documentedHandlers() {
		list := shown[doc.rule]
		for _, x := range w.send(doc.handler) {
			if doc.rule == "invalid" {
				if x.err == nil || x.raw != "" || !x.http2 && !strings.Contains(x.log, "panic serving") {
					t.Errorf("%s: the client gets %q, the log says %q", doc.name, x.raw, x.log)
				}
				continue
			}
			if doc.name == "docClassSwitching" && x.http2 {
				continue // the page says that it is about HTTP/1.1
			}
			n := len(x.interim) + 1
			if len(list) < n {
				t.Fatalf("the page of %s shows too few responses for %s", doc.rule, doc.name)
			}
			for i, interim := range x.interim {
				if !strings.HasPrefix(list[i].status, fmt.Sprintf("HTTP/1.1 %d ", interim)) {
					t.Errorf("%s: the client gets %d, the page shows %q", doc.name, interim, list[i].status)
				}
			}
			final := list[n-1]
			if want := strings.TrimPrefix(final.status, "HTTP/1.1 "); want != x.status && (!x.http2 || !strings.HasPrefix(want, x.status+" ")) {
				t.Errorf("%s, HTTP/2 %v: the client gets %q, the page shows %q", doc.name, x.http2, x.status, want)
			}
			for _, field := range final.header {
				name, value, _ := strings.Cut(field, ": ")
				if got := x.header.Get(name); got != value {
					t.Errorf("%s, HTTP/2 %v: the page shows %q, the client gets %q", doc.name, x.http2, field, got)
				}
			}
			if x.body != final.body {
				t.Errorf("%s, HTTP/2 %v: the client gets %q, the page shows %q", doc.name, x.http2, x.body, final.body)
			}
			shown[doc.rule] = list[n:]
		}
	}
	for rule, list := range shown {
		if len(list) > 0 {
			t.Errorf("%s: no handler sends what the page shows: %q", rule, list)
		}
	}
}

// isDocumented reports whether a page has the statements of a function: as its example, or as what it quotes beside it. A
// first statement that declares what the example takes from around it does not count, and neither does a last one that
// the text adds to the example.
func isDocumented(text string, doc documented, d Doc) bool {
	want := d.Bad
	switch old, changed := doc.quoted[0], doc.quoted[1]; {
	case changed != "":
		if !strings.Contains(d.Why, changed) || !strings.Contains(d.Bad, old) {
			return false
		}
		want = strings.ReplaceAll(d.Bad, old, changed)
	case old != "":
		if !strings.Contains(d.Why, old) {
			return false
		}
		want = old
	}
	want, _, _ = strings.Cut(want, " // ")
	_, withoutFirst, _ := strings.Cut(text, "\n")
	added := map[string]string{"docLateHeader": "\nfmt.Fprintln(w, `{\"id\":1}`)"}[doc.name]
	return slices.Contains([]string{text, withoutFirst, strings.TrimSuffix(text, added)}, want)
}

// TestWireWords sends what the pages, messages and -explain say besides the bytes that they show.
//
//nolint:statuslint // they are the mistakes that the rules are about
func TestWireWords(t *testing.T) {
	w := newWire(t)
	both := func(what string, h http.HandlerFunc, holds func(x exchange) bool) {
		t.Helper()
		for _, x := range w.send(h) {
			if !holds(x) {
				t.Errorf("%s, HTTP/2 %v: the client gets %s %v %q (%v), the server logs %q", what, x.http2, x.status, x.header, x.body, x.err, x.log)
			}
		}
	}
	superfluous := "superfluous response.WriteHeader call"
	both("superfluous is logged over HTTP/1.1 alone", docSuperfluous, func(x exchange) bool {
		return strings.Contains(x.log, superfluous) != x.http2
	})
	both("late-header is not logged", docLateHeader, func(x exchange) bool { return x.log == "" })
	both("a lost body is not logged", docBody, func(x exchange) bool { return x.log == "" })
	both("panic(http.ErrAbortHandler) is noticed", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, strings.Repeat("content", 1000))
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}, func(x exchange) bool { return x.err != nil && x.log == "" })
	both("a 304 has no Content-Type over HTTP/1.1", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.WriteHeader(http.StatusNotModified)
	}, func(x exchange) bool { return (x.header.Get("Content-Type") == "") != x.http2 })
	both("a status after the header is not looked at", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "content")
		w.WriteHeader(0)
	}, func(x exchange) bool { return x.code == http.StatusOK && x.body == "content" })

	for _, code := range []int{101, 204, 304} {
		var errs []error
		w.send(func(rw http.ResponseWriter, _ *http.Request) {
			rw.WriteHeader(code)
			_, err := io.WriteString(rw, "content")
			errs = append(errs, err)
		})
		for i, err := range errs {
			if dropped := code != 101 || i == 0; errors.Is(err, http.ErrBodyNotAllowed) != dropped {
				t.Errorf("%d, HTTP/2 %v: Write returns %v", code, i == 1, err)
			}
		}
		rec := httptest.NewRecorder()
		rec.WriteHeader(code)
		io.WriteString(rec, "content")
		if rec.Body.String() != "content" {
			t.Errorf("%d: httptest.ResponseRecorder keeps %q", code, rec.Body)
		}
	}
	for code, want := range map[int]bool{200: false, 302: true, 305: false, 306: false} {
		handler := func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", code) }
		if got := w.follows(handler); got != want {
			t.Errorf("net/http's client follows a %d: %v", code, got)
		}
	}
}
