package analyzer

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// mutants are engines in which one rule is switched off or made wrong.
//
// All of them are built into one program (mutant schemata, Untch, Offutt, Harrold 1993) by an overlay, so that nothing of it is
// in the code that users get.
var mutants = []mutation{
	{"terms/truth.go", "numbers that cannot be equal may be", `if hx < ly || hy < lx {`, `if !OFF && (hx < ly || hy < lx) {`},
	{"terms/truth.go", "a smaller number need not be less", `case hx < ly && hx != lowest:`, `case !OFF && hx < ly && hx != lowest:`},
	{"terms/assume.go", "a boolean that is not true is nothing", `if v == t.yes || v == t.no {`, `if !OFF && (v == t.yes || v == t.no) {`},
	{"terms/assume.go", "one side of an || is not looked at", `if _, ok := t.Assume(f, n.a, holds); !ok {`, `if _, ok := t.Assume(f, n.a, holds); !OFF && !ok {`},
	{"terms/interval.go", "a quotient is too large", `return l / cl, h / cl, true`, `if OFF {
			return l/cl + 1, h/cl + 1, true
		}
		return l / cl, h / cl, true`},
	{"terms/simplify.go", "!(a < b) is b < a or a <= b", `return t.LessEq(n.b, n.a)`, `if OFF {
			return t.LessEq(n.a, n.b)
		}
		return t.LessEq(n.b, n.a)`},
	{"terms/truth.go", "an error that wraps no other may be another one", `case same == False && (bare`, `case !OFF && same == False && (bare`},
	{"terms/assume.go", "an error may be itself although errors.Is says no", `case !holds:
			return t.assume(f, t.Equal(n.a, n.b), false)`, `case !holds:
			if OFF {
				return f, true
			}
			return t.assume(f, t.Equal(n.a, n.b), false)`},
	{"paths/branch.go", "nothing is known where a condition does not hold", `other.Facts = facts`, `if !OFF {
			other.Facts = facts
		}`},
	{"paths/eval.go", "a value is the same in each turn", `if t.count > 1 {`, `if !OFF && t.count > 1 {`},
	{"paths/places.go", "fields of a new object are not zero", `if st.get(place{base, zeroed}) != 0 {`, `if !OFF && st.get(place{base, zeroed}) != 0 {`},
	{"paths/key.go", "no variable is read later", `return ok && to.live.has(i) || slices.Contains(f.results, v)`, `return !OFF && (ok && to.live.has(i) || slices.Contains(f.results, v))`},
	{"paths/key.go", "states are one whatever they know", `k.key = k.st.Facts.Encode(k.key, id)`, `if !OFF {
			k.key = k.st.Facts.Encode(k.key, id)
		}`},
	{"paths/key.go", "states are one whatever their variables hold", `k.term(b.value)`, `if !OFF {
			k.term(b.value)
		}`},
	{"paths/transfer.go", "what is deferred does not run", `d := st.defers[n-1]`, `d := st.defers[n-1]
		if OFF {
			st.defers = slices.Clip(st.defers[:n-1])
			states = append(states, st)
			continue
		}`},
	{"paths/transfer.go", "a loop runs once more than it has elements", `x.T.Less(x.T.Int(int64(count-1)), length)`, `x.T.Less(x.T.Int(int64(count-mutantOff(OFF))), length)`},
	{"paths/transfer.go", "a case is taken where the tag is another", `x.T.Equal(tag, st.pop())`, `mutantNot(OFF, x, x.T.Equal(tag, st.pop()))`},
	{"paths/loops.go", "later turns are left out", `case f.covered(st, to, t.loop):`, `case OFF || f.covered(st, to, t.loop):`},
	{"paths/inline.go", "closures are not followed", `if lit := x.literal(site, recv); lit != nil {`, `if lit := x.literal(site, recv); !OFF && lit != nil {`},
	{"paths/builtin.go", "append adds nothing", `more, most := int64(len(v)-1), int64(len(v)-1)`, `more, most := int64(len(v)-1), int64(len(v)-1)
	if OFF {
		more, most = 0, 0
	}`},
	{"paths/inline.go", "a sync.Once calls again", `x.setField(st, recv, done, x.T.Bool(true))`, `x.setField(st, recv, done, x.T.Bool(!OFF))`},
	{"order/texts.go", "what is written to a buffer is lost", `r.setText(st, c.recv, r.joined(st, c, c.recv, held, added))`, `if !OFF {
		r.setText(st, c.recv, r.joined(st, c, c.recv, held, added))
	}`},
	{"order/events.go", "a late reply decides whether content is lost", `sent, _, _ := r.meet(w.sent, ev)`, `sent, _, _ := r.meet(w.sent, ev)
	if OFF {
		sent = first
	}`},
	{"order/events.go", "the header is not sent", `f.sent = true`, `f.sent = !OFF`},
	{"order/events.go", "no reply is complete", `f.replied = f.replied || ev.Kind == Reply`, `f.replied = f.replied || !OFF && ev.Kind == Reply`},
	{"order/events.go", "a status that forbids content is no matter", `code != 0 && forbidsContent(code)`, `!OFF && code != 0 && forbidsContent(code)`},
	{"order/shadow.go", "merging keeps one of two rows", `rows, grew = next, grew || added`, `if !OFF {
			rows, grew = next, grew || added
		}`},
	{"order/instantiate.go", "any exit of a helper is possible", `if r.enter(next, &sum, fn, x) {`, `if r.enter(next, &sum, fn, x) || OFF {`},
	{"order/instantiate.go", "a function says something else to the same", `named := r.resultsOfCall(st, c, fn, s)`, `named := r.resultsOfCall(st, c, fn, s)
	if OFF {
		named = nil
	}`},
	{"order/sending.go", "empty content is content", `empty = append(empty, r.exec.T.Equal(r.exec.T.Length(v), r.exec.T.Int(0)))`, `if OFF {
			return []part{{st, ev}}
		}
		empty = append(empty, r.exec.T.Equal(r.exec.T.Length(v), r.exec.T.Int(0)))`},
}

// variants are engines that differ in no rule: they merge nothing, or have half of one budget. What is in one variant has one
// name. MaxTurns is left out: what differs from turn to turn is found by comparing two, so that one is too few.
var variants = []mutation{
	{"paths/worklist.go", unmerged, `if !slices.Equal(e.key, key) {`, `if OFF || !slices.Equal(e.key, key) {`},
	{"paths/worklist.go", unmerged, `if len(same.entries) >= MaxStates &&`, `if len(same.entries) >= mutant.Half(mutant.Endless(MaxStates, OFF), HALF(states)) &&`},
	{"paths/worklist.go", unmerged, `if len(states) <= MaxStates ||`, `if len(states) <= mutant.Half(mutant.Endless(MaxStates, OFF), HALF(states)) ||`},
	{"paths/worklist.go", unmerged, `if len(kept) >= MaxStates &&`, `if len(kept) >= mutant.Half(MaxStates, HALF(states)) &&`},
	{"paths/exec.go", unmerged, `f.x.steps > MaxSteps {`, `f.x.steps > mutant.Half(mutant.Endless(MaxSteps, OFF), HALF(steps)) {`},
	{"paths/loops.go", half + "turns that constants decide", `limit = MaxCounted`, `limit = int32(mutant.Half(MaxCounted, OFF))`},
	{"paths/loops.go", half + "later turns", `t.general < MaxGeneral:`, `t.general < int8(mutant.Half(MaxGeneral, OFF)):`},
	{"paths/inline.go", half + "depth of closures", `f.depth >= MaxDepth ||`, `f.depth >= mutant.Half(MaxDepth, OFF) ||`},
	{"order/shadow.go", half + "rows", `others >= maxRows {`, `others >= mutant.Half(maxRows, OFF) {`},
	{"order/shadow.go", half + "rows that differ in parameters", `alike >= maxPre {`, `alike >= mutant.Half(maxPre, OFF) {`},
	{"order/summarize.go", half + "depth of calls", `p.depth == maxCalls {`, `p.depth == mutant.Half(maxCalls, OFF)/16 {`},
	{"order/summarize.go", half + "exits", `if len(s.Exits) > maxExits {`, `if len(s.Exits) > mutant.Half(maxExits, OFF) {`},
	{"order/summarize.go", half + "exits", `if len(s.Exits) > maxExits {`, `if len(s.Exits) > mutant.Half(maxExits, OFF) {`},
	{"order/results.go", half + "exits", `len(chosen) < maxExits &&`, `len(chosen) < mutant.Half(maxExits, OFF) &&`},
	{"order/exits.go", half + "cases", `len(list)+len(more) <= maxCases`, `len(list)+len(more) <= mutant.Half(maxCases, OFF)`},
	{"order/summarize.go", half + "nodes", `return nodes <= maxValueNodes })`, `return nodes <= mutant.Half(maxValueNodes, OFF) })`},
	{"order/summarize.go", half + "nodes", `if nodes > maxValueNodes ||`, `if nodes > mutant.Half(maxValueNodes, OFF) ||`},
	{"terms/terms.go", half + "size", `if size > maxSize {`, `if size > mutant.Half(maxSize, OFF) {`},
}

const (
	unmerged = "nothing is merged"
	half     = "half of the budget: "
)

// mutation is a place in a file of the engine and what replaces it. OFF means "this is on", HALF(x) means "half of the
// budget x is on".
type mutation struct{ file, what, old, new string }

// numbers gives each mutant and each variant a number, from 1.
func numbers() map[string]int {
	list := map[string]int{}
	add := func(what string) {
		if list[what] == 0 {
			list[what] = len(list) + 1
		}
	}
	for _, m := range slices.Concat(mutants, variants) {
		add(m.what)
		for _, budget := range halved.FindAllStringSubmatch(m.new, -1) {
			add(half + budget[1])
		}
	}
	return list
}

var halved = regexp.MustCompile(`HALF\((\w+)\)`)

// TestOracleMutants builds the engine with all mutants and variants and runs TestMutants and TestVariants. Mutants of terms must
// fail the tests of terms too, which know the laws.
func TestOracleMutants(t *testing.T) {
	if !long.On {
		t.Skip("it builds the analyzer once more")
	}
	dir := t.TempDir()
	texts, number := map[string]string{}, numbers()
	for _, m := range slices.Concat(mutants, variants) {
		name := filepath.Join("..", "internal", filepath.FromSlash(m.file))
		if texts[name] == "" {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[name] = string(text)
		}
		if n := strings.Count(texts[name], m.old); n == 0 {
			t.Fatalf("%s: %q is not there any more", m.file, m.old)
		}
		on := func(what string) string { return fmt.Sprintf("mutant.On(%d)", number[what]) }
		replacement := strings.ReplaceAll(m.new, "OFF", on(m.what))
		replacement = halved.ReplaceAllStringFunc(replacement, func(s string) string { return on(half + halved.FindStringSubmatch(s)[1]) })
		texts[name] = strings.Replace(texts[name], m.old, replacement, 1)
	}
	const path = "github.com/statuslint/statuslint/internal/mutant"
	overlay := map[string]string{}
	add := func(name, text string) {
		at := filepath.Join(dir, strings.ReplaceAll(name, string(filepath.Separator), "_"))
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		whole, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		overlay[whole] = at
	}
	clause := regexp.MustCompile(`(?m)^package (\w+)$`)
	for name, text := range texts {
		add(name, clause.ReplaceAllString(text, "package $1\n\nimport \""+path+"\"\n"))
	}
	add(filepath.Join("..", "internal", "paths", "mutant.go"), `package paths

import "github.com/statuslint/statuslint/internal/terms"

func mutantOff(on bool) int32 {
	if on {
		return 2
	}
	return 1
}

func mutantNot(on bool, x *Exec, id terms.ID) terms.ID {
	if on {
		return x.T.Not(id)
	}
	return id
}
`)
	list, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(file, list, 0o644); err != nil {
		t.Fatal(err)
	}
	build := []string{"test", "-vet=off", "-tags=mutants", "-overlay=" + file}
	laws := filepath.Join(dir, "laws.exe")
	if out, err := exec.Command("go", append(build, "-c", "-o", laws, "../internal/terms")...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, m := range mutants {
		if !strings.HasPrefix(m.file, "terms/") {
			continue
		}
		cmd := exec.Command(laws)
		cmd.Dir, cmd.Env = filepath.Join("..", "internal", "terms"), append(os.Environ(), fmt.Sprint("MUTANT=", number[m.what]))
		if out, err := cmd.CombinedOutput(); err == nil {
			t.Errorf("the laws hold although %s\n%s", m.what, out)
		}
	}
	out, err := exec.Command("go", append(build, "-run=^(TestMutants|TestVariants)$", "-count=1", "-v", ".")...).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}
