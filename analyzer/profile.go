package analyzer

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"
)

// Profile is a set of valid options, for [NewPerFile].
type Profile struct{ *settings }

// NewProfile checks options as [New] does.
func NewProfile(o Options) (*Profile, error) {
	s, err := newSettings(o)
	if err != nil {
		return nil, err
	}
	return &Profile{s}, nil
}

// NewPerFile returns an analyzer whose options depend on the file. of returns the profile of a file, never nil, by the name
// that the file has in messages. Several goroutines call it at once.
//
// Options.Functions is the same for all files of a package: what a call sends does not depend on the file that asks. Of a
// package whose files differ in it, the first one counts.
func NewPerFile(of func(file string) *Profile) *analysis.Analyzer {
	a := newAnalyzer(Options{})
	a.Run = func(pass *analysis.Pass) (any, error) {
		name := ""
		if len(pass.Files) > 0 {
			name = fileName(pass.Fset, pass.Files[0])
		}
		return nil, run(pass, of(name).settings, of)
	}
	return a
}

// fileName is the name of a file in messages: of one that cgo has rewritten, the name of the original.
func fileName(fset *token.FileSet, f *ast.File) string { return fset.Position(f.Package).Filename }
