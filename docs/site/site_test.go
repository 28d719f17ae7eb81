package main

import (
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/statuslint/statuslint/analyzer"
)

// TestCodes: the index filters while typing, and by a click.
func TestCodes(t *testing.T) {
	s := open(t, "codes/")
	rows := func() []string {
		return eval[[]string](t, s, `[...document.querySelectorAll("#codes tbody tr")].filter((r) => !r.hidden).map((r) => r.querySelector("a").textContent)`)
	}
	whole := len(rows())
	for text, want := range map[string]string{
		"http.StatusNotFound": "404 Not Found",
		"statusnotfound":      "404 Not Found",
		"not-found":           "404 Not Found",
		"Too many":            "429 Too Many Requests",
		"rate limit":          "429 Too Many Requests", // in the sentence about it
		"I'm a teapot":        "418 I'm a teapot",
		"nginx 499":           "499",
	} {
		eval[bool](t, s, fmt.Sprintf(`(() => { const i = document.querySelector("#filter"); i.value = %q; return i.dispatchEvent(new Event("input")) })()`, text))
		if got := rows(); len(got) == 0 || len(got) > 3 || got[0] != want {
			t.Errorf("%q shows %q", text, got)
		}
	}
	s.click(t, `[data-filter="4xx"]`)
	if n := len(rows()); n < 29 || n == whole || eval[string](t, s, `document.querySelector("[aria-pressed=true]").textContent`) != "4xx client error" {
		t.Errorf("4xx shows %d codes", n)
	}
	s.click(t, `[data-filter="4xx"]`)
	if n := len(rows()); n != whole {
		t.Errorf("a second click shows %d codes of %d", n, whole)
	}
	s.do(t, chromedp.SendKeys("#filter", "nginx 499"))
	s.until(t, `document.querySelector("#count").textContent === "1 code"`)
	s.do(t, chromedp.SendKeys("#filter", "\r"))
	s.until(t, `location.pathname === "/codes/499/"`)
	eval[bool](t, s, `setTimeout(() => history.back()) && true`)
	s.until(t, `document.querySelector("#filter")?.value === "nginx 499" && document.querySelector("#count").textContent === "1 code"`)
}

// TestContents: a long page of the guide lists its sections, once.
func TestContents(t *testing.T) {
	pages, err := Pages("/")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"configuration", "endpoints", "editors", "ci"} {
		page := string(pages["guide/"+name+"/index.html"])
		_, list, ok := strings.Cut(page, `<p id="contents">`)
		list, rest, _ := strings.Cut(list, "</nav>")
		sections := strings.Count(page, "<h2 ")
		if !ok || strings.Count(list, `href="#`) != sections {
			t.Errorf("%s: its contents are %s", name, list)
		}
		if strings.Contains(rest, `<li><a href="#`) {
			t.Errorf("%s has a second table of contents", name)
		}
	}
	if strings.Contains(string(pages["guide/bazel/index.html"]), `id="contents"`) {
		t.Error("a short page needs no contents")
	}
	s := open(t, "guide/configuration/")
	s.do(t, chromedp.EmulateViewport(1280, 800))
	s.click(t, `.contents a[href="#keys"]`)
	s.until(t, `location.hash === "#keys" && scrollY > 500`)
	if top := eval[float64](t, s, `document.querySelector(".contents").getBoundingClientRect().top`); top < 0 || top > 100 {
		t.Errorf("the contents are at %.0f after a jump", top)
	}
}

// TestPrint: on paper there are the text and the findings, dark on white.
func TestPrint(t *testing.T) {
	s := open(t, "")
	for _, path := range []string{"rules/body/", "guide/ci/", "playground/"} {
		if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}); err != nil {
			t.Fatal(err)
		}
		s.do(t, chromedp.Navigate(s.url+path))
		if path == "playground/" {
			s.settled(t)
			if got := eval[string](t, s, `[...document.querySelectorAll(".cm-editor, .cm-gutters, .cm-line, .cm-line span")].map((e) => getComputedStyle(e)).map((e) => e.color + " on " + e.backgroundColor).find((c) => c !== "rgb(0, 0, 0) on rgba(0, 0, 0, 0)") ?? ""`); got != "" {
				t.Errorf("a part of the program is %s", got)
			}
		}
		if got := eval[string](t, s, `getComputedStyle(document.body).color + " on " + getComputedStyle(document.body).backgroundColor`); got != "rgb(0, 0, 0) on rgb(255, 255, 255)" {
			t.Errorf("%s is %s", path, got)
		}
		for _, selector := range []string{"header", "footer", ".bar", ".acts", ".contents", ".turn"} {
			if s.shown(t, selector) {
				t.Errorf("%s: %s is of no use on paper", path, selector)
			}
		}
	}
}

// TestAddresses: the address of a rule, in findings and SARIF reports, leads to its section, and the site has a page of that name.
func TestAddresses(t *testing.T) {
	rules, err := os.ReadFile("../rules.md")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := Pages("/")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range analyzer.Rules() {
		fragment, ok := strings.CutPrefix(r.URL(), repository+"docs/rules.md#")
		if !ok || !strings.Contains(string(rules), "\n## "+fragment+"\n") {
			t.Errorf("%s: no section at %s", r.ID, r.URL())
		}
		if pages["rules/"+fragment+"/index.html"] == nil {
			t.Errorf("%s: no page", r.ID)
		}
	}
}

// TestWorkflow: the workflow publishes what it builds.
func TestWorkflow(t *testing.T) {
	text, err := os.ReadFile("../../.github/workflows/pages.yml")
	if err != nil {
		t.Fatal(err)
	}
	built := regexp.MustCompile(`run: go run \. -o (\S+) -base /\S.*/\n\s+working-directory: (\S+)\n`).FindSubmatch(text)
	published := regexp.MustCompile(`upload-pages-artifact@v\d+\n\s+with:\n\s+path: (\S+)\n`).FindSubmatch(text)
	if built == nil || published == nil || string(built[2])+"/"+string(built[1]) != string(published[1]) {
		t.Errorf("it builds %q and publishes %q", built, published)
	}
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
		"guide/getting-started/index.html": {"go install ", `href="../configuration/"`, "Configuration →", `href="../golangci-lint/"`},
		"guide/golangci-lint/index.html":   {"golangci-lint custom", "type: module", "-vettool=", "go get -tool"},
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
	program = html.UnescapeString(string(blocks[0][1]))
	if !strings.Contains(firstProgram(t), "\n"+program+"\n") {
		t.Error("the playground does not open with the program of the first page")
	}
	program = `package p; import "net/http"; ` + program // "load" and "json" are unknown here
	found = nil
	for _, f := range analyzerOf(t, analyzer.Options{}).Analyze(program).Findings {
		found = append(found, fmt.Sprintf("get.go:%d:%d: %s", f.Line, f.From-strings.LastIndex(program[:f.From], "\n"), f.Message))
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
	for _, path := range []string{"", "rules/", "rules/body/", "codes/", "codes/418/", "codes/499/", "guide/", "guide/getting-started/", "guide/configuration/", "guide/golangci-lint/", "guide/ci/", "guide/endpoints/", "404.html", "playground/"} {
		s.do(t, chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile), chromedp.Navigate(s.url+path))
		if wide := eval[int](t, s, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s is %d pixels wide", path, wide)
		}
		if cut := eval[int](t, s, `[...document.querySelectorAll(".stack, .terminal")].filter((e) => e.scrollWidth > e.clientWidth + 1 || e.clientWidth > 360).length`); cut > 0 {
			t.Errorf("%s cuts off a table of rules or codes", path)
		}
		if high := eval[int](t, s, `document.documentElement.scrollHeight`); path == "codes/" && high > 6000 {
			t.Errorf("the index of codes is %d pixels high", high)
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
		for _, path := range []string{"", "rules/", "rules/missing-return/", "codes/", "codes/404/", "codes/499/", "guide/", "guide/getting-started/", "guide/ci/", "guide/configuration/", "404.html", "playground/"} {
			if _, err := chromedp.Call(s.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}); err != nil {
				t.Fatal(err)
			}
			s.do(t, chromedp.Navigate(s.url+path))
			if path == "playground/" {
				s.settled(t)
				s.click(t, ".explain")
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
