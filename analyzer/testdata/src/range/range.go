// Package ranges has conditions on a status that decide nothing.
package ranges

import (
	"net/http"
	"net/http/httptest"
)

func never(resp *http.Response, rec *httptest.ResponseRecorder, code int) bool {
	if resp.StatusCode < 200 && resp.StatusCode >= 300 { // want `^the condition is never true: no status satisfies both sides; did you mean \|\|\? \(range\)$`
		return false
	}
	if resp.StatusCode >= 300 && resp.StatusCode < 200 { // want `never true`
		return false
	}
	if 200 > resp.StatusCode && 300 <= resp.StatusCode { // want `never true`
		return false
	}
	if resp.StatusCode == http.StatusOK && resp.StatusCode == http.StatusCreated { // want `never true`
		return false
	}
	if resp.StatusCode == http.StatusNotFound && code > 0 && resp.StatusCode >= 500 { // want `never true`
		return false
	}
	if code > 0 && (resp.StatusCode > 400 && resp.StatusCode < 400) { // want `never true`
		return false
	}
	if !(rec.Code < 500) && rec.Code < 500 { // want `never true`
		return false
	}
	if (resp.StatusCode == http.StatusOK || resp.StatusCode == http.StatusCreated) && resp.StatusCode > 299 { // want `never true`
		return false
	}
	return true
}

func always(resp *http.Response, rec *httptest.ResponseRecorder) bool {
	if resp.StatusCode != http.StatusOK || resp.StatusCode != http.StatusCreated { // want `^the condition is always true: every status satisfies one side; did you mean &&\? \(range\)$`
		return false
	}
	if resp.StatusCode >= 200 || resp.StatusCode < 300 { // want `always true`
		return false
	}
	code := rec.Code
	return code != http.StatusOK || code != http.StatusNotFound || code != http.StatusGone // want `always true`
}

func loops(resp *http.Response) {
	for resp.StatusCode < 100 && resp.StatusCode > 200 { // want `never true`
	}
	ok := resp.StatusCode > 299 && resp.StatusCode < 200 // want `never true`
	_ = ok
}

// The inner chain is reported, and the outer one, which it decides, is not.
func nested(resp *http.Response, retry bool) bool {
	return retry && !(resp.StatusCode >= 200 || resp.StatusCode < 300) // want `^the condition is always true: every status satisfies one side; did you mean &&\? \(range\)$`
}
