package reference_test

import (
	"bufio"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/reference"
)

// TestSent sends the codes and compares what a client gets with the sentences.
func TestSent(t *testing.T) {
	codes := map[int]bool{299: true, 430: true, 599: true, 700: true}
	for _, m := range catalog.All() {
		codes[m.Code] = true
	}
	for code := range codes {
		text := strings.Join(reference.Sent(code), "\n")
		if code < 200 || code > 999 {
			continue
		}
		var line string
		var written error
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/next" {
				fmt.Fprint(w, r.Method)
				return
			}
			w.Header().Set("Location", "/next")
			w.WriteHeader(code)
			_, written = w.Write([]byte("x"))
		}))
		conn, err := (&http.Transport{}).RoundTrip(request(t, server.URL))
		if err != nil {
			t.Fatal(code, err)
		}
		line = conn.Proto + " " + conn.Status
		conn.Body.Close()
		if got := strings.Contains(text, "the status line is \""+line+"\""); got != (http.StatusText(code) == "") {
			t.Errorf("%d: %q, and the text says %s", code, line, text)
		}
		if got := strings.Contains(text, "Write returns http.ErrBodyNotAllowed"); got != (written == http.ErrBodyNotAllowed) {
			t.Errorf("%d: Write returns %v, and the text says %s", code, written, text)
		}
		resp, err := http.Post(server.URL, "text/plain", strings.NewReader("x"))
		if err != nil {
			t.Fatal(code, err)
		}
		method, _ := bufio.NewReader(resp.Body).ReadString('\n')
		resp.Body.Close()
		if got := strings.Contains(text, "with GET after a POST"); got != (method == "GET") {
			t.Errorf("%d is followed with %q, and the text says %s", code, method, text)
		}
		if got := strings.Contains(text, "the same request to Location"); got != (method == "POST") {
			t.Errorf("%d is followed with %q, and the text says %s", code, method, text)
		}
		server.Close()
	}
	for _, code := range []int{0, 99, 1000} {
		func() {
			defer func() {
				if says := strings.Contains(strings.Join(reference.Sent(code), ""), "net/http panics"); says != (recover() != nil) {
					t.Errorf("%d: the text says %t", code, says)
				}
			}()
			httptest.NewRecorder().WriteHeader(code)
		}()
	}
}

func request(t *testing.T, url string) *http.Request {
	r, err := http.NewRequest("GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestSilence: the ways are about the rule, and the last one turns it off.
func TestSilence(t *testing.T) {
	for _, on := range []bool{true, false} {
		ways := reference.Silence("body", on)
		if slices.ContainsFunc(ways, func(w reference.Way) bool { return !strings.Contains(w.Write, "body") || w.Where == "" }) || len(ways) < 3 {
			t.Errorf("%q", ways)
		}
	}
}
