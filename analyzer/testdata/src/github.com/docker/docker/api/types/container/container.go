// Package container stands in for github.com/docker/docker/api/types/container in the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package container

type ExecInspect struct {
	ExitCode int
}

type State struct {
	ExitCode int
}

type WaitResponse struct {
	StatusCode int64
}
