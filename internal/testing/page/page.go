// Package page holds pages of the documentation, and of what the README shows, that the program makes itself.
package page

import (
	"os"
	"testing"
)

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
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is out of date (go test -run %s -update writes it); it should be\n%s", path, t.Name(), want)
	}
}
