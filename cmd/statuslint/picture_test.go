package main

import (
	"bytes"
	"fmt"
	"html"
	"math"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/testing/page"
)

// docs/statuslint.svg shows what a terminal shows of a run on the demo module. Run `go test ./cmd/statuslint -run
// TestPicture -update` to draw it anew.
func TestPicture(t *testing.T) {
	const path = "../../docs/statuslint.svg"
	demo, err := filepath.Abs("testdata/demo")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		addExamples(t, demo)
	}
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), []string{"-cache", "off", "./..."}, world{
		dir: demo, env: environment(), stdout: &stdout, stderr: &stderr,
		columns: pictureColumns, style: terminal.Style{Colour: true},
	})
	if status != exitFindings {
		t.Fatalf("status %d: %s", status, &stderr)
	}
	want := picture("statuslint ./...", findingsUpTo(stdout.String(), "orders.go:15"), stderr.String())
	page.Hold(t, path, want, *update)
	for _, part := range []string{`class="mark"`, `class="note"`, `class="bold"`, `class="faint"`, "StatusConflict", "findings in"} {
		if shown := strings.Contains(want, part); shown != (part != "StatusConflict") {
			t.Errorf("%s is in the picture: %v", part, shown)
		}
	}
}

// findingsUpTo cuts a report before a finding, and says that there is more.
func findingsUpTo(report, first string) string {
	before, _, cut := strings.Cut(report, "\x1b[1m"+first)
	if cut {
		before += "\x1b[2m⋮\x1b[0m\n"
	}
	return before
}

// The picture's measures. Each run of text is given its width, so that marks are below what they mark in any font.
const (
	pictureColumns = 66
	cellWidth      = 7.8 // of most fonts at 13 pixels
	lineHeight     = 19
	padding        = 20
	titleBar       = 34
)

// picture draws what a terminal shows of a command: its output, with escape sequences for colours.
func picture(command string, output ...string) string {
	lines := strings.Split("\x1b[36m$\x1b[0m "+command+"\n"+strings.TrimSuffix(strings.Join(output, ""), "\n"), "\n")
	var text strings.Builder
	rows := 0
	for _, line := range lines {
		column := 0
		for _, s := range spans(line) {
			for s.text != "" {
				if column == pictureColumns { // as a terminal breaks a line
					rows, column = rows+1, 0
				}
				part := []rune(s.text)
				part = part[:min(len(part), pictureColumns-column)]
				s.text = s.text[len(string(part)):]
				draw(&text, rows, column, string(part), s.class)
				column += len(part)
			}
		}
		rows++
	}
	width := int(math.Ceil(pictureColumns*cellWidth)) + 2*padding
	height := titleBar + rows*lineHeight + padding
	return fmt.Sprintf(pictureFrame, width, height, width-1, height-1, titleBar, width, text.String())
}

// draw adds a run of text in one style. Space around it is not drawn.
func draw(b *strings.Builder, row, column int, text, class string) {
	shown := strings.TrimLeft(text, " ")
	column += len(text) - len(shown)
	if shown = strings.TrimRight(shown, " "); shown == "" {
		return
	}
	if class != "" {
		class = ` class="` + class + `"`
	}
	fmt.Fprintf(b, "<text%s x=\"%.1f\" y=\"%d\" textLength=\"%.1f\">%s</text>\n", class,
		padding+float64(column)*cellWidth, titleBar+row*lineHeight+lineHeight/2+5,
		float64(utf8.RuneCountInString(shown))*cellWidth, html.EscapeString(shown))
}

// span is text in one style.
type span struct{ text, class string }

var escape = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// spans splits a line at its escape sequences.
func spans(line string) []span {
	classes := map[string]string{"1": "bold", "2": "faint", "1;31": "mark", "36": "note"}
	var list []span
	class, at := "", 0
	for _, m := range escape.FindAllStringSubmatchIndex(line, -1) {
		list = append(list, span{line[at:m[0]], class})
		class, at = classes[line[m[2]:m[3]]], m[1]
	}
	return append(list, span{line[at:], class})
}

const pictureFrame = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title">
<!-- Drawn by TestPicture from a run on the demo module: change that, not this. -->
<title id="title">statuslint on a terminal: findings with their lines of source</title>
<style>
.window { fill: #ffffff; stroke: #d0d7de }
.bar { stroke: #d0d7de }
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; fill: #1f2328; white-space: pre }
.bold { font-weight: 600 }
.faint { fill: #6e7781 }
.mark { fill: #cf222e; font-weight: 600 }
.note { fill: #1b7c83 }
@media (prefers-color-scheme: dark) {
.window { fill: #0d1117; stroke: #30363d }
.bar { stroke: #30363d }
text { fill: #e6edf3 }
.faint { fill: #8b949e }
.mark { fill: #ff7b72 }
.note { fill: #39c5cf }
}
</style>
<rect class="window" x="0.5" y="0.5" width="%d" height="%d" rx="8"/>
<path class="bar" d="M0.5 %[5]d.5 H%[6]d" transform="translate(0 -8)"/>
<circle cx="20" cy="14" r="5" fill="#ff5f57"/><circle cx="38" cy="14" r="5" fill="#febc2e"/><circle cx="56" cy="14" r="5" fill="#28c840"/>
<g xml:space="preserve">
%[7]s</g>
</svg>
`
