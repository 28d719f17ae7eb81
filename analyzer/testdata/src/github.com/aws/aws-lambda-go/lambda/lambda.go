// Package lambda stands in for github.com/aws/aws-lambda-go/lambda in the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package lambda

func Start(handler any) {}
