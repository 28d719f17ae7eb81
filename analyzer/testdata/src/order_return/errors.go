package order_return

import (
	"net/http"
	"os"
)

type codec interface {
	Encode(w http.ResponseWriter, v any) error
}

type server struct{ codec codec }

// An error that comes from elsewhere does not tell replies from silence where every call replies.
func (s *server) send(w http.ResponseWriter, code int, v any) error {
	w.WriteHeader(code)
	return s.codec.Encode(w, v)
}

func (s *server) respond(w http.ResponseWriter, code int, v any) {
	if err := s.send(w, code, v); err != nil {
		panic(err)
	}
}

func (s *server) sentTwice(w http.ResponseWriter, r *http.Request) {
	if err := s.send(w, 200, r.URL); err != nil {
		return
	}
	http.Error(w, "again", 500) // want `the client still gets 200 OK`
}

func (s *server) behind(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		http.Error(w, "no", 400) // want `no return after this reply`
	}
	s.respond(w, 200, "fine")
}

func succeeded(err error) bool { return err == nil }

// To whom a yes means no error is no proof of one.
func try(w http.ResponseWriter, name string) error {
	err := os.Remove(name)
	if succeeded(err) {
		return err
	}
	http.Error(w, "no", 500)
	return err
}

func tried(w http.ResponseWriter, r *http.Request) {
	if err := try(w, "a"); err != nil {
		return
	}
	http.Error(w, "no", 400) // want `no return after this reply`
	w.Write([]byte("fine"))
}
