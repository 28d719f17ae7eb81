package routes

import (
	"go/ast"
	"maps"
	"slices"
)

// Middleware of a chain may record a status and then let the rest run: gin's c.Status(202) and c.Next(). If the rest chooses a status, that
// one is sent, else the recorded one is. It may also end the chain without any answer: gin's c.Abort(), or in fiber a return without
// c.Next().

// prior is what middleware has recorded when the rest of a chain begins.
type prior struct {
	codes map[int][]ast.Node
	unset bool // it may have recorded nothing
	open  bool // it may have recorded another status
}

// priorOf returns what one of several functions records.
func (m *machine) priorOf(list vals) prior {
	p := prior{}
	for _, v := range list {
		c, ok := v.(*closure)
		if !ok || c.fn == nil || m.answers[c.fn.node] == nil {
			p.unset = true
			continue
		}
		a := m.answers[c.fn.node]
		p.unset = p.unset || a.Unset || len(a.Prior) == 0
		if len(a.Prior) == 0 {
			continue
		}
		w := m.whereIn(c)
		for _, s := range a.Prior {
			codes, known := m.sent(w, s)
			if !known && s.Code != 0 {
				codes, known = []int{s.Code}, true
			}
			p.open = p.open || !known
			for _, code := range codes {
				if p.codes == nil {
					p.codes = map[int][]ast.Node{}
				}
				p.codes[code] = append(p.codes[code], s.Node)
			}
		}
	}
	return p
}

// after returns an answer to requests for which statuses have been recorded before.
func (a *Answer) after(p prior) *Answer {
	if len(p.codes) == 0 && !p.open || !a.silent && !a.noted && len(a.implied) == 0 {
		return a
	}
	out := *a
	out.codes = maps.Clone(a.codes)
	if !p.unset {
		out.silent, out.noted, out.implied = false, false, nil
		list := slices.DeleteFunc(slices.Clone(a.codes[200]), func(n ast.Node) bool { return a.implied[n] })
		if delete(out.codes, 200); len(list) > 0 {
			out.codes[200] = list
		}
	}
	for code, nodes := range p.codes {
		for _, n := range nodes {
			out.add(code, n)
		}
	}
	out.open = out.open || p.open
	return &out
}

// imply records that the 200 sent at a place is that of content for which no status was chosen.
func (a *Answer) imply(at ast.Node) {
	if a.implied == nil {
		a.implied = map[ast.Node]bool{}
	}
	a.implied[at] = true
}

// stops reports whether middleware may end the chain without an answer. noted says that it may do so after it has stored something by which
// other middleware may answer.
func (m *machine) stops(c *closure) (silent, noted bool) {
	if c.fn == nil || m.answers[c.fn.node] == nil {
		return false, false
	}
	a := m.answers[c.fn.node]
	list := a.Stops
	if m.hearsNext(c.fn) {
		list = a.Silents
	}
	if len(list) == 0 || c.fn.pkg.Foreign {
		return false, a.StoppedNoted
	}
	w := m.whereIn(c)
	return slices.ContainsFunc(list, func(ret *ast.ReturnStmt) bool { return ret == nil || m.possible(w, ret) }), a.StoppedNoted
}

// trailing reports whether middleware lets the rest of the chain run and gets no error from it. What it sends after that counts only if the
// rest has sent nothing. always says that it then answers each request.
func (m *machine) trailing(c *closure) (next *ast.CallExpr, always bool) {
	if c.fn == nil || m.answers[c.fn.node] == nil || m.hearsNext(c.fn) {
		return nil, false
	}
	a := m.answers[c.fn.node]
	for _, call := range a.Hands {
		if len(call.Args) == 0 && next == nil {
			next = call
		}
	}
	return next, next != nil && len(a.Relies) == 0 && len(a.Silents) == 0 && !a.Noted && !a.Open
}

// precedes reports whether a call has always run when a function reaches a node of it.
func precedes(f *function, call *ast.CallExpr, n ast.Node) bool {
	path := f.pathTo(call)
	if len(path) == 0 || n.Pos() < call.End() || n.End() > f.body.End() {
		return false
	}
	for _, around := range path {
		switch around := around.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
			if n.Pos() < around.Pos() || n.End() > around.End() {
				return false
			}
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt, *ast.BinaryExpr:
			return false
		}
	}
	return true
}
