package analyzer

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program is a program of handlers that a test writes, in a copy of a folder of testdata that runs them.
type program struct {
	dir   string
	table strings.Builder // rows of the table of handlers
}

func newProgram(t *testing.T, folder string) *program {
	t.Helper()
	p := &program{dir: t.TempDir()}
	if err := os.CopyFS(p.dir, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *program) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(p.dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// reports builds the program, runs it, and returns the JSON values that it prints.
func reports[R any](t *testing.T, p *program, args ...string) []R {
	t.Helper()
	p.write(t, "table.go", "package main\n\nvar handlers = []handler{\n"+p.table.String()+"}\n")
	binary := filepath.Join(p.dir, "run.exe")
	build := exec.Command("go", "build", "-gcflags=-l", "-ldflags=-s -w", "-o", binary, ".") // soon compiled, soon linked
	build.Dir = p.dir
	build.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	run := exec.Command(binary, args...)
	var stderr bytes.Buffer
	run.Stderr = &stderr
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	var list []R
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var r R
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}
