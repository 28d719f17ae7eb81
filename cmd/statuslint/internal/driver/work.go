package driver

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/store"
)

// A task is what the run knows of the analysis of a package.
type task struct {
	// open packages are still to be settled: by the store, or by an analysis
	// whose answers about other packages' facts are known to be final.
	open bool
	// must says that the store has no answer: the package is in the next batch
	// that can have it.
	must bool
	// batched packages are in the present batch.
	batched bool
	counted bool     // for Progress
	out     *outcome // of an analysed package; final unless it is open
	used    uses     // facts that out depends on
	stored  *entry   // what the store has of the package, if that has been looked at
}

// An outcome is all that analysing a package contributes. It is immutable once
// it is made, and refers to no syntax or types.
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

// uses are the packages whose facts an analysis asked for.
type uses map[*node]*use

// A use is what the analysis of one package was told of another's facts.
type use struct {
	digest store.Key // of the facts that there were then; zero for none
	// missed are the objects that a package not analysed yet was asked about.
	missed []factKey
}

// digestOf is what identifies the facts of n; the zero key stands for none.
func digestOf(n *node) store.Key {
	if n.work.out == nil {
		return store.Key{}
	}
	return n.work.out.digest
}

// work settles all packages to analyse, in rounds. What the store knows is
// taken from it. Of the rest, the packages form a batch that are certain to need
// an analysis and import nothing that is open outside the batch. An analysis may
// have asked for facts of packages that nobody has analysed yet, or that turned
// out differently; then those are settled first, and if their facts make a
// difference, the analysis is repeated.
//
// It ends because every round settles at least the lowest open package, unless
// that has asked for others below it, of which there are finitely many.
func (r *run) work(ctx context.Context) error {
	for _, n := range r.graph.ranked {
		switch {
		case n.role != analysed:
		case n.silent:
			n.work.out = new(outcome)
		default:
			r.open(n)
		}
	}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		for r.settle() {
		}
		batch := r.batch()
		if len(batch) == 0 {
			return nil
		}
		more, err := r.universe.load(ctx, batch)
		if err != nil {
			return err
		}
		if err := r.schedule(ctx, append(batch, more...)); err != nil {
			return err
		}
		for _, n := range batch {
			n.work.batched = false
		}
	}
}

func (r *run) open(n *node) {
	n.work.open = true
	r.mu.Lock()
	r.total++
	r.mu.Unlock()
}

func (r *run) close(n *node) {
	n.work.open, n.work.must, n.work.used = false, false, nil
	r.count(n)
}

// count tells that a package has been dealt with for the first time.
func (r *run) count(n *node) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n.work.counted {
		return
	}
	n.work.counted = true
	r.done++
	if r.cfg.Progress != nil {
		r.cfg.Progress(r.done, r.total)
	}
}

// settle closes those open packages whose outcome is certain, and opens those
// that others turn out to wait for. It reports whether there were any.
func (r *run) settle() (changed bool) {
	for _, n := range r.graph.ranked {
		if !n.work.open || n.work.must {
			continue
		}
		total := r.total
		switch out := n.work.out; {
		case n.standsFor != nil && n.standsFor.work.open:
		case n.standsFor != nil && n.standsFor.work.out.sound():
			r.close(n)
		case out == nil:
			r.recall(n)
		case r.pending(n):
		case r.stands(n):
			r.keep(n)
			r.close(n)
		default:
			n.work.must = true
		}
		changed = changed || !n.work.open || r.total > total
	}
	return changed
}

// pending reports whether some of the facts that n's analysis asked for are not
// known yet, and sees to it that they will be.
func (r *run) pending(n *node) bool {
	wait := false
	for dep := range n.work.used {
		r.demand(dep)
		wait = wait || dep.work.open
	}
	return wait
}

// demand opens a package outside the workspace whose facts are asked for.
func (r *run) demand(n *node) {
	if n.onDemand && !n.work.open && n.work.out == nil {
		r.open(n)
	}
}

// stands reports whether the outcome of n is what another analysis would bring,
// now that all facts are known.
func (r *run) stands(n *node) bool {
	for dep, use := range n.work.used {
		if digestOf(dep) == use.digest {
			continue
		}
		if use.missed == nil {
			return false
		}
		// The facts of what was asked may be others than the ones there are.
		for _, key := range use.missed {
			if r.hasFact(key) {
				return false
			}
		}
		use.digest = digestOf(dep)
	}
	return true
}

// batch lists the packages that must be analysed and import nothing that is
// still open outside the batch.
func (r *run) batch() []*node {
	var batch []*node
	blocked := make(map[*node]bool)
	for _, n := range r.graph.ranked {
		for _, dep := range n.waitsFor() {
			blocked[n] = blocked[n] || blocked[dep] || dep.work.open && !dep.work.batched
		}
		if n.work.open && n.work.must && !blocked[n] {
			n.work.batched = true
			batch = append(batch, n)
		}
	}
	return batch
}

// waitsFor lists the packages that are settled before n.
func (n *node) waitsFor() []*node {
	list := make([]*node, 0, len(n.imports)+2)
	for _, dep := range n.imports {
		list = append(list, dep)
	}
	if n.standsFor != nil {
		list = append(list, n.standsFor)
	}
	if n.factsOf != nil && n.factsOf != n {
		list = append(list, n.factsOf)
	}
	return list
}

// process checks and analyses a package. A panic, be it in the type checker or
// in the analyzer, is an error of that package.
func (r *run) process(n *node) {
	defer func() {
		if p := recover(); p != nil {
			msg := fmt.Sprintf("internal error: panic in the analysis: %v", p)
			if r.cfg.Debug {
				msg += "\n" + string(debug.Stack())
			}
			n.work.out = &outcome{failed: true}
			n.work.out.add(n, msg)
			n.work.must, n.work.used = false, nil
		}
	}()
	if !n.work.batched {
		r.check(n)
		return
	}
	n.work.must = false
	n.work.out, n.work.used = r.analyse(n)
	r.count(n)
}

// analyse runs the analyzer on a package from its source.
func (r *run) analyse(n *node) (*outcome, uses) {
	c := r.check(n)
	out := &outcome{errors: c.errors, illTyped: c.illTyped}
	fail := func(err error) (*outcome, uses) {
		out.failed = true
		if err != nil {
			out.add(n, err.Error())
		}
		return out, nil
	}
	if c.illTyped && !r.cfg.Analyzer.RunDespiteErrors || len(c.files) == 0 {
		return fail(nil)
	}
	p := newPass(r, n, c)
	if err := p.run(); err != nil {
		return fail(err)
	}
	facts, err := encodeFacts(p.facts, r.cfg.Analyzer.FactTypes)
	if err != nil {
		return fail(err)
	}
	out.setFacts(facts)
	if n.role == analysed {
		out.findings, out.sources = newReporter(r, n, c).findings(p.diagnostics)
	}
	n.ident.confirm(c)
	return out, p.used
}

// add adds an error of the analysis. Those of a package outside the workspace
// are nobody's business: it has no facts then.
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

// hasFact reports whether a fact about an object is known.
func (r *run) hasFact(key factKey) bool {
	_, ok := r.factsAbout(r.universe.owner[key.obj.Pkg()])[key]
	return ok
}
