package order_fix

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
)

func coder(w http.ResponseWriter) *json.Encoder {
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w)
}

func say(w http.ResponseWriter, text string) {
	w.Header().Set("X-Text", text)
	io.WriteString(w, text)
}

type item struct{ name string }

func (i item) String() string { return i.name }

// What follows replies, too: it stays where it is.
func encodes(w http.ResponseWriter, v any) error {
	w.WriteHeader(http.StatusAccepted)
	return coder(w).Encode(v) // want `late-header`
}

func says(w http.ResponseWriter) {
	w.WriteHeader(http.StatusAccepted)
	say(w, "x") // want `late-header`
}

// So does an if statement, whose other path would send another status.
func initial(w http.ResponseWriter, err error) error {
	w.WriteHeader(http.StatusAccepted)
	if w.Header().Set("X-A", "b"); err != nil { // want `late-header`
		return err
	}
	return nil
}

// All changes move, in their order.
func several(w http.ResponseWriter, r *http.Request, body []byte) {
	w.WriteHeader(http.StatusOK)                              // fine
	w.Header().Set("Content-Length", strconv.Itoa(len(body))) // want `late-header`
	w.Header().Add("Content-Location", r.URL.String())        // want `late-header`
	w.Header()["X-Kind"] = []string{"plain", r.Host}          // want `late-header`
	http.SetCookie(w, &http.Cookie{                           // want `late-header`
		Name: "a",
	})
	w.Write(body)
}

// A comment between them may be about what follows.
func commented(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	w.Header().Set("X-A", "1") // want `late-header`
	// The second.
	w.Header().Set("X-B", "2") // want `late-header`
}

// The program's own functions may look at the response, or send something.
func computed(w http.ResponseWriter, i item, err error) {
	w.WriteHeader(http.StatusOK)
	w.Header().Set("X-A", i.String()) // want `late-header`
}

func formatted(w http.ResponseWriter, i item) {
	w.WriteHeader(http.StatusOK)
	w.Header().Set("X-A", fmt.Sprint(i)) // want `late-header`
}

func chosen(w http.ResponseWriter, choose func() int) {
	w.WriteHeader(choose())
	w.Header().Set("X-A", "1") // want `late-header`
}

func fromHeader(w http.ResponseWriter, codes map[string]int) {
	w.WriteHeader(codes[w.Header().Get("X-A")])
	w.Header().Set("X-A", "1") // want `late-header`
}

// A recorder knows what was sent.
func recorded(rec *httptest.ResponseRecorder) {
	rec.WriteHeader(http.StatusAccepted)
	rec.Header().Set("X-A", strconv.Itoa(rec.Code)) // want `late-header`
}

// On one of the paths the header has gone before.
func twice(w http.ResponseWriter, ok bool) {
	if !ok {
		w.Write([]byte("no"))
	}
	w.WriteHeader(http.StatusOK) // want `superfluous`
	w.Header().Set("X-A", "1")   // want `late-header`
}

// The next turn would set it after the status of this one.
func inTurns(w http.ResponseWriter, names []string) {
	for _, name := range names {
		w.WriteHeader(http.StatusOK)   // want `superfluous`
		w.Header().Set("X-Name", name) // want `late-header`
	}
}
