package explain

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

var update = flag.Bool("update", false, "write the golden files")

func explained(t *testing.T, topic string) string {
	t.Helper()
	text, err := Explain(topic, terminal.Style{})
	if err != nil {
		t.Fatalf("Explain(%q): %v", topic, err)
	}
	return text
}

func TestGolden(t *testing.T) {
	for _, topic := range []string{"204", "299", "42", "499", "magic", "4xx", "520-527"} {
		golden := filepath.Join("testdata", topic+".golden")
		got := explained(t, topic)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not as in %s (go test -update writes it):\n%s", topic, golden, got)
		}
	}
}

// wellFormed checks what holds for every page.
func wellFormed(t *testing.T, topic, text string) {
	t.Helper()
	if strings.HasPrefix(text, "\n") || !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") {
		t.Errorf("%s: the page does not begin and end with a line of text", topic)
	}
	if strings.Contains(text, "\n\n\n") || strings.Contains(text, "%!") || strings.Contains(text, "\x00") {
		t.Errorf("%s: a part is missing:\n%s", topic, text)
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != strings.TrimRight(line, " ") {
			t.Errorf("%s: white space at the end of line %d: %q", topic, i+1, line)
		}
		if utf8.RuneCountInString(line) > 80 && !strings.Contains(line, "://") {
			t.Errorf("%s: line %d is long: %q", topic, i+1, line)
		}
		// A label is beside its text, so a line with a label alone has lost the text.
		switch strings.TrimSpace(line) {
		case "Standing", "Content", "Headers", "Also called", "Instead", "In Go", "Note", "Read":
			t.Errorf("%s: nothing beside %q", topic, line)
		}
	}
}

// flat undoes the wrapping.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestEveryCodeIsExplained(t *testing.T) {
	for _, m := range catalog.All() {
		topic := fmt.Sprint(m.Code)
		page := explained(t, topic)
		wellFormed(t, topic, page)
		for _, part := range []string{
			topic, m.Phrase, m.Summary, m.ContentNote, m.Advice, m.Note, m.Constant, flat(references(m.References)),
		} {
			if !strings.Contains(flat(page), flat(part)) {
				t.Errorf("%d: %q is missing in\n%s", m.Code, part, page)
			}
		}
		for _, h := range m.Headers {
			if !strings.Contains(flat(page), h.Name) || !strings.Contains(flat(page), flat(h.Note)) {
				t.Errorf("%d: the header %s is missing in\n%s", m.Code, h.Name, page)
			}
		}
		for _, p := range m.Phrases {
			if !strings.Contains(flat(page), p.Text) {
				t.Errorf("%d: %q is missing in\n%s", m.Code, p.Text, page)
			}
		}
		if !m.Standing.Registered() && !strings.Contains(page, m.Origin) {
			t.Errorf("%d: %s is missing in\n%s", m.Code, m.Origin, page)
		}
	}
}

// Most numbers are unused, but -explain knows them, too.
func TestEveryNumberIsExplained(t *testing.T) {
	for n := -1; n <= 1001; n++ {
		topic := fmt.Sprint(n)
		page := flat(explained(t, topic))
		switch _, registered := catalog.Registered(n); {
		case registered:
			continue
		case n < 100 || n > 999:
			if !strings.Contains(page, "net/http panics") {
				t.Errorf("%d: no word of the panic in %s", n, page)
			}
		case n > 199:
			like, strength := catalog.TreatedAs(n)
			if want := fmt.Sprintf("%s treat it as %s", strength, catalog.Name(like)); !strings.Contains(page, want) {
				t.Errorf("%d: no %q in %s", n, want, page)
			}
		}
		if len(catalog.Meanings(n)) == 0 {
			wellFormed(t, topic, explained(t, topic))
		}
	}
}

func TestEveryRuleIsExplained(t *testing.T) {
	for _, d := range analyzer.Rules() {
		page := explained(t, d.ID)
		wellFormed(t, d.ID, page)
		for _, part := range []string{d.What, d.Why, d.Fix, d.Policy, d.URL(), "disable: [" + d.ID + "]", string(d.Severity), d.Summary[1:]} {
			if !strings.Contains(flat(page), flat(part)) {
				t.Errorf("%s: %q is missing in\n%s", d.ID, part, page)
			}
		}
		for _, url := range d.Links {
			if !strings.Contains(page, "\n  "+url+"\n") {
				t.Errorf("%s: the link %s is missing in\n%s", d.ID, url, page)
			}
		}
		for _, code := range []string{d.Bad, d.Good} {
			for line := range strings.Lines(code) {
				if !strings.Contains(page, strings.TrimSpace(line)) {
					t.Errorf("%s: %q is missing in\n%s", d.ID, line, page)
				}
			}
		}
		for _, o := range d.Options {
			if !strings.Contains(page, "\n  -"+o+" ") {
				t.Errorf("%s: the option %s is missing in\n%s", d.ID, o, page)
			}
		}
		if !d.Default && !strings.Contains(page, "-enable "+d.ID) {
			t.Errorf("%s is off by default, and the page does not say how to turn it on:\n%s", d.ID, page)
		}
	}
}

func TestTopics(t *testing.T) {
	want := explained(t, "404")
	for _, topic := range []string{"StatusNotFound", "http.StatusNotFound", "fiber.StatusNotFound", "NotFound", "Not Found", "not found", " 404 ", "404 Not Found", "404  not found"} {
		if got := explained(t, topic); got != want {
			t.Errorf("Explain(%q) is not about 404:\n%s", topic, got)
		}
	}
	for topic, want := range map[string]string{
		"magik":          `unknown rule or code "magik": did you mean magic?`,
		"StatusNotFund":  `unknown rule or code "StatusNotFund": did you mean StatusNotFound?`,
		"http.StatusNoK": `unknown rule or code "http.StatusNoK": did you mean StatusOK?`,
		"Not Fond":       `unknown rule or code "Not Fond": did you mean Not Found?`,
		"404 Gone":       `unknown rule or code "404 Gone": `,
		"404not":         `unknown rule or code "404not": `,
		"4x":             `unknown rule or code "4x": did you mean 4xx?`,
		"40x":            `unknown rule or code "40x": did you mean 4xx?`,
		"527-520":        `the range "527-520" is empty: 527 is above 520`,
		"42-520":         `42 is not a status code: want a number from 100 to 999`,
		"everything":     `unknown rule or code "everything": want a code such as 404, a class such as 4xx, a range such as 520-527, a constant such as StatusNotFound, or a rule (magic, `,
	} {
		text, err := Explain(topic, terminal.Style{})
		if err == nil || !strings.HasPrefix(err.Error(), want) || text != "" {
			t.Errorf("Explain(%q): %q, %v, want the error %q", topic, text, err, want)
		}
	}
}

// A class or range has all its codes, each with all its meanings.
func TestSpans(t *testing.T) {
	for class := 1; class <= 9; class++ {
		topic := fmt.Sprintf("%dxx", class)
		page := explained(t, topic)
		wellFormed(t, topic, page)
		if upper := explained(t, strings.ToUpper(topic)); upper != page {
			t.Errorf("%s is not the same in capitals", topic)
		}
		if same := explained(t, fmt.Sprintf("%d00-%[1]d99", class)); same != page {
			t.Errorf("%s is not the same as a range", topic)
		}
		for _, m := range catalog.All() {
			if m.Code/100 == class && !strings.Contains(flat(page), flat(strings.TrimPrefix(m.Phrase+": "+m.Summary, ": "))) {
				t.Errorf("%s: %d %s is missing in\n%s", topic, m.Code, m.Phrase, page)
			}
		}
	}
	if explained(t, "404-404") != explained(t, "404") {
		t.Error("a range of one code is not explained as that code")
	}
	wellFormed(t, "498-503", explained(t, "498-503"))
	if page := explained(t, "470-471"); !strings.Contains(page, "No known software uses any of them") {
		t.Error(page)
	}
}

func TestSeveralTopics(t *testing.T) {
	pages := func(topics ...string) string {
		var list []string
		for _, topic := range topics {
			list = append(list, explained(t, topic))
		}
		return strings.Join(list, "\n\n")
	}
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"404"}, pages("404")},
		{[]string{"404", "499", "body"}, pages("404", "499", "body")},
		{[]string{"404,499", "body"}, pages("404", "499", "body")},
		{[]string{"404, 520-527,"}, pages("404", "520-527")},
		{[]string{"404", "StatusNotFound", "404"}, pages("404")},
		{[]string{"Not", "Found"}, pages("404")},
		{[]string{"404", "Not", "Found"}, pages("404")},
		{[]string{"Not Found", "Gone"}, pages("404", "410")},
		{[]string{"Not Found,Gone"}, pages("404", "410")},
	} {
		if got, err := Topics(tt.args, terminal.Style{}); err != nil || got != tt.want {
			t.Errorf("%q: %v\n%s", tt.args, err, got)
		}
	}
	for _, args := range [][]string{{"404", "magik"}, {"404,magik"}, {"magik", "404"}} {
		text, err := Topics(args, terminal.Style{})
		if want := `unknown rule or code "magik": did you mean magic?`; err == nil || err.Error() != want || text != "" {
			t.Errorf("%q: %q, %v, want the error %s", args, text, err, want)
		}
	}
}

// What a document does to a code is said, not only which document it is.
func TestReferences(t *testing.T) {
	for topic, want := range map[string]string{
		"404": "RFC 9110 §15.5.5 defines it https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5",
		"102": "RFC 2518 §10.1 defines it https://www.rfc-editor.org/rfc/rfc2518.html#section-10.1 " +
			"RFC 4918 drops it https://www.rfc-editor.org/rfc/rfc4918.html",
		"305": "RFC 9110 §15.4.6 deprecates it for security reasons https://www.rfc-editor.org/rfc/rfc9110.html#section-15.4.6",
		"306": "RFC 9110 §15.4.7 reserves it https://www.rfc-editor.org/rfc/rfc9110.html#section-15.4.7",
		"510": "RFC 2774 §7 defines it https://www.rfc-editor.org/rfc/rfc2774.html#section-7 " +
			"status-change-http-experiments-to-historic makes RFC 2774 Historic " +
			"https://datatracker.ietf.org/doc/status-change-http-experiments-to-historic/",
		"110": "RFC 9111 §5.5 deprecates it https://www.rfc-editor.org/rfc/rfc9111.html#section-5.5",
	} {
		if page := flat(explained(t, topic)); !strings.Contains(page, want) {
			t.Errorf("%s: no %q in\n%s", topic, want, page)
		}
	}
}

func TestColourIsOnlyAdded(t *testing.T) {
	for _, topic := range []string{"499", "magic"} {
		colour, err := Explain(topic, terminal.Style{Colour: true})
		if err != nil {
			t.Fatal(err)
		}
		plain := colour
		for _, sequence := range []string{"\x1b[0m", "\x1b[1m", "\x1b[36m"} {
			plain = strings.ReplaceAll(plain, sequence, "")
		}
		if plain == colour || plain != explained(t, topic) {
			t.Errorf("%s in colour, without the colour, is\n%s", topic, plain)
		}
	}
}
