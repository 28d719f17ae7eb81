// Package explain describes a status code or a rule, for a person at a terminal.
package explain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/messages"
)

// Explain explains a topic: a number (404), a constant (NotFound, StatusNotFound, http.StatusNotFound), a reason phrase
// (Not Found), both as a page is headed (404 Not Found), a class (4xx), a range (520-527) or a rule (magic). It is an error
// if the topic is something else.
func Explain(topic string, style terminal.Style) (string, error) {
	topic = strings.TrimSpace(topic)
	for _, rule := range analyzer.Rules() {
		if rule.ID == topic {
			return aboutRule(rule, style), nil
		}
	}
	if code, ok := codeOf(topic); ok {
		return aboutCode(code, style), nil
	}
	if span, isSpan, err := spanOf(topic); isSpan {
		switch {
		case err != nil:
			return "", err
		case span.Low == span.High:
			return aboutCode(span.Low, style), nil
		}
		return aboutSpan(span, style), nil
	}
	return "", unknown(topic)
}

// codeOf finds the code that a topic means.
func codeOf(topic string) (int, bool) {
	number, phrase, _ := strings.Cut(topic, " ")
	if n, err := strconv.Atoi(number); err == nil {
		return n, phrase == "" || slices.ContainsFunc(catalog.Meanings(n), func(m catalog.Meaning) bool {
			return strings.EqualFold(m.Phrase, strings.TrimSpace(phrase))
		})
	}
	// Other packages have net/http's names for their own constants.
	constant := topic[strings.LastIndexByte(topic, '.')+1:]
	if m, ok := catalog.ByConstant("Status" + strings.TrimPrefix(constant, "Status")); ok {
		return m.Code, true
	}
	return catalog.ByPhrase(topic)
}

// page is a terminal's page with the parts that explanations are made of.
type page struct{ terminal.Page }

// unknown suggests what to write in place of an unknown topic.
func unknown(topic string) error {
	var known []string
	for _, rule := range analyzer.Rules() {
		known = append(known, rule.ID)
	}
	rules := strings.Join(known, ", ")
	for _, m := range catalog.All() {
		if m.Constant != "" {
			known = append(known, m.Constant, m.Phrase)
		}
	}
	for class := 1; class <= 5; class++ {
		known = append(known, fmt.Sprintf("%dxx", class))
	}
	if near, ok := messages.Nearest(strings.TrimPrefix(topic, "http."), known); ok {
		return fmt.Errorf("unknown rule or code %q: did you mean %s?", topic, near)
	}
	return fmt.Errorf("unknown rule or code %q: want a code such as 404, a class such as 4xx, a range such as "+
		"520-527, a constant such as StatusNotFound, or a rule (%s)", topic, rules)
}
