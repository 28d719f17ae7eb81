package contract

import (
	"fmt"
	"go/token"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/routes"
)

// endpoint reads "GET /a main.get 200 404 …": a handler may have a file, as in "main.get@other.go".
func endpoint(t *testing.T, text string) routes.Endpoint {
	t.Helper()
	words := strings.Fields(text)
	if len(words) < 3 {
		t.Fatalf("%q is no endpoint", text)
	}
	handler, file, _ := strings.Cut(words[2], "@")
	e := routes.Endpoint{Method: words[0], Pattern: words[1], Handler: handler, At: token.Position{Filename: file}, Complete: true}
	for _, w := range words[3:] {
		if w == more {
			e.Complete = false
			continue
		}
		var code int
		if _, err := fmt.Sscan(w, &code); err != nil {
			t.Fatal(err)
		}
		e.Statuses = append(e.Statuses, routes.Status{Code: code})
	}
	return e
}

func codesOf(list []routes.Status) string {
	var words []string
	for _, s := range list {
		words = append(words, fmt.Sprint(s.Code))
	}
	return strings.Join(words, " ")
}

// TestCompare holds what counts as the same endpoint, and what as a change of it.
func TestCompare(t *testing.T) {
	for name, test := range map[string]struct{ before, after, changes []string }{
		"nothing": {
			[]string{"GET /a main.get 200 404"}, []string{"GET /a main.get 200 404"}, nil,
		},
		"a status comes, another goes": {
			[]string{"GET /a main.get 200 404"}, []string{"GET /a main.get 200 410"},
			[]string{"changed GET /a +410 -404 certain"},
		},
		"a status may still be sent": {
			[]string{"GET /a main.get 200 404"}, []string{"GET /a main.get 200 …"},
			[]string{"changed GET /a + -404 opened"},
		},
		"a list is complete now": {
			[]string{"GET /a main.get 200 …"}, []string{"GET /a main.get 200"}, nil,
		},
		"a list is no longer complete": {
			[]string{"GET /a main.get 200"}, []string{"GET /a main.get 200 …"},
			[]string{"changed GET /a + - opened"},
		},
		"routes come and go": {
			[]string{"GET /a main.get 200"}, []string{"POST /a main.get 200", "GET /b main.get 204"},
			[]string{"removed GET /a + -200 certain", "added POST /a +200 - certain", "added GET /b +204 - certain"},
		},
		"another handler is the same endpoint": {
			[]string{"GET /a main.old 200"}, []string{"GET /a main.new 200 500"},
			[]string{"changed GET /a +500 - certain"},
		},
		"two servers are paired by handler": {
			[]string{"GET /a one.get@one.go 200", "GET /a two.get@two.go 204"}, []string{"GET /a two.get@two.go 204 404", "GET /a one.get@one.go 200"},
			[]string{"changed GET /a +404 - certain"},
		},
		"and by file": {
			[]string{"GET /a main.x@one.go 200", "GET /a main.y@two.go 204"}, []string{"GET /a main.z@two.go 204", "GET /a main.w@one.go 200"}, nil,
		},
		"one of two servers goes": {
			[]string{"GET /a one.get@one.go 200", "GET /a two.get@two.go 204"}, []string{"GET /a two.get@two.go 204"},
			[]string{"removed GET /a + -200 certain"},
		},
		"a part of the pattern is not known": {
			[]string{"GET /api/a main.get 200"}, []string{"GET …/a main.get 200"},
			[]string{"removed GET /api/a + -200", "added GET …/a +200 -"},
		},
		"an unknown part that cannot be it": {
			[]string{"GET /api/b main.get 200"}, []string{"GET …/a main.get 200"},
			[]string{"removed GET /api/b + -200 certain", "added GET …/a +200 - certain"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after []routes.Endpoint
			for _, text := range test.before {
				before = append(before, endpoint(t, text))
			}
			for _, text := range test.after {
				after = append(after, endpoint(t, text))
			}
			var got []string
			changes := Compare(before, after)
			for _, c := range changes {
				text := fmt.Sprintf("%s %s %s +%s -%s", c.Kind, c.Endpoint.Method, c.Endpoint.Pattern, codesOf(c.Added), codesOf(c.Removed))
				if c.Opened {
					text += " opened"
				}
				if c.Certain() {
					text += " certain"
				}
				got = append(got, text)
			}
			if g, w := strings.Join(got, "\n"), strings.Join(test.changes, "\n"); g != w {
				t.Errorf("changes are\n%s\nexpected\n%s", g, w)
			}
			d := Diff{Changes: changes}
			if want := strings.Contains(strings.Join(test.changes, "\n"), "certain"); d.Certain() != want {
				t.Errorf("Certain is %t", d.Certain())
			}
		})
	}
}
