package main

import (
	"crypto/sha512"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/docs/site/playground"
)

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
	if got := eval[string](t, s, `document.querySelector(".diff").textContent`); got != "+ return\n" {
		t.Errorf("the unsafe fix changes %q", got)
	}
	if n := eval[int](t, s, `document.querySelectorAll(".cm-lintRange-error").length`); n < 2 {
		t.Errorf("%d errors are marked in the program", n)
	}

	// The explanation is in the finding, and a second click closes it.
	s.click(t, ".explain")
	s.until(t, `document.querySelector("#findings > li:first-child #explanation")?.innerText.length > 100 && document.querySelector(".explain").getAttribute("aria-expanded") === "true"`)
	s.click(t, ".explain")
	if s.shown(t, "#explanation") {
		t.Error("the explanation does not close")
	}
	s.click(t, ".explain")

	// A fix.
	eval[bool](t, s, `[...document.querySelectorAll("li")].find((li) => li.textContent.includes("http.StatusNotFound")).querySelector(".fix").click() || true`)
	s.await(t, "use http.StatusNotFound", false)
	if got := s.program(t); !strings.Contains(got, "err.Error(), http.StatusNotFound)") {
		t.Errorf("after the fix: %s", got)
	}
	if !s.shown(t, "#findings > li:first-child #explanation") {
		t.Error("the explanation closes when the program changes")
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
	for _, r := range rules {
		result := a.Analyze(r.Example)
		if len(result.Errors) > 0 || !slices.ContainsFunc(result.Findings, func(f playground.Finding) bool { return f.Rule == r.ID }) {
			t.Errorf("%s: add what its example needs to the names in example.go: %+v\n%s", r.ID, result, r.Example)
		}
	}
	s := open(t, "playground/#rule=late-error")
	s.await(t, "(late-error)", true)
}

// TestPastedText: what a page or a chat puts around Go is not part of the program.
func TestPastedText(t *testing.T) {
	const program = "package main\n\nimport \"net/http\"\n\nfunc get(w http.ResponseWriter, r *http.Request) {\n  w.WriteHeader(404)\n}\n"
	s := open(t, "playground/")
	for name, text := range map[string]string{
		"fences":         "```go\n" + program + "```\n",
		"more fences":    "\n~~~~ go title=x\n" + program + "~~~~\nAnd that is all.\n",
		"no end":         "```\n" + program,
		"no-break space": strings.ReplaceAll(program, "  w", "\u00a0 w"),
	} {
		s.paste(t, text)
		s.await(t, "use http.StatusNotFound", true)
		if got := s.program(t); strings.TrimSpace(got) != strings.TrimSpace(program) {
			t.Errorf("%s: the program is %q", name, got)
		}
		if state := eval[string](t, s, `document.querySelector("#state").textContent`); strings.Contains(state, "compile") {
			t.Errorf("%s: %s", name, state)
		}
	}
	// What begins otherwise stays as it is.
	s.paste(t, "package main\n\n/*\n```\n*/\n")
	s.says(t, "No findings")
	if got := s.program(t); !strings.Contains(got, "```") {
		t.Errorf("a comment loses its fence: %q", got)
	}
}

// TestState: the line above the findings says what they are worth.
func TestState(t *testing.T) {
	s := open(t, "playground/")
	const handler = "package main\n\nimport \"net/http\"\n\nfunc get(w http.ResponseWriter, r *http.Request) {\n%s\tw.WriteHeader(404)\n}\n"
	for code, want := range map[string]string{
		"":                     "1 finding (1 warning), in ",
		"\tn := 1\n":           "It does not compile. 1 finding (1 warning) all the same:",
		"\tstore.Find()\n":     "It does not compile. 1 finding (1 warning) in what is known; declare the rest to be sure:",
		"\tvar n int = \"\"\n": "It does not compile; statuslint runs once it does:",
	} {
		s.paste(t, fmt.Sprintf(handler, code))
		s.says(t, want)
	}
}

// TestLong: a program with many findings lists the first ones, and a link holds it.
func TestLong(t *testing.T) {
	var program strings.Builder
	program.WriteString("package main\n\nimport \"net/http\"\n")
	for i := range 150 {
		fmt.Fprintf(&program, "\n// %x\nfunc h%d(w http.ResponseWriter, r *http.Request) {\n\tw.WriteHeader(404)\n}\n", sha512.Sum512([]byte{byte(i)}), i)
	}
	s := open(t, "playground/")
	s.paste(t, program.String())
	s.says(t, "150 findings")
	listed := func() int { return eval[int](t, s, `document.querySelectorAll("#findings .where").length`) }
	if n := listed(); n != 100 {
		t.Errorf("%d findings are listed at first", n)
	}
	s.click(t, ".more")
	if n := listed(); n != 150 {
		t.Errorf("%d findings are listed then", n)
	}
	s.click(t, "#share")
	s.until(t, `/ [\d,]+ characters: some chats and mail programs cut it/.test(document.querySelector("#shared").textContent)`)
	address := eval[string](t, s, `location.href`)
	s.do(t, chromedp.Navigate("about:blank"), chromedp.Navigate(address))
	s.says(t, "150 findings")

	// What no browser takes as an address.
	eval[bool](t, s, `(() => {
		const noise = crypto.getRandomValues(new Uint8Array(60000));
		const text = "//" + Array.from({length: 20}, (_, i) => btoa(String.fromCharCode(...noise.map((b) => b ^ i * 37 ^ Math.random() * 256)))).join("\n//");
		const data = new DataTransfer();
		data.setData("text/plain", text);
		return document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})) || true;
	})()`)
	s.click(t, "#share")
	s.until(t, `document.querySelector("#shared").textContent === "This program is too long for a link."`)
}

// TestBack: each example has an entry in the browser's history, as it was left.
func TestBack(t *testing.T) {
	s := open(t, "playground/")
	s.settled(t)
	pick := func(id string) {
		eval[bool](t, s, fmt.Sprintf(`(() => { const e = document.querySelector("#examples"); e.value = %q; return e.dispatchEvent(new Event("change")) })()`, id))
	}
	pick("body")
	s.await(t, "(body)", true)
	eval[bool](t, s, `document.querySelector(".cm-content").focus() || true`)
	s.do(t, chromedp.KeyEvent("// mine\r"))
	pick("range")
	s.await(t, "(range)", true)
	eval[bool](t, s, `setTimeout(() => history.back()) && true`)
	s.until(t, `location.hash === "#rule=body"`)
	s.await(t, "(body)", true)
	if got := s.program(t); !strings.Contains(got, "// mine") {
		t.Errorf("back leads to %q", got)
	}
	if got := eval[string](t, s, `document.querySelector("#examples").value`); got != "body" {
		t.Errorf("the example is called %q", got)
	}
	eval[bool](t, s, `setTimeout(() => history.forward()) && true`)
	s.await(t, "(range)", true)
	// A typed address opens the program that it names.
	eval[bool](t, s, `(location.hash = "#rule=body") && true`)
	s.await(t, "(body)", true)
	if got := s.program(t); strings.Contains(got, "// mine") {
		t.Errorf("a new address opens %q", got)
	}
}

// TestKeyboard: all can be done without a mouse, and one sees where one is.
func TestKeyboard(t *testing.T) {
	s := open(t, "playground/")
	s.settled(t)
	// tab presses Tab until an element has the focus, and returns what it came across.
	tab := func(selector string) (seen []string) {
		t.Helper()
		for range 40 {
			if eval[bool](t, s, `document.activeElement.className.includes?.("cm-content")`) {
				s.do(t, chromedp.KeyEvent(kb.Escape))
			}
			s.do(t, chromedp.KeyEvent(kb.Tab))
			// One look at the page: it may replace the list of findings, and with it the element, at any time.
			at := eval[struct {
				Body, Outlined bool
				Name           string
			}](t, s, `(() => {
				const e = document.activeElement;
				return {
					body: e === document.body,
					outlined: [e, e.closest(".cm-editor")].some((e) => e && getComputedStyle(e).outlineStyle === "solid"),
					name: e.id || e.className || e.textContent,
				};
			})()`)
			if at.Body {
				continue // past the last element the focus is in the browser, and a new list of findings has none yet
			}
			if !at.Outlined {
				t.Errorf("the focus on %q is not seen", at.Name)
			}
			seen = append(seen, at.Name)
			if eval[bool](t, s, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
				return seen
			}
		}
		t.Fatalf("no way to %s: %q", selector, seen)
		return nil
	}
	seen := tab("#findings .fix:not(.unsafe)")
	if got := strings.Join(seen, " "); !strings.HasPrefix(got, "skip ") || !strings.Contains(got, " examples all share clear cm-scroller cm-content ") {
		t.Errorf("the order is %q", seen)
	}
	s.do(t, chromedp.KeyEvent(kb.Enter))
	s.await(t, "use http.StatusNotFound", false)
	s.do(t, chromedp.KeyEvent(kb.F8))
	tab(".explain")
	s.do(t, chromedp.KeyEvent(kb.Enter))
	if !s.shown(t, "#explanation") {
		t.Error("Enter does not explain")
	}
	s.do(t, chromedp.Navigate("about:blank"), chromedp.Navigate(s.url+"playground/#rule=body"))
	s.settled(t)
	tab("#share")
	s.do(t, chromedp.KeyEvent(kb.Enter))
	s.until(t, `location.hash.startsWith("#code=") && document.querySelector("#shared").textContent.startsWith("The link is")`)
}
