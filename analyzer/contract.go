package analyzer

import (
	"maps"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/routes"
)

// Endpoint is a route of a program with the statuses that it can answer.
type Endpoint = routes.Endpoint

// EndpointStatus is a status that an endpoint can answer, with the places that send it.
type EndpointStatus = routes.Status

// Contract finds out what every endpoint of a program can answer. Its analyzer keeps what it sees of each package, syntax and types
// too, so that a contract is for one run.
type Contract struct {
	settings *settings
	mu       sync.Mutex
	packages map[string]*routes.Package
}

// NewContract returns a contract without packages. It fails for the same options as New.
func NewContract(o Options) (*Contract, error) {
	s, err := newSettings(o)
	if err != nil {
		return nil, err
	}
	return &Contract{settings: s, packages: map[string]*routes.Package{}}, nil
}

// Analyzer returns the analyzer to run on all packages of the program, those that others import first. It reports nothing.
func (c *Contract) Analyzer() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:             "endpoints",
		Doc:              "collect what every endpoint can answer",
		FactTypes:        order.FactTypes(),
		RunDespiteErrors: true,
		Run: func(pass *analysis.Pass) (any, error) {
			bound := c.settings.table.Bind(pass.Pkg)
			if m := pass.Module; c.settings.table.Knows(pass.Pkg.Path()) || m != nil && !m.Main && m.Path != "" {
				order.Analyze(pass, bound, c.settings.fields) // for its facts
				return nil, nil
			}
			_, answers := order.Answers(pass, bound, c.settings.fields)
			c.mu.Lock()
			defer c.mu.Unlock()
			c.packages[pass.Pkg.Path()] = &routes.Package{Pass: pass, Bound: bound, Answers: answers}
			return nil, nil
		},
	}
}

// Endpoints lists the endpoints that the main modules' packages register, by pattern and method.
func (c *Contract) Endpoints() []Endpoint {
	c.mu.Lock()
	defer c.mu.Unlock()
	return routes.Assemble(slices.Collect(maps.Values(c.packages)))
}
