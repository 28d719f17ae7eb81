package apply

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A Territory is where files may be changed: in the main modules of a run. Go itself, the module cache, vendored
// packages and modules that are only replaced by a directory are somebody else's.
type Territory struct {
	main    []string // directories of the main modules; empty without modules
	foreign []string // directories in which nothing may be changed
}

// FindTerritory asks the go command which modules are the user's own.
func FindTerritory(ctx context.Context, dir string, env []string) (*Territory, error) {
	out, err := goCommand(ctx, dir, env, "env", "-json", "GOROOT", "GOMODCACHE", "GOMOD")
	if err != nil {
		return nil, err
	}
	var vars struct{ GOROOT, GOMODCACHE, GOMOD string }
	if err := json.Unmarshal(out, &vars); err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	t := new(Territory)
	for _, dir := range []string{vars.GOROOT, vars.GOMODCACHE} {
		if dir != "" {
			t.foreign = append(t.foreign, dir)
		}
	}
	if vars.GOMOD == "" { // no modules at all
		return t, nil
	}
	out, err = goCommand(ctx, dir, env, "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	t.main = strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' || r == '\r' })
	return t, nil
}

func goCommand(ctx context.Context, dir string, env []string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(slices.Clone(env), "PWD="+dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && stderr.Len() > 0:
		return nil, fmt.Errorf("go %s: %s", args[0], strings.TrimSpace(stderr.String()))
	case err != nil:
		return nil, fmt.Errorf("go %s: %w", args[0], err)
	}
	return out, nil
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

// moduleOf returns the directory of the module that a file belongs to; "" if there is none.
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
