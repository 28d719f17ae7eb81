package analyzer

import (
	"go/token"

	"golang.org/x/tools/go/analysis"
)

// Silencer returns a function that reports, for a package, whether the findings of a rule at a place are silenced: a directive there or the file
// says so. It is for programs that report more findings under the name of a rule. The function is for one
// goroutine.
func Silencer(o Options, rule string) (func(*analysis.Pass) func(token.Pos) bool, error) {
	s, err := newSettings(o)
	if err != nil {
		return nil, err
	}
	return func(pass *analysis.Pass) func(token.Pos) bool {
		p := &pkg{pass: pass, settings: s}
		return func(at token.Pos) bool {
			f := p.file(at)
			return f == nil || f.generated && !s.Generated || f.silenced(pass.Fset, at) || p.ignored(rule, at)
		}
	}, nil
}
