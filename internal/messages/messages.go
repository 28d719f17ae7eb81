// Package messages is what the messages of the analyzer and of the command have in common.
package messages

import (
	"fmt"
	"strings"
)

// When begins the message of a related place that is a condition on the path to a finding.
const When = "when "

// IsCondition reports whether a related place of a finding, with this message, is a condition on the path to it. The
// others are its other half, or say what a helper does.
func IsCondition(message string) bool { return strings.HasPrefix(message, When) }

// Unknown is the error for an unknown word. It names the nearest known word, or else all of them.
func Unknown(what, got string, known []string) error {
	if near, ok := Nearest(got, known); ok {
		return fmt.Errorf("unknown %s %q: did you mean %q?", what, got, near)
	}
	return fmt.Errorf("unknown %s %q: want one of %s", what, got, strings.Join(known, ", "))
}
