// Package driver runs one go/analysis analyzer over the packages a user names.
//
// The drivers of golang.org/x/tools do not fit an analyzer with facts that is
// run on whole workspaces: singlechecker type-checks every dependency from
// source (7.4 GB on Prometheus), and checker.Analyze over packages.LoadSyntax
// loses the facts of packages that were not named. This driver lists the
// packages once, without types, then takes the packages of the workspace in
// dependency order, in one pass: parse, type-check against the types of the
// imports, run the analyzer, keep the facts and export data, drop the syntax.
//
// # Which packages
//
// Named packages are analysed and reported on. The packages of the workspace
// (the main modules, and the modules of the named packages) that they import
// are analysed for their facts only. All others, and the standard library
// unless it was named, are known by their types only. If they may have facts
// (see Scope) and the analysis of a package asks for one, they are analysed at
// that moment, before the answer, unless the source shows that they have no facts (see
// trim.go).
//
// # Types
//
// Every listed package has exactly one types.Package at a time that its importers
// see (see universe). The go command does not compile anything that the user may
// just have edited: only packages outside the workspace use its export data. For
// a package that is checked from source, the driver writes its own export data,
// so that importers see the same types in this run and in later ones. The
// package's types are then dropped with its syntax. A package with errors has no
// export data; its importers see the types from its source. A large run forgets
// all types now and then, and reads again what it still needs (see run.renew).
//
// A test variant recompiles packages: "p [p.test]" is p with its test files,
// and "q [p.test]" is the unchanged q compiled against it. The go command lists
// them as separate packages, so imports lead to the right one. "q [p.test]" has
// the same source as q, so it uses the facts of q, and only its declarations are
// checked.
//
// # What a package contributes
//
// The analysis of a package gives export data and an outcome: facts, findings
// and errors, which do not refer to syntax or types. They depend only on the
// contents of the package's files, the types of its imports and of the packages
// that the analyzer knows by name (together the identity, see identity.go), and
// on the facts that the analysis asked for. The next run takes them from the
// store if none of these has changed (see stored.go).
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
	"sync/atomic"

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
	// Program is the file of a program that calls gocmd.Refuse if its first argument is gocmd.Refusing. If it is given, dependencies
	// are not compiled: the types of those that are not in the build cache come from their source.
	Program string
	// Progress is called as packages finish, never twice at once; may be nil.
	Progress func(done, total int)
	// Scope, if not nil, says which dependencies outside the workspace may have
	// facts: see the package's documentation.
	Scope Scope
	// Store keeps outcomes for the next run; nil keeps none.
	Store *store.Store
	// Salt identifies the program and the settings of the analyzer. Entries that
	// were stored with another salt are not used.
	Salt store.Key
	// Listed identifies the program and how Scope was made. What the go command
	// says and the ground of a result depend on no other setting of the analyzer.
	Listed store.Key
	// Listing is the Listing of an earlier Result, if the go command would return
	// the same now. If it cannot be used, the go command is asked again.
	Listing []byte
	// Whole says that the analyzer also wants to see packages that can have
	// neither facts nor findings.
	Whole bool
	// Debug adds the stack to the error of a package whose analysis panicked.
	Debug bool

	universe int64 // instead of maxUniverse, for tests
}

// A Scope says which packages an analyzer knows by name. Facts of such an
// analyzer about code outside of _test.go files must not depend on _test.go files.
type Scope interface {
	// Knows reports whether the analyzer looks for the declarations of the
	// package with the given import path. Their types are complete for all
	// packages that depend on it, whatever else is analysed.
	Knows(path string) bool
	// MayHaveFacts reports whether facts can begin in the package. A package
	// outside the workspace can have facts if it is or imports such a package,
	// directly or indirectly.
	MayHaveFacts(path string) bool
	// MayBegin reports whether a fact can begin in a file, judged by its source.
	// reached are the packages known by name that the file's package depends on,
	// and told the names of objects of other packages with facts from which others
	// follow; one that ends in * is a prefix. nameOf returns the name of the package with an import path.
	MayBegin(src []byte, imports []*ast.ImportSpec, reached, told []string, nameOf func(path string) string) bool
	// Tells reports whether facts of importing packages may follow from a fact
	// wherever the object is named.
	Tells(fact analysis.Fact) bool
	// IsSilentAbout reports whether an object of a package in which no fact begins
	// cannot have a fact of the given type, judged by its type.
	IsSilentAbout(obj types.Object, fact analysis.Fact) bool
	// Needless lists the functions of a package in which no fact begins whose
	// bodies do not affect its facts. The package was type-checked without bodies;
	// defs are its declared names.
	Needless(pkg *types.Package, files []*ast.File, defs map[*ast.Ident]types.Object) []*ast.FuncDecl
}

// Run analyses the packages.
//
// It returns an error if the whole run is impossible: there is no go command, no
// go.mod or no such directory, or the patterns match nothing. Problems of single
// packages are in Result.Errors, and the rest is analysed. When ctx is done, Run
// returns its error.
func Run(ctx context.Context, cfg Config) (*Result, error) {
	if err := validate(cfg.Analyzer); err != nil {
		return nil, err
	}
	if err := normalize(&cfg); err != nil {
		return nil, err
	}
	numberTypes(cfg.Analyzer.FactTypes)
	r, err := analyse(ctx, &cfg)
	if err == nil && r.broken {
		cfg.Program = "" // the compiler may say what is wrong
		r, err = analyse(ctx, &cfg)
	}
	if err != nil {
		return nil, err
	}
	return r.result(), nil
}

// analyse lists and analyses the packages.
func analyse(ctx context.Context, cfg *Config) (*run, error) {
	l, g, err := describe(ctx, cfg)
	if err != nil {
		return nil, err
	}
	g.findSourceOnly()
	if err := l.nothingToDo(g); err != nil {
		return nil, err
	}
	r := &run{
		cfg:     cfg,
		listing: l,
		graph:   g,
		fset:    token.NewFileSet(),
	}
	r.universe = newUniverse(r.fset, g)
	r.renewable.Store(true)
	return r, r.work(ctx)
}

// run is the state of one call of Run. While packages are analysed, everything
// but the outcomes of the nodes and the fields below mu is read-only. Between
// packages, renew may replace the universe and the file set.
type run struct {
	cfg      *Config
	listing  *listing
	graph    *graph
	fset     *token.FileSet
	universe *universe

	settling  sync.RWMutex // held for reading while a package is analysed, see renew
	renewable atomic.Bool  // all types can be read again

	mu          sync.Mutex
	done, total int  // finished packages and all packages, for Progress
	broken      bool // a package that was not compiled has errors
	// explained are the packages whose error from the go command was reported at
	// an import declaration of a checked package.
	explained map[*node]bool
}

// validate rejects analyzers that this driver cannot run correctly.
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
