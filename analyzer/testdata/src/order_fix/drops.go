package order_fix

import (
	"net/http"
	"net/textproto"
)

// On the other path the client gets it.
func often(w http.ResponseWriter, ok bool) {
	if !ok {
		w.WriteHeader(http.StatusNoContent)
	}
	w.Write([]byte("gone")) // want `body is lost`
}

func afterAnother(w http.ResponseWriter, ok bool) {
	if ok {
		w.WriteHeader(http.StatusOK)
	}
	w.WriteHeader(http.StatusNoContent) // want `superfluous`
	w.Write([]byte("gone"))             // want `body is lost`
}

// The import, or the variable, is there for nothing else.
const gone = "gone"

func imported(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	w.Write([]byte(textproto.TrimString("x") + gone)) // want `body is lost`
}

func aliased(w http.ResponseWriter) {
	out := w
	w.WriteHeader(http.StatusNoContent)
	out.Write([]byte(gone)) // want `body is lost`
}

func declared(w http.ResponseWriter, ok bool) {
	if ok {
		w.WriteHeader(http.StatusNotModified)
		w.Write([]byte(gone)) // want `body is lost`
	}
}
