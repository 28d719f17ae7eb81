package invalid

import "net/http"

// Every three-digit code is sent. That some are no good is for other rules to say.
func sent(w http.ResponseWriter) {
	w.WriteHeader(http.StatusContinue)
	w.WriteHeader(999) // want `nonstandard`
	w.WriteHeader(100) // want `magic`
}

// A parameter that is compared or replaced before it is sent accepts other numbers: the code shows how each is used.
func checked(w http.ResponseWriter, code int) {
	if code == 0 {
		code = http.StatusOK
	}
	w.WriteHeader(code)
}

func ranged(w http.ResponseWriter, code int) {
	if code < 100 || code > 999 {
		return
	}
	w.WriteHeader(code)
}

func switched(w http.ResponseWriter, code int) {
	switch code {
	case 1:
		return
	}
	w.WriteHeader(code)
}

func business(w http.ResponseWriter) {
	checked(w, 1) // want `panics on status code 1, and the client gets no response: checked sends it; send a code from 100 to 599`
	checked(w, 0)
	ranged(w, 12)
	switched(w, 1)
}

// 0 and -1 that are only kept stand for "no status".
type lazy struct {
	http.ResponseWriter
	code int
}

func (l *lazy) flush() { l.ResponseWriter.WriteHeader(l.code) }

func newLazy(w http.ResponseWriter) *lazy { return &lazy{w, 0} }

// A client may be given anything, and a field of a response is not sent by net/http's server.
func client(resp *http.Response) {
	if resp.StatusCode == 7 {
		resp.StatusCode = 7
	}
}

// A variable that is assigned again need not hold what it once was given.
func replaced(w http.ResponseWriter, ok bool) {
	code := 1
	if ok {
		code = http.StatusOK
	} else {
		code = http.StatusNotFound
	}
	w.WriteHeader(code)
}
