package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/internal/fix"
)

const netHTTP = "net/http"

// spelled returns how a constant is written at pos, and the import path of the package that has it: the one whose constants
// the file uses, or net/http where that lacks it or cannot be named.
func (p *pkg) spelled(s *fix.Speller, pos token.Pos, constant string) (name, path string) {
	for _, path := range []string{p.constantsPackage(pos), netHTTP} {
		if name, ok := s.Spelling(pos, path, constant); ok {
			return name, path
		}
	}
	return "http." + constant, netHTTP
}

// constantsPackage returns the import path of the package whose constants the file that holds pos uses for status
// codes: a framework's own if the file mostly uses those or imports no others, else net/http.
func (p *pkg) constantsPackage(pos token.Pos) string {
	f := p.file(pos)
	if f == nil || len(p.bound.Mirrors()) == 0 {
		return netHTTP
	}
	if f.constants == "" {
		f.constants = p.habit(f.syntax)
	}
	return f.constants
}

// habit counts the status constants that a file uses, by package.
func (p *pkg) habit(syntax *ast.File) string {
	mirrors := map[*types.Package]bool{}
	for _, m := range p.bound.Mirrors() {
		mirrors[m] = true
	}
	imports := map[string]bool{p.pass.Pkg.Path(): true} // what a package declares itself counts as imported
	for _, spec := range syntax.Imports {
		imports[strings.Trim(spec.Path.Value, `"`)] = true
	}
	uses := map[string]int{}
	ast.Inspect(syntax, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && strings.HasPrefix(id.Name, "Status") {
			if c, ok := p.pass.TypesInfo.Uses[id].(*types.Const); ok && c.Pkg() != nil {
				if path := c.Pkg().Path(); path == netHTTP || mirrors[c.Pkg()] {
					uses[path]++
				}
			}
		}
		return true
	})
	best := netHTTP
	for _, m := range p.bound.Mirrors() {
		path := m.Path()
		if !imports[path] {
			continue
		}
		// What the file uses already, else what it imports already.
		if uses[path] > uses[best] || uses[path] == uses[best] && best == netHTTP && !imports[netHTTP] {
			best = path
		}
	}
	return best
}
