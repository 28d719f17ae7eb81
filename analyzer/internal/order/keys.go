package order

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// key stands for an expression whose value a path may know: a variable, a field, a call. Expressions that are spelled
// alike have one key. 0 is no key.
type key int32

// keyInfo is what a key depends on.
type keyInfo struct {
	text string
	objs []types.Object // the variables it mentions
	call bool           // it has a call, whose value another iteration of a loop may change
	or   []condition    // of the two conditions that a disjunction has, one holds; a conjunction is the negation of one
	and  bool           // it is such a negation
}

// keyTable gives out keys.
type keyTable struct {
	info   *types.Info
	byText map[string]key
	infos  []keyInfo
	byExpr map[ast.Expr]key
	ids    map[types.Object]int
	asks   bool // some key is one of ofAsked
	// unique reports whether each evaluation of a call has a value of its own, because the call changes a response.
	unique func(*ast.CallExpr) bool
}

func newKeyTable(info *types.Info, unique func(*ast.CallExpr) bool) *keyTable {
	return &keyTable{
		info:   info,
		byText: map[string]key{},
		infos:  make([]keyInfo, 1),
		byExpr: map[ast.Expr]key{},
		ids:    map[types.Object]int{},
		unique: unique,
	}
}

// of returns the key of an expression; 0 if its value cannot be tracked.
func (t *keyTable) of(e ast.Expr) key {
	e = ast.Unparen(e)
	if k, ok := t.byExpr[e]; ok {
		return k
	}
	var k key
	w := keyWriter{table: t}
	if w.write(e) {
		k = t.intern(w.text.String(), w.objs, w.call)
	}
	t.byExpr[e] = k
	return k
}

// ofObject returns the key of a variable.
func (t *keyTable) ofObject(obj types.Object) key {
	return t.intern(t.objText(obj), []types.Object{obj}, false)
}

// ofField returns the key of what a path of fields leads to from what k stands for.
func (t *keyTable) ofField(k key, path string) key {
	if k == 0 || path == "" {
		return k
	}
	info := t.infos[k]
	return t.intern(info.text+path, info.objs, info.call)
}

// fieldOf returns the path of fields that leads from a variable to what k stands for; ok is false if k is anything else.
func (t *keyTable) fieldOf(k key, obj types.Object) (path string, ok bool) {
	if info := t.infos[k]; len(info.objs) != 1 || info.objs[0] != obj || info.call {
		return "", false
	}
	path, ok = strings.CutPrefix(t.infos[k].text, t.objText(obj))
	return path, ok && strings.HasPrefix(path, ".") && !strings.ContainsAny(path, "()[]*=<>!&|+-")
}

// ofLen returns the key of the length of what k stands for.
func (t *keyTable) ofLen(k key) key {
	if k == 0 {
		return 0
	}
	info := t.infos[k]
	return t.intern("len("+info.text+")", info.objs, info.call)
}

// ofAsked returns the key of whether a function has said yes to the error that k stands for.
func (t *keyTable) ofAsked(k key) key {
	t.asks = true
	info := t.infos[k]
	return t.intern("asked("+info.text+")", info.objs, info.call)
}

// ofResult returns the key of one of the results of the call that k stands for.
func (t *keyTable) ofResult(k key, index int) key {
	if k == 0 || index == 0 {
		return k
	}
	return t.intern(t.infos[k].text+"#"+strconv.Itoa(index), nil, false)
}

func (t *keyTable) intern(text string, objs []types.Object, call bool) key {
	if k, ok := t.byText[text]; ok {
		return k
	}
	k := key(len(t.infos))
	t.infos = append(t.infos, keyInfo{text: text, objs: objs, call: call})
	t.byText[text] = k
	return k
}

func (t *keyTable) objText(obj types.Object) string {
	id, ok := t.ids[obj]
	if !ok {
		id = len(t.ids) + 1
		t.ids[obj] = id
	}
	return "v" + strconv.Itoa(id)
}

// mentions reports whether the value of k may change when obj is assigned.
func (t *keyTable) mentions(k key, obj types.Object) bool {
	for _, o := range t.infos[k].objs {
		if o == obj {
			return true
		}
	}
	return false
}

// contains reports whether the expression of k has that of part in it.
func (t *keyTable) contains(k, part key) bool {
	return strings.Contains(t.infos[k].text, t.infos[part].text)
}

// isUnique reports whether k is one evaluation of a call that changes a response.
func (t *keyTable) isUnique(k key) bool { return strings.Contains(t.infos[k].text, "call@") }

// keyWriter spells an expression so that equal expressions are spelled alike.
type keyWriter struct {
	table *keyTable
	text  strings.Builder
	objs  []types.Object
	call  bool
}

func (w *keyWriter) write(e ast.Expr) bool {
	e = ast.Unparen(e)
	if tv := w.table.info.Types[e]; tv.Value != nil {
		w.text.WriteString(tv.Value.ExactString())
		return true
	}
	switch e := e.(type) {
	case *ast.Ident:
		return w.ident(e)
	case *ast.SelectorExpr:
		if sel := w.table.info.Selections[e]; sel == nil {
			return w.ident(e.Sel) // qualified identifier
		}
		return w.write(e.X) && w.string(".") && w.string(e.Sel.Name)
	case *ast.StarExpr:
		return w.string("*") && w.write(e.X)
	case *ast.UnaryExpr:
		return e.Op != token.ARROW && w.string(e.Op.String()) && w.write(e.X)
	case *ast.BinaryExpr:
		return w.string("(") && w.write(e.X) && w.string(e.Op.String()) && w.write(e.Y) && w.string(")")
	case *ast.IndexExpr:
		return w.write(e.X) && w.string("[") && w.write(e.Index) && w.string("]")
	case *ast.CallExpr:
		if w.table.unique(e) {
			w.string("call@")
			w.string(strconv.Itoa(int(e.Pos())))
			w.string(":")
			return w.string(strconv.Itoa(int(e.End())))
		}
		w.call = true
		if !w.write(e.Fun) || !w.string("(") {
			return false
		}
		for _, a := range e.Args {
			if !w.write(a) || !w.string(",") {
				return false
			}
		}
		return w.string(")")
	case *ast.TypeAssertExpr:
		return e.Type != nil && w.write(e.X) && w.string(".(") && w.string(types.ExprString(e.Type)) && w.string(")")
	case *ast.SliceExpr, *ast.CompositeLit, *ast.FuncLit:
		return false
	case *ast.ArrayType, *ast.MapType, *ast.InterfaceType, *ast.FuncType, *ast.ChanType:
		return w.string(types.ExprString(e))
	}
	return false
}

func (w *keyWriter) string(s string) bool {
	w.text.WriteString(s)
	return true
}

func (w *keyWriter) ident(id *ast.Ident) bool {
	obj := w.table.info.ObjectOf(id)
	switch obj := obj.(type) {
	case nil:
		return false
	case *types.Nil:
		return w.string("nil")
	case *types.Var:
		w.objs = append(w.objs, obj)
		return w.string(w.table.objText(obj))
	}
	return w.string(w.table.objText(obj))
}
