package order_superfluous

import "net/http"

// A method expression is a call of the method: its first argument is what it is called on.

type sender struct{ name string }

func (s *sender) begin(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func (s sender) note(log, w http.ResponseWriter) { log.WriteHeader(http.StatusAccepted) }

type outer struct{ sender }

func expression(w http.ResponseWriter, s *sender) {
	(*sender).begin(s, w, http.StatusOK)
	w.WriteHeader(http.StatusAccepted) // want `the client still gets 200 OK`
}

func expressionOfTheTable(w http.ResponseWriter) {
	http.ResponseWriter.WriteHeader(w, http.StatusOK)
	http.ResponseWriter.WriteHeader(w, http.StatusAccepted) // want `the client still gets 200 OK`
}

func expressionOfEmbedded(w http.ResponseWriter, o *outer) {
	(*outer).begin(o, w, http.StatusOK)
	(*outer).begin(o, w, http.StatusAccepted) // want `the client still gets 200 OK`
}

// The receiver is counted as such: it is log that note sends on, not w.
func expressionOnAnother(w, log http.ResponseWriter, s sender) {
	sender.note(s, log, w)
	w.WriteHeader(http.StatusOK)
}

// A method value is called on what it was taken from.
func methodValue(w http.ResponseWriter, s *sender) {
	begin := s.begin
	begin(w, http.StatusOK)
}
