package kit

// Ready is set by Start.
var Ready bool

// Calls counts the calls of Count.
var Calls int

// Start gets ready.
func Start() { Ready = true }

// Count counts.
func Count() { Calls++ }
