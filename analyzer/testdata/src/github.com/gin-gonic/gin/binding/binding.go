// Package binding stands in for github.com/gin-gonic/gin/binding in the tests.
package binding

import "net/http"

type Binding interface {
	Name() string
	Bind(*http.Request, any) error
}
