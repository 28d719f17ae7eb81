// Package long says whether the tests may take minutes. `go test ./...` takes one minute; `go test -tags long ./...`, which
// .ci/run calls, repeats random tests more often, and runs what costs much and seldom fails alone.
package long

import "testing"

// GOFLAGS is for the go command in the modules of tests. With -trimpath, a compiled package does not depend on its
// directory, so the build cache has what the run before compiled. A test about real paths sets GOFLAGS itself; with the
// tag long, all tests have real paths.
func GOFLAGS() string {
	if On {
		return ""
	}
	return "-trimpath"
}

// Times is how often a test repeats something random: a few times, or many with the tag long.
func Times(few, many int) int {
	if On {
		return many
	}
	return few
}

// Only skips a test that costs much and seldom fails alone, unless the tests were built with the tag long.
func Only(t testing.TB) {
	t.Helper()
	if !On {
		t.Skip("needs the build tag long")
	}
}
