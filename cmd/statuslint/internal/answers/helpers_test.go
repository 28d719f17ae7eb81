package answers

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/scope"
	"github.com/statuslint/statuslint/internal/testing/long"
	"github.com/statuslint/statuslint/internal/testing/tinystd"
)

// shop is a workspace with a helper in a dependency, one in its own packages, tests, and an embedded file.
const shop = `
-- go.mod --
module example.com/shop

go 1.25

require example.com/kit v0.0.0

replace example.com/kit => ./kit
-- kit/go.mod --
module example.com/kit

go 1.25
-- kit/kit.go --
package kit

import "net/http"

func Send(w http.ResponseWriter, code int) { w.WriteHeader(code) }
-- reply/reply.go --
package reply

import (
	"net/http"

	"example.com/kit"
)

func Error(w http.ResponseWriter, code int) { kit.Send(w, code) }
-- web/web.go --
package web

import (
	_ "embed"
	"net/http"

	"example.com/shop/reply"
)

//go:embed page.html
var page string

func Handle(w http.ResponseWriter, r *http.Request) {
	reply.Error(w, 404)
}
-- web/page.html --
<p>page</p>
-- web/web_test.go --
package web

import (
	"net/http/httptest"
	"testing"
)

func TestHandle(t *testing.T) {
	rec := httptest.NewRecorder()
	Handle(rec, nil)
	if rec.Code != 404 {
		t.Error(rec.Code)
	}
}
-- plain/plain.go --
package plain

const N = 404
`

// write writes a workspace to disk, and makes its files old.
func write(t *testing.T, archive string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	writeArchive(t, dir, archive)
	age(t, dir)
	return dir
}

func writeArchive(t *testing.T, dir, archive string) {
	t.Helper()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		writeFile(t, filepath.Join(dir, f.Name), string(f.Data))
	}
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// age makes all files old, since answers that depend on files that changed just now are not stored.
func age(t *testing.T, dir string) {
	t.Helper()
	old := time.Now().Add(-time.Hour)
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.Type()&os.ModeSymlink != 0 {
			return err
		}
		return os.Chtimes(name, old, old)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// configure prepares a run of statuslint itself.
func configure(t *testing.T, dir string, s *store.Store) driver.Config {
	t.Helper()
	a, err := analyzer.New(analyzer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	goroot, err := tinystd.GOROOT()
	if err != nil {
		t.Fatal(err)
	}
	return driver.Config{
		Dir: dir, Tests: true, Analyzer: a, Scope: scope.New(api.NewTable(nil), false), Store: s,
		Env: append(os.Environ(), "GOROOT="+goroot, "GOFLAGS="+long.GOFLAGS(), "GOWORK=", "GOPROXY=off", "GOENV=off", "GOGC=400"),
	}
}

func openStore(t *testing.T) *store.Store {
	t.Helper()
	return openIn(t, t.TempDir())
}

func openIn(t *testing.T, dir string) *store.Store {
	s, err := store.Open(dir, os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask runs and reports whether the driver had to run.
func ask(t *testing.T, cfg driver.Config) (res *driver.Result, ran bool) {
	t.Helper()
	cfg.Progress = func(int, int) { ran = true }
	res, err := Run(context.Background(), cfg, Also{})
	if err != nil {
		t.Fatal(err)
	}
	return res, ran
}

// answered reports whether there is a stored answer, so that Run does not run the driver.
func answered(t *testing.T, cfg driver.Config) bool {
	t.Helper()
	q, known := questionOf(cfg, nil)
	return known && recall(t.Context(), cfg.Store, q).result != nil
}

// text returns everything that users can see of a result.
func text(t *testing.T, dir string, res *driver.Result) string {
	t.Helper()
	var b strings.Builder
	for _, f := range res.Findings {
		data, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		src := res.Sources[f.Pos.File].Content
		fmt.Fprintf(&b, "%s\n\tof %d bytes\n", data, len(src))
	}
	for _, e := range res.Errors {
		fmt.Fprintln(&b, e)
	}
	fmt.Fprintln(&b, res.Packages, "packages")
	return strings.ReplaceAll(b.String(), dir, "DIR")
}
