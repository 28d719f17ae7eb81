// Package errors stands in for github.com/cloudwego/hertz/pkg/common/errors in the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package errors

type Error struct{}
