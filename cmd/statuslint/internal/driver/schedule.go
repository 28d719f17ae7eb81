package driver

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// schedule processes all packages to check, each after the ones whose facts or
// types it needs, as many at a time as there are processors.
func (r *run) schedule(ctx context.Context) error {
	tasks := r.tasks()
	if len(tasks) == 0 {
		return ctx.Err()
	}
	total := 0
	for _, n := range tasks {
		if n.role == analysed {
			total++
		}
	}

	ready := make(chan *node, len(tasks))
	waiting := make(map[*node]*atomic.Int32, len(tasks))
	var left atomic.Int32
	left.Store(int32(len(tasks)))
	for _, n := range tasks {
		waiting[n] = new(atomic.Int32)
		waiting[n].Store(int32(len(n.deps)))
	}
	for _, n := range tasks {
		if len(n.deps) == 0 {
			ready <- n
		}
	}

	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(tasks)) {
		wg.Go(func() {
			for n := range ready {
				if ctx.Err() == nil { // else only empty the queue
					r.process(n)
					r.progress(n, total)
				}
				for _, d := range n.dependents {
					if waiting[d].Add(-1) == 0 {
						ready <- d
					}
				}
				if left.Add(-1) == 0 {
					close(ready)
				}
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// tasks returns the packages to check with their deps and dependents filled in,
// every one after its deps.
func (r *run) tasks() []*node {
	isTask := func(n *node) bool { return n.role == analysed || n.role == declared }

	// needs adds to set the tasks that come before whoever imports n. Packages
	// known by their export data are looked through: a dependency may import
	// packages of the workspace in turn.
	below := make(map[*node][]*node)
	var needs func(n *node) []*node
	needs = func(n *node) []*node {
		if isTask(n) {
			return []*node{n}
		}
		if known, ok := below[n]; ok {
			return known
		}
		below[n] = nil
		var set []*node
		if n.factsOf != nil {
			set = append(set, n.factsOf)
		}
		for _, dep := range n.imports {
			set = append(set, needs(dep)...)
		}
		below[n] = unique(set)
		return below[n]
	}

	const (
		entered = 1
		left    = 2
	)
	state := make(map[*node]int)
	var order []*node
	var visit func(n *node)
	visit = func(n *node) {
		state[n] = entered
		var set []*node
		for _, dep := range n.imports {
			set = append(set, needs(dep)...)
		}
		if n.standsFor != nil {
			set = append(set, n.standsFor)
		}
		if n.factsOf != nil && n.factsOf != n {
			set = append(set, n.factsOf)
		}
		for _, dep := range unique(set) {
			if state[dep] == 0 {
				visit(dep)
			}
			// Imports have no cycles. If a build system lists one all the same,
			// the package waits for nothing there, rather than for ever.
			if state[dep] == left {
				n.deps = append(n.deps, dep)
				dep.dependents = append(dep.dependents, n)
			}
		}
		state[n] = left
		order = append(order, n)
	}
	for _, n := range r.graph.nodes {
		if isTask(n) && state[n] == 0 {
			visit(n)
		}
	}
	return order
}

func unique(nodes []*node) []*node {
	seen := make(map[*node]bool, len(nodes))
	out := nodes[:0]
	for _, n := range nodes {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

func (r *run) progress(n *node, total int) {
	if n.role != analysed || r.cfg.Progress == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done++
	r.cfg.Progress(r.done, total)
}

// An outcome is all that analysing a package contributes. It is complete and
// immutable once the package is done, and refers to no syntax or types.
type outcome struct {
	facts    []byte // see encodeFacts
	findings []Finding
	sources  map[string]Source // of the files with findings
	errors   []Error
	illTyped bool // the package has errors: another variant's findings are better
	failed   bool // the package was not analysed
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
			n.out = &outcome{failed: true, errors: []Error{{Package: n.display(), Message: msg}}}
		}
	}()
	if n.role == declared {
		r.check(n)
		return
	}
	if v := n.standsFor; v != nil && v.out != nil && !v.out.failed && !v.out.illTyped {
		return
	}
	n.out = r.analyse(n)
}

// analyse runs the analyzer on a package from its source.
func (r *run) analyse(n *node) *outcome {
	c := r.check(n)
	out := &outcome{errors: c.errors, illTyped: c.illTyped}
	if c.illTyped && !r.cfg.Analyzer.RunDespiteErrors || len(c.files) == 0 {
		out.failed = true
		return out
	}
	p := newPass(r, n, c)
	if err := p.run(); err != nil {
		out.failed = true
		out.errors = append(out.errors, Error{Package: n.display(), Message: err.Error()})
		return out
	}
	facts, err := encodeFacts(p.facts, r.cfg.Analyzer.FactTypes)
	if err != nil {
		out.failed = true
		out.errors = append(out.errors, Error{Package: n.display(), Message: err.Error()})
		return out
	}
	out.facts = facts
	if n.named {
		out.findings, out.sources = newReporter(r, n, c).findings(p.diagnostics)
	}
	return out
}
