// Package container is a stub of github.com/docker/docker/api/types/container for the tests:
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
