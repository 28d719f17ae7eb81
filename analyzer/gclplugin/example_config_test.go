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
	data, err := os.ReadFile("../../.golangci.example.yml")
	if err != nil {
		t.Fatal(err)
	}
	const indent = "          "
	_, settings, ok := strings.Cut(string(data), "\n        settings:\n")
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
