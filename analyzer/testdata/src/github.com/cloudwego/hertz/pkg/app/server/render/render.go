// Package render stands in for github.com/cloudwego/hertz/pkg/app/server/render in the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package render

type Render interface{}
