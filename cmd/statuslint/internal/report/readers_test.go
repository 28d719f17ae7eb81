//go:build modules

// The tests in this file build the module testdata/readers, which downloads other people's code through the Go module
// proxy.

package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// SARIF is valid by its schema and rdjson is what reviewdog understands: with everything, with the rules as they are, and
// with nothing.
func TestReaders(t *testing.T) {
	dir := t.TempDir()
	var args []string
	for name, r := range map[string]*report{
		"fixed": fixedReport(fixedResult()),
		"rules": newReport(Setting{Dir: "/code/shop"}, fixedResult()),
		"empty": newReport(Setting{}, new(driver.Result)),
	} {
		for _, format := range []string{"sarif", "rdjson"} {
			file := filepath.Join(dir, name+"."+format)
			if err := os.WriteFile(file, render(t, format, r), 0o666); err != nil {
				t.Fatal(err)
			}
			args = append(args, format+":"+file)
		}
	}
	cmd := exec.Command("go", append([]string{"run", "."}, args...)...)
	cmd.Dir = filepath.Join("testdata", "readers")
	var stderr strings.Builder // the first time, it says what is downloaded
	cmd.Stderr = &stderr
	if out, err := cmd.Output(); err != nil || string(out) != "6 reports are valid\n" {
		t.Errorf("%v\n%s%s", err, out, &stderr)
	}
}
