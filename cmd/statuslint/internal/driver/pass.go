package driver

import (
	"errors"
	"fmt"
	"go/types"
	"net/url"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// A pass is one application of the analyzer to a package.
type pass struct {
	r           *run
	n           *node
	c           *checked
	facts       map[factKey]analysis.Fact // exported by this pass
	used        uses                      // the packages whose facts it asked for
	results     map[*analysis.Analyzer]any
	diagnostics []analysis.Diagnostic
}

func newPass(r *run, n *node, c *checked) *pass {
	return &pass{
		r:       r,
		n:       n,
		c:       c,
		facts:   make(map[factKey]analysis.Fact),
		used:    make(uses),
		results: make(map[*analysis.Analyzer]any),
	}
}

// run applies the analyzer, after those that it requires.
func (p *pass) run() error {
	a := p.r.cfg.Analyzer
	if err := p.apply(a); err != nil {
		return err
	}
	for i := range p.diagnostics {
		resolved, err := resolveURL(a, p.diagnostics[i])
		if err != nil {
			return err
		}
		p.diagnostics[i].URL = resolved
	}
	return nil
}

// apply runs one analyzer. Only the findings of the configured one are kept.
func (p *pass) apply(a *analysis.Analyzer) error {
	if _, done := p.results[a]; done {
		return nil
	}
	inputs := make(map[*analysis.Analyzer]any)
	for _, req := range a.Requires {
		if err := p.apply(req); err != nil {
			return err
		}
		inputs[req] = p.results[req]
	}
	ap := &analysis.Pass{
		Analyzer:     a,
		Fset:         p.r.fset,
		Files:        p.c.files,
		OtherFiles:   p.n.meta.OtherFiles,
		IgnoredFiles: p.n.meta.IgnoredFiles,
		Pkg:          p.c.pkg,
		TypesInfo:    p.c.info,
		TypesSizes:   p.c.sizes,
		TypeErrors:   p.c.typeErrors,
		Module:       module(p.n.meta.Module),
		ResultOf:     inputs,
		ReadFile:     p.readFile,
		Report: func(d analysis.Diagnostic) {
			if a == p.r.cfg.Analyzer {
				p.diagnostics = append(p.diagnostics, d)
			}
		},
		ImportObjectFact: p.importObjectFact,
		ExportObjectFact: p.exportObjectFact,
		AllObjectFacts:   p.allObjectFacts,
		// Under go vet, facts about packages reach only direct importers, so
		// analyzers cannot rely on them. This driver has none.
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportPackageFact: func(fact analysis.Fact) {
			panic(fmt.Sprintf("analyzer %s exports a package fact (%T), which this driver does not support", a.Name, fact))
		},
		AllPackageFacts: func() []analysis.PackageFact { return nil },
	}
	result, err := a.Run(ap)
	if err != nil {
		return fmt.Errorf("%s: %v", a.Name, err)
	}
	if got := reflect.TypeOf(result); got != a.ResultType {
		return fmt.Errorf("internal error: analyzer %s returned a result of type %v, not %v", a.Name, got, a.ResultType)
	}
	p.results[a] = result
	return nil
}

// readFile returns a file of the package. It returns Go files as they were parsed,
// even if they have changed since.
func (p *pass) readFile(name string) ([]byte, error) {
	if src, ok := p.c.contents[name]; ok {
		return slices.Clone(src), nil
	}
	if slices.Contains(p.n.meta.OtherFiles, name) || slices.Contains(p.n.meta.IgnoredFiles, name) {
		src, err := p.r.listing.overlay.read(name)
		if err == nil {
			p.c.contents[name] = slices.Clone(src)
		}
		return src, err
	}
	return nil, fmt.Errorf("%s is not a file of package %s", name, p.n.meta.ID)
}

func (p *pass) importObjectFact(obj types.Object, fact analysis.Fact) bool {
	if obj == nil {
		panic("ImportObjectFact of no object")
	}
	if obj.Pkg() == nil {
		return false // predeclared
	}
	key := factKey{obj, reflect.TypeOf(fact)}
	table := p.facts
	if obj.Pkg() != p.c.pkg {
		table = p.factsOf(obj.Pkg(), obj, fact)
	}
	found, ok := table[key]
	if ok {
		reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(found).Elem())
	}
	return ok
}

// factsOf returns the facts about objects of another package and records that the
// pass uses them. That package is analysed first, unless the pass asks for one fact
// that an object, judged by its type, does not have.
func (p *pass) factsOf(pkg *types.Package, obj types.Object, fact analysis.Fact) map[factKey]analysis.Fact {
	n, source := p.r.source(p.n, pkg)
	if n == nil || !source.analysable() || source.rank >= p.n.rank {
		return nil
	}
	if obj != nil && source.onDemand && p.r.cfg.Scope.IsSilentAbout(obj, fact) && p.r.quiet(source) {
		p.used[source] = p.used[source] // only its source
		return nil
	}
	p.used[source] = true
	p.r.need(source)
	return p.r.factsAbout(n)
}

func (p *pass) exportObjectFact(obj types.Object, fact analysis.Fact) {
	if obj == nil || obj.Pkg() != p.c.pkg {
		panic(fmt.Sprintf("analyzer %s exports a fact about %v, which does not belong to %s", p.r.cfg.Analyzer.Name, obj, p.c.pkg.Path()))
	}
	p.facts[factKey{obj, reflect.TypeOf(fact)}] = fact
}

// allObjectFacts returns the facts of this package and all of its dependencies.
func (p *pass) allObjectFacts() []analysis.ObjectFact {
	var all []analysis.ObjectFact
	add := func(table map[factKey]analysis.Fact) {
		for k, fact := range table {
			all = append(all, analysis.ObjectFact{Object: k.obj, Fact: fact})
		}
	}
	add(p.facts)
	for dep := range p.n.dependencies() {
		add(p.factsOf(dep.types, nil, nil))
	}
	return all
}

func module(m *packages.Module) *analysis.Module {
	if m == nil {
		return &analysis.Module{} // not nil, as with the other drivers
	}
	out := &analysis.Module{
		Path:      m.Path,
		Version:   m.Version,
		Time:      m.Time,
		Main:      m.Main,
		Indirect:  m.Indirect,
		Dir:       m.Dir,
		GoMod:     m.GoMod,
		GoVersion: m.GoVersion,
	}
	if m.Replace != nil {
		out.Replace = module(m.Replace)
	}
	if m.Error != nil {
		out.Error = &analysis.ModuleError{Err: m.Error.Err}
	}
	return out
}

// resolveURL returns the complete URL of a diagnostic, as documented in
// analysis.Diagnostic: it is relative to the analyzer's URL, and made from the
// category if the diagnostic has no URL.
func resolveURL(a *analysis.Analyzer, d analysis.Diagnostic) (string, error) {
	if d.URL == "" && d.Category == "" && a.URL == "" {
		return "", nil
	}
	raw := d.URL
	if raw == "" && d.Category != "" {
		raw = "#" + d.Category
	}
	u, err := url.Parse(raw)
	if err != nil {
		return "", errors.New("internal error: bad address of a finding: " + raw)
	}
	base, err := url.Parse(a.URL)
	if err != nil {
		return "", errors.New("internal error: bad address of the analyzer: " + a.URL)
	}
	return base.ResolveReference(u).String(), nil
}
