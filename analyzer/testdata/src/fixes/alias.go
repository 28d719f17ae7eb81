package fixes

import nethttp "net/http"

func alias(w nethttp.ResponseWriter) { w.WriteHeader(404) } // want `use nethttp.StatusNotFound instead of 404`
