package analyzer

import (
	"bytes"
	"go/ast"
	"go/printer"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/syntax"
)

// branch is the source that runs for one outcome of a condition.
type branch []ast.Node

func (b branch) holds(n ast.Node) bool {
	return n != nil && slices.ContainsFunc(b, func(part ast.Node) bool { return part.Pos() <= n.Pos() && n.End() <= part.End() })
}

// decision is a statement that chooses, with its outcome.
type decision struct {
	at           ast.Node
	text         string
	taken, other branch
	loop         bool // it says whether a loop runs
}

// decisions turns the conditions of a path into decisions, each once. A condition with different outcomes in different iterations
// of a loop is left out.
func (p *pkg) decisions(way []order.Condition) []decision {
	type asked struct {
		node  ast.Node
		holds bool
	}
	var list []decision
	outcomes := map[ast.Node][]bool{}
	groups := map[ast.Node][]asked{} // by switch
	var order []asked
	for _, c := range way {
		if _, again := outcomes[c.Node]; !again {
			order = append(order, asked{c.Node, c.Holds})
		}
		outcomes[c.Node] = append(outcomes[c.Node], c.Holds)
	}
	for _, a := range order {
		both := slices.Contains(outcomes[a.node], true) && slices.Contains(outcomes[a.node], false)
		cursor, ok := p.inspector.Root().FindNode(a.node)
		if !ok {
			continue
		}
		switch s := chooser(cursor).(type) {
		case *ast.IfStmt:
			if !both {
				list = append(list, p.twoWays(a.node, a.holds, polarity(cursor, s.Cond) == a.holds, branch{s.Body}, branchOf(s.Else)))
			}
		case *ast.ForStmt:
			a.holds = slices.Contains(outcomes[a.node], true)
			d := p.twoWays(a.node, a.holds, polarity(cursor, s.Cond) == a.holds, branch{s.Body}, nil)
			d.loop = true
			list = append(list, d)
		case *ast.RangeStmt:
			list = append(list, p.rangeDecision(s, slices.Contains(outcomes[a.node], true)))
		case *ast.SwitchStmt, *ast.TypeSwitchStmt:
			if both {
				groups[s] = append(groups[s], asked{}) // different cases in different iterations
			}
			groups[s] = append(groups[s], a)
		}
	}
	for s, cases := range groups {
		var hit ast.Node
		unclear := false
		for _, a := range cases {
			unclear = unclear || a.node == nil || a.holds && hit != nil
			if a.holds {
				hit = a.node
			}
		}
		if !unclear {
			list = append(list, p.switchDecision(s, hit))
		}
	}
	slices.SortFunc(list, func(a, b decision) int { return int(a.at.Pos() - b.at.Pos()) })
	return list
}

// chooser returns the statement that a condition belongs to; nil if it is part of another expression.
func chooser(c inspector.Cursor) ast.Node {
	if s, ok := c.Node().(*ast.RangeStmt); ok {
		return s
	}
	at := c.Node()
	for c = c.Parent(); c.Node() != nil; c = c.Parent() {
		switch s := c.Node().(type) {
		case *ast.IfStmt:
			if s.Cond.Pos() <= at.Pos() && at.End() <= s.Cond.End() {
				return s
			}
			return nil
		case *ast.ForStmt:
			if s.Cond != nil && s.Cond.Pos() <= at.Pos() && at.End() <= s.Cond.End() {
				return s
			}
			return nil
		case *ast.CaseClause:
			if at.Pos() < s.Colon {
				return c.Parent().Parent().Node()
			}
			return nil
		case ast.Stmt, *ast.FuncLit:
			return nil
		}
	}
	return nil
}

// polarity reports whether a part of a condition has to be true for the condition to be true; within a negation it must be false.
func polarity(c inspector.Cursor, cond ast.Expr) bool {
	holds := true
	for ; c.Node() != nil && c.Node() != ast.Node(cond); c = c.Parent() {
		if u, ok := c.Parent().Node().(*ast.UnaryExpr); ok && u.Op == token.NOT {
			holds = !holds
		}
	}
	return holds
}

func branchOf(s ast.Stmt) branch {
	if s == nil {
		return nil
	}
	return branch{s}
}

// twoWays makes a decision from a condition that chooses between two branches.
func (p *pkg) twoWays(cond ast.Node, holds, first bool, yes, no branch) decision {
	d := decision{at: cond, taken: yes, other: no}
	if !first {
		d.taken, d.other = no, yes
	}
	if e, ok := cond.(ast.Expr); ok {
		d.text = p.inWords(e, holds)
	}
	return d
}

func (p *pkg) rangeDecision(s *ast.RangeStmt, turns bool) decision {
	d := decision{at: s.X, taken: branch{s.Body}, loop: true}
	if !turns {
		d.taken, d.other = nil, d.taken
	}
	over := p.short(s.X)
	switch t := p.pass.TypesInfo.TypeOf(s.X); {
	case t == nil || !hasLength(t):
		d.text = "the loop over " + over + " does not run"
		if turns {
			d.text = "the loop over " + over + " runs"
		}
	case turns:
		d.text = over + " is not empty"
	default:
		d.text = over + " is empty"
	}
	return d
}

// hasLength reports whether values of a type are empty or not.
func hasLength(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Slice, *types.Array, *types.Map:
		return true
	case *types.Basic:
		return u.Info()&types.IsString != 0
	}
	return false
}

// switchDecision makes a decision from a switch. hit is the expression or type of the case that applies; nil if none does.
func (p *pkg) switchDecision(s, hit ast.Node) decision {
	var body *ast.BlockStmt
	subject, typed := "", false
	switch s := s.(type) {
	case *ast.SwitchStmt:
		body = s.Body
		if s.Tag != nil {
			subject = p.short(s.Tag)
		}
	case *ast.TypeSwitchStmt:
		body, typed = s.Body, true
		ast.Inspect(s.Assign, func(n ast.Node) bool {
			if a, ok := n.(*ast.TypeAssertExpr); ok && a.Type == nil {
				subject = p.short(a.X)
			}
			return true
		})
	}
	d := decision{at: node{s.Pos(), body.Lbrace}}
	for _, clause := range body.List {
		c, ok := clause.(*ast.CaseClause)
		if !ok {
			continue
		}
		applies := hit == nil && c.List == nil || hit != nil && slices.ContainsFunc(c.List, func(e ast.Expr) bool { return e == hit })
		if applies {
			d.taken = append(d.taken, c)
		} else {
			d.other = append(d.other, c)
		}
	}
	e, _ := hit.(ast.Expr)
	switch {
	case hit == nil && subject == "":
		d.text = "no case of the switch applies"
	case hit == nil && typed:
		d.text = subject + " matches no case"
	case hit == nil:
		d.text = subject + " matches no case"
	case subject == "":
		d.at, d.text = hit, p.inWords(e, true)
	case typed && !p.pass.TypesInfo.Types[e].IsNil():
		d.at, d.text = hit, subject+" is of type "+p.short(e)
	default:
		d.at, d.text = hit, subject+" is "+p.short(e)
	}
	return d
}

// inWords writes a condition, or its negation, as Go does.
func (p *pkg) inWords(e ast.Expr, holds bool) string {
	e = ast.Unparen(e)
	if holds {
		return p.short(e)
	}
	switch e := e.(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return p.short(ast.Unparen(e.X))
		}
	case *ast.BinaryExpr:
		opposite := map[token.Token]token.Token{
			token.EQL: token.NEQ, token.NEQ: token.EQL, token.LSS: token.GEQ, token.GEQ: token.LSS, token.GTR: token.LEQ, token.LEQ: token.GTR,
		}
		if op, ok := opposite[e.Op]; ok {
			other := *e
			other.Op = op
			return p.short(&other)
		}
		return "!(" + p.short(e) + ")"
	}
	return "!" + p.short(e)
}

// maxSource is how long a piece of source in a message may be, in characters.
const maxSource = 40

// short writes a piece of source on one line, shortened if it is long.
func (p *pkg) short(n ast.Node) string {
	var b bytes.Buffer
	if err := (&printer.Config{Mode: printer.RawFormat}).Fprint(&b, p.pass.Fset, n); err != nil {
		return "…"
	}
	text := []rune(strings.Join(strings.Fields(b.String()), " "))
	if len(text) > maxSource {
		return string(text[:maxSource-1]) + "…"
	}
	return string(text)
}

// assigns reports whether a branch assigns a variable.
func (p *pkg) assigns(b branch, v types.Object) bool {
	found := false
	is := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && p.pass.TypesInfo.ObjectOf(id) == v
	}
	for _, part := range b {
		ast.Inspect(part, func(n ast.Node) bool {
			found = found || slices.ContainsFunc(syntax.Assigned(n), is)
			return !found
		})
	}
	return found
}

// exits reports whether a branch may end the function or an iteration of a loop.
func exits(b branch) bool {
	found := false
	for _, part := range b {
		ast.Inspect(part, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.ReturnStmt, *ast.BranchStmt:
				found = true
			case *ast.CallExpr:
				if id, ok := n.Fun.(*ast.Ident); ok && id.Name == "panic" {
					found = true
				}
			}
			return !found
		})
	}
	return found
}
