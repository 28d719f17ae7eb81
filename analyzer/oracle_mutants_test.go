//go:build mutants

package analyzer

import (
	"fmt"
	"slices"
	"testing"

	"github.com/statuslint/statuslint/internal/mutant"
)

// TestMutants analyses handlers with each of the mutants switched on, one after the other. TestOracle has to notice each: by
// a pair that is invented, or by one that is not reported any more. It runs in what TestOracleMutants builds.
func TestMutants(t *testing.T) {
	const count = 240
	o := newOracle(t)
	list := func() []*oracleCase {
		var list []*oracleCase
		for id := range count {
			list = append(list, newOracleCase(chance(7, id), id))
		}
		return list
	}
	first := list()
	for _, c := range first {
		o.analyze(t, c)
	}
	reports := o.run(t, first)
	lost := func(c *oracleCase) (invented, lost int) {
		c.compare(reports[fmt.Sprint("h_", c.id)])
		return len(c.invented), len(c.missed) + len(c.declined)
	}
	before := map[int][2]int{}
	for _, c := range first {
		i, l := lost(c)
		before[c.id] = [2]int{i, l}
	}
	for number, m := range mutants {
		mutant.Number = number + 1
		invented, missed, panicked := 0, 0, any(nil)
		func() {
			defer func() { panicked = recover() }()
			for _, c := range list() {
				o.analyze(t, c)
				i, l := lost(c)
				invented += max(0, i-before[c.id][0])
				missed += max(0, l-before[c.id][1])
			}
		}()
		t.Logf("%2d %-28s %5d invented %5d missed  %s", number+1, m.file, invented, missed, m.what)
		if invented+missed == 0 && panicked == nil && !slices.Contains(survivors, m.what) {
			t.Errorf("nothing is different if %s", m.what)
		}
	}
}
