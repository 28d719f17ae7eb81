// Package corpus makes one module of the cases of the analyzer, those with // want comments, for tests of whatever drives
// it: the command, go vet, golangci-lint. All of them have to find the same.
package corpus

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// Module is the path of the module that the cases become.
const Module = "example.com/corpus"

// Write writes the cases, which are in src, as one module into a directory of the test, and returns that and the import
// paths of the packages. The frameworks' stubs are vendored: each is a module of its own.
func Write(t *testing.T, src string) (dir string, packages []string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(src)
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, e := range entries {
		if !isVendored(e.Name()) {
			folders = append(folders, regexp.QuoteMeta(e.Name()))
		}
	}
	own := regexp.MustCompile(`(?m)^(import\s.*|\t[\w.]* ?)"(` + strings.Join(folders, "|") + `)/`)
	var stubs []string
	err = filepath.WalkDir(src, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".go" && filepath.Ext(name) != ".s" {
			return err
		}
		path, err := filepath.Rel(src, name)
		if err != nil {
			return err
		}
		folder, target := filepath.ToSlash(filepath.Dir(path)), filepath.Join(dir, path)
		if isVendored(folder) {
			target = filepath.Join(dir, "vendor", path)
			stubs = append(stubs, folder)
		} else {
			packages = append(packages, Module+"/"+folder)
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
			return err
		}
		return os.WriteFile(target, own.ReplaceAll(text, []byte(`${1}"`+Module+`/${2}/`)), 0o666)
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(stubs)
	stubs = slices.Compact(stubs)
	slices.Sort(packages)
	packages = slices.Compact(packages)
	if len(stubs) < 20 || len(packages) < 40 {
		t.Fatalf("%d stubs and %d packages: the cases are not where they are looked for", len(stubs), len(packages))
	}
	major := regexp.MustCompile(`/v([2-9]|\d\d+)$`)
	var require, vendored strings.Builder
	for _, path := range stubs {
		version := "v1.0.0"
		if m := major.FindStringSubmatch(path); m != nil {
			version = "v" + m[1] + ".0.0"
		}
		fmt.Fprintf(&require, "\t%s %s\n", path, version)
		fmt.Fprintf(&vendored, "# %s %s\n## explicit; go 1.26\n%s\n", path, version, path)
	}
	for name, content := range map[string]string{
		"go.mod":             "module " + Module + "\n\ngo 1.26\n\nrequire (\n" + require.String() + ")\n",
		"vendor/modules.txt": vendored.String(),
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	Age(t, dir)
	return dir, packages
}

// isVendored reports whether an import path is another module's.
func isVendored(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ".")
}

// Age makes all files old: what is found in a file of this moment is not kept, since it may yet change.
func Age(t *testing.T, dir string) {
	t.Helper()
	old := time.Now().Add(-time.Hour)
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(name, old, old)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Difference shows what only one of two lists has. Their order does not matter.
func Difference(want, got []string) string {
	want, got = slices.Sorted(slices.Values(want)), slices.Sorted(slices.Values(got))
	var b strings.Builder
	for len(want) > 0 || len(got) > 0 {
		switch {
		case len(got) == 0 || len(want) > 0 && want[0] < got[0]:
			fmt.Fprintln(&b, "missing:", want[0])
			want = want[1:]
		case len(want) == 0 || got[0] < want[0]:
			fmt.Fprintln(&b, "too much:", got[0])
			got = got[1:]
		default:
			want, got = want[1:], got[1:]
		}
	}
	return b.String()
}
