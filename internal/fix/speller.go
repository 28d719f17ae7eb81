// Package fix makes the edits that a diagnostic offers: it replaces an expression by a named constant of a package,
// spelled for that very place in that very file, and adds the import where the file has none.
//
// The package answers one question, again and again: what does this name mean here? An import may be renamed, may be a
// dot import, may be hidden by a parameter; the name that a new import would get may be taken by a variable three files
// away. Every answer comes from the type checker's scopes, never from the text of an identifier. Unless the edited
// file provably compiles and keeps its meaning, there is no edit.
//
// Edits are minimal: gofmt may want to realign the comments and values beside a replaced number, and drivers format the
// file after all edits are applied. The import edit needs no formatting.
package fix

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
)

// Speller spells package-level constants in one file of a type-checked package.
//
// All edits that a Speller makes for one file can be applied together or one by one: where several need a new import,
// each carries the same import edit, so that a driver that merges identical edits adds it once. To keep that promise a
// Speller adds at most one import path to its file.
//
// A Speller keeps what it has found out about its file and is for one goroutine.
type Speller struct {
	file *ast.File
	pkg  *types.Package
	info *types.Info

	scope  *types.Scope         // the file's scope; nil if the file was not type-checked
	lines  *layout              // nil if the file has no place in fset
	places *filePlaces          // made on first use
	added  string               // the path that edits already given out import
	adding map[string]*addition // by path: the import that edits would add

	elsewhere func(name string) bool // see Avoid; nil if there are no such names
}

// addition is an import that a file lacks.
type addition struct {
	name  string              // what the import is called in the file
	from  *types.Package      // what it imports
	edits []analysis.TextEdit // nil if it cannot be added
}

// spelling is a constant as it is written at one place.
type spelling struct {
	text  string
	value *value
	add   *addition // the import that the text needs, nil if it is there
}

// NewSpeller returns a Speller for file, one of the files that make up pkg. The info must have Types, Defs, Uses,
// Implicits and Scopes.
func NewSpeller(fset *token.FileSet, file *ast.File, pkg *types.Package, info *types.Info) *Speller {
	return &Speller{
		file:   file,
		pkg:    pkg,
		info:   info,
		scope:  info.Scopes[file],
		lines:  newLayout(fset, file),
		adding: make(map[string]*addition),
	}
}

// Avoid keeps new imports from getting a name that taken reports: a name that the package has in another build, in files that
// the type checker has not seen.
func (s *Speller) Avoid(taken func(name string) bool) { s.elsewhere = taken }

// Constant returns the edits that replace expr by the constant called name of the package path, such as "net/http" and
// "StatusNotFound". The result is nil, false when there is no edit that surely compiles and keeps the program's meaning.
func (s *Speller) Constant(expr ast.Expr, path, name string) ([]analysis.TextEdit, bool) {
	to, ok := s.spell(expr.Pos(), path, name)
	if !ok || !s.sameValue(expr, to.value) {
		return nil, false
	}
	return s.replace(expr, to, path)
}

// Other is Constant for a constant of another value: the edits change what the program does.
func (s *Speller) Other(expr ast.Expr, path, name string) ([]analysis.TextEdit, bool) {
	to, ok := s.spell(expr.Pos(), path, name)
	if !ok {
		return nil, false
	}
	return s.replace(expr, to, path)
}

// replace returns the edits that write a constant, and the import it needs, in the place of expr.
func (s *Speller) replace(expr ast.Expr, to spelling, path string) ([]analysis.TextEdit, bool) {
	if !s.fits(expr, to.value) || s.lines.commentIn(expr) {
		return nil, false
	}
	var edits []analysis.TextEdit
	if to.add != nil {
		if s.added != "" && s.added != path {
			// Two different imports could meet at one place, and turn one import into a block twice.
			return nil, false
		}
		s.added = path
		edits = append(edits, to.add.edits...)
	}
	text := to.text
	if s.filePlaces().keywordEnds[expr.Pos()] {
		text = " " + text // return(404), case'È'
	}
	return append(edits, analysis.TextEdit{Pos: expr.Pos(), End: expr.End(), NewText: []byte(text)}), true
}

// Spelling returns how the constant called name of the package path would be written at pos, for messages:
// "http.StatusNotFound", "nethttp.StatusNotFound", "StatusNotFound". The result is "", false if it cannot be written
// there, even with an import added.
func (s *Speller) Spelling(pos token.Pos, path, name string) (string, bool) {
	to, ok := s.spell(pos, path, name)
	return to.text, ok
}

// spell finds the spelling at pos: in the package's own words, by an import that the file has, by one that it could have.
func (s *Speller) spell(pos token.Pos, path, name string) (spelling, bool) {
	if s.scope == nil || s.lines == nil || !s.scope.Contains(pos) || !token.IsIdentifier(name) {
		return spelling{}, false
	}
	if plainPath(s.pkg) == path {
		return s.ownName(pos, name)
	}
	if !token.IsExported(name) {
		return spelling{}, false
	}
	for _, spec := range s.file.Imports {
		imported := s.info.PkgNameOf(spec)
		if imported == nil || plainPath(imported.Imported()) != path {
			continue
		}
		if to, ok := s.byImport(pos, imported, name); ok {
			return to, true
		}
	}
	add := s.addition(path)
	if add.edits == nil || s.lookup(add.name, pos) != nil {
		return spelling{}, false
	}
	value := constantOf(add.from, name)
	if value == nil {
		return spelling{}, false
	}
	return spelling{add.name + "." + name, value, add}, true
}

// ownName spells a constant of the package that the file belongs to.
func (s *Speller) ownName(pos token.Pos, name string) (spelling, bool) {
	value := constantOf(s.pkg, name)
	if value == nil || s.lookup(name, pos) != value.object || s.filePlaces().guards(pos) {
		return spelling{}, false
	}
	return spelling{name, value, nil}, true
}

// byImport spells a constant by an import of the file, if that import is visible at pos.
func (s *Speller) byImport(pos token.Pos, imported *types.PkgName, name string) (spelling, bool) {
	value := constantOf(imported.Imported(), name)
	if value == nil {
		return spelling{}, false
	}
	switch imported.Name() {
	case "_":
		return spelling{}, false
	case ".":
		if value.object == nil || s.lookup(name, pos) != value.object || s.filePlaces().guards(pos) {
			return spelling{}, false
		}
		return spelling{name, value, nil}, true
	}
	if s.lookup(imported.Name(), pos) != imported {
		return spelling{}, false
	}
	return spelling{imported.Name() + "." + name, value, nil}, true
}

// lookup returns what name means at pos, or nil if it means nothing there.
func (s *Speller) lookup(name string, pos token.Pos) types.Object {
	scope := s.scope.Innermost(pos)
	if decl := s.filePlaces().header(pos); decl != nil && s.info.Scopes[decl.Type] != nil {
		// A function's scope spans its body alone, but its type parameters are seen in its parameters too.
		scope = s.info.Scopes[decl.Type]
	}
	if scope == nil {
		return nil
	}
	_, object := scope.LookupParent(name, pos)
	return object
}

// filePlaces returns what the syntax tree says about the file's places.
func (s *Speller) filePlaces() *filePlaces {
	if s.places == nil {
		s.places = newFilePlaces(s.file)
	}
	return s.places
}

// value is a constant to be written: its worth, its type, and the object that declares it.
type value struct {
	constant constant.Value
	typ      types.Type
	object   types.Object // nil if it is only known that the package has it
}

// constantOf returns the constant called name of pkg, or nil if pkg has no such constant: an older toolchain's net/http
// may lack the newest code.
func constantOf(pkg *types.Package, name string) *value {
	if object := pkg.Scope().Lookup(name); object != nil {
		if c, ok := object.(*types.Const); ok && c.Val() != nil {
			return &value{c.Val(), c.Type(), c}
		}
		return nil
	}
	// A package that is known only through the export data of others has only the objects that the others mention.
	if !pkg.Complete() && plainPath(pkg) == "net/http" {
		// The catalog's constants are in every Go release that statuslint supports, and the Go 1 promise fixes their
		// values.
		if m, ok := catalog.ByConstant(name); ok {
			return &value{constant.MakeInt64(int64(m.Code)), types.Typ[types.UntypedInt], nil}
		}
	}
	return nil
}

// plainPath returns the import path of pkg without the " [p.test]" that go vet gives to test variants.
func plainPath(pkg *types.Package) string {
	path, _, _ := strings.Cut(pkg.Path(), " [")
	return path
}

// Name returns how the exported name of the package path is written at pos, by an import that the file has: "fmt.Errorf",
// "Errorf". The result is "", false if it cannot be written there.
func (s *Speller) Name(pos token.Pos, path, name string) (string, bool) {
	if s.scope == nil || !s.scope.Contains(pos) {
		return "", false
	}
	for _, spec := range s.file.Imports {
		imported := s.info.PkgNameOf(spec)
		if imported == nil || plainPath(imported.Imported()) != path {
			continue
		}
		object := imported.Imported().Scope().Lookup(name)
		switch {
		case object == nil || imported.Name() == "_":
		case imported.Name() == ".":
			if s.lookup(name, pos) == object {
				return name, true
			}
		case s.lookup(imported.Name(), pos) == imported:
			return imported.Name() + "." + name, true
		}
	}
	return "", false
}
