package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// noteEnds records the paths on which a handler returns, and what it has done on them.
func (r *run) noteEnds(exits []paths.Exit) {
	r.noteWithheld(exits)
	if r.typ.Results != nil && r.typ.Results.NumFields() > 0 {
		return
	}
	response := r.handles()
	if response == nil {
		return
	}
	root := r.exec.AtEntry(response)
	chain := r.p.bound.InChain(response.Type())
	for _, e := range exits {
		f := r.shadowOf(e.State).of(root)
		if e.Unsure || f.shared || f.hijacked {
			continue
		}
		for _, w := range f.rows {
			end := End{
				Func: r.node, Return: e.Return, Failed: f.failed, Aborted: f.aborted, Hands: f.hands, Chain: chain,
				Untouched:  !f.sent && !f.opaque && !f.held && !f.hands && !f.failed && !f.vague && !w.noted && !w.passed && w.recorded == nil,
				Conditions: conditions(w.way),
			}
			if !f.opaque || f.sent {
				end.Sent, end.Reply = w.sent, w.reply
			}
			r.p.ends = append(r.p.ends, end)
		}
	}
}

// handles returns the response parameter if the function has the signature of a handler; else nil.
func (r *run) handles() types.Object {
	t := r.p.info.TypeOf(r.typ)
	if d, ok := r.node.(*ast.FuncDecl); ok {
		if fn, ok := r.p.info.Defs[d.Name].(*types.Func); ok {
			t = fn.Type()
		}
	}
	if t == nil {
		return nil
	}
	plain := api.IsHandler(t)
	for obj := range r.p.parameters(nil, r.typ) {
		if plain && api.IsWriter(obj.Type()) || !plain && r.p.bound.InChain(obj.Type()) {
			return obj
		}
	}
	return nil
}

// noteWithheld records the paths on which a function returns an error together with a response that has a status.
func (r *run) noteWithheld(exits []paths.Exit) {
	n := r.resultCount()
	if n != 2 || !isError(orInvalid(r.resultType(1))) {
		return
	}
	field := r.p.withheldIn(r.resultType(0))
	if field == nil {
		return
	}
	tab := r.exec.T
	fine := map[*ast.ReturnStmt]bool{} // where the error may be nil
	for _, e := range exits {
		fine[e.Return] = fine[e.Return] || tab.Truth(e.Facts, tab.Equal(e.Results[1], tab.Null())) != terms.False
	}
	for _, e := range exits {
		if e.Unsure || e.Return == nil || fine[e.Return] || e.Results[0] == tab.Null() {
			continue
		}
		status := r.exec.GetPath(e.State, e.Results[0], []*types.Var{field})
		code, known := tab.IntOf(tab.Value(e.Facts, status))
		if !known || code == 0 {
			continue
		}
		w := Withheld{r.node, e.Return, int(code)}
		if !slices.Contains(r.p.withheld, w) {
			r.p.withheld = append(r.p.withheld, w)
		}
	}
}

// withheldIn returns the status field of a response type (or of its pointee) whose values are not sent if an error is returned with
// them; nil for other types.
func (p *pkg) withheldIn(t types.Type) *types.Var {
	if t == nil {
		return nil
	}
	u := t.Underlying()
	if ptr, ok := u.(*types.Pointer); ok {
		u = ptr.Elem().Underlying()
	}
	s, ok := u.(*types.Struct)
	if !ok {
		return nil
	}
	for f := range s.Fields() {
		if row := p.bound.Field(f); row != nil && row.Withheld {
			return f
		}
	}
	return nil
}

// posOf returns the position of a node, or NoPos for nil.
func posOf[N interface {
	comparable
	ast.Node
}](n N) token.Pos {
	var none N
	if n == none {
		return token.NoPos
	}
	return n.Pos()
}
