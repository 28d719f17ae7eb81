package script

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// Command is a program as a function: it gets its arguments, without its name, and returns its exit status.
type Command func(args []string, w World) (status int)

// World is what a command knows of the script that runs it.
type World struct {
	Dir            string
	Env            []string // each variable once
	Stdout, Stderr io.Writer
}

// RunInside makes the command exits call a function in place of a program. A process has to fill its heap anew: it takes
// half of the processor time of a run of statuslint on a small module. The command exec still makes a process, and so does
// exits where the script has changed a variable that the libraries of Go read from the process.
func RunInside(t *testing.T, params *testscript.Params, program string, command Command) {
	t.Helper()
	in := &inside{program: program, command: command, variables: make(map[string]bool)}
	files, err := filepath.Glob(filepath.Join(params.Dir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		in.declare(string(text))
	}
	setup := params.Setup
	params.Setup = func(env *testscript.Env) error {
		if err := setup(env); err != nil {
			return err
		}
		begin := make(map[string]string) // of several values of one variable, the last counts
		for _, kv := range env.Vars {
			name, value, _ := strings.Cut(kv, "=")
			begin[name] = value
		}
		env.Values[in] = begin
		return nil
	}
	params.Cmds = maps.Clone(params.Cmds)
	params.Cmds["exits"] = exits(in)
}

// inside is a program that runs in the process of the tests.
type inside struct {
	program   string
	command   Command
	variables map[string]bool // that scripts set; testscript does not list its environment
}

// setsVariables matches a line of a script that sets variables.
var setsVariables = regexp.MustCompile(`(?m)^(?:\[[^]]*\] *)*env (.*)$`)

// declare notes the variables that a script sets.
func (in *inside) declare(text string) {
	for _, line := range setsVariables.FindAllStringSubmatch(text, -1) {
		for _, word := range strings.Fields(line[1]) {
			if name, _, ok := strings.Cut(word, "="); ok {
				in.variables[name] = true
			}
		}
	}
}

// ofProcess has the variables by which os and os/exec find programs and the user's cache.
var ofProcess = map[string]bool{"PATH": true, "HOME": true, "XDG_CACHE_HOME": true}

// run runs the program if these are its name and arguments, and it needs no process.
func (in *inside) run(ts *testscript.TestScript, args []string) (status int, ok bool) {
	if in == nil || args[0] != in.program {
		return 0, false
	}
	dir := ts.MkAbs(".")
	values := map[string]string{"PWD": dir}
	for name, value := range ts.Value(in).(map[string]string) {
		values[name] = ts.Getenv(name)
		if ofProcess[name] && values[name] != value {
			return 0, false
		}
	}
	for name := range in.variables {
		if value := ts.Getenv(name); value != "" {
			values[name] = value
		}
	}
	env := make([]string, 0, len(values))
	for name, value := range values {
		env = append(env, name+"="+value)
	}
	return in.command(args[1:], World{Dir: dir, Env: env, Stdout: ts.Stdout(), Stderr: ts.Stderr()}), true
}
