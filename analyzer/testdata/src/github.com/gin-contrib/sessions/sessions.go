// Package sessions is a stub of github.com/gin-contrib/sessions v1.0.4.
package sessions

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type Options struct{ Path string }

type Session interface {
	ID() string
	Get(key interface{}) interface{}
	Set(key interface{}, val interface{})
	Delete(key interface{})
	Clear()
	AddFlash(value interface{}, vars ...string)
	Flashes(vars ...string) []interface{}
	Options(Options)
	Save() error
}

type session struct{ writer http.ResponseWriter }

func (s *session) ID() string                                 { return "" }
func (s *session) Get(key interface{}) interface{}            { return nil }
func (s *session) Set(key interface{}, val interface{})       {}
func (s *session) Delete(key interface{})                     {}
func (s *session) Clear()                                     {}
func (s *session) AddFlash(value interface{}, vars ...string) {}
func (s *session) Flashes(vars ...string) []interface{}       { return nil }
func (s *session) Options(Options)                            {}
func (s *session) Save() error                                { return nil }

func Default(c *gin.Context) Session { return &session{} }
