package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"net/textproto"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/calls"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// What a handler has set in a header, Get returns. The value of a field is kept as an element of the header, or of the response, that no
// map has. Most code never reads the header of a response: there, values are not kept, so that paths with different fields are merged.

// headerMethod returns the name of the method of http.Header that a call calls; "" for other calls.
func headerMethod(c calls.Callee) string {
	fn, ok := c.Obj.(*types.Func)
	if !ok || fn.Pkg() == nil || fn.Pkg().Path() != "net/http" || fn.Signature().Recv() == nil || !api.IsHeaderMap(fn.Signature().Recv().Type()) {
		return ""
	}
	return fn.Name()
}

// readsHeader reports whether the declaration reads a field of a header that is not a request's.
func (r *run) readsHeader() bool {
	if r.unit.reads == unknown {
		r.unit.reads = fails
		ast.Inspect(r.unit.decl, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			c := r.p.callee(call)
			if name := headerMethod(c); name == "Get" || name == "Values" {
				field, isField := ast.Unparen(c.Operand(call, calls.Receiver)).(*ast.SelectorExpr)
				if !isField || r.p.info.Selections[field] == nil {
					r.unit.reads = holds
				}
			}
			return true
		})
	}
	return r.unit.reads == holds
}

// headerField is a made-up field of a response: its header. A write to another field of the response does not change it.
var headerField = types.NewField(token.NoPos, nil, "#header", types.Typ[types.Invalid], false)

// keptIn returns the term that the fields of a header are kept with: that of the response, or a request's header itself. It returns 0 if
// they are not kept.
func (r *run) keptIn(st *paths.State, header terms.ID) terms.ID {
	ref, ok := r.resolve(st, header, nil)
	switch {
	case !ok:
		return header
	case r.readsHeader():
		return r.exec.T.Field(ref.root, headerField)
	}
	return 0
}

// fieldKey returns the key of the element that holds the value of a header field; 0 if the name is unknown.
func (r *run) fieldKey(name string) terms.ID {
	if name == "" {
		return 0
	}
	return r.exec.T.Text("#" + textproto.CanonicalMIMEHeaderKey(name))
}

// getsField performs a call of Get or Values, if the function has changed the header.
func (r *run) getsField(st *paths.State, c *call) bool {
	name := headerMethod(c.Callee)
	if name != "Get" && name != "Values" || c.recv == 0 || len(c.args) != 1 || c.Results != 1 {
		return false
	}
	in := r.keptIn(st, c.recv)
	if in == 0 {
		return false
	}
	v := terms.ID(0)
	if key := r.fieldKey(r.text(st, c.args[0])); key != 0 {
		v = r.exec.Kept(st, in, key)
	}
	if v == 0 && !r.exec.IsTouched(st, in) {
		return false
	}
	if v == 0 || name == "Values" {
		v = r.exec.UnsureOf(c.Site, 0)
	}
	st.Push(v)
	return true
}

// setsField keeps the value of a field after a call of Set or Del.
func (r *run) setsField(st *paths.State, c *call) {
	if c.recv == 0 || len(c.args) == 0 {
		return
	}
	in, key := terms.ID(0), r.fieldKey(r.text(st, c.args[0]))
	switch name := headerMethod(c.Callee); {
	case name != "Set" && name != "Del" || key == 0:
		return
	case name == "Del":
		if in = r.keptIn(st, c.recv); in != 0 {
			r.exec.Keep(st, in, key, r.exec.T.Text(""))
		}
	case len(c.args) == 2:
		if in = r.keptIn(st, c.recv); in != 0 {
			r.exec.Keep(st, in, key, c.args[1])
		}
	}
}

// fieldsChange forgets the values of a response's fields that an event may change: one with a name, or all.
func (r *run) fieldsChange(st *paths.State, root terms.ID, name string) {
	if !r.readsHeader() {
		return
	}
	header := r.exec.T.Field(root, headerField)
	if key := r.fieldKey(name); key != 0 {
		r.exec.Keep(st, header, key, r.exec.T.UnsureOf(fieldOf{root, key}))
		return
	}
	r.exec.Touched(st, header)
}

// fieldOf names the value of a header field that is not followed.
type fieldOf struct{ root, key terms.ID }
