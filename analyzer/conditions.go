package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/messages"
	"github.com/statuslint/statuslint/internal/order"
)

// The response engine finds defects on paths, and a path is a list of conditions with their outcomes. Few of them explain
// the finding. These do:
//
//   - the branch that was taken sets the status, or the other branch would have set it;
//   - one half of the finding is in the branch, and the other is not;
//   - the condition is between the halves, and its other outcome leaves the function or the loop.
//
// A condition that comes before both halves is left out: the halves say that they are reached. So is a condition that comes out one
// way in one iteration of a loop and the other way in another.

// maxConditions is how many conditions are shown.
const maxConditions = 3

// condition is a condition on the way, in words.
type condition struct {
	at     ast.Node
	text   string // "err != nil"
	rank   int    // the condition that explains most has the smallest
	around bool   // the place of the finding is reached only so, and the message need not name it
	value  bool   // it is a statement that chooses the status
}

// conditionsOf selects the conditions that explain a finding. Its halves are first and second; first may be nil. The finding is
// reported at place.
func (p *pkg) conditionsOf(way []order.Condition, first, second, place ast.Node, sent origin) []condition {
	list := p.valueOf(sent)
	value := p.statusVariable(sent.status)
	for _, d := range p.decisions(way) {
		if in := (branch{d.at}); in.holds(first) || in.holds(second) {
			continue // what a half returns
		}
		c := condition{at: d.at, text: d.text, rank: -1, around: d.taken.holds(place)}
		one := first != nil && d.taken.holds(first) != d.taken.holds(second)
		switch {
		case value != nil && (p.assigns(d.taken, value) || p.assigns(d.other, value)):
			c.rank = 0
		case one, first == nil && d.taken.holds(second):
			c.rank = 1
		case first != nil && first.End() <= d.at.Pos() && d.at.End() <= second.Pos() && exits(d.other):
			c.rank = 2
			c.around = c.around || place == second // who reads the place has passed it
		}
		if c.rank >= 0 && !slices.ContainsFunc(list, func(o condition) bool { return o.text == c.text }) {
			list = append(list, c)
		}
	}
	for len(list) > maxConditions {
		worst := 0
		for i, c := range list {
			if c.rank > list[worst].rank {
				worst = i // of equals the first, which is the farthest from the end of the path
			}
		}
		list = slices.Delete(list, worst, worst+1)
	}
	slices.SortStableFunc(list, func(a, b condition) int { return int(a.at.Pos() - b.at.Pos()) })
	return list
}

// onWay selects the conditions that explain a pair, which is reported at place.
func (p *pkg) onWay(pair order.Pair, place ast.Node) []condition {
	return p.conditionsOf(pair.Conditions, pair.Earlier.Node, pair.Later.Node, place, origin{pair.Sent.Status, pair.Code, pair.Since})
}

// origin is the status that a finding is about, and where it was chosen.
type origin struct {
	status ast.Expr  // what is sent
	code   int       // its value; 0 if unknown
	since  token.Pos // the statement that assigned it to the variable status
}

// statusVariable returns the variable that an expression is, if it holds a number; nil if it does not.
func (p *pkg) statusVariable(e ast.Expr) types.Object {
	v := p.variable(e)
	if v == nil {
		return nil
	}
	if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsInteger == 0 {
		return nil
	}
	return v
}

// valueOf says where a variable got the status that is sent.
func (p *pkg) valueOf(o origin) []condition {
	if p.statusVariable(o.status) == nil || !o.since.IsValid() || o.code == 0 {
		return nil
	}
	c, ok := p.inspector.Root().FindByPos(o.since, o.since+1)
	for ; ok && c.Node() != nil && c.Node().Pos() == o.since; c = c.Parent() {
		switch s := c.Node().(type) {
		case *ast.AssignStmt, *ast.DeclStmt:
			return []condition{{at: s, text: fmt.Sprintf("%s is %d, set here", p.short(o.status), o.code), value: true}}
		}
	}
	return nil
}

// related turns conditions into related places.
func related(list []condition) []analysis.RelatedInformation {
	var infos []analysis.RelatedInformation
	for _, c := range list {
		infos = append(infos, analysis.RelatedInformation{Pos: c.at.Pos(), End: c.at.End(), Message: messages.When + c.text})
	}
	return infos
}

// decides returns " when …" for the one condition that a finding depends on; "" if there are several, or if the place of the
// finding is reached only so.
func decides(list []condition) string {
	list = slices.DeleteFunc(slices.Clone(list), func(c condition) bool { return c.around || c.value })
	if len(list) != 1 {
		return ""
	}
	return " " + messages.When + list[0].text
}
