package driver

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// A Ground lists everything that a result depends on, besides the configuration
// of the run and the environment. The result stays valid until some of it
// changes. Modules in the module cache and the standard library are left out:
// they do not change as long as go.mod and GOROOT name the same versions.
type Ground struct {
	// Doubt says why the result may depend on something that is not listed here;
	// "" if it does not.
	Doubt  string
	Dir    string // of the run, absolute
	GOROOT string
	GOENV  string   // the file of settings of the go command, or ""
	Trees  []string // directories of modules, in which packages may be added or removed
	Dirs   []string // directories of packages outside the trees
	Files  []string // embedded files elsewhere in the trees
	// Compiled are the directories of packages that the go command has compiled.
	Compiled []string
	// Analysed has the hashes of the workspace's source files that were read.
	Analysed map[string]store.Key
}

// ground returns the Ground of the result.
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

// mainModules lists the directories of the main modules, including those without
// packages. The go command reports files that cannot be read.
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

// isPublished reports whether n's files belong to a module version in the module
// cache.
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

// doubt returns Ground.Doubt.
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

// plainGoFlags are the build flags that do not read a file.
var plainGoFlags = []string{
	"a", "asan", "asmflags", "buildvcs", "count", "cover", "gcflags", "ldflags", "mod", "modcacherw", "msan", "p", "race",
	"short", "tags", "timeout", "trimpath", "v", "work", "x",
}
