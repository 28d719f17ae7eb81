// Package kit hides from statuslint that it sends what it is given.
package kit

// Context is a request.
type Context interface {
	Reply(code int, body any)
}

// Reply is a response.
type Reply struct{ head []byte }

// Send sends.
func (r *Reply) Send(id, code int) { r.head = append(r.head, byte(code/100)) }

// Status is a code in a type of its own.
type Status int

// Fail fails.
func Fail(text string, codes ...Status) {}

// Send sends values of any type.
func Send[T any](v T, code int) {}
