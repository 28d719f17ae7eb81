// Package terminal knows what a terminal shows: how wide it is, colours, how many columns text takes, and the layout of
// texts for reading.
package terminal

import (
	"os"

	"golang.org/x/term"
)

// usualColumns is the width of terminals whose width is unknown.
const usualColumns = 80

// Columns returns how wide the terminal is that f leads to; ok is false if it leads to none.
func Columns(f *os.File) (columns int, ok bool) {
	fd := int(f.Fd())
	if !term.IsTerminal(fd) {
		return 0, false
	}
	if columns, _, err := term.GetSize(fd); err == nil && columns > 0 {
		return columns, true
	}
	return usualColumns, true
}

// WantsColour reports whether the user wants colour (https://no-color.org).
func WantsColour(getenv func(string) string) bool { return getenv("NO_COLOR") == "" }

// Style is how text is written on a terminal; the zero value is plain text.
type Style struct {
	Colour  bool
	Columns int // of the terminal, or 0
}

// Bold is for what readers look for first: places and headings.
func (s Style) Bold(text string) string { return s.wrap("1", text) }

// Faint is for details.
func (s Style) Faint(text string) string { return s.wrap("2", text) }

// Mark is for the faulty part.
func (s Style) Mark(text string) string { return s.wrap("1;31", text) }

// Removed and Added are for lines of a diff.
func (s Style) Removed(text string) string { return s.wrap("31", text) }

// Added is like Removed.
func (s Style) Added(text string) string { return s.wrap("32", text) }

// Note is for explanations.
func (s Style) Note(text string) string { return s.wrap("36", text) }

func (s Style) wrap(code, text string) string {
	if !s.Colour || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}
