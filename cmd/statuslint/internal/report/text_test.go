package report

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// finding makes a finding for the first occurrence of part in content. Several lines of content may have one.
func finding(file, content, part, message string) driver.Finding {
	start := strings.Index(content, part)
	if start < 0 {
		panic("no " + part)
	}
	return driver.Finding{
		Rule: "magic", Message: message + " (magic)",
		Pos: position(file, content, start), End: position(file, content, start+len(part)),
	}
}

func position(file, content string, offset int) driver.Position {
	line := strings.Count(content[:offset], "\n") + 1
	column := offset - strings.LastIndex(content[:offset], "\n")
	return driver.Position{File: file, Offset: offset, Line: line, Column: column}
}

func result(file, content string, findings ...driver.Finding) *driver.Result {
	return &driver.Result{
		Findings: findings,
		Packages: 1,
		Sources:  map[string]driver.Source{file: {Content: []byte(content)}},
	}
}

func write(t *testing.T, s Setting, res *driver.Result) string {
	t.Helper()
	var out bytes.Buffer
	if err := writeText(&out, newReport(s, res)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

const orders = "package shop\n\n\tw.WriteHeader(404)\n\tif code == 500 {\n"

func TestPlainTextIsOneLineAFinding(t *testing.T) {
	f := finding("/code/shop/orders.go", orders, "404", "use http.StatusNotFound\ninstead of 404")
	f.Related = []driver.Related{{Message: "here", Pos: f.Pos}}
	g := finding("/code/shop/orders.go", orders, "500", "use http.StatusInternalServerError instead of 500")
	got := write(t, Setting{Dir: "/code"}, result("/code/shop/orders.go", orders, f, g))
	want := filepath.FromSlash("shop/orders.go") + ":3:16: use http.StatusNotFound instead of 404 (magic)\n" +
		filepath.FromSlash("shop/orders.go") + ":4:13: use http.StatusInternalServerError instead of 500 (magic)\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestSourceIsMarked(t *testing.T) {
	long := "\tx(" + strings.Repeat("1", 100) + ", 404, " + strings.Repeat("2", 100) + ")\n"
	for _, tt := range []struct{ name, content, part, want string }{
		{
			"a tab before", orders, "404", `
a.go:3:16: m (magic)
    3 | w.WriteHeader(404)
      |               ^~~
`,
		},
		{
			"a tab inside and a carriage return", "f(\t404)\t\r\n", "404", `
a.go:1:4: m (magic)
    1 | f(  404)
      |     ^~~
`,
		},
		{
			"wide and combining characters", "\tsay(\"漢字 e\u0301 größe\", 404)", "404", `
a.go:1:28: m (magic)
    1 | say("漢字 ` + "e\u0301" + ` größe", 404)
      |                     ^~~
`,
		},
		{
			"wide characters in the marked part", "x(\"漢字\")", "\"漢字\"", `
a.go:1:3: m (magic)
    1 | x("漢字")
      |   ^~~~~~
`,
		},
		{
			"invalid UTF-8 and an escape sequence", "x(\"\xff\x1b[2J\", 404)", "404", `
a.go:1:12: m (magic)
    1 | x("` + "\uFFFD\uFFFD" + `[2J", 404)
      |            ^~~
`,
		},
		{
			"several lines: the first of them", "\tif a < 1 &&\n\t\ta > 2 {\n", "a < 1 &&\n\t\ta > 2", `
a.go:1:5: m (magic)
    1 | if a < 1 &&
      |    ^~~~~~~~
`,
		},
		{
			"nothing: a place", "\tw.WriteHeader()\n", "", `
a.go:1:1: m (magic)
    1 |     w.WriteHeader()
      | ^
`,
		},
		{
			"a long line, in the middle", long, "404", `
a.go:1:106: m (magic)
    1 | …11111111111111111111111111111111, 404, 2222222222222222222222222222222…
      |                                    ^~~
`,
		},
		{
			"a long line, at its start", long, "x", `
a.go:1:2: m (magic)
    1 | x(11111111111111111111111111111111111111111111111111111111111111111111…
      | ^
`,
		},
		{
			"a long line, at its end", strings.TrimSpace(long), ")", `
a.go:1:210: m (magic)
    1 | …222222222222222222222222222222222222222222222222222222222222222222222)
      |                                                                       ^
`,
		},
		{
			"a long marked part", long, long[2 : len(long)-1], `
a.go:1:3: m (magic)
    1 | (111111111111111111111111111111111111111111111111111111111111111111111…
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := finding("/code/a.go", tt.content, tt.part, "m")
			got := write(t, Setting{Dir: "/code", Columns: 80}, result("/code/a.go", tt.content, f))
			if want := strings.TrimPrefix(tt.want, "\n"); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestSourceIsLeftOutWhereItIsNotAtHand(t *testing.T) {
	f := finding("/code/a.go", orders, "404", "m")
	res := result("/code/a.go", orders[:10], f) // shorter than the finding says
	if got, want := write(t, Setting{Dir: "/code", Columns: 80}, res), "a.go:3:16: m (magic)\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	delete(res.Sources, "/code/a.go")
	if got, want := write(t, Setting{Dir: "/code", Columns: 80}, res), "a.go:3:16: m (magic)\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRelatedPlacesAreNotes(t *testing.T) {
	f := finding("/code/a.go", orders, "404", "m")
	f.Related = []driver.Related{{Message: "the header goes out here", Pos: position("/code/b.go", orders, 15)}}
	got := write(t, Setting{Dir: "/code", Columns: 80}, result("/code/a.go", orders, f))
	if want := "b.go:3:2: note: the header goes out here\n"; !strings.HasSuffix(got, "^~~\n"+want) {
		t.Errorf("got\n%swant it to end in\n%s", got, want)
	}
}

func TestColour(t *testing.T) {
	f := finding("/code/a.go", orders, "404", "m")
	f.Related = []driver.Related{{Message: "here", Pos: f.Pos}}
	got := write(t, Setting{Dir: "/code", Columns: 80, Style: terminal.Style{Colour: true}}, result("/code/a.go", orders, f))
	want := "\x1b[1ma.go:3:16\x1b[0m: m\x1b[2m (magic)\x1b[0m\n" +
		"\x1b[2m    3 |\x1b[0m w.WriteHeader(\x1b[1m404\x1b[0m)\n" +
		"\x1b[2m      |\x1b[0m               \x1b[1;31m^~~\x1b[0m\n" +
		"a.go:3:16: \x1b[36mnote:\x1b[0m here\n"
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestWriteErrorsAreNotLost(t *testing.T) {
	f := finding("/code/a.go", orders, "404", "m")
	if err := writeText(fullDisk{}, newReport(Setting{Dir: "/code"}, result("/code/a.go", orders, f))); err == nil {
		t.Error("the error of the writer is lost")
	}
}

func TestSummary(t *testing.T) {
	one := finding("/code/a.go", orders, "404", "m")
	fixable := finding("/code/b.go", orders, "500", "m")
	fixable.Fixes = []driver.Fix{{}}
	unsafe := one
	unsafe.Withheld = true
	for _, tt := range []struct {
		findings []driver.Finding
		want     string
	}{
		{nil, "no findings in 1 package"},
		{[]driver.Finding{one}, "1 finding in 1 file"},
		{[]driver.Finding{one, one, fixable}, "3 findings in 2 files, 1 can be fixed with -fix"},
		{[]driver.Finding{one, fixable, unsafe, unsafe}, "4 findings in 2 files, 1 can be fixed with -fix, 2 more with -unsafe-fixes"},
		{[]driver.Finding{one, unsafe}, "2 findings in 1 file, 1 can be fixed with -fix -unsafe-fixes"},
	} {
		if got := Summary(result("", "", tt.findings...)); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestPath(t *testing.T) {
	for _, tt := range []struct{ dir, file, want string }{
		{"/code", "/code/a.go", "a.go"},
		{"/code", "/code/sub/a.go", "sub/a.go"},
		{"/code/cmd", "/code/a.go", "../a.go"},
		{"/home/me/project", "/usr/local/go/src/net/http/fs.go", "/usr/local/go/src/net/http/fs.go"},
		{"/", "/a.go", "a.go"},
	} {
		if got := Path(filepath.FromSlash(tt.dir), filepath.FromSlash(tt.file)); filepath.ToSlash(got) != tt.want {
			t.Errorf("Path(%q, %q) = %q, want %q", tt.dir, tt.file, got, tt.want)
		}
	}
}

func TestError(t *testing.T) {
	for _, tt := range []struct {
		err  driver.Error
		want string
	}{
		{driver.Error{Package: "p", Pos: "/code/a.go:3:4", Message: "undefined: x"}, "a.go:3:4: undefined: x"},
		{driver.Error{Package: "p", Pos: "/code/a.go:3", Message: "undefined: x"}, "a.go:3: undefined: x"},
		{driver.Error{Package: "p", Pos: "/code/a:b.go", Message: "broken"}, "a:b.go: broken"},
		{driver.Error{Package: "example.com/p", Message: "import cycle"}, "example.com/p: import cycle"},
		{driver.Error{Message: "built with an old Go"}, "built with an old Go"},
	} {
		if got := Error("/code", tt.err); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
