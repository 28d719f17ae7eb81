// Package handler has one finding. It imports nothing, so that loading it takes no time.
package handler

// Reply sends a status code, as far as the example is concerned.
func Reply(code int) {}

func missing() { Reply(404) }
