// Package explain writes what there is to know about a status code or a rule, for a person at a terminal.
package explain

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// Explain explains a topic: a number (404), a net/http constant (StatusNotFound, http.StatusNotFound), a reason phrase
// (Not Found) or a rule (magic). It is an error if the topic is none of these.
func Explain(topic string, style terminal.Style) (string, error) {
	topic = strings.TrimSpace(topic)
	for _, rule := range analyzer.Rules() {
		if rule.ID == topic {
			return aboutRule(rule, style), nil
		}
	}
	if n, err := strconv.Atoi(topic); err == nil {
		return aboutCode(n, style), nil
	}
	if m, ok := catalog.ByConstant(strings.TrimPrefix(topic, "http.")); ok {
		return aboutCode(m.Code, style), nil
	}
	if code, ok := catalog.ByPhrase(topic); ok {
		return aboutCode(code, style), nil
	}
	return "", unknown(topic)
}

// page is a terminal's page with the parts that explanations are made of.
type page struct{ terminal.Page }

// unknown says what there is instead of a topic.
func unknown(topic string) error {
	var known []string
	for _, rule := range analyzer.Rules() {
		known = append(known, rule.ID)
	}
	rules := strings.Join(known, ", ")
	for _, m := range catalog.All() {
		if m.Constant != "" {
			known = append(known, m.Constant)
		}
	}
	if near, ok := analyzer.Nearest(strings.TrimPrefix(topic, "http."), known); ok {
		return fmt.Errorf("nothing known of %q: did you mean %s?", topic, near)
	}
	return fmt.Errorf("nothing known of %q: want a code such as 404, a constant such as StatusNotFound, or a rule (%s)", topic, rules)
}
