package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/options"
	"github.com/statuslint/statuslint/internal/reference"
)

// aboutRule explains a rule.
func aboutRule(d analyzer.Doc, style terminal.Style) string {
	p := &page{terminal.Page{Style: style}}
	p.Heading(d.ID)
	p.Text(0, strings.ToUpper(d.Summary[:1])+d.Summary[1:]+".")
	p.Gap()
	p.Text(0, fmt.Sprintf("%s. Severity: %s.", when(d), d.Severity))
	for _, section := range []struct{ heading, text string }{
		{"What it reports", d.What},
		{"Why that is bad", d.Why},
	} {
		p.section(section.heading, section.text)
	}
	p.example("Reported", d.Bad)
	p.example("Better", d.Good)
	p.section("Fix", d.Fix)
	p.section("When it stays silent", d.Policy)
	if list := settings(d); len(list) > 0 {
		p.Heading("Options")
		p.Facts(2, list)
	}
	p.Heading("How to silence it")
	for i, w := range reference.Silence(d.ID, d.Default) {
		if i > 0 {
			p.Gap()
		}
		p.Text(2, strings.ToUpper(w.Where[:1])+w.Where[1:]+":")
		p.Code(w.Write)
	}
	p.Heading("Read more")
	for _, url := range append(slices.Clone(d.Links), d.URL()) {
		p.Text(2, url)
	}
	return p.String()
}

// when says when a rule runs.
func when(d analyzer.Doc) string {
	switch {
	case !d.Default:
		return "Off by default; -enable " + d.ID + " turns it on"
	case d.Tests:
		return "On by default, in _test.go files too"
	}
	return "On by default, except in _test.go files"
}

// section writes a heading and its text, if there is one.
func (p *page) section(heading, text string) {
	if text == "" {
		return
	}
	p.Heading(heading)
	p.Text(2, text)
}

func (p *page) example(heading, code string) {
	if code == "" {
		return
	}
	p.Heading(heading)
	p.Code(code)
}

// settings lists the settings that affect a rule.
func settings(d analyzer.Doc) []terminal.Fact {
	var list []terminal.Fact
	for _, o := range options.List[analyzer.Options]() {
		if slices.Contains(d.Options, o.Name) {
			list = append(list, terminal.Fact{"-" + o.Name, o.Usage})
		}
	}
	return list
}
