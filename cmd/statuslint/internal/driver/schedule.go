package driver

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// schedule processes packages, each after those among them that it waits for,
// as many at a time as there are processors.
func (r *run) schedule(ctx context.Context, nodes []*node) error {
	if len(nodes) == 0 {
		return ctx.Err()
	}
	tasks := r.inOrder(nodes)

	ready := make(chan *node, len(tasks))
	waiting := make(map[*node]*atomic.Int32, len(tasks))
	dependents := make(map[*node][]*node)
	var left atomic.Int32
	left.Store(int32(len(tasks)))
	for _, t := range tasks {
		waiting[t.node] = new(atomic.Int32)
		waiting[t.node].Store(int32(len(t.after)))
		for _, dep := range t.after {
			dependents[dep] = append(dependents[dep], t.node)
		}
	}
	for _, t := range tasks {
		if len(t.after) == 0 {
			ready <- t.node
		}
	}

	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(tasks)) {
		wg.Go(func() {
			for n := range ready {
				if ctx.Err() == nil { // else only empty the queue
					r.process(n)
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

// An ordered package waits for others of its batch.
type ordered struct {
	node  *node
	after []*node
}

// inOrder finds out which of the packages wait for which: for those that they
// import. Packages that are not in the batch are looked through: a dependency may
// import packages of the workspace in turn.
func (r *run) inOrder(nodes []*node) []ordered {
	in := make(map[*node]bool, len(nodes))
	for _, n := range nodes {
		in[n] = true
	}
	below := make(map[*node][]*node) // the nearest packages of the batch below each
	var tasks []ordered
	for _, n := range r.graph.ranked {
		var set []*node
		for _, dep := range n.waitsFor() {
			if in[dep] {
				set = append(set, dep)
			} else {
				set = append(set, below[dep]...)
			}
		}
		below[n] = unique(set)
		if in[n] {
			tasks = append(tasks, ordered{n, below[n]})
		}
	}
	return tasks
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
