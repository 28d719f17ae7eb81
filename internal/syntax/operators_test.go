package syntax

import (
	"go/constant"
	"go/token"
	"testing"
)

// Exchanged operands and the mirrored operator say the same of any two numbers.
func TestMirrored(t *testing.T) {
	compared := 0
	for op := token.ILLEGAL; op < token.TILDE; op++ {
		if !Compares(op) {
			if Mirrored(op) != op {
				t.Errorf("%s, which is no comparison, becomes %s", op, Mirrored(op))
			}
			continue
		}
		compared++
		for _, pair := range [][2]int64{{1, 2}, {2, 1}, {1, 1}} {
			a, b := constant.MakeInt64(pair[0]), constant.MakeInt64(pair[1])
			if constant.Compare(a, op, b) != constant.Compare(b, Mirrored(op), a) {
				t.Errorf("%s %s %s is not %s %s %s", a, op, b, b, Mirrored(op), a)
			}
		}
	}
	if compared != 6 {
		t.Errorf("%d comparisons, want 6", compared)
	}
}
