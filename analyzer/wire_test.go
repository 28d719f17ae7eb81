package analyzer_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
)

// The documentation of rules says what goes over the wire. Here it goes over a wire: every line of the bytes shown has to
// be in the responses, in that order, with nothing left of a response's content.
//
//nolint:statuslint // they are the mistakes that the rules are about
func TestWire(t *testing.T) {
	handlers := map[string][]http.HandlerFunc{
		"body": {
			func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(http.StatusNoContent)
				fmt.Fprintln(w, "deleted")
			},
			func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(http.StatusResetContent)
				fmt.Fprintln(w, "deleted")
			},
		},
		"class": {
			func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "quota exceeded", http.StatusOK) },
			func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "boom", 103) },
		},
		"invalid": {
			func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "exit status 1", 1) },
		},
		"late-error": {
			func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(http.StatusOK)
				if err := json.NewEncoder(w).Encode(func() {}); err != nil {
					http.Error(w, err.Error(), http.StatusInternalServerError)
				}
			},
		},
		"late-header": {
			func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(http.StatusOK)
				w.Header().Set("Content-Type", "application/json")
				fmt.Fprintln(w, `{"id":1}`)
			},
		},
		"mismatch": {
			func(w http.ResponseWriter, _ *http.Request) {
				http.Error(w, http.StatusText(http.StatusNotFound), http.StatusForbidden)
			},
		},
		"missing-return": {
			func(w http.ResponseWriter, _ *http.Request) {
				if err := errors.New("bad id"); err != nil {
					http.Error(w, err.Error(), http.StatusBadRequest)
				}
				json.NewEncoder(w).Encode(map[string]int{"id": 0})
			},
		},
		"nonstandard": {
			func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(420) },
		},
		"required-header": {
			func(w http.ResponseWriter, _ *http.Request) {
				http.Error(w, "use POST", http.StatusMethodNotAllowed)
			},
		},
		"superfluous": {
			func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(http.StatusOK)
				if err := errors.New("load failed"); err != nil {
					w.WriteHeader(http.StatusInternalServerError)
				}
			},
		},
	}
	for _, d := range analyzer.Rules() {
		var shown []string
		for line := range strings.Lines(d.Why) {
			if bytes, ok := strings.CutPrefix(line, "    "); ok {
				shown = append(shown, strings.TrimSuffix(bytes, "\n"))
			}
		}
		if len(shown) > 0 && len(handlers[d.ID]) == 0 {
			t.Errorf("%s: want a handler that sends the bytes %q", d.ID, shown)
		}
		for _, h := range handlers[d.ID] {
			shown = without(t, d.ID, shown, response(t, h))
		}
		if len(shown) > 0 {
			t.Errorf("%s: no handler sends %q", d.ID, shown)
		}
	}
}

// without takes the lines of one response, or of an interim one and the final one, from those that are shown.
func without(t *testing.T, rule string, shown []string, response string) []string {
	t.Helper()
	inContent := false
	for line := range strings.Lines(response) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case len(shown) > 0 && line == shown[0]:
			shown = shown[1:]
		case inContent && line != "" && !strings.HasPrefix(line, "HTTP/"), strings.HasPrefix(line, "HTTP/"):
			t.Errorf("%s does not show the line %q", rule, line)
		}
		inContent = inContent || line == ""
		if strings.HasPrefix(line, "HTTP/") {
			inContent = false
		}
	}
	return shown
}

// response returns the bytes that a client gets.
func response(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewUnstartedServer(h)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	defer server.Close()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(conn)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
