package elements

import (
	"fmt"
	"net/http"
	"strconv"
)

// A getter with a default: one number is a status, the other a width.
type settings map[string]int

func (s settings) get(name string, otherwise int) int {
	if n, ok := s[name]; ok {
		return n
	}
	return otherwise
}

func getter(w http.ResponseWriter, s settings) {
	w.WriteHeader(s.get("status", 503)) // want `http.StatusServiceUnavailable`
	fmt.Println(s.get("width", 300))
}

func lookUp(name string, otherwise int) int {
	if name == "" {
		return 200
	}
	return otherwise
}

func looksUp(w http.ResponseWriter) int {
	width := lookUp("width", 500)
	http.Error(w, "no", lookUp("status", 404)) // want `http.StatusNotFound`
	return width
}

// One without a name: what comes in goes out.
func atLeast(n, limit int) int {
	if n < limit {
		return limit
	}
	return n
}

func limits(w http.ResponseWriter, code, size int) []byte {
	w.WriteHeader(atLeast(code, 400)) // want `http.StatusBadRequest`
	if n := atLeast(size, 300); n == 500 {
		return nil
	}
	return make([]byte, atLeast(size, 200))
}

// Look-ups of other packages: each call is one of its own.
func parses(w http.ResponseWriter, status, width string) bool {
	code, _ := strconv.Atoi(status)
	w.WriteHeader(code)
	if n, _ := strconv.Atoi(width); n == 300 {
		return true
	}
	return code == 404 // want `http.StatusNotFound`
}

// One that is only asked for statuses.
func statusOf(name string, otherwise int) int {
	if name == "" {
		return 400 // want `http.StatusBadRequest`
	}
	return otherwise
}

func asks(w http.ResponseWriter, teapot bool) {
	code := statusOf("a", 404) // want `http.StatusNotFound`
	w.WriteHeader(code)
	if teapot {
		w.WriteHeader(statusOf("b", 410)) // want `http.StatusGone`
	}
}

// A map with a status among other numbers, each under its name.
var numbers = map[string]int{
	"status": 503, // want `http.StatusServiceUnavailable`
	"width":  500,
}

type page struct{ numbers map[string]int }

func byKey(w http.ResponseWriter, p page) {
	numbers["height"] = 300
	w.WriteHeader(numbers["status"])
	local := map[string]int{"code": 404, "width": 200} // want `http.StatusNotFound`
	http.Error(w, "no", local["code"])
	fmt.Println(numbers["width"], local["width"])
	w.WriteHeader(p.numbers["code"])
}

func fills() page {
	return page{numbers: map[string]int{"code": 409, "depth": 400}} // want `http.StatusConflict`
}

// Of several arguments one is sent.
func last(w http.ResponseWriter, codes ...int) { w.WriteHeader(codes[len(codes)-1]) }

func first(w http.ResponseWriter, numbers ...int) {
	w.WriteHeader(numbers[0])
	for _, n := range numbers[1:] {
		fmt.Println(n)
	}
}

func every(w http.ResponseWriter, codes ...int) {
	for _, code := range codes {
		w.WriteHeader(code)
	}
}

func some(w http.ResponseWriter) {
	last(w, 201, 404)
	first(w, 202, 300) // want `http.StatusAccepted`
	every(w, 200, 404) // want `http.StatusOK` `http.StatusNotFound`
}
