package magic

import "lookalike/http"

// A package called http that is not net/http.
func otherHTTP(w http.ResponseWriter, r *http.Response) {
	w.WriteHeader(404)
	http.Error(w, "no", 404)
	if r.StatusCode == 200 {
		r.StatusCode = 404
	}
	_ = http.StatusText(404)
}

type fake struct{ StatusCode string }

// Local names that hide the package.
func shadowed(f fake) {
	http := struct{ Error func(any, string, int) }{func(any, string, int) {}}
	http.Error(nil, "no", 404)
	if f.StatusCode == "404" {
		return
	}
}
