// Package render stands in for github.com/gin-gonic/gin/render in the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package render

type Redirect struct {
	Code int
}

type Render interface{}
