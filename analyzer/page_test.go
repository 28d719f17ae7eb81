package analyzer

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestPages checks that each rule has a page that can be read, and each page a rule.
func TestPages(t *testing.T) {
	entries, err := pages.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	unused := map[string]bool{}
	for _, e := range entries {
		unused[e.Name()] = true
	}
	for _, r := range rules() {
		delete(unused, pageFile(r.ID))
		d, err := readPage(r.Traits)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := title(r.ID); got != "# "+d.ID+": "+d.Summary {
			t.Errorf("the title of %s is %q, and its summary %q", r.ID, got, d.Summary)
		}
	}
	if len(unused) > 0 {
		t.Errorf("no rule has the pages %q", slices.Sorted(maps.Keys(unused)))
	}
	if d, err := readPage(Traits{ID: "no-such-rule"}); err == nil || !strings.Contains(err.Error(), "no-such-rule has no page") {
		t.Errorf("a rule without a page: %+v, %v", d, err)
	}
}

const validPage = `# x: a thing

## What it does

Reports a thing,
and another.

Or:

    HTTP/1.1 200 OK

    body

## Why it is bad
It is.
## Example

` + "```go\na()\n\n## b\n```\n\nInstead:\n\n```go\nc()\n```" + `

## Fix

Takes it away.

## When it stays silent

Never.

## See

- <https://example.com/a>
- <https://example.com/b>
`

func TestParsePage(t *testing.T) {
	traits := Traits{ID: "x", Default: true, Severity: Error}
	text := strings.Replace(validPage, "## b\n", "b()\n", 1)
	got, err := parsePage(traits, text)
	if err != nil {
		t.Fatal(err)
	}
	for field, pair := range map[string][2]string{
		"ID":      {got.ID, "x"},
		"Summary": {got.Summary, "a thing"},
		"What":    {got.What, "Reports a thing, and another.\n\nOr:\n\n    HTTP/1.1 200 OK\n\n    body"},
		"Why":     {got.Why, "It is."},
		"Bad":     {got.Bad, "a()\n\nb()"},
		"Good":    {got.Good, "c()"},
		"Fix":     {got.Fix, "Takes it away."},
		"Policy":  {got.Policy, "Never."},
		"Links":   {strings.Join(got.Links, " "), "https://example.com/a https://example.com/b"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %q, want %q", field, pair[0], pair[1])
		}
	}

	// What may be missing.
	short := text[:strings.Index(text, "## Fix")] + text[strings.Index(text, "## When"):strings.Index(text, "## See")]
	if got, err := parsePage(traits, short); err != nil || got.Fix != "" || got.Links != nil || got.Policy != "Never." {
		t.Errorf("without fix and links: %+v, %v", got, err)
	}

	cut := func(from, to string) string { return text[:strings.Index(text, from)] + text[strings.Index(text, to):] }
	replace := func(old, new string) string { return strings.Replace(text, old, new, 1) }
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", `1: want "# x: " and what the rule reports, not ""`},
		{"other rule", replace("# x: ", "# y: "), `1: want "# x: " and what the rule reports, not "# y: a thing"`},
		{"no summary", replace("# x: a thing", "# x: "), `1: want "# x: "`},
		{"text without heading", replace("# x: a thing\n", "# x: a thing\n\nA thing.\n"), `3: want the heading "## What it does" before "A thing."`},
		{"unknown section", replace("## Fix", "## Fixes"), `30: unknown section "Fixes": want one of ["What it does" "Why it is bad"`},
		{"missing section", cut("## Why", "## Example"), `14: want the section "Why it is bad" before "Example"`},
		{"missing last section", cut("## When", "## See")[:strings.Index(text, "## When")], `32: want the section "When it stays silent"`},
		{"title alone", "# x: a thing\n", `1: want the section "What it does"`},
		{"wrong order", cut("## Fix", "## When") + "\n## Fix\n\nNone.\n", `the section "Fix" comes too late: it belongs before "See"`},
		{"twice", replace("## Example", "## Why it is bad\n\nIt is.\n\n## Example"), `16: the section "Why it is bad" comes too late`},
		{"empty section", replace("It is.\n", ""), `14: the section "Why it is bad" is empty`},
		{"list", replace("It is.", "- one\n- two"), `15: want a sentence, or a block that is indented by four spaces, not "- one"`},
		{"subheading", replace("It is.", "It is.\n\n### More"), `17: want a sentence, or a block that is indented by four spaces, not "### More"`},
		{"fenced block", replace("It is.", "```\nx\n```"), `15: want a sentence`},
		{"indent of two", replace("    body", "  body"), `12: want a sentence`},
		{"block in a paragraph", replace("Or:\n\n", "Or:\n"), `9: want an empty line before "    HTTP/1.1 200 OK"`},
		{"paragraph in a block", replace("    body", "    body\nand"), `13: want an empty line before "and"`},
		{"space at the end", replace("It is.", "It is. "), `15: white space at the end of "It is. "`},
		{"one example", cut("Instead:", "## Fix"), `want the line "Instead:" after the example`},
		{"no language", replace("```go", "```"), "18: want the line \"```go\", not \"```\""},
		{"not closed", replace("c()\n```", "c()"), "want lines of Go, and \"```\" after them"},
		{"heading in an example", validPage, "want lines of Go, and \"```\" after them"},
		{"three examples", replace("c()\n```", "c()\n```\n\nOr so."), `30: want nothing after the second block, not "Or so."`},
		{"text between examples", replace("Instead:", "Better:"), `24: want the line "Instead:", not "Better:"`},
		{"bare link", replace("<https://example.com/b>", "https://example.com/b"), `41: want "- <https://…>", not "- https://example.com/b"`},
		{"insecure link", replace("<https://example.com/a", "<http://example.com/a"), `40: want "- <https://…>"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := parsePage(traits, test.text); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %+v, %v, want %s", got, err, test.want)
			}
		})
	}
}

// TestWeights checks that weights alone decide which of two rules reports a constant, and not the order of the table.
func TestWeights(t *testing.T) {
	by := map[int]string{}
	for _, r := range siteRules() {
		if other := by[r.weight]; r.weight <= 0 || other != "" {
			t.Errorf("%s: weight %d: want a positive weight that no other rule for sites has (%q)", r.ID, r.weight, other)
		}
		by[r.weight] = r.ID
	}
	for _, r := range rules() {
		if r.site == nil && r.pkg == nil {
			t.Errorf("%s: want a function for sites or for the package", r.ID)
		}
	}
}
