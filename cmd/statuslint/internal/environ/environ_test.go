//go:build long

package environ

import "testing"

func TestValue(t *testing.T) {
	env := []string{"A=1", "AB=2", "A=3=4", "C=5", "C="}
	for name, want := range map[string]string{"A": "3=4", "AB": "2", "B": "", "C": "", "": ""} {
		if got := Value(env, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}
