//go:build !long

package long

// On reports whether the tests were built with the tag long.
const On = false
