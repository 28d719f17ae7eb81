// Package page holds pages of the documentation, and of what the README shows, that the program makes itself.
package page

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

// HoldTable is Hold for the lines of a page between the comments <!-- name --> and <!-- /name -->.
func HoldTable(t *testing.T, path, name, want string, update bool) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	from, to := "<!-- "+name+" -->\n", "<!-- /"+name+" -->\n"
	before, rest, ok := strings.Cut(string(data), from)
	_, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatalf("%s: want %q and %q around a table", path, from, to)
	}
	Hold(t, path, before+from+want+to+after, update)
}

// Hold reports an error if a file is not what it should be. With update it is written instead.
func Hold(t *testing.T, path, want string, update bool) {
	t.Helper()
	if update {
		if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is out of date: go test -run %s -update writes it\n%s", path, t.Name(), difference(string(got), want))
	}
}

// difference shows the first line in which two texts differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	line := func(lines []string) string {
		if i < len(lines) {
			return strconv.Quote(lines[i])
		}
		return "the end"
	}
	return fmt.Sprintf("line %d is %s, want %s", i+1, line(g), line(w))
}
