// Package codes is a stub of google.golang.org/grpc/codes for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package codes

const (
	Internal Code = 13
	NotFound Code = 5
	OK       Code = 0
)

type Code uint32
