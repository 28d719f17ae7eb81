// Package cmp is a stub of gotest.tools/v3/assert/cmp for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package cmp

import (
	"github.com/google/go-cmp/cmp"
)

func Contains(collection any, item any) (_ Comparison)          { return }
func DeepEqual(x any, y any, opts ...cmp.Option) (_ Comparison) { return }
func Equal(x any, y any) (_ Comparison)                         { return }

type Comparison func() Result

type Result interface{}
