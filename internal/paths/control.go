package paths

// control returns, for each block, the blocks that it is control-dependent on: one outcome of their conditions leads to it for
// certain, the other may not. It is nil if there are too many to keep.
func (g *graph) control() [][]*block {
	to, exit := g.postDominators()
	list := make([][]*block, len(g.blocks))
	total := 0
	for _, a := range g.blocks {
		if len(a.succs) < 2 || to[a.index] < 0 {
			continue
		}
		for _, s := range a.succs {
			for at := s.index; at != exit && at != to[a.index]; at = to[at] {
				if at < 0 {
					return nil
				}
				if n := len(list[at]); n > 0 && list[at][n-1] == a {
					continue
				}
				list[at] = append(list[at], a)
				if total++; total > maxControl*len(g.blocks) {
					return nil
				}
			}
		}
	}
	return list
}

// postDominators returns, for each block, the index of its immediate post-dominator: the next block on every way out of the
// function. exit is the index of an additional block that all returns lead to. An unreachable block has -1. An endless loop is
// treated as if it had an exit.
func (g *graph) postDominators() (to []int, exit int) {
	exit = len(g.blocks)
	succs := make([][]int, exit+1)
	preds := make([][]int, exit+1)
	edge := func(from, to int) {
		succs[from] = append(succs[from], to)
		preds[to] = append(preds[to], from)
	}
	reached := make([]bool, exit+1)
	work := []*block{g.blocks[0]}
	reached[0] = true
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		for _, s := range b.succs {
			edge(b.index, s.index)
			if !reached[s.index] {
				reached[s.index] = true
				work = append(work, s)
			}
		}
		if len(b.succs) == 0 {
			edge(b.index, exit)
		}
	}
	// The reverse graph in postorder, from the exit. Parts that do not lead to the exit get an edge to it.
	number := make([]int, exit+1)
	var order []int
	walk := func(from int) {
		next := make(map[int]int)
		stack := []int{from}
		number[from] = -1
		for len(stack) > 0 {
			b := stack[len(stack)-1]
			if i := next[b]; i < len(preds[b]) {
				next[b]++
				if p := preds[b][i]; number[p] == 0 {
					number[p] = -1
					stack = append(stack, p)
				}
				continue
			}
			stack = stack[:len(stack)-1]
			order = append(order, b)
			number[b] = len(order)
		}
	}
	walk(exit)
	for i := exit - 1; i >= 0; i-- {
		if reached[i] && number[i] == 0 {
			edge(i, exit)
			order = order[:len(order)-1] // the exit comes last
			walk(i)
			order = append(order, exit)
			number[exit] = len(order)
		}
	}
	to = make([]int, exit+1)
	for i := range to {
		to[i] = -1
	}
	to[exit] = exit
	for changed := true; changed; {
		changed = false
		for i := len(order) - 2; i >= 0; i-- {
			b, dom := order[i], -1
			for _, s := range succs[b] {
				switch {
				case to[s] < 0:
				case dom < 0:
					dom = s
				default:
					for x := s; x != dom; {
						for number[x] < number[dom] {
							x = to[x]
						}
						for number[dom] < number[x] {
							dom = to[dom]
						}
					}
				}
			}
			if to[b] != dom {
				to[b], changed = dom, true
			}
		}
	}
	return to, exit
}
