package driver

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"maps"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/gocmd"
)

// checked is a parsed and type-checked package.
type checked struct {
	pkg        *types.Package
	files      []*ast.File // the files without syntax errors
	info       *types.Info
	sizes      types.Sizes
	typeErrors []types.Error
	illTyped   bool
	errors     []Error
	contents   map[string][]byte // of the files that were read, by name
}

// check completes the types of a package's imports, and then parses and
// type-checks the package; without function bodies if bodies is false. Files with
// syntax errors are type-checked, too, so that the other files find their
// declarations. They are not analysed, since the parser's recovery may differ
// from what the user meant.
func (r *run) check(n *node, bodies bool) *checked {
	for path, dep := range n.imports {
		if dep.rank < n.rank && !n.blank[path] {
			r.complete(dep)
		}
	}
	c := &checked{
		sizes:    r.sizes(),
		contents: make(map[string][]byte, len(n.meta.CompiledGoFiles)),
	}
	maps.Copy(c.contents, n.ident.contents)
	var all []*ast.File
	var syntaxErrors []Error
	for _, name := range n.meta.CompiledGoFiles {
		src, known := c.contents[name]
		if !known {
			var err error
			if src, err = r.listing.overlay.read(name); err != nil {
				syntaxErrors = append(syntaxErrors, Error{Package: n.display(), Message: err.Error()})
				continue
			}
			c.contents[name] = src
		}
		if f := n.parsed(r.fset, name, src); f != nil {
			all, c.files = append(all, f), append(c.files, f)
			continue
		}
		f, err := parser.ParseFile(r.fset, name, src, parser.ParseComments|parser.SkipObjectResolution|parser.AllErrors)
		if f != nil {
			all = append(all, f)
		}
		if err != nil {
			syntaxErrors = append(syntaxErrors, parseErrors(n, name, err)...)
			continue
		}
		c.files = append(c.files, f)
	}

	trimmed := bodies && n.onDemand && len(syntaxErrors) == 0 && r.quiet(n)
	if trimmed {
		r.trim(n, all)
	}
	c.pkg = types.NewPackage(n.meta.PkgPath, n.meta.Name)
	if bodies {
		c.info = newInfo(extent(all))
	} else if n.twin != nil {
		c.info = &types.Info{Defs: make(map[*ast.Ident]types.Object)}
	}
	badImports := make(map[string]*node)
	var typeErrors []types.Error
	conf := r.config(n)
	conf.IgnoreFuncBodies = !bodies
	conf.Importer = r.universe.importer(n, func(path string, dep *node) {
		badImports[path] = dep
	})
	conf.Error = func(err error) {
		var terr types.Error
		if errors.As(err, &terr) && !(trimmed && terr.Soft) { // such as an import that is not used
			typeErrors = append(typeErrors, terr)
		}
	}
	err := types.NewChecker(conf, r.fset, c.pkg, c.info).Files(all)
	c.typeErrors = typeErrors
	c.illTyped = err != nil && !trimmed || len(typeErrors) > 0 || len(syntaxErrors) > 0
	if c.illTyped && !bodies && !n.local && r.listing.refused && len(n.meta.Errors) == 0 {
		r.mu.Lock()
		r.broken = true
		r.mu.Unlock()
	}
	if n.role != analysed || !bodies {
		return c // the go command reports its errors
	}
	switch {
	case len(syntaxErrors) > 0:
		c.errors = syntaxErrors // the type errors are probably consequences
	case len(typeErrors) > 0:
		c.errors = r.typeErrors(n, typeErrors, badImports)
	case err != nil:
		c.errors = []Error{{Package: n.display(), Message: err.Error()}}
	}
	return c
}

// config returns the configuration for type-checking n.
func (r *run) config(n *node) *types.Config {
	return &types.Config{
		GoVersion:   goVersion(n),
		Sizes:       r.sizes(),
		FakeImportC: true, // import "C" is only left in sources that cgo failed on
		Importer:    r.universe.importer(n, func(string, *node) {}),
	}
}

// extent returns the number of bytes of source that the type checker processes.
func extent(files []*ast.File) int {
	size := 0
	for _, f := range files {
		for _, decl := range f.Decls {
			size += int(decl.End() - decl.Pos())
		}
	}
	return size
}

// newInfo returns an Info for size bytes of source. Its maps are large, and
// growing them step by step took a twelfth of a run's time. With these ratios,
// the maps of three of four packages in two large modules are large enough.
func newInfo(size int) *types.Info {
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue, size/18),
		Defs:         make(map[*ast.Ident]types.Object, size/130),
		Uses:         make(map[*ast.Ident]types.Object, size/25),
		Implicits:    make(map[ast.Node]types.Object, size/600),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope, size/200),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection, size/190),
		FileVersions: make(map[*ast.File]string),
	}
}

// parseErrors converts the parser's errors for a file.
func parseErrors(n *node, name string, err error) []Error {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		return []Error{{Package: n.display(), Pos: name + ":1:1", Message: err.Error()}}
	}
	var errs []Error
	line := 0
	for _, e := range list {
		if e.Pos.Line != line { // later errors in a line are mostly consequences
			errs = append(errs, Error{Package: n.display(), Pos: e.Pos.String(), Message: e.Msg})
		}
		line = e.Pos.Line
	}
	return errs
}

// typeErrors converts the type checker's errors. If an import failed, the go
// command knows the reason better: its message replaces ours, at our position,
// and is not reported again.
func (r *run) typeErrors(n *node, list []types.Error, badImports map[string]*node) []Error {
	var errs []Error
	for _, e := range list {
		if strings.HasPrefix(e.Msg, "\t") {
			continue // the second place of the previous error
		}
		out := Error{
			Package: n.display(),
			Pos:     position(e.Fset, e.Pos),
			Message: gocmd.Message(e.Msg),
		}
		if rest, ok := strings.CutPrefix(e.Msg, "could not import "); ok {
			path, _, _ := strings.Cut(rest, " (")
			dep, bad := badImports[path]
			switch {
			case bad && dep == nil && r.hasImportCycle():
				continue // the cycle is reported once, where the go command found it
			case bad && dep != nil && len(dep.meta.Errors) > 0:
				if isBuildOutput(dep.meta.Errors[0]) {
					continue // reported with the imported package
				}
				out.Message = r.listing.explain(dep.meta.Errors[0].Msg)
				r.mu.Lock()
				if r.explained == nil {
					r.explained = make(map[*node]bool)
				}
				r.explained[dep] = true
				r.mu.Unlock()
			}
		}
		errs = append(errs, out)
	}
	return errs
}

// hasImportCycle reports whether the go command found one. It reports each at
// one package only and leaves an import out of the list at another.
func (r *run) hasImportCycle() bool {
	for _, n := range r.graph.nodes {
		for _, e := range n.meta.Errors {
			if strings.Contains(e.Msg, "import cycle") {
				return true
			}
		}
	}
	return false
}

func position(fset *token.FileSet, pos token.Pos) string {
	if !pos.IsValid() {
		return ""
	}
	return fset.Position(pos).String()
}

// goVersion is the language version to check n with, as go vet sets it: the
// module's, and the toolchain's own for the standard library.
func goVersion(n *node) string {
	m := n.meta.Module
	switch {
	case m == nil:
		return ""
	case m.GoVersion == "":
		return "go1.16" // the go command's default for a go.mod without a version
	}
	return "go" + m.GoVersion
}

// sizes returns the sizes of the architecture that the go command builds for.
func (r *run) sizes() types.Sizes {
	if s := types.SizesFor("gc", r.listing.env.GOARCH); s != nil {
		return s
	}
	return types.SizesFor("gc", "amd64")
}

// minorVersion returns the X of go1.X, or 0.
func minorVersion(version string) int {
	rest, ok := strings.CutPrefix(version, "go1.")
	if !ok {
		return 0
	}
	end := strings.IndexFunc(rest, func(c rune) bool { return c < '0' || c > '9' })
	if end >= 0 {
		rest = rest[:end]
	}
	v, _ := strconv.Atoi(rest)
	return v
}
