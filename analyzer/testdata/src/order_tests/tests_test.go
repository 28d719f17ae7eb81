// Package order_tests: in tests only missing-return is on.
package order_tests

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

func handle(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusBadRequest) }

func TestServer(t *testing.T) {
	httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != "GET" {
			http.Error(w, "no", http.StatusMethodNotAllowed) // want `goes on and writes to the response at line 18`
		}
		fmt.Fprintln(w, "hello")
	}))
	httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		w.WriteHeader(http.StatusTeapot)
		w.Header().Set("X-A", "1")
	}))
	// A test may call handlers twice with the response that it has made.
	rec := httptest.NewRecorder()
	handle(rec, nil)
	handle(rec, nil)
	if rec.Code != 400 {
		http.Error(rec, "no", http.StatusBadRequest)
		t.Fatal("no")
	}
	fmt.Fprintln(rec, "hello")
}
