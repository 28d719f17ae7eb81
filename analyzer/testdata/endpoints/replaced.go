// The source of random numbers is set by the program.
package main

import (
	"crypto/rand"
	"errors"
	"io"
	"net/http"
)

type empty struct{}

func (empty) Read([]byte) (int, error) { return 0, errors.New("empty") }

func random(w http.ResponseWriter, r *http.Request) {
	if _, err := io.ReadFull(rand.Reader, make([]byte, 16)); err != nil {
		w.WriteHeader(500)
	}
}

func main() {
	rand.Reader = empty{}
	http.HandleFunc("GET /random", random)
	http.ListenAndServe(":80", nil)
}

// want:
// GET /random 200 500
