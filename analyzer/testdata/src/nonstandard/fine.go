package nonstandard

import (
	"net/http"

	"nonstandard/kit"
)

// A client has to cope with what servers send: comparisons are fine.
func client(resp *http.Response) bool {
	switch resp.StatusCode {
	case 420, 499, 520, 999:
		return false
	}
	return resp.StatusCode == 530 || resp.StatusCode != 444
}

// Looking a code up does not send it.
func lookUp() string { return http.StatusText(499) }

// A constant of another package is that package's business.
func foreignConstant(w http.ResponseWriter) { w.WriteHeader(kit.StatusClientClosedRequest) }

// Registered, though net/http has no constant for it (yet).
func registered(w http.ResponseWriter) { w.WriteHeader(104) }

// What came with a response is passed on, not chosen.
func proxy(w http.ResponseWriter, resp *http.Response) { w.WriteHeader(resp.StatusCode) }
