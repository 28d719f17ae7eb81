package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// The largest number that the catalog can hold: three digits are all that a status line has room for.
const maxCode = 999

// index is the catalog in the form that the look-ups read. It is built once and never written to afterwards, and nothing
// that refers to its rows leaves the package: a caller who changes a result changes nobody else's.
type index struct {
	rows       []Meaning        // ordered by code, the registered meaning of a code first
	start      [maxCode + 2]int // the meanings of code c are rows[start[c]:start[c+1]]
	byConstant map[string]int   // net/http constant → place in rows
	byPhrase   map[string]int   // folded phrase of a registered meaning → code, noCode if several have it
	warn       map[int]WarnCode // the warn-codes by number
}

// noCode marks a phrase that more than one registered code has, as 306 and 418 have "(Unused)".
const noCode = -1

var codes = newIndex(
	informational, successful, redirection, clientError, clientErrorUnofficial,
	serverError, serverErrorUnofficial, outside,
)

// newIndex sorts the tables into one. Meanings of the same code keep their order, but the registered one goes first.
func newIndex(tables ...[]Meaning) *index {
	x := &index{
		rows:       slices.Concat(tables...),
		byConstant: make(map[string]int),
		byPhrase:   make(map[string]int),
		warn:       make(map[int]WarnCode),
	}
	slices.SortStableFunc(x.rows, func(a, b Meaning) int {
		if a.Code != b.Code {
			return a.Code - b.Code
		}
		return rank(a) - rank(b)
	})
	for i, m := range x.rows {
		x.start[m.Code+1] = i + 1
		if m.Constant != "" {
			x.byConstant[m.Constant] = i
		}
		if m.Standing.Registered() {
			x.addPhrase(m.Phrase, m.Code)
			for _, p := range m.Phrases {
				x.addPhrase(p.Text, m.Code)
			}
		}
	}
	// A number without meanings has an empty range, which starts where the one before it ends.
	for c := 1; c < len(x.start); c++ {
		x.start[c] = max(x.start[c], x.start[c-1])
	}
	for _, w := range warnCodes {
		x.warn[w.Code] = w
	}
	return x
}

// rank orders the meanings of one code.
func rank(m Meaning) int {
	if m.Standing.Registered() {
		return 0
	}
	return 1
}

// addPhrase notes that a registered code has a phrase.
func (x *index) addPhrase(text string, code int) {
	key := fold(text)
	if other, ok := x.byPhrase[key]; ok && other != code {
		code = noCode
	}
	x.byPhrase[key] = code
}

// fold makes phrases comparable: the case and the space around them do not count.
func fold(phrase string) string {
	return strings.ToLower(strings.TrimSpace(phrase))
}

// of returns the rows of a code, not copied; nil if there are none.
func (x *index) of(code int) []Meaning {
	if code < 0 || code > maxCode {
		return nil
	}
	return x.rows[x.start[code]:x.start[code+1]]
}

// copied returns rows that share nothing with the index.
func copied(rows []Meaning) []Meaning {
	if len(rows) == 0 {
		return nil
	}
	out := make([]Meaning, len(rows))
	for i, m := range rows {
		out[i] = m.clone()
	}
	return out
}

// clone returns a copy of m that shares no memory with it.
func (m Meaning) clone() Meaning {
	m.Phrases = slices.Clone(m.Phrases)
	m.Headers = slices.Clone(m.Headers)
	return m
}

// All returns every meaning of every number, ordered by code (0–999), the registered meaning of a code first.
func All() []Meaning {
	return copied(codes.rows)
}

// Meanings returns what a number means to anyone, the registered meaning first. It is nil for a number that nobody is
// known to use; [TreatedAs] says what a client makes of such a code. Numbers of the obsolete Warning field are not
// included, see [LookupWarnCode].
func Meanings(code int) []Meaning {
	return copied(codes.of(code))
}

// Registered returns the meaning of a code in the IANA HTTP Status Code Registry (RFC 9110 §16.2.1). A code that the
// registry holds as "(Unused)" counts as registered, with the standing [Unused].
func Registered(code int) (Meaning, bool) {
	m, ok := codes.registered(code)
	return m.clone(), ok
}

// registered is Registered without the copy.
func (x *index) registered(code int) (Meaning, bool) {
	rows := x.of(code)
	if len(rows) == 0 || !rows[0].Standing.Registered() {
		return Meaning{}, false
	}
	return rows[0], true
}

// ContentOf says whether a response with a registered code carries content. It is [ContentAllowed] for all others, which
// clients treat as the x00 code of their class (RFC 9110 §15).
func ContentOf(code int) Content {
	m, _ := codes.registered(code)
	return m.Content
}

// Constant returns the name of the net/http constant for a code, such as "StatusNotFound" for 404. There is one for
// every code that is registered for good, except 306.
func Constant(code int) (name string, ok bool) {
	m, _ := codes.registered(code)
	return m.Constant, m.Constant != ""
}

// ByConstant returns the meaning of a net/http constant, named as in "StatusNotFound", without the package.
func ByConstant(name string) (Meaning, bool) {
	i, ok := codes.byConstant[name]
	if !ok {
		return Meaning{}, false
	}
	return codes.rows[i].clone(), true
}

// ByPhrase returns the registered code that has a reason phrase, current or older, in whatever case: 413 for "Content
// Too Large", "payload too large" and net/http's "Request Entity Too Large". It is false for a phrase that belongs to no
// registered code or, as "(Unused)" does, to several.
func ByPhrase(text string) (code int, ok bool) {
	code, ok = codes.byPhrase[fold(text)]
	if !ok || code == noCode {
		return 0, false
	}
	return code, true
}

// ByClass returns the meanings of all codes of a class, ordered as in [All]. The zero Class stands for the numbers
// outside 100–599.
func ByClass(c Class) []Meaning {
	var rows []Meaning
	for _, m := range codes.rows {
		if ClassOf(m.Code) == c {
			rows = append(rows, m)
		}
	}
	return copied(rows)
}

// WarnCodes returns the codes of the obsolete Warning header field (RFC 7234 §5.5), ordered by number.
func WarnCodes() []WarnCode {
	return slices.Clone(warnCodes)
}

// LookupWarnCode returns the warn-code with a number.
func LookupWarnCode(code int) (WarnCode, bool) {
	w, ok := codes.warn[code]
	return w, ok
}

// ClassOf returns the class of a code, known or not: its first digit. It is 0 outside 100–599, where RFC 9110 §15
// calls every code invalid.
func ClassOf(code int) Class {
	if code < 100 || code > 599 {
		return 0
	}
	return Class(code / 100)
}

// TreatedAs returns the code that a client takes a code for which it does not know: the x00 code of the same class, such
// as 400 for 499. A client SHOULD handle a code outside 100–599 as a 5xx, hence 500 (RFC 9110 §15).
func TreatedAs(code int) int {
	if c := ClassOf(code); c != 0 {
		return int(c) * 100
	}
	return int(ServerError) * 100
}

// Name is a code with its current reason phrase, "404 Not Found", and the number alone if the code is not registered.
func Name(code int) string {
	if m, ok := codes.registered(code); ok {
		return fmt.Sprintf("%d %s", code, m.Phrase)
	}
	return fmt.Sprint(code)
}

// Describe says in one line, without a final newline, what a number is: the code, its phrase, who uses it unless it is
// registered, and what it tells the client, by the first of its [Meanings]. For a number that nobody is known to use it
// gives the class and what a client takes the code for.
func Describe(code int) string {
	if rows := codes.of(code); len(rows) > 0 {
		m := rows[0]
		var b strings.Builder
		fmt.Fprintf(&b, "%03d", code)
		if m.Phrase != "" {
			b.WriteString(" " + m.Phrase)
		}
		if !m.Standing.Registered() {
			fmt.Fprintf(&b, " (%s)", m.Origin)
		}
		return b.String() + ": " + m.Summary
	}
	like, _ := codes.registered(TreatedAs(code))
	known := "nobody is known to use it"
	if w, ok := codes.warn[code]; ok {
		known = fmt.Sprintf("no status code but %q of the obsolete Warning header field", w.Text)
	}
	return fmt.Sprintf("%d: %s (%s); a client treats it as %d %s (RFC 9110 §15).",
		code, known, ClassOf(code), like.Code, like.Phrase)
}
