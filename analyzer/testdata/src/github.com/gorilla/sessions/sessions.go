// Package sessions is a stub of github.com/gorilla/sessions for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package sessions

import (
	"net/http"
)

func NewSession(store Store, name string) (_ *Session)                   { return }
func Save(r *http.Request, w http.ResponseWriter) (_ error)              { return }
func (s *Session) Save(r *http.Request, w http.ResponseWriter) (_ error) { return }

type Session struct {
	ID     string
	Values map[interface{}]interface{}
	IsNew  bool
}

type Store interface {
	Get(r *http.Request, name string) (*Session, error)
	New(r *http.Request, name string) (*Session, error)
	Save(r *http.Request, w http.ResponseWriter, s *Session) error
}
