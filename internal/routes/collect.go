package routes

import (
	"go/token"
	"maps"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/order"
)

// Contract finds out what every endpoint of a program can answer. Its analyzer keeps the syntax and types of each package, so use
// a Contract for one run only.
type Contract struct {
	// Silence returns a function that says whether findings about an undocumented status at a position are suppressed in a
	// package. Only one goroutine calls that function. Silence may be nil.
	Silence func(*analysis.Pass) func(token.Pos) bool

	table    *api.Table
	mu       sync.Mutex
	packages map[string]*Package
}

// NewContract returns a contract without packages.
func NewContract(table *api.Table) *Contract {
	return &Contract{table: table, packages: map[string]*Package{}}
}

// Analyzer returns the analyzer to run on all packages of the program, imported packages before their importers. It reports nothing.
func (c *Contract) Analyzer() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:             "endpoints",
		Doc:              "collect what every endpoint can answer",
		FactTypes:        order.FactTypes(),
		RunDespiteErrors: true,
		Run: func(pass *analysis.Pass) (any, error) {
			bound := c.table.Bind(pass.Pkg)
			path, foreign := pass.Pkg.Path(), pass.Module != nil && !pass.Module.Main && pass.Module.Path != ""
			takes := order.TakesResponse(bound)
			serves := serving(takes)
			switch {
			case !c.table.Follows(path) && (c.table.Knows(path) || foreign && c.table.Middleware(path)) || foreign && !declaresServing(pass, serves):
				order.Analyze(pass, bound, nil) // for its facts
				return nil, nil
			case !foreign:
				ask(pass, serves, func(path string) bool {
					return !c.table.Follows(path) && (c.table.Knows(path) || c.table.Middleware(path))
				})
			}
			answers := order.Answers(pass, bound)
			c.mu.Lock()
			defer c.mu.Unlock()
			p := &Package{Pass: pass, Bound: bound, Answers: answers, Foreign: foreign, takes: takes}
			if c.Silence != nil && !foreign {
				p.Silent = c.Silence(pass)
			}
			c.packages[pass.Pkg.Path()] = p
			return nil, nil
		},
	}
}

// Endpoints lists the endpoints that the main modules' packages register, by pattern and method.
func (c *Contract) Endpoints() []Endpoint {
	list, _ := c.Assemble()
	return list
}

// Assemble is like Endpoints, and also returns the routes that are registered twice.
func (c *Contract) Assemble() ([]Endpoint, []Twice) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return assemble(c.table, slices.Collect(maps.Values(c.packages)))
}

// Files lists the Go files of the main modules' packages, by name.
func (c *Contract) Files() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var names []string
	for _, p := range c.packages {
		if p.Foreign {
			continue
		}
		for _, f := range p.Pass.Files {
			names = append(names, p.Pass.Fset.PositionFor(f.Package, false).Filename)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
