package routes

import (
	"go/ast"
	"go/constant"
	"go/types"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/syntax"
)

// isValid reports whether arguments of a call are those for which the call never fails.
func (m *machine) isValid(info *types.Info, e *ast.CallExpr, valid [2]api.Valid) bool {
	for _, v := range valid {
		if v.Arg != 0 && !m.takes(info, e, v) {
			return false
		}
	}
	return valid[0].Arg != 0
}

// takes is isValid for one argument.
func (m *machine) takes(info *types.Info, e *ast.CallExpr, valid api.Valid) bool {
	if valid.Arg > len(e.Args) {
		return false
	}
	if valid.Var != "" {
		v, ok := syntax.Named(info, e.Args[valid.Arg-1]).(*types.Var)
		return ok && isGlobal(v) && globalKey(v) == valid.Var && !m.changes(valid.Var)
	}
	v := info.Types[e.Args[valid.Arg-1]].Value
	switch {
	case v == nil:
		return false
	case valid.Is == api.AnyForm:
		n, exact := constant.Int64Val(constant.ToInt(v))
		return exact && int64(valid.Min) <= n && n <= int64(valid.Max)
	case v.Kind() != constant.String:
		return false
	}
	text, err := constant.StringVal(v), error(nil)
	switch valid.Is {
	case api.URLForm:
		_, err = url.Parse(text)
	case api.RequestForm:
		_, err = url.ParseRequestURI(text)
	case api.PatternForm:
		_, err = regexp.Compile(text)
	case api.DurationForm:
		_, err = time.ParseDuration(text)
	case api.TimeForm:
		layout, known := stringOf(info, e.Args[valid.Arg-2])
		if !known {
			return false
		}
		_, err = time.Parse(layout, text)
	case api.ZoneForm:
		return text == "" || text == "UTC" || text == "Local" // others need a database
	case api.MethodForm:
		return strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
	}
	return err == nil
}

// neverFails reports whether writes to a writer never fail: a buffer, a hash.
func neverFails(w where, writer ast.Expr) bool {
	if writer == nil {
		return false
	}
	t := typeOf(w.fn.pkg.Pass.TypesInfo, writer)
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "Write")
	if obj == nil {
		return false
	}
	row := w.fn.pkg.Bound.Func(obj, t)
	return row != nil && row.Language.Never
}
