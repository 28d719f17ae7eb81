package gclplugin_test

import (
	"os"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/options"
)

// The example at the top of the repository names every setting, so that it stays the reference it says it is.
func TestExampleNamesEverySetting(t *testing.T) {
	const indent = "          "
	_, settings, ok := strings.Cut(read(t, "../../.golangci.example.yml"), "\n        settings:\n")
	if !ok {
		t.Fatal("no settings in the example")
	}
	found := map[string]bool{}
	for line := range strings.Lines(settings) {
		rest, inside := strings.CutPrefix(line, indent)
		if !inside {
			break
		}
		if key, _, isKey := strings.Cut(rest, ":"); isKey && !strings.HasPrefix(rest, "#") {
			found[key] = true
		}
	}
	for _, o := range options.List[analyzer.Options]() {
		if !found[o.Name] {
			t.Errorf("the example lacks the setting %s", o.Name)
		}
		delete(found, o.Name)
	}
	for key := range found {
		t.Errorf("the example has %q, which is no setting", key)
	}
}

// The documents show parts of the two files at the top of the repository, which a test runs golangci-lint with. Only the setting of
// statuslint itself is their own.
func TestDocumentsShowTheExample(t *testing.T) {
	known := map[string]bool{"enable: [statuslint]": true, "allow: [499]": true}
	for _, name := range []string{".golangci.example.yml", ".custom-gcl.yml"} {
		for _, line := range settings(read(t, "../../"+name)) {
			known[line] = true
		}
	}
	for _, page := range []string{"README.md", "docs/golangci-lint.md"} {
		found := 0
		for _, block := range strings.Split(read(t, "../../"+page), "```yaml\n")[1:] {
			block, _, _ = strings.Cut(block, "```")
			if !strings.Contains(block, "plugins:") && !strings.Contains(block, "linters:") {
				continue
			}
			found++
			for _, line := range settings(block) {
				if !known[line] {
					t.Errorf("%s: no such line in the examples: %s", page, line)
				}
			}
		}
		if found == 0 {
			t.Errorf("%s shows no configuration of golangci-lint", page)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// settings are the lines of a YAML text, without indentation and comments.
func settings(text string) (list []string) {
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
