package playground

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
)

// What people paste is often less than a program: a handler without the package clause above it, the statements of a handler,
// or a file without its imports. The fixes here complete it.

// unwrapped returns a problem whose fix makes a file of declarations or statements that have no package clause, or nil if src is
// something else.
func (a *Analyzer) unwrapped(src string) *Problem {
	fset := token.NewFileSet()
	if _, err := parser.ParseFile(fset, "", src, parser.PackageClauseOnly); err == nil || strings.TrimSpace(src) == "" {
		return nil
	}
	missing, file := "package main", "package main\n\n"+src
	if _, err := parser.ParseFile(fset, "", file, 0); err != nil {
		missing, file = "a package clause and a func around these statements", enclosed(src)
		if file == "" {
			return nil
		}
	}
	text, imports := a.withImports(file, func(string) bool { return true })
	if text == "" {
		return nil
	}
	fix := "Add " + missing
	if len(imports) > 0 {
		fix += ", and import " + strings.Join(imports, ", ")
	}
	whole := Span{From: 0, To: units(src), Line: 1}
	first := Span{From: 0, To: units(strings.SplitAfter(src, "\n")[0]), Line: 1}
	return &Problem{Span: first, Message: "a Go file begins with a package clause: this one has none",
		Fix: &Fix{Message: fix, Edits: []Edit{{whole, text}}}}
}

// enclosed returns a file with a handler that has the statements in src, or "" if it does not hold statements.
func enclosed(src string) string {
	const header = "package main\n\nfunc handle(w http.ResponseWriter, r *http.Request)"
	file, err := parser.ParseFile(token.NewFileSet(), "", header+" {\n"+src+"\n}\n", 0)
	if err != nil || len(file.Decls) != 1 {
		return ""
	}
	body := file.Decls[0].(*ast.FuncDecl).Body.List
	returns := false // a value
	for _, statement := range body {
		ast.Inspect(statement, func(n ast.Node) bool {
			if r, ok := n.(*ast.ReturnStmt); ok {
				returns = returns || len(r.Results) > 0
			}
			_, inner := n.(*ast.FuncLit)
			return !inner
		})
	}
	if !returns {
		return header + " {\n" + src + "\n}\n"
	}
	if _, ok := body[len(body)-1].(*ast.ReturnStmt); !ok {
		src += "\nreturn nil"
	}
	return header + " error {\n" + src + "\n}\n"
}

// offerImports adds a fix to each error about a name that is a package of the pack.
func (a *Analyzer) offerImports(p program, files []*ast.File, problems []Problem) {
	for _, file := range files {
		tf := p.fset.File(file.FileStart)
		from := p.starts[tf]
		src := p.src[from:][:tf.Size()]
		whole := p.at(from, from+len(src))
		undefined := map[string][]int{} // indices of problems, by name
		for i, problem := range problems {
			if name, ok := strings.CutPrefix(problem.Message, "undefined: "); ok && whole.From <= problem.From && problem.From < whole.To {
				undefined[name] = append(undefined[name], i)
			}
		}
		for name, places := range undefined {
			text, imports := a.withImports(src, func(n string) bool { return n == name })
			if len(imports) == 0 {
				continue
			}
			for _, i := range places {
				problems[i].Fix = &Fix{Message: "Import " + imports[0], Edits: []Edit{{whole, text}}}
			}
		}
	}
}

// withImports returns a file with imports for the undeclared names that it selects from, and the paths that it has added. The
// text is "" if src does not parse.
func (a *Analyzer) withImports(src string, wanted func(name string) bool) (string, []string) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parser.ParseComments)
	if err != nil {
		return "", nil
	}
	selected := map[string][]string{} // what is selected, by name
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && slices.Contains(file.Unresolved, x) && wanted(x.Name) {
				selected[x.Name] = append(selected[x.Name], sel.Sel.Name)
			}
		}
		return true
	})
	for _, spec := range file.Imports {
		if spec.Name != nil {
			delete(selected, spec.Name.Name)
		} else if imported, err := strconv.Unquote(spec.Path.Value); err == nil {
			delete(selected, nameOf(imported))
		}
	}
	var added []string
	for name, members := range selected {
		if found := a.packageWith(name, members); found != "" {
			added = append(added, found)
		}
	}
	slices.Sort(added)
	for _, imported := range added {
		astutil.AddImport(fset, file, imported)
	}
	var out bytes.Buffer
	if err := format.Node(&out, fset, file); err != nil {
		return "", nil
	}
	return out.String(), added
}

// packageWith returns the path of the package of that name that exports all members; the shortest if there are several. If no types
// are there yet that tell, it is the one package of that name that the pack offers, the first of several versions.
func (a *Analyzer) packageWith(name string, members []string) string {
	var found, offered []string
	for candidate := range a.pack.data {
		if nameOf(candidate) != name {
			continue
		}
		if a.pack.Offers(candidate) {
			offered = append(offered, candidate)
			continue
		}
		pkg, err := a.pack.Import(candidate)
		if err == nil && !slices.ContainsFunc(members, func(m string) bool { return !exports(pkg, m) }) {
			found = append(found, candidate)
		}
	}
	if len(found) > 0 {
		return slices.MinFunc(found, func(x, y string) int { return cmp.Or(len(x)-len(y), strings.Compare(x, y)) })
	}
	slices.Sort(offered)
	if len(offered) == 0 || slices.ContainsFunc(offered, func(p string) bool {
		return version.ReplaceAllString(p, "") != version.ReplaceAllString(offered[0], "")
	}) {
		return ""
	}
	return offered[0]
}

// version is the major version in an import path.
var version = regexp.MustCompile(`/v\d+`)

func exports(pkg *types.Package, name string) bool {
	return token.IsExported(name) && pkg.Scope().Lookup(name) != nil
}

// nameOf is the name of a package of the standard library or of Frameworks.
func nameOf(imported string) string {
	base := path.Base(imported)
	if len(base) > 1 && base[0] == 'v' && strings.Trim(base[1:], "0123456789") == "" && strings.Contains(imported, "/") {
		return path.Base(path.Dir(imported))
	}
	return base
}
