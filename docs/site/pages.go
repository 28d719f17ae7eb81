package main

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/catalog"
)

//go:embed templates
var templates embed.FS

// page is what every template gets.
type page struct {
	Root        string // leads from the page to the top of the site: "../" for each directory
	Title       string
	Description string
	Here        string // the entry of the navigation that is marked
	Data        any
}

// rule is a rule as its page shows it.
type rule struct {
	analyzer.Doc
	Example string // a whole program for the playground, or ""
}

// code is a status code as its page shows it.
type code struct {
	Code       int
	Name       string // "404 Not Found"
	Class      string
	Registered *catalog.Meaning // nil if it is not registered
	Others     []catalog.Meaning
	Users      string // "IANA, nginx"
	Words      string // what the index is filtered by, in lower case
}

// guide is a page made from a file in docs.
type guide struct {
	Name, Title string
	Text        template.HTML
}

// Pages makes all pages, by name.
func Pages() (map[string][]byte, error) {
	rules, err := allRules()
	if err != nil {
		return nil, err
	}
	codes := allCodes()
	guides, err := allGuides()
	if err != nil {
		return nil, err
	}
	t, err := template.New("").Funcs(template.FuncMap{"md": func(text string) (template.HTML, error) { return markdown([]byte(text), linkOfRule) }, "lower": strings.ToLower}).
		ParseFS(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string][]byte{}
	var failed error
	add := func(name, layout string, p page) {
		p.Root = strings.Repeat("../", strings.Count(name, "/"))
		var out bytes.Buffer
		if err := t.ExecuteTemplate(&out, layout, p); err != nil && failed == nil {
			failed = fmt.Errorf("%s: %w", name, err)
		}
		pages[name] = out.Bytes()
	}
	add("index.html", "home.html", page{Title: "statuslint", Here: "home", Description: "A linter for HTTP status codes in Go", Data: rules})
	add("404.html", "missing.html", page{Title: "Not found", Description: "There is no such page"})
	add("rules/index.html", "rules.html", page{Title: "Rules", Here: "rules", Description: "What statuslint reports", Data: rules})
	for _, r := range rules {
		add("rules/"+r.ID+"/index.html", "rule.html", page{Title: r.ID, Here: "rules", Description: r.Summary, Data: r})
	}
	add("codes/index.html", "codes.html", page{Title: "Status codes", Here: "codes", Description: "Every HTTP status code, registered or not", Data: codes})
	for _, c := range codes {
		add(fmt.Sprintf("codes/%d/index.html", c.Code), "code.html", page{Title: c.Name, Here: "codes", Description: catalog.Describe(c.Code), Data: c})
	}
	add("guide/index.html", "guides.html", page{Title: "Guide", Here: "guide", Description: "Configuration, CI, editors and formats", Data: guides})
	for _, g := range guides {
		add("guide/"+g.Name+"/index.html", "guide.html", page{Title: g.Title, Here: "guide", Description: g.Title, Data: g})
	}
	add("playground/index.html", "playground.html", page{Title: "Playground", Here: "playground", Description: "Try statuslint in the browser", Data: rules})
	pages["playground/rules.json"], err = json.Marshal(explanations(t, rules))
	return pages, cmp.Or(failed, err)
}

// explained is a rule in the playground.
type explained struct {
	ID      string `json:"id"`
	Summary string `json:"summary"`
	HTML    string `json:"html"` // why it is bad, and what the fix does
	Default bool   `json:"default"`
	Example string `json:"example"`
}

func explanations(t *template.Template, rules []rule) []explained {
	var list []explained
	for _, r := range rules {
		var out bytes.Buffer
		if err := t.ExecuteTemplate(&out, "explanation", r); err != nil {
			out.WriteString(template.HTMLEscapeString(r.Summary))
		}
		list = append(list, explained{r.ID, r.Summary, out.String(), r.Default, r.Example})
	}
	return list
}

func allRules() ([]rule, error) {
	var list []rule
	for _, doc := range analyzer.Rules() {
		list = append(list, rule{doc, Example(doc)})
	}
	return list, nil
}

func allCodes() []code {
	var list []code
	byCode := map[int][]catalog.Meaning{}
	for _, m := range catalog.All() {
		byCode[m.Code] = append(byCode[m.Code], m)
	}
	for n, meanings := range byCode {
		c := code{Code: n, Name: catalog.Name(n), Class: catalog.ClassOf(n).String(), Others: meanings}
		if n == 0 {
			c.Name = "000"
		}
		if meanings[0].Standing.Registered() {
			c.Registered, c.Others = &meanings[0], meanings[1:]
		} else if len(meanings) == 1 && meanings[0].Phrase != "" {
			c.Name = fmt.Sprintf("%d %s", n, meanings[0].Phrase)
		}
		words := []string{c.Name, c.Class, fmt.Sprintf("%dxx", n/100)}
		var users []string
		for _, m := range meanings {
			if !slices.Contains(users, m.Origin) {
				users = append(users, m.Origin)
			}
			words = append(words, m.Phrase, m.Origin, m.Constant, m.Standing.String())
			for _, p := range m.Phrases {
				words = append(words, p.Text)
			}
		}
		c.Users = strings.Join(users, ", ")
		c.Words = strings.ToLower(strings.Join(words, " "))
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b code) int { return a.Code - b.Code })
	return list
}

// allGuides reads the files in docs that people have written; the page of the rules has pages of its own here.
func allGuides() ([]guide, error) {
	names, err := filepath.Glob("../*.md")
	if err != nil {
		return nil, err
	}
	var list []guide
	for _, name := range names {
		base := strings.TrimSuffix(filepath.Base(name), ".md")
		if base == "rules" {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		g := guide{Name: base, Title: base}
		if m := heading.FindSubmatch(text); m != nil {
			g.Title = string(m[1])
		}
		if g.Text, err = markdown(text, link); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		list = append(list, g)
	}
	return list, nil
}

var heading = regexp.MustCompile(`(?m)^# (.+)$`)

// repository is where links lead to files that the site does not have.
const repository = "https://github.com/statuslint/statuslint/blob/main/"

// link returns where a link of a file in docs leads on the site.
func link(to string) string {
	file, fragment, _ := strings.Cut(to, "#")
	switch {
	case strings.Contains(to, "://") || file == "" || strings.HasPrefix(to, "mailto:"):
		return to
	case file == "rules.md":
		if fragment == "" {
			return "../../rules/"
		}
		return "../../rules/" + fragment + "/"
	case strings.HasSuffix(file, ".md") && !strings.Contains(file, "/"):
		to = "../" + strings.TrimSuffix(file, ".md") + "/"
		if fragment != "" {
			to += "#" + fragment
		}
		return to
	}
	return repository + filepath.ToSlash(filepath.Join("docs", file))
}

// linkOfRule returns where a link of the page of a rule or code leads on the site. That page is in docs/rules.md, too.
func linkOfRule(to string) string {
	to = link(to)
	if name, ok := strings.CutPrefix(to, "../"); ok && !strings.HasPrefix(name, "../") {
		return "../../guide/" + name
	}
	return to
}

var (
	href  = regexp.MustCompile(`(<a href=")([^"]*)(")`)
	table = regexp.MustCompile(`(?s)<table>.*?</table>`)
	pre   = regexp.MustCompile(`<pre>`)
)

// markdown turns Markdown into HTML; relink, if there is one, says where links lead. Tables and code that is wider than the page
// scroll by themselves, and can be reached by keyboard.
func markdown(text []byte, relink func(string) string) (template.HTML, error) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	var out bytes.Buffer
	if err := md.Convert(text, &out); err != nil {
		return "", err
	}
	s := out.String()
	if relink != nil {
		s = href.ReplaceAllStringFunc(s, func(a string) string {
			m := href.FindStringSubmatch(a)
			return m[1] + template.HTMLEscapeString(relink(m[2])) + m[3]
		})
	}
	s = table.ReplaceAllString(s, `<div class="scroll" role="region" aria-label="table" tabindex="0">$0</div>`)
	s = pre.ReplaceAllString(s, `<pre tabindex="0">`)
	return template.HTML(s), nil
}
