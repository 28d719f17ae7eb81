// Package folder lists for tests what is in a directory.
package folder

import (
	"os"
	"strings"
	"testing"
)

// Names lists the files and directories in dir, in the order of their names, with a space between them.
func Names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}
