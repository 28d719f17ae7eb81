package order

import (
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// A strings.Builder and a bytes.Buffer hold a text, and a sync.Once holds whether it has called a function. Both are followed as fields
// that no source has: the zero value of the type is the zero value of the field, a copy has the same, unseen code that gets the
// address may change it, and a summary tells callers what a function has done to it.

var (
	textField = types.NewField(token.NoPos, nil, "#text", types.Typ[types.String], false)
	doneField = types.NewField(token.NoPos, nil, "#done", types.Typ[types.Bool], false)
)

// madeUp returns the made-up field with a name; nil for other names.
func madeUp(name string) *types.Var {
	switch name {
	case textField.Name():
		return textField
	case doneField.Name():
		return doneField
	}
	return nil
}

// madeUpOf returns the made-up field that a call uses; nil if it uses none. changes reports whether it may change it.
func madeUpOf(row *api.Func) (field *types.Var, changes bool) {
	if row == nil {
		return nil, false
	}
	switch row.Language.Text {
	case api.NoText:
	case api.KeepsText, api.TextLength, api.WholeText, api.TextBytes:
		return textField, false
	default:
		return textField, true
	}
	if row.Language.Once {
		return doneField, true
	}
	return nil, false
}

// Once implements paths.Client.
func (r *run) Once(c *paths.Site) *types.Var {
	if row := r.p.row(c.Obj, c.Recv); row != nil && row.Language.Once {
		return doneField
	}
	return nil
}

// withText performs a call of a method of a type that holds a text. ok is false if the row says no more of the call's results.
func (r *run) withText(st *paths.State, c *call, row *api.Func) (ok bool) {
	tab := r.exec.T
	field := []*types.Var{textField}
	held := r.exec.GetPath(st, c.recv, field)
	size := func(lo, hi int64) terms.ID {
		v := r.exec.Fresh(st, c.Site, 300)
		r.exec.Assume(st, tab.LessEq(tab.Int(lo), tab.Length(v)), true)
		r.exec.Assume(st, tab.LessEq(tab.Length(v), tab.Int(hi)), true)
		return v
	}
	added := terms.ID(0)
	switch row.Language.Text {
	case api.AddsText:
		if len(c.args) != 1 {
			return false
		}
		added = r.exec.Text(st, c.Site, c.args[0], orInvalid(r.operandType(c, 0)))
	case api.AddsByte:
		added = size(1, 1)
	case api.AddsRune:
		added = size(1, 4)
	case api.ClearsText:
		r.exec.SetPath(st, c.recv, field, tab.Text(""))
	case api.ChangesText:
		r.exec.SetPath(st, c.recv, field, r.exec.Fresh(st, c.Site, 300))
		return false
	case api.TextLength:
		st.Push(tab.Length(held))
	case api.WholeText:
		st.Push(held)
	case api.TextBytes:
		v := r.exec.Fresh(st, c.Site, 0)
		if tab.Unsure(held) {
			v = r.exec.UnsureOf(c.Site, 0)
		}
		r.exec.Assume(st, tab.Equal(tab.Length(v), tab.Length(held)), true)
		st.Push(v)
	default:
		for i := range c.Results {
			st.Push(r.exec.Fresh(st, c.Site, i))
		}
	}
	if added == 0 {
		return true
	}
	whole := added
	if s, ok := tab.TextOf(held); !ok || s != "" {
		whole = tab.Arith(held, token.ADD, added)
	}
	r.exec.SetPath(st, c.recv, field, whole)
	if c.Results == 2 {
		st.Push(tab.Length(added))
	}
	if c.Results > 0 {
		st.Push(tab.Null())
	}
	return true
}
