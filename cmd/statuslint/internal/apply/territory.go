package apply

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/gocmd"
)

// A Territory is where files may be changed: in the main modules of a run. It leaves out
// Go itself, the module cache, vendored packages and modules that are only replaced by a directory.
type Territory struct {
	main    []string // directories of the main modules; empty without modules
	foreign []string // directories in which nothing may be changed
}

// FindTerritory asks the go command which modules are the user's own.
func FindTerritory(ctx context.Context, dir string, env []string) (*Territory, error) {
	vars, err := gocmd.Settings[struct{ GOROOT, GOMODCACHE, GOMOD, GOWORK string }](ctx, dir, env)
	if err != nil {
		return nil, err
	}
	t := new(Territory)
	for _, dir := range []string{vars.GOROOT, vars.GOMODCACHE} {
		if dir != "" {
			t.foreign = append(t.foreign, dir)
		}
	}
	if vars.GOWORK == "" || vars.GOWORK == "off" {
		if vars.GOMOD != "" && vars.GOMOD != os.DevNull { // with modules, and in one
			t.main = []string{filepath.Dir(vars.GOMOD)}
		}
		return t, nil
	}
	out, err := gocmd.Output(ctx, dir, env, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	t.main = strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' || r == '\r' })
	return t, nil
}

// Permit returns the reason why a file must not be changed.
func (t *Territory) Permit(file string) error {
	for _, dir := range t.foreign {
		if inside(dir, file) {
			return fmt.Errorf("it belongs to %s", dir)
		}
	}
	module := moduleOf(file)
	within := strings.TrimPrefix(filepath.Dir(file), module)
	if slices.Contains(strings.Split(filepath.ToSlash(within), "/"), "vendor") {
		return errors.New("it is vendored")
	}
	if len(t.main) == 0 {
		return nil
	}
	for _, main := range t.main {
		if sameDir(main, module) {
			return nil
		}
	}
	return errors.New("it is outside the main module")
}

// moduleOf returns the directory of the module that a file belongs to, or "".
func moduleOf(file string) string {
	dir := filepath.Dir(file)
	for {
		if info, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil && !info.IsDir() {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// sameDir compares directories, which symbolic links may spell differently.
func sameDir(a, b string) bool {
	if a == b {
		return true
	}
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
