package analyzer

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/long"
)

var (
	oracleSeed  = flag.Uint64("seed", 2, "what TestOracle makes its handlers from")
	oracleCount = flag.Int("handlers", 0, "how many handlers TestOracle and TestExecutedEdits make")
	oracleFirst = flag.Int("first", 0, "the number of the first handler that TestOracle makes")
	oracleShow  = flag.Int("show", 0, "how many programs of each kind TestOracle shows")
)

// TestOracle runs generated handlers with all answers that they can get, and holds the pairs of lines that the analyzer
// reports against those that happened. A pair that is reported and did not happen on any input is invented; one that
// happened, and that a rule has to report, is missed, or declined if the analyzer says that it has not followed all paths.
func TestOracle(t *testing.T) {
	count := cmp.Or(*oracleCount, long.Times(40, 1000))
	const batch = 1000
	o := newOracle(t)
	sum := newOracleCounts()
	shown := map[string]int{}
	show := func(c *oracleCase, what string, of func(*oracleCase) []oraclePair) {
		if len(of(c)) == 0 {
			return
		}
		if shown[what]++; shown[what] <= *oracleShow {
			c = o.minimise(t, c, func(c *oracleCase) bool { return len(of(c)) > 0 })
			t.Logf("%s: %v in h_%d\n%s", what, of(c), c.id, numbered(c.text))
		}
	}
	last := *oracleFirst + count
	for from := *oracleFirst; from < last; from += batch {
		var list []*oracleCase
		for id := from; id < min(last, from+batch); id++ {
			list = append(list, newOracleCase(chance(*oracleSeed, id), id))
		}
		o.check(t, list)
		for _, c := range list {
			sum.add(c)
			show(c, "invented", func(c *oracleCase) []oraclePair { return c.invented })
			show(c, "missed", func(c *oracleCase) []oraclePair { return c.missed })
			show(c, "declined", func(c *oracleCase) []oraclePair { return c.declined })
		}
	}
	t.Logf("%d handlers, %d runs; %d functions declined, %d with too many inputs\n%s", count, sum.runs, sum.givenUp, sum.open, sum.table())
	all := sum.all()
	if all.invented > 0 {
		t.Errorf("%d pairs invented", all.invented)
	}
	if some := all.right + all.missed + all.declined; all.missed*100 > some || all.declined*100 > some {
		t.Errorf("of %d pairs %d missed and %d declined", some, all.missed, all.declined)
	}
}

// newOracleCase makes a handler with one of the two grammars.
func newOracleCase(c choices, id int) *oracleCase {
	if id%2 == 0 {
		return &oracleCase{id: id, text: shapedText(c, id)}
	}
	return &oracleCase{id: id, text: handlerText(c, id)}
}

// FuzzOracle is TestOracle for handlers whose choices are the bytes that the fuzzer finds.
func FuzzOracle(f *testing.F) {
	if long.On {
		f.Add([]byte("seed"))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const each = 120 // bytes; building the program costs far more than one handler
		var list []*oracleCase
		for id := 0; id < 16 && len(data) > 0; id++ {
			n := min(each, len(data))
			list = append(list, newOracleCase(&byteChoices{generator{data: data[:n]}}, id))
			data = data[n:]
		}
		newOracle(t).check(t, list)
		for _, c := range list {
			if len(c.invented) > 0 || len(c.missed) > 0 {
				t.Errorf("invented %v, missed %v\n%s", c.invented, c.missed, numbered(c.text))
			}
		}
	})
}

// byteChoices takes choices from bytes. When all are used up, it is always the first one.
type byteChoices struct{ generator }

func (b *byteChoices) IntN(n int) int { return b.pick(n) }

// oracleCounts are the four counts of each kind of pair.
type oracleCounts struct {
	runs, givenUp, open int

	kinds map[string]*oracleTally
}

type oracleTally struct{ right, invented, missed, declined int }

func newOracleCounts() *oracleCounts { return &oracleCounts{kinds: map[string]*oracleTally{}} }

func (s *oracleCounts) of(p oraclePair) *oracleTally {
	k := p.kind()
	if s.kinds[k] == nil {
		s.kinds[k] = &oracleTally{}
	}
	return s.kinds[k]
}

func (s *oracleCounts) add(c *oracleCase) {
	s.runs += c.runs
	for _, p := range c.right {
		s.of(p).right++
	}
	for _, p := range c.invented {
		s.of(p).invented++
	}
	for _, p := range c.missed {
		s.of(p).missed++
	}
	for _, p := range c.declined {
		s.of(p).declined++
	}
	if c.gaveUp {
		s.givenUp++
	}
	if !c.all {
		s.open++
	}
}

func (s *oracleCounts) all() oracleTally {
	var sum oracleTally
	for _, k := range s.kinds {
		sum.right += k.right
		sum.invented += k.invented
		sum.missed += k.missed
		sum.declined += k.declined
	}
	return sum
}

func (s *oracleCounts) table() string {
	var b strings.Builder
	line := func(kind string, n oracleTally) {
		fmt.Fprintf(&b, "%-28s %6d right %4d invented %4d missed %4d declined\n", kind, n.right, n.invented, n.missed, n.declined)
	}
	for _, k := range slices.Sorted(maps.Keys(s.kinds)) {
		line(k, *s.kinds[k])
	}
	line("all", s.all())
	return b.String()
}
