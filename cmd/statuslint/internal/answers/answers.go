// Package answers returns the stored result of an earlier run if nothing has changed that the result depends on.
//
// The go command needs a second to find out that nothing has changed in a large module, since it checks every package in the
// import graph. Far fewer things can change: the files of the workspace, its go.mod and go.sum, the settings of the go command,
// and the program itself. An answer is stored with a hash of all their contents; times and sizes are only trusted within a run. A
// result that depends on anything else, such as C headers, is never stored: see driver.Ground.
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

// Also is what a run does besides running the analyzer. The zero value does nothing.
type Also struct {
	// Question has everything that the work depends on, besides the inputs of the run and the files that After adds to the ground.
	Question []string
	// Before is called before the run. If it returns an error, so does the run.
	Before func() error
	// After adds to the result. It also adds the files that the addition depends on to the result's ground.
	After func(context.Context, *driver.Result) error
}

// run is driver.Run with the additional work.
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

// Run is like driver.Run with the additional work, but returns a stored answer if there is a valid one.
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
		keep(ctx, cfg.Store, q, res, m, start)
	}
	cfg.Store.Trim()
	return res, err
}

// An answer is the stored result of a run. Its key is made of the question and the fingerprint of the ground.
type answer struct {
	Ground   driver.Ground
	Findings []driver.Finding
	Packages int
}

// maxGrounds is the number of grounds that are stored for a question. Branches of a repository often differ in the contents of
// files, but rarely in the list of files that a result depends on.
const maxGrounds = 4

// A question identifies a run: the user's settings, the program and the environment.
type question struct {
	packages store.Key // for the list of packages and the ground, whatever the analyzer's settings
	findings store.Key // for the findings with these settings
}

// questionOf returns the question of a run; false if the answer may depend on unknown things.
func questionOf(cfg driver.Config, also []string) (question, bool) {
	goCommand, err := exec.LookPath("go")
	if err != nil || !filepath.IsAbs(cfg.Dir) {
		return question{}, false
	}
	if goCommand, err = filepath.EvalSymlinks(goCommand); err != nil {
		return question{}, false
	}
	// The go command may run another toolchain that go.mod names. A newer go command may not do so.
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

// matters reports whether an environment variable can change what the go command says about packages. The last ones decide where it
// looks for its own files and settings.
func matters(name string) bool {
	if strings.HasPrefix(name, "GO") || strings.HasPrefix(name, "CGO_") {
		return true
	}
	return slices.Contains([]string{"CC", "CXX", "PATH", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "USERPROFILE", "AppData", "LocalAppData"}, name)
}

// A memory is what the store has for a question.
type memory struct {
	grounds []driver.Ground // of earlier runs, latest first
	result  *driver.Result  // nil if there is no valid answer
	listing []byte          // the go command's output, if it would be the same now
	latest  *fingerprint    // of one of the grounds
}

// recall looks up the answer to a question. Each state of the ground has its own answer.
func recall(ctx context.Context, s *store.Store, q question) memory {
	var m memory
	data, ok := s.Get(q.packages)
	if !ok || json.Unmarshal(data, &m.grounds) != nil {
		return memory{}
	}
	m.grounds = m.grounds[:min(len(m.grounds), maxGrounds)]
	for _, g := range m.grounds {
		f := fingerprintOf(ctx, g, m.latest)
		m.latest = f
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
			return nil // the entry is not from a run
		}
		src, err := os.ReadFile(name)
		if err != nil || store.Content(src) != content {
			return nil // changed just now
		}
		res.Sources[name] = driver.Source{Content: src}
	}
	return res
}

// under returns the key of an entry for a question and a state.
func under(key store.Key, kind string, state store.Key) store.Key {
	h := store.NewHash(kind)
	h.Key(key)
	h.Key(state)
	return h.Sum()
}

// keep stores a result and the go command's output, unless files may have changed since the run read them.
func keep(ctx context.Context, s *store.Store, q question, res *driver.Result, m memory, start time.Time) {
	if res.Ground.Doubt != "" {
		return
	}
	ground := res.Ground
	ground.Analysed = nil
	f := fingerprintOf(ctx, ground, m.latest)
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
	for _, g := range m.grounds {
		if len(latest) < maxGrounds && !reflect.DeepEqual(g, ground) {
			latest = append(latest, g)
		}
	}
	if !reflect.DeepEqual(latest, m.grounds) {
		if data, err := json.Marshal(latest); err == nil {
			s.Put(q.packages, data)
		}
	}
}

// settled reports whether the last change of a file was certainly before a run's start. Some file systems only store whole seconds, or
// even numbers of seconds.
func settled(changed, start time.Time) bool {
	margin := 20 * time.Millisecond
	if changed.Nanosecond() == 0 {
		margin = 2 * time.Second
	}
	return changed.Add(margin).Before(start)
}
