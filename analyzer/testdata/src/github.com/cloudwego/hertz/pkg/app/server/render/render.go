// Package render is a stub of github.com/cloudwego/hertz/pkg/app/server/render for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package render

type Render interface{}
