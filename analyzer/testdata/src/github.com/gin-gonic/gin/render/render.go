// Package render is a stub of github.com/gin-gonic/gin/render for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package render

type Redirect struct {
	Code int
}

type Render interface{}
