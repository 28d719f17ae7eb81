// Package testonly is known to send status codes by its tests only.
package testonly

// Each of these is a status only because a test compares it with one.

// DefaultCode is compared in a test.
var DefaultCode = 404

// Result has a field that a test sends.
type Result struct{ Code int }

func run() Result { return Result{Code: 404} }

func code() int { return 404 }

func take(n int) int { return n }

func use() int { return take(404) }
