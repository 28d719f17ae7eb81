package magic

import (
	"net/http"
	"net/http/httptest"
)

// Status codes that are fine as they are written.

const teapot = 418

const (
	first = 200 + iota
	second
)

func spelled(w http.ResponseWriter, resp *http.Response, rec *httptest.ResponseRecorder) {
	// A constant has a name, whoever declared it, also within an expression.
	w.WriteHeader(http.StatusNotFound)
	w.WriteHeader(teapot)
	w.WriteHeader(second)
	w.WriteHeader(http.StatusOK + 4)
	w.WriteHeader(int(http.StatusOK))

	// net/http has no constant for these; other rules have their say where they are sent.
	if resp.StatusCode == 420 || resp.StatusCode == 306 || resp.StatusCode == 599 || rec.Code == 999 {
		return
	}

	// 0 and -1 stand for "no status".
	if resp.StatusCode == 0 || rec.Code == -1 {
		resp.StatusCode = 0
	}
	code := 0
	if rec.Code != 0 {
		code = rec.Code
	}
	_ = code
	rec.Code = -1
}

func ranges(resp *http.Response, rec *httptest.ResponseRecorder) string {
	// Ranges are about classes, and read better as numbers.
	if resp.StatusCode >= 400 || resp.StatusCode < 200 || 300 <= resp.StatusCode || rec.Code > 299 {
		return "bad"
	}
	// So is arithmetic.
	if resp.StatusCode/100 == 2 || resp.StatusCode%100 == 4 || (rec.Code/100)*100 == 400 {
		return "class"
	}
	if resp.StatusCode&0x190 == 400 {
		return "bits"
	}
	switch resp.StatusCode / 100 {
	case 2, 3:
		return "fine"
	}
	switch {
	case resp.StatusCode >= 200 && resp.StatusCode <= 299:
		return "fine"
	}
	return ""
}
