package tables

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestSlice(t *testing.T) {
	tests := []struct {
		name     string
		id       int
		wantCode int
	}{
		{"ok", 200, 200},                       // want `http.StatusOK`
		{name: "none", id: 404, wantCode: 404}, // want `http.StatusNotFound`
		{name: "zero", id: 404},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rec := httptest.NewRecorder()
			Handler(rec, nil)
			if rec.Code != tt.wantCode {
				t.Errorf("%d: %d, want %d", tt.id, rec.Code, tt.wantCode)
			}
		})
	}
}

func TestMap(t *testing.T) {
	for path, want := range map[string]int{
		"/":  200, // want `http.StatusOK`
		"/x": 404, // want `http.StatusNotFound`
	} {
		resp, err := http.Get(path)
		if err != nil || want != resp.StatusCode {
			t.Error(err)
		}
	}
	cases := map[string]struct{ status, size int }{
		"a": {200, 404},               // want `http.StatusOK`
		"b": {status: 410, size: 500}, // want `http.StatusGone`
	}
	for name, c := range cases {
		resp, _ := http.Get(name)
		if got := resp.StatusCode; got != c.status || c.size == 404 {
			t.Error(name)
		}
	}
}

type testCase struct {
	in   int
	want int
}

func (c testCase) run(t *testing.T) {
	rec := httptest.NewRecorder()
	Handler(rec, nil)
	check(t, rec, c.want)
}

func check(t *testing.T, rec *httptest.ResponseRecorder, want int) {
	t.Helper()
	if got := rec.Result().StatusCode; got != want {
		t.Fatalf("got %d, want %d", got, want)
	}
}

func TestMethod(t *testing.T) {
	for _, c := range []testCase{{404, 404}, {in: 200, want: 200}} { // want `http.StatusNotFound` `http.StatusOK`
		c.run(t)
	}
	for _, c := range []*testCase{{404, 403}} { // want `http.StatusForbidden`
		c.run(t)
	}
	check(t, httptest.NewRecorder(), 201) // want `http.StatusCreated`
}

// Sub-structs, and what a fake server is told to answer.
func TestServer(t *testing.T) {
	type response struct {
		code int
		body string
	}
	type expectation struct{ code int }
	tests := []struct {
		respond response
		want    expectation
		codes   []int
	}{
		{
			respond: response{503, "503"}, // want `http.StatusServiceUnavailable`
			want:    expectation{502},     // want `http.StatusBadGateway`
			codes:   []int{500, 504},      // want `http.StatusInternalServerError` `http.StatusGatewayTimeout`
		},
	}
	for _, tt := range tests {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(tt.respond.code)
			_, _ = w.Write([]byte(tt.respond.body))
		}))
		resp, _ := http.Get(srv.URL)
		if resp.StatusCode != tt.want.code {
			for _, c := range tt.codes {
				if c == resp.StatusCode {
					return
				}
			}
			t.Error()
		}
	}
}

// Tables of numbers that are no status.
func TestOther(t *testing.T) {
	for _, tt := range []struct{ in, want int }{{200, 404}, {404, 200}} {
		if got := double(tt.in); got != tt.want {
			t.Error(got)
		}
	}
}

func double(n int) int { return n + n }
