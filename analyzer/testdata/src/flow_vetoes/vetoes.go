// Package vetoes uses numbers as status codes and as other numbers: then they are no status codes that are written as
// numbers.
package vetoes

import (
	"math/rand"
	"net/http"
	"os"
	"strings"
	"syscall"
	"time"
)

// Arithmetic.
func arithmetic(w http.ResponseWriter, n int) {
	code := 404
	w.WriteHeader(code)
	_ = code * n

	sum := 200
	sum += n
	w.WriteHeader(sum)

	counter := 100
	counter++
	w.WriteHeader(counter)

	negative := 200
	w.WriteHeader(negative)
	_ = -negative

	bits := 400
	w.WriteHeader(bits)
	_ = bits&0xff == 0 || bits<<1 == 2 || bits^n == 1
}

func base(w http.ResponseWriter, offset int) {
	w.WriteHeader(400 + offset)
}

// Arithmetic that is about status codes: their class.
func class(w http.ResponseWriter) {
	code := 404 // want `http.StatusNotFound`
	if code/100 == 4 || code%100 == 4 {
		w.WriteHeader(code)
	}
}

// Indexing, slicing, lengths, counting.
func indexing(w http.ResponseWriter, list []string, text string) {
	index := 200
	_ = list[index]
	w.WriteHeader(index)

	bound := 200
	_ = text[:bound]
	w.WriteHeader(bound)

	size := 200
	_ = make([]byte, size)
	w.WriteHeader(size)

	length := 200
	_ = make([]byte, 0, length)
	w.WriteHeader(length)

	times := 200
	for range times {
		w.WriteHeader(times)
	}

	low := 200
	for i := range low {
		_ = i
	}
	w.WriteHeader(low)
}

// Functions about other numbers.
func foreign(w http.ResponseWriter) {
	exit := 200
	w.WriteHeader(exit)

	sleep := 200
	time.Sleep(time.Duration(sleep))
	w.WriteHeader(sleep)

	random := 200
	_ = rand.Intn(random)
	w.WriteHeader(random)

	errno := 404
	_ = syscall.Errno(errno)
	w.WriteHeader(errno)

	capacity := 404
	_ = capacity < cap(os.Args)
	w.WriteHeader(capacity)

	repeat := 404
	_ = strings.Repeat("-", 3) == "" || len(os.Args) == repeat
	w.WriteHeader(repeat)
	os.Exit(exit)
}

// Through a function, a field, a result.
type job struct{ code int }

func (j job) run(w http.ResponseWriter) {
	w.WriteHeader(j.code)
	if j.code > 0 {
		os.Exit(j.code)
	}
}

var jobs = []job{{404}, {code: 500}}

func finish(w http.ResponseWriter, code int) {
	w.WriteHeader(code)
	exitWith(code)
}

func exitWith(code int) { os.Exit(code) }

func number() int { return 404 }

func uses(w http.ResponseWriter) {
	finish(w, 404)
	n := number()
	w.WriteHeader(n)
	_ = make([]byte, number())
}

// What takes a number that is no code holds codes of another kind: then those that look like status codes are none.
type outcome struct{ code int }

func (o outcome) send(w http.ResponseWriter) {
	if o.code < 600 {
		w.WriteHeader(o.code)
	}
}

var outcomes = []outcome{{200}, {404}, {1001}}

func coded(w http.ResponseWriter, code int) {
	if code > 999 {
		code = http.StatusBadRequest
	}
	w.WriteHeader(code)
}

func odd(w http.ResponseWriter) {
	coded(w, 404)
	coded(w, 4004)

	code := 200
	if w != nil {
		code = 20000
	}
	w.WriteHeader(code)
}

// 0 and -1 stand for "none": they spoil nothing.
func none(w http.ResponseWriter, bad bool) {
	code := -1
	if bad {
		code = 404 // want `http.StatusNotFound`
	} else {
		code = 0
	}
	if code > 0 {
		w.WriteHeader(code)
	}
}

// What stands at the sink itself is a status, whatever else is sent there.
func direct(w http.ResponseWriter) {
	w.WriteHeader(404) // want `http.StatusNotFound`
}
