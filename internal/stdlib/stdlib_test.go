//go:build long

package stdlib

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestHolds holds the list of the standard library's folders against the toolchain.
func TestHolds(t *testing.T) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Join(strings.TrimSpace(string(out)), "src"))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		switch name := entry.Name(); name {
		case "builtin", "testdata", "vendor": // nothing that is imported
		default:
			if entry.IsDir() && !Holds(name+"/x") {
				t.Errorf("%s is not known as part of the standard library", name)
			}
		}
	}
	for _, path := range []string{"C", "example.com/fmt", "app/http", "github.com/x/y", ""} {
		if Holds(path) {
			t.Errorf("%q is said to be of the standard library", path)
		}
	}
}
