// Command run calls each version of each handler with all inputs, and writes what happened to its output, a line of JSON
// for each call.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"example.com/run/kit"
)

// handler is a handler in its versions. They are in files of their own, named alike.
type handler struct {
	name     string
	versions []version
}

type version struct {
	file string
	f    http.HandlerFunc
}

// inputs is the number of different requests.
const inputs = 3 << 4

func request(n int) *http.Request {
	method, target := "GET", []string{"/", "/?a=1", "/?a"}[n>>4]
	if n&1 != 0 {
		method = "POST"
	}
	r := httptest.NewRequest(method, target, nil)
	for i, name := range []string{"X-B", "X-Fail", "X-Deny"} {
		if n&(2<<i) != 0 {
			r.Header.Set(name, "1")
		}
	}
	return r
}

// event is a call of the response, by the lines of the handler's file that are being executed.
type event struct {
	Kind  string // header, status or content
	Code  int    // of a status
	Lines []int
}

// call is what a call of a handler did.
type call struct {
	Handler  string
	Version  int
	Input    int
	Response string // what the client gets
	Log      []string
	Events   []event
}

// recorder is a response as net/http sends it.
type recorder struct {
	file    string
	header  http.Header
	sent    http.Header // nil until the header goes out
	interim strings.Builder
	code    int
	body    []byte
	events  []event
}

func (r *recorder) note(kind string, code int) {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	e := event{Kind: kind, Code: code}
	for {
		f, more := frames.Next()
		if filepath.Base(f.File) == r.file {
			e.Lines = append(e.Lines, f.Line)
		}
		if !more {
			break
		}
	}
	r.events = append(r.events, e)
}

func (r *recorder) Header() http.Header {
	r.note("header", 0)
	return r.header
}

func (r *recorder) WriteHeader(code int) {
	r.note("status", code)
	r.writeHeader(code)
}

func (r *recorder) writeHeader(code int) {
	switch {
	case r.sent != nil:
	case code < 100 || code > 999:
		panic(fmt.Sprintf("invalid WriteHeader code %v", code))
	case code < 200 && code != http.StatusSwitchingProtocols:
		fmt.Fprintf(&r.interim, "%d ", code)
		r.header.Write(&r.interim)
	default:
		r.code, r.sent = code, r.header.Clone()
	}
}

func (r *recorder) Write(b []byte) (int, error) {
	r.note("content", 0)
	if r.sent == nil {
		r.writeHeader(http.StatusOK)
	}
	if r.code == http.StatusNoContent || r.code == http.StatusNotModified || r.code == http.StatusSwitchingProtocols {
		return 0, http.ErrBodyNotAllowed
	}
	r.body = append(r.body, b...)
	return len(b), nil
}

// response returns what the client gets in the end.
func (r *recorder) response() string {
	if r.sent == nil {
		r.writeHeader(http.StatusOK)
	}
	if len(r.body) > 0 && r.sent["Content-Type"] == nil {
		r.sent.Set("Content-Type", http.DetectContentType(r.body))
	}
	if r.code == http.StatusNotModified {
		r.sent.Del("Content-Type")
	}
	for _, name := range r.header.Values("Trailer") {
		r.sent.Set("Trailer of "+name, r.header.Get(name))
	}
	var b strings.Builder
	b.WriteString(r.interim.String())
	fmt.Fprintf(&b, "%d\n", r.code)
	r.sent.Write(&b)
	fmt.Fprintf(&b, "\n%s", r.body)
	return b.String()
}

// do calls a handler. One that panics sends nothing.
func do(v version, input int) (c call) {
	w := &recorder{file: v.file, header: http.Header{}}
	defer func() {
		c.Input, c.Events = input, w.events
		if p := recover(); p != nil {
			c.Response = "panic: " + fmt.Sprint(p)
		}
	}()
	v.f(w, kit.WithLog(request(input), &c.Log))
	c.Response = w.response()
	return c
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	for _, h := range handlers {
		for i, v := range h.versions {
			for input := range inputs {
				c := do(v, input)
				c.Handler, c.Version = h.name, i
				if err := enc.Encode(c); err != nil {
					log.Fatal(err)
				}
			}
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
	if len(os.Args) > 1 {
		serve()
	}
}

// serve holds the recorder against a server: the first version of every handler replies with the same.
func serve() {
	var current version
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { current.f(w, r) }))
	server.Config.ErrorLog = log.New(new(strings.Builder), "", 0)
	server.Start()
	defer server.Close()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, h := range handlers {
		current = h.versions[0]
		for input := range inputs {
			r := request(input)
			r.RequestURI, r.URL.Scheme, r.URL.Host = "", "http", server.Listener.Addr().String()
			want := do(current, input).Response
			got := "panic: " + http.ErrAbortHandler.Error()
			if resp, err := client.Do(r); err == nil {
				got = wire(resp)
			} else if strings.HasPrefix(want, "panic: ") {
				got = want
			}
			if got != want {
				fmt.Fprintf(os.Stderr, "%s, input %d: the server sends\n%s\nand the recorder\n%s\n", h.name, input, got, want)
				os.Exit(1)
			}
		}
	}
}

func wire(resp *http.Response) string {
	defer resp.Body.Close()
	w := &recorder{header: http.Header{}}
	for name, values := range resp.Header {
		switch name {
		case "Date", "Content-Length", "Connection":
		default:
			w.header[name] = values
		}
	}
	w.writeHeader(resp.StatusCode)
	body := make([]byte, 1<<16)
	for {
		n, err := resp.Body.Read(body)
		w.body = append(w.body, body[:n]...)
		if err != nil {
			break
		}
	}
	return w.response()
}
