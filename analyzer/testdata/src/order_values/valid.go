package order_values

import "net/http"

type statuses interface{ status() int }

// A call of WriteHeader that returns has sent a status: 0 makes it panic.
func notZero(w http.ResponseWriter, s statuses) {
	code := s.status()
	w.WriteHeader(code)
	if code == 0 {
		w.WriteHeader(500)
	}
	if code < 100 || code > 999 {
		http.Error(w, "no", 500)
	}
	if code > 300 {
		w.WriteHeader(501) // want `this status is not sent`
	}
}

func onlyStatus(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func notZeroByHelper(w http.ResponseWriter, s statuses) {
	code := s.status()
	onlyStatus(w, code)
	if code == 0 {
		w.WriteHeader(500)
	}
}

// The second one is not looked at.
func anySecond(w http.ResponseWriter, s statuses) {
	code := s.status()
	w.WriteHeader(200)
	w.WriteHeader(code) // want `the client still gets 200`
	if code == 0 {
		w.WriteHeader(500) // want `the client still gets 200`
	}
}
