package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"unicode/utf8"

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
	case api.MakesText:
		return nil, false
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

// Skipped implements paths.Client: the call may send nothing.
func (r *run) Skipped(c *paths.Site) { r.p.skipped[c.Call] = true }

// holdsText reports whether a term is a pointer to a text holder.
func (r *run) holdsText(id terms.ID) bool {
	p, ok := orInvalid(r.typeOf(id)).Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	return api.HoldsText(p.Elem())
}

// textOf returns the text that a holder holds.
func (r *run) textOf(st *paths.State, holder terms.ID) terms.ID {
	return r.exec.GetPath(st, holder, []*types.Var{textField})
}

// setText changes the text that a holder holds.
func (r *run) setText(st *paths.State, holder, text terms.ID) {
	r.exec.SetPath(st, holder, []*types.Var{textField}, text)
}

// The texts that a call may leave in a holder, numbered for Exec.FreshOf.
const (
	addedText = iota
	joinedText
	leftText
)

// unsureText names the text of a holder that a call may have changed.
type unsureText struct {
	call   *ast.CallExpr
	holder terms.ID
}

// maxParts bounds the unknown parts of a text. More are one part, of which only the smallest length is known: a condition on the length of a
// text with many parts could not be followed.
const maxParts = 4

// joined returns the text of two texts, which a call leaves in a holder.
func (r *run) joined(st *paths.State, c *call, holder, a, b terms.ID) terms.ID {
	tab := r.exec.T
	if s, ok := tab.TextOf(a); ok && s == "" {
		return b
	}
	if r.parts(a)+r.parts(b) <= maxParts || tab.Unsure(a) || tab.Unsure(b) {
		return tab.Arith(a, token.ADD, b)
	}
	lo, _ := tab.Interval(st.Facts, tab.Length(a))
	more, _ := tab.Interval(st.Facts, tab.Length(b))
	v := r.exec.FreshOf(st, c.Site, holder, joinedText)
	r.exec.Assume(st, tab.LessEq(tab.Int(lo+more), tab.Length(v)), true)
	return v
}

// parts counts the unknown parts of a text.
func (r *run) parts(text terms.ID) int {
	tab := r.exec.T
	if tab.Op(text) == terms.Arith {
		return r.parts(tab.A(text)) + r.parts(tab.B(text))
	}
	if tab.Op(text) == terms.Const {
		return 0
	}
	return 1
}

// unknownText returns a text with a length from lo to hi, which a call adds to a holder.
func (r *run) unknownText(st *paths.State, c *call, holder terms.ID, lo, hi int64) terms.ID {
	tab := r.exec.T
	v := r.exec.FreshOf(st, c.Site, holder, addedText)
	r.exec.Assume(st, tab.LessEq(tab.Int(lo), tab.Length(v)), true)
	if hi > 0 {
		r.exec.Assume(st, tab.LessEq(tab.Length(v), tab.Int(hi)), true)
	}
	return v
}

// withText performs a call of a method of a text holder, or of a function that makes one. It returns false if the row does not say what the
// results are.
func (r *run) withText(st *paths.State, c *call, row *api.Func) bool {
	use := row.Language.Text
	if use == api.NoText || use != api.MakesText && c.recv == 0 {
		return false
	}
	tab := r.exec.T
	held, added := terms.ID(0), terms.ID(0)
	if use != api.MakesText {
		held = r.textOf(st, c.recv)
	}
	switch use {
	case api.MakesText, api.AddsText:
		if len(c.args) != 1 {
			return false
		}
		added = r.exec.Text(st, c.Site, c.args[0], orInvalid(r.operandType(c, 0)))
	case api.AddsByte, api.AddsRune:
		if len(c.args) != 1 {
			return false
		}
		if n, ok := tab.IntOf(tab.Value(st.Facts, c.args[0])); ok && n >= 0 && (n < utf8.RuneSelf || use == api.AddsRune && n <= utf8.MaxRune) {
			added = tab.Text(string(rune(n)))
		} else if use == api.AddsByte {
			added = r.unknownText(st, c, c.recv, 1, 1)
		} else {
			added = r.unknownText(st, c, c.recv, 1, utf8.UTFMax)
		}
	case api.ClearsText:
		r.setText(st, c.recv, tab.Text(""))
		return true
	case api.ChangesText:
		return false
	case api.TextLength:
		st.Push(tab.Length(held))
		return true
	case api.WholeText:
		st.Push(held)
		return true
	case api.TextBytes:
		v := r.exec.Fresh(st, c.Site, 0)
		if tab.Unsure(held) {
			v = r.exec.UnsureOf(c.Site, 0)
		}
		r.exec.Assume(st, tab.Equal(tab.Length(v), tab.Length(held)), true)
		st.Push(v)
		return true
	default:
		for i := range c.Results {
			st.Push(r.exec.Fresh(st, c.Site, i))
		}
		return true
	}
	if use == api.MakesText {
		holder := r.exec.Object(st, c.Site)
		r.setText(st, holder, added)
		st.Push(holder)
		return true
	}
	r.setText(st, c.recv, r.joined(st, c, c.recv, held, added))
	if c.Results == 2 {
		st.Push(tab.Length(added))
	}
	if c.Results > 0 {
		st.Push(tab.Null())
	}
	return true
}

// writesText returns a function that adds to a text holder what a call writes to it, to be called when the call has been performed. It
// returns nil if the writer is not a text holder, or nothing is known about what the call writes.
func (r *run) writesText(st *paths.State, c *call, row *api.Func, writer terms.ID) func(*paths.State) {
	holder := r.exec.T.Unbox(writer)
	if row.Response.Effect != api.Writes || !row.Response.Sure || !r.holdsText(holder) {
		return nil
	}
	tab := r.exec.T
	held, added := r.textOf(st, holder), terms.ID(0)
	how := row.Response.Content
	if how.When == api.IfNonEmpty && how.Arg >= 0 && how.Arg < len(c.args) {
		added = r.exec.Text(st, c.Site, c.args[how.Arg], orInvalid(r.operandType(c, how.Arg)))
	} else {
		added = r.unknownText(st, c, holder, 0, 0)
		some := tab.Less(tab.Int(0), tab.Length(added))
		if how.When == api.IfAnyText {
			if list := r.noText(c, how.Arg); list != nil {
				none := tab.Bool(true)
				for _, cond := range list {
					none = tab.And(none, cond)
				}
				some = tab.Or(none, some)
			}
		}
		r.exec.Assume(st, some, true)
	}
	whole := r.joined(st, c, holder, held, added)
	return func(st *paths.State) { r.setText(st, holder, whole) }
}

// textBy adds to a text holder what a function of the program has written to it.
func (r *run) textBy(st *paths.State, c *call, at terms.ID, e Effect) {
	holder := r.exec.T.Unbox(at)
	if !r.holdsText(holder) {
		return
	}
	switch {
	case e.Opaque || e.Failed:
		r.setText(st, holder, r.exec.T.UnsureOf(unsureText{c.Call, holder}))
	case e.Content:
		r.setText(st, holder, r.joined(st, c, holder, r.textOf(st, holder), r.unknownText(st, c, holder, 1, 0)))
	}
}
