package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/docs/site/playground"
)

// site is the built site, served, in a browser.
type site struct {
	url string
	ctx context.Context
}

var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "statuslint-site-test")
	if err != nil {
		return "", err
	}
	sizes, err := Build(dir, "/")
	if err == nil && sizes.Playground > 4_500_000 {
		err = fmt.Errorf("the playground loads %d bytes", sizes.Playground)
	}
	if err == nil && sizes.Package > 100_000 {
		err = fmt.Errorf("a package takes %d bytes", sizes.Package)
	}
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := built(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// open opens a page, on which nothing may be wrong.
func open(t *testing.T, path string) *site {
	t.Helper()
	return openOn(t, path, func(site http.Handler) http.Handler { return site }, "error", "warning")
}

// openOn opens a page of a server that serves the site in its own way. There may be no exceptions, and no messages of these types on
// the console.
func openOn(t *testing.T, path string, server func(site http.Handler) http.Handler, wrong ...string) *site {
	t.Helper()
	browser := os.Getenv("CHROMIUM")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if browser == "" {
			browser, _ = exec.LookPath(name)
		}
	}
	if browser == "" {
		t.Fatal("no Chromium: install it, or set CHROMIUM to its path")
	}
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(server(Handler(dir)))
	t.Cleanup(served.Close)
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	console := chromedp.Console(ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			if m.IsException() || slices.Contains(wrong, string(m.Type)) {
				t.Errorf("on the console: %s (%s)", m.Text, m.URL)
			}
		}
	}()
	s := &site{served.URL + "/", ctx}
	s.do(t, chromedp.Navigate(s.url+path))
	return s
}

func (s *site) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(s.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// eval returns the value of an expression, which may be a promise.
func eval[T any](t *testing.T, s *site, js string) T {
	t.Helper()
	v, err := chromedp.Run(s.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", js[:min(len(js), 200)], err)
	}
	return v
}

// until waits for a condition.
func (s *site) until(t *testing.T, js string) {
	t.Helper()
	for start := time.Now(); time.Since(start) < time.Minute; time.Sleep(20 * time.Millisecond) {
		if eval[bool](t, s, js) {
			return
		}
	}
	t.Fatalf("still not: %s\n%s", js, eval[string](t, s, `document.body.innerText`))
}

// settled waits until the findings are those of the program in the editor.
func (s *site) settled(t *testing.T) {
	t.Helper()
	s.until(t, `/finding|compile/i.test(document.querySelector("#state")?.textContent ?? "")`)
}

// findings lists what the playground shows.
func (s *site) findings(t *testing.T) []string {
	t.Helper()
	s.settled(t)
	return eval[[]string](t, s, `[...document.querySelectorAll("#findings > li")].map((li) => [...li.childNodes].filter((n) => n.nodeType === 3 || n.className === "where").map((n) => n.textContent).join("").trim())`)
}

// await waits until the playground shows a text, or does not any more.
func (s *site) await(t *testing.T, text string, there bool) {
	t.Helper()
	s.until(t, fmt.Sprintf(`document.querySelector("#findings")?.textContent.includes(%q) === %t`, text, there))
}

// says waits until the playground's state has a text.
func (s *site) says(t *testing.T, text string) {
	t.Helper()
	s.until(t, fmt.Sprintf(`!!document.querySelector("#state")?.textContent.includes(%q)`, text))
}

// shown reports whether an element is there to see.
func (s *site) shown(t *testing.T, selector string) bool {
	t.Helper()
	return eval[bool](t, s, fmt.Sprintf(`!!document.querySelector(%q)?.checkVisibility()`, selector))
}

func (s *site) click(t *testing.T, selector string) {
	t.Helper()
	eval[bool](t, s, fmt.Sprintf(`document.querySelector(%q).click() || true`, selector))
}

func (s *site) program(t *testing.T) string {
	t.Helper()
	return eval[string](t, s, `[...document.querySelectorAll(".cm-line")].map((l) => l.textContent).join("\n")`)
}

// paste puts a text in place of the program.
func (s *site) paste(t *testing.T, text string) {
	t.Helper()
	s.settled(t)
	s.click(t, "#clear")
	s.until(t, `document.querySelectorAll("#findings > li").length === 0 && document.querySelector("#state").textContent.includes("paste")`)
	eval[bool](t, s, fmt.Sprintf(`(() => {
		const editor = document.querySelector(".cm-content");
		const data = new DataTransfer();
		data.setData("text/plain", %q);
		return editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})) || true;
	})()`, text))
}

func analyzerOf(t *testing.T, o analyzer.Options) *playground.Analyzer {
	files, err := playground.Export(frameworks, slices.Concat(playground.Packages(), playground.Frameworks()))
	if err != nil {
		t.Fatal(err)
	}
	pack, err := playground.NewPack(files)
	if err != nil {
		t.Fatal(err)
	}
	a, err := playground.New(pack, o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// firstProgram is the program that the playground opens with.
func firstProgram(t *testing.T) string {
	text, err := os.ReadFile("web/playground.js")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "const first = `")
	program, _, ok2 := strings.Cut(rest, "`;")
	if !ok || !ok2 {
		t.Fatal("no program")
	}
	return program
}

// playgroundFindings are the findings of a program without a browser.
func playgroundFindings(t *testing.T, src string) (list []string) {
	r := analyzerOf(t, analyzer.Options{}).Analyze(src)
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors)
	}
	for _, f := range r.Findings {
		list = append(list, fmt.Sprintf("line %d %s", f.Line, f.Message))
	}
	return list
}
