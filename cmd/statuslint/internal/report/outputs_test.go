package report

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/testing/folder"
)

func TestOutputsFlag(t *testing.T) {
	for _, tt := range []struct {
		values []string
		want   string // as a flag; or
		err    string
	}{
		{values: []string{"json"}, want: "json"},
		{values: []string{"sarif:out.sarif,text"}, want: "sarif:out.sarif,text"},
		{values: []string{"sarif:out.sarif", "text"}, want: "sarif:out.sarif,text"},
		{values: []string{"json:a.json, json:b.json"}, want: "json:a.json,json:b.json"},
		{values: []string{`sarif:C:\out.sarif`}, want: `sarif:C:\out.sarif`},
		{values: []string{""}, err: `unknown format "": want one of text, json, sarif, github, checkstyle, codeclimate, rdjson`},
		{values: []string{"text,"}, err: `unknown format "": want one of text, json, sarif, github, checkstyle, codeclimate, rdjson`},
		{values: []string{"srif"}, err: `unknown format "srif": did you mean "sarif"?`},
		{values: []string{"JSON"}, err: `unknown format "JSON": want one of`},
		{values: []string{"text", "json"}, err: "text and json would both go to standard output: give one a file, as in json:FILE"},
		{values: []string{"json,json"}, err: "json and json would both go to standard output: give one a file, as in json:FILE"},
		{values: []string{"json:a,sarif:a"}, err: "json and sarif would both go to a"},
		{values: []string{"json:"}, err: "json: wants the name of a file after the colon, or no colon for standard output"},
	} {
		var o Outputs
		var err error
		for _, value := range tt.values {
			err = errors.Join(err, o.Set(value))
		}
		switch {
		case tt.err == "" && err != nil:
			t.Errorf("%q: %v", tt.values, err)
		case tt.err == "" && o.String() != tt.want:
			t.Errorf("%q: got %s, want %s", tt.values, o.String(), tt.want)
		case tt.err != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.err)):
			t.Errorf("%q: error %v, want %s", tt.values, err, tt.err)
		}
	}
}

// outputs parses a flag.
func outputs(t *testing.T, value string) Outputs {
	t.Helper()
	var o Outputs
	if err := o.Set(value); err != nil {
		t.Fatal(err)
	}
	return o
}

func TestWriteToFiles(t *testing.T) {
	dir := t.TempDir()
	elsewhere := filepath.Join(t.TempDir(), "out.json")
	w, err := outputs(t, "text:out.txt,json:"+elsewhere+",text").Writer(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := folder.Names(t, dir); got != "" {
		t.Errorf("before there is anything to write, there is %s", got)
	}
	f := finding("/code/a.go", orders, "404", "m")
	s := Setting{Dir: "/code", Columns: 80, Style: terminal.Style{Colour: true}}
	var stdout bytes.Buffer
	if err := w.Write(&stdout, s, result("/code/a.go", orders, f)); err != nil {
		t.Fatal(err)
	}
	// Only standard output is a terminal.
	if !strings.Contains(stdout.String(), "\x1b[1m") || !strings.Contains(stdout.String(), "^~~") {
		t.Errorf("stdout is %q", stdout.String())
	}
	if got, err := os.ReadFile(filepath.Join(dir, "out.txt")); string(got) != "a.go:3:16: m (magic)\n" {
		t.Errorf("out.txt is %q, %v", got, err)
	}
	if got, err := os.ReadFile(elsewhere); !bytes.HasPrefix(got, []byte("{\n  \"version\": 1,")) {
		t.Errorf("%s is %q, %v", elsewhere, got, err)
	}
	if got := folder.Names(t, dir); got != "out.txt" {
		t.Errorf("there is %s", got)
	}
}

// A file that is there keeps its permissions, and a link to it stays one.
func TestFilesAreReplaced(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.txt"), filepath.Join(dir, "link.txt")
	if err := os.WriteFile(real, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	old, err := os.Open(real)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	w, err := outputs(t, "json:link.txt").Writer(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(nil, Setting{Dir: dir}, result("", "")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.Readlink(link); got != real {
		t.Errorf("the link leads to %q, %v", got, err)
	}
	info, err := os.Stat(real)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("its mode is %v", info.Mode())
	}
	// Whoever has the old file open still reads all of it.
	content := make([]byte, 10)
	if n, _ := old.Read(content); string(content[:n]) != "old" {
		t.Errorf("the old file has become %q", content[:n])
	}
}

func TestFilesThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "locked"), nil, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("sub", filepath.Join(dir, "alias")); err != nil {
		t.Fatal(err)
	}
	for value, want := range map[string]string{
		"json:sub":                       "cannot write sub: it is a directory",
		"json:none/a.json":               "cannot write none/a.json: there is no directory " + filepath.Join(dir, "none"),
		"json:file/a.json":               "cannot write file/a.json: ",
		"json:locked":                    "cannot write locked: it is read-only",
		"json:sub/a,sarif:./sub/a":       "-format: json and sarif would both go to ./sub/a",
		"json:sub/a,sarif:alias/a":       "-format: json and sarif would both go to alias/a",
		"json:a,sarif:" + dir + "/sub/a": "",
	} {
		_, err := outputs(t, value).Writer(dir)
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%s: error %v, want %s", value, err, want)
		}
	}
	if got := folder.Names(t, dir) + folder.Names(t, filepath.Join(dir, "sub")); got != "alias file locked sub" {
		t.Errorf("there is %s", got)
	}
}

// If one file cannot be written, the others stay as they are.
func TestAllFilesOrNone(t *testing.T) {
	dir := t.TempDir()
	sub := filepath.Join(dir, "sub")
	if err := os.Mkdir(sub, 0o777); err != nil {
		t.Fatal(err)
	}
	w, err := outputs(t, "json:first.json,json:sub/second.json,text").Writer(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(sub); err != nil {
		t.Fatal(err)
	}
	var stdout bytes.Buffer
	f := finding("/code/a.go", orders, "404", "m")
	err = w.Write(&stdout, Setting{Dir: dir}, result("/code/a.go", orders, f))
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "cannot write ") || stdout.Len() > 0 {
		t.Errorf("error %v, stdout %q", err, stdout.String())
	}
	if got := folder.Names(t, dir); got != "" {
		t.Errorf("there is %s", got)
	}
}
