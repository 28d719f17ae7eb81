package catalog

import (
	"errors"
	"go/build"
	"go/constant"
	"go/importer"
	"go/token"
	"go/types"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
)

// netHTTPConstants type-checks the net/http of the running toolchain and returns its exported StatusX constants.
func netHTTPConstants(t *testing.T) map[string]int {
	t.Helper()
	// Without cgo the sources of package net need no C compiler to be type-checked.
	cgo := build.Default.CgoEnabled
	build.Default.CgoEnabled = false
	defer func() { build.Default.CgoEnabled = cgo }()

	pkg, err := importer.ForCompiler(token.NewFileSet(), "source", nil).Import("net/http")
	if err != nil {
		t.Fatalf("type-checking net/http: %v", err)
	}
	found := make(map[string]int)
	for _, name := range pkg.Scope().Names() {
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		if !ok || !c.Exported() || !strings.HasPrefix(name, "Status") || c.Val().Kind() != constant.Int {
			continue
		}
		value, _ := constant.Int64Val(c.Val())
		found[name] = int(value)
	}
	// 62 in Go 1.26, and constants of net/http do not go away: fewer means that the search went wrong.
	if len(found) < 62 {
		t.Fatalf("found only %d status constants in net/http", len(found))
	}
	return found
}

// The catalog's constants are net/http's, neither more nor fewer. A release of Go that adds one fails here.
func TestConstantsAreThoseOfNetHTTP(t *testing.T) {
	version := runtime.Version()
	want := netHTTPConstants(t)
	for name, code := range want {
		m, ok := ByConstant(name)
		switch {
		case !ok:
			t.Errorf("net/http of %s has %s, the catalog has not: in codes_%dxx.go, give the registered row "+
				"{Code: %d, Phrase: %q} the field Constant: %q, or add that row",
				version, name, code/100, code, http.StatusText(code), name)
		case m.Code != code:
			t.Errorf("%s is %d in net/http of %s and %d in the catalog", name, code, version, m.Code)
		}
		if got, ok := Constant(code); !ok || got != name {
			t.Errorf("Constant(%d) = %q, %v, want %q", code, got, ok, name)
		}
	}
	for _, m := range All() {
		if m.Constant == "" {
			continue
		}
		if _, ok := want[m.Constant]; !ok {
			t.Errorf("net/http of %s has no %s: remove the Constant from the row of %d", version, m.Constant, m.Code)
		}
	}
	if m, ok := ByConstant("StatusUnused"); ok {
		t.Errorf("ByConstant finds %d for a constant that does not exist", m.Code)
	}
	for _, code := range []int{-1, 0, 104, 306, 499, 1000} {
		if name, ok := Constant(code); ok || name != "" {
			t.Errorf("Constant(%d) = %q, %v, want none", code, name, ok)
		}
	}
}

// Whatever text net/http gives a code is known as one of its phrases, with net/http named where it is not the current
// one, and net/http has a text for exactly the codes that have a constant.
func TestStatusTextIsAPhrase(t *testing.T) {
	for code := range 1000 {
		text := http.StatusText(code)
		if _, ok := Constant(code); ok != (text != "") {
			t.Errorf("%d: a constant: %v, but the text %q", code, ok, text)
		}
		m, ok := Registered(code)
		if text == "" || !ok || text == m.Phrase {
			continue
		}
		known := false
		for _, p := range m.Phrases {
			known = known || p.Text == text && strings.Contains(p.Source, "net/http")
		}
		if !known {
			t.Errorf("%d: net/http says %q: add the Phrase with the Source net/http", code, text)
		}
	}
	// And nothing is attributed to net/http that it does not say.
	for _, m := range All() {
		for _, p := range m.Phrases {
			if strings.Contains(p.Source, "net/http") && p.Text != http.StatusText(m.Code) {
				t.Errorf("%d: net/http says %q, not %q", m.Code, http.StatusText(m.Code), p.Text)
			}
		}
	}
}

// The catalog says that content is dropped for exactly the codes for which net/http refuses to write it.
func TestContentDroppedIsWhatNetHTTPRefuses(t *testing.T) {
	for _, m := range All() {
		if m.Code < 100 || m.Content == NoResponse {
			continue
		}
		w := httptest.NewRecorder()
		w.WriteHeader(m.Code)
		_, err := w.Write([]byte("content"))
		if refused := errors.Is(err, http.ErrBodyNotAllowed); refused != (m.Content == ContentDropped) {
			t.Errorf("%d %q: content is %s, net/http answers a Write with %v", m.Code, m.Phrase, m.Content, err)
		}
	}
	if m, _ := Registered(http.StatusResetContent); m.Content != ContentForbidden {
		t.Errorf("205: content is %s, but RFC 9110 §15.3.6 forbids it", m.Content)
	}
}
