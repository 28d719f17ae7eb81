package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// The largest number that the catalog can hold: three digits are all that a status line has room for.
const maxCode = 999

// index is the catalog in the form that the look-ups read. It is built once and never written to afterwards, and nothing
// that refers to its rows leaves the package: callers may change their results.
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
	m.References = slices.Clone(m.References)
	m.Phrases = slices.Clone(m.Phrases)
	m.Headers = slices.Clone(m.Headers)
	return m
}

// All returns every meaning of every number, ordered by code (0–999), the registered meaning of a code first.
func All() []Meaning {
	return copied(codes.rows)
}

// Meanings returns all meanings of a number, the registered one first. It is nil for a number without a known use;
// [TreatedAs] says how a client treats such a code. Numbers of the obsolete Warning field are not included, see
// [LookupWarnCode].
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

// ContentOf says whether a response with a code has a body. An unregistered code counts as the one that
// clients treat it as, see [TreatedAs].
func ContentOf(code int) Content {
	m, ok := codes.registered(code)
	if !ok {
		like, _ := TreatedAs(code)
		m, _ = codes.registered(like)
	}
	return m.Content
}

// Interim reports whether net/http sends a response with the code ahead of the final one: any from 100 to 199 except 101,
// which is final over HTTP/1.1. (Over HTTP/2, which has no 101, net/http sends 101 as an interim response, too.)
func Interim(code int) bool {
	return ClassOf(code) == Informational && code != 101
}

// Constant returns the name of the net/http constant for a code, such as "StatusNotFound" for 404. net/http has one for
// every permanently registered code except 306.
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

// ByPhrase returns the registered code that has a reason phrase, current or older, in upper or lower case: 413 for "Content
// Too Large", "payload too large" and net/http's "Request Entity Too Large". ok is false for a phrase of no
// registered code, or of several, such as "(Unused)".
func ByPhrase(text string) (code int, ok bool) {
	code, ok = codes.byPhrase[fold(text)]
	if !ok || code == noCode {
		return 0, false
	}
	return code, true
}

// ByClass returns the meanings of all codes of a class, ordered as in [All]. The zero Class means the numbers
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
	list := slices.Clone(warnCodes)
	for i := range list {
		list[i].References = slices.Clone(list[i].References)
	}
	return list
}

// LookupWarnCode returns the warn-code with a number.
func LookupWarnCode(code int) (WarnCode, bool) {
	w, ok := codes.warn[code]
	w.References = slices.Clone(w.References)
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

// TreatedAs returns the code as which a client treats a code that it does not know, and how strictly RFC 9110 §15 requires that
// of the client: the x00 code of the same class, such as 400 for 499, is a [Must]; 500 for codes outside 100–599, which
// are invalid, is a [Should].
func TreatedAs(code int) (x00 int, strength Requirement) {
	if c := ClassOf(code); c != 0 {
		return int(c) * 100, Must
	}
	return int(ServerError) * 100, Should
}

// Name is a code with its current reason phrase, "404 Not Found". If the registry has no phrase but "(Unused)", the phrase is
// that of net/http, "418 I'm a teapot", and without one, or for a code that is not registered, the number alone.
func Name(code int) string {
	m, ok := codes.registered(code)
	phrase := m.Phrase
	if m.Standing == Unused {
		phrase, ok = m.netHTTP()
	}
	if !ok {
		return fmt.Sprint(code)
	}
	return fmt.Sprintf("%d %s", code, phrase)
}

// OnWire is a code with the words that net/http sends after it on an HTTP/1.1 status line. Some are older than the
// registry's: "413 Request Entity Too Large", "306 status code 306". HTTP/2 sends the number alone.
func OnWire(code int) string {
	m, _ := codes.registered(code)
	if phrase, ok := m.netHTTP(); ok {
		return fmt.Sprintf("%d %s", code, phrase)
	}
	return fmt.Sprintf("%d status code %d", code, code)
}

// netHTTP is the text that http.StatusText has for a registered code. It has one for the codes with a constant.
func (m Meaning) netHTTP() (text string, ok bool) {
	for _, p := range m.Phrases {
		if strings.Contains(p.Source, "net/http") {
			return p.Text, true
		}
	}
	return m.Phrase, m.Constant != ""
}

// Describe says in one line, without a final newline, what a number is: the code, its phrase, who uses it unless it is
// registered, and what it tells the client, by the first of its [Meanings]. For a number without a known use it gives the
// class and how a client treats the code.
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
	known := "no known use"
	if w, ok := codes.warn[code]; ok {
		known = fmt.Sprintf("not a status code but %q of the obsolete Warning header field", w.Text)
	}
	like, strength := TreatedAs(code)
	return fmt.Sprintf("%d: %s (%s); a client %s treat it as %s (RFC 9110 §15).", code, known, ClassOf(code), strength, Name(like))
}
