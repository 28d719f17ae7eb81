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
	"github.com/statuslint/statuslint/internal/options"
	"github.com/statuslint/statuslint/internal/reference"
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
	Example  string // a whole program for the playground, or ""
	Settings []setting
	Silence  []reference.Way
}

// setting is an option that matters to a rule.
type setting struct{ Name, Usage string }

// code is a status code as its page shows it.
type code struct {
	Code       int
	Name       string // "404 Not Found"
	Class      string
	Registered *catalog.Meaning // nil if it is not registered
	Others     []catalog.Meaning
	Users      string // "IANA, nginx"
	About      string // the first summary
	Words      string // what the index is filtered by, in lower case
	Sentences  string // what the index is filtered by if no code has the words, in lower case
	Sent       []template.HTML
	Advice     string // what to send instead, if that is one thing
	Nameless   bool   // it has no phrase, or several
}

// guide is a page made from a file in docs.
type guide struct {
	Name, Title string
	About       template.HTML // one line
	Head        template.HTML // the title
	Sections    []section
	Text        template.HTML // after the title
	Before      *guide        // in the order of docs/README.md
	After       *guide
}

// section is a part of a guide, as its table of contents names it.
type section struct {
	ID    string
	Title template.HTML
}

// Pages makes all pages, by name. The page for what is not found is shown at any address, so that its links begin with base, the
// path at which the site is served.
func Pages(base string) (map[string][]byte, error) {
	rules, err := allRules()
	if err != nil {
		return nil, err
	}
	codes := allCodes()
	guides, err := allGuides()
	if err != nil {
		return nil, err
	}
	t, err := template.New("").Funcs(template.FuncMap{"md": func(text string) (template.HTML, error) { return markdown([]byte(text), linkOfRule) }, "title": titleOf, "sentence": sentence, "kinds": kinds}).
		ParseFS(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string][]byte{}
	var failed error
	add := func(name, layout string, p page) {
		p.Root = strings.Repeat("../", strings.Count(name, "/"))
		if name == "404.html" {
			p.Root = base
		}
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
		r := rule{Doc: doc, Example: Example(doc), Silence: reference.Silence(doc.ID, doc.Default)}
		for _, o := range options.List[analyzer.Options]() {
			if slices.Contains(doc.Options, o.Name) {
				r.Settings = append(r.Settings, setting{o.Name, o.Usage})
			}
		}
		list = append(list, r)
	}
	return list, nil
}

// kinds are what the index of codes can be filtered by with a click: words of codes, and their names.
func kinds() map[string]string {
	return map[string]string{
		"1xx": "1xx informational", "2xx": "2xx success", "3xx": "3xx redirection", "4xx": "4xx client error", "5xx": "5xx server error", "unofficial": "not registered",
	}
}

// ruleName is the id of a rule in a sentence of reference.Sent.
var ruleName = regexp.MustCompile(`\((invalid|nonstandard|deprecated|body)\)`)

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
		c.Nameless = !strings.Contains(c.Name, " ")
		c.About = meanings[0].Summary
		for _, text := range reference.Sent(n) {
			c.Sent = append(c.Sent, template.HTML(ruleName.ReplaceAllString(template.HTMLEscapeString(text), `(<a href="../../rules/$1/">$1</a>)`)))
		}
		if len(meanings) == 1 || c.Registered != nil {
			c.Advice = meanings[0].Advice
		}
		words := []string{c.Name, c.Class, fmt.Sprintf("%dxx", n/100)}
		var sentences []string
		var users []string
		for _, m := range meanings {
			if !slices.Contains(users, m.Origin) {
				users = append(users, m.Origin)
			}
			words = append(words, m.Phrase, m.Origin, m.Standing.String())
			if m.Constant != "" {
				words = append(words, "http."+m.Constant)
			}
			sentences = append(sentences, m.Summary, m.Note)
			for _, p := range m.Phrases {
				words = append(words, p.Text)
			}
		}
		c.Users = strings.Join(users, ", ")
		c.Words = strings.ToLower(strings.Join(words, " "))
		c.Sentences = strings.ToLower(strings.Join(sentences, " "))
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b code) int { return a.Code - b.Code })
	return list
}

// entry is a line of docs/README.md.
var entry = regexp.MustCompile(`(?m)^- \[(.+)\]\((.+)\.md\): (.+)$`)

// allGuides reads the pages that docs/README.md lists, in its order. The page of the rules has pages of its own here.
func allGuides() ([]*guide, error) {
	index, err := os.ReadFile("../README.md")
	if err != nil {
		return nil, err
	}
	names, err := filepath.Glob("../*.md")
	if err != nil {
		return nil, err
	}
	var list []*guide
	for _, m := range entry.FindAllStringSubmatch(string(index), -1) {
		g := &guide{Name: m[2], Title: m[1]}
		text, err := os.ReadFile("../" + g.Name + ".md")
		if err != nil {
			return nil, err
		}
		if g.Text, err = markdown(text, link); err != nil {
			return nil, fmt.Errorf("%s: %w", g.Name, err)
		}
		g.outline()
		if g.About, err = markdown([]byte(m[3]), link); err != nil {
			return nil, err
		}
		if len(list) > 0 {
			g.Before = list[len(list)-1]
			g.Before.After = g
		}
		list = append(list, g)
	}
	if len(list) != len(names)-2 { // all but README.md and rules.md
		return nil, fmt.Errorf("docs/README.md lists %d of the %d pages in docs", len(list), len(names)-2)
	}
	return list, nil
}

var (
	heading  = regexp.MustCompile(`<h2 id="([^"]+)">(.*?)</h2>`)
	contents = regexp.MustCompile(`<ul>\n(<li><a href="#[^"]+">.*</a></li>\n)+</ul>\n`)
	tag      = regexp.MustCompile(`<[^>]*>`)
)

// outline takes the title from the text, and makes the table of contents of a page with three sections or more. It takes the
// place of one in the text, which is there for those who read the file elsewhere.
func (g *guide) outline() {
	text := string(g.Text)
	if head, rest, ok := strings.Cut(text, "</h1>\n"); ok {
		g.Head, text = template.HTML(head+"</h1>\n"), rest
	}
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		g.Sections = append(g.Sections, section{m[1], template.HTML(tag.ReplaceAllString(m[2], ""))})
	}
	if len(g.Sections) < 3 {
		g.Sections = nil
	} else if at := contents.FindStringIndex(text); at != nil {
		text = text[:at[0]] + text[at[1]:]
	}
	g.Text = template.HTML(text)
}

// repository is where links lead to files that the site does not have.
const repository = "https://github.com/statuslint/statuslint/blob/main/"

// link returns where a link of a file in docs leads on the site.
func link(to string) string {
	file, fragment, _ := strings.Cut(to, "#")
	switch {
	case strings.Contains(to, "://") || file == "" || strings.HasPrefix(to, "mailto:"):
		return to
	case file == "../README.md":
		return "https://github.com/statuslint/statuslint#" + cmp.Or(fragment, "readme")
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
	rfc   = regexp.MustCompile(`^https://www\.rfc-editor\.org/rfc/rfc(\d+)\.html(?:#(?:section|appendix)-([\w.]+))?$`)
)

// titleOf is how a link is shown: an RFC by its number and section.
func titleOf(url string) string {
	m := rfc.FindStringSubmatch(url)
	switch {
	case m == nil:
		return strings.TrimPrefix(url, "https://")
	case m[2] == "":
		return "RFC " + m[1]
	}
	return "RFC " + m[1] + " §" + m[2]
}

// sentence begins a text with a capital letter and ends it with a period.
func sentence(text string) string {
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".") + "."
}

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
