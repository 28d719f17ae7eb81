package order

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// TestJoin checks the laws of merging: Join is commutative, associative and idempotent, and reports growth if and only if a state has
// grown.
func TestJoin(t *testing.T) {
	tab := terms.NewTable()
	r := &run{exec: &paths.Exec{T: tab}}
	var known []terms.Facts
	for i := range 6 {
		f, ok := tab.Assume(terms.Facts{}, tab.Equal(tab.Unknown("p"), tab.Int(int64(i))), true)
		if !ok {
			t.Fatal("refused")
		}
		known = append(known, f)
	}
	events := []*Event{nil, {Kind: Reply}, {Kind: Header}}
	seed := rand.New(rand.NewPCG(1, 2))
	some := func() shadow {
		rows := []row(nil)
		for range 1 + seed.IntN(4) {
			rows, _ = r.addRow(rows, row{code: 200 + seed.IntN(2), sent: events[seed.IntN(len(events))], pre: known[seed.IntN(len(known))]})
		}
		return shadow{r, []followed{{rows: rows}}}
	}
	join := func(a, b shadow) shadow { s, _ := a.Join(b); return s.(shadow) }
	text := func(s shadow) string {
		var list []string
		for _, w := range s.list[0].rows {
			pre := ""
			for i, f := range known {
				if !w.lost && w.pre.Equal(f) {
					pre = fmt.Sprint(i)
				}
			}
			list = append(list, fmt.Sprintf("%d %d %s %v", w.code, slices.Index(events, w.sent), pre, w.lost))
		}
		slices.Sort(list)
		return strings.Join(list, "\n")
	}
	same := func(law string, a, b shadow) {
		t.Helper()
		if text(a) != text(b) {
			t.Fatalf("merging is not %s:\n%s\nand\n%s", law, text(a), text(b))
		}
	}
	lost := 0
	for range 20_000 {
		a, b, c := some(), some(), some()
		same("commutative", join(a, b), join(b, a))
		same("associative", join(join(a, b), c), join(a, join(b, c)))
		same("idempotent", join(a, a), a)
		ab, grew := a.Join(b)
		if grew != (text(ab.(shadow)) != text(a)) {
			t.Fatalf("grown: %v\n%s\nwith\n%s", grew, text(a), text(b))
		}
		lost += strings.Count(text(join(ab.(shadow), c)), "true")
	}
	if r.exec.Incomplete || lost == 0 {
		t.Errorf("over the budget of rows: %v; rows of which too much was known: %d", r.exec.Incomplete, lost)
	}
}

// TestCommonWay checks the same laws for the conditions that two paths have in common.
func TestCommonWay(t *testing.T) {
	seed := rand.New(rand.NewPCG(3, 4))
	all := []*way{nil}
	for range 40 {
		all = append(all, all[seed.IntN(len(all))].after(Condition{}))
	}
	some := func() *way { return all[seed.IntN(len(all))] }
	for range 5000 {
		a, b, c := some(), some(), some()
		if common(a, b) != common(b, a) || common(common(a, b), c) != common(a, common(b, c)) || common(a, a) != a {
			t.Fatal("no longer a meet")
		}
	}
}
