package order_late

import (
	"io"
	"maps"
	"net/http"
)

// What is copied before the content is no trailer.
func copiedLate(w http.ResponseWriter, resp *http.Response) {
	w.WriteHeader(resp.StatusCode)
	maps.Copy(w.Header(), resp.Header) // want `this header is never sent`
	io.Copy(w, resp.Body)
}

func loopedLate(w http.ResponseWriter, resp *http.Response) {
	w.WriteHeader(resp.StatusCode)
	for k, list := range resp.Header {
		for _, v := range list {
			w.Header().Add(k, v) // want `this header is never sent`
		}
	}
	io.Copy(w, resp.Body)
}

// After the content it may be one.
func copiedAfter(w http.ResponseWriter, resp *http.Response, sums http.Header) {
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
	maps.Copy(w.Header(), sums)
}

func copiedInTime(w http.ResponseWriter, resp *http.Response) {
	maps.Copy(w.Header(), resp.Header)
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

// Copied from the header, not to it.
func copiedFrom(w http.ResponseWriter, to map[string][]string) {
	w.WriteHeader(http.StatusOK)
	maps.Copy(to, w.Header())
}

func takenAway(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	delete(w.Header(), "X-A") // want `^this change of the header is never sent`
	clear(w.Header())         // want `^this change of the header is never sent`
}

// Helpers are given the header map.
func mark(h http.Header) { h.Set("X-Mark", "1") }

func markIf(h http.Header, ok bool) {
	if ok {
		h.Set("X-Mark", "1")
	}
}

func markedLate(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	mark(w.Header()) // want `X-Mark, set by mark at line \d+, is never sent`
}

func markedMaybe(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	markIf(w.Header(), false)
}

func markedInTime(w http.ResponseWriter) {
	mark(w.Header())
	w.WriteHeader(http.StatusOK)
}
