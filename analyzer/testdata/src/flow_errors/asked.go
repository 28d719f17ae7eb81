package codederrors

// What is asked for, though its result is used nowhere, and what has other methods too.
func isTimeout(err error) bool {
	_, ok := err.(interface {
		Timeout() bool
		ErrorFault() int
	})
	return ok
}
