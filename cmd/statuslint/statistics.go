package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// statistics is the text of -statistics: how many findings there are by rule and by folder, the most first, and how many
// of them can be fixed.
func statistics(dir string, findings []driver.Finding) string {
	if len(findings) == 0 {
		return "no findings\n"
	}
	var b strings.Builder
	table := func(heading string, by func(driver.Finding) string) {
		counts := make(map[string][2]int) // all, and those that can be fixed
		for _, f := range findings {
			n := counts[by(f)]
			n[0]++
			if len(f.Fixes) > 0 {
				n[1]++
			}
			counts[by(f)] = n
		}
		var names []string
		for name := range counts {
			names = append(names, name)
		}
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(counts[b][0]-counts[a][0], cmp.Compare(a, b)) })
		fmt.Fprintf(&b, "FINDINGS  FIXABLE  %s\n", heading)
		for _, name := range names {
			fmt.Fprintf(&b, "%8d  %7d  %s\n", counts[name][0], counts[name][1], name)
		}
	}
	table("RULE", func(f driver.Finding) string { return f.Rule })
	b.WriteByte('\n')
	table("FOLDER", func(f driver.Finding) string {
		return terminal.OneLine(filepath.ToSlash(report.Path(dir, filepath.Dir(f.Pos.File))))
	})
	return b.String()
}
