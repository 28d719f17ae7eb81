package elements

import (
	"iter"
	"net/http"
)

// Iterators yield what their loops are about.

func yields() iter.Seq[int] {
	return func(yield func(int) bool) {
		_ = yield(404) && yield(410) // want `http.StatusNotFound` `http.StatusGone`
	}
}

func twice() iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		_ = yield(404, 403) // want `http.StatusForbidden`
	}
}

type list []int

func (l list) all(yield func(int) bool) {
	for _, code := range l {
		if !yield(code) {
			return
		}
	}
}

func iterators(w http.ResponseWriter, received iter.Seq[int]) {
	for code := range yields() {
		w.WriteHeader(code)
	}
	for i, code := range twice() {
		if i == 404 {
			w.WriteHeader(code)
		}
	}
	for code := range (list{500, 502}).all { // want `http.StatusInternalServerError` `http.StatusBadGateway`
		w.WriteHeader(code)
	}
	for code := range func(yield func(int) bool) { yield(503) } { // want `http.StatusServiceUnavailable`
		w.WriteHeader(code)
	}
	for code := range received {
		w.WriteHeader(code)
	}
}

func widths() iter.Seq[int] { return func(yield func(int) bool) { yield(300) } }

func total(w http.ResponseWriter) (sum int) {
	for n := range widths() {
		sum += n
	}
	return sum
}
