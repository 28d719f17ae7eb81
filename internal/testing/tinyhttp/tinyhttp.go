// Package tinyhttp puts a few declarations in the place of net/http and net/http/httptest, for tests whose subject is
// something else.
//
// net/http imports 150 packages. The go command looks at each of them in each run, and go vet has its tool analyse each of
// them: on a module of one handler a run takes 0.27 seconds of processor time with net/http and 0.05 without, a run as a
// vet tool six seconds the first time and 0.1 without. With the tag long, the same tests have all of net/http.
package tinyhttp

import (
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/long"
)

//go:embed http.go.txt
var http string

//go:embed httptest.go.txt
var httptest string

// GOFLAGS returns the value of GOFLAGS with which the go command sees the small packages, in all directories of the test.
func GOFLAGS(t testing.TB) string {
	t.Helper()
	if long.On {
		return ""
	}
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	replace := make(map[string]string)
	for path, text := range map[string]string{"net/http": http, "net/http/httptest": httptest} {
		folder := filepath.Join(strings.TrimSpace(string(out)), "src", filepath.FromSlash(path))
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files in %s: %v", folder, err)
		}
		for _, name := range files {
			replace[name] = "" // is not there
		}
		delete(replace, filepath.Join(folder, "status.go")) // the constants are those of net/http
		tiny := filepath.Join(dir, filepath.Base(folder)+".go")
		if err := os.WriteFile(tiny, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		replace[filepath.Join(folder, "tiny.go")] = tiny
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return "-overlay=" + overlay
}
