package use

import "flow_cross/lib"

// A field of another package that only ever receives statuses takes one here, too.
func fakeResult(code, size int) lib.Result { // want fakeResult:"param 0 named"
	return lib.Result{Code: code, Bytes: size}
}

var fakeResults = []lib.Result{fakeResult(503, 503)} // want `http.StatusServiceUnavailable`
