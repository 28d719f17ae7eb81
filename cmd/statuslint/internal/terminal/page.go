package terminal

import (
	"strings"
	"unicode/utf8"
)

// columns is how wide a page is.
const columns = 78

// Page is a text in the making: headings, paragraphs, lists of facts, and code.
type Page struct {
	Style Style
	b     strings.Builder
}

// Gap separates what comes from what was there before.
func (p *Page) Gap() {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
}

// Heading begins a section.
func (p *Page) Heading(text string) {
	p.Gap()
	p.b.WriteString(p.Style.Bold(text) + "\n")
}

// Text writes paragraphs, wrapped and indented. Lines that begin with white space stay as they are.
func (p *Page) Text(indent int, text string) {
	margin := strings.Repeat(" ", indent)
	for i, paragraph := range strings.Split(strings.Trim(text, "\n"), "\n\n") {
		if i > 0 {
			p.b.WriteByte('\n')
		}
		if strings.HasPrefix(paragraph, " ") || strings.HasPrefix(paragraph, "\t") {
			p.lines(margin, paragraph)
			continue
		}
		for _, line := range wrap(paragraph, columns-indent) {
			p.b.WriteString(margin + line + "\n")
		}
	}
}

// Code writes source as it is, indented.
func (p *Page) Code(source string) {
	p.lines("    ", strings.Trim(source, "\n"))
}

func (p *Page) lines(margin, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.ReplaceAll(line, "\t", "    "); strings.TrimSpace(line) != "" {
			p.b.WriteString(margin + line)
		}
		p.b.WriteByte('\n')
	}
}

// Fact is a line of a list: a label, and text beside it.
type Fact [2]string

// Facts writes a list, the texts one below the other. Facts without text are left out.
func (p *Page) Facts(indent int, list []Fact) {
	widest := 0
	for _, f := range list {
		if f[1] != "" {
			widest = max(widest, utf8.RuneCountInString(f[0]))
		}
	}
	margin := strings.Repeat(" ", indent)
	hanging := widest + 3
	for _, f := range list {
		label, text := f[0], f[1]
		if text == "" {
			continue
		}
		pad := strings.Repeat(" ", hanging-utf8.RuneCountInString(label))
		for paragraph := range strings.SplitSeq(text, "\n") {
			for _, line := range wrap(paragraph, columns-indent-hanging) {
				p.b.WriteString(margin + p.Style.Note(label) + pad + line + "\n")
				label, pad = "", strings.Repeat(" ", hanging)
			}
		}
	}
}

// Unbroken is a space at which wrap does not break a line.
const Unbroken = "\x00"

// together keeps "RFC 9110 §15" on one line.
var together = strings.NewReplacer("RFC ", "RFC"+Unbroken, " §", Unbroken+"§")

// wrap breaks a text into lines of at most width characters. A longer word, such as a URL, stands alone.
func wrap(text string, width int) []string {
	var lines []string
	line, length := "", 0
	for _, word := range strings.Fields(together.Replace(text)) {
		word = strings.ReplaceAll(word, Unbroken, " ")
		n := utf8.RuneCountInString(word)
		if line != "" && length+1+n > width {
			lines = append(lines, line)
			line, length = "", 0
		}
		if line != "" {
			line, length = line+" ", length+1
		}
		line, length = line+word, length+n
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// String returns the page.
func (p *Page) String() string { return p.b.String() }
