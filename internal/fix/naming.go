package fix

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/statuslint/statuslint/internal/closure"
)

// maxAliases bounds the search for a free name: a file that has taken more of them gets no fix.
const maxAliases = 99

// addition returns the import of path that the file could have, made once for all places of the file. It has no edits if
// the file cannot import it: a package is imported only if it is among the packages that pkg is built from, so that the import
// makes neither a cycle nor a new requirement.
func (s *Speller) addition(path string) *addition {
	if add := s.adding[path]; add != nil {
		return add
	}
	add := &addition{}
	s.adding[path] = add
	from := find(s.pkg, path)
	if from == nil || !importable(from) {
		return add
	}
	name, ok := s.importName(from)
	if !ok {
		return add
	}
	explicit := ""
	if name != from.Name() {
		explicit = name
	}
	add.from, add.name = from, name
	add.edits = newPlacer(s.lines, s.file, explicit, path).edits()
	return add
}

// find returns the package path in the import closure of pkg, or nil. A package found is in the closure; one that is
// not found may be, since export data lists only the packages that it mentions.
func find(pkg *types.Package, path string) *types.Package {
	for _, p := range closure.Of(pkg)[1:] {
		if plainPath(p) == path {
			return p
		}
	}
	return nil
}

// importable reports whether any package may import pkg: not a command, not one that is internal to a part of the tree.
func importable(pkg *types.Package) bool {
	elements := strings.Split(plainPath(pkg), "/")
	return pkg.Name() != "main" && !slices.Contains(elements, "internal") && !slices.Contains(elements, "vendor")
}

// importName chooses the name of a new import of pkg: the package's own if it is free, else one made from its path.
func (s *Speller) importName(pkg *types.Package) (string, bool) {
	if s.free(pkg.Name()) {
		return pkg.Name(), true
	}
	base := aliasOf(plainPath(pkg))
	if base != pkg.Name() && s.free(base) {
		return base, true
	}
	for i := 2; i <= maxAliases; i++ {
		if name := base + strconv.Itoa(i); s.free(name) {
			return name, true
		}
	}
	return "", false
}

// aliasOf makes a name from the last two elements of an import path: "nethttp" from "net/http".
func aliasOf(path string) string {
	elements := strings.Split(path, "/")
	elements = elements[max(0, len(elements)-2):]
	alias := strings.Map(func(r rune) rune {
		if r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, strings.Join(elements, ""))
	if !token.IsIdentifier(alias) || alias == "_" {
		alias = "pkg" + strings.TrimLeft(alias, "_")
	}
	return alias
}

// free reports whether an import called name can be added to the file, and be seen at every number in it. The file is
// judged as a whole, not one place in it, so that all fixes of the file add the import under the same name.
func (s *Speller) free(name string) bool {
	if !token.IsIdentifier(name) || name == "_" || name == "init" {
		return false
	}
	return types.Universe.Lookup(name) == nil && // the file may use the predeclared one
		s.pkg.Scope().Lookup(name) == nil && // any file may declare it: a package's names are visible in each file
		s.scope.Lookup(name) == nil && // another import
		!s.shadowed(s.scope, name) &&
		(s.elsewhere == nil || !s.elsewhere(name))
}

// shadowed reports whether some number of the file is where a declaration within scope hides an import called name.
func (s *Speller) shadowed(scope *types.Scope, name string) bool {
	for inner := range scope.Children() {
		if inner.Lookup(name) != nil {
			for _, pos := range s.filePlaces().numbers {
				if !inner.Contains(pos) {
					continue
				}
				if found, _ := inner.LookupParent(name, pos); found == inner {
					return true
				}
			}
		}
		if s.shadowed(inner, name) {
			return true
		}
	}
	return false
}
