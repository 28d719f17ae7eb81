package main

import (
	"flag"
	"net/http"
	"os"
)

// A comparison is decided only if all that a variable or a field may hold is known.

type config struct {
	mode   string
	level  int
	denied http.HandlerFunc
}

func ok(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }
func no(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusForbidden) }

var configured func() http.HandlerFunc

func (c *config) answer(w http.ResponseWriter, r *http.Request) { c.denied(w, r) }

func fromLiteral() http.HandlerFunc {
	c := &config{mode: os.Getenv("MODE"), denied: ok}
	if c.mode == "strict" {
		c.denied = no
	}
	return c.answer
}

func fromBranch() http.HandlerFunc {
	c := &config{denied: ok}
	if v := os.Getenv("MODE"); v != "" {
		c.mode = v
	}
	if c.mode == "strict" {
		c.denied = no
	}
	return c.answer
}

func fromConstant() http.HandlerFunc {
	c := &config{denied: ok}
	if os.Getenv("MODE") != "" {
		c.level = 3
	}
	if c.level != 3 {
		c.denied = no
	}
	return c.answer
}

func counted() http.HandlerFunc {
	c := &config{denied: ok}
	c.level++
	if c.level == 1 {
		c.denied = no
	}
	return c.answer
}

func pointed() http.HandlerFunc {
	c := &config{denied: ok}
	level := &c.level
	*level = 2
	if c.level == 2 {
		c.denied = no
	}
	return c.answer
}

func variable() http.HandlerFunc {
	denied, mode := http.HandlerFunc(ok), "plain"
	if v := os.Getenv("MODE"); v != "" {
		mode = v
	}
	if mode == "strict" {
		denied = no
	}
	return denied
}

// Here it is known.
func known() http.HandlerFunc {
	c := &config{mode: os.Getenv("MODE"), denied: ok}
	c.mode = "plain"
	c.level = 1
	if c.mode == "strict" || c.level != 1 {
		c.denied = no
	}
	return c.answer
}

// A function that another one makes need not be nil.
func made() http.HandlerFunc {
	c := &config{denied: configured()}
	if c.denied == nil {
		c.denied = no
	}
	return c.answer
}

func withMode(mode string) http.HandlerFunc {
	c := &config{mode: mode, denied: ok}
	if c.mode == "strict" {
		c.denied = no
	}
	return c.answer
}

func passed() http.HandlerFunc {
	mode := "plain"
	if v := os.Getenv("MODE"); v != "" {
		mode = v
	}
	return withMode(mode)
}

// A handler changes what another one compares.
func (c *config) shut() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.mode = "shut"
		w.WriteHeader(http.StatusAccepted)
	})
}

func (c *config) mayEnter() http.HandlerFunc {
	if c.mode == "shut" {
		return no
	}
	return ok
}

func (c *config) hasLevel() http.HandlerFunc {
	if c.level > 1 {
		return no
	}
	return ok
}

func (c *config) shown(choose func() http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { choose()(w, r) })
}

func choose(mode string) http.HandlerFunc {
	if mode == "shut" {
		return no
	}
	return ok
}

func (c *config) asked() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { choose(c.mode)(w, r) })
}

func main() {
	c := config{}
	flag.StringVar(&c.mode, "mode", "", "")
	flag.Parse()
	if c.mode == "admin" {
		http.HandleFunc("GET /flag", ok)
	}
	http.Handle("GET /literal", fromLiteral())
	http.Handle("GET /branch", fromBranch())
	http.Handle("GET /constant", fromConstant())
	http.Handle("GET /counted", counted())
	http.Handle("GET /pointed", pointed())
	http.Handle("GET /variable", variable())
	http.Handle("GET /known", known())
	http.Handle("GET /made", made())
	http.Handle("GET /passed", passed())
	http.Handle("GET /passed/known", withMode("plain"))
	gate := &config{mode: "open", level: 1}
	http.Handle("GET /shut", gate.shut())
	http.Handle("GET /shown", gate.shown(gate.mayEnter))
	http.Handle("GET /leveled", gate.shown(gate.hasLevel))
	http.Handle("GET /asked", gate.asked())
	http.ListenAndServe(":80", nil)
}

// want:
// GET /asked 204 403
// GET /branch 204 403
// GET /constant 204 403
// GET /counted 204 403
// GET /flag 204
// GET /known 204
// GET /leveled 204
// GET /literal 204 403
// GET /made 403 …
// GET /passed 204 403
// GET /passed/known 204
// GET /pointed 204 403
// GET /shown 204 403
// GET /shut 202
// GET /variable 204 403
