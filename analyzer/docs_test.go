package analyzer_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/options"
	"github.com/statuslint/statuslint/internal/reference"
	"github.com/statuslint/statuslint/internal/testing/page"
)

var update = flag.Bool("update", false, "write docs/rules.md and the table of README.md")

// docs/rules.md and the table in README.md are made from the rules' pages: `go test ./analyzer -run TestRulesPage -update`
// writes them.
func TestRulesPage(t *testing.T) {
	const path = "../docs/rules.md"
	want := rulesPage()
	for _, d := range analyzer.Rules() {
		if d.What == "" { // Summary is then the error
			t.Fatalf("the page of %s cannot be read, so nothing is written: %s", d.ID, d.Summary)
		}
	}
	page.Hold(t, path, want, *update)
	page.HoldTable(t, "../README.md", "rules", rulesTable("docs/rules.md"), *update)
	for _, d := range analyzer.Rules() {
		if _, anchor, ok := strings.Cut(d.URL(), "#"); !ok || !strings.Contains(want, "\n## "+anchor+"\n") {
			t.Errorf("%s has no section for the address %s", path, d.URL())
		}
	}
}

// TestContributingListsPackages checks that CONTRIBUTING.md says what each package knows.
func TestContributingListsPackages(t *testing.T) {
	text, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"../internal/*", "../cmd/statuslint/internal/*"} {
		dirs, err := filepath.Glob(pattern)
		if err != nil || len(dirs) == 0 {
			t.Fatalf("%s: %v, %v", pattern, dirs, err)
		}
		for _, dir := range dirs {
			base := filepath.Base(dir)
			if !strings.Contains(string(text), "`"+base+"`") && !strings.Contains(string(text), "internal/"+base+"`") {
				t.Errorf("CONTRIBUTING.md does not list %s under \"Where things are\"", strings.TrimPrefix(filepath.ToSlash(dir), "../"))
			}
		}
	}
}

func rulesPage() string {
	var b strings.Builder
	b.WriteString("<!-- Written by TestRulesPage from the pages of the rules, analyzer/rule_*.md: change those, not this. -->\n\n# Rules\n\n")
	b.WriteString(rulesTable(""))
	b.WriteString("\n`statuslint -explain RULE` prints the section of a rule. Severity matters to [formats](formats.md) that have one and to " +
		"[-fail-on](configuration.md#what-fails).\n")
	for _, d := range analyzer.Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n%s. Severity: %s.\n", d.ID, strings.ToUpper(d.Summary[:1])+d.Summary[1:], d.Severity)
		section(&b, "What it does", d.What)
		section(&b, "Why it is bad", d.Why)
		section(&b, "Example", "```go\n"+d.Bad+"\n```\n\nInstead:\n\n```go\n"+d.Good+"\n```")
		section(&b, "Fix", d.Fix)
		section(&b, "When it stays silent", d.Policy)
		section(&b, "Options", optionsOf(d))
		section(&b, "How to silence it", silence(d))
		if len(d.Links) > 0 {
			section(&b, "See", "- <"+strings.Join(d.Links, ">\n- <")+">")
		}
	}
	return b.String()
}

// rulesTable is the table of the rules in a file from which their sections are at the given path.
func rulesTable(sections string) string {
	var b strings.Builder
	b.WriteString("| rule | default | in tests | reports |\n|---|---|---|---|\n")
	for _, d := range analyzer.Rules() {
		fmt.Fprintf(&b, "| [%s](%s#%s) | %s | %s | %s |\n", d.ID, sections, d.ID, onOff(d.Default), onOff(d.Default && d.Tests), d.Summary)
	}
	return b.String()
}

// optionsOf lists the settings that a rule heeds.
func optionsOf(d analyzer.Doc) string {
	var list []string
	for _, o := range options.List[analyzer.Options]() {
		if slices.Contains(d.Options, o.Name) {
			list = append(list, fmt.Sprintf("- `-%s`: %s", o.Name, o.Usage))
		}
	}
	return strings.Join(list, "\n")
}

// silence says how to be rid of a finding, and of a rule.
func silence(d analyzer.Doc) string {
	var b strings.Builder
	for _, w := range reference.Silence(d.ID, d.Default) {
		fmt.Fprintf(&b, "%s%s:\n\n    %s\n\n", strings.ToUpper(w.Where[:1]), w.Where[1:], strings.ReplaceAll(w.Write, "\n", "\n    "))
	}
	return b.String() + "More: [one finding](configuration.md#one-finding), [folders](configuration.md#folders)."
}

func section(b *strings.Builder, title, text string) {
	if text != "" {
		fmt.Fprintf(b, "\n### %s\n\n%s\n", title, text)
	}
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}
