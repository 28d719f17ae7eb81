package answers

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// A fingerprint describes the current state of a ground.
type fingerprint struct {
	complete bool // everything could be read
	key      store.Key
	newest   time.Time              // the time of the latest change
	contents map[string]store.Key   // of each file
	heads    sync.Map               // from the names of Go files to the hashes of their heads, as far as shape has needed them
	names    []string               // the names of everything in the directories
	settings map[string]bool        // files such as go.mod, whose whole contents count
	taken    time.Time              // before anything was read
	infos    map[string]fs.FileInfo // of each file, from before it was read
}

// A surveyor takes a fingerprint.
type surveyor struct {
	files    map[string]bool // files to read; true if the file must exist
	settings map[string]bool // see fingerprint
	names    []string        // the names of everything in the directories
	seen     map[string]bool // directories
	newest   time.Time
	complete bool
}

// fingerprintOf returns the fingerprint of a ground. earlier is one that this process has taken before, or nil: files that have
// not changed since are not read again.
func fingerprintOf(ctx context.Context, g driver.Ground, earlier *fingerprint) *fingerprint {
	s := &surveyor{files: make(map[string]bool), settings: make(map[string]bool), seen: make(map[string]bool), complete: true}
	s.optional(filepath.Join(g.GOROOT, "VERSION"), filepath.Join(g.GOROOT, "go.env"))
	if g.GOENV != "" && g.GOENV != "off" {
		s.optional(g.GOENV)
	}
	s.above(g.Dir)
	for _, tree := range g.Trees {
		s.above(tree)
		s.optional(filepath.Join(tree, "vendor", "modules.txt"))
		s.tree(ctx, tree)
	}
	for _, d := range g.Dirs {
		s.dir(d)
	}
	for _, name := range g.Files {
		s.files[name] = true
	}
	return s.read(ctx, earlier)
}

// optional adds files that may be missing.
func (s *surveyor) optional(names ...string) {
	for _, name := range names {
		s.settings[name] = true
		if _, known := s.files[name]; !known {
			s.files[name] = false
		}
	}
}

// above adds the files, up to the root directory, that decide which module a directory belongs to.
func (s *surveyor) above(dir string) {
	for {
		for _, name := range []string{"go.mod", "go.sum", "go.work", "go.work.sum"} {
			s.optional(filepath.Join(dir, name))
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return
		}
		dir = parent
	}
}

// tree adds the directories of a module in which the go command looks for packages. It does not enter other modules, but notes where
// they are.
func (s *surveyor) tree(ctx context.Context, root string) {
	for dirs := []string{root}; len(dirs) > 0 && ctx.Err() == nil; {
		dir := dirs[0]
		dirs = dirs[1:]
		entries := s.list(dir)
		if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.HasSuffix(e.Name(), ".go") }) {
			s.add(dir, entries)
		}
		if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == "go.mod" }) {
			s.names = append(s.names, filepath.Join(dir, "go.mod"))
			if dir != root {
				continue
			}
		}
		for _, e := range entries {
			if base := e.Name(); e.IsDir() && base[0] != '.' && base[0] != '_' && base != "testdata" && base != "vendor" {
				dirs = append(dirs, filepath.Join(dir, base))
			}
		}
	}
}

// dir adds a directory and all files in it.
func (s *surveyor) dir(dir string) {
	if !s.seen[dir] {
		s.add(dir, s.list(dir))
	}
}

func (s *surveyor) list(dir string) []fs.DirEntry {
	entries, err := os.ReadDir(dir)
	s.complete = s.complete && err == nil
	return entries
}

func (s *surveyor) add(dir string, entries []fs.DirEntry) {
	if s.seen[dir] {
		return
	}
	s.seen[dir] = true
	if info, err := os.Stat(dir); err == nil {
		s.note(info.ModTime())
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		switch e.Type() {
		case fs.ModeDir:
			continue
		case 0:
			s.files[name] = true
		case fs.ModeSymlink: // the go command reads the files that links lead to
			if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
				s.files[name] = true
			}
		}
		s.names = append(s.names, e.Type().String()+name)
	}
}

// note records the time of a change, if it is the latest so far.
func (s *surveyor) note(changed time.Time) {
	if changed.After(s.newest) {
		s.newest = changed
	}
}

// has reports whether the fingerprint has the present contents of a file: the file is the same, and its last change was
// certainly before it was read.
func (f *fingerprint) has(name string, now fs.FileInfo) bool {
	then := f.infos[name]
	return then != nil && os.SameFile(then, now) && then.Size() == now.Size() && then.ModTime().Equal(now.ModTime()) && settled(now.ModTime(), f.taken)
}

// read hashes all files that were added.
func (s *surveyor) read(ctx context.Context, earlier *fingerprint) *fingerprint {
	f := &fingerprint{contents: make(map[string]store.Key), infos: make(map[string]fs.FileInfo), taken: time.Now()}
	names := make([]string, 0, len(s.files))
	for name := range s.files {
		names = append(names, name)
	}
	slices.Sort(names)
	type state struct {
		read    bool
		content store.Key
		info    fs.FileInfo
		changed time.Time
	}
	states := make([]state, len(names))
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }} // fresh memory takes longer than reading
	atOnce(len(names), func(i int) {
		name := names[i]
		if ctx.Err() != nil {
			return
		}
		if earlier != nil {
			if info, err := os.Stat(name); err == nil && earlier.has(name, info) {
				states[i] = state{true, earlier.contents[name], info, info.ModTime()}
				return
			}
		}
		buf := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buf)
		if info, changed, err := readFile(name, buf); err == nil {
			states[i] = state{true, store.Content(buf.Bytes()), info, changed}
		}
	})
	h := store.NewHash("ground")
	slices.Sort(s.names)
	h.Int(len(s.names))
	h.String(s.names...)
	for i, name := range names {
		h.String(name)
		if !states[i].read {
			s.complete = s.complete && !s.files[name]
			h.Int(0)
			continue
		}
		h.Int(1)
		h.Key(states[i].content)
		s.note(states[i].changed)
		f.contents[name], f.infos[name] = states[i].content, states[i].info
		if earlier != nil && earlier.contents[name] == states[i].content {
			if head, ok := earlier.heads.Load(name); ok {
				f.heads.Store(name, head)
			}
		}
	}
	f.key, f.newest = h.Sum(), s.newest
	f.names, f.settings = s.names, s.settings
	f.complete = s.complete && ctx.Err() == nil
	return f
}

// readFile reads a file into a buffer. It returns what the file was like before, and when it was last changed afterwards.
func readFile(name string, buf *bytes.Buffer) (before fs.FileInfo, changed time.Time, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, changed, err
	}
	defer f.Close()
	if before, err = f.Stat(); err != nil {
		return nil, changed, err
	}
	buf.Reset()
	buf.Grow(int(before.Size()) + bytes.MinRead)
	if _, err = buf.ReadFrom(f); err != nil {
		return nil, changed, err
	}
	after, err := f.Stat()
	if err != nil {
		return nil, changed, err
	}
	return before, after.ModTime(), nil
}

// atOnce calls a function with each number below n, as many at a time as there are processors.
func atOnce(n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}
