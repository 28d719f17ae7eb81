package api

import "slices"

// AnsweredElsewhere reports whether a status is one that middleware, a router, a server or a proxy answers before a handler runs, or
// after it has panicked. A handler that never sends it need not be wrong.
func AnsweredElsewhere(code int) bool {
	return slices.Contains([]int{401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 429, 431, 499, 500, 502, 503, 504, 511}, code)
}
