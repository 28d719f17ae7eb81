// Package lambda is a stub of github.com/aws/aws-lambda-go/lambda for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package lambda

func Start(handler any) {}
