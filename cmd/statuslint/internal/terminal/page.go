package terminal

import (
	"strings"
	"unicode/utf8"
)

// maxColumns is how wide a page is, and minColumns on a narrow terminal.
const (
	maxColumns = 78
	minColumns = 20
)

// columns is how wide the page is here.
func (p *Page) columns() int {
	if p.Style.Columns == 0 {
		return maxColumns
	}
	return max(min(p.Style.Columns-1, maxColumns), minColumns)
}

// Page builds a text: headings, paragraphs, lists of facts, and code.
type Page struct {
	Style Style
	b     strings.Builder
}

// Gap separates what follows from what was written before.
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
		for _, line := range Wrap(paragraph, p.columns()-indent) {
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
	beside := p.columns() - indent - hanging
	below := beside < minColumns // the text does not fit beside the label
	if below {
		hanging, beside = 4, p.columns()-indent-4
	}
	for _, f := range list {
		label, text := f[0], f[1]
		if text == "" {
			continue
		}
		if below {
			p.b.WriteString(margin + p.Style.Note(label) + "\n")
			label = ""
		}
		pad := strings.Repeat(" ", hanging-utf8.RuneCountInString(label))
		for paragraph := range strings.SplitSeq(text, "\n") {
			for _, line := range Wrap(paragraph, beside) {
				p.b.WriteString(margin + p.Style.Note(label) + pad + line + "\n")
				label, pad = "", strings.Repeat(" ", hanging)
			}
		}
	}
}

// Unbroken is a space at which Wrap does not break a line.
const Unbroken = "\x00"

// together keeps "RFC 9110 §15" on one line.
var together = strings.NewReplacer("RFC ", "RFC"+Unbroken, " §", Unbroken+"§")

// Wrap breaks a text into lines of at most width characters. A longer word, such as a URL, gets a line of its own.
func Wrap(text string, width int) []string {
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

// WrapAfter is Wrap for text that comes after something on its first line. Further lines are indented a little.
func WrapAfter(begin, text string, width int) []string {
	const indent = "    "
	first := utf8.RuneCountInString(begin)
	lines := Wrap(strings.Repeat(Unbroken, max(first-len(indent), 0))+text, max(width-len(indent), minColumns))
	if len(lines) == 0 {
		return []string{strings.TrimRight(begin, " ")}
	}
	lines[0] = begin + strings.TrimLeft(lines[0], " ")
	for i := range lines[1:] {
		lines[i+1] = indent + lines[i+1]
	}
	return lines
}

// String returns the page.
func (p *Page) String() string { return p.b.String() }
