package main

import (
	"strings"
	"testing"
)

// TestCompare pairs findings that moved or changed, and only those.
func TestCompare(t *testing.T) {
	at := func(rule string, line, column int, message string, fixes ...string) finding {
		return finding{Rule: rule, File: "a.go", Line: line, Column: column, Message: message, Fixes: fixes}
	}
	for _, test := range []struct {
		name     string
		old, now []finding
		want     string
	}{
		{"the same", []finding{at("r", 1, 1, "m")}, []finding{at("r", 1, 1, "m")}, ""},
		{"twice the same", []finding{at("r", 1, 1, "m"), at("r", 1, 1, "m")}, []finding{at("r", 1, 1, "m")}, "disappeared r 1:1 m []"},
		{"other words", []finding{at("r", 1, 1, "m")}, []finding{at("r", 1, 1, "n")}, "changed r 1:1 n [message]"},
		{"another column", []finding{at("r", 1, 1, "m")}, []finding{at("r", 1, 5, "m")}, "changed r 1:5 m [place]"},
		{"another line", []finding{at("r", 1, 1, "m")}, []finding{at("r", 9, 1, "m")}, "changed r 9:1 m [place]"},
		{"another fix", []finding{at("r", 1, 1, "m", "a")}, []finding{at("r", 1, 1, "m", "b")}, "changed r 1:1 m [fix]"},
		{"another rule", []finding{at("r", 1, 1, "m")}, []finding{at("s", 1, 1, "m")}, "disappeared r 1:1 m []; appeared s 1:1 m []"},
		{
			"the same goes before one that is close",
			[]finding{at("r", 1, 1, "m"), at("r", 1, 5, "n")},
			[]finding{at("r", 1, 5, "n"), at("r", 3, 1, "m")},
			"changed r 3:1 m [place]",
		},
	} {
		var got []string
		for _, d := range compare(test.old, test.now) {
			f := d.finding()
			got = append(got, strings.Join([]string{d.Kind, f.Rule, itoa(f.Line) + ":" + itoa(f.Column), f.Message, "[" + strings.Join(d.What, " ") + "]"}, " "))
		}
		if text := strings.Join(got, "; "); text != test.want {
			t.Errorf("%s: %q, want %q", test.name, text, test.want)
		}
	}
}
