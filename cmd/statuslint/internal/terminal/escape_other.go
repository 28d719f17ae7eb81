//go:build !windows

package terminal

import "os"

// Escapes reports whether the terminal that f leads to obeys escape sequences, according to TERM.
func Escapes(_ *os.File, getenv func(string) string) bool {
	kind := getenv("TERM")
	return kind != "" && kind != "dumb"
}
