// Package gomega is a stub of github.com/onsi/gomega for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package gomega

import (
	"github.com/google/go-cmp/cmp"
	"github.com/onsi/gomega/internal"
	"github.com/onsi/gomega/types"
)

func And(ms ...types.GomegaMatcher) (_ types.GomegaMatcher)                     { return }
func BeComparableTo(expected any, opts ...cmp.Option) (_ types.GomegaMatcher)   { return }
func BeElementOf(elements ...any) (_ types.GomegaMatcher)                       { return }
func BeEquivalentTo(expected any) (_ types.GomegaMatcher)                       { return }
func BeIdenticalTo(expected any) (_ types.GomegaMatcher)                        { return }
func BeNumerically(comparator string, compareTo ...any) (_ types.GomegaMatcher) { return }
func Consistently(actualOrCtx any, args ...any) (_ types.AsyncAssertion)        { return }
func ConsistentlyWithOffset(offset int, actualOrCtx any, args ...any) (_ types.AsyncAssertion) {
	return
}
func Equal(expected any) (_ types.GomegaMatcher)                                             { return }
func Eventually(actualOrCtx any, args ...any) (_ types.AsyncAssertion)                       { return }
func EventuallyWithOffset(offset int, actualOrCtx any, args ...any) (_ types.AsyncAssertion) { return }
func Expect(actual any, extra ...any) (_ types.Assertion)                                    { return }
func ExpectWithOffset(offset int, actual any, extra ...any) (_ types.Assertion)              { return }
func HaveHTTPStatus(expected ...any) (_ types.GomegaMatcher)                                 { return }
func HaveLen(count int) (_ types.GomegaMatcher)                                              { return }
func NewGomega(fail types.GomegaFailHandler) (_ types.Gomega)                                { return }
func NewWithT(t types.GomegaTestingT) (_ *internal.Gomega)                                   { return }
func Not(matcher types.GomegaMatcher) (_ types.GomegaMatcher)                                { return }
func Or(ms ...types.GomegaMatcher) (_ types.GomegaMatcher)                                   { return }
func SatisfyAll(matchers ...types.GomegaMatcher) (_ types.GomegaMatcher)                     { return }
func SatisfyAny(matchers ...types.GomegaMatcher) (_ types.GomegaMatcher)                     { return }
func Ω(actual any, extra ...any) (_ types.Assertion)                                         { return }

type Gomega = types.Gomega

type WithT = internal.Gomega
