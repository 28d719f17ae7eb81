// Package messages is what the messages of the analyzer and of the command have in common.
package messages

import (
	"fmt"
	"strings"
)

// When begins the message of a related place that is a condition on the way to a finding.
const When = "when "

// IsCondition reports whether a related place of a finding, which has this message, is a condition on the way to it. The
// others are its other half, or say what a helper does.
func IsCondition(message string) bool { return strings.HasPrefix(message, When) }

// Unknown is the error of a word that is not known. It names the nearest one that is, or else all of them.
func Unknown(what, got string, known []string) error {
	return fmt.Errorf("unknown %s %q: %s", what, got, Suggestion(got, known))
}

// Suggestion says which of the known words may have been meant.
func Suggestion(got string, known []string) string {
	if near, ok := Nearest(got, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "want one of " + strings.Join(known, ", ")
}
