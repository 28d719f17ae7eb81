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
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// Also is what a run finds out besides what the analyzer does. The zero value is nothing.
type Also struct {
	// Question is what it depends on besides what the run does and the files that it adds to the ground.
	Question []string
	// Before is called before the run, and an error ends it.
	Before func() error
	// After adds to the result, also the files that the addition rests on to its ground.
	After func(context.Context, *driver.Result) error
}

// run is driver.Run with what is found out besides.
func (a Also) run(ctx context.Context, cfg driver.Config) (*driver.Result, error) {
	if a.Before != nil {
		if err := a.Before(); err != nil {
			return nil, err
		}
	}
	res, err := driver.Run(ctx, cfg)
	if err == nil && a.After != nil {
		err = a.After(ctx, res)
	}
	return res, err
}

// Run is driver.Run, from memory where that has the same answer.
func Run(ctx context.Context, cfg driver.Config, also Also) (*driver.Result, error) {
	if cfg.Store == nil {
		return also.run(ctx, cfg)
	}
	start := time.Now()
	q, known := questionOf(cfg, also.Question)
	if !known {
		return also.run(ctx, cfg)
	}
	m := recall(ctx, cfg.Store, q)
	if m.result != nil {
		return m.result, nil
	}
	cfg.Listing = m.listing
	res, err := also.run(ctx, cfg)
	if err == nil {
		keep(ctx, cfg.Store, q, res, m.grounds, start)
	}
	cfg.Store.Trim()
	return res, err
}

// An answer is what is stored of a run, under the question and the fingerprint of its ground.
type answer struct {
	Ground   driver.Ground
	Findings []driver.Finding
	Packages int
}

// maxGrounds is how many grounds are remembered of a question, whatever the settings of the analyzer. Branches of a repository differ in files far more often
// than in what is to be looked at.
const maxGrounds = 4

// A question is what the user asks, of which program, in which environment.
type question struct {
	packages store.Key // which packages are there, and what do they rest on?
	findings store.Key // what is found in them, with these settings?
}

// questionOf returns the question of a run; false if it is not certain what the answer depends on.
func questionOf(cfg driver.Config, also []string) (question, bool) {
	goCommand, err := exec.LookPath("go")
	if err != nil || !filepath.IsAbs(cfg.Dir) {
		return question{}, false
	}
	if goCommand, err = filepath.EvalSymlinks(goCommand); err != nil {
		return question{}, false
	}
	// It may have run another toolchain, which go.mod names; a newer one in its place may not.
	version, err := os.ReadFile(filepath.Join(filepath.Dir(goCommand), "..", "VERSION"))
	if err != nil {
		return question{}, false
	}
	h := store.NewHash("packages")
	h.Key(cfg.Listed)
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
	q := question{packages: h.Sum()}
	h = store.NewHash("findings")
	h.Key(q.packages)
	h.Key(cfg.Salt)
	h.Int(len(also))
	h.String(also...)
	q.findings = h.Sum()
	return q, true
}

// matters reports whether an environment variable can change what the go command says of packages. The last ones are
// where it looks for its own files and settings.
func matters(name string) bool {
	if strings.HasPrefix(name, "GO") || strings.HasPrefix(name, "CGO_") {
		return true
	}
	return slices.Contains([]string{"CC", "CXX", "PATH", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "USERPROFILE", "AppData", "LocalAppData"}, name)
}

// A memory is what is known of a question when it is asked again.
type memory struct {
	grounds []driver.Ground // of earlier runs, the latest first
	result  *driver.Result  // nil if the answer is not known
	listing []byte          // what the go command said, if it would say the same now
}

// recall looks for the answer to a question. Each state of the ground has its own.
func recall(ctx context.Context, s *store.Store, q question) memory {
	var m memory
	data, ok := s.Get(q.packages)
	if !ok || json.Unmarshal(data, &m.grounds) != nil {
		return memory{}
	}
	m.grounds = m.grounds[:min(len(m.grounds), maxGrounds)]
	for _, g := range m.grounds {
		f := fingerprintOf(ctx, g)
		if !f.complete {
			continue
		}
		if m.result = f.answer(s, q.findings); m.result != nil {
			return m
		}
		if m.listing == nil {
			m.listing, _ = s.Get(under(q.packages, "listing", f.shape(g)))
		}
	}
	return m
}

// answer returns the answer for a state of the ground.
func (f *fingerprint) answer(s *store.Store, key store.Key) *driver.Result {
	data, ok := s.Get(under(key, "state", f.key))
	var a answer
	if !ok || json.Unmarshal(data, &a) != nil {
		return nil
	}
	res := &driver.Result{Findings: a.Findings, Packages: a.Packages, Sources: make(map[string]driver.Source), Ground: a.Ground}
	for _, finding := range a.Findings {
		name := finding.Pos.File
		if _, done := res.Sources[name]; done {
			continue
		}
		content, known := f.contents[name]
		if !known {
			return nil // no run has said this
		}
		src, err := os.ReadFile(name)
		if err != nil || store.Content(src) != content {
			return nil // changed this moment
		}
		res.Sources[name] = driver.Source{Content: src}
	}
	return res
}

// under is the key of what is stored of a question for a state.
func under(key store.Key, kind string, state store.Key) store.Key {
	h := store.NewHash(kind)
	h.Key(key)
	h.Key(state)
	return h.Sum()
}

// keep stores a result and what the go command said, unless they may rest on other files than those that are there now.
func keep(ctx context.Context, s *store.Store, q question, res *driver.Result, grounds []driver.Ground, start time.Time) {
	if res.Ground.Doubt != "" {
		return
	}
	ground := res.Ground
	ground.Analysed = nil
	f := fingerprintOf(ctx, ground)
	if !f.complete || !settled(f.newest, start) {
		return
	}
	for name, content := range res.Ground.Analysed {
		if now, ok := f.contents[name]; ok && now != content {
			return
		}
	}
	if res.Listing != nil {
		s.Put(under(q.packages, "listing", f.shape(ground)), res.Listing)
	}
	if len(res.Errors) == 0 {
		if data, err := json.Marshal(answer{Ground: ground, Findings: res.Findings, Packages: res.Packages}); err == nil {
			s.Put(under(q.findings, "state", f.key), data)
		}
	}
	latest := []driver.Ground{ground}
	for _, g := range grounds {
		if len(latest) < maxGrounds && !reflect.DeepEqual(g, ground) {
			latest = append(latest, g)
		}
	}
	if !reflect.DeepEqual(latest, grounds) {
		if data, err := json.Marshal(latest); err == nil {
			s.Put(q.packages, data)
		}
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
