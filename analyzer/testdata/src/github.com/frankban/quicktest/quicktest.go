// Package quicktest is a stub of github.com/frankban/quicktest for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package quicktest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var DeepEquals Checker

var Equals Checker

var HasLen Checker

func Assert(t testing.TB, got any, checker Checker, args ...any) (_ bool) { return }
func Check(t testing.TB, got any, checker Checker, args ...any) (_ bool)  { return }
func CmpEquals(opts ...cmp.Option) (_ Checker)                            { return }
func New(t testing.TB) (_ *C)                                             { return }
func Not(checker Checker) (_ Checker)                                     { return }

type C struct{}

func (*C) Assert(got any, checker Checker, args ...any) (_ bool) { return }
func (*C) Check(got any, checker Checker, args ...any) (_ bool)  { return }

type Checker interface{}
