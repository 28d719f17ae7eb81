package terminal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestColumns(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if _, ok := Columns(null); ok {
		t.Errorf("%s is taken for a terminal", os.DevNull)
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, ok := Columns(file); ok {
		t.Error("a file is taken for a terminal")
	}
	// The multiplexer of pseudo-terminals, once opened, is a terminal without a width.
	if tty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0); err == nil {
		defer tty.Close()
		if columns, ok := Columns(tty); !ok || columns != usualColumns {
			t.Errorf("/dev/ptmx: %d columns, %v", columns, ok)
		}
	}
}

func TestWantsColour(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"TERM": "xterm-256color"}, true},
		{map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, false},
		{map[string]string{"TERM": "xterm", "NO_COLOR": ""}, true}, // no-color.org: only if not empty
		{nil, true},
	} {
		if got := WantsColour(func(key string) string { return tt.env[key] }); got != tt.want {
			t.Errorf("WantsColour with %v = %v", tt.env, got)
		}
	}
}

func TestStyle(t *testing.T) {
	if got := (Style{}).Mark("x"); got != "x" {
		t.Errorf("plain style writes %q", got)
	}
	if got := (Style{Colour: true}).Mark("x"); got != "\x1b[1;31mx\x1b[0m" {
		t.Errorf("colour style writes %q", got)
	}
	if got := (Style{Colour: true}).Mark(""); got != "" {
		t.Errorf("nothing in colour is %q", got)
	}
}

func TestCells(t *testing.T) {
	for _, tt := range []struct {
		line, shown string
		width       int
	}{
		{"abc", "abc", 3},
		{"\ta\tb", "    a   b", 9},
		{"größe", "größe", 5},
		{"漢字", "漢字", 4},
		{"ok 👍", "ok 👍", 5},
		{"e\u0301", "e\u0301", 1},
		{"a\x1b[31mb", "a\uFFFD[31mb", 7},
		{"a\u202eb", "a\uFFFDb", 3},
		{"a\xffb", "a\uFFFDb", 3},
		{"a\r", "a\uFFFD", 2},
	} {
		var shown strings.Builder
		width := 0
		for _, c := range Cells(tt.line) {
			shown.WriteString(c.Text)
			width += c.Width
		}
		if shown.String() != tt.shown || width != tt.width {
			t.Errorf("Cells(%q) show %q in %d columns, want %q in %d", tt.line, shown.String(), width, tt.shown, tt.width)
		}
	}
	cells := Cells("é\tx")
	if got := cells[2].Offset; got != 3 {
		t.Errorf("the offset of x is %d, want 3", got)
	}
}

func TestOneLine(t *testing.T) {
	if got, want := OneLine("a\nb\x1b[2Jc § d"), "a b [2Jc § d"; got != want {
		t.Errorf("OneLine = %q, want %q", got, want)
	}
}
