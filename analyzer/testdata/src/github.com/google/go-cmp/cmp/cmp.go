// Package cmp is a stub of github.com/google/go-cmp/cmp for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package cmp

func Diff(x any, y any, opts ...Option) (_ string) { return }
func Equal(x any, y any, opts ...Option) (_ bool)  { return }

type Option interface{}
