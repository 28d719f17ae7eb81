// Package gin is as much of gin as the demo needs.
package gin

type Context struct{}

func (*Context) AbortWithStatusJSON(code int, jsonObj any) {}
func (*Context) GetHeader(key string) string               { return "" }
func (*Context) JSON(code int, obj any)                    {}
func (*Context) Next()                                     {}

type H map[string]any
