// Package deprecated sends codes that are withdrawn.
package deprecated

import "net/http"

func sends(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(305)                         // want `^305 Use Proxy is deprecated for security reasons \(RFC 9110 §15.4.6\): configure .* \(deprecated\)$`
	w.WriteHeader(http.StatusUseProxy)         // want `305 Use Proxy is deprecated`
	w.WriteHeader(306)                         // want `^306 is reserved and has no meaning \(RFC 9110 §15.4.7\): send .* \(deprecated\)$`
	w.WriteHeader(102)                         // want `^102 Processing was dropped by RFC 4918: leave it out, .* \(deprecated\)$`
	w.WriteHeader(http.StatusProcessing)       // want `102 Processing was dropped`
	w.WriteHeader(510)                         // want `^510 Not Extended is defined by RFC 2774 §7, which is now Historic: send 400 Bad Request, .* \(deprecated\)$`
	http.Error(w, "x", http.StatusNotExtended) // want `510 Not Extended is defined by RFC 2774`
	w.WriteHeader(int(http.StatusUseProxy))    // want `305 Use Proxy`
}

// Held: in a field that is sent later, in a response, under a name.
const proxyOnly = 305

type answer struct{ code int }

func (a answer) send(w http.ResponseWriter) { w.WriteHeader(a.code) }

func holds(w http.ResponseWriter) *http.Response {
	answer{305}.send(w)                                    // want `305 Use Proxy`
	answer{proxyOnly}.send(w)                              // want `305 Use Proxy`
	_ = http.StatusText(305)                               // want `305 Use Proxy`
	return &http.Response{StatusCode: http.StatusUseProxy} // want `305 Use Proxy`
}
