package catalog

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// tables names the tables as the files have them, with what each may hold.
var tables = []struct {
	name       string
	rows       []Meaning
	class      Class
	registered []bool // the rows may be registered, unregistered, or both
}{
	{"informational", informational, Informational, []bool{true, false}},
	{"successful", successful, Successful, []bool{true, false}},
	{"redirection", redirection, Redirection, []bool{true, false}},
	{"clientError", clientError, ClientError, []bool{true}},
	{"clientErrorUnofficial", clientErrorUnofficial, ClientError, []bool{false}},
	{"serverError", serverError, ServerError, []bool{true}},
	{"serverErrorUnofficial", serverErrorUnofficial, ServerError, []bool{false}},
	{"outside", outside, 0, []bool{false}},
}

// ianaCodes is every number in the IANA HTTP Status Code Registry, with 104, whose registration is temporary.
var ianaCodes = []int{
	100, 101, 102, 103, 104,
	200, 201, 202, 203, 204, 205, 206, 207, 208, 226,
	300, 301, 302, 303, 304, 305, 306, 307, 308,
	400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418,
	421, 422, 423, 424, 425, 426, 428, 429, 431, 451,
	500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
}

// unofficialMeanings is how many unregistered meanings each number has.
var unofficialMeanings = map[int]int{
	0: 1, 103: 1, 122: 1, 218: 1, 306: 1, 308: 1,
	418: 1, 419: 4, 420: 3, 421: 1, 424: 1, 425: 1, 430: 2, 440: 1, 444: 1, 449: 1, 450: 1, 451: 1,
	460: 1, 463: 1, 464: 1, 494: 1, 495: 1, 496: 1, 497: 1, 498: 2, 499: 3,
	506: 1, 508: 1, 509: 2, 520: 1, 521: 1, 522: 1, 523: 1, 524: 1, 525: 1, 526: 1, 527: 1, 529: 2, 530: 3,
	540: 1, 544: 2, 561: 1, 562: 2, 598: 1, 599: 2,
	600: 1, 601: 1, 783: 1, 999: 2,
}

func TestTablesAreInOrder(t *testing.T) {
	total := 0
	for _, table := range tables {
		total += len(table.rows)
		for i, m := range table.rows {
			if got := ClassOf(m.Code); got != table.class {
				t.Errorf("%s: %d is %s, the table is for %s", table.name, m.Code, got, table.class)
			}
			if !slices.Contains(table.registered, m.Standing.Registered()) {
				t.Errorf("%s: %d %q does not belong here: it is %s", table.name, m.Code, m.Phrase, m.Standing)
			}
			if i == 0 {
				continue
			}
			before := table.rows[i-1]
			if before.Code > m.Code {
				t.Errorf("%s: %d comes before %d", table.name, before.Code, m.Code)
			}
			if before.Code == m.Code && m.Standing.Registered() {
				t.Errorf("%s: the registered meaning of %d is not the first", table.name, m.Code)
			}
		}
	}
	if got := len(All()); got != total {
		t.Errorf("All has %d meanings, the tables have %d: newIndex leaves a table out", got, total)
	}
}

func TestEveryRegisteredCodeIsHeldOnce(t *testing.T) {
	var got []int
	for _, m := range All() {
		if m.Standing.Registered() {
			got = append(got, m.Code)
		}
	}
	if !slices.Equal(got, ianaCodes) {
		t.Errorf("registered codes:\n got %v\nwant %v", got, ianaCodes)
	}
}

func TestEveryUnofficialMeaningIsHeld(t *testing.T) {
	got := make(map[int]int)
	for _, m := range All() {
		if !m.Standing.Registered() {
			got[m.Code]++
		}
	}
	if !maps.Equal(got, unofficialMeanings) {
		t.Errorf("unregistered meanings a number:\n got %v\nwant %v", got, unofficialMeanings)
	}
}

func TestEveryMeaningIsComplete(t *testing.T) {
	constants := make(map[string]int)
	type use struct {
		code           int
		origin, phrase string
	}
	uses := make(map[use]bool)
	for _, m := range All() {
		fail := func(format string, args ...any) {
			t.Helper()
			t.Errorf("%d %q of %s: "+format, append([]any{m.Code, m.Phrase, m.Origin}, args...)...)
		}
		if m.Code < 0 || m.Code > 999 {
			fail("the code has not three digits")
		}
		if m.Standing < Standard || m.Standing > Historic {
			fail("standing %d", m.Standing)
		}
		if (m.Origin == "IANA") != m.Standing.Registered() {
			fail("IANA and registered go together, this is %s", m.Standing)
		}
		if m.Origin == "" {
			fail("no origin")
		}
		if m.Standing.Registered() && m.Phrase == "" {
			fail("a registered code has a phrase")
		}
		if strings.HasPrefix(m.Phrase, "(") && m.Phrase != "(Unused)" {
			fail("a phrase in parentheses is a description")
		}
		if (m.Phrase == "(Unused)") != (m.Standing == Unused) {
			fail("(Unused) and the standing unused go together, this is %s", m.Standing)
		}
		if u := (use{m.Code, m.Origin, m.Phrase}); uses[u] {
			fail("twice in the tables")
		} else {
			uses[u] = true
		}
		if m.Constant != "" {
			if other, ok := constants[m.Constant]; ok {
				fail("%s is already the constant of %d", m.Constant, other)
			}
			constants[m.Constant] = m.Code
			if !m.Standing.Registered() {
				fail("%s belongs to the registered meaning", m.Constant)
			}
		}
		for _, p := range m.Phrases {
			if p.Text == "" || p.Text == m.Phrase {
				fail("the other phrase %q says nothing new", p.Text)
			}
		}
		for _, h := range m.Headers {
			if h.Name == "" || strings.ContainsAny(h.Name, " :,") || h.Requirement < May || h.Requirement > Must {
				fail("header %+v", h)
			}
		}
		if m.Content < ContentAllowed || m.Content > NoResponse {
			fail("content %d", m.Content)
		}
		if m.Content != ContentAllowed && m.ContentNote == "" {
			fail("content %s without a reason", m.Content)
		}
	}
}

// A sentence that ends with its only period. A period inside is between letters or digits, as in "ASP.NET".
var sentence = regexp.MustCompile(`^[A-Z](?:[^.]|\.\w)*[^.\s]\.$`)

func TestSummariesAreSentences(t *testing.T) {
	seen := make(map[string]bool)
	for _, m := range All() {
		if !sentence.MatchString(m.Summary) || strings.Contains(m.Summary, "  ") {
			t.Errorf("%d %q: the summary is not one sentence: %q", m.Code, m.Phrase, m.Summary)
		}
		if m.Standing.Registered() && seen[m.Summary] {
			t.Errorf("%d %q: another code has the same summary: %q", m.Code, m.Phrase, m.Summary)
		}
		seen[m.Summary] = true
	}
	for _, w := range WarnCodes() {
		if !sentence.MatchString(w.Summary) {
			t.Errorf("warn-code %d: the summary is not one sentence: %q", w.Code, w.Summary)
		}
	}
	for _, bad := range []string{"", "No period", "Two. Sentences.", "lower case.", "Two periods.."} {
		if sentence.MatchString(bad) {
			t.Errorf("%q passes for a sentence", bad)
		}
	}
}

// A code in an advice, and the capitalised words after it.
var codeInAdvice = regexp.MustCompile(`\b(\d{3})\b((?: [A-Z][\w-]*)*)`)

func TestAdvice(t *testing.T) {
	for _, m := range All() {
		if needed := m.Standing != Standard; needed != (m.Advice != "") {
			t.Errorf("%d %q is %s and has the advice %q", m.Code, m.Phrase, m.Standing, m.Advice)
			continue
		}
		if m.Advice == "" {
			if m.Replacement != 0 {
				t.Errorf("%d %q: a replacement, %d, without advice", m.Code, m.Phrase, m.Replacement)
			}
			continue
		}
		if strings.HasSuffix(m.Advice, ".") || !unicode.IsLower(rune(m.Advice[0])) {
			t.Errorf("%d %q: the advice is not a lower-case phrase: %q", m.Code, m.Phrase, m.Advice)
		}
		var named []int
		for _, found := range codeInAdvice.FindAllStringSubmatch(m.Advice, -1) {
			for _, r := range All() {
				if !r.Standing.Registered() || found[1] != itoa(r.Code) {
					continue
				}
				phrase := strings.TrimPrefix(found[2], " ")
				switch {
				case phrase == r.Phrase:
					named = append(named, r.Code)
				case phrase != "":
					t.Errorf("%d %q: the advice calls %d %q, not %q", m.Code, m.Phrase, r.Code, phrase, r.Phrase)
				}
			}
		}
		if m.Replacement != 0 && (len(named) == 0 || named[0] != m.Replacement) {
			t.Errorf("%d %q: the advice %q does not name the replacement %d first", m.Code, m.Phrase, m.Advice, m.Replacement)
		}
	}
}

func itoa(code int) string {
	return string([]byte{'0' + byte(code/100), '0' + byte(code/10%10), '0' + byte(code%10)})
}

func TestReplacementsAreInGoodStanding(t *testing.T) {
	for _, m := range All() {
		if m.Replacement == 0 {
			continue
		}
		r, ok := Registered(m.Replacement)
		if !ok || r.Standing != Standard {
			t.Errorf("%d %q: the replacement %d is not a code to send", m.Code, m.Phrase, m.Replacement)
		}
	}
}

func TestWarnCodes(t *testing.T) {
	want := map[int]string{
		110: "Response is Stale",
		111: "Revalidation Failed",
		112: "Disconnected Operation",
		113: "Heuristic Expiration",
		199: "Miscellaneous Warning",
		214: "Transformation Applied",
		299: "Miscellaneous Persistent Warning",
	}
	got := make(map[int]string)
	before := 0
	for _, w := range WarnCodes() {
		if w.Code <= before {
			t.Errorf("warn-code %d comes after %d", w.Code, before)
		}
		before = w.Code
		got[w.Code] = w.Text
		if !strings.HasPrefix(w.References[0].String(), "RFC 7234 §5.5.") || w.References[0].Relation != Defines {
			t.Errorf("warn-code %d: defined by %v", w.Code, w.References[0])
		}
		if found, ok := LookupWarnCode(w.Code); !ok || !reflect.DeepEqual(found, w) {
			t.Errorf("LookupWarnCode(%d) = %v, %v", w.Code, found, ok)
		}
		if Meanings(w.Code) != nil {
			t.Errorf("%d is a warn-code and no status code", w.Code)
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("warn-codes:\n got %v\nwant %v", got, want)
	}
	if w, ok := LookupWarnCode(404); ok {
		t.Errorf("LookupWarnCode(404) = %v", w)
	}
}
