//go:build long

package fileerr

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What package os says of a file that is not there comes without the name of the file, and is the same error still.
func TestReason(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	_, open := os.Open(missing)
	for name, err := range map[string]error{
		"open":    open,
		"rename":  os.Rename(missing, missing+"2"),
		"wrapped": fmt.Errorf("reading: %w", open),
	} {
		got := Reason(err)
		if !errors.Is(got, fs.ErrNotExist) || strings.Contains(got.Error(), "missing") {
			t.Errorf("%s: got %q of %q", name, got, err)
		}
	}
	if other := errors.New("too large"); Reason(other) != other {
		t.Error("an error of another kind does not stay")
	}
	if Reason(nil) != nil {
		t.Error("no error became one")
	}
}
