// Package humago is a stub of github.com/danielgtaylor/huma/v2/adapters/humago for the tests.
package humago

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

type Mux interface {
	HandleFunc(string, func(http.ResponseWriter, *http.Request))
	ServeHTTP(http.ResponseWriter, *http.Request)
}

func New(m Mux, config huma.Config) (_ huma.API)                          { return }
func NewWithPrefix(m Mux, prefix string, config huma.Config) (_ huma.API) { return }
