//go:build long

package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFolders(t *testing.T) {
	src := t.TempDir()
	for name, text := range map[string]string{
		"late/a.go":                        "",
		"late_error/a.go":                  "",
		"late_error_gin/a.go":              "",
		"late_error_gin/run.txt":           "# why\n-tests all\n-enable late-error\n",
		"flow_a/a.go":                      "",
		"flow_cross/lib/a.go":              "",
		"flow_cross/use/a.go":              "",
		"flow_cross/use/b.go":              "",
		"order_fix/a.go":                   "",
		"order_fix/a.go.golden":            "",
		"order_cross/a/a.go":               "",
		"elsewhere/a.go":                   "",
		"elsewhere/run.txt":                "skip: it is somewhere else\n",
		"own/kit/a.go":                     "",
		"own/a.go":                         "",
		"own/run.txt":                      "-functions own/kit.F:1",
		"example.com/stub/a.go":            "",
		"latest_is_not_about_late/run.txt": "-generated",
	} {
		path := filepath.Join(src, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	rules := []string{"magic", "late", "late-error", "body"}
	folders, err := Folders(src, rules)
	if err != nil {
		t.Fatal(err)
	}
	const order = "-disable all -enable body,missing-return,superfluous,late-header,late-error"
	want := map[string]string{
		"late":                     "-disable all -enable late",
		"late_error":               "-disable all -enable late-error",
		"late_error_gin":           "-tests all -enable late-error",
		"flow_a":                   "-disable late,late-error,body",
		"flow_cross":               "-disable late,late-error,body",
		"order_fix":                order,
		"order_cross":              order,
		"own":                      "-functions own/kit.F:1",
		"latest_is_not_about_late": "-generated",
	}
	facts := map[string]Facts{"flow_cross": FlowFacts, "order_cross": OrderFacts, "latest_is_not_about_late": FlowFacts}
	for _, f := range folders {
		if got := strings.Join(f.Flags, " "); got != want[f.Name] || f.Facts != facts[f.Name] || f.Golden != (f.Name == "order_fix") {
			t.Errorf("%+v, want the flags %q", f, want[f.Name])
		}
		delete(want, f.Name)
		packages, err := f.Packages(src)
		if err != nil {
			t.Error(err)
		}
		switch f.Name {
		case "flow_cross":
			if !slices.Equal(packages, []string{"flow_cross/lib", "flow_cross/use"}) {
				t.Errorf("packages %q", packages)
			}
		case "own":
			if got := f.FlagsIn("example.com/m")[1]; !slices.Equal(packages, []string{"own"}) || got != "example.com/m/own/kit.F:1" {
				t.Errorf("packages %q, flag %q", packages, got)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
	var names []string
	for _, g := range Groups(folders) {
		for _, f := range g {
			names = append(names, f.Name)
		}
	}
	if len(names) != len(folders) {
		t.Errorf("groups of %q, from %d folders", names, len(folders))
	}

	if err := os.Mkdir(filepath.Join(src, "stray"), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := Folders(src, rules); err == nil || !strings.Contains(err.Error(), `stray: want a name that begins with a rule's id, "flow" or "order", or a file run.txt`) {
		t.Errorf("a folder that nothing is known about: %v", err)
	}
}
