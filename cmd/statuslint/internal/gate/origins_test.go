package gate

import (
	"slices"
	"strings"
	"testing"
)

func TestOrigins(t *testing.T) {
	for _, tt := range []struct {
		name          string
		before, after string // lines, separated by |
		want          []int
	}{
		{"nothing", "a|b", "a|b", []int{1, 2}},
		{"a line edited", "a|w.WriteHeader(404)|c", "a|w.WriteHeader(http.StatusNotFound)|c", []int{1, 2, 3}},
		{"an import added at the top", "import|a|b", `"net/http"|import|a|b`, []int{1, 1, 2, 3}},
		{"an import becomes a list", `import "log"||x`, `import (|	"log"|	"net/http"|)||x`, []int{1, 1, 1, 1, 2, 3}},
		{"a return added", "if a {|reply(w)|}|rest", "if a {|reply(w)|return|}|rest", []int{1, 2, 2, 3, 4}},
		{"a line edited and a return added", "if a {|http.Error(w, s, 404)|}|rest",
			"if a {|http.Error(w, s, http.StatusNotFound)|return|}|rest", []int{1, 2, 2, 3, 4}},
		{"a return added before an edited line", "a|reply(w)|w.WriteHeader(404)|d",
			"a|reply(w)|return|w.WriteHeader(http.StatusNotFound)|d", []int{1, 2, 3, 3, 4}},
		{"a line removed", "a|fmt.Fprint(w)|c", "a|c", []int{1, 3}},
		{"a line removed beside an edited one", "a|w.WriteHeader(204)|fmt.Fprint(w, s)|d",
			"a|w.WriteHeader(http.StatusNoContent)|d", []int{1, 2, 4}},
		{"neighbours aligned anew", "x: 404, // one|yy: 200, // two", "x:  http.StatusNotFound, // one|yy: http.StatusOK,       // two", []int{1, 2}},
		{"a line split", "a|if x { reply(w, 404) }|c", "a|if x {|	reply(w, 404)|	return|}|c", []int{1, 2, 2, 2, 2, 3}},
		{"written anew", "a|bcd|e", "a|xyz|uvw|e", []int{1, 2, 2, 3}},
	} {
		lines := func(text string) []byte { return []byte(strings.ReplaceAll(text, "|", "\n") + "\n") }
		if got := origins(lines(tt.before), lines(tt.after)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// After any change, each line has an origin in the file, and the origins are in order.
func FuzzOrigins(f *testing.F) {
	f.Add("a\nb\nc", "a\nc\n")
	f.Add("", "x\n")
	f.Add("x", "")
	f.Add("a\r\nb", "b\na")
	f.Fuzz(func(t *testing.T, before, after string) {
		origins := origins([]byte(before), []byte(after))
		count := func(text string) int { return len(slices.Collect(strings.Lines(text))) }
		if len(origins) != count(after) || !slices.IsSorted(origins) {
			t.Fatalf("%q → %q: %v", before, after, origins)
		}
		for _, line := range origins {
			if line < 1 || line > max(1, count(before)) {
				t.Fatalf("%q → %q: %v", before, after, origins)
			}
		}
	})
}
