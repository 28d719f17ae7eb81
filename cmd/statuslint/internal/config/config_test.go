package config

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/options"
)

// command is a command with a few flags that may be kept in the file.
func command() (*flag.FlagSet, *analyzer.Options) {
	fs, o := flag.NewFlagSet("", flag.ContinueOnError), new(analyzer.Options)
	fs.String("tags", "", "")
	fs.Func("format", "", func(text string) error {
		if text == "" {
			return errors.New("want a format")
		}
		return nil
	})
	fs.Bool("test", true, "")
	fs.String("fail-on", "warning", "")
	fs.String(NewFromRev, None, "")
	fs.String(NewFromMergeBase, None, "")
	options.RegisterFlags(fs, o)
	return fs, o
}

func keys() []Key {
	fs, _ := command()
	return Keys(fs)
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct{ content, want string }{
		{"enabel: [late-error]", `f:1: unknown key "enabel": did you mean "enable"?`},
		{"\n# a comment\nxyzzy: 1", `f:3: unknown key "xyzzy": want one of enable, disable, allow, `},
		{"debug: true", `f:1: unknown key "debug": `}, // a flag, but none to keep
		{"42: x", `f:1: unknown key "42": `},
		{"allow:\n  - 499\n  - 42", "f:3: allow: 42 is not a status code: want a number from 100 to 999"},
		{"allow: [499.5]", `f:1: allow: "499.5" is not a status code or range`},
		{"allow: [.nan]", `f:1: allow: ".nan" is not a status code or range`},
		{"allow: [0x1F3]", `f:1: allow: "0x1F3" is not a status code or range`},
		{"allow: [1e999999999]", `f:1: allow: "1e999999999" is not a status code or range`},
		{"allow:\n- 499\n  - 520", `f:2: the value goes on in the next line, as "499 - 520": indent that like this one`},
		{"tags: one\n two", `f:1: the value goes on in the next line, as "one two"`},
		{"allow: true", "f:1: allow: want a list of codes and ranges"},
		{"allow: 42", "f:1: allow: 42 is not a status code: want a number from 100 to 999"},
		{"\nallow: 499, 4xx", `f:2: allow: "4xx" is not a status code or range`},
		{"allow: [2001-01-01]", `f:1: allow: `},
		{"deny: [[499]]", "f:1: deny: want a single value, not a list"},
		{"deny: [{a: b}]", "f:1: deny: want a single value, not keys and values"},
		{"deny:\n  a: b", "f:2: deny: want a value or a list, not keys and values"},
		{"enable: [late-error,\n  magik]", `f:2: enable: unknown rule "magik": did you mean "magic"?`},
		{"enable: true", `f:1: enable: want a list of rules, not true`},
		{"enable: late-eror", `f:1: enable: unknown rule "late-eror": did you mean "late-error"?`},
		{"functions: [Send]", `f:1: functions: `},
		{"generated: yes", `f:1: generated: want true or false, not "yes"`},
		{"tests: sometimes", `f:1: tests: unknown value "sometimes"`},
		{"tests: 5", "f:1: tests: want a string, not 5"},
		{"test: 1", `f:1: test: want true or false, not "1"`},
		{"test: 'true'", `f:1: test: want true or false, not "true"`},
		{"test: [true]", `f:1: test: want true or false, not a list`},
		{"fail-on: true", `f:1: fail-on: want a string, not "true"`},
		{"fail-on: [error]", `f:1: fail-on: want a string, not a list`},
		{"tags: [a, 1]", `f:1: tags: want a string or a list of strings, not a list`},
		{"tags: {a: b}", `f:1: tags: want a value or a list, not keys and values`},
		{"allow: [499]\n\nallow: [520]", "f:3: allow: already given at line 1"},
		{"new-from-rev: main\nnew-from-merge-base: main", "f:2: new-from-merge-base: new-from-rev is given at line 1: keep one of them"},
		{"- magic", `f:1: want keys and values such as "enable: [late-error]", not a list`},
		{"magic", `f:1: want keys and values such as "enable: [late-error]", not "magic"`},
		{"allow: [499]\n---\nallow: [520]", "f:2: a second document begins here: want one"},
		{"allow: &codes [499]\ndeny: *codes", "f:2: deny: aliases are not supported: write out the value of *codes"},
		{"allow: &codes [*codes]", "f:1: allow: aliases are not supported"},
		{"<<: {allow: [499]}", "f:1: merge keys (<<) are not supported: write the keys out"},
		{"? [a]\n: b", "f:1: want a key, not a list"},
		{"allow: [499", "f:1: did not find expected ',' or ']'"},
		{"allow: *nothing", "f: unknown anchor 'nothing' referenced"},
		{"# c\n\ntests: all\nallow: a: b", "f:4: mapping values are not allowed in this context"},
		{"tests: all\n\tallow: [499]", "f:2: found a tab character that violates indentation"},
		{"a: b: c", "f:1: mapping values are not allowed in this context"},
		{"allow: [499]\n# \xff", "f:2: not text in UTF-8"},
		{"allow: \x00", "f:1: not text in UTF-8"},
		{strings.Repeat("[", 20_000), "f: exceeded max depth"},
		{"overide: []", `f:1: unknown key "overide": did you mean "overrides"?`},
		{"overrides: magic", `f:1: overrides: want a list such as "[{paths: [internal/legacy/**], disable: [magic]}]", not "magic"`},
		{"overrides:\n- magic", `f:2: overrides: want paths and options, not "magic"`},
		{"overrides:\n- disable: [magic]", "f:2: overrides: want paths such as [internal/legacy/**]"},
		{"overrides:\n- paths: []", "f:2: overrides: want paths such as [internal/legacy/**]"},
		{"overrides:\n- paths:\n  - a\n  - /b", `f:4: overrides: paths: "/b" is absolute: patterns are relative to the folder of this file`},
		{"overrides: [{paths: ['a\\\\b']}]", `f:1: overrides: paths: "a\\\\b": separate folders with slashes`},
		{"overrides: [{paths: a/../../b}]", `f:1: overrides: paths: "a/../../b": a pattern cannot leave the folder of this file`},
		{"overrides: [{paths: '[a'}]", `f:1: overrides: paths: "[a": missing ]`},
		{"overrides: [{paths: ' '}]", `f:1: overrides: paths: want a pattern such as internal/legacy/**, not " "`},
		{"overrides: [{paths: [1]}]", `f:1: overrides: paths: want patterns, not a list`},
		{"overrides: [{paths: a, tests: none}]", "f:1: overrides: tests cannot be set per folder"},
		{"overrides: [{paths: a, disable: [magik]}]", `f:1: disable: unknown rule "magik": did you mean "magic"?`},
		{"overrides: [{paths: a, disabled: [magic]}]", `f:1: overrides: unknown key "disabled": did you mean "disable"?`},
		{"overrides: [{paths: a, colour: [magic]}]", `f:1: overrides: unknown key "colour": want one of paths, enable, disable, allow, deny, literals`},
		{"overrides: [{paths: a, paths: b}]", "f:1: overrides: paths: already given at line 1"},
		{"severity: info", `f:1: severity: want rules with severities such as {magic: info}, not "info"`},
		{"severity: {magik: info}", `f:1: severity: unknown rule "magik": did you mean "magic"?`},
		{"severity:\n  magic: info\n  body: hint", `f:3: severity: body: want info, warning, error, not "hint"`},
		{"openapi:\n- a.yaml\n- 5", `f:3: openapi: want a file such as api/openapi.yaml, or a list of files, not "5"`},
		{"openapi: ''", `f:1: openapi: want a file such as api/openapi.yaml, or a list of files, not ""`},
		{"openapi: {a: b}", "f:1: openapi: want a value or a list, not keys and values"},
		{"openapi: /etc/api.yaml", `f:1: openapi: "/etc/api.yaml" is absolute: names are relative to the folder of this file`},
		{`openapi: api\openapi.yaml`, `f:1: openapi: "api\\openapi.yaml": separate folders with slashes`},
		{"openapi: http://a/b.yaml", "f:1: openapi: http://a/b.yaml is an address: want a file such as api/openapi.yaml, or a list of files"},
		{"severity: {magic: info, magic: error}", "f:1: severity: magic: already given at line 1"},
	} {
		_, err := parse([]byte(tt.content), "f", keys())
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.40q: got %v, want %s", tt.content, err, tt.want)
		}
	}
}

// Aliases of aliases would make billions of values; they are refused before anything is built of them.
func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("enable: &a0 [magic]\n")
	for i := range 50 {
		fmt.Fprintf(&b, "k%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
	}
	known := keys()
	for i := range 50 {
		known = append(known, Key{fmt.Sprintf("k%d", i+1), "list of rules"})
	}
	if _, err := parse([]byte(b.String()), "f", known); err == nil || !strings.HasPrefix(err.Error(), "f:2: k1: aliases are not supported") {
		t.Errorf("got %v", err)
	}
}

func TestNothingToRead(t *testing.T) {
	for _, content := range []string{"", "\n", "# only a comment\n", "---\n", "null", "~\n", "{}", "\ufeff", "allow:\nenable: ~\n"} {
		fs, o := command()
		file, err := parse([]byte(content), "f", Keys(fs))
		if err != nil {
			t.Errorf("%q: %v", content, err)
			continue
		}
		from, err := Merge(fs, o, file)
		if err != nil || from["allow"] != fromDefault {
			t.Errorf("%q: allow comes from %s, %v", content, from["allow"], err)
		}
	}
}

const everything = `
enable: [late-error]
disable: ["magic"]
allow:
- 499
- 520-527
deny: [418]
literals: [200, "404"]
functions: ["(*example.com/kit.Reply).Send:1"]
tests: all
generated: true
unsafe-fixes: true
tags: [integration, linux]
test: false
fail-on: error
new-from-rev: 1234567
`

func TestMerge(t *testing.T) {
	fs, o := command()
	file, err := parse([]byte(everything), "f", Keys(fs))
	if err != nil {
		t.Fatal(err)
	}
	if err := fs.Parse([]string{"-allow=450", "-allow", "451", "-literals=", "-test=true", "-new-from-merge-base=main"}); err != nil {
		t.Fatal(err)
	}
	from, err := Merge(fs, o, file)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string][2]string{
		"enable":         {"late-error", "f:2"},
		"disable":        {"magic", "f:3"},
		"allow":          {"450,451", "-allow"}, // not the file's as well
		"deny":           {"418", "f:7"},
		"literals":       {"", "-literals"}, // a list that was emptied
		"functions":      {"(*example.com/kit.Reply).Send:1", "f:9"},
		"tests":          {"all", "f:10"},
		"generated":      {"true", "f:11"},
		"unsafe-fixes":   {"true", "f:12"},
		"tags":           {"integration,linux", "f:13"},
		"test":           {"true", "-test"},
		"fail-on":        {"error", "f:15"},
		NewFromRev:       {None, fromDefault}, // the other one was given
		NewFromMergeBase: {"main", "-new-from-merge-base"},
	} {
		if got := [2]string{fs.Lookup(key).Value.String(), from[key]}; got != want {
			t.Errorf("%s: got %v, want %v", key, got, want)
		}
	}
	if len(from) != len(Keys(fs)) {
		t.Errorf("%d of %d keys come from somewhere", len(from), len(Keys(fs)))
	}
}

// What Show writes reads back as the same settings.
func TestShowReadsBack(t *testing.T) {
	for _, content := range []string{
		"", everything,
		"tags: ['true', \"it's\", '#x']\nnew-from-rev: 'main@{2 days  ago}'", "tags: \"a\\nb\\t: c # d\"", "new-from-rev: '1e3'",
		"format: []\ntags: []", "format: ''\ntags: ''",
	} {
		fs, o := command()
		file, err := parse([]byte(content), "f", Keys(fs))
		if err != nil {
			t.Fatal(err)
		}
		from, err := Merge(fs, o, file)
		if err != nil {
			t.Fatal(err)
		}
		text, err := Show(fs, *o, file, from)
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(text, "\n"); lines != len(Keys(fs)) {
			t.Errorf("%d lines for %d keys:\n%s", lines, len(Keys(fs)), text)
		}
		fs2, o2 := command()
		shown, err := parse([]byte(text), "shown", Keys(fs2))
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		if _, err := Merge(fs2, o2, shown); err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		values := func(fs *flag.FlagSet) map[string]string {
			m := make(map[string]string)
			fs.VisitAll(func(f *flag.Flag) { m[f.Name] = f.Value.String() })
			if m["tests"] == "" {
				m["tests"] = analyzer.TestsDefault
			}
			return m
		}
		if got, want := values(fs2), values(fs); !maps.Equal(got, want) {
			t.Errorf("got %v, want %v from\n%s", got, want, text)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "big")
	if err := os.WriteFile(big, []byte(strings.Repeat("# much\n", 200_000)), 0o666); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		big:                             "f: larger than 1 MiB, too large for a configuration",
		dir:                             "f: is a directory",
		filepath.Join(dir, "not there"): "f: no such file or directory",
	} {
		if _, err := Read(file, "f", keys()); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", file, err, want)
		}
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b")
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	put := func(elem ...string) string {
		name := filepath.Join(append([]string{dir}, elem...)...)
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		return name
	}
	expect := func(start, want string) {
		t.Helper()
		if got, err := Find(start); got != want || err != nil {
			t.Errorf("from %s: got %s, %v, want %s", start, got, err, want)
		}
	}
	top := put(".statuslint.yml")
	expect(deep, top)
	expect(filepath.Join(deep, "not", "there"), top)
	expect(top, top) // what is no directory is for others to complain about
	near := put("a", ".statuslint.yaml")
	expect(deep, near)
	expect(dir, top)
	put("a", ".statuslint.yml")
	if _, err := Find(deep); err == nil || !strings.HasSuffix(err.Error(), "has both .statuslint.yml and .statuslint.yaml: keep one of them") {
		t.Errorf("got %v", err)
	}
}

// Whatever the file holds, there is an error in one line or a setting that can be shown and read again.
func FuzzParse(f *testing.F) {
	f.Add(everything)
	f.Add("allow: &a [*a]\n<<: *a")
	f.Add("tags: !!binary aGVsbG8=\ntest: !!bool x\nfail-on: |\n  a\n  b\n")
	f.Fuzz(func(t *testing.T, content string) {
		fs, o := command()
		file, err := parse([]byte(content), "f", Keys(fs))
		if err != nil {
			return
		}
		from, err := Merge(fs, o, file)
		if err != nil {
			return
		}
		text, err := Show(fs, *o, file, from)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parse([]byte(text), "shown", Keys(fs)); err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
	})
}
