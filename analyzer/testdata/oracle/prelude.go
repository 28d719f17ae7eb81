package main

import (
	"bytes"
	"errors"
	"example.com/oracle/http"
	"fmt"
	"io"
	"strings"
	"sync"
)

// In gives a handler answers that the analyzer cannot see: a different k asks for a different thing.
type In interface {
	Bool(k int) bool
	Int(k int) int      // -1 to 4, and less if the handler adds to numbers
	Code(k int) int     // a status code
	Err(k int) error    // nil, errGone, errFull, another, or one that wraps errGone or errFull
	Str(k int) string   // "", "a" or "b"
	List(k int) []int   // of 0 to 2 elements
	Bytes(k int) []byte // of 0 or 1 elements
	Ptr(k int) *S       // nil or not
	Any(k int) any      // nil, an int, a string or an error
	More(k int) bool    // true for some times, then false
	Ask(k int) (int, error)
}

// S has fields whose names begin like each other.
type S struct {
	a, ab, abc  bool
	code, codes int
	err, errs   error
	in          struct{ a, ab bool }
}

// Q keeps what happened to a response.
type Q struct {
	done, failed bool
	code         int
	err          error
}

var (
	errGone    = errors.New("gone")
	errFull    = errors.New("full")
	errReplied = errors.New("replied")

	_ = fmt.Fprint
	_ = io.WriteString
	_ = http.Error
	_ = bytes.NewBuffer
	_ strings.Builder
	_ sync.Once
)
