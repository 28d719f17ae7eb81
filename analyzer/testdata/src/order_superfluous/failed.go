package order_superfluous

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// A reply that is reached after a failed write, and otherwise too, is not there to handle the failure: one finding at most.
func eitherWay(w http.ResponseWriter, quick bool, v any) {
	if quick {
		w.WriteHeader(http.StatusOK)
		if err := json.NewEncoder(w).Encode(v); err == nil {
			return
		}
	} else {
		w.WriteHeader(http.StatusAccepted)
	}
	http.Error(w, "no", http.StatusInternalServerError) // want `^the client still gets 202 Accepted: the header went out at line 17 when !quick \(superfluous\)$`
}

// On the other path the header has not gone out, and this is what has to be said.
func fallsThrough(w http.ResponseWriter, cached []byte) {
	if cached != nil {
		if _, err := w.Write(cached); err == nil {
			return
		}
	}
	http.Error(w, "not found", http.StatusNotFound)
}

// On the other path it completes a header with the same status.
func completes(w http.ResponseWriter, cached []byte) {
	if cached != nil {
		w.WriteHeader(http.StatusOK)
		if _, err := w.Write(cached); err == nil {
			return
		}
	}
	w.WriteHeader(http.StatusOK)
	fmt.Fprintln(w, "nothing")
}

// Every path to the reply has a failed write, here one of two.
func eitherFailed(w http.ResponseWriter, quick bool, a, b any) {
	var err error
	w.WriteHeader(http.StatusOK)
	if quick {
		err = json.NewEncoder(w).Encode(a)
	} else {
		err = json.NewEncoder(w).Encode(b)
	}
	if err != nil {
		http.Error(w, "no", http.StatusInternalServerError) // want `^the client still gets 200 OK: the header went out at line \d+; log the error instead \(late-error\)$`
	}
}

// The status that went out is not known, so that it may even be this one.
func unknownHeader(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		http.Error(w, "no", http.StatusInternalServerError) // want `^this status is not sent: the header went out at line \d+; log the error instead \(late-error\)$`
	}
}

// A call at which net/http panics is the last: nothing is sent after it.
func panics(w http.ResponseWriter, bad bool) {
	if bad {
		http.Error(w, "no", 0)
	}
	fmt.Fprintln(w, "hello")
}

// A reply with an interim code ends with 200.
func interimReply(w http.ResponseWriter, bad bool) {
	if bad {
		http.Error(w, "no", http.StatusEarlyHints) // want `\(missing-return\)$`
	}
	w.WriteHeader(http.StatusTeapot)
}

// The header has gone out in any case. That v is not nil is what leads from there to the second status, and no condition of the
// first.
func nothingToEncode(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if v == nil {
		return
	}
	if err := json.NewEncoder(w).Encode(v); err != nil {
		http.Error(w, "no", http.StatusInternalServerError) // want `^this status is not sent: the header went out at line \d+; log the error instead \(late-error\)$`
	}
}

// Of two conditions, that of the first status is named.
func nothingToSay(w http.ResponseWriter, bad, quiet bool) {
	if bad {
		w.WriteHeader(http.StatusTeapot)
	}
	if quiet {
		return
	}
	w.WriteHeader(http.StatusOK) // want `^the client still gets 418 I'm a teapot: the header went out at line \d+ when bad \(superfluous\)$`
}
