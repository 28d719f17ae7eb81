// Calls that never fail for their arguments.
package main

import (
	"compress/gzip"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"math/big"
	mathrand "math/rand"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"time"
)

// All levels that are constants of the package are valid.
func packed(w http.ResponseWriter, r *http.Request) {
	z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	defer z.Close()
	w.WriteHeader(http.StatusAccepted)
}

func level(w http.ResponseWriter, r *http.Request) {
	_, err := gzip.NewWriterLevel(nil, len(r.URL.Path))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

// Constants of the right form.
func parsed(w http.ResponseWriter, r *http.Request) {
	if _, err := url.Parse("https://example.com/a"); err != nil {
		w.WriteHeader(500)
		return
	}
	ok, err := regexp.MatchString(`^[a-z]+$`, r.FormValue("name"))
	if err != nil {
		w.WriteHeader(501)
		return
	}
	if _, err := time.ParseDuration("15m"); err != nil {
		w.WriteHeader(502)
		return
	}
	if _, err := time.Parse(time.DateOnly, "2024-02-29"); err != nil {
		w.WriteHeader(503)
		return
	}
	if _, err := time.LoadLocation("UTC"); err != nil {
		w.WriteHeader(504)
		return
	}
	_, err = http.NewRequestWithContext(r.Context(), http.MethodGet, "https://example.com/a", nil)
	if err != nil {
		w.WriteHeader(505)
		return
	}
	if !ok {
		w.WriteHeader(400)
	}
}

// Constants of a wrong form, and others.
func wrong(w http.ResponseWriter, r *http.Request) {
	if _, err := url.Parse("https://example.com/" + r.FormValue("name")); err != nil {
		w.WriteHeader(500)
		return
	}
	if _, err := regexp.Compile(`^[a-z+$`); err != nil {
		w.WriteHeader(501)
		return
	}
	if _, err := time.ParseDuration("15 minutes"); err != nil {
		w.WriteHeader(502)
		return
	}
	if _, err := time.Parse(time.DateOnly, "2023-02-29"); err != nil {
		w.WriteHeader(503)
		return
	}
	if _, err := time.LoadLocation("Europe/Berlin"); err != nil {
		w.WriteHeader(504)
		return
	}
	if _, err := http.NewRequest("GET ", "https://example.com/a", nil); err != nil {
		w.WriteHeader(505)
		return
	}
	if _, err := http.NewRequest(r.Method, "https://example.com/a", nil); err != nil {
		w.WriteHeader(506)
	}
}

func digits() (string, error) {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%06d", n), nil
}

func random(w http.ResponseWriter, r *http.Request) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(rand.Reader, b); err != nil {
		w.WriteHeader(500)
		return
	}
	if _, err := digits(); err != nil {
		w.WriteHeader(501)
	}
}

// Other sources.
func seeded(w http.ResponseWriter, r *http.Request) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(r.Body, b); err != nil {
		w.WriteHeader(500)
		return
	}
	if _, err := rand.Int(mathrand.New(mathrand.NewSource(1)), big.NewInt(10)); err != nil {
		w.WriteHeader(501)
	}
}

func hashed(w http.ResponseWriter, r *http.Request) {
	var h hash.Hash = sha256.New()
	if _, err := h.Write([]byte(r.URL.Path)); err != nil {
		w.WriteHeader(500)
		return
	}
	if _, err := io.WriteString(h, r.URL.Path); err != nil {
		w.WriteHeader(501)
		return
	}
	if _, err := fmt.Fprintf(h, "%s", r.URL.Path); err != nil {
		w.WriteHeader(502)
		return
	}
	if _, err := io.Copy(h, r.Body); err != nil { // the reader may fail
		w.WriteHeader(503)
		return
	}
	if _, err := fmt.Fprintln(os.Stdout, h.Sum(nil)); err != nil {
		w.WriteHeader(504)
	}
}

func main() {
	http.HandleFunc("GET /packed", packed)
	http.HandleFunc("GET /level", level)
	http.HandleFunc("GET /parsed", parsed)
	http.HandleFunc("GET /wrong", wrong)
	http.HandleFunc("GET /random", random)
	http.HandleFunc("GET /seeded", seeded)
	http.HandleFunc("GET /hashed", hashed)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /hashed 200 503 504
// GET /level 202 500
// GET /packed 202
// GET /parsed 200 400
// GET /random 200
// GET /seeded 200 500 501
// GET /wrong 200 500 501 502 503 504 505 506
