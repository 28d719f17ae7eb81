package report

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

func TestColumns(t *testing.T) {
	const text = "\uFEFFä b\nß😀x\r\n\xff\xfe!\nlast"
	s := newSource([]byte(text))
	for _, tt := range []struct {
		before              string // text up to the place
		line, column, utf16 int
	}{
		{"", 1, 1, 1},
		{"\uFEFF", 1, 4, 1},
		{"\uFEFFä", 1, 6, 2},
		{"\uFEFFä b", 1, 8, 4},
		{"\uFEFFä b\n", 2, 1, 1},
		{"\uFEFFä b\nß", 2, 3, 2},
		{"\uFEFFä b\nß😀", 2, 7, 4},
		{"\uFEFFä b\nß😀x\r\n\xff\xfe", 3, 3, 3},
		{text, 4, 5, 5},
	} {
		line, column := s.position(len(tt.before))
		if line != tt.line || column != tt.column {
			t.Errorf("after %q: %d:%d, want %d:%d", tt.before, line, column, tt.line, tt.column)
		}
		if got := s.utf16Column(line, column); got != tt.utf16 {
			t.Errorf("after %q: column %d in UTF-16, want %d", tt.before, got, tt.utf16)
		}
	}
	// Places that the file does not have: it may have changed.
	if line, column := s.position(1000); line != 4 || column != 5 {
		t.Errorf("beyond the end: %d:%d", line, column)
	}
	if got := s.utf16Column(9, 3); got != 3 {
		t.Errorf("beyond the last line: %d", got)
	}
}

func TestRepositoryRoot(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "tree", "a", "b")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	// The directory of the test may itself be in a repository.
	if got := repositoryRoot(deep); got != deep && strings.HasPrefix(got, dir) {
		t.Errorf("without .git: %s", got)
	}
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o777); err != nil {
		t.Fatal(err)
	}
	if got := repositoryRoot(deep); got != dir {
		t.Errorf("with a directory .git: %s, want %s", got, dir)
	}
	tree := filepath.Join(dir, "tree")
	if err := os.WriteFile(filepath.Join(tree, ".git"), []byte("gitdir: elsewhere\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := repositoryRoot(deep); got != tree {
		t.Errorf("with a file .git: %s, want %s", got, tree)
	}
}

// The user is in a directory by a link, the go command names files by where it leads.
func TestRootBehindALink(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	if err := os.MkdirAll(filepath.Join(real, "a"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	r := &report{root: link}
	if path, inside := r.rootPath(filepath.Join(real, "a", "a.go")); path != "a/a.go" || !inside {
		t.Errorf("got %s, %v", path, inside)
	}
	if path, inside := r.rootPath(filepath.Join(dir, "b.go")); path != filepath.ToSlash(filepath.Join(dir, "b.go")) || inside {
		t.Errorf("got %s, %v", path, inside)
	}
}

func TestRootURI(t *testing.T) {
	r := &report{root: filepath.FromSlash("/code")}
	for file, want := range map[string]string{
		"/code/a.go":        "a.go",
		"/code/a b/c#d?.go": "a%20b/c%23d%3F.go",
		"/code/x:y.go":      "./x:y.go", // else x would be a scheme
		"/code/100%.go":     "100%25.go",
		"/code/\xff.go":     "%FF.go",
		"/codes/a b.go":     "file:///codes/a%20b.go",
		"/code/..data/a.go": "..data/a.go",
		"/code/größe/漢字.go": "gr%C3%B6%C3%9Fe/%E6%BC%A2%E5%AD%97.go",
	} {
		if got, _ := r.rootURI(filepath.FromSlash(file)); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}

// Fingerprints stay when lines move and when other findings come up; they are different for every finding.
func TestFingerprints(t *testing.T) {
	const file = "/code/shop/a.go"
	content := "package a\n\n\tw.WriteHeader(404)\n\tw.WriteHeader(404)\n\tw.WriteHeader(500)\n"
	all := func(content string) *driver.Result {
		res := result(file, content)
		for i := range len(content) {
			if part := content[i:min(i+3, len(content))]; part == "404" || part == "500" {
				f := finding(file, content, part, "m")
				f.Pos, f.End = position(file, content, i), position(file, content, i+3)
				res.Findings = append(res.Findings, f)
			}
		}
		return res
	}
	before := fixedReport(all(content)).prints()
	if len(before) != 3 || before[0] == before[1] || before[1] == before[2] {
		t.Fatalf("fingerprints %q", before)
	}
	moved := "// a comment\n\n" + strings.ReplaceAll(content, "\tw.", "\t\tw.")
	if after := fixedReport(all(moved)).prints(); !slices.Equal(before, after) {
		t.Errorf("moved, they are %q; were %q", after, before)
	}
	more := strings.Replace(content, "\tw.", "\tr.WriteHeader(404)\n\tw.", 1)
	if after := fixedReport(all(more)).prints(); !slices.Equal(before, after[1:]) {
		t.Errorf("with one more, they are %q; were %q", after, before)
	}
	res := all(content)
	res.Findings[0].Rule = "body"
	if after := fixedReport(res).prints(); after[0] == before[0] {
		t.Error("another rule has the same fingerprint")
	}
}
