package terms

import "go/token"

// The operators through which intervals are followed.
const (
	add = token.ADD
	sub = token.SUB
	mul = token.MUL
	quo = token.QUO
	rem = token.REM
)

// opOf returns the operator of an arithmetic term.
func (t *Table) opOf(x ID) token.Token {
	op, _ := t.Aux(x).(token.Token)
	return op
}
