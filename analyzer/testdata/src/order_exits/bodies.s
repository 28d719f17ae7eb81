// An assembly file, even an empty one, lets the Go files of the package declare functions without bodies.
