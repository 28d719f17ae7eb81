package fakes

import (
	"io"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// What fills http.Response.StatusCode is a status: a parameter, a column of a table, a field.

func newResponse(code int, body string, length int) *http.Response {
	return &http.Response{StatusCode: code, Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(length)}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestFetch(t *testing.T) {
	for _, test := range []struct {
		code, length int
	}{
		{503, 503}, // want `http.StatusServiceUnavailable`
		{http.StatusOK, 200},
	} {
		client := &http.Client{Transport: roundTripper(func(*http.Request) (*http.Response, error) {
			return newResponse(test.code, "", test.length), nil
		})}
		if _, err := fetch(client); err != nil {
			t.Error(err)
		}
	}
	_ = newResponse(404, "", 404) // want `http.StatusNotFound`
	resp := newResponse(http.StatusOK, "", 0)
	code := 301 // want `http.StatusMovedPermanently`
	resp.StatusCode = code
}

// Fakes that keep the status in an atomic or behind a mutex.

type fake struct {
	status atomic.Int32
	calls  atomic.Int32
	old    int64
	mu     sync.Mutex
	code   int
}

func (f *fake) set(code int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.code = code
}

func (f *fake) get() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.code
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.calls.Add(1)
	switch r.URL.Path {
	case "/old":
		w.WriteHeader(int(atomic.LoadInt64(&f.old)))
	case "/code":
		w.WriteHeader(f.get())
	default:
		w.WriteHeader(int(f.status.Load()))
	}
}

func TestFake(t *testing.T) {
	f := &fake{old: 200}            // want `http.StatusOK`
	f.status.Store(429)             // want `http.StatusTooManyRequests`
	f.status.CompareAndSwap(0, 503) // want `http.StatusServiceUnavailable`
	f.set(502)                      // want `http.StatusBadGateway`
	atomic.StoreInt64(&f.old, 404)  // want `http.StatusNotFound`
	f.calls.Store(200)
	var sum atomic.Int32
	sum.Store(400)
	f.status.Store(sum.Load()) // a counter, though it is sent
	sum.Add(1)
	if f.calls.Load() != 300 {
		t.Error()
	}
}

// A field that holds statuses in production code holds them in its tests, by whatever way they get there.

func result(code int, size int64) Result {
	return Result{Code: code, Size: size}
}

func TestKeep(t *testing.T) {
	if keep(nil) == result(404, 404) { // want `http.StatusNotFound`
		t.Error()
	}
	size := int64(200)
	code := 500 // want `http.StatusInternalServerError`
	_ = Result{code, size}
	if !reflect.DeepEqual(counts(nil), map[int]int{502: 502}) { // want `http.StatusBadGateway`
		t.Error()
	}
}
