// Package types is a stub of github.com/onsi/gomega/types for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package types

type Assertion interface {
	NotTo(matcher GomegaMatcher, optionalDescription ...any) bool
	Should(matcher GomegaMatcher, optionalDescription ...any) bool
	ShouldNot(matcher GomegaMatcher, optionalDescription ...any) bool
	To(matcher GomegaMatcher, optionalDescription ...any) bool
	ToNot(matcher GomegaMatcher, optionalDescription ...any) bool
}

type AsyncAssertion interface {
	Should(matcher GomegaMatcher, optionalDescription ...any) bool
	ShouldNot(matcher GomegaMatcher, optionalDescription ...any) bool
}

type Gomega interface {
	Consistently(actualOrCtx any, args ...any) AsyncAssertion
	ConsistentlyWithOffset(offset int, actualOrCtx any, args ...any) AsyncAssertion
	Eventually(actualOrCtx any, args ...any) AsyncAssertion
	EventuallyWithOffset(offset int, actualOrCtx any, args ...any) AsyncAssertion
	Expect(actual any, extra ...any) Assertion
	ExpectWithOffset(offset int, actual any, extra ...any) Assertion
	Ω(actual any, extra ...any) Assertion
}

type GomegaFailHandler func(message string, callerSkip ...int)

type GomegaMatcher interface{}

type GomegaTestingT interface {
	Fatalf(format string, args ...any)
	Helper()
}
