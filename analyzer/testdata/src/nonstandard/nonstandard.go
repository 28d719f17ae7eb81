// Package nonstandard sends codes that IANA has not registered.
package nonstandard

import "net/http"

func known(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(420)                 // want `^420 is not a registered status code: .* \(nonstandard\)$`
	w.WriteHeader(499)                 // want `^499 is not a registered status code: nginx logs it for "Client Closed Request" and never sends it.*\(nonstandard\)$`
	http.Error(w, "no", 444)           // want `444 is not a registered status code: nginx .*; panic with http.ErrAbortHandler, which drops the connection`
	w.WriteHeader(464)                 // want `^464 is not a registered status code: .*; send 400 Bad Request \(nonstandard\)$`
	http.Error(w, "no", 520)           // want `520 is not a registered status code: Cloudflare`
	http.Error(w, "no", 530)           // want `530 is not a registered`
	w.WriteHeader(0x1A4)               // want `420 is not a registered status code: .*; send 429 Too Many Requests`
	w.WriteHeader((+598))              // want `598 is not a registered`
	w.WriteHeader(+ /* calm */ 420)    // want `420 is not a registered`
	w.WriteHeader(783)                 // want `783 is not a registered`
	w.WriteHeader(999)                 // want `999 is not a registered`
	w.WriteHeader(218)                 // want `218 is not a registered`
	_ = http.RedirectHandler("/", 303) // want `use http.StatusSeeOther`
}

func unknown(w http.ResponseWriter) {
	w.WriteHeader(466) // want `^466 is not a registered status code: clients must treat it as 400 Bad Request \(nonstandard\)$`
	w.WriteHeader(299) // want `299 is not a registered status code: clients must treat it as 200 OK`
	w.WriteHeader(700) // want `^700 is not a valid status code: RFC 9110 ends at 599, and clients should treat it as 500 Internal Server Error \(nonstandard\)$`
	w.WriteHeader(987) // want `987 is not a valid status code`
}

// A constant that the package declares is intent: one finding, at its declaration.
const statusCalm = 420 // want `420 is not a registered`

const (
	statusA = 470 + iota // want `470 is not a registered`
	statusB              // want `471 is not a registered`
	statusC              // never sent
)

func declared(w http.ResponseWriter) {
	w.WriteHeader(statusCalm)
	w.WriteHeader(statusCalm)
	http.Error(w, "calm", statusCalm)
	w.WriteHeader(statusA)
	http.Error(w, "b", statusB)
	const local = 472 // want `472 is not a registered`
	w.WriteHeader(local)
}

// Through variables, fields, parameters and results: at the constant.
func variables(w http.ResponseWriter, calm bool) {
	code := http.StatusOK
	if calm {
		code = 420 // want `420 is not a registered`
	}
	w.WriteHeader(code)
}

func send(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func parameters(w http.ResponseWriter) {
	send(w, 499) // want `499 is not a registered`
	send(w, statusCalm)
}

func result() int {
	return 529 // want `529 is not a registered`
}

func results(w http.ResponseWriter) { send(w, result()) }
