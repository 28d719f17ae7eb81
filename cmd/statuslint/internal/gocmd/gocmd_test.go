//go:build long

package gocmd

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMessage(t *testing.T) {
	for said, want := range map[string]string{
		"": "",
		"go: go.mod file not found in current directory; see 'go help modules'\n":         "go.mod file not found in current directory; see 'go help modules'",
		"go: downloading example.com/a v1.0.0\ngo: errors parsing go.mod:\n\tgo.mod:1: x": "errors parsing go.mod: go.mod:1: x",
		"go: warning: \"./...\" matched no packages\ngo: one\ngo: two.\r\nthree":          "one; two. three",
		"go: downloading go1.99 (linux/amd64)\n":                                          "go: downloading go1.99 (linux/amd64)", // nothing else
	} {
		if got := Message(said); got != want {
			t.Errorf("of %q: got %q, want %q", said, got, want)
		}
	}
}

// The command runs in the given directory and sees it under the given name.
func TestOutputRunsInTheDirectory(t *testing.T) {
	dir := t.TempDir()
	module := filepath.Join(dir, "module")
	link := filepath.Join(dir, "link")
	if err := os.Mkdir(module, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(module, "go.mod"), []byte("module example.com/m\n\ngo 1.24\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(module, link); err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(), "GOWORK=off", "GOFLAGS=", "GOTOOLCHAIN=local")
	got, err := Settings[struct{ GOMOD, GOARCH string }](t.Context(), link, append(env, "GOARCH=riscv64"))
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(link, "go.mod"); got.GOMOD != want || got.GOARCH != "riscv64" {
		t.Errorf("got %+v, want %s and riscv64", got, want)
	}
}

func TestOutputErrors(t *testing.T) {
	env := append(os.Environ(), "GOWORK=off", "GOTOOLCHAIN=local", "GOFLAGS=")
	_, err := Output(t.Context(), t.TempDir(), env, "list", ".")
	if failed, ok := errors.AsType[*Error](err); !ok || failed.Command != "list" ||
		!strings.HasPrefix(err.Error(), "go.mod file not found") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v, want what go list says", err)
	}
	_, err = Output(t.Context(), filepath.Join(t.TempDir(), "missing"), env, "version")
	if err == nil || !strings.HasPrefix(err.Error(), "go version: ") {
		t.Errorf("got %v, want what hinders go version", err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = Output(cancelled, t.TempDir(), env, "version"); !errors.Is(err, context.Canceled) || errors.As(err, new(*Error)) {
		t.Errorf("got %v, want that of the context alone", err)
	}
}
