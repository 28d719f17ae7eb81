// Package elements keeps status codes in slices, arrays, maps and channels.
package elements

import (
	"net/http"
	"slices"
)

func slice(w http.ResponseWriter, i int) {
	codes := []int{200, 201}        // want `http.StatusOK` `http.StatusCreated`
	codes = append(codes, 202, 204) // want `http.StatusAccepted` `http.StatusNoContent`
	codes[i] = 206                  // want `http.StatusPartialContent`
	w.WriteHeader(codes[i])
}

func array(w http.ResponseWriter, i int) {
	codes := [...]int{0: 301, 404: 302} // want `http.StatusMovedPermanently` `http.StatusFound`
	http.Redirect(w, nil, "/", codes[i])
	matrix := [2][2]int{{400, 401}, {402, 403}} // want `http.StatusBadRequest` `http.StatusUnauthorized` `http.StatusPaymentRequired` `http.StatusForbidden`
	w.WriteHeader(matrix[0][1])
}

var byName = map[string]int{
	"missing": 404, // want `http.StatusNotFound`
	"gone":    410, // want `http.StatusGone`
	"none":    0,
}

func mapValue(w http.ResponseWriter, name string) {
	byName["new"] = 201 // want `http.StatusCreated`
	if code, ok := byName[name]; ok {
		w.WriteHeader(code)
	}
}

func channel(w http.ResponseWriter, bad bool) {
	ch := make(chan int, 200)
	go func() { ch <- 500 }() // want `http.StatusInternalServerError`
	select {
	case ch <- 501: // want `http.StatusNotImplemented`
	case code := <-ch:
		w.WriteHeader(code)
	}
	for code := range ch {
		http.Error(w, "no", code)
	}
}

func received(w http.ResponseWriter, ch <-chan int) { w.WriteHeader(<-ch) }

func sends(w http.ResponseWriter) {
	ch := make(chan int, 1)
	ch <- 503 // want `http.StatusServiceUnavailable`
	received(w, ch)
}

// Ranges.
func ranges(w http.ResponseWriter) {
	for _, code := range []int{404, 410} { // want `http.StatusNotFound` `http.StatusGone`
		w.WriteHeader(code)
	}
	for i, code := range [...]int{200} { // want `http.StatusOK`
		if i == 200 {
			w.WriteHeader(code)
		}
	}
	for _, code := range map[int]int{404: 403} { // want `http.StatusForbidden`
		w.WriteHeader(code)
	}
	for code := range map[int]string{404: "404"} { // want `http.StatusNotFound`
		w.WriteHeader(code)
	}
}

// Sets of codes that a response is looked up in.
var retryable = map[int]bool{
	429:                            true, // want `http.StatusTooManyRequests`
	503:                            true, // want `http.StatusServiceUnavailable`
	http.StatusGatewayTimeout:      true,
	http.StatusInternalServerError: false,
}

var texts = map[int]string{404: "not here", 410: "no more"} // want `http.StatusNotFound` `http.StatusGone`

var accepted = []int{200, 204} // want `http.StatusOK` `http.StatusNoContent`

func lookUps(resp *http.Response) bool {
	if retryable[resp.StatusCode] {
		return true
	}
	if text, ok := texts[resp.StatusCode]; ok && text != "" {
		return true
	}
	if _, ok := (map[int]struct{}{401: {}})[resp.StatusCode]; ok { // want `http.StatusUnauthorized`
		return true
	}
	for _, c := range accepted {
		if resp.StatusCode == c {
			return true
		}
	}
	return slices.Contains([]int{301, 302}, resp.StatusCode) || // want `http.StatusMovedPermanently` `http.StatusFound`
		slices.Index([]int{307}, resp.StatusCode) >= 0 // want `http.StatusTemporaryRedirect`
}

// Counts by status, looked up by number.
func counts(responses []*http.Response) int {
	seen := map[int]int{}
	for _, r := range responses {
		seen[r.StatusCode]++
	}
	delete(seen, 204)            // want `http.StatusNoContent`
	return seen[200] + seen[404] // want `http.StatusOK` `http.StatusNotFound`
}
