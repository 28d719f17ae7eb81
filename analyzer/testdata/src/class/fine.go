package class

import "net/http"

// These are the codes that the calls are for; a 201 has a Location too.
func right(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/", http.StatusCreated)
	http.Redirect(w, r, "/", http.StatusMultipleChoices)
	http.Redirect(w, r, "/", http.StatusPermanentRedirect)
	http.Error(w, "no", http.StatusBadRequest)
	http.Error(w, "no", http.StatusNetworkAuthenticationRequired)
}

// WriteHeader is for every code, informational ones too.
func header(w http.ResponseWriter) {
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(http.StatusSwitchingProtocols)
	w.WriteHeader(http.StatusOK)
}

// Where a code may reach something else as well, nobody can say.
func either(w http.ResponseWriter, r *http.Request, code int) {
	if r.URL.Path == "/" {
		http.Error(w, "no", code)
	} else {
		w.WriteHeader(code)
	}
}

// A helper that looks at the code first knows what it does.
func reply(w http.ResponseWriter, r *http.Request, code int) {
	if code >= 400 {
		http.Error(w, "no", code)
		return
	}
	w.WriteHeader(code)
}

func guarded(w http.ResponseWriter, code int) {
	if code == http.StatusOK {
		return
	}
	http.Error(w, "no", code)
}

func uses(w http.ResponseWriter, r *http.Request) {
	either(w, r, http.StatusOK)
	reply(w, r, http.StatusOK)
	guarded(w, http.StatusOK)
}
