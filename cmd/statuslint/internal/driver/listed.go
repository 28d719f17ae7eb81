package driver

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/environ"
)

// A savedListing is the stored form of a listing and the names of the export data
// files. It is valid as long as no file of the workspace is renamed, added or
// removed, or changes its package clause, imports, build constraints or embed
// patterns: see Result.Listing.
type savedListing struct {
	Env      goEnv
	Modules  []*packages.Module
	Packages []savedPackage
	Roots    []string
}

type savedPackage struct {
	ID, Name, PkgPath, Dir, ForTest, Export string

	Go, Compiled, Other, Ignored, Embed []string // relative to Dir if they are below

	Imports map[string]string // from path to ID, if these differ
	Same    []string          // imports whose path is the ID
	Blank   []string          // see node.blank
	Module  int               // index in Modules plus one
}

// save returns the stored form of the listing, or nil if it has errors, which
// depend on more.
func (l *listing) save(g *graph) []byte {
	if l.missing {
		return nil // later, there may be export data
	}
	s := savedListing{Env: l.env}
	modules := make(map[*packages.Module]int)
	for _, p := range l.roots {
		s.Roots = append(s.Roots, p.ID)
	}
	for _, n := range g.nodes {
		p := n.meta
		if len(p.Errors) > 0 {
			return nil
		}
		saved := savedPackage{
			ID: p.ID, Name: p.Name, PkgPath: p.PkgPath, Dir: p.Dir, ForTest: p.ForTest, Export: p.ExportFile,
			Go: below(p.Dir, p.GoFiles), Compiled: below(p.Dir, p.CompiledGoFiles), Other: below(p.Dir, p.OtherFiles),
			Ignored: below(p.Dir, p.IgnoredFiles), Embed: below(p.Dir, p.EmbedFiles),
		}
		for path, dep := range p.Imports {
			if n.blank[path] {
				saved.Blank = append(saved.Blank, path)
			}
			if path == dep.ID {
				saved.Same = append(saved.Same, path)
				continue
			}
			if saved.Imports == nil {
				saved.Imports = make(map[string]string)
			}
			saved.Imports[path] = dep.ID
		}
		if p.Module != nil {
			if modules[p.Module] == 0 {
				s.Modules = append(s.Modules, p.Module)
				modules[p.Module] = len(s.Modules)
			}
			saved.Module = modules[p.Module]
		}
		s.Packages = append(s.Packages, saved)
	}
	data, err := json.Marshal(s)
	if err != nil {
		return nil
	}
	return data
}

// below makes the names that are below a directory relative to it.
func below(dir string, names []string) []string {
	out := slices.Clone(names)
	for i, name := range out {
		if rest, ok := strings.CutPrefix(name, dir+string(filepath.Separator)); ok {
			out[i] = rest
		}
	}
	return out
}

// restore returns a stored listing, or nil if it is corrupt or names files of the
// build cache that no longer exist.
func restore(cfg *Config) *listing {
	var s savedListing
	if len(cfg.Listing) == 0 || json.Unmarshal(cfg.Listing, &s) != nil || len(s.Packages) == 0 {
		return nil
	}
	l := &listing{dir: cfg.Dir, env: s.Env, restored: true, blank: make(map[string][]string)}
	if lister := environ.Value(cfg.Env, listerVariable); lister != "" && lister != "off" {
		l.unasked = listerVariable
	}
	byID := make(map[string]*packages.Package, len(s.Packages))
	for _, p := range s.Packages {
		byID[p.ID] = &packages.Package{}
	}
	for _, p := range s.Packages {
		absolute := func(names []string) []string {
			for i, name := range names {
				if !filepath.IsAbs(name) {
					names[i] = filepath.Join(p.Dir, name)
				}
			}
			return names
		}
		pkg := byID[p.ID]
		*pkg = packages.Package{
			ID: p.ID, Name: p.Name, PkgPath: p.PkgPath, Dir: p.Dir, ForTest: p.ForTest, ExportFile: p.Export,
			GoFiles: absolute(p.Go), CompiledGoFiles: absolute(p.Compiled), OtherFiles: absolute(p.Other),
			IgnoredFiles: absolute(p.Ignored), EmbedFiles: absolute(p.Embed),
			Imports: make(map[string]*packages.Package, len(p.Imports)+len(p.Same)),
		}
		for _, path := range p.Same {
			pkg.Imports[path] = byID[path]
		}
		for path, id := range p.Imports {
			pkg.Imports[path] = byID[id]
		}
		if p.Module > 0 && p.Module <= len(s.Modules) {
			pkg.Module = s.Modules[p.Module-1]
		}
		l.blank[p.ID] = p.Blank
		for dep := range maps.Values(pkg.Imports) {
			if dep == nil {
				return nil
			}
		}
		if !isThere(p.Export) {
			return nil
		}
		for _, name := range pkg.CompiledGoFiles {
			if filepath.Dir(name) != p.Dir && !isThere(name) {
				return nil
			}
		}
	}
	for _, id := range s.Roots {
		if byID[id] == nil {
			return nil
		}
		l.roots = append(l.roots, byID[id])
	}
	return l
}

// isThere reports whether a file exists; false for "".
func isThere(name string) bool {
	if name == "" {
		return true
	}
	_, err := os.Stat(name)
	return err == nil
}
