package order

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/internal/paths"
)

// A call returns the same value for the same arguments within one turn of a loop, and may return another one in the next: rows.Next(),
// a store, a random number. The functions and methods of this file only compute, so that they return the same in each turn. A handler
// that asks r.Header.Get("X") before a loop and in it gets one answer. Functions that call a function, or return a new object, are not
// among them.

// Computes implements paths.Client.
func (r *run) Computes(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	recv := fn.Signature().Recv()
	if recv == nil {
		switch fn.Pkg().Path() {
		case "strings", "strconv", "unicode", "unicode/utf8", "path", "html", "net/textproto":
			return !slices.ContainsFunc(slices.Collect(fn.Signature().Params().Variables()), isFunc) &&
				!slices.ContainsFunc(slices.Collect(fn.Signature().Results().Variables()), isPointer)
		case "errors":
			return fn.Name() == "Is" || fn.Name() == "Unwrap"
		}
		return false
	}
	switch fn.Pkg().Path() {
	case "net/http", "net/url", "net/textproto":
	default:
		return false // most packages have no such types
	}
	switch fn.FullName() {
	case "(net/http.Header).Get", "(net/http.Header).Values",
		"(net/textproto.MIMEHeader).Get", "(net/textproto.MIMEHeader).Values",
		"(net/url.Values).Get", "(net/url.Values).Has",
		"(*net/http.Request).BasicAuth", "(*net/http.Request).Context", "(*net/http.Request).Cookie", "(*net/http.Request).FormValue",
		"(*net/http.Request).PathValue", "(*net/http.Request).PostFormValue", "(*net/http.Request).ProtoAtLeast",
		"(*net/http.Request).Referer", "(*net/http.Request).UserAgent",
		"(*net/url.URL).EscapedPath", "(*net/url.URL).Hostname", "(*net/url.URL).IsAbs", "(*net/url.URL).Port", "(*net/url.URL).Query",
		"(*net/url.URL).RequestURI", "(*net/url.URL).String":
		return true
	}
	return false
}

func isFunc(v *types.Var) bool {
	_, is := v.Type().Underlying().(*types.Signature)
	return is
}

func isPointer(v *types.Var) bool {
	_, is := v.Type().Underlying().(*types.Pointer)
	return is
}

// changesHeader records that a call changes the header of a request, so that what Get returns afterwards is not followed.
func (r *run) changesHeader(st *paths.State, c *call) {
	fn, ok := c.Obj.(*types.Func)
	if !ok || c.recv == 0 || fn.Pkg() == nil || fn.Pkg().Path() != "net/http" {
		return
	}
	switch fn.FullName() {
	case "(net/http.Header).Add", "(net/http.Header).Del", "(net/http.Header).Set":
		if _, isResponse := r.resolve(st, c.recv, nil); !isResponse {
			r.exec.Touched(st, c.recv)
		}
	}
}
