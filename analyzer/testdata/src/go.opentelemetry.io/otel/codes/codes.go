// Package codes is a stub of go.opentelemetry.io/otel/codes for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package codes

const (
	Error Code = 1
	Ok    Code = 2
	Unset Code = 0
)

type Code uint32
