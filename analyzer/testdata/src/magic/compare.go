package magic

import (
	"net/http"
	"net/http/httptest"
)

// Comparisons: == and !=, either way round, in conditions and in switches.

func comparisons(resp *http.Response, rec *httptest.ResponseRecorder) bool {
	if resp.StatusCode == 200 { // want `http.StatusOK`
	}
	if resp.StatusCode != 200 { // want `http.StatusOK`
	}
	if 200 == resp.StatusCode { // want `http.StatusOK`
	}
	if 200 != rec.Code { // want `http.StatusOK`
	}
	if (resp.StatusCode) == (0xC8) { // want `http.StatusOK`
	}
	if int64(resp.StatusCode) == 200 { // want `http.StatusOK`
	}
	if resp.StatusCode == int(200) { // want `http.StatusOK`
	}
	if rec.Result().StatusCode == 404 || resp.StatusCode == 410 { // want `http.StatusNotFound` `http.StatusGone`
	}
	ok := resp.StatusCode == 200        // want `http.StatusOK`
	bad := !(resp.StatusCode == 200)    // want `http.StatusOK`
	return ok || bad || rec.Code == 304 // want `http.StatusNotModified`
}

func switches(resp *http.Response) {
	switch resp.StatusCode {
	case 200, 201: // want `http.StatusOK` `http.StatusCreated`
	case http.StatusAccepted, 204: // want `http.StatusNoContent`
	case 0, -1, 299:
	case 0x12d: // want `http.StatusMovedPermanently`
	default:
	}
	switch code := resp.StatusCode; code {
	case 404: // want `http.StatusNotFound`
	}
	switch code := resp.StatusCode; {
	case code == 404: // want `http.StatusNotFound`
	case 410 == code: // want `http.StatusGone`
	case code >= 500:
	}
	switch {
	case resp.StatusCode == 404 && resp.ContentLength > 0: // want `http.StatusNotFound`
	}
	switch 200 { // want `http.StatusOK`
	case resp.StatusCode:
	}
}

func copies(resp *http.Response, rec *httptest.ResponseRecorder) {
	code := resp.StatusCode
	if code == 404 { // want `http.StatusNotFound`
	}
	var again int
	again = code
	switch again {
	case 500: // want `http.StatusInternalServerError`
	}
	wide := int64(again)
	if wide != 500 { // want `http.StatusInternalServerError`
	}
	if c := rec.Code; c == 201 { // want `http.StatusCreated`
	}
	got, want := rec.Code, 403 // want `http.StatusForbidden`
	if got != want {
	}
	var status, length = resp.StatusCode, resp.ContentLength
	if status == 206 && length == 206 { // want `http.StatusPartialContent`
	}
	p := &resp.StatusCode
	if *p == 204 { // want `http.StatusNoContent`
	}
}

func expected(rec *httptest.ResponseRecorder) bool {
	want := 200          // want `http.StatusOK`
	if rec.Code == 201 { // want `http.StatusCreated`
		want = 202 // want `http.StatusAccepted`
	}
	const named = 203
	return rec.Code == want || rec.Code == named
}
