package report

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// docs/formats.md has a section for each format and names every field of the JSON format: what is not described there is
// nothing to rely on.
func TestFormatsAreDescribed(t *testing.T) {
	page, err := os.ReadFile("../../../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range formats() {
		if !strings.Contains(string(page), "\n## "+f.name+"\n") || !strings.Contains(string(page), "\n| ["+f.name+"](#"+f.name+") |") {
			t.Errorf("there is no section or no row for %s", f.name)
		}
	}
	for _, name := range fields(reflect.TypeFor[jsonReport]()) {
		if !strings.Contains(string(page), `"`+name+`":`) {
			t.Errorf("the example lacks the field %s", name)
		}
	}
}

// fields lists the names of all fields in JSON.
func fields(typ reflect.Type) []string {
	var names []string
	switch typ.Kind() {
	case reflect.Slice:
		return fields(typ.Elem())
	case reflect.Struct:
		for f := range typ.Fields() {
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
				names = append(names, name)
			}
			names = append(names, fields(f.Type)...)
		}
	}
	return names
}
