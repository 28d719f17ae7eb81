package terms

import (
	"strings"
	"testing"
)

// A call of a function that the table can compute has its value once the arguments are known, and never contradicts it.
func TestComputed(t *testing.T) {
	tab := NewTable()
	tab.ComputerOf = func(callee any) Computer {
		if callee != "upper" {
			return nil
		}
		return func(args []any) any {
			if s, ok := args[0].(string); ok && len(args) == 1 {
				return strings.ToUpper(s)
			}
			return nil
		}
	}
	if got := tab.Call("upper", []ID{0, tab.Text("get")}, 0); got != tab.Text("GET") {
		t.Error("a call with constants is not computed")
	}
	x := tab.Unknown("x")
	call, other := tab.Call("upper", []ID{0, x}, 0), tab.Call("lower", []ID{0, x}, 0)
	get, same := tab.Equal(call, tab.Text("GET")), tab.Equal(other, tab.Text("GET"))
	empty := tab.Equal(tab.Length(call), tab.Int(0))
	for _, test := range []struct {
		value     string
		cond      ID
		holds, ok bool
	}{
		{"get", get, true, true}, {"get", get, false, false}, {"post", get, true, false}, {"post", get, false, true},
		{"get", empty, true, false}, {"get", empty, false, true}, {"", empty, true, true}, {"", empty, false, false},
		{"get", same, true, true}, {"post", same, true, true},
	} {
		is := tab.Equal(x, tab.Text(test.value))
		first, ok := tab.Assume(Facts{}, test.cond, test.holds)
		if !ok {
			t.Fatal("a call may be anything")
		}
		if _, ok := tab.Assume(first, is, true); ok != test.ok {
			t.Errorf("%q after a condition is %v: possible %v", test.value, test.holds, ok)
		}
		first, _ = tab.Assume(Facts{}, is, true)
		if _, ok := tab.Assume(first, test.cond, test.holds); ok != test.ok {
			t.Errorf("%q before a condition is %v: possible %v", test.value, test.holds, ok)
		}
		if test.cond != same && tab.Truth(first, test.cond) != TriOf(test.ok == test.holds) {
			t.Errorf("%q: the condition is open", test.value)
		}
	}
}
