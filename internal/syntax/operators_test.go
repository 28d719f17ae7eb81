//go:build long

package syntax

import (
	"go/constant"
	"go/token"
	"slices"
	"testing"
)

// Exchanged operands and the mirrored operator say the same of any two numbers.
func TestMirrored(t *testing.T) {
	comparisons := []token.Token{token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ}
	for op := token.ILLEGAL; op < token.TILDE; op++ {
		if !slices.Contains(comparisons, op) {
			if Mirrored(op) != op {
				t.Errorf("%s, not a comparison, becomes %s", op, Mirrored(op))
			}
			continue
		}
		for _, pair := range [][2]int64{{1, 2}, {2, 1}, {1, 1}} {
			a, b := constant.MakeInt64(pair[0]), constant.MakeInt64(pair[1])
			if constant.Compare(a, op, b) != constant.Compare(b, Mirrored(op), a) {
				t.Errorf("%s %s %s is not %s %s %s", a, op, b, b, Mirrored(op), a)
			}
		}
	}
}
