package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tabStop is the distance of tab stops in text that has been expanded.
const tabStop = 4

// Cell is what one character of a text becomes on a terminal.
type Cell struct {
	Text   string
	Width  int // columns: 0 for what combines with the cell before, 2 for East Asian wide characters and emoji
	Offset int // of the character in the text, in bytes
}

// Cells splits a line into what a terminal shows of it. Tabs become spaces, and what a terminal would obey rather than
// show (escape sequences, carriage returns, marks that change the direction of text) or cannot show becomes U+FFFD.
func Cells(line string) []Cell {
	cells := make([]Cell, 0, len(line))
	column := 0
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		c := Cell{Text: line[i : i+size], Width: runeWidth(r), Offset: i}
		switch {
		case r == '\t':
			c.Width = tabStop - column%tabStop
			c.Text = strings.Repeat(" ", c.Width)
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			c.Text, c.Width = string(utf8.RuneError), 1
		}
		cells = append(cells, c)
		column += c.Width
		i += size
	}
	return cells
}

// OneLine makes text safe to print on one line: control characters become spaces.
func OneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
}

// wide are the blocks whose characters take two columns (Unicode TR 11: wide and fullwidth, which includes emoji), by
// and large: a rare character that is drawn narrower than this says shifts a mark by one column.
var wide = [...][2]rune{
	{0x1100, 0x115F},   // Hangul Jamo
	{0x231A, 0x231B},   // watches
	{0x23E9, 0x23F3},   // clocks
	{0x2614, 0x2615},   // umbrella, hot beverage
	{0x26A1, 0x26A1},   // high voltage
	{0x2705, 0x2705},   // check mark
	{0x274C, 0x274E},   // cross marks
	{0x2753, 0x2757},   // question and exclamation marks
	{0x2B50, 0x2B55},   // star, circle
	{0x2E80, 0x303E},   // CJK radicals and punctuation
	{0x3041, 0xA4CF},   // Kana, CJK ideographs, Yi
	{0xA960, 0xA97C},   // Hangul Jamo Extended-A
	{0xAC00, 0xD7A3},   // Hangul
	{0xF900, 0xFAFF},   // CJK compatibility ideographs
	{0xFE30, 0xFE6B},   // CJK compatibility forms
	{0xFF01, 0xFF60},   // fullwidth forms
	{0xFFE0, 0xFFE6},   // fullwidth signs
	{0x16FE0, 0x1B2FB}, // Tangut, Nushu, Kana extensions
	{0x1F18E, 0x1F320}, // enclosed signs, weather
	{0x1F32D, 0x1F64F}, // pictographs
	{0x1F680, 0x1F6FC}, // transport
	{0x1F7E0, 0x1F7F0}, // coloured shapes
	{0x1F90C, 0x1FAFF}, // more pictographs
	{0x20000, 0x3FFFD}, // CJK ideographs
}

func runeWidth(r rune) int {
	switch {
	case r < 0x300: // nothing below combines or is wide
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	for _, block := range wide {
		if block[0] <= r && r <= block[1] {
			return 2
		}
	}
	return 1
}
