package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/statuslint/statuslint/internal/testing/long"
	"github.com/statuslint/statuslint/internal/testing/script"
	"github.com/statuslint/statuslint/internal/testing/tinystd"
)

func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // of the tests; statuslint itself has its own
	testscript.Main(m, map[string]func(){"statuslint": main})
}

// TestScripts runs the scripts of testdata/script: each is a small module and what the command does with it. The one that
// builds statuslint as a tool of another module finds the modules of go.mod in the user's module cache.
func TestScripts(t *testing.T) {
	params := script.Params(t)
	checkout, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	goroot, err := tinystd.GOROOT()
	if err != nil {
		t.Fatal(err)
	}
	shared := params.Setup
	t.Setenv("XDG_CACHE_HOME", t.TempDir()) // one for all: what is remembered is by content and directory
	params.Setup = func(env *testscript.Env) error {
		env.Setenv("CHECKOUT", checkout)
		// For go vet, which wants the file.
		tool, err := exec.LookPath("statuslint")
		if err != nil {
			return err
		}
		env.Setenv("STATUSLINT", tool)
		env.Setenv("BIN", filepath.Dir(tool))
		env.Setenv("GOROOT", goroot)
		env.Setenv("GOFLAGS", long.GOFLAGS())
		env.Setenv("GOGC", "400")
		env.Setenv("XDG_CACHE_HOME", os.Getenv("XDG_CACHE_HOME"))
		return shared(env)
	}
	script.RunInside(t, &params, "statuslint", func(args []string, w script.World) int {
		return run(t.Context(), args, world{dir: w.Dir, env: w.Env, stdout: w.Stdout, stderr: w.Stderr})
	})
	testscript.Run(t, params)
}
