package evidence

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
)

// A field that also takes part in arithmetic is a number.
type gauge struct{ value int }

func (g *gauge) add(n int) { g.value += n }

var gauges = []gauge{{http.StatusOK}, {200}}

// One that takes numbers that are no codes.
type sample struct{ value int }

var samples = []sample{{http.StatusOK}, {404}, {1024}}

// One that takes a number outside the status codes.
type width struct{ pixels int }

var widths = []width{{http.StatusOK}, {400}, {250}}

// One that is compared with other bounds than those of the classes.
type level struct{ height int }

var levels = []level{{http.StatusOK}, {404}}

func (l level) high() bool { return l.height > 450 }

// One that is compared with a number that is no code.
type part struct{ number int }

var parts = []part{{http.StatusOK}, {404}}

func (p part) last() bool { return p.number == 1000 }

// One that is a length, or is compared with one.
type row struct{ got, want int }

func rows(text string, status func() int) []row {
	return []row{
		{len(text), 200},
		{got: status(), want: http.StatusOK},
	}
}

func (r row) ok() bool { return r.got == r.want }

// One that becomes an exit status.
type outcome struct{ code int }

var outcomes = []outcome{{http.StatusOK}, {404}}

func (o outcome) exit() { os.Exit(o.code) }

// One constant, and a value of unknown origin: it may be any number.
type setting struct{ value int }

func parsed(text string) setting {
	n, _ := strconv.Atoi(text)
	return setting{n}
}

var settings = []setting{{http.StatusOK}, {300}}

// What is chosen by a text: one is a status, the other a width.
var defaults = map[string]int{"status": http.StatusOK, "created": http.StatusCreated, "width": 300}

func byName(name string) int {
	switch name {
	case "width":
		return 300
	case "created":
		return http.StatusCreated
	}
	return http.StatusOK
}

func number(name string, n int) string { return fmt.Sprint(name, n) }

func numbers() []string {
	return []string{number("status", http.StatusOK), number("width", 300), number("height", 200)}
}

func sum(list ...int) string { return fmt.Sprint(list) }

func sums() string { return sum(http.StatusOK, 300) + sum(http.StatusCreated, 400) }

// A helper that is for any number, called with one constant or for other numbers too.
func text(n int) string { return strconv.Itoa(n) }

func same(a, b int) bool { return a == b }

func helpers(resp *http.Response, count func() int) []any {
	return []any{
		text(http.StatusOK), text(300),
		same(http.StatusOK, resp.StatusCode), same(http.StatusCreated, resp.StatusCode), same(200, count()),
	}
}

// A getter that returns what it is given.
func get(name string, otherwise int) int {
	if name == "" {
		return otherwise
	}
	n, _ := strconv.Atoi(name)
	return n
}

func gets() []int {
	return []int{get("status", http.StatusOK), get("other", http.StatusCreated), get("width", 300)}
}

// Fields of other packages: what is made of them there is not seen.
func others() *http.Cookie { return &http.Cookie{MaxAge: http.StatusOK} }

func more() *http.Cookie { return &http.Cookie{MaxAge: 300} }

// Other constants of net/http.
type limit struct{ bytes int }

var limits = []limit{{http.DefaultMaxHeaderBytes}, {200}}
