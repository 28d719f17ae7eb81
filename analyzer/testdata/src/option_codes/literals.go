package codes

import "net/http"

// These may stay numbers.
func literals(w http.ResponseWriter, resp *http.Response) bool {
	w.WriteHeader(200)
	w.WriteHeader(0xC8)
	w.WriteHeader(404)
	w.WriteHeader(409)
	w.WriteHeader(410) // want `http.StatusGone`
	return resp.StatusCode == 200 ||
		resp.StatusCode == 201 || // want `http.StatusCreated`
		resp.StatusCode == 406
}

// What else is wrong with them is reported as ever.
func wrong(w http.ResponseWriter) {
	http.Error(w, "no", 200) // want `an error with 200 OK is a success`
}
