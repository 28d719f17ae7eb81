package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/syntax"
)

// A program that writes http.StatusNotFound says that the number is a status, though it may never be sent in this package: a
// field that receives one of net/http's constants in one place receives a status in the others too. That is evidence, not
// proof. A slot for any number may get a status, too, so the evidence counts only if nothing contradicts it:
//
//   - All numbers that flow into the slot are known codes, 0 or -1.
//   - Neither it nor what it flows into or is compared with takes part in arithmetic, counts anything, is a length, reaches
//     a place for other numbers, or is compared by order with anything but the bounds of the classes.
//   - No value of unknown origin flows into it or is compared with it: that may be another kind of number, unless it is known
//     by other means to be a status. Two different constants outweigh this.
//   - The slot is declared in this package, so its uses are seen. Facts tell other packages the result.
//
// Some places are for any number. A parameter needs two different constants and nothing unknown. What a function returns for
// a text, the elements of a map with text as keys and the arguments of a variadic parameter are chosen by text, key or
// position, so a constant says nothing about the others, only about those with the same key or position (chosen.go).

// caution is how much evidence a slot needs.
type caution uint8

const (
	usual caution = iota // one constant and nothing unknown, or two different ones
	wary                 // two different ones and nothing unknown
	never
)

// evidence says that a constant of net/http flows into a slot.
type evidence struct {
	slot slot
	code int64
	test bool
}

// proves records that a constant which flows into a slot is one of net/http's, or a framework's mirror of it.
func (c *collector) proves(e ast.Expr, value int64, to slot) {
	if !plausible(value) {
		c.mark(to, counted, c.test)
		return
	}
	name, ok := catalog.Constant(int(value))
	if !ok {
		return
	}
	var id *ast.Ident
	switch e := syntax.WithoutConversions(c.info, e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return
	}
	if k, ok := c.info.Uses[id].(*types.Const); ok && k.Name() == name && k.Pkg() != nil && c.bound.HasConstants(k.Pkg()) {
		c.evidence = append(c.evidence, evidence{to, value, c.test})
	}
}

// plausible reports whether a number among status codes is a status code, or means "none".
func plausible(value int64) bool {
	return value == 0 || value == -1 || value >= 100 && value <= 599 && len(catalog.Meanings(int(value))) > 0
}

// bounded records that two expressions are compared by order. A constant that is a bound of a class, or of all, says nothing.
func (c *collector) bounded(x, y ast.Expr) {
	for _, e := range [2][2]ast.Expr{{x, y}, {y, x}} {
		value, isConst := c.intConst(e[1])
		if isConst && (value == 0 || value >= 99 && value <= 600 && (value%100 == 0 || value%100 == 99)) {
			continue
		}
		c.mark(c.slotOf(e[0]), counted, c.test)
	}
}

// beWary marks the slots of a function that need more evidence.
func (c *collector) beWary(sig *types.Signature) {
	if takesText(sig) {
		for r := range sig.Results().Variables() {
			if s := c.varSlot(r); s != none {
				c.trust[s] = never
			}
		}
	}
	if sig.Variadic() {
		if s := c.varSlot(sig.Params().At(sig.Params().Len() - 1)); s != none {
			c.trust[s] = never
		}
	}
}

// weigh marks as named the slots that are statuses by evidence, and returns them.
func (n *network) weigh(sol *solution, g *graph, tests bool) []slot {
	const first, second = 1, 2
	code := map[slot]int64{}
	seen := map[slot]int{}
	for _, e := range g.evidence {
		if e.test && !tests || sol.of(e.slot)&(alien|contract|named) != 0 || g.trust[e.slot] == never || sol.lends(e.slot) {
			continue
		}
		switch {
		case seen[e.slot] == 0:
			code[e.slot], seen[e.slot] = e.code, first
		case code[e.slot] != e.code:
			seen[e.slot] = second
		}
	}
	if len(seen) == 0 {
		return nil
	}
	others, unknown := n.spoiled(sol)
	var proven []slot
	for _, e := range g.evidence {
		s := e.slot
		enough := seen[s] == first && g.trust[s] == usual && !unknown[s] ||
			seen[s] == second && (g.trust[s] == usual || !unknown[s])
		if enough && !others[s] {
			sol.marks[s] |= named
			proven = append(proven, s)
		}
		seen[s] = 0
	}
	return proven
}

// spoiled finds the slots that may hold other numbers than statuses: into which other numbers flow, or values of unknown
// origin, or which are compared with such slots. What is known to be a status stops the unknown, but not other numbers.
func (n *network) spoiled(sol *solution) (others, unknown []bool) {
	spread := func(is, stops func(s slot, m marks) bool) []bool {
		found := make([]bool, len(sol.marks))
		var work []slot
		add := func(s slot) {
			if !found[s] && sol.marks[s]&contract == 0 && !stops(s, sol.marks[s]) {
				found[s] = true
				work = append(work, s)
			}
		}
		for s, m := range sol.marks {
			if is(slot(s), m) {
				add(slot(s))
			}
		}
		for len(work) > 0 {
			s := work[len(work)-1]
			work = work[:len(work)-1]
			for _, next := range n.out.of(s) {
				add(next)
			}
			for _, next := range n.linked.of(s) {
				add(next)
			}
		}
		return found
	}
	others = spread(
		func(_ slot, m marks) bool { return m&(vetoed|odd|counted) != 0 },
		func(slot, marks) bool { return false })
	unknown = spread(
		func(s slot, m marks) bool {
			return m&(murky|alien) != 0 || m&(fed|unseen) == 0 && len(n.in.of(s)) == 0
		},
		func(s slot, _ marks) bool { return sol.isStatus(s) })
	return others, unknown
}
