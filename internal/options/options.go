// Package options reads the fields of a struct from flags and from documents such as YAML and JSON.
//
// A field is an option if its tag json names it: that is the name of the flag and of the key. Its tag usage describes it
// in one line. Its tag type says what it holds; without one it holds a bool or a string. A field of another type is a
// [flag.Value] and decodes itself from JSON.
package options

import (
	"encoding/json"
	"flag"
	"fmt"
	"reflect"
	"slices"

	"github.com/statuslint/statuslint/internal/messages"
)

// Option describes one setting, for generated documentation and completion.
type Option struct {
	Name  string // the flag and the key
	Usage string // one line
	Type  string // such as "list of rules", or "string" or "bool"
}

// List lists the options of a struct type, in the order of its fields.
func List[T any]() []Option { return list(reflect.TypeFor[T]()) }

func list(t reflect.Type) []Option {
	var options []Option
	for f := range fields(t) {
		options = append(options, Option{Name: f.Tag.Get("json"), Usage: f.Tag.Get("usage"), Type: typeName(f)})
	}
	return options
}

func typeName(f reflect.StructField) string {
	if name, ok := f.Tag.Lookup("type"); ok {
		return name
	}
	return f.Type.Kind().String()
}

func fields(t reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if f := t.Field(i); f.Tag.Get("json") != "-" && !yield(f) {
				return
			}
		}
	}
}

// RegisterFlags defines a flag for each option of the struct that to points to. Parsing the flags fills it; lists may be
// given more than once.
func RegisterFlags(fs *flag.FlagSet, to any) {
	v := reflect.ValueOf(to).Elem()
	for f := range fields(v.Type()) {
		name, usage := f.Tag.Get("json"), f.Tag.Get("usage")
		switch p := v.FieldByIndex(f.Index).Addr().Interface().(type) {
		case flag.Value:
			fs.Var(p, name, usage)
		case *string:
			fs.StringVar(p, name, *p, usage)
		case *bool:
			fs.BoolVar(p, name, *p, usage)
		}
	}
}

// Decode sets the options of the struct that to points to from the settings of a YAML or JSON document; nil has none. An
// unknown key is an error that names the nearest option; so is a value of the wrong type.
func Decode(settings, to any) error {
	if settings == nil {
		return nil
	}
	data, err := json.Marshal(settings)
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	var byKey map[string]json.RawMessage
	if err := json.Unmarshal(data, &byKey); err != nil {
		return fmt.Errorf("settings: want keys and values such as %q, not %s", "enable: [late-error]", data)
	}
	v := reflect.ValueOf(to).Elem()
	var known []string
	for f := range fields(v.Type()) {
		key := f.Tag.Get("json")
		known = append(known, key)
		raw, given := byKey[key]
		delete(byKey, key)
		if !given || string(raw) == "null" {
			continue
		}
		field := v.FieldByIndex(f.Index)
		field.SetZero() // a list that others share is not written to
		if err := json.Unmarshal(raw, field.Addr().Interface()); err != nil {
			return fmt.Errorf("%s: %w", key, plainTypeError(err, typeName(f), raw))
		}
	}
	var unknown []string
	for key := range byKey {
		unknown = append(unknown, key)
	}
	if len(unknown) > 0 {
		return messages.Unknown("setting", slices.Min(unknown), known)
	}
	return nil
}

// plainTypeError rewords a type error of encoding/json for users.
func plainTypeError(err error, want string, raw json.RawMessage) error {
	if _, isType := err.(*json.UnmarshalTypeError); isType {
		if want == reflect.Bool.String() {
			return fmt.Errorf("want true or false, not %s", raw)
		}
		return fmt.Errorf("want a %s, not %s", want, raw)
	}
	return err
}
