// Package td is a stub of github.com/maxatome/go-testdeep/td for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package td

import "testing"

type TestingT interface {
	Error(args ...any)
	Fatal(args ...any)
	Helper()
}

type ContextConfig struct{}

type T struct{ testing.TB }

func NewT(t testing.TB, config ...ContextConfig) (_ *T)    { return }
func Require(t testing.TB, config ...ContextConfig) (_ *T) { return }

func Cmp(t TestingT, got, expected any, args ...any) (_ bool)       { return }
func CmpDeeply(t TestingT, got, expected any, args ...any) (_ bool) { return }
func CmpNot(t TestingT, got, notExpected any, args ...any) (_ bool) { return }

func (t *T) Cmp(got, expected any, args ...any) (_ bool)                { return }
func (t *T) CmpDeeply(got, expected any, args ...any) (_ bool)          { return }
func (t *T) CmpLax(got, expectedValue any, args ...any) (_ bool)        { return }
func (t *T) Not(got, notExpected any, args ...any) (_ bool)             { return }
func (t *T) Gt(got, minExpectedValue any, args ...any) (_ bool)         { return }
func CmpGt(t TestingT, got, minExpectedValue any, args ...any) (_ bool) { return }
