// Package script has what the scripts of several packages share, beyond testscript.
package script

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// Params are those of the scripts in testdata/script, which have the command exits, and an environment in which the go
// command needs no network and compiles the standard library once for all: it has the build cache and the module cache of
// the user. git finds an author, no other settings of the user and no repository around the script. The condition [long] is
// the build tag. UPDATE_SCRIPTS=1 writes the golden files that the scripts compare with.
func Params(t *testing.T) testscript.Params {
	t.Helper()
	caches, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := strings.Split(string(caches), "\n")
	home := t.TempDir() // one for all: in each new one, the go command starts another process, for its telemetry
	settings := filepath.Join(home, "gitconfig")
	if err := os.WriteFile(settings, []byte(gitSettings), 0o666); err != nil {
		t.Fatal(err)
	}
	return testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOCACHE", strings.TrimSuffix(paths[0], "\r"))
			env.Setenv("GOMODCACHE", strings.TrimSuffix(paths[1], "\r"))
			env.Setenv("GOPROXY", "off")
			env.Setenv("GOTOOLCHAIN", "local")
			env.Setenv("HOME", home)
			env.Setenv("GIT_CONFIG_GLOBAL", settings)
			env.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			env.Setenv("GIT_CEILING_DIRECTORIES", env.WorkDir)
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "long" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return long.On, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits(nil)},
	}
}

// gitSettings keep git from starting a process after each commit.
const gitSettings = `
[user]
	name = a
	email = a@example.com
[init]
	defaultBranch = main
[maintenance]
	auto = false
`

// exits returns the command exits, which runs a command that has to end with a status: exits 2 statuslint ./...
func exits(inside *inside) func(ts *testscript.TestScript, neg bool, args []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) < 2 {
			ts.Fatalf("usage: exits status command [argument...]")
		}
		want, err := strconv.Atoi(args[0])
		ts.Check(err)
		got, ok := inside.run(ts, args[1:])
		if !ok {
			got = status(ts, args[1:])
		}
		if got != want {
			ts.Fatalf("exit status %d, want %d", got, want)
		}
	}
}

// status runs a command as a process and returns its exit status.
func status(ts *testscript.TestScript, args []string) int {
	if err := ts.Exec(args[0], args[1:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		return exit.ExitCode()
	}
	return 0
}
