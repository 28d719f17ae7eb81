package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A costTable is what .ci/peers printed about one repository.
type costTable struct {
	title string
	rows  []costRow
}

// A costRow is a tool: CPU seconds of the first run and of one without changes, and the memory of the first.
type costRow struct {
	tool             string
	first, unchanged float64
	memory           int
	again            bool // unchanged is known
}

// cell is how .ci/peers writes a measurement: CPU seconds (seconds) · megabytes.
var cell = regexp.MustCompile(`^([0-9.]+) s \([0-9.]+ s\) · ([0-9]+) MB$`)

// readCost reads the tables of .ci/peers.
func readCost(text string) []costTable {
	var all []costTable
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "### "); ok {
			all = append(all, costTable{title: title})
			continue
		}
		if len(all) == 0 || !strings.HasPrefix(line, "| ") {
			continue
		}
		columns := strings.Split(strings.Trim(line, "|"), "|")
		if len(columns) < 3 {
			continue
		}
		first := cell.FindStringSubmatch(strings.TrimSpace(columns[1]))
		if first == nil {
			continue
		}
		row := costRow{tool: strings.TrimSpace(columns[0])}
		row.first, _ = strconv.ParseFloat(first[1], 64)
		row.memory, _ = strconv.Atoi(first[2])
		if again := cell.FindStringSubmatch(strings.TrimSpace(columns[2])); again != nil {
			row.unchanged, _ = strconv.ParseFloat(again[1], 64)
			row.again = true
		}
		t := &all[len(all)-1]
		t.rows = append(t.rows, row)
	}
	return all
}

// width is the length of the longest bar of a chart.
const width = 40

// bars draws a chart of text: a line for each name, with a bar of the value's length.
func bars(b *strings.Builder, names []string, values []float64, format string) {
	most, longest := slices.Max(values), 0
	for _, name := range names {
		longest = max(longest, len([]rune(name)))
	}
	b.WriteString("```text\n")
	for i, name := range names {
		length := 0
		if most > 0 {
			length = int(values[i]/most*width + 0.5)
		}
		fmt.Fprintf(b, "%s%s  %s %s\n", name, strings.Repeat(" ", longest-len([]rune(name))), strings.Repeat("█", max(1, length)), fmt.Sprintf(format, values[i]))
	}
	b.WriteString("```\n\n")
}

func (e *evidence) costPart(b *strings.Builder) {
	b.WriteString("## Cost\n\n")
	tables := readCost(e.cost)
	if len(tables) == 0 {
		b.WriteString("Not measured for this page yet; [README](../README.md#other-linters) has figures for Prometheus.\n" +
			"`.ci/peers DIR... > docs/evidence/cost.md` measures other repositories, and this page then shows them as charts.\n\n")
		return
	}
	b.WriteString("CPU seconds, user and system, as [`.ci/peers`](../.ci/peers) measures them ([all columns](evidence/cost.md)). In a first run the tool’s own\n" +
		"cache is empty and the build cache is warm.\n\n")
	for _, t := range tables {
		if len(t.rows) == 0 {
			continue
		}
		fmt.Fprintf(b, "### %s\n\nFirst run:\n\n", t.title)
		var names, again []string
		var first, unchanged []float64
		for _, r := range t.rows {
			names, first = append(names, plain(r.tool)), append(first, r.first)
			if r.again {
				again, unchanged = append(again, plain(r.tool)), append(unchanged, r.unchanged)
			}
		}
		bars(b, names, first, "%.1f s")
		if len(again) > 0 {
			b.WriteString("Once more, nothing changed:\n\n")
			bars(b, again, unchanged, "%.1f s")
		}
	}
}

// plain removes the marks of code.
func plain(s string) string { return strings.ReplaceAll(s, "`", "") }

// growth shows how the time of a run grows with the size of a repository.
func (e *evidence) growth(b *strings.Builder) {
	b.WriteString(`## Growth

Repositories by their lines of Go outside tests. The runs share what statuslint finds out about dependencies, and read the types of
all dependencies from source, which an ordinary run does not; these seconds include that. Other programs ran at the same time.

| lines | repositories | CPU s, median | CPU s for 1000 lines, median | most CPU s | most MB |
|---|---:|---:|---:|---:|---:|
`)
	classes := []struct {
		name string
		most float64
	}{{"up to 2000", 2000}, {"up to 10 000", 10_000}, {"up to 50 000", 50_000}, {"up to 200 000", 200_000}, {"more", 1 << 40}}
	var low float64
	t := e.repositories
	var names []string
	var medians []float64
	for _, c := range classes {
		var cpu, each []float64
		var peak float64
		for _, row := range t.rows {
			lines, seconds := t.number(row, "lines"), t.number(row, "cpu s")
			if lines <= low || lines > c.most || strings.HasPrefix(t.get(row, "notes"), "given up") {
				continue
			}
			cpu, each = append(cpu, seconds), append(each, seconds/lines*1000)
			peak = max(peak, t.number(row, "peak MB"))
		}
		low = c.most
		if len(cpu) == 0 {
			continue
		}
		fmt.Fprintf(b, "| %s | %d | %.1f | %.2f | %.1f | %.0f |\n", c.name, len(cpu), median(cpu), median(each), slices.Max(cpu), peak)
		names, medians = append(names, c.name), append(medians, median(cpu))
	}
	b.WriteString("\n")
	if len(names) > 0 {
		b.WriteString("CPU seconds, median:\n\n")
		bars(b, names, medians, "%.1f s")
	}
}

func median(list []float64) float64 {
	list = slices.SortedFunc(slices.Values(list), cmp.Compare[float64])
	if n := len(list); n%2 == 0 {
		return (list[n/2-1] + list[n/2]) / 2
	}
	return list[len(list)/2]
}
