package driver

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// A task is the state of a package's analysis.
type task struct {
	once sync.Once
	out  *outcome // of a package that has been analysed or looked up
	used uses     // packages whose facts out depends on
	told *hearsay // of a variant: results for its plain package, until that has used them
}

// An outcome is the result of a package's analysis. It is immutable, and does not
// refer to syntax or types.
type outcome struct {
	facts    []byte // see encodeFacts
	digest   store.Key
	findings []Finding
	sources  map[string]Source // of the files with findings
	errors   []Error
	illTyped bool // the package has errors: another variant's findings are better
	failed   bool // the package was not analysed
}

// sound reports whether there is an outcome of a package without errors.
func (o *outcome) sound() bool { return o != nil && !o.failed && !o.illTyped }

// uses are the packages that an analysis asked about. The value is false if the
// source of the package was enough to answer (see quiet).
type uses map[*node]bool

// digestOf returns a hash of the facts of n; the zero key means no facts.
func digestOf(n *node) store.Key {
	if n.work.out == nil {
		return store.Key{}
	}
	return n.work.out.digest
}

// work settles each package that is checked from source, after all of its
// dependencies.
func (r *run) work(ctx context.Context) error {
	var tasks []*node
	for _, n := range r.graph.ranked {
		if n.role == analysed || n.local && n.role != ignored {
			tasks = append(tasks, n)
		}
		if n.analysable() {
			r.total++
		}
	}
	return r.schedule(ctx, tasks)
}

// need settles a package whose facts are asked for. Packages only ask for facts
// of their dependencies, so no two packages wait for each other.
func (r *run) need(n *node) {
	n.work.once.Do(func() {
		if n.onDemand && !n.local {
			r.mu.Lock()
			r.total++
			r.mu.Unlock()
		}
		r.settle(n)
	})
}

// settle computes the outcome of a package. A panic in the type checker or the
// analyzer becomes an error of that package.
func (r *run) settle(n *node) {
	defer r.count(n)
	defer func() {
		if p := recover(); p != nil {
			msg := fmt.Sprintf("internal error: panic in the analysis: %v", p)
			if r.cfg.Debug {
				msg += "\n" + string(debug.Stack())
			}
			n.work.out = &outcome{failed: true}
			n.work.out.add(n, msg)
		}
	}()
	if n.standsFor != nil && n.standsFor.work.out.sound() || !n.analysable() && !n.importer {
		return
	}
	defer func() { n.ident.contents = nil }()
	if r.recall(n, r.identify(n)) {
		return
	}
	told := n.isTold()
	c := r.check(n, n.analysable() && !told)
	if told {
		n.work.out, n.work.used, told = r.hear(n, c)
		if !told {
			c = r.check(n, true)
		}
	}
	if n.local && n.importer {
		r.export(n, c)
	}
	if n.analysable() && !told {
		n.work.out, n.work.used = r.analyse(n, c)
	}
	r.keep(n, c)
}

// count reports the progress: a package is finished.
func (r *run) count(n *node) {
	if !n.analysable() {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	if r.cfg.Progress != nil {
		r.cfg.Progress(r.done, r.total)
	}
}

// analyse runs the analyzer on a package.
func (r *run) analyse(n *node, c *checked) (*outcome, uses) {
	out := &outcome{errors: c.errors, illTyped: c.illTyped}
	fail := func(err error) (*outcome, uses) {
		out.failed = true
		if err != nil {
			out.add(n, err.Error())
		}
		return out, nil
	}
	switch {
	case c.illTyped && !r.cfg.Analyzer.RunDespiteErrors || len(c.files) == 0:
		return fail(nil)
	case n.silent:
		return out, nil
	}
	r.provide(n)
	p := newPass(r, n, c)
	if err := p.run(); err != nil {
		return fail(err)
	}
	facts, err := encodeFacts(p.facts, r.cfg.Analyzer.FactTypes)
	if err != nil {
		return fail(err)
	}
	out.setFacts(facts)
	if n.tells != nil && !c.illTyped {
		n.work.told = p.tell(n.tells)
	}
	if n.role == analysed {
		out.findings, out.sources = newReporter(r, n, c).findings(p.diagnostics)
	}
	return out, p.used
}

// add adds an error of the analysis. Errors of a package outside the workspace
// are not reported; the package then has no facts.
func (o *outcome) add(n *node, message string) {
	if n.role == analysed {
		o.errors = append(o.errors, Error{Package: n.display(), Message: message})
	}
}

func (o *outcome) setFacts(facts []byte) {
	o.facts = facts
	if len(facts) > 0 {
		o.digest = store.Content(facts)
	}
}
