package main

import (
	"context"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
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
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := built(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func open(t *testing.T, path string) *site {
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
	server := httptest.NewServer(Handler(dir))
	t.Cleanup(server.Close)
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
			if m.IsException() || m.Type == "error" || m.Type == "warning" {
				t.Errorf("on the console: %s (%s)", m.Text, m.URL)
			}
		}
	}()
	s := &site{server.URL + "/", ctx}
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

func (s *site) click(t *testing.T, selector string) {
	t.Helper()
	eval[bool](t, s, fmt.Sprintf(`document.querySelector(%q).click() || true`, selector))
}

func (s *site) program(t *testing.T) string {
	t.Helper()
	return eval[string](t, s, `[...document.querySelectorAll(".cm-line")].map((l) => l.textContent).join("\n")`)
}

// TestPlayground: what is typed is analysed, explained, fixed and shared.
func TestPlayground(t *testing.T) {
	s := open(t, "playground/")
	want := playgroundFindings(t, firstProgram(t))
	if got := s.findings(t); !slices.Equal(got, want) || len(got) < 3 {
		t.Errorf("at first: %q, want %q", got, want)
	}
	s.await(t, "use http.StatusNotFound", true)

	if eval[string](t, s, `getComputedStyle(document.querySelector("#undo")).display`) != "none" {
		t.Error("there is nothing to undo yet")
	}

	// Severities, and unsafe fixes.
	for rule, want := range map[string]string{"missing-return": "error, unsafe", "magic": "warning, safe", "late-header": "error, no fix"} {
		if got := eval[string](t, s, fmt.Sprintf(`(() => {
			const li = [...document.querySelectorAll("#findings > li")].find((li) => li.textContent.includes("(%s)"));
			const fix = li.querySelector(".fix");
			return li.querySelector(".badge").textContent + ", " + (!fix ? "no fix" : fix.textContent.startsWith("Unsafe: ") ? "unsafe" : "safe");
		})()`, rule)); got != want {
			t.Errorf("%s: %s, want %s", rule, got, want)
		}
	}
	if got := eval[string](t, s, `document.querySelector(".diff").textContent`); got != "+ \t\treturn\n" {
		t.Errorf("the unsafe fix changes %q", got)
	}
	if n := eval[int](t, s, `document.querySelectorAll(".cm-lintRange-error").length`); n < 2 {
		t.Errorf("%d errors are marked in the program", n)
	}

	// The explanation.
	s.click(t, ".explain")
	s.until(t, `document.querySelector("#explanation").checkVisibility() && document.querySelector("#explanation").innerText.length > 100`)

	// A fix.
	eval[bool](t, s, `[...document.querySelectorAll("li")].find((li) => li.textContent.includes("http.StatusNotFound")).querySelector(".fix").click() || true`)
	s.await(t, "use http.StatusNotFound", false)
	if got := s.program(t); !strings.Contains(got, "err.Error(), http.StatusNotFound)") {
		t.Errorf("after the fix: %s", got)
	}
	s.click(t, "#undo")
	s.await(t, "use http.StatusNotFound", true)
	if got := s.program(t); !strings.Contains(got, "err.Error(), 404)") {
		t.Errorf("after the fix is undone: %s", got)
	}

	// An edit, and how long it takes from the key to the finding.
	eval[bool](t, s, `document.querySelector(".cm-content").focus() || true`)
	eval[bool](t, s, `window.started = 0, window.took = 0, new MutationObserver(() => { if (started && !took) took = performance.now() - started }).observe(document.querySelector("#findings"), {childList: true}), addEventListener("keydown", () => started ||= performance.now(), true), true`)
	s.do(t, chromedp.KeyEvent("x"))
	s.until(t, `took > 0`)
	if eval[string](t, s, `getComputedStyle(document.querySelector("#undo")).display`) == "none" {
		t.Error("there is no way to undo a fix")
	}
	t.Logf("%.0f ms from the key to the findings", eval[float64](t, s, `took`))
	s.until(t, `document.querySelector("#state").textContent.includes("compile")`)

	// A shared link opens the same program, with the same rules.
	shared := s.program(t)
	s.click(t, "#all")
	s.click(t, "#share")
	s.until(t, `location.hash.startsWith("#code=")`)
	address := eval[string](t, s, `location.href`)
	s.do(t, chromedp.Navigate("about:blank"), chromedp.Navigate(address))
	s.settled(t)
	if got := s.program(t); got != shared {
		t.Errorf("the link opens %q, want %q", got, shared)
	}
	if !eval[bool](t, s, `document.querySelector("#all").checked`) {
		t.Error("the link opens without all rules")
	}
	s.do(t, chromedp.Navigate("about:blank"), chromedp.Navigate(s.url+"playground/#code=%%%"))
	s.settled(t)
	if text := eval[string](t, s, `document.querySelector("#shared").textContent`); !strings.Contains(text, "damaged") {
		t.Errorf("a damaged link says %q", text)
	}
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

// TestPaste: a handler alone becomes a program by a click, what it does not declare hides no finding, and all is still there
// after a reload and after a look at another page.
func TestPaste(t *testing.T) {
	s := open(t, "playground/")
	s.paste(t, "func get(w http.ResponseWriter, r *http.Request) {\n\to, err := store.Find(r.PathValue(\"id\"))\n\tif err != nil {\n\t\thttp.Error(w, err.Error(), http.StatusNotFound)\n\t}\n\tjson.NewEncoder(w).Encode(o)\n}\n")
	s.await(t, "Add package main, and import encoding/json, net/http", true)
	s.click(t, "#findings .fix")
	s.await(t, "undefined: store", true)
	s.await(t, "(missing-return)", true)
	want := s.program(t)
	if !strings.HasPrefix(want, "package main\n") {
		t.Errorf("the program is %q", want)
	}
	s.do(t, chromedp.Reload())
	s.await(t, "undefined: store", true)
	if got := s.program(t); got != want {
		t.Errorf("after a reload: %q", got)
	}
	s.do(t, chromedp.Navigate(s.url+"rules/"))
	eval[bool](t, s, `setTimeout(() => history.back()) && true`)
	s.until(t, `location.pathname === "/playground/"`)
	s.await(t, "undefined: store", true)
	if got := s.program(t); got != want {
		t.Errorf("after a look at another page: %q", got)
	}
}

// TestExamples: the example of each rule is found by it, in the browser for one that is off by default.
func TestExamples(t *testing.T) {
	a := analyzerOf(t, analyzer.Options{Enable: []string{"all"}})
	rules, err := allRules()
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, r := range rules {
		if r.Example == "" {
			continue
		}
		result := a.Analyze(r.Example)
		if len(result.Errors) > 0 || !slices.ContainsFunc(result.Findings, func(f playground.Finding) bool { return f.Rule == r.ID }) {
			t.Errorf("%s: add what its example needs to the names in example.go: %+v\n%s", r.ID, result, r.Example)
			continue
		}
		shown++
	}
	if shown < 12 {
		t.Errorf("only %d rules have an example", shown)
	}
	s := open(t, "playground/#rule=late-error")
	s.await(t, "(late-error)", true)
}

// TestCodes: the index filters while typing.
func TestCodes(t *testing.T) {
	s := open(t, "codes/")
	if n := eval[int](t, s, `(() => { const i = document.querySelector("#filter"); const type = (text) => { i.value = text; i.dispatchEvent(new Event("input")); return [...document.querySelectorAll("#codes tbody tr")].filter((r) => !r.hidden).length }; const n = type("4xx"); type(""); return n })()`); n < 29 {
		t.Errorf("4xx shows %d codes", n)
	}
	s.do(t, chromedp.SendKeys("#filter", "nginx 499"))
	s.until(t, `document.querySelector("#count").textContent === "1 code"`)
	shown := eval[[]string](t, s, `[...document.querySelectorAll("#codes tbody tr")].filter((r) => !r.hidden).map((r) => r.querySelector("a").textContent)`)
	if len(shown) != 1 || !strings.HasPrefix(shown[0], "499") {
		t.Errorf("shown: %q", shown)
	}
	s.do(t, chromedp.SendKeys("#filter", "\r"))
	s.until(t, `location.pathname === "/codes/499/"`)
}

// TestPages: the pages say what visitors look for.
func TestPages(t *testing.T) {
	pages, err := Pages("/statuslint/")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"index.html":                       {"statuslint is a linter for Go.", "go install ", "prints:", `href="guide/getting-started/"`},
		"rules/body/index.html":            {"How to silence it", "//statuslint:ignore body reason", "disable: [body]", "overrides:", "-disable body", ">RFC 9110 §15.3.5<"},
		"rules/late-error/index.html":      {"off; <code>-enable late-error</code>", "How to silence it"},
		"rules/magic/index.html":           {"on, in tests too", "Options", "codes that may be written as numbers"},
		"codes/404/index.html":             {"If you send it", "A cache may keep the response"},
		"codes/418/index.html":             {"What to send instead", "403 Forbidden", "If you send it"},
		"codes/499/index.html":             {"return without writing", "HTTP/1.1 499 status code 499", `(<a href="../../rules/nonstandard/">`},
		"codes/520/index.html":             {"What to send instead", "Send 502 Bad Gateway.", "treat it as 500"},
		"codes/305/index.html":             {"What to send instead", `(<a href="../../rules/deprecated/">`},
		"codes/204/index.html":             {"net/http drops what the handler writes", `(<a href="../../rules/body/">`},
		"404.html":                         {`href="/statuslint/style.css"`, `href="/statuslint/rules/"`, `action="/statuslint/codes/"`},
		"guide/getting-started/index.html": {"go install ", `href="../configuration/"`, "Configuration →"},
		"guide/bazel/index.html":           {"← Output formats", "Evidence →"},
	} {
		for _, text := range want {
			if !strings.Contains(string(pages[name]), text) {
				t.Errorf("%s lacks %q", name, text)
			}
		}
	}
	if first := regexp.MustCompile(`<dt><a href="([^"]*)"`).FindSubmatch(pages["guide/index.html"]); first == nil || string(first[1]) != "getting-started/" {
		t.Errorf("the guide begins with %q", first)
	}
	for _, r := range analyzer.Rules() {
		if !strings.Contains(string(pages["rules/"+r.ID+"/index.html"]), "//statuslint:ignore "+r.ID+" reason") {
			t.Errorf("%s: no word of how to silence it", r.ID)
		}
	}
}

// TestOutput: what the pages say that statuslint prints is what it finds in the program above.
func TestOutput(t *testing.T) {
	text, err := os.ReadFile("../getting-started.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "```go\n")
	program, rest, _ := strings.Cut(rest, "```")
	_, rest, _ = strings.Cut(rest, "```text\n")
	output, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("no program and output in getting-started.md")
	}
	var found []string
	for _, f := range analyzerOf(t, analyzer.Options{}).Analyze(program).Findings {
		line := strings.LastIndex(program[:f.From], "\n")
		found = append(found, fmt.Sprintf("remove.go:%d:%d: %s\n", f.Line, f.From-line, f.Message))
	}
	if got := strings.Join(found, ""); got != output {
		t.Errorf("statuslint prints\n%sthe page says\n%s", got, output)
	}
	home, err := os.ReadFile("templates/home.html")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile(`(?s)<code>([^<]*\n[^<]*)</code>`).FindAllSubmatch(home, -1)
	program = `package p; import "net/http"; ` + html.UnescapeString(string(blocks[0][1])) // "store" is unknown here
	found = nil
	for _, f := range analyzerOf(t, analyzer.Options{}).Analyze(program).Findings {
		found = append(found, fmt.Sprintf("remove.go:%d:%d: %s", f.Line, f.From-strings.LastIndex(program[:f.From], "\n"), f.Message))
	}
	if got := strings.Join(found, "\n"); got != string(blocks[1][1]) {
		t.Errorf("statuslint prints\n%s\nthe first page says\n%s", got, blocks[1][1])
	}
}

// TestMissing: the page for what is not there has its style at any address, and leads to the codes.
func TestMissing(t *testing.T) {
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	Handler(dir).ServeHTTP(w, httptest.NewRequest("GET", "/codes/299/", nil))
	if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "Look for a status code") {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
	s := open(t, "404.html")
	if got := eval[string](t, s, `getComputedStyle(document.body).margin`); got != "0px" {
		t.Errorf("the page has no style: its margin is %s", got)
	}
	s.do(t, chromedp.SendKeys("#q", "299\r"))
	s.until(t, `location.pathname === "/codes/" && !!document.querySelector("#count")?.textContent.startsWith("299 has no known use: clients treat it as 200")`)
}

// TestPhone: nothing is wider than the screen of a phone, and nothing is wrong in the dark.
func TestPhone(t *testing.T) {
	s := open(t, "")
	for _, path := range []string{"", "rules/", "rules/body/", "codes/", "codes/418/", "codes/499/", "guide/", "guide/getting-started/", "guide/configuration/", "guide/ci/", "guide/endpoints/", "404.html", "playground/"} {
		s.do(t, chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile), chromedp.Navigate(s.url+path))
		if wide := eval[int](t, s, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s is %d pixels wide", path, wide)
		}
		if cut := eval[int](t, s, `[...document.querySelectorAll(".stack, .terminal")].filter((e) => e.scrollWidth > e.clientWidth + 1 || e.clientWidth > 360).length`); cut > 0 {
			t.Errorf("%s cuts off a table of rules or codes", path)
		}
	}
}

// TestAccessible runs axe over pages in both colour schemes.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, "")
	for _, scheme := range []string{"light", "dark"} {
		for _, path := range []string{"", "rules/", "rules/missing-return/", "codes/", "codes/404/", "codes/499/", "guide/", "guide/getting-started/", "guide/ci/", "404.html", "playground/"} {
			if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}); err != nil {
				t.Fatal(err)
			}
			s.do(t, chromedp.Navigate(s.url+path))
			if path == "playground/" {
				s.settled(t)
			}
			eval[bool](t, s, string(axe)+"; true")
			found := eval[[]string](t, s, `axe.run().then((r) => r.violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => v.id + ": " + v.help + ": " + v.nodes.map((n) => n.html).slice(0, 3).join(" ")))`)
			for _, f := range found {
				t.Errorf("%s, %s: %s", path, scheme, f)
			}
		}
	}
}

var links = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

// TestLinks: every link within the site leads to a page, and to a place in it.
func TestLinks(t *testing.T) {
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	ids := regexp.MustCompile(`id="([^"]+)"`)
	count := 0
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".html") || filepath.Base(name) == "404.html" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, m := range links.FindAllStringSubmatch(string(text), -1) {
			to := m[1]
			if strings.Contains(to, ":") {
				continue
			}
			count++
			file, fragment, _ := strings.Cut(to, "#")
			target := name
			if file != "" {
				target = filepath.Join(filepath.Dir(name), file)
				if strings.HasSuffix(file, "/") {
					target = filepath.Join(target, "index.html")
				}
			}
			page, err := os.ReadFile(target)
			if err != nil {
				t.Errorf("%s links to %s: %v", name, to, err)
				continue
			}
			known := func(m [][]byte) bool { return string(m[1]) == fragment }
			if fragment != "" && !strings.Contains(fragment, "=") && !slices.ContainsFunc(ids.FindAllSubmatch(page, -1), known) {
				t.Errorf("%s links to %s: no such place", name, to)
			}
		}
		return nil
	})
	if err != nil || count < 500 {
		t.Errorf("%d links, %v", count, err)
	}
}

func analyzerOf(t *testing.T, o analyzer.Options) *playground.Analyzer {
	files, err := playground.Export(playground.Packages())
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
