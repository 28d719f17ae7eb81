package analyzer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/messages"
)

// TestConditions compares what is said of the way to a finding: the message, and the conditions with their lines.
func TestConditions(t *testing.T) {
	a, err := New(Options{Disable: Words{allRules}, Enable: Words{"body", "invalid", "missing-return", "superfluous", "late-header"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, body, want string }{
		{
			"a branch chooses the status", `
	code := 200
	if gone {
		code = 204
	}
	w.WriteHeader(code)
	fmt.Fprint(w, "x")`,
			`body is lost when gone: net/http sends no body with 204 No Content
2 when gone
3 when code is 204, set here`,
		},
		{
			"the other branch would choose another", `
	code := 204
	if err != nil {
		code = 500
	}
	w.WriteHeader(code)
	fmt.Fprint(w, "x")`,
			`body is lost when err == nil: net/http sends no body with 204 No Content
1 when code is 204, set here
2 when err == nil`,
		},
		{
			"a case", `
	code := 200
	switch r.Method {
	case "GET", "HEAD":
	case "DELETE":
		code = 204
	}
	w.WriteHeader(code)
	fmt.Fprint(w, "x")`,
			`body is lost when r.Method is "DELETE": net/http sends no body with 204 No Content
4 when r.Method is "DELETE"
5 when code is 204, set here`,
		},
		{
			"no case", `
	var code int
	switch {
	case gone:
		code = 204
	case err != nil:
		code = 500
	}
	w.WriteHeader(code)`,
			`net/http panics on status code 0, and the client gets no response: code is still 0 when no case of the switch applies; set it before
2 when no case of the switch applies`,
		},
		{
			"a type", `
	code := 500
	switch err.(type) {
	case *http.MaxBytesError:
		code = 204
	}
	http.Error(w, "x", code)`,
			`body is lost when err is of type *http.MaxBytesError: net/http sends no body with 204 No Content
3 when err is of type *http.MaxBytesError
4 when code is 204, set here`,
		},
		{
			"a loop", `
	for _, s := range list {
		fmt.Fprint(w, s)
	}
	w.Header().Set("X-Late", "x")`,
			`X-Late is never sent: the header went out at line 2 when list is not empty; set it before
1 when list is not empty`,
		},
		{
			"the branches of both halves, and what is between them", `
	if err != nil {
		http.Error(w, "x", 500)
	}
	if r.Method == "HEAD" {
		return
	}
	if !gone {
		http.NotFound(w, r)
	}`,
			`no return after this reply; line 8 replies again
1 when err != nil
4 when r.Method != "HEAD"
7 when !gone`,
		},
		{
			"what does not matter is left out", `
	if len(list) > 1 {
		r.Method = list[0]
	}
	if err != nil {
		http.Error(w, "x", 500)
	}
	if gone {
		r.Method = ""
	}
	http.NotFound(w, r)`,
			`no return after this reply; line 10 replies again
4 when err != nil`,
		},
		{
			"no more than three", `
	if err != nil {
		http.Error(w, "x", 500)
	}
	if list[0] == "a" {
		return
	}
	if list[1] == "b" {
		return
	}
	if list[2] == "c" {
		return
	}
	if gone {
		http.NotFound(w, r)
	}`,
			`no return after this reply; line 14 replies again
1 when err != nil
10 when list[2] != "c"
13 when gone`,
		},
		{
			"either of two ways", `
	if gone {
		fmt.Fprint(w, "x")
	} else if err != nil {
		fmt.Fprint(w, "y")
	} else {
		return
	}
	w.WriteHeader(404)`,
			`the client still gets 200 OK: the header went out at line 2 when gone
1 when gone`,
		},
		{
			"a long condition", `
	if r.Method == "GET" && r.URL.Path != "" && r.Host != "" && gone && err == nil {
		fmt.Fprint(w, "x")
	}
	w.WriteHeader(404)`,
			`the client still gets 200 OK: the header went out at line 2 when r.Method == "GET" && r.URL.Path != "" &…
1 when r.Method == "GET" && r.URL.Path != "" &…`,
		},
	} {
		text := "package p\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n)\n\n" +
			"func handle(w http.ResponseWriter, r *http.Request, gone bool, err error, list []string) {" + tt.body + "\n}\n\nvar _ = fmt.Sprint\n"
		const before = 8 // lines before the body
		s := analyzeText(a, text)
		if s.err() != nil {
			t.Fatal(tt.name, s.err())
		}
		var got strings.Builder
		for _, d := range s.diagnostics {
			message := strings.TrimSuffix(d.Message, " ("+d.Category+")")
			for line := range 20 {
				message = strings.ReplaceAll(message, fmt.Sprintf("line %d ", line+before), fmt.Sprintf("line <%d> ", line))
			}
			fmt.Fprintln(&got, strings.NewReplacer("<", "", ">", "").Replace(message))
			for _, r := range d.Related {
				if messages.IsCondition(r.Message) {
					fmt.Fprintln(&got, fset.Position(r.Pos).Line-before, r.Message)
				}
			}
		}
		if strings.TrimSpace(got.String()) != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got.String(), tt.want)
		}
	}
}
