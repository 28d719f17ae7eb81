package codes

import "net/http"

// Denied codes are reported although they are registered or allowed.
func deny(w http.ResponseWriter, resp *http.Response) bool {
	w.WriteHeader(http.StatusTeapot) // want `^418 .* must not be sent: the configuration denies it \(nonstandard\)$`
	w.WriteHeader(418)               // want `denies it`
	w.WriteHeader(521)               // want `521 is not`
	return resp.StatusCode == http.StatusTeapot || resp.StatusCode == 521
}
