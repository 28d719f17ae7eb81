package answers

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// The second of two runs uses the stored answer and gives the same result.
func TestAnswer(t *testing.T) {
	dir := write(t, shop)
	cfg := configure(t, dir, openStore(t))
	first, ran := ask(t, cfg)
	if !ran || len(first.Findings) != 2 {
		t.Fatalf("ran: %v\n%s", ran, text(t, dir, first))
	}
	second, ran := ask(t, cfg)
	if ran {
		t.Error("the second run was not answered from memory")
	}
	if got, want := text(t, dir, second), text(t, dir, first); got != want {
		t.Errorf("from memory:\n%s\nbefore:\n%s", got, want)
	}
}

// After a change to any part of the ground, there is no stored answer. The test makes and undoes all changes in one workspace, which
// is run once.
func TestGround(t *testing.T) {
	const link = "testdata/linked.go"
	dir := write(t, shop)
	build := func(t *testing.T) {
		t.Helper()
		writeArchive(t, dir, shop)
		writeFile(t, filepath.Join(dir, link), "package plain\n")
		if err := os.Symlink(filepath.Join(dir, link), filepath.Join(dir, "plain/linked.go")); err != nil {
			t.Fatal(err)
		}
	}
	build(t)
	age(t, dir)
	before := configure(t, dir, openStore(t))
	if answered(t, before) {
		t.Fatal("there is an answer before the first run")
	}
	ask(t, before)
	for name, change := range map[string]func(cfg *driver.Config){
		"a source file": func(*driver.Config) {
			writeFile(t, filepath.Join(dir, "plain/plain.go"), "package plain\n\nconst N = 405\n")
		},
		"a test file":         func(*driver.Config) { appendTo(t, filepath.Join(dir, "web/web_test.go")) },
		"a new file":          func(*driver.Config) { writeFile(t, filepath.Join(dir, "web/more.go"), "package web\n") },
		"a removed file":      func(*driver.Config) { remove(t, filepath.Join(dir, "web/web_test.go")) },
		"a file of any kind":  func(*driver.Config) { writeFile(t, filepath.Join(dir, "web/x.s"), "") },
		"a new package":       func(*driver.Config) { writeFile(t, filepath.Join(dir, "a/b/c.go"), "package b\n") },
		"an embedded file":    func(*driver.Config) { appendTo(t, filepath.Join(dir, "web/page.html")) },
		"go.mod":              func(*driver.Config) { appendTo(t, filepath.Join(dir, "go.mod")) },
		"go.sum":              func(*driver.Config) { writeFile(t, filepath.Join(dir, "go.sum"), "") },
		"a module inside":     func(*driver.Config) { writeFile(t, filepath.Join(dir, "plain/go.mod"), "module x\n") },
		"a replaced module":   func(*driver.Config) { appendTo(t, filepath.Join(dir, "kit/kit.go")) },
		"its go.mod":          func(*driver.Config) { appendTo(t, filepath.Join(dir, "kit/go.mod")) },
		"what a link goes to": func(*driver.Config) { appendTo(t, filepath.Join(dir, link)) },
		"a go.work":           func(*driver.Config) { writeFile(t, filepath.Join(dir, "go.work"), "go 1.25\n\nuse .\n") },
		"the patterns":        func(cfg *driver.Config) { cfg.Patterns = []string{"./web"} },
		"the tags":            func(cfg *driver.Config) { cfg.Tags = "x" },
		"tests":               func(cfg *driver.Config) { cfg.Tests = false },
		"the program":         func(cfg *driver.Config) { cfg.Listed[0]++ },
		"a setting":           func(cfg *driver.Config) { cfg.Salt[0]++ },
		"the directory":       func(cfg *driver.Config) { cfg.Dir = filepath.Join(dir, "web") },
		"the environment":     func(cfg *driver.Config) { cfg.Env = append(cfg.Env, "GOARCH=386") },
		"GOFLAGS":             func(cfg *driver.Config) { cfg.Env = append(cfg.Env, "GOFLAGS=-tags=x") },
		"cgo":                 func(cfg *driver.Config) { cfg.Env = append(cfg.Env, "CGO_ENABLED=0") },
		"where settings are":  func(cfg *driver.Config) { cfg.Env = append(cfg.Env, "HOME="+dir) },
	} {
		t.Run(name, func(t *testing.T) {
			if !answered(t, before) {
				t.Fatal("there is no answer without the change")
			}
			cfg := before
			cfg.Env = slices.Clone(cfg.Env)
			change(&cfg)
			if answered(t, cfg) {
				t.Error("the change was not seen")
			}
			entries, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
					t.Fatal(err)
				}
			}
			build(t)
		})
	}
	// Only contents count, not times: all files have been written again.
	if _, ran := ask(t, before); ran {
		t.Error("the last run did not use the stored answer")
	}
}

func appendTo(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	end := "\n// changed\n"
	if filepath.Ext(name) == ".html" {
		end = "changed"
	}
	writeFile(t, name, string(data)+end)
	// Only contents count, not times.
	if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, name string) {
	t.Helper()
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
}

// Changes outside of the ground do not matter.
func TestNoGround(t *testing.T) {
	dir := write(t, shop)
	cfg := configure(t, dir, openStore(t))
	ask(t, cfg)
	writeFile(t, filepath.Join(dir, "docs/page.html"), "x")
	writeFile(t, filepath.Join(dir, "web/testdata/a.go"), "no Go")
	writeFile(t, filepath.Join(dir, ".hidden/a.go"), "no Go")
	cfg.Env = append(cfg.Env, "EDITOR=vi")
	age(t, dir)
	if _, ran := ask(t, cfg); ran {
		t.Error("a change that cannot matter was taken for one that can")
	}
}

// The file with the go command's settings belongs to the ground.
func TestSettingsOfGo(t *testing.T) {
	dir := write(t, shop)
	settings := filepath.Join(t.TempDir(), "env")
	writeFile(t, settings, "")
	age(t, filepath.Dir(settings))
	cfg := configure(t, dir, openStore(t))
	cfg.Env = append(cfg.Env, "GOENV="+settings)
	ask(t, cfg)
	if _, ran := ask(t, cfg); ran {
		t.Fatal("the second run was not answered from memory")
	}
	writeFile(t, settings, "GOFLAGS=-tags=x\n")
	if _, ran := ask(t, cfg); !ran {
		t.Error("the change was not seen")
	}
}

// Vendored packages are in the workspace and can be edited there.
func TestVendored(t *testing.T) {
	dir := write(t, strings.NewReplacer(
		"-- kit/go.mod --\nmodule example.com/kit\n\ngo 1.25\n", "-- vendor/modules.txt --\n# example.com/kit v0.0.0\n## explicit; go 1.25\nexample.com/kit\n",
		"-- kit/kit.go --", "-- vendor/example.com/kit/kit.go --",
		"replace example.com/kit => ./kit\n", "").Replace(shop))
	cfg := configure(t, dir, openStore(t))
	first, _ := ask(t, cfg)
	if len(first.Findings) != 2 {
		t.Fatal(text(t, dir, first))
	}
	if _, ran := ask(t, cfg); ran {
		t.Fatal("the second run was not answered from memory")
	}
	writeFile(t, filepath.Join(dir, "vendor/example.com/kit/kit.go"), "package kit\n\nimport \"net/http\"\n\nfunc Send(w http.ResponseWriter, code int) {}\n")
	if res, ran := ask(t, cfg); !ran || len(res.Findings) != 1 {
		t.Errorf("ran: %v\n%s", ran, text(t, dir, res))
	}
}

// A result that may depend on more than the ground is never stored.
func TestDoubt(t *testing.T) {
	overlay := filepath.Join(t.TempDir(), "overlay.json")
	writeFile(t, overlay, "{}")
	for name, prepare := range map[string]func(dir string, cfg *driver.Config){
		"an error": func(dir string, _ *driver.Config) {
			writeFile(t, filepath.Join(dir, "plain/plain.go"), "package plain\n\nvar x int = \"\"\n")
		},
		"an overlay": func(_ string, cfg *driver.Config) { cfg.Env = append(cfg.Env, "GOFLAGS=-overlay="+overlay) },
		"cgo": func(dir string, _ *driver.Config) {
			writeFile(t, filepath.Join(dir, "plain/c.go"), "package plain\n\nimport \"C\"\n")
		},
		"a new file":  nil,
		"single file": func(_ string, cfg *driver.Config) { cfg.Patterns = []string{"web/web.go"} },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := write(t, shop)
			cfg := configure(t, dir, openStore(t))
			if prepare != nil {
				prepare(dir, &cfg)
				age(t, dir)
			} else {
				// It may have been changed while the run read it.
				now := time.Now().Add(time.Minute)
				if err := os.Chtimes(filepath.Join(dir, "plain/plain.go"), now, now); err != nil {
					t.Fatal(err)
				}
			}
			ask(t, cfg)
			if answered(t, cfg) {
				t.Error("an answer was kept")
			}
		})
	}
}

// A change in the body of another package's function counts, even if its export data stays the same.
func TestFactsOfOthers(t *testing.T) {
	const before, after = "{ w.WriteHeader(code) }", "{ w.WriteHeader(http.StatusOK) }"
	for _, name := range []string{"kit/kit.go", "reply/reply.go"} {
		archive := strings.Replace(shop, "import (\n\t\"net/http\"\n\n\t\"example.com/kit\"\n)\n\nfunc Error(w http.ResponseWriter, code int) { kit.Send(w, code) }",
			"import \"net/http\"\n\nfunc Error(w http.ResponseWriter, code int) { w.WriteHeader(code) }", 1)
		if name == "kit/kit.go" {
			archive = shop
		}
		archive = strings.ReplaceAll(strings.ReplaceAll(archive, "\nfunc Send", "\n//go:noinline\nfunc Send"), "\nfunc Error", "\n//go:noinline\nfunc Error")
		dir := write(t, archive)
		cfg := configure(t, dir, openStore(t))
		first, _ := ask(t, cfg)
		if len(first.Findings) != 2 {
			t.Fatal(text(t, dir, first))
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, name), strings.Replace(string(data), before, after, 1))
		second, _ := ask(t, cfg)
		if len(second.Findings) != 1 {
			t.Errorf("after the change of %s:\n%s", name, text(t, dir, second))
		}
		writeFile(t, filepath.Join(dir, name), string(data))
		third, _ := ask(t, cfg)
		if got, want := text(t, dir, third), text(t, dir, first); got != want {
			t.Errorf("after the change of %s was undone:\n%s", name, got)
		}
	}
}

// A new package in an empty module of the workspace counts.
func TestEmptyModule(t *testing.T) {
	dir := write(t, `
-- go.work --
go 1.25

use (
	./a
	./b
)
-- a/go.mod --
module example.com/a

go 1.25
-- a/a.go --
package a
-- b/go.mod --
module example.com/b

go 1.25
`)
	cfg := configure(t, dir, openStore(t))
	cfg.Patterns = []string{"work"}
	first, _ := ask(t, cfg)
	writeFile(t, filepath.Join(dir, "b/b.go"), "package b\n\nimport \"net/http\"\n\nfunc F(w http.ResponseWriter) { w.WriteHeader(404) }\n")
	second, _ := ask(t, cfg)
	if len(first.Findings) != 0 || len(second.Findings) != 1 {
		t.Errorf("before:\n%s\nafter:\n%s", text(t, dir, first), text(t, dir, second))
	}
}
