package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"testing"
)

// references are those of the registered codes, written down from the documents a second time, apart from the rows. The
// sections of RFC 9110 §15.2–§15.6 that define a code each follow one another, so that the codes in order are enough.
func references() map[int]string {
	want := map[int]string{
		102: "RFC 2518 §10.1 defines, RFC 4918 drops",
		103: "RFC 8297 §2 defines",
		104: "draft-ietf-httpbis-resumable-upload defines",
		207: "RFC 4918 §11.1 defines",
		208: "RFC 5842 §7.1 defines",
		226: "RFC 3229 §10.4.1 defines",
		423: "RFC 4918 §11.3 defines",
		424: "RFC 4918 §11.4 defines",
		425: "RFC 8470 §5.2 defines",
		428: "RFC 6585 §3 defines",
		429: "RFC 6585 §4 defines",
		431: "RFC 6585 §5 defines",
		451: "RFC 7725 §3 defines",
		506: "RFC 2295 §8.1 defines",
		507: "RFC 4918 §11.5 defines",
		508: "RFC 5842 §7.2 defines",
		510: "RFC 2774 §7 defines, status-change-http-experiments-to-historic makes Historic",
		511: "RFC 6585 §6 defines",
	}
	for section, codes := range map[int][]int{
		2: {100, 101},
		3: {200, 201, 202, 203, 204, 205, 206},
		4: {300, 301, 302, 303, 304, 305, 306, 307, 308},
		5: {400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 426},
		6: {500, 501, 502, 503, 504, 505},
	} {
		for i, code := range codes {
			want[code] = fmt.Sprintf("RFC 9110 §15.%d.%d defines", section, i+1)
		}
	}
	want[305] = "RFC 2616 §10.3.6 defines, RFC 7231 Appendix B deprecates for security reasons, " +
		"RFC 9110 §15.4.6 deprecates for security reasons"
	want[306] = "RFC 9110 §15.4.7 reserves"
	want[402] = "RFC 9110 §15.5.3 reserves"
	want[418] = "RFC 9110 §15.5.19 reserves"
	return want
}

func TestReferencesOfRegisteredCodes(t *testing.T) {
	want := references()
	if len(want) != len(ianaCodes) {
		t.Errorf("references for %d codes, want %d", len(want), len(ianaCodes))
	}
	for _, code := range ianaCodes {
		m, _ := Registered(code)
		got := ""
		for i, r := range m.References {
			if i > 0 {
				got += ", "
			}
			got += fmt.Sprintf("%s %s", r, r.Relation)
			if r.Why != "" {
				got += " " + r.Why
			}
		}
		if got != want[code] {
			t.Errorf("%d:\n got %s\nwant %s", code, got, want[code])
		}
	}
}

// The standing of a code follows from what documents do to it.
func TestReferencesAgreeWithStandings(t *testing.T) {
	withdraws := func(m Meaning, relation Relation) bool {
		by, ok := m.Withdrawal()
		return ok && by.Relation == relation
	}
	for _, m := range All() {
		fail := func(format string, args ...any) {
			t.Helper()
			t.Errorf("%d %q of %s, %s: "+format, append([]any{m.Code, m.Phrase, m.Origin, m.Standing}, args...)...)
		}
		_, withdrawn := m.Withdrawal()
		introduced := len(m.References) > 0 && (m.References[0].Relation == Defines || m.References[0].Relation == Reserves)
		if m.Standing.Registered() && !introduced {
			fail("no document defines or reserves it: %v", m.References)
		}
		switch m.Standing {
		case Standard, Temporary, Unofficial:
			if withdrawn {
				fail("a document withdraws it")
			}
		case Deprecated:
			if !withdraws(m, Deprecates) && !withdraws(m, Drops) {
				fail("no document deprecates or drops it")
			}
		case Obsoleted:
			if !withdraws(m, MakesHistoric) {
				fail("nothing made its document Historic")
			}
		case Unused:
			if m.References[0].Relation != Reserves || withdrawn {
				fail("it is not simply reserved: %v", m.References)
			}
		}
		if reserved := introduced && m.References[0].Relation == Reserves; reserved != slices.Contains([]int{306, 402, 418}, m.Code) && m.Standing.Registered() {
			fail("reserved: %v", reserved)
		}
	}
}

func TestReferencesAreWellFormed(t *testing.T) {
	document := regexp.MustCompile(`^(RFC [1-9]\d{3}|draft-[a-z0-9-]+|status-change-[a-z-]+|\[MS-ASHTTP\])$`)
	section := regexp.MustCompile(`^(\d+(\.\d+)*|[A-Z])$`)
	check := func(code int, r Reference) {
		t.Helper()
		if r.Relation < Defines || r.Relation > MakesHistoric {
			t.Errorf("%d: %s has the relation %s", code, r, r.Relation)
		}
		if !document.MatchString(r.Document) || r.Section != "" && !section.MatchString(r.Section) {
			t.Errorf("%d: reference %+v", code, r)
		}
		if r.Document[0] == 'R' && r.Section == "" && r.Relation != Drops {
			t.Errorf("%d: %s %s it, without a section", code, r, r.Relation)
		}
		if (r.URL() == "") != (r.Document[0] == '[') {
			t.Errorf("%d: %s has the address %q", code, r, r.URL())
		}
	}
	for _, m := range All() {
		for _, r := range m.References {
			check(m.Code, r)
		}
	}
	for _, w := range WarnCodes() {
		for _, r := range w.References {
			check(w.Code, r)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, test := range []struct {
		r         Reference
		text, url string
	}{
		{Reference{Document: "RFC 9110", Section: "15.5.5"}, "RFC 9110 §15.5.5", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5"},
		{Reference{Document: "RFC 7231", Section: "B"}, "RFC 7231 Appendix B", "https://www.rfc-editor.org/rfc/rfc7231.html#appendix-B"},
		{Reference{Document: "RFC 4918"}, "RFC 4918", "https://www.rfc-editor.org/rfc/rfc4918.html"},
		{Reference{Document: "draft-x-05"}, "draft-x-05", "https://datatracker.ietf.org/doc/draft-x-05/"},
		{Reference{Document: "status-change-x"}, "status-change-x", "https://datatracker.ietf.org/doc/status-change-x/"},
		{Reference{Document: "[MS-ASHTTP]"}, "[MS-ASHTTP]", ""},
	} {
		if test.r.String() != test.text || test.r.URL() != test.url {
			t.Errorf("%+v reads %q with the address %q", test.r, test.r, test.r.URL())
		}
	}
}
