package terminal

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	got := Wrap("as RFC 9110 §15 says, https://example.com/a/very/long/address stands alone", 12)
	want := []string{"as", "RFC 9110 §15", "says,", "https://example.com/a/very/long/address", "stands alone"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPage(t *testing.T) {
	p := new(Page)
	p.Heading("A heading")
	p.Text(2, "Words that go on for so long that they do not fit on one line of a page that is eighty wide.\n\n    kept  as\n    it is\n\nThe end.")
	p.Gap()
	p.Facts(2, []Fact{
		{"Short", "one line"},
		{"Nothing", ""},
		{"Longer", "first\nsecond, which is long enough to be wrapped below itself and not below the label, of course"},
	})
	p.Heading("Code")
	p.Code("if x {\n\treturn\n}\n")
	want := `A heading
  Words that go on for so long that they do not fit on one line of a page that
  is eighty wide.

      kept  as
      it is

  The end.

  Short    one line
  Longer   first
           second, which is long enough to be wrapped below itself and not
           below the label, of course

Code
    if x {
        return
    }
`
	if got := p.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Text wraps between words at any width, also after a label that takes much of it.
func TestWidths(t *testing.T) {
	for columns := range 120 {
		p := &Page{Style: Style{Columns: columns}}
		p.Text(4, strings.Repeat("some words ", 20))
		p.Facts(2, []Fact{{"-a-long-label value", strings.Repeat("some words ", 20)}})
		lines := strings.Split(p.String(), "\n")
		lines = append(lines, WrapAfter("file.go:10: ", strings.Repeat("some words ", 20), max(columns-1, minColumns))...)
		for _, line := range lines {
			if limit := max(columns-1, minColumns+8); columns > 0 && len(line) > limit {
				t.Errorf("%d columns: %d in %q", columns, len(line), line)
			}
			for word := range strings.FieldsSeq(line) {
				if word != "some" && word != "words" && word != "-a-long-label" && word != "value" && word != "file.go:10:" {
					t.Errorf("%d columns: %q is broken in %q", columns, word, line)
				}
			}
		}
	}
}
