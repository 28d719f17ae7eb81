package explain

import (
	"fmt"
	"strings"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/reference"
)

// aboutCode explains a number by all its meanings, or by its class if it has none.
func aboutCode(code int, style terminal.Style) string {
	p := &page{terminal.Page{Style: style}}
	p.Heading(title(code))
	p.Gap()
	meanings := catalog.Meanings(code)
	registered := len(meanings) > 0 && meanings[0].Standing.Registered()
	others := meanings
	if registered {
		p.registered(meanings[0])
		if others = meanings[1:]; len(others) > 0 {
			p.Heading("Others use the number without registering it")
		}
	} else {
		p.Text(0, unregistered(code, len(meanings)))
	}
	for _, m := range others {
		p.unofficial(m)
	}
	if w, ok := catalog.LookupWarnCode(code); ok {
		p.warnCode(w)
	}
	if list := reference.Sent(code); len(list) > 0 {
		p.Heading("If you send it")
		p.Text(2, strings.Join(list, "\n\n"))
	}
	if len(meanings) == 0 {
		p.neighbours(catalog.ClassOf(code))
	}
	return p.String()
}

// title is the code with its phrase, if all agree on it.
func title(code int) string {
	text := fmt.Sprint(code)
	if code == 0 {
		text = "000" // as logs write it
	}
	meanings := catalog.Meanings(code)
	if len(meanings) > 0 && meanings[0].Phrase != "" && (len(meanings) == 1 || meanings[0].Standing.Registered()) {
		text += " " + meanings[0].Phrase
	}
	return text
}

func className(code int) string {
	return fmt.Sprintf("%s, %dxx", catalog.ClassOf(code), code/100)
}

// unregistered introduces a code that IANA's registry does not have.
func unregistered(code, meanings int) string {
	var text string
	if catalog.ClassOf(code) == 0 {
		text = "Not a status code: RFC 9110 §15 ends at 599 and calls everything outside 100 to 599 invalid."
	} else {
		text = fmt.Sprintf("Not a registered status code (%s).", className(code))
	}
	switch meanings {
	case 0:
		return text + " It has no known use."
	case 1:
		return text + " Known use of the number:"
	}
	return text + " Known uses of the number, each with its own meaning:"
}

// registered explains the meaning that a code has by IANA's registry.
func (p *page) registered(m catalog.Meaning) {
	p.Text(0, m.Summary)
	p.Gap()
	p.Facts(0, []terminal.Fact{
		{"Standing", standing(m)},
		{"Content", content(m)},
		{"Headers", headers(m.Headers)},
		{"Also called", phrases(m.Phrases)},
		{"Instead", m.Advice},
		{"In Go", constant(m)},
		{"Note", m.Note},
		{"Read", references(m.References)},
	})
}

// unofficial explains an unregistered meaning of a code.
func (p *page) unofficial(m catalog.Meaning) {
	heading := m.Origin
	if m.Phrase != "" {
		heading += ": " + m.Phrase
	}
	if m.Standing == catalog.Historic {
		heading += " (historic)"
	}
	p.Heading(heading)
	p.Text(2, m.Summary)
	p.Gap()
	p.Facts(2, []terminal.Fact{
		{"Content", content(m)},
		{"Headers", headers(m.Headers)},
		{"Also called", phrases(m.Phrases)},
		{"Instead", m.Advice},
		{"Note", m.Note},
		{"Read", references(m.References)},
	})
}

func (p *page) warnCode(w catalog.WarnCode) {
	p.Heading(fmt.Sprintf("Not a status code but a warn-code: %d %s", w.Code, w.Text))
	p.Text(2, w.Summary)
	p.Gap()
	p.Facts(2, []terminal.Fact{
		{"Note", "warn-codes were part of the Warning header field, which is obsolete"},
		{"Read", references(w.References)},
	})
}

// neighbours lists the codes that a class has instead.
func (p *page) neighbours(class catalog.Class) {
	var list []string
	for _, m := range catalog.ByClass(class) {
		if m.Standing == catalog.Standard {
			list = append(list, strings.ReplaceAll(catalog.Name(m.Code), " ", terminal.Unbroken))
		}
	}
	if len(list) == 0 {
		return
	}
	p.Heading("Registered codes of its class")
	p.Text(2, strings.Join(list, ", "))
}

func standing(m catalog.Meaning) string {
	text := "registered with IANA"
	switch m.Standing {
	case catalog.Temporary:
		text = "registered with IANA for a limited time"
	case catalog.Deprecated:
		text += ", no longer sent"
	case catalog.Obsoleted:
		text += " as obsoleted"
	case catalog.Unused:
		text += " as unused"
	}
	return fmt.Sprintf("%s (%s)", text, className(m.Code))
}

// content says whether a body may follow.
func content(m catalog.Meaning) string {
	var text string
	switch m.Content {
	case catalog.ContentDropped:
		text = "none"
	case catalog.ContentForbidden:
		text = "forbidden"
	case catalog.ContentLater:
		text = "none of its own"
	case catalog.NoResponse:
		text = "no response at all"
	default:
		if m.ContentNote == "" {
			return ""
		}
		text = "allowed"
	}
	if m.ContentNote != "" {
		text += ": " + m.ContentNote
	}
	return text
}

// headers lists fields, one a line; fields with the same text share a line.
func headers(list []catalog.Header) string {
	var lines []string
	for i := 0; i < len(list); {
		h := list[i]
		names := []string{h.Name}
		for i++; i < len(list) && list[i].Note == h.Note && list[i].Requirement == h.Requirement; i++ {
			names = append(names, list[i].Name)
		}
		line := fmt.Sprintf("%s (%s)", strings.Join(names, ", "), h.Requirement)
		if h.Note != "" {
			line += ": " + h.Note
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func phrases(list []catalog.Phrase) string {
	var parts []string
	for _, p := range list {
		part := p.Text
		if p.Source != "" {
			part += " (" + p.Source + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

func constant(m catalog.Meaning) string {
	if m.Constant == "" {
		return "net/http has no constant for it"
	}
	return "http." + m.Constant
}

// references lists what documents do to a code, each with its address.
func references(list []catalog.Reference) string {
	var lines []string
	for _, r := range list {
		line := fmt.Sprintf("%s %s it", r, r.Relation)
		if r.Relation == catalog.MakesHistoric { // a document, not a code
			line = fmt.Sprintf("%s makes %s Historic", r, list[0].Document)
		}
		if r.Why != "" {
			line += " " + r.Why
		}
		lines = append(lines, line)
		if url := r.URL(); url != "" {
			lines = append(lines, url)
		}
	}
	return strings.Join(lines, "\n")
}
