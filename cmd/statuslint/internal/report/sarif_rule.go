package report

import (
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// newSARIFRule describes a rule by its own documentation.
func newSARIFRule(d analyzer.Doc) sarifRule {
	return sarifRule{
		ID:      d.ID,
		Short:   sarifText{Text: strings.ToUpper(d.Summary[:1]) + d.Summary[1:] + "."},
		Full:    sarifText{Text: d.What},
		Help:    sarifText{Text: ruleHelp(d, plainHelp()), Markdown: ruleHelp(d, markdownHelp())},
		HelpURI: d.URL(),
		Default: sarifDefault{Enabled: d.Default, Level: string(d.Severity)},
		Properties: sarifProperties{
			Tags: []string{"http", "status-codes"},
			// Rules stay silent where they cannot prove their point.
			Precision: "high",
			Severity:  string(d.Severity),
		},
	}
}

// helpStyle is how a help text is written.
type helpStyle struct {
	heading func(string) string
	code    func(string) string
	link    func(string) string
}

func plainHelp() helpStyle {
	return helpStyle{
		heading: func(text string) string { return text + ":" },
		code:    func(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") },
		link:    func(url string) string { return url },
	}
}

func markdownHelp() helpStyle {
	return helpStyle{
		heading: func(text string) string { return "## " + text },
		code:    func(text string) string { return "```go\n" + text + "\n```" },
		link:    func(url string) string { return "- <" + url + ">" },
	}
}

// ruleHelp is the help text of a rule.
func ruleHelp(d analyzer.Doc, style helpStyle) string {
	parts := []string{d.What}
	section := func(heading, text string) {
		if text != "" {
			parts = append(parts, style.heading(heading), text)
		}
	}
	section("Why it is bad", d.Why)
	if d.Bad != "" {
		section("Reported", style.code(d.Bad))
	}
	if d.Good != "" {
		section("Better", style.code(d.Good))
	}
	section("Fix", d.Fix)
	section("When it stays silent", d.Policy)
	var links []string
	for _, url := range d.Links {
		links = append(links, style.link(url))
	}
	section("See", strings.Join(links, "\n"))
	return strings.Join(parts, "\n\n")
}
