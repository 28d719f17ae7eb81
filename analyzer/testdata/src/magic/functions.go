package magic

import (
	"net/http"
	"net/http/httptest"
)

// The functions of net/http that take a status code.

func functions(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", 404)                 // want `http.StatusNotFound`
	http.Redirect(w, r, "/", 302)            // want `http.StatusFound`
	_ = http.RedirectHandler("/", 301)       // want `http.StatusMovedPermanently`
	_ = http.StatusText(404)                 // want `http.StatusNotFound`
	http.Error(w, http.StatusText(403), 403) // want `http.StatusForbidden` `http.StatusForbidden`
	go http.Error(w, "no", 404)              // want `http.StatusNotFound`
	defer http.Redirect(w, r, "/", 303)      // want `http.StatusSeeOther`
	(http.Error)(w, "no", 404)               // want `http.StatusNotFound`
	http.Error(w, "no", http.StatusNotFound)
}

func fields(resp *http.Response, rec *httptest.ResponseRecorder) {
	resp.StatusCode = 200            // want `http.StatusOK`
	(*resp).StatusCode = 201         // want `http.StatusCreated`
	rec.Code = 202                   // want `http.StatusAccepted`
	resp.StatusCode, rec.Code = 200, // want `http.StatusOK`
		404 // want `http.StatusNotFound`
	rec.Result().StatusCode = 500 // want `http.StatusInternalServerError`
}

func composites() {
	_ = http.Response{StatusCode: 200}                                                                // want `http.StatusOK`
	_ = &http.Response{Status: "200 OK", StatusCode: 200, ProtoMajor: 1}                              // want `http.StatusOK`
	_ = http.Response{"200 OK", 200, "HTTP/1.1", 1, 1, nil, nil, 0, nil, false, false, nil, nil, nil} // want `http.StatusOK`
	_ = []http.Response{{StatusCode: 404}, {StatusCode: 0}}                                           // want `http.StatusNotFound`
	_ = []*http.Response{{StatusCode: 403}}                                                           // want `http.StatusForbidden`
	_ = map[string]*http.Response{"a": {StatusCode: 401}}                                             // want `http.StatusUnauthorized`
	_ = map[string][]http.Response{"a": {{StatusCode: 400}}}                                          // want `http.StatusBadRequest`
	_ = [...]http.Response{2: {StatusCode: (500)}}                                                    // want `http.StatusInternalServerError`
	_ = struct{ http.Response }{http.Response{StatusCode: 201}}                                       // want `http.StatusCreated`
	type own http.Response
	_ = own{StatusCode: 204} // want `http.StatusNoContent`
	type wrapped struct{ r *http.Response }
	_ = wrapped{&http.Response{StatusCode: 206}} // want `http.StatusPartialContent`
}
