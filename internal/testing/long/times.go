// Package long says whether the tests may take minutes. `go test ./...` takes one minute; `go test -tags long ./...`, which
// .ci/run calls, repeats random tests more often, and runs what costs much and seldom fails alone.
package long

// Times is how often a test repeats something random: a few times, or many with the tag long.
func Times(few, many int) int {
	if On {
		return many
	}
	return few
}
