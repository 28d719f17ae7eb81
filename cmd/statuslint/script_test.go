package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/statuslint/statuslint/internal/testing/script"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"statuslint": main})
}

// TestScripts runs the scripts of testdata/script: each is a small module and what the command does with it.
func TestScripts(t *testing.T) {
	// The scripts share the build cache of the user, so that the standard library is compiled once. They need no network:
	// the one that builds statuslint as a tool of another module finds the modules of go.mod in the user's module cache.
	goEnv, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE", "GOMOD").Output()
	if err != nil {
		t.Fatal(err)
	}
	paths := strings.Split(string(goEnv), "\n")
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOCACHE", paths[0])
			env.Setenv("GOMODCACHE", paths[1])
			env.Setenv("CHECKOUT", filepath.Dir(paths[2]))
			env.Setenv("GOPROXY", "off")
			env.Setenv("HOME", filepath.Join(env.WorkDir, ".home")) // for root, the go command would create /no-home
			env.Setenv("GOTOOLCHAIN", "local")
			// For go vet, which wants the file.
			tool, err := exec.LookPath("statuslint")
			env.Setenv("STATUSLINT", tool)
			env.Setenv("BIN", filepath.Dir(tool))
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": script.Exits},
	})
}
