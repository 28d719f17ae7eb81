// Package answers gives the result of a run without a run, if nothing has changed that could change it.
//
// The go command needs a second to find out that nothing has changed in a large module, since it looks at every package in
// the import graph. What can change is far less: the files of the workspace, its go.mod and go.sum, the settings of the go
// command, and the program itself. An answer is kept with a hash of all their contents; times and sizes are not trusted.
// What rests on anything else, such as C headers, is never kept: see driver.Ground.
package answers

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// Run is driver.Run, from memory where that has the same answer.
func Run(ctx context.Context, cfg driver.Config) (*driver.Result, error) {
	if cfg.Store == nil {
		return driver.Run(ctx, cfg)
	}
	start := time.Now()
	key, known := question(cfg)
	if known {
		if res := recall(ctx, cfg.Store, key); res != nil {
			return res, nil
		}
	}
	res, err := driver.Run(ctx, cfg)
	if err == nil && known {
		keep(ctx, cfg.Store, key, res, start)
	}
	cfg.Store.Trim()
	return res, err
}

// An answer is what is stored of a run.
type answer struct {
	Ground      driver.Ground
	Fingerprint store.Key
	Findings    []driver.Finding
	Packages    int
}

// question returns the key of a run's answer: what the user asks, of which program, in which environment.
func question(cfg driver.Config) (store.Key, bool) {
	goCommand, err := exec.LookPath("go")
	if err != nil || !filepath.IsAbs(cfg.Dir) {
		return store.Key{}, false
	}
	if goCommand, err = filepath.EvalSymlinks(goCommand); err != nil {
		return store.Key{}, false
	}
	// It may have run another toolchain, which go.mod names; a newer one in its place may not.
	version, err := os.ReadFile(filepath.Join(filepath.Dir(goCommand), "..", "VERSION"))
	if err != nil {
		return store.Key{}, false
	}
	h := store.NewHash("answer")
	h.Key(cfg.Salt)
	h.String(string(version))
	h.String(cfg.Dir, cfg.Tags, goCommand)
	h.Int(len(cfg.Patterns))
	h.String(cfg.Patterns...)
	if cfg.Tests {
		h.String("tests")
	}
	var env []string
	for _, kv := range cfg.Env {
		if name, _, _ := strings.Cut(kv, "="); matters(name) {
			env = append(env, kv)
		}
	}
	slices.Sort(env)
	h.String(env...)
	return h.Sum(), true
}

// matters reports whether an environment variable can change what the go command says of packages. The last ones are
// where it looks for its own files and settings.
func matters(name string) bool {
	if strings.HasPrefix(name, "GO") || strings.HasPrefix(name, "CGO_") {
		return true
	}
	return slices.Contains([]string{"CC", "CXX", "PATH", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "USERPROFILE", "AppData", "LocalAppData"}, name)
}

// recall returns the answer under a key if its ground is what it was.
func recall(ctx context.Context, s *store.Store, key store.Key) *driver.Result {
	data, ok := s.Get(key)
	if !ok {
		return nil
	}
	var a answer
	if err := json.Unmarshal(data, &a); err != nil {
		return nil
	}
	f := survey(ctx, a.Ground, filesOf(a.Findings))
	if !f.complete || f.key != a.Fingerprint {
		return nil
	}
	return &driver.Result{Findings: a.Findings, Packages: a.Packages, Sources: f.sources, Ground: a.Ground}
}

// filesOf returns the files with a finding.
func filesOf(findings []driver.Finding) map[string]bool {
	files := make(map[string]bool)
	for _, f := range findings {
		files[f.Pos.File] = true
	}
	return files
}

// keep stores a result, unless it may rest on other files than those that are there now.
func keep(ctx context.Context, s *store.Store, key store.Key, res *driver.Result, start time.Time) {
	if len(res.Errors) > 0 || res.Ground.Doubt != "" {
		return
	}
	a := answer{Ground: res.Ground, Findings: res.Findings, Packages: res.Packages}
	f := survey(ctx, a.Ground, nil)
	if !f.complete || !settled(f.newest, start) {
		return
	}
	for name, content := range a.Ground.Analysed {
		if now, ok := f.contents[name]; ok && now != content {
			return
		}
	}
	a.Ground.Analysed = nil
	a.Fingerprint = f.key
	if data, err := json.Marshal(a); err == nil {
		s.Put(key, data)
	}
}

// settled reports whether a file changed last at the given time was the same when a run began that started later. Some
// file systems know only whole seconds, or every other one.
func settled(changed, start time.Time) bool {
	margin := 20 * time.Millisecond
	if changed.Nanosecond() == 0 {
		margin = 2 * time.Second
	}
	return changed.Add(margin).Before(start)
}
