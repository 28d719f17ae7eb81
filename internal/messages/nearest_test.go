package messages

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"magic", "range", "body", "missing-return", "late-header", "late-error", "all"}
	for got, want := range map[string]string{
		"magic": "magic", "magick": "magic", "mgaic": "magic", "Magic": "magic", "rnge": "range", "missing_return": "missing-return",
		"missingreturn": "missing-return", "late-headers": "late-header", "al": "all",
		"something-else-entirely": "", "qqqqqq": "",
	} {
		if near, ok := Nearest(got, known); near != want || ok != (want != "") {
			t.Errorf("Nearest(%q) is %q, want %q", got, near, want)
		}
	}
	if near, ok := Nearest("x", nil); ok {
		t.Error(near)
	}
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"kitten", "sitting", 3}, {"magic", "magic", 0}} {
		if d := editDistance(test.a, test.b); d != test.want {
			t.Errorf("editDistance(%q, %q) = %d", test.a, test.b, d)
		}
	}
}
