package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// A table is a file with a header and tabs between its columns.
type table struct {
	name    string
	columns []string
	rows    [][]string
}

// readTable reads a table that has at least the wanted columns.
func readTable(name string, wanted ...string) (*table, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	t := &table{name: name, columns: strings.Split(lines[0], "\t")}
	for _, column := range wanted {
		if !slices.Contains(t.columns, column) {
			return nil, fmt.Errorf("%s: the header has no column %q", name, column)
		}
	}
	for i, line := range lines[1:] {
		row := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		// A reader's editor may have cut empty columns at the end.
		for len(row) < len(t.columns) {
			row = append(row, "")
		}
		if len(row) > len(t.columns) {
			return nil, fmt.Errorf("%s:%d: %d columns, and the header has %d", name, i+2, len(row), len(t.columns))
		}
		t.rows = append(t.rows, row)
	}
	return t, nil
}

// get returns the value of a column in a row.
func (t *table) get(row []string, column string) string {
	if i := slices.Index(t.columns, column); i >= 0 {
		return strings.TrimSpace(row[i])
	}
	return ""
}

// write writes the table.
func (t *table) write() error {
	var b strings.Builder
	b.WriteString(strings.Join(t.columns, "\t") + "\n")
	clean := strings.NewReplacer("\t", " ", "\n", " ")
	for _, row := range t.rows {
		for i, value := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(clean.Replace(value))
		}
		b.WriteByte('\n')
	}
	return os.WriteFile(t.name, []byte(b.String()), 0o644)
}
