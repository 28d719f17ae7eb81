package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
)

// Types of flags that package flag lacks.

// choice is a flag whose value is one of a few words.
type choice struct {
	value *string
	words []string
	rare  []string // other words, which errors do not offer
}

func (c choice) String() string {
	if c.value == nil {
		return "" // package flag asks the zero value
	}
	return *c.value
}

func (c choice) Set(text string) error {
	if !slices.Contains(c.words, text) && !slices.Contains(c.rare, text) {
		last := len(c.words) - 1
		return fmt.Errorf("want %s or %s, not %q", strings.Join(c.words[:last], ", "), c.words[last], text)
	}
	*c.value = text
	return nil
}

// revision is a flag whose value is a name that git knows.
type revision struct{ value *string }

func (r revision) String() string {
	if r.value == nil || *r.value == "" {
		return config.None
	}
	return *r.value
}

// Set rejects an empty value: it would let everything through if a variable of a script is not set.
func (r revision) Set(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return fmt.Errorf("want a revision such as origin/main or HEAD~1, or %s", config.None)
	case strings.HasPrefix(text, "-"):
		return fmt.Errorf("%q is a flag, not a revision such as origin/main or HEAD~1", text)
	case strings.ContainsAny(text, "\x00\r\n"):
		return errors.New("want a revision in one line")
	}
	*r.value = text
	if text == config.None {
		*r.value = ""
	}
	return nil
}
