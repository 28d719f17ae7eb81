package driver

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// schedule settles packages, as many at a time as there are processors. Each one
// is settled after those that it waits for. tasks has imported packages before
// their importers.
func (r *run) schedule(ctx context.Context, tasks []*node) error {
	if len(tasks) == 0 {
		return ctx.Err()
	}
	waiting := make(map[*node]*atomic.Int32, len(tasks))
	for _, n := range tasks {
		waiting[n] = new(atomic.Int32)
	}
	ready := make(chan *node, len(tasks))
	dependents := make(map[*node][]*node)
	for _, n := range tasks {
		for dep := range n.waitsFor() {
			if waiting[dep] != nil {
				dependents[dep] = append(dependents[dep], n)
				waiting[n].Add(1)
			}
		}
		if waiting[n].Load() == 0 {
			ready <- n
		}
	}
	var left atomic.Int32
	left.Store(int32(len(tasks)))
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(tasks)) {
		wg.Go(func() {
			for n := range ready {
				if ctx.Err() == nil { // if cancelled, only empty the queue
					r.settling.RLock()
					n.work.once.Do(func() { r.settle(n) })
					large := r.isLarge()
					r.settling.RUnlock()
					if large {
						r.renew()
					}
				}
				for _, d := range dependents[n] {
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

// waitsFor returns the packages that are settled before n.
func (n *node) waitsFor() map[*node]bool {
	set := make(map[*node]bool, len(n.imports)+2)
	for path, dep := range n.imports {
		if dep.rank < n.rank && !n.blank[path] { // not so in a cycle, which the go command reports
			set[dep] = true
		}
	}
	if n.standsFor != nil {
		set[n.standsFor] = true
	}
	if n.twin != nil {
		set[n.twin] = true
	}
	if n.factsOf != nil && n.factsOf != n {
		set[n.factsOf] = true
	}
	return set
}
