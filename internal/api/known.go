package api

import (
	"go/types"
	"strings"
)

// The packages and types that algorithms ask for besides rows. The algorithms themselves have no import paths.
const (
	httpPath = "net/http"
	ioPath   = "io"

	// TestingPath is the package that helpers of tests import: they compare their arguments and do not send them.
	TestingPath = "testing"
)

// isNamed reports whether a named type, pointers stripped, is the one of that name.
func isNamed(t types.Type, path, name string) bool {
	tn := NamedOf(t)
	return tn != nil && declares(tn, path) && tn.Name() == name
}

func declares(obj types.Object, path string) bool {
	return obj.Pkg() != nil && obj.Pkg().Path() == path
}

// IsWriter reports whether t is http.ResponseWriter.
func IsWriter(t types.Type) bool { return isNamed(t, httpPath, "ResponseWriter") }

// IsHeaderMap reports whether t is http.Header.
func IsHeaderMap(t types.Type) bool { return isNamed(t, httpPath, "Header") }

// HoldsText reports whether t collects a text: bytes.Buffer and strings.Builder.
func HoldsText(t types.Type) bool {
	return isNamed(t, "bytes", "Buffer") || isNamed(t, "strings", "Builder")
}

// IsHandler reports whether t is func(http.ResponseWriter, *http.Request).
func IsHandler(t types.Type) bool {
	if t == nil {
		return false
	}
	sig, ok := t.Underlying().(*types.Signature)
	return ok && sig.Params().Len() == 2 && sig.Results().Len() == 0 &&
		IsWriter(sig.Params().At(0).Type()) && isNamed(sig.Params().At(1).Type(), httpPath, "Request")
}

// IsHandler reports whether t is the type of functions that reply to a request, given its response as the first argument: a
// http.HandlerFunc, or a type with a row that says so.
func (b *Bound) IsHandler(t types.Type) bool {
	if IsHandler(t) {
		return true
	}
	tn := NamedOf(t)
	return tn != nil && b.types[tn] != nil && b.types[tn].Handler
}

// IsSink reports whether t is an interface of package io, as which a response may be passed to write its body, or a type
// parameter with such a constraint.
func IsSink(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.TypeParam); ok {
		t = p.Constraint()
	}
	tn := NamedOf(t)
	return tn != nil && declares(tn, ioPath) && types.IsInterface(t)
}

// IsTrailer reports whether obj is the field of a request or response that holds its trailers.
func IsTrailer(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && v.IsField() && v.Name() == "Trailer" && declares(v, httpPath)
}

// IsEmpty reports whether obj is a variable that always holds an empty body: http.NoBody.
func IsEmpty(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && declares(v, httpPath) && v.Name() == "NoBody"
}

// FromHTTP reports whether t is declared in net/http or one of its sub-packages.
func FromHTTP(t types.Type) bool {
	tn := NamedOf(t)
	if tn == nil || tn.Pkg() == nil {
		return false
	}
	path := tn.Pkg().Path()
	return path == httpPath || strings.HasPrefix(path, httpPath+"/")
}

// NamedOf returns the name of a named type or of the type that a pointer points to; nil if it has none.
func NamedOf(t types.Type) *types.TypeName {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Origin().Obj()
	}
	return nil
}
