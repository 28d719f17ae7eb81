package catalog

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestMeanings(t *testing.T) {
	for _, code := range []int{-1, 1, 99, 110, 209, 427, 477, 512, 602, 998, 1000, math.MaxInt, math.MinInt} {
		if got := Meanings(code); got != nil {
			t.Errorf("Meanings(%d) = %v, want nil", code, got)
		}
		if m, ok := Registered(code); ok || m.Code != 0 || m.Summary != "" {
			t.Errorf("Registered(%d) = %v, %v", code, m, ok)
		}
	}
	for code := range 1000 {
		for _, m := range Meanings(code) {
			if m.Code != code {
				t.Errorf("Meanings(%d) has a meaning of %d", code, m.Code)
			}
		}
	}
}

func TestRegistered(t *testing.T) {
	for code := range 1000 {
		m, ok := Registered(code)
		if want := slices.Contains(ianaCodes, code); ok != want {
			t.Errorf("Registered(%d) = %v, want %v", code, ok, want)
		}
		if ok && (m.Code != code || m.Origin != "IANA") {
			t.Errorf("Registered(%d) = %d of %s", code, m.Code, m.Origin)
		}
	}
}

// A look-up takes the registered meaning, wherever it is in the tables.
func TestRegisteredMeaningGoesFirst(t *testing.T) {
	x := newIndex([]Meaning{
		{Code: 451, Origin: "b", Standing: Unofficial},
		{Code: 451, Origin: "c", Standing: Historic},
		{Code: 451, Origin: "IANA", Standing: Obsoleted},
	}, []Meaning{{Code: 100, Origin: "a", Standing: Unofficial}})
	var got []string
	for _, m := range x.rows {
		got = append(got, m.Origin)
	}
	if want := []string{"a", "IANA", "b", "c"}; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}

func TestByPhrase(t *testing.T) {
	for phrase, want := range map[string]int{
		"Not Found":                       404,
		" not found ":                     404,
		"Content Too Large":               413,
		"Payload Too Large":               413,
		"REQUEST ENTITY TOO LARGE":        413,
		"Request URI Too Long":            414,
		"Requested Range Not Satisfiable": 416,
		"I'm a teapot":                    418,
		"Unprocessable Entity":            422,
		"Request Header Fields Too Large": 431, // and not Shopify's 430
		"Moved Temporarily":               302,
		"Not Extended (OBSOLETED)":        510,

		"":                      0,
		"(Unused)":              0, // 306 and 418
		"Client Closed Request": 0, // not registered
		"Method Failure":        0,
		"Nothing of the Kind":   0,
	} {
		if got, ok := ByPhrase(phrase); got != want || ok != (want != 0) {
			t.Errorf("ByPhrase(%q) = %d, %v, want %d", phrase, got, ok, want)
		}
	}
	for _, code := range ianaCodes {
		m, _ := Registered(code)
		if m.Standing == Unused {
			continue
		}
		for _, p := range append(m.Phrases, Phrase{Text: m.Phrase}) {
			if got, ok := ByPhrase(p.Text); !ok || got != code {
				t.Errorf("ByPhrase(%q) = %d, %v, want %d", p.Text, got, ok, code)
			}
		}
	}
}

func TestByClass(t *testing.T) {
	var all []Meaning
	for c := range ServerError + 1 {
		rows := ByClass(c)
		for _, m := range rows {
			if got := ClassOf(m.Code); got != c {
				t.Errorf("ByClass(%s) has %d, which is %s", c, m.Code, got)
			}
		}
		if len(rows) == 0 {
			t.Errorf("ByClass(%s) is empty", c)
		}
		all = append(all, rows...)
	}
	if len(all) != len(All()) {
		t.Errorf("the classes have %d meanings together, All has %d", len(all), len(All()))
	}
	if got := ByClass(6); got != nil {
		t.Errorf("ByClass(6) = %v", got)
	}
}

func TestClassOf(t *testing.T) {
	for code, want := range map[int]Class{
		-100: 0, 0: 0, 99: 0, 100: Informational, 199: Informational, 200: Successful, 299: Successful,
		300: Redirection, 399: Redirection, 400: ClientError, 499: ClientError,
		500: ServerError, 599: ServerError, 600: 0, 999: 0, 1000: 0,
	} {
		if got := ClassOf(code); got != want {
			t.Errorf("ClassOf(%d) = %s, want %s", code, got, want)
		}
	}
}

func TestTreatedAs(t *testing.T) {
	for code, want := range map[int]int{
		-1: 500, 0: 500, 99: 500, 100: 100, 104: 100, 226: 200, 399: 300, 400: 400, 499: 400, 599: 500, 600: 500, 999: 500,
	} {
		strength := Must // of a class, RFC 9110 §15; the rest is invalid and SHOULD be taken for a server error
		if code < 100 || code > 599 {
			strength = Should
		}
		if got, s := TreatedAs(code); got != want || s != strength {
			t.Errorf("TreatedAs(%d) = %d, %s, want %d, %s", code, got, s, want, strength)
		}
		if _, ok := Registered(want); !ok {
			t.Errorf("TreatedAs(%d) = %d, which is not registered", code, want)
		}
	}
}

func TestName(t *testing.T) {
	for code, want := range map[int]string{
		404: "404 Not Found", 413: "413 Content Too Large", 510: "510 Not Extended", 104: "104 Upload Resumption Supported",
		306: "306", 418: "418 I'm a teapot", // not "(Unused)", which is no name
		499: "499", 0: "0", -1: "-1",
	} {
		if got := Name(code); got != want {
			t.Errorf("Name(%d) = %q, want %q", code, got, want)
		}
	}
}

func TestInterim(t *testing.T) {
	for code := range 1000 {
		if got, want := Interim(code), code >= 100 && code < 200 && code != 101; got != want {
			t.Errorf("Interim(%d) = %v", code, got)
		}
		if later := ContentOf(code) == ContentLater; later != Interim(code) {
			t.Errorf("ContentOf(%d) is %s", code, ContentOf(code))
		}
	}
}

func TestDescribe(t *testing.T) {
	for code, want := range map[int]string{
		404:  "404 Not Found: ",
		499:  "499 Client Closed Request (nginx): ",
		418:  "418 (Unused): ",
		0:    "000 (AWS Elastic Load Balancing): ",
		477:  "477: no known use (client error); a client MUST treat it as 400 Bad Request (RFC 9110 §15).",
		1000: "1000: no known use (outside 100–599); a client SHOULD treat it as 500 Internal Server Error (RFC 9110 §15).",
		-1:   "-1: no known use (outside 100–599); a client SHOULD treat it as 500 Internal Server Error (RFC 9110 §15).",
		214: `214: not a status code but "Transformation Applied" of the obsolete Warning header field (successful); ` +
			"a client MUST treat it as 200 OK (RFC 9110 §15).",
	} {
		got := Describe(code)
		if m := Meanings(code); m != nil {
			want += m[0].Summary
		}
		if got != want {
			t.Errorf("Describe(%d)\n got %q\nwant %q", code, got, want)
		}
	}
}

func TestStrings(t *testing.T) {
	for got, want := range map[fmt.Stringer]string{
		Informational: "informational", Successful: "successful", Redirection: "redirection",
		ClientError: "client error", ServerError: "server error", Class(0): "outside 100–599", Class(7): "outside 100–599",
		Standard: "standard", Temporary: "temporary", Deprecated: "deprecated", Obsoleted: "obsoleted",
		Unused: "unused", Unofficial: "unofficial", Historic: "historic", Standing(0): "Standing(0)",
		ContentAllowed: "allowed", ContentDropped: "dropped", ContentForbidden: "forbidden",
		ContentLater: "in the final response", NoResponse: "no response", Content(9): "Content(9)",
		Defines: "defines", Reserves: "reserves", Deprecates: "deprecates", Drops: "drops", MakesHistoric: "makes Historic",
		Relation(0): "Relation(0)",
		May:         "MAY", Should: "SHOULD", Must: "MUST", Requirement(0): "Requirement(0)",
	} {
		if got.String() != want {
			t.Errorf("%#v reads %q, want %q", got, got.String(), want)
		}
	}
	for s, want := range map[Standing]bool{
		0: false, Standard: true, Temporary: true, Deprecated: true, Obsoleted: true, Unused: true,
		Unofficial: false, Historic: false, Historic + 1: false,
	} {
		if got := s.Registered(); got != want {
			t.Errorf("%s.Registered() = %v", s, got)
		}
	}
}

// What a caller does with a result never shows in the next one.
func TestResultsAreCopies(t *testing.T) {
	state := func() string { return fmt.Sprintf("%#v %#v %#v", codes.rows, tables, warnCodes) }
	spoil := func(ms []Meaning) {
		for i := range ms {
			for j := range ms[i].Phrases {
				ms[i].Phrases[j].Text = "spoilt"
			}
			for j := range ms[i].References {
				ms[i].References[j].Document = "spoilt"
			}
			for j := range ms[i].Headers {
				ms[i].Headers[j].Name = "spoilt"
			}
			// Writing beyond the end must not reach the neighbours either.
			_ = append(ms[i].Phrases, Phrase{Text: "spoilt"})
			_ = append(ms[i].Headers, Header{Name: "spoilt"})
			ms[i].Summary = "spoilt"
		}
		_ = append(ms, Meaning{Summary: "spoilt"})
	}
	one := func(m Meaning, ok bool) []Meaning {
		if !ok || len(m.Phrases) == 0 || len(m.Headers) == 0 {
			t.Fatalf("%d has nothing to spoil", m.Code)
		}
		return []Meaning{m}
	}
	before := state()
	for name, results := range map[string][]Meaning{
		"All":        All(),
		"Meanings":   Meanings(413),
		"Registered": one(Registered(413)),
		"ByConstant": one(ByConstant("StatusRequestEntityTooLarge")),
		"ByClass":    ByClass(ClientError),
	} {
		spoil(results)
		if state() != before {
			t.Fatalf("what %s returns is not a copy", name)
		}
	}
	warn := WarnCodes()
	warn[0].Text, warn[0].References[0].Document = "spoilt", "spoilt"
	one110, _ := LookupWarnCode(110)
	one110.References[0].Document = "spoilt"
	if w, _ := LookupWarnCode(110); state() != before || strings.Contains(fmt.Sprint(w), "spoilt") {
		t.Error("what WarnCodes and LookupWarnCode return is not a copy")
	}
}
