// Package assert is a stub of gotest.tools/v3/assert for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package assert

import (
	"github.com/google/go-cmp/cmp"
)

func Assert(t TestingT, comparison BoolOrComparison, msgAndArgs ...any)         {}
func Check(t TestingT, comparison BoolOrComparison, msgAndArgs ...any) (_ bool) { return }
func DeepEqual(t TestingT, x any, y any, opts ...cmp.Option)                    {}
func Equal(t TestingT, x any, y any, msgAndArgs ...any)                         {}

type BoolOrComparison interface{}

type TestingT interface{}
