package answers

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/internal/testing/long"
)

// variants returns possible contents of files; "" means that the file is missing. Between them, facts appear and disappear in the
// dependency, in the workspace and in tests, declarations move, imports appear, and packages break and are repaired.
func variants() map[string][]string {
	return map[string][]string{
		"kit/kit.go": {
			"package kit\n\nimport \"net/http\"\n\nfunc Send(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n",
			"package kit\n\nimport \"net/http\"\n\n// Send sends nothing.\nfunc Send(w http.ResponseWriter, code int) { _, _ = w, code }\n",
			"package kit\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/kit/low\"\n)\n\nfunc Send(w http.ResponseWriter, code int) { low.Send(w, code) }\n",
			"package kit\n\nimport \"net/http\"\n\nfunc Send(w http.ResponseWriter, code int) { http.Error(w, \"no\", code) }\n",
			// These two have the same export data.
			"package kit\n\nimport \"net/http\"\n\n//go:noinline\nfunc Send(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n",
			"package kit\n\nimport \"net/http\"\n\n//go:noinline\nfunc Send(w http.ResponseWriter, code int) { w.WriteHeader(200) }\n",
		},
		"kit/low/low.go": {
			"package low\n\nimport \"net/http\"\n\nfunc Send(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n",
			"package low\n\nimport \"net/http\"\n\nfunc Send(w http.ResponseWriter, code int) {}\n",
			"package low\n\nimport \"net/http\"\n\nfunc Send(w http.ResponseWriter, n ...int) { w.WriteHeader(n[0]) }\n",
		},
		"reply/reply.go": {
			"package reply\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/kit\"\n)\n\nfunc Error(w http.ResponseWriter, code int) { kit.Send(w, code) }\n",
			"package reply\n\nimport \"net/http\"\n\nfunc Error(w http.ResponseWriter, code int) { http.Error(w, \"no\", 400) }\n",
			"package reply\n\nimport \"net/http\"\n\n// The lines of Error move, and nothing else changes.\n\nfunc Error(w http.ResponseWriter, code int) { http.Error(w, \"no\", 400) }\n",
			"package reply\n\nimport \"net/http\"\n\nvar Sent = 0\n\nfunc Error(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n",
			"package reply\n\nimport \"net/http\"\n\nfunc Error(w http.ResponseWriter, code string) {}\n",
			"package reply\n\n//go:noinline\nfunc Error(w interface{ WriteHeader(int) }, code int) { w.WriteHeader(code) }\n",
			"package reply\n\n//go:noinline\nfunc Error(w interface{ WriteHeader(int) }, code int) { w.WriteHeader(200) }\n",
			"package reply\n\nfunc Error(",
		},
		"reply/code.go": {
			"package reply\n\nconst Code = 302\n",
			"package reply\n\nconst Code = 200\n",
		},
		"reply/more.go": {
			"",
			"package reply\n\nimport \"net/http\"\n\nfunc More(w http.ResponseWriter) { w.WriteHeader(500) }\n",
			"package reply\n\n//go:build ignore\n",
			"//go:build ignore\n\npackage reply\n\nimport \"net/http\"\n\nfunc More(w http.ResponseWriter) { w.WriteHeader(500) }\n",
		},
		"web/web.go": {
			"package web\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/shop/reply\"\n)\n\nfunc Handle(w http.ResponseWriter, r *http.Request) {\n\treply.Error(w, 404)\n}\n",
			"package web\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/kit\"\n\t\"example.com/shop/reply\"\n)\n\nfunc Handle(w http.ResponseWriter, r *http.Request) {\n\tkit.Send(w, 204)\n\treply.Error(w, 404)\n}\n",
			"package web\n\nimport \"net/http\"\n\nfunc Handle(w http.ResponseWriter, r *http.Request) {\n\thttp.Error(w, \"no\", 200)\n}\n",
			"package web\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/shop/reply\"\n)\n\nfunc Handle(w http.ResponseWriter, r *http.Request) {\n\thttp.Redirect(w, r, \"/\", reply.Code)\n}\n",
			"package web\n\nimport (\n\t_ \"embed\"\n\t\"net/http\"\n)\n\nvar page string\n\nfunc Handle(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404) }\n",
			"package web\n\nimport (\n\t_ \"embed\"\n\t\"net/http\"\n)\n\n//go:embed page/*.html\nvar page string\n\nfunc Handle(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404) }\n",
		},
		"web/page/a.html": {"", "<p>a page</p>\n"},
		"go.work":         {"", "", "go 1.26\n\nuse (\n\t.\n\t./kit\n)\n"},
		"web/web_test.go": {
			"package web\n\nimport (\n\t\"net/http/httptest\"\n\t\"testing\"\n)\n\nfunc TestHandle(t *testing.T) {\n\trec := httptest.NewRecorder()\n\tHandle(rec, nil)\n\tif rec.Code != 404 {\n\t\tt.Error(rec.Code)\n\t}\n}\n",
			"",
			"package web_test\n\nimport (\n\t\"testing\"\n\n\t\"example.com/shop/web\"\n)\n\nfunc TestHandle(t *testing.T) { web.Handle(nil, nil) }\n",
		},
		"more/more.go": {
			"",
			"package more\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/kit/low\"\n)\n\nfunc Handle(w http.ResponseWriter) { low.Send(w, 503) }\n",
		},
		"go.mod": {
			"module example.com/shop\n\ngo 1.25\n\nrequire example.com/kit v0.0.0\n\nreplace example.com/kit => ./kit\n",
			"module example.com/shop\n\ngo 1.26\n\nrequire example.com/kit v0.0.0\n\nreplace example.com/kit => ./kit\n",
		},
		"kit/go.mod": {"module example.com/kit\n\ngo 1.25\n"},
	}
}

// After any changes of files between runs, and any damage to the store, a run with the store gives the same result as one without it.
// STATUSLINT_EDITS sets the number of edits.
func TestRandomEdits(t *testing.T) {
	edits := long.Times(3, 60)
	if env := os.Getenv("STATUSLINT_EDITS"); env != "" {
		n, err := strconv.Atoi(env)
		if err != nil {
			t.Fatal(err)
		}
		edits = n
	}
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	dir := write(t, "")
	kept := t.TempDir()
	all := variants()
	put := func(name string, i int) {
		file := filepath.Join(dir, name)
		if content := all[name][i]; content != "" {
			writeFile(t, file, content)
		} else if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	var names []string
	for name := range all {
		names = append(names, name)
		put(name, 0)
	}
	var story []string
	for range edits {
		for range 1 + random.IntN(2) {
			name := names[random.IntN(len(names))]
			i := random.IntN(len(all[name]))
			put(name, i)
			story = append(story, name+" "+strconv.Itoa(i))
		}
		age(t, dir)
		if random.IntN(4) == 0 {
			damage(t, kept, random)
			story = append(story, "damage")
		}
		cfg := configure(t, dir, nil)
		if random.IntN(3) == 0 {
			cfg.Patterns = []string{"./web"}
			story = append(story, "./web")
		}
		want := outcome(t, cfg)
		// Two at once, and then one that may use what they have stored.
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() { same(t, cfg, kept, want) })
		}
		both.Wait()
		same(t, cfg, kept, want)
		if t.Failed() {
			t.Fatalf("seed %d, after %q", seed, story)
		}
	}
}

// outcome returns the text of a run's result or error.
func outcome(t *testing.T, cfg driver.Config) string {
	res, err := Run(context.Background(), cfg, Also{})
	if err != nil {
		return err.Error()
	}
	return text(t, cfg.Dir, res)
}

// same runs with a store and compares the outcome.
func same(t *testing.T, cfg driver.Config, kept, want string) {
	c := configure(t, cfg.Dir, openIn(t, kept))
	c.Patterns = cfg.Patterns
	if got := outcome(t, c); got != want {
		t.Errorf("with the store:\n%s\nwithout:\n%s", got, want)
	}
}

// damage changes, cuts or removes files of the store.
func damage(t *testing.T, dir string, random *rand.Rand) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "??", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		switch random.IntN(6) {
		case 0:
			err = os.Remove(name)
		case 1:
			err = os.WriteFile(name, data[:random.IntN(len(data)+1)], 0o666)
		case 2:
			if len(data) > 0 {
				data[random.IntN(len(data))] ^= 1 << random.IntN(8)
				err = os.WriteFile(name, data, 0o666)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
