// Package binding is a stub of github.com/gin-gonic/gin/binding for the tests.
package binding

import "net/http"

type Binding interface {
	Name() string
	Bind(*http.Request, any) error
}
