// Package order_tests: in tests only missing-return is on.
package order_tests

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func handle(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusBadRequest) }

func TestServer(t *testing.T) {
	httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != "GET" {
			http.Error(w, "no", http.StatusMethodNotAllowed) // want `line 22 writes to the response again`
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

// greet replies where it fails.
func greet(w http.ResponseWriter, name string) error {
	if name == "" {
		http.Error(w, "no name", http.StatusBadRequest)
		return errors.New("no name")
	}
	return nil
}

// An assertion that ends the test returns only if it holds.
func TestRequired(t *testing.T) {
	httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		require.NoError(t, greet(w, r.URL.Path))
		fmt.Fprintln(w, "hello")
	}))
	httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := greet(w, r.URL.Path)
		require.New(t).Nil(err)
		fmt.Fprintln(w, "hello")
	}))
	httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := greet(w, r.URL.Path)
		require.True(t, err == nil)
		fmt.Fprintln(w, "hello")
	}))
	httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		assert.NoError(t, greet(w, r.URL.Path)) // want `line 67 writes to the response again`
		fmt.Fprintln(w, "hello")
	}))
	httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := greet(w, r.URL.Path) // want `line 72 writes to the response again`
		require.NotNil(t, err)
		fmt.Fprintln(w, "hello")
	}))
}

// A closure may call a handler again and again with the response that the test has made.
func BenchmarkHandle(b *testing.B) {
	rec := httptest.NewRecorder()
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			handle(rec, nil)
		}
	})
}
