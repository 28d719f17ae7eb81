//go:build mutants

package analyzer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/mutant"
)

// TestMutants analyses handlers with each of the mutants switched on, one after the other. TestOracle has to notice each: by
// a pair that is invented, missed or declined. It runs in what TestOracleMutants builds.
func TestMutants(t *testing.T) {
	o := newOracle(t)
	list := func() []*oracleCase {
		var list []*oracleCase
		for id := range 3 * len(skeletons) {
			list = append(list, &oracleCase{id: id, text: skeletonText(chance(7, id), id, id/3)})
		}
		for id := len(list); id < 360; id++ {
			list = append(list, newOracleCase(chance(7, id), id))
		}
		return list
	}
	first := list()
	for _, c := range first {
		o.analyze(t, c)
	}
	reports := o.run(t, first)
	wrong := func(c *oracleCase) [3]int {
		c.compare(reports[fmt.Sprint("h_", c.id)])
		return [3]int{len(c.invented), len(c.missed), len(c.declined)}
	}
	before := map[int][3]int{}
	for _, c := range first {
		before[c.id] = wrong(c)
	}
	defer func() { mutant.Number = 0 }()
	for i, m := range mutants {
		mutant.Number = numbers()[m.what]
		var more [3]int // invented, missed, declined
		var panicked any
		func() {
			defer func() { panicked = recover() }()
			for _, c := range list() {
				o.analyze(t, c)
				for kind, n := range wrong(c) {
					more[kind] += max(0, n-before[c.id][kind])
				}
			}
		}()
		t.Logf("%2d %-28s %5d invented %5d missed %5d declined  %s", i+1, m.file, more[0], more[1], more[2], m.what)
		if more == [3]int{} && panicked == nil && !strings.HasPrefix(m.file, "terms/") {
			t.Errorf("nothing is different if %s", m.what)
		}
	}
}

// TestVariants analyses handlers with each of the variants. An engine that merges nothing reports the same pairs. One with half of
// a budget reports no other ones, and says that it has given up where one is missing.
func TestVariants(t *testing.T) {
	const count = 240
	o := newOracle(t)
	analyze := func() []*oracleCase {
		var list []*oracleCase
		for id := range count {
			c := newOracleCase(chance(8, id), id)
			o.analyze(t, c)
			list = append(list, c)
		}
		return list
	}
	first := analyze()
	minus := func(a, b *oracleCase) []oraclePair {
		return slices.DeleteFunc(slices.Clone(a.reported), func(p oraclePair) bool { return slices.Contains(b.reported, p) })
	}
	defer func() { mutant.Number = 0 }()
	for what, number := range numbers() {
		if what != unmerged && !strings.HasPrefix(what, half) {
			continue
		}
		mutant.Number = number
		more, fewer, gaveUp := 0, 0, 0
		for i, c := range analyze() {
			added, lost := minus(c, first[i]), minus(first[i], c)
			more, fewer = more+len(added), fewer+len(lost)
			if c.gaveUp && !first[i].gaveUp {
				gaveUp++
			}
			if len(added) > 0 && !first[i].gaveUp || len(lost) > 0 && !c.gaveUp {
				t.Errorf("%s: %v more, %v fewer in\n%s", what, added, lost, numbered(c.text))
			}
		}
		t.Logf("%-50s %5d pairs more %5d fewer %5d handlers given up", what, more, fewer, gaveUp)
	}
}

// skeletonText makes a handler of one skeleton.
func skeletonText(c choices, id, skeleton int) string {
	g := &responder{choices: c, id: id}
	g.w = "w"
	g.fill(skeletons[skeleton])
	return g.text()
}
