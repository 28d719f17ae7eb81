package apply

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

const twoCodes = "package p\n\nvar codes = []int{404, 500}\n"

func TestFixesOfOneFile(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	plan := fix(t, []driver.Finding{
		finding(edit(t, a, twoCodes, "404", 0, "notFound")),
		{}, // nothing to fix
		finding(edit(t, a, twoCodes, "500", 0, "internal")),
	}, a)
	if got, want := read(t, a), "package p\n\nvar codes = []int{notFound, internal}\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(plan.Changes) != 1 || plan.Changes[0].Fixed != 2 || plan.Left != 0 {
		t.Errorf("plan %+v", plan)
	}
}

func TestIdenticalEditsAreMadeOnce(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	imp := insert(t, a, twoCodes, "var", "import \"net/http\"\n\n")
	plan := fix(t, []driver.Finding{
		finding(imp, edit(t, a, twoCodes, "404", 0, "http.StatusNotFound")),
		finding(imp, edit(t, a, twoCodes, "500", 0, "http.StatusInternalServerError")),
	}, a)
	want := "package p\n\nimport \"net/http\"\n\nvar codes = []int{http.StatusNotFound, http.StatusInternalServerError}\n"
	if got := read(t, a); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if plan.Changes[0].Fixed != 2 {
		t.Errorf("%d fixed, want 2", plan.Changes[0].Fixed)
	}
}

func TestOnlyTheFirstOfSeveralFixesIsMade(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	f := finding(edit(t, a, twoCodes, "404", 0, "first"))
	f.Fixes = append(f.Fixes, driver.Fix{Edits: []driver.Edit{edit(t, a, twoCodes, "500", 0, "second")}})
	fix(t, []driver.Finding{f}, a)
	if got, want := read(t, a), strings.Replace(twoCodes, "404", "first", 1); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOverlappingFixesAreLeftAsAWhole(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	plan := fix(t, []driver.Finding{
		finding(edit(t, a, twoCodes, "404, 500", 0, "all")),
		// One of its edits overlaps, so the other must not be made either.
		finding(edit(t, a, twoCodes, "codes", 0, "statuses"), edit(t, a, twoCodes, "500", 0, "internal")),
	}, a)
	if got, want := read(t, a), "package p\n\nvar codes = []int{all}\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if plan.Left != 1 || plan.Changes[0].Fixed != 1 {
		t.Errorf("left %d, fixed %d, want 1 and 1", plan.Left, plan.Changes[0].Fixed)
	}
}

func TestConflicts(t *testing.T) {
	at := func(start, end int, text string) driver.Edit {
		return driver.Edit{Start: start, End: end, New: []byte(text)}
	}
	for _, tt := range []struct {
		have []driver.Edit
		edit driver.Edit
		want bool
	}{
		{[]driver.Edit{at(5, 8, "x")}, at(5, 8, "x"), false}, // the same
		{[]driver.Edit{at(5, 8, "x")}, at(5, 8, "y"), true},
		{[]driver.Edit{at(5, 8, "x")}, at(8, 9, "y"), false},
		{[]driver.Edit{at(5, 8, "x")}, at(3, 5, "y"), false},
		{[]driver.Edit{at(5, 8, "x")}, at(3, 6, "y"), true},
		{[]driver.Edit{at(5, 8, "x")}, at(7, 9, "y"), true},
		{[]driver.Edit{at(5, 8, "x")}, at(4, 9, "y"), true},
		{[]driver.Edit{at(5, 8, "x")}, at(6, 7, "y"), true},
		{[]driver.Edit{at(5, 8, "x")}, at(6, 6, "y"), true},
		{[]driver.Edit{at(5, 8, "x")}, at(5, 5, "y"), false},
		{[]driver.Edit{at(5, 8, "x")}, at(8, 8, "y"), false},
		{[]driver.Edit{at(5, 5, "x")}, at(5, 5, "x"), false}, // the same
		{[]driver.Edit{at(5, 5, "x")}, at(5, 5, "y"), true},
		{[]driver.Edit{at(5, 5, "x")}, at(5, 5, "a"), true},
		{[]driver.Edit{at(5, 5, "x"), at(5, 8, "z")}, at(5, 5, "y"), true},
		{[]driver.Edit{at(1, 2, "x"), at(9, 9, "z")}, at(3, 7, "y"), false},
	} {
		var c Change
		for _, e := range tt.have {
			c.add(e)
		}
		if got := c.conflicts(tt.edit); got != tt.want {
			t.Errorf("%v beside %v: conflict %v, want %v", show(tt.edit), show(tt.have...), got, tt.want)
		}
	}
}

func show(edits ...driver.Edit) string {
	var list []string
	for _, e := range edits {
		list = append(list, fmt.Sprintf("%d-%d %q", e.Start, e.End, e.New))
	}
	return strings.Join(list, ", ")
}

// Editors sort their edits in no particular way, and an insertion goes before a replacement that starts there.
func TestTheOrderOfEditsDoesNotMatter(t *testing.T) {
	edits := []driver.Edit{
		{Start: 18, End: 18, New: []byte("[]int{")},
		{Start: 18, End: 21, New: []byte("500")},
		{Start: 21, End: 21, New: []byte("}")},
	}
	const content = "package p\n\nvar x =404\n"
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 0, 2}, {1, 2, 0}} {
		a := write(t, "a.go", content)
		var shuffled []driver.Edit
		for _, i := range order {
			e := edits[i]
			e.File = a
			shuffled = append(shuffled, e)
		}
		fix(t, []driver.Finding{finding(shuffled...)}, a)
		if got, want := read(t, a), "package p\n\nvar x =[]int{500}\n"; got != want {
			t.Errorf("order %v: got %q, want %q", order, got, want)
		}
	}
}

func TestAFixOfTwoFilesIsMadeInBothOrNone(t *testing.T) {
	a := write(t, "a.go", twoCodes)
	b := write(t, "b.go", twoCodes)
	both := []driver.Finding{
		finding(edit(t, a, twoCodes, "404", 0, "x"), edit(t, b, twoCodes, "404", 0, "x")),
		finding(edit(t, a, twoCodes, "500", 0, "y")),
	}
	forbidden := NewPlan(both, sources(t, a, b), Options{Permit: func(file string) error {
		if file == b {
			return errors.New("it is not yours")
		}
		return nil
	}})
	problem(t, forbidden.Problems, b, "it is not yours")
	forbidden.Write(t.Context())
	if got, want := read(t, a), strings.Replace(twoCodes, "500", "y", 1); got != want {
		t.Errorf("a.go is %q, want %q", got, want)
	}
	if got := read(t, b); got != twoCodes {
		t.Errorf("b.go is %q", got)
	}

	writeAt(t, a, twoCodes)
	fix(t, both, a, b)
	if got, want := read(t, b), strings.Replace(twoCodes, "404", "x", 1); got != want {
		t.Errorf("b.go is %q, want %q", got, want)
	}
}

// A file whose fixes do not come out takes part in none, but the others are fixed.
func TestAFixThatBreaksTheSyntaxIsNotMade(t *testing.T) {
	for _, content := range []string{twoCodes, strings.Replace(twoCodes, "var codes", "var  codes", 1)} {
		a := write(t, "a.go", content)
		b := write(t, "b.go", content)
		plan := fix(t, []driver.Finding{
			finding(edit(t, a, content, "404", 0, "}{")),
			finding(edit(t, b, content, "404", 0, "x")),
		}, a, b)
		problem(t, plan.Problems, a, "would not parse")
		if got := read(t, a); got != content {
			t.Errorf("a.go is %q", got)
		}
		if got, want := read(t, b), strings.Replace(content, "404", "x", 1); got != want {
			t.Errorf("b.go is %q, want %q", got, want)
		}
	}
}
