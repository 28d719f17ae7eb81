// Package driver runs one go/analysis analyzer over the packages a user names.
//
// The drivers of golang.org/x/tools do not fit an analyzer with facts that is
// run on whole workspaces: singlechecker type-checks every dependency from
// source (7.4 GB on Prometheus), and checker.Analyze over packages.LoadSyntax
// loses the facts of packages that were not named. This driver lists the
// packages once, without types, then takes the packages of the workspace in
// dependency order, in one pass: parse, type-check against the types of the
// imports, run the analyzer, keep the facts and export data, forget the syntax.
//
// # Which packages
//
// Named packages are analysed and reported on. The packages of the workspace
// (the main modules, and the modules of the named packages) that they import
// are analysed for their facts only. All others, and the standard library
// unless it was named, are known by their types alone, unless they may have
// facts (see Scope) and the analysis of a package asks for one: then they are
// analysed at that moment, before the answer.
//
// # Types
//
// Every listed package has exactly one types.Package that its importers see
// (see universe). The go command compiles nothing that the user may just have
// edited: it is asked for the export data of packages outside the workspace only.
// A package that is checked from source hands its importers export data of our
// own, so that they see the same whether it comes from this run or from an
// earlier one, and its types are dropped with its syntax. One with errors has no
// export data; its importers see the types from its source.
//
// A test variant recompiles packages: "p [p.test]" is p with its test files,
// and "q [p.test]" is the unchanged q compiled against it. They are listed as
// packages of their own, so that imports lead to the right one by themselves;
// the facts of q serve for "q [p.test]" too, since its source is the same, and
// only the declarations of the latter are checked.
//
// # What a package contributes
//
// All that analysing a package gives is export data and an outcome: facts,
// findings and errors, none of which refers to syntax or types. They depend on
// nothing but the contents of the package's files, the types of its imports and
// of the packages that the analyzer knows by name (its identity, see identity.go)
// and the facts that the analysis asked for. So they can be kept: the next run
// takes them from the store if all of these are as they were (see stored.go).
package driver

import (
	"context"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// Config says what to analyse.
type Config struct {
	Dir      string   // working directory of the run; "" is the current one
	Patterns []string // as for go list; empty means ./...
	Tags     string   // build tags, comma-separated
	Tests    bool     // also analyse test files
	Analyzer *analysis.Analyzer
	Env      []string // nil means os.Environ()
	// Progress is called as packages finish, never twice at once; may be nil.
	Progress func(done, total int)
	// Scope, if there is one, makes dependencies outside the workspace count: see
	// the package's documentation.
	Scope Scope
	// Store keeps outcomes for the next run; nil keeps none.
	Store *store.Store
	// Salt identifies the program and the settings of the analyzer. What was
	// stored with another one is not used.
	Salt store.Key
	// Listed identifies the program and how Scope was made. What the go command
	// says and the ground of a result depend on no other setting of the analyzer.
	Listed store.Key
	// Listing is the Listing of an earlier Result, if the go command would say the
	// same again. It is asked where the listing cannot be used.
	Listing []byte
	// Whole says that the analyzer wants to see packages, too, that can have
	// neither facts nor findings.
	Whole bool
	// Debug adds the stack to the error of a package whose analysis panicked.
	Debug bool
}

// A Scope says which packages an analyzer knows by name. The facts of such an
// analyzer about what is not in _test.go files may not depend on these.
type Scope interface {
	// Knows reports whether the analyzer looks for the declarations of the
	// package with the given import path. Their types are complete for all
	// packages that depend on it, whatever else is analysed.
	Knows(path string) bool
	// MayHaveFacts reports whether facts can begin in the package. A package
	// outside the workspace can have facts if it is or depends on such a one.
	MayHaveFacts(path string) bool
	// MayBegin reports whether a fact can begin in a file because of what it says, in
	// a package that depends on those packages known by name that are reached. nameOf
	// is the name of the package with an import path.
	MayBegin(src []byte, imports []*ast.ImportSpec, reached []string, nameOf func(path string) string) bool
	// Needless lists the functions of a package whose bodies make no difference to its
	// facts, if none begins in it or in what it depends on. The package was
	// type-checked without bodies; defs are its declared names.
	Needless(pkg *types.Package, files []*ast.File, defs map[*ast.Ident]types.Object) []*ast.FuncDecl
}

// Run analyses the packages.
//
// The error is for what makes the whole run impossible: no go command, no
// go.mod, no such directory, patterns that name nothing. Problems of single
// packages are in Result.Errors while the rest is analysed. When ctx is done,
// Run returns its error.
func Run(ctx context.Context, cfg Config) (*Result, error) {
	if err := validate(cfg.Analyzer); err != nil {
		return nil, err
	}
	if err := normalize(&cfg); err != nil {
		return nil, err
	}
	l := restore(&cfg)
	if l == nil {
		var err error
		if l, err = list(ctx, &cfg); err != nil {
			return nil, err
		}
	}
	g := newGraph(l, cfg.Scope, cfg.Whole)
	if !l.restored {
		if err := l.compile(ctx, &cfg, g); err != nil {
			return nil, err
		}
	}
	g.findSourceOnly()
	if err := l.nothingToDo(g); err != nil {
		return nil, err
	}
	r := &run{
		cfg:     &cfg,
		listing: l,
		graph:   g,
		fset:    token.NewFileSet(),
	}
	r.universe = newUniverse(r.fset, g)
	if err := r.work(ctx); err != nil {
		return nil, err
	}
	return r.result(), nil
}

// run is the state of one call of Run. While packages are analysed, everything
// but the outcomes of the nodes and the fields below mu is read-only.
type run struct {
	cfg      *Config
	listing  *listing
	graph    *graph
	fset     *token.FileSet
	universe *universe

	mu          sync.Mutex
	done, total int // packages finished, of all, for Progress
	// explained are the packages whose own error from the go command has
	// become the error of an import declaration in a package we checked.
	explained map[*node]bool
}

// validate rejects analyzers that this driver cannot run faithfully.
func validate(a *analysis.Analyzer) error {
	if a == nil {
		return fmt.Errorf("no analyzer given")
	}
	if err := analysis.Validate([]*analysis.Analyzer{a}); err != nil {
		return err
	}
	var check func(req *analysis.Analyzer) error
	check = func(req *analysis.Analyzer) error {
		if len(req.FactTypes) > 0 {
			return fmt.Errorf("analyzer %s requires %s, which has facts: only the analyzer itself may have them", a.Name, req.Name)
		}
		for _, r := range req.Requires {
			if err := check(r); err != nil {
				return err
			}
		}
		return nil
	}
	for _, req := range a.Requires {
		if err := check(req); err != nil {
			return err
		}
	}
	return nil
}

// normalize fills in the defaults and makes the directory absolute.
func normalize(cfg *Config) error {
	given := cfg.Dir
	dir, err := filepath.Abs(given) // the current directory for ""
	if err != nil {
		return err
	}
	switch info, err := os.Stat(dir); {
	case os.IsNotExist(err):
		return fmt.Errorf("no such directory: %s", given)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("not a directory: %s", given)
	}
	cfg.Dir = dir
	if len(cfg.Patterns) == 0 {
		cfg.Patterns = []string{"./..."}
	}
	if cfg.Env == nil {
		cfg.Env = os.Environ()
	}
	return nil
}
