package deprecated

import "net/http"

// A client may meet them.
func client(resp *http.Response) bool {
	switch resp.StatusCode {
	case http.StatusUseProxy, 306, http.StatusProcessing:
		return true
	}
	return resp.StatusCode == http.StatusNotExtended
}

// "(Unused)" in the registry, but it does no harm and is loved.
func teapot(w http.ResponseWriter) { w.WriteHeader(http.StatusTeapot) }
