// Package status is a stub of google.golang.org/grpc/internal/status for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package status

type Status struct{}
