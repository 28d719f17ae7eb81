package explain

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

var (
	classTopic = regexp.MustCompile(`^([1-9])[xX]{2}$`)
	rangeTopic = regexp.MustCompile(`^\d+\s*-\s*\d+$`)
)

// spanOf reads a class such as 4xx or a range such as 520-527. It reports whether the topic has the form of one; the error
// says what is wrong with it then.
func spanOf(topic string) (span analyzer.CodeRange, isSpan bool, err error) {
	if m := classTopic.FindStringSubmatch(topic); m != nil {
		low := int(m[1][0]-'0') * 100
		return analyzer.CodeRange{Low: low, High: low + 99}, true, nil
	}
	if !rangeTopic.MatchString(topic) {
		return span, false, nil
	}
	var codes analyzer.Codes
	if err := codes.Set(topic); err != nil {
		return span, true, err
	}
	return codes[0], true, nil
}

// aboutSpan lists the codes of a class or range that have a meaning.
func aboutSpan(span analyzer.CodeRange, style terminal.Style) string {
	p := &page{terminal.Page{Style: style}}
	class := span.Low / 100
	wholeClass := span.Low%100 == 0 && span.High == span.Low+99
	if wholeClass {
		p.Heading(fmt.Sprintf("%dxx", class))
	} else {
		p.Heading(span.String())
	}
	p.Gap()
	if class == span.High/100 {
		p.Text(0, aboutClass(span.Low))
	} else {
		p.Text(0, "Codes of several classes.")
	}
	var registered, others []terminal.Fact
	for code := span.Low; code <= span.High; code++ {
		var unofficial []string
		for _, m := range catalog.Meanings(code) {
			text := strings.TrimPrefix(m.Phrase+": "+m.Summary, ": ")
			if m.Standing.Registered() {
				registered = append(registered, terminal.Fact{fmt.Sprint(code), text})
				continue
			}
			unofficial = append(unofficial, m.Origin+": "+text)
		}
		others = append(others, terminal.Fact{fmt.Sprint(code), strings.Join(unofficial, "\n")})
	}
	p.list("Registered with IANA", registered)
	p.list("In use, but not registered", others)
	if example := append(registered, others...); len(example) > 0 {
		for _, f := range example {
			if f[1] != "" {
				p.Gap()
				p.Text(0, fmt.Sprintf("Run statuslint -explain %s for more about one of them.", f[0]))
				return p.String()
			}
		}
	}
	p.Gap()
	p.Text(0, "No known software uses any of them.")
	return p.String()
}

// list writes the facts under a heading, if there are any.
func (p *page) list(heading string, facts []terminal.Fact) {
	for _, f := range facts {
		if f[1] != "" {
			p.Heading(heading)
			p.Facts(2, facts)
			return
		}
	}
}

// aboutClass says what the class of a code tells a client.
func aboutClass(code int) string {
	class := catalog.ClassOf(code)
	var text string
	switch class {
	case catalog.Informational:
		text = "an interim response, which comes before the final one; 101 alone is final"
	case catalog.Successful:
		text = "the request was received, understood and accepted"
	case catalog.Redirection:
		text = "the client has to do more to complete the request"
	case catalog.ClientError:
		text = "the client seems to have erred"
	case catalog.ServerError:
		text = "the server knows that it has erred or cannot do what was asked"
	default:
		return "No class: RFC 9110 §15 ends at 599 and calls everything outside 100 to 599 invalid."
	}
	name := class.String()
	text = fmt.Sprintf("%s%s: %s (RFC 9110 §15.%d).", strings.ToUpper(name[:1]), name[1:], text, int(class)+1)
	if class == catalog.Informational {
		return text
	}
	like, strength := catalog.TreatedAs(code)
	return text + fmt.Sprintf(" A client %s treat a code of the class that it does not know as %s.", strength, catalog.Name(like))
}
