// Package errors is a stub of github.com/cloudwego/hertz/pkg/common/errors for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package errors

type Error struct{}
