// Package errors is a stub.
package errors

type withMessage struct {
	cause error
	msg   string
}

func (w *withMessage) Error() string { return w.msg + ": " + w.cause.Error() }

func Wrap(err error, message string) error {
	if err == nil {
		return nil
	}
	return &withMessage{err, message}
}
