package analyzer

import (
	"bufio"
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"net/textproto"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// wire is two servers of net/http on the loopback interface, one for each protocol.
type wire struct {
	t       *testing.T
	handler http.HandlerFunc
	servers [2]*httptest.Server
	log     lockedBuffer
}

// exchange is what a client gets for one request.
type exchange struct {
	http2   bool
	status  string // the words on the status line from the code on; over HTTP/2 the code alone
	interim []int  // the informational responses before the final one
	code    int    // the final status
	header  http.Header
	body    string
	raw     string // over HTTP/1.1 all the bytes
	err     error  // not nil if there is no response, or a broken one
	log     string // what the server logs
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) take() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	defer l.b.Reset()
	return l.b.String()
}

func newWire(t *testing.T) *wire {
	w := &wire{t: t}
	for i := range w.servers {
		s := httptest.NewUnstartedServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { w.handler(rw, r) }))
		s.Config.ErrorLog = log.New(&w.log, "", 0)
		if s.EnableHTTP2 = i == 1; s.EnableHTTP2 {
			s.StartTLS()
		} else {
			s.Start()
		}
		t.Cleanup(s.Close)
		w.servers[i] = s
	}
	return w
}

// send has a handler answer a GET over HTTP/1.1 and over HTTP/2.
func (w *wire) send(h http.HandlerFunc) [2]exchange {
	w.handler = h
	x := [2]exchange{w.http1(), w.http2()}
	return x
}

// http1 reads the bytes from a connection: a client of net/http would not show what follows a response.
func (w *wire) http1() exchange {
	w.t.Helper()
	var x exchange
	conn, err := net.Dial("tcp", w.servers[0].Listener.Addr().String())
	if err != nil {
		w.t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(time.Minute))
	io.WriteString(conn, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
	data, err := io.ReadAll(conn)
	if err != nil {
		w.t.Fatal(err)
	}
	x.raw, x.log = string(data), w.log.take()
	r := bufio.NewReader(bytes.NewReader(data))
	for {
		resp, err := http.ReadResponse(r, nil)
		if err != nil {
			x.err = err
			return x
		}
		x.status, x.code, x.header = resp.Status, resp.StatusCode, resp.Header
		// What follows a 101 is no response: if another came, it would be in the body below.
		if resp.StatusCode < 200 && resp.StatusCode != http.StatusSwitchingProtocols {
			x.interim = append(x.interim, resp.StatusCode)
			continue
		}
		body, err := io.ReadAll(resp.Body)
		rest, _ := io.ReadAll(r)
		x.body, x.err = string(body)+string(rest), err
		return x
	}
}

func (w *wire) http2() exchange {
	w.t.Helper()
	x := exchange{http2: true}
	ctx := httptrace.WithClientTrace(context.Background(), &httptrace.ClientTrace{
		Got1xxResponse: func(code int, _ textproto.MIMEHeader) error { x.interim = append(x.interim, code); return nil },
		Got100Continue: func() {},
	})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, w.servers[1].URL, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	client := w.servers[1].Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	resp, err := client.Do(req)
	if err == nil {
		defer resp.Body.Close()
		if resp.ProtoMajor != 2 {
			w.t.Fatalf("the client speaks %s", resp.Proto)
		}
		var body []byte
		body, err = io.ReadAll(resp.Body)
		x.status, x.code, x.header, x.body = strconv.Itoa(resp.StatusCode), resp.StatusCode, resp.Header, string(body)
	}
	x.err, x.log = err, w.log.take()
	return x
}

// follows reports whether net/http's client goes on to the Location of a handler's response.
func (w *wire) follows(h http.HandlerFunc) bool {
	w.t.Helper()
	arrived := false
	w.handler = func(rw http.ResponseWriter, r *http.Request) {
		if arrived = arrived || r.URL.Path != "/"; !arrived {
			h(rw, r)
		}
	}
	resp, err := w.servers[0].Client().Get(w.servers[0].URL + "/")
	if err == nil {
		resp.Body.Close()
	}
	return arrived
}

// handlerSource returns the statements of the functions of a test file, by name, so that what is analysed and what is
// executed are the same text.
func handlerSource(t *testing.T, file string) map[string]string {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]string{}
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		var lines []string
		for _, s := range fn.Body.List {
			var b strings.Builder
			if err := (&printer.Config{Mode: printer.TabIndent, Tabwidth: 8}).Fprint(&b, fset, s); err != nil {
				t.Fatal(err)
			}
			lines = append(lines, b.String())
		}
		list[fn.Name.Name] = strings.Join(lines, "\n")
	}
	return list
}
