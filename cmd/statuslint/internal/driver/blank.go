package driver

import (
	"bytes"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strconv"
)

// Many packages of a workspace are only imported for their init functions: the
// modules of a server, the drivers of a database. An importer cannot name anything
// in them, so it needs no types of theirs. Such a package has no export data if
// nothing else imports it, and it need not be checked if its test variant is.

// blankImports lists the local packages that n imports, if all of its imports of
// them have the name _.
func (l *listing) blankImports(n *node) (paths []string) {
	if l.restored {
		return l.blank[n.meta.ID]
	}
	for path, dep := range n.imports {
		if dep.local {
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	var sources [][]byte
	for _, name := range n.meta.CompiledGoFiles {
		src, err := l.overlay.read(name)
		if err != nil {
			return nil
		}
		sources = append(sources, src)
	}
	if !slices.ContainsFunc(sources, mayImportBlank) {
		return nil
	}
	for _, src := range sources {
		file, err := parser.ParseFile(token.NewFileSet(), "", src, parser.ImportsOnly)
		if err != nil {
			return nil
		}
		for _, spec := range file.Imports {
			if path, err := strconv.Unquote(spec.Path.Value); err == nil && (spec.Name == nil || spec.Name.Name != "_") {
				paths = slices.DeleteFunc(paths, func(p string) bool { return p == path })
			}
		}
	}
	slices.Sort(paths)
	return paths
}

// mayImportBlank reports whether a file may have an import with the name _.
func mayImportBlank(src []byte) bool {
	for rest := src; ; {
		i := bytes.IndexByte(rest, '_')
		if i < 0 {
			return false
		}
		rest = bytes.TrimLeft(rest[i+1:], " \t")
		if len(rest) > 0 && (rest[0] == '"' || rest[0] == '`' || rest[0] == '/') { // a comment may come before the path
			return true
		}
	}
}

// hollow returns what importers see that give n the name _: a package without
// declarations.
func hollow(n *node) *types.Package {
	pkg := types.NewPackage(n.meta.PkgPath, n.meta.Name)
	pkg.MarkComplete()
	return pkg
}
