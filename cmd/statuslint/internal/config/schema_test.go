package config

import (
	"os"
	"strings"
	"testing"
)

// The command takes and refuses what the schema does: .ci/schema gives the same cases to a validator of JSON Schema.
func TestSchemaCases(t *testing.T) {
	for file, good := range map[string]bool{"testdata/good.yml": true, "testdata/bad.yml": false} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for text := range strings.SplitSeq(string(data), "\n---\n") {
			if _, err := parse([]byte(text), "f", keys()); (err == nil) != good {
				t.Errorf("%s: %v in\n%s", file, err, text)
			}
		}
	}
}

// Every key is in the schema, with what its flag is for.
func TestSchema(t *testing.T) {
	fs, _ := command()
	properties, ok := Schema(fs)["properties"].(map[string]any)
	if !ok {
		t.Fatal("no properties")
	}
	for _, k := range append(Keys(fs), fileKeys()...) {
		if _, ok := properties[k.Name].(map[string]any)["description"]; !ok {
			t.Errorf("%s is not described", k.Name)
		}
	}
	if len(properties) != len(Keys(fs))+len(fileKeys()) {
		t.Errorf("%d properties", len(properties))
	}
}
