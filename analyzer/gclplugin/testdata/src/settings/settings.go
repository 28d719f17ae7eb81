package settings

import "net/http"

func handler(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/off": // magic is disabled
		w.WriteHeader(404)
	case "/allowed":
		w.WriteHeader(499)
	case "/range":
		w.WriteHeader(521)
	case "/other":
		w.WriteHeader(420) // want `420 is not a registered status code`
	case "/nolint": // golangci-lint filters it; the analyzer has to report it for that
		w.WriteHeader(420) //nolint:statuslint // want `420 is not a registered status code`
	case "/pair": // its other half is told by the message alone
		w.WriteHeader(http.StatusNoContent)
		w.WriteHeader(http.StatusAccepted) // want `the client still gets 204 No Content`
	}
}
