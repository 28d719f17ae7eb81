// Package render is a stub of github.com/go-chi/render for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package render

import (
	"net/http"
)

var Respond func(w http.ResponseWriter, r *http.Request, v any)

func Data(w http.ResponseWriter, r *http.Request, v []byte)                     {}
func DefaultResponder(w http.ResponseWriter, r *http.Request, v any)            {}
func HTML(w http.ResponseWriter, r *http.Request, v string)                     {}
func JSON(w http.ResponseWriter, r *http.Request, v any)                        {}
func NoContent(w http.ResponseWriter, r *http.Request)                          {}
func PlainText(w http.ResponseWriter, r *http.Request, v string)                {}
func Render(w http.ResponseWriter, r *http.Request, v Renderer) (_ error)       { return }
func RenderList(w http.ResponseWriter, r *http.Request, l []Renderer) (_ error) { return }
func Status(r *http.Request, status int)                                        {}
func XML(w http.ResponseWriter, r *http.Request, v any)                         {}

type M map[string]any

type Renderer interface {
	Render(w http.ResponseWriter, r *http.Request) error
}
