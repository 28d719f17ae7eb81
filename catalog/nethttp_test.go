package catalog

import (
	"errors"
	"fmt"
	"go/constant"
	"go/importer"
	"go/types"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
)

// netHTTPConstants reads the net/http of the running toolchain and returns its exported StatusX constants.
func netHTTPConstants(t *testing.T) map[string]int {
	t.Helper()
	pkg, err := importer.Default().Import("net/http")
	if err != nil {
		t.Fatalf("reading the export data of net/http: %v", err)
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

// OnWire is what net/http writes on the status line of every code that it sends.
func TestOnWire(t *testing.T) {
	for code := range 1000 {
		want := fmt.Sprintf("%d status code %d", code, code)
		if text := http.StatusText(code); text != "" {
			want = fmt.Sprintf("%d %s", code, text)
		}
		if got := OnWire(code); got != want {
			t.Errorf("OnWire(%d) = %q, want %q", code, got, want)
		}
	}
}

// What the catalog says of content is what net/http does with a Write after the code. It is asked on a server:
// httptest.ResponseRecorder refuses the content that a server sends after an interim response.
func TestContentIsWhatNetHTTPDoes(t *testing.T) {
	var code int
	var err error
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, err = io.WriteString(w, "content")
	}))
	defer server.Close()
	for code = 100; code <= 599; code++ {
		conn, dialed := net.Dial("tcp", server.Listener.Addr().String())
		if dialed != nil {
			t.Fatal(dialed)
		}
		io.WriteString(conn, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		got, read := io.ReadAll(conn)
		conn.Close()
		if read != nil {
			t.Fatal(read)
		}
		first, rest, _ := strings.Cut(string(got), "\r\n")
		if first != "HTTP/1.1 "+OnWire(code) {
			t.Errorf("%d: net/http sends %q", code, first)
		}
		_, content, _ := strings.Cut(rest, "\r\n\r\n")
		_, final, _ := strings.Cut(content, "\r\n\r\n")
		want := ContentAllowed
		switch {
		case errors.Is(err, http.ErrBodyNotAllowed) && content == "":
			want = ContentDropped
		case strings.HasPrefix(rest, "\r\nHTTP/1.1 200 OK") && final == "" && strings.HasSuffix(content, "content"):
			want = ContentLater
		case code == http.StatusResetContent && content == "content": // by RFC 9110 §15.3.6 alone
			want = ContentForbidden
		case content != "content":
			t.Errorf("%d: after the header comes %q (Write: %v)", code, content, err)
		}
		if got := ContentOf(code); got != want {
			t.Errorf("%d: content is %s, net/http says %s", code, got, want)
		}
	}
}
