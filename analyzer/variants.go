package analyzer

import (
	"go/ast"
	"go/parser"
	"go/token"
)

// declaredElsewhere reports whether a file of the package that this build leaves out declares a name for the whole
// package: an import of that name in any file would break the builds that take the file in.
func (p *pkg) declaredElsewhere(name string) bool {
	if p.elsewhere == nil {
		p.elsewhere = map[string]bool{}
		for _, file := range p.pass.IgnoredFiles {
			p.addDeclared(file)
		}
	}
	return p.elsewhere[name]
}

// addDeclared adds the names that a file declares. A file that cannot be read or parsed is part of no build.
func (p *pkg) addDeclared(name string) {
	if p.pass.ReadFile == nil {
		return // not every driver can
	}
	text, err := p.pass.ReadFile(name)
	if err != nil {
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	if err != nil || file.Name.Name != p.pass.Pkg.Name() {
		return
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil {
				p.elsewhere[decl.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					p.elsewhere[spec.Name.Name] = true
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						p.elsewhere[id.Name] = true
					}
				}
			}
		}
	}
}
