// Package status stands in for google.golang.org/grpc/internal/status in the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package status

type Status struct{}
