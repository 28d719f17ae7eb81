package explain

import (
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// Topics explains several topics, each once: 404 499 body. An argument may be a list with commas, and the words of a
// reason phrase need no quotes. If one of the topics is unknown, none is explained.
func Topics(args []string, style terminal.Style) (string, error) {
	// A phrase may have spaces and commas of its own.
	if text, err := Explain(strings.Join(args, " "), style); err == nil {
		return text, nil
	}
	var pages []string
	add := func(topic string) error {
		text, err := Explain(topic, style)
		if err == nil && !slices.Contains(pages, text) {
			pages = append(pages, text)
		}
		return err
	}
	for _, arg := range args {
		err := add(arg)
		if err == nil || !strings.Contains(arg, ",") {
			if err != nil {
				return "", err
			}
			continue
		}
		for topic := range strings.SplitSeq(arg, ",") {
			if strings.TrimSpace(topic) == "" {
				continue
			}
			if err := add(topic); err != nil {
				return "", err
			}
		}
	}
	return strings.Join(pages, "\n\n"), nil
}
