package fix

import "strings"

// netHTTPConstant returns the value of a status constant that net/http has had since Go 1.13, which is older than any
// toolchain that can build what statuslint analyses. A newer constant is used only where the type checker has seen it.
//
// The type checker does not always see them: in a package that imports gin and not net/http, all it knows of net/http is
// what gin's export data mentions, and that is no constant. The values are part of the Go 1 promise.
func netHTTPConstant(name string) (int64, bool) {
	switch name {
	case "StatusContinue":
		return 100, true
	case "StatusSwitchingProtocols":
		return 101, true
	case "StatusProcessing":
		return 102, true
	case "StatusEarlyHints":
		return 103, true
	case "StatusOK":
		return 200, true
	case "StatusCreated":
		return 201, true
	case "StatusAccepted":
		return 202, true
	case "StatusNonAuthoritativeInfo":
		return 203, true
	case "StatusNoContent":
		return 204, true
	case "StatusResetContent":
		return 205, true
	case "StatusPartialContent":
		return 206, true
	case "StatusMultiStatus":
		return 207, true
	case "StatusAlreadyReported":
		return 208, true
	case "StatusIMUsed":
		return 226, true
	case "StatusMultipleChoices":
		return 300, true
	case "StatusMovedPermanently":
		return 301, true
	case "StatusFound":
		return 302, true
	case "StatusSeeOther":
		return 303, true
	case "StatusNotModified":
		return 304, true
	case "StatusUseProxy":
		return 305, true
	case "StatusTemporaryRedirect":
		return 307, true
	case "StatusPermanentRedirect":
		return 308, true
	case "StatusBadRequest":
		return 400, true
	case "StatusUnauthorized":
		return 401, true
	case "StatusPaymentRequired":
		return 402, true
	case "StatusForbidden":
		return 403, true
	case "StatusNotFound":
		return 404, true
	case "StatusMethodNotAllowed":
		return 405, true
	case "StatusNotAcceptable":
		return 406, true
	case "StatusProxyAuthRequired":
		return 407, true
	case "StatusRequestTimeout":
		return 408, true
	case "StatusConflict":
		return 409, true
	case "StatusGone":
		return 410, true
	case "StatusLengthRequired":
		return 411, true
	case "StatusPreconditionFailed":
		return 412, true
	case "StatusRequestEntityTooLarge":
		return 413, true
	case "StatusRequestURITooLong":
		return 414, true
	case "StatusUnsupportedMediaType":
		return 415, true
	case "StatusRequestedRangeNotSatisfiable":
		return 416, true
	case "StatusExpectationFailed":
		return 417, true
	case "StatusTeapot":
		return 418, true
	case "StatusMisdirectedRequest":
		return 421, true
	case "StatusUnprocessableEntity":
		return 422, true
	case "StatusLocked":
		return 423, true
	case "StatusFailedDependency":
		return 424, true
	case "StatusTooEarly":
		return 425, true
	case "StatusUpgradeRequired":
		return 426, true
	case "StatusPreconditionRequired":
		return 428, true
	case "StatusTooManyRequests":
		return 429, true
	case "StatusRequestHeaderFieldsTooLarge":
		return 431, true
	case "StatusUnavailableForLegalReasons":
		return 451, true
	case "StatusInternalServerError":
		return 500, true
	case "StatusNotImplemented":
		return 501, true
	case "StatusBadGateway":
		return 502, true
	case "StatusServiceUnavailable":
		return 503, true
	case "StatusGatewayTimeout":
		return 504, true
	case "StatusHTTPVersionNotSupported":
		return 505, true
	case "StatusVariantAlsoNegotiates":
		return 506, true
	case "StatusInsufficientStorage":
		return 507, true
	case "StatusLoopDetected":
		return 508, true
	case "StatusNotExtended":
		return 510, true
	case "StatusNetworkAuthenticationRequired":
		return 511, true
	}
	return 0, false
}

// standard reports whether path is in the standard library: its first element is one of those under $GOROOT/src. A path
// without a dot is not enough, for modules may be called so too.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	switch first {
	case "archive", "arena", "bufio", "bytes", "cmd", "cmp", "compress", "container", "context", "crypto",
		"database", "debug", "embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image",
		"index", "internal", "io", "iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect",
		"regexp", "runtime", "simd", "slices", "sort", "strconv", "strings", "structs", "sync", "syscall",
		"testing", "text", "time", "unicode", "unique", "unsafe", "weak":
		return true
	}
	return false
}
