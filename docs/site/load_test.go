package main

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFramework: the types of a framework are loaded once, when a program imports it, however often it changes meanwhile.
func TestFramework(t *testing.T) {
	var loaded atomic.Int32
	var there atomic.Bool
	typed := make(chan struct{})
	s := openOn(t, "playground/", func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/playground/types/") {
				if !there.Load() {
					http.NotFound(w, r)
					return
				}
				loaded.Add(1)
				<-typed
			}
			site.ServeHTTP(w, r)
		})
	})
	s.paste(t, "func get(c *gin.Context) {\n\tc.JSON(404, gin.H{})\n}\n")
	s.await(t, "Add package main, and import github.com/gin-gonic/gin", true)
	s.click(t, "#findings .fix")
	s.says(t, "types/github.com/gin-gonic/gin.bin.gz: 404 Not Found")
	there.Store(true)
	eval[bool](t, s, `document.querySelector(".cm-content").focus() || true`)
	s.do(t, chromedp.KeyEvent("\r")) // the next key tries again
	s.says(t, "Loading the types of github.com/gin-gonic/gin")
	s.do(t, chromedp.KeyEvent("\r"), chromedp.KeyEvent("\r"))
	close(typed)
	s.await(t, "use http.StatusNotFound", true)
	s.click(t, "#all")
	s.says(t, "1 finding")
	if n := loaded.Load(); n != 1 {
		t.Errorf("the types are loaded %d times", n)
	}
}

// failing serves a site in which a file is not there.
func failing(name string) func(http.Handler) http.Handler {
	return func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, name) {
				http.NotFound(w, r)
				return
			}
			site.ServeHTTP(w, r)
		})
	}
}

// TestFailures checks that the page says what failed to load, and still works.
func TestFailures(t *testing.T) {
	for name, want := range map[string]string{
		"statuslint.wasm.gz": "The analyzer could not be loaded: statuslint.wasm.gz: 404 Not Found",
		"types.bin.gz":       "The analyzer could not be loaded: types.bin.gz: 404 Not Found",
		"worker.js":          "The analyzer could not be loaded: the connection failed, or this browser does not run it.",
		"main.js":            "The playground could not be loaded: load this page again.",
	} {
		s := openOn(t, "playground/", failing(name))
		s.says(t, want)
		if s.shown(t, "#loading") {
			t.Errorf("%s: it still seems to load", name)
		}
		if name != "main.js" && !s.shown(t, "#again") {
			t.Errorf("%s: no way to try again", name)
		}
	}
	s := openOn(t, "playground/", failing("rules.json"))
	s.await(t, "use http.StatusNotFound", true)
	s.until(t, `document.querySelector("#shared").textContent === "The examples and explanations could not be loaded."`)

	// One that fails once.
	var failed atomic.Bool
	s = openOn(t, "playground/", func(site http.Handler) http.Handler {
		broken := failing("types.bin.gz")(site)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "types.bin.gz") && failed.CompareAndSwap(false, true) {
				broken.ServeHTTP(w, r)
				return
			}
			site.ServeHTTP(w, r)
		})
	})
	s.says(t, "could not be loaded")
	eval[bool](t, s, `document.querySelector(".cm-content").focus() || true`)
	s.do(t, chromedp.KeyEvent("// mine\r"))
	s.click(t, "#again")
	s.await(t, "use http.StatusNotFound", true)
	if got := s.program(t); !strings.Contains(got, "// mine") {
		t.Errorf("after the second try the program is %q", got)
	}
}

// TestSlow: a visitor sees that the analyzer loads, and can type meanwhile.
func TestSlow(t *testing.T) {
	arrived := make(chan struct{})
	s := openOn(t, "playground/", func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "types.bin.gz") {
				<-arrived
			}
			site.ServeHTTP(w, r)
		})
	}, "error", "warning")
	s.says(t, "Loading the analyzer, 4 MB")
	s.until(t, `document.querySelector("#loading").value > 1e6`)
	s.until(t, `document.querySelector(".cm-content").textContent.includes("package main")`)
	eval[bool](t, s, `document.querySelector(".cm-content").focus() || true`)
	s.do(t, chromedp.KeyEvent("// mine\r"))
	close(arrived)
	s.await(t, "use http.StatusNotFound", true)
	if s.shown(t, "#loading") {
		t.Error("it still seems to load")
	}
	if got := s.program(t); !strings.HasPrefix(got, "// mine") {
		t.Errorf("the program is %q", got)
	}
}

// TestWaiting: findings of an earlier program are not taken for those of one that takes long.
func TestWaiting(t *testing.T) {
	s := openOn(t, "playground/", func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "worker.js") { // one that answers once
				w.Header().Set("Content-Type", "text/javascript")
				fmt.Fprint(w, `let n = 0; onmessage = ({data}) => n++ || (postMessage({ready: true}), postMessage({id: data.id, result: {errors: null, findings: null}, ms: 1}))`)
				return
			}
			site.ServeHTTP(w, r)
		})
	}, "error", "warning")
	s.says(t, "No findings, in 1 ms")
	eval[bool](t, s, `document.querySelector(".cm-content").focus() || true`)
	s.do(t, chromedp.KeyEvent("x"))
	s.says(t, "Analysing …")
}
