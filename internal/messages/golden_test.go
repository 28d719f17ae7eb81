package messages

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/statuslint/statuslint/internal/testing/page"
)

var update = flag.Bool("update", false, "write the list of sentences")

// TestSentences holds testdata/sentences.txt: what users may read, as the source has it, so that a review sees each change of
// wording. "…" is in the place of verbs of package fmt. The pages of the rules are files of their own.
func TestSentences(t *testing.T) {
	var b strings.Builder
	for _, dir := range []string{"analyzer", "analyzer/gclplugin", "internal/api", "internal/messages", "internal/options", "cmd/statuslint", "cmd/statuslint/internal"} {
		folders := []string{dir}
		if dir == "cmd/statuslint/internal" {
			folders = foldersBelow(t, dir)
		}
		for _, folder := range folders {
			if list := sentencesOf(t, folder); len(list) > 0 {
				b.WriteString("\n# " + folder + "\n\n" + strings.Join(list, "\n") + "\n")
			}
		}
	}
	page.Hold(t, "testdata/sentences.txt", strings.TrimPrefix(b.String(), "\n"), *update)
}

func foldersBelow(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(filepath.Join("../..", dir), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if entry.Name() == "testdata" {
			return filepath.SkipDir
		}
		list = append(list, strings.TrimPrefix(filepath.ToSlash(path), "../../"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// sentencesOf lists the sentences in the source of a package, each once, in the order of files and lines.
func sentencesOf(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("../..", filepath.FromSlash(folder), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	add := func(text string) {
		text = strings.ReplaceAll(strings.TrimSpace(text), "\n", `\n`)
		if isSentence(text) && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.Field:
				if n.Tag != nil {
					tag, _ := strconv.Unquote(n.Tag.Value)
					add(reflect.StructTag(tag).Get("usage"))
				}
				return false
			case *ast.BinaryExpr:
				if text, ok := joined(n); ok {
					add(text)
					return false
				}
			case *ast.BasicLit:
				if text, ok := joined(n); ok {
					add(text)
				}
			}
			return true
		})
	}
	return list
}

// joined is the text of an expression that adds strings, with "…" for those that are not literals. It is false if none is.
func joined(e ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, e.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		x, inX := joined(e.X)
		y, inY := joined(e.Y)
		if e.Op == token.ADD && (inX || inY) {
			return x + y, true
		}
	}
	return "…", false
}

// isSentence reports whether a text has words, two in a row, and is text.
func isSentence(text string) bool {
	return utf8.ValidString(text) && regexp.MustCompile(`\pL[,;:]? [(“"%…-]*\pL`).MatchString(text) && !regexp.MustCompile(`^[{<|]`).MatchString(text)
}
