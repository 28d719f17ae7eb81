// Package internal is a stub of github.com/onsi/gomega/internal for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package internal

import (
	"github.com/onsi/gomega/types"
)

type Gomega struct{}

func (*Gomega) Consistently(actualOrCtx any, args ...any) (_ types.AsyncAssertion) { return }
func (*Gomega) ConsistentlyWithOffset(offset int, actualOrCtx any, args ...any) (_ types.AsyncAssertion) {
	return
}
func (*Gomega) Eventually(actualOrCtx any, args ...any) (_ types.AsyncAssertion) { return }
func (*Gomega) EventuallyWithOffset(offset int, actualOrCtx any, args ...any) (_ types.AsyncAssertion) {
	return
}
func (*Gomega) Expect(actual any, extra ...any) (_ types.Assertion)                       { return }
func (*Gomega) ExpectWithOffset(offset int, actual any, extra ...any) (_ types.Assertion) { return }
func (*Gomega) Ω(actual any, extra ...any) (_ types.Assertion)                            { return }
