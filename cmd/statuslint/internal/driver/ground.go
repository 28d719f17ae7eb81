package driver

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// A Ground is what a result rests on besides the configuration of its run and
// the environment: as long as none of it changes, neither does the result.
// Modules in the module cache and the standard library are left out, since they
// do not change under the versions that go.mod and GOROOT name.
type Ground struct {
	// Doubt says why there may be more than what is listed here; "" if there is
	// not.
	Doubt  string
	Dir    string // of the run, absolute
	GOROOT string
	GOENV  string   // the file of settings of the go command, or ""
	Trees  []string // directories of modules in which packages may come and go
	Dirs   []string // directories of packages outside the trees
	Files  []string // files from anywhere else in the trees that packages embed
	// Compiled are the directories of packages that the go command has compiled.
	Compiled []string
	// Analysed are the contents of the source files of the workspace, as far as
	// they were looked at.
	Analysed map[string]store.Key
}

// ground finds out what the result rests on.
func (r *run) ground() Ground {
	env := r.listing.env
	g := Ground{Dir: r.cfg.Dir, GOROOT: env.GOROOT, GOENV: env.GOENV, Doubt: r.doubt(), Analysed: make(map[string]store.Key)}
	trees, dirs, files, compiled := make(map[string]bool), make(map[string]bool), make(map[string]bool), make(map[string]bool)
	for _, n := range r.graph.nodes {
		maps.Copy(g.Analysed, n.ident.files)
		if n.std || r.listing.isPublished(n) || n.role == ignored && len(n.files) == 0 {
			continue
		}
		if m := n.meta.Module; m != nil && m.Dir != "" {
			trees[m.Dir] = true
		}
		dirs[n.meta.Dir] = true
		if !n.local && n.role != ignored {
			compiled[n.meta.Dir] = true
		}
		for _, f := range n.meta.EmbedFiles {
			files[f] = true
		}
	}
	delete(dirs, "")
	delete(compiled, "")
	for _, dir := range r.listing.mainModules() {
		trees[dir] = true
	}
	g.Trees = slices.Sorted(maps.Keys(trees))
	g.Dirs = slices.Sorted(maps.Keys(dirs))
	g.Files = slices.Sorted(maps.Keys(files))
	g.Compiled = slices.Sorted(maps.Keys(compiled))
	return g
}

// mainModules lists the directories of the main modules, also of those without
// packages so far. The go command reports what cannot be read.
func (l *listing) mainModules() []string {
	if !l.env.inWorkspace() {
		return []string{filepath.Dir(l.env.GOMOD)}
	}
	data, err := l.overlay.read(l.env.GOWORK)
	if err != nil {
		return nil
	}
	work, err := modfile.ParseWork(l.env.GOWORK, data, nil)
	if err != nil {
		return nil
	}
	var dirs []string
	for _, use := range work.Use {
		dir := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(filepath.Dir(l.env.GOWORK), dir)
		}
		dirs = append(dirs, dir)
	}
	return dirs
}

// isPublished reports whether the files of n are those of a version of a module
// in the module cache.
func (l *listing) isPublished(n *node) bool {
	cache := l.env.GOMODCACHE
	return cache != "" && n.meta.Module != nil && strings.HasPrefix(n.meta.Dir, cache+string(filepath.Separator))
}

// isFixed reports whether a file cannot change under its name: it is in a version
// of a module in the module cache, and no overlay replaces it.
func (l *listing) isFixed(name string) bool {
	cache := l.env.GOMODCACHE
	return cache != "" && strings.HasPrefix(name, cache+string(filepath.Separator)) && l.overlay.actual(name) == name
}

// doubt says why the result may rest on what the ground does not list.
func (r *run) doubt() string {
	env := r.listing.env
	switch {
	case !env.inModule():
		return "there is no main module"
	case strings.Contains(env.GOVERSION, "devel"):
		return "the toolchain is a development version"
	}
	for _, flag := range splitFlags(env.GOFLAGS) {
		name, _, _ := strings.Cut(strings.TrimLeft(flag, "-"), "=")
		if !slices.Contains(plainGoFlags, name) {
			return "GOFLAGS has " + flag
		}
	}
	for _, n := range r.graph.nodes {
		switch {
		case n.std || n.role == ignored || r.listing.isPublished(n):
		case n.meta.Module == nil:
			return n.meta.ID + " is in no module"
		case !slices.Equal(n.meta.GoFiles, n.meta.CompiledGoFiles):
			return n.meta.ID + ` has files that import "C"`
		}
	}
	return ""
}

// plainGoFlags are the build flags that read no file of their own.
var plainGoFlags = []string{
	"a", "asan", "asmflags", "buildvcs", "count", "cover", "gcflags", "ldflags", "mod", "modcacherw", "msan", "p", "race",
	"short", "tags", "timeout", "trimpath", "v", "work", "x",
}
