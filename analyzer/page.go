package analyzer

import (
	"bufio"
	"embed"
	"fmt"
	"slices"
	"strings"
)

// A rule's page is the file rule_<id>.md. It has a title and sections, in this order:
//
//	# <id>: <summary>
//	## What it does
//	## Why it is bad
//	## Example                  two ```go blocks with the line "Instead:" between them
//	## Fix                      may be missing
//	## When it stays silent
//	## See                      may be missing; a list of <https://…> links
//
// Paragraphs may be wrapped at any width. Bytes on the wire and the like are indented by four spaces. There is no other
// Markdown in a page, because -explain and SARIF viewers show it as plain text.
//
//go:embed rule_*.md
var pages embed.FS

// pageFile is the name of the file with the page of a rule.
func pageFile(id string) string { return "rule_" + strings.ReplaceAll(id, "-", "_") + ".md" }

// title is the first line of a rule's page: "# <id>: <summary>". It is all that is read of a page when the program starts.
func title(id string) string {
	f, err := pages.Open(pageFile(id))
	if err != nil {
		return "" // readPage reports it
	}
	defer f.Close()
	line, _ := bufio.NewReaderSize(f, 256).ReadString('\n') // an empty page has no title
	return strings.TrimRight(line, "\r\n")
}

// readPage returns the documentation of a rule.
func readPage(t Traits) (Doc, error) {
	text, err := pages.ReadFile(pageFile(t.ID))
	if err != nil {
		return Doc{}, fmt.Errorf("the rule %s has no page: %w", t.ID, err)
	}
	d, err := parsePage(t, strings.ReplaceAll(string(text), "\r\n", "\n"))
	if err != nil {
		return Doc{}, fmt.Errorf("%s:%w", pageFile(t.ID), err)
	}
	return d, nil
}

// section is a part of a page below a heading.
type section struct {
	heading string
	needed  bool
	read    func(lines []string) (bad int, err error) // bad is the index of the offending line
}

// parsePage reads the text of a rule's page. Errors begin with the number of the offending line and a colon.
func parsePage(t Traits, text string) (Doc, error) {
	d := Doc{Traits: t}
	sections := []section{
		{"What it does", true, prose(&d.What)},
		{"Why it is bad", true, prose(&d.Why)},
		{"Example", true, codeBlocks(&d.Bad, &d.Good)},
		{"Fix", false, prose(&d.Fix)},
		{"When it stays silent", true, prose(&d.Policy)},
		{"See", false, links(&d.Links)},
	}
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	summary, ok := strings.CutPrefix(lines[0], "# "+t.ID+": ")
	if !ok || strings.TrimSpace(summary) == "" {
		return Doc{}, fmt.Errorf("1: want \"# %s: \" and what the rule reports, not %q", t.ID, lines[0])
	}
	d.Summary = summary
	next := 0 // the first section that may still come
	for i := 1; i < len(lines); {
		if lines[i] == "" {
			i++
			continue
		}
		heading, ok := strings.CutPrefix(lines[i], "## ")
		if !ok {
			return Doc{}, fmt.Errorf("%d: want the heading \"## %s\" before %q", i+1, sections[0].heading, lines[i])
		}
		at := slices.IndexFunc(sections, func(s section) bool { return s.heading == heading })
		if at < 0 {
			var known []string
			for _, s := range sections {
				known = append(known, s.heading)
			}
			return Doc{}, fmt.Errorf("%d: unknown section %q: want one of %q", i+1, heading, known)
		}
		if at < next {
			return Doc{}, fmt.Errorf("%d: the section %q comes too late: it belongs before %q", i+1, heading, sections[next-1].heading)
		}
		if missing := slices.IndexFunc(sections[next:at], func(s section) bool { return s.needed }); missing >= 0 {
			return Doc{}, fmt.Errorf("%d: want the section %q before %q", i+1, sections[next+missing].heading, heading)
		}
		next = at + 1

		start := i + 1
		for i++; i < len(lines) && !strings.HasPrefix(lines[i], "## "); i++ {
		}
		for start < i && lines[start] == "" {
			start++
		}
		end := i
		for end > start && lines[end-1] == "" {
			end--
		}
		if start == end {
			return Doc{}, fmt.Errorf("%d: the section %q is empty", start, heading)
		}
		if bad, err := sections[at].read(lines[start:end]); err != nil {
			return Doc{}, fmt.Errorf("%d: %w", start+bad+1, err)
		}
	}
	if missing := slices.IndexFunc(sections[next:], func(s section) bool { return s.needed }); missing >= 0 {
		return Doc{}, fmt.Errorf("%d: want the section %q", len(lines), sections[next+missing].heading)
	}
	return d, nil
}

// prose reads paragraphs and indented blocks. The lines of a paragraph become one.
func prose(to *string) func(lines []string) (int, error) {
	const indent = "    "
	return func(lines []string) (int, error) {
		var b strings.Builder
		for i, line := range lines {
			indented := strings.HasPrefix(line, indent)
			first := i == 0 || lines[i-1] == ""
			switch {
			case line == "":
				if lines[i-1] != "" {
					b.WriteString("\n")
				}
				continue
			case line != strings.TrimRight(line, " \t"):
				return i, fmt.Errorf("white space at the end of %q", line)
			case !first && indented != strings.HasPrefix(lines[i-1], indent):
				return i, fmt.Errorf("want an empty line before %q: an indented block is a paragraph of its own", line)
			case !indented && !isPlain(line):
				return i, fmt.Errorf("want a sentence, or a block that is indented by four spaces, not %q", line)
			case indented || first:
				if b.Len() > 0 {
					b.WriteString("\n")
				}
			default:
				b.WriteString(" ")
			}
			b.WriteString(line)
		}
		*to = b.String()
		return 0, nil
	}
}

// isPlain reports whether a line of a paragraph means the same as text and as Markdown: it begins no list, heading,
// quotation, table or fenced block.
func isPlain(line string) bool {
	for _, mark := range []string{" ", "\t", "#", ">", "|", "- ", "* ", "+ ", "```", "~~~"} {
		if strings.HasPrefix(line, mark) {
			return false
		}
	}
	return true
}

// codeBlocks reads two blocks of Go with "Instead:" between them.
func codeBlocks(bad, good *string) func(lines []string) (int, error) {
	return func(lines []string) (int, error) {
		i := 0
		skip := func() {
			for i < len(lines) && lines[i] == "" {
				i++
			}
		}
		want := func(text string) error {
			skip()
			if i == len(lines) {
				return fmt.Errorf("want the line %q after the example", text)
			}
			if lines[i] != text {
				return fmt.Errorf("want the line %q, not %q", text, lines[i])
			}
			i++
			return nil
		}
		block := func(to *string) error {
			if err := want("```go"); err != nil {
				return err
			}
			length := slices.Index(lines[i:], "```")
			if length < 1 {
				return fmt.Errorf("want lines of Go, and %q after them", "```")
			}
			*to = strings.Join(lines[i:i+length], "\n")
			i += length + 1
			return nil
		}
		if err := block(bad); err != nil {
			return i, err
		}
		if err := want("Instead:"); err != nil {
			return i, err
		}
		if err := block(good); err != nil {
			return i, err
		}
		if skip(); i < len(lines) {
			return i, fmt.Errorf("want nothing after the second block, not %q", lines[i])
		}
		return 0, nil
	}
}

// links reads a list of addresses.
func links(to *[]string) func(lines []string) (int, error) {
	return func(lines []string) (int, error) {
		for i, line := range lines {
			url, ok := strings.CutPrefix(line, "- <https://")
			url, closed := strings.CutSuffix(url, ">")
			if !ok || !closed || url == "" || strings.ContainsAny(url, "<> ") {
				return i, fmt.Errorf("want \"- <https://…>\", not %q", line)
			}
			*to = append(*to, "https://"+url)
		}
		return 0, nil
	}
}
