//go:build long

package examples

import (
	"strings"
	"testing"
)

func TestFile(t *testing.T) {
	for code, want := range map[string]string{
		"w.WriteHeader(404)": "package p\n\nimport (\n\t\"net/http\"\n)\n\nfunc f(w http.ResponseWriter) {\n\tw.WriteHeader(404)\n}\n",
		"if resp.StatusCode < 200 {\n\treturn errUnhealthy\n}": "package p\n\nimport (\n\t\"net/http\"\n)\n\n" +
			"func f(resp *http.Response, errUnhealthy error) error {\n\tif resp.StatusCode < 200 {\n\t\treturn errUnhealthy\n\t}\n\treturn nil\n}\n",
		"func get(t *testing.T) {\n\trec := httptest.NewRecorder()\n}": "package p\n\nimport (\n\t\"net/http/httptest\"\n\t\"testing\"\n)\n\n" +
			"func get(t *testing.T) {\n\trec := httptest.NewRecorder()\n}\n",
	} {
		if got, err := File("p", "f", code); got != want || err != nil {
			t.Errorf("%s: got\n%s%v, want\n%s", code, got, err, want)
		}
	}
	if got, err := File("p", "f", "if {"); err == nil || !strings.Contains(err.Error(), "if {") {
		t.Errorf("a syntax error: %q, %v", got, err)
	}
}
