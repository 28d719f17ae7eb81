package paths

import (
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/internal/terms"
)

// A summary describes a value that is computed from parameters as a text: the operators in postfix notation, one per line. "=NAME"
// is a leaf that the client names, "#2" a number, "\"x" a string.

// maxSpelled bounds the text. Longer ones are left out of summaries.
const maxSpelled = 240

// Spell returns a text that says how a term is computed. leaf names the terms that callers know. ok is false if a leaf has no name or
// the text is too long.
func (x *Exec) Spell(id terms.ID, leaf func(terms.ID) (string, bool)) (text string, ok bool) {
	var out []string
	size := 0
	add := func(line string) bool {
		size += len(line) + 1
		out = append(out, line)
		return size <= maxSpelled
	}
	leaves := 0
	var spell func(terms.ID) bool
	spell = func(id terms.ID) bool {
		if n, ok := x.T.IntOf(id); ok {
			return add("#" + strconv.FormatInt(n, 10))
		}
		if s, ok := x.T.TextOf(id); ok {
			return !strings.Contains(s, "\n") && add(`"`+s)
		}
		switch x.T.Op(id) {
		case terms.Param, terms.Field, terms.Sentinel, terms.OwnSentinel:
			name, ok := leaf(id)
			leaves++
			return ok && add("="+name)
		case terms.Wraps:
			return spell(x.T.A(id)) && spell(x.T.B(id)) && add("wraps")
		case terms.Arith:
			op, ok := x.T.Aux(id).(token.Token)
			return ok && spell(x.T.A(id)) && spell(x.T.B(id)) && add(op.String())
		case terms.Elem:
			return spell(x.T.A(id)) && spell(x.T.B(id)) && add("elem")
		case terms.Len:
			return spell(x.T.A(id)) && add("len")
		case terms.Deref:
			return spell(x.T.A(id)) && add("deref")
		case terms.Call:
			if x.T.B(id) != 0 {
				return false
			}
			list := x.T.A(id)
			switch of := x.T.Aux(id).(type) {
			case operator:
				return spell(x.T.A(list)) && spell(x.T.A(x.T.B(list))) && add("call "+of.String())
			case conversion:
				return spell(x.T.A(list)) && add("to "+strconv.Itoa(int(of.kind)))
			case present:
				return spell(x.T.A(list)) && add("present")
			}
		}
		return false
	}
	if !spell(id) || leaves == 0 {
		return "", false
	}
	return strings.Join(out, "\n"), true
}

// Unspell computes the term of a text that Spell has returned, on a path of a caller; 0 if it cannot. leaf returns the term of a name.
func (x *Exec) Unspell(st *State, text string, leaf func(string) terms.ID) terms.ID {
	var stack []terms.ID
	pop := func() terms.ID {
		if len(stack) == 0 {
			return 0
		}
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		return v
	}
	for line := range strings.SplitSeq(text, "\n") {
		v := terms.ID(0)
		rest := line[1:]
		switch word, operand, _ := strings.Cut(line, " "); {
		case line[0] == '=':
			v = leaf(rest)
		case line[0] == '#':
			n, _ := strconv.ParseInt(rest, 10, 64)
			v = x.T.Int(n)
		case line[0] == '"':
			v = x.T.Text(rest)
		case line == "len":
			if a := pop(); a != 0 {
				v = x.T.Length(a)
			}
		case line == "elem":
			if key, a := pop(), pop(); a != 0 && key != 0 {
				var t types.Type = types.Typ[types.Invalid]
				if known := x.typeKnown(a); known != nil {
					if m, ok := known.Underlying().(*types.Map); ok {
						t = m.Elem()
					}
				}
				v = x.elementOf(st, a, key, t, spelled{text})
			}
		case line == "wraps":
			if target, err := pop(), pop(); err != 0 && target != 0 {
				v = x.T.Wraps(err, target)
			}
		case line == "deref":
			if a := pop(); a != 0 {
				v = x.deref(st, a, types.Typ[types.Invalid])
			}
		case line == "present":
			if a := pop(); a != 0 {
				v = x.T.Call(present{}, []terms.ID{a}, 0)
			}
		case word == "call":
			if b, a := pop(), pop(); a != 0 && b != 0 {
				v = x.T.Call(operator{operatorOf(operand)}, []terms.ID{a, b}, 0)
			}
		case word == "to":
			if a := pop(); a != 0 {
				kind, _ := strconv.Atoi(operand)
				v = x.T.Call(conversion{types.BasicKind(kind)}, []terms.ID{a}, 0)
			}
		default:
			if b, a := pop(), pop(); a != 0 && b != 0 {
				v = x.T.Arith(a, operatorOf(line), b)
			}
		}
		if v == 0 {
			return 0
		}
		stack = append(stack, v)
	}
	return pop()
}

// operatorOf returns the binary operator with the given spelling.
func operatorOf(text string) token.Token {
	for op := token.ADD; op <= token.GEQ; op++ {
		if op.String() == text {
			return op
		}
	}
	return token.ILLEGAL
}

// Given reports whether a term is computed from parameters and constants alone.
func (x *Exec) Given(id terms.ID) bool { return x.ofParams(id) }

// spelled names an element that is not followed.
type spelled struct{ text string }
