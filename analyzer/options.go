package analyzer

import (
	"encoding/json"
	"flag"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
)

// Options are all of statuslint's settings. The command's flags, the settings of golangci-lint and .statuslint.yml
// decode into this one struct; the JSON names are the names of the flags and keys everywhere. The zero value is the
// default.
type Options struct {
	// Enable lists rules to run besides those that are on by default; "all" stands for every rule.
	Enable Words `json:"enable" usage:"rules to run besides the default ones, or all"`
	// Disable lists rules not to run; it wins over Enable unless it says "all".
	Disable Words `json:"disable" usage:"rules not to run; all leaves only those of -enable"`
	// Allow lists codes that nonstandard and deprecated accept.
	Allow Codes `json:"allow" usage:"codes and ranges that nonstandard and deprecated accept, such as 499,520-527"`
	// Deny lists codes that nonstandard reports although they are registered or allowed.
	Deny Codes `json:"deny" usage:"codes and ranges that nonstandard reports even if registered or allowed"`
	// Literals lists codes that may be written as numbers.
	Literals Codes `json:"literals" usage:"codes that may stay numbers, such as 200,404"`
	// Functions lists functions that send the status code they are given: the function as go doc writes it with its
	// import path, a colon, and the index of the parameter, the receiver not counted:
	// "example.com/kit.Send:1", "(*example.com/kit.Reply).Send:0".
	Functions Words `json:"functions" usage:"functions that send a status code, as (*example.com/kit.Reply).Send:1"`
	// Tests says what runs on _test.go files: "default" (or ""), "all" rules, or "none".
	Tests string `json:"tests" usage:"rules for _test.go files: default (those that -list shows), all or none"`
	// Generated also reports on generated files.
	Generated bool `json:"generated" usage:"report on generated files too"`
	// UnsafeFixes also offers the fixes that change what a program sends.
	UnsafeFixes bool `json:"unsafe-fixes" usage:"offer fixes that change what is sent, such as a missing return"`

	// IgnoreNolint leaves //nolint directives to the driver. golangci-lint wants that: it handles them for all linters
	// and calls a directive unused whose finding it has not seen. It is no setting for users.
	IgnoreNolint bool `json:"-"`

	// NameUnsafe names the fixes that are not offered because UnsafeFixes is off: they come without edits. The command
	// counts them. It is no setting for users.
	NameUnsafe bool `json:"-"`
}

// The values of Options.Tests.
const (
	TestsDefault = "default"
	TestsAll     = "all"
	TestsNone    = "none"
)

// allRules may stand in Enable and Disable for every rule.
const allRules = "all"

// Option describes one setting, for generated documentation and completion.
type Option struct {
	Name  string // the flag, the key in .statuslint.yml and in golangci-lint's settings
	Usage string // one line
	Type  string // "list of rules", "list of codes", "list of functions", "string" or "bool"
}

// OptionList lists the settings in the order of the struct.
func OptionList() []Option {
	var list []Option
	for f := range optionFields() {
		list = append(list, Option{Name: f.Tag.Get("json"), Usage: f.Tag.Get("usage"), Type: typeName(f)})
	}
	return list
}

func typeName(f reflect.StructField) string {
	switch f.Type {
	case reflect.TypeFor[Codes]():
		return "list of codes"
	case reflect.TypeFor[Words]():
		if f.Name == "Functions" {
			return "list of functions"
		}
		return "list of rules"
	}
	return f.Type.Kind().String()
}

func optionFields() func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		t := reflect.TypeFor[Options]()
		for i := range t.NumField() {
			if f := t.Field(i); f.Tag.Get("json") != "-" && !yield(f) {
				return
			}
		}
	}
}

// RegisterFlags defines one flag for each option in fs; parsing the flags fills o. Lists may be given more than once.
func (o *Options) RegisterFlags(fs *flag.FlagSet) {
	v := reflect.ValueOf(o).Elem()
	for f := range optionFields() {
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

// DecodeOptions reads settings that came from a YAML or JSON document, where keys are the names of the flags. A key that
// is no option is an error that names the nearest one; so is a value of the wrong type. Rule names and function names
// are checked by [Options.Validate].
func DecodeOptions(settings any) (Options, error) {
	var o Options
	if settings == nil {
		return o, nil
	}
	data, err := json.Marshal(settings)
	if err != nil {
		return o, fmt.Errorf("settings: %w", err)
	}
	var byKey map[string]json.RawMessage
	if err := json.Unmarshal(data, &byKey); err != nil {
		return o, fmt.Errorf("settings: want keys and values such as %q, not %s", "enable: [late-error]", data)
	}
	v := reflect.ValueOf(&o).Elem()
	for f := range optionFields() {
		key := f.Tag.Get("json")
		raw, given := byKey[key]
		delete(byKey, key)
		if !given || string(raw) == "null" {
			continue
		}
		if err := json.Unmarshal(raw, v.FieldByIndex(f.Index).Addr().Interface()); err != nil {
			return o, fmt.Errorf("%s: %w", key, plainTypeError(err, typeName(f), raw))
		}
	}
	unknown := slices.Sorted(func(yield func(string) bool) {
		for key := range byKey {
			if !yield(key) {
				return
			}
		}
	})
	if len(unknown) > 0 {
		return o, unknownError("setting", unknown[0], optionNames())
	}
	return o, nil
}

// plainTypeError says in a user's words what encoding/json says in Go's.
func plainTypeError(err error, want string, raw json.RawMessage) error {
	if _, isType := err.(*json.UnmarshalTypeError); isType {
		if want == reflect.Bool.String() {
			return fmt.Errorf("want true or false, not %s", raw)
		}
		return fmt.Errorf("want a %s, not %s", want, raw)
	}
	return err
}

func optionNames() []string {
	var names []string
	for _, o := range OptionList() {
		names = append(names, o.Name)
	}
	return names
}

// Validate reports the first thing in the options that names no rule, no value or no function.
func (o *Options) Validate() error {
	for _, list := range []struct {
		key   string
		rules Words
	}{{"enable", o.Enable}, {"disable", o.Disable}} {
		for _, id := range list.rules {
			if id != allRules && !slices.Contains(ruleIDs(), id) {
				return fmt.Errorf("%s: %w", list.key, unknownError("rule", id, append(ruleIDs(), allRules)))
			}
		}
	}
	for _, f := range o.Functions {
		if _, err := api.ParseSink(f); err != nil {
			return fmt.Errorf("functions: %w", err)
		}
	}
	if values := []string{"", TestsDefault, TestsAll, TestsNone}; !slices.Contains(values, o.Tests) {
		return fmt.Errorf("tests: %w", unknownError("value", o.Tests, values[1:]))
	}
	return nil
}

// unknownError names what is wrong and the nearest thing that would be right.
func unknownError(what, got string, known []string) error {
	if near, ok := Nearest(got, known); ok {
		return fmt.Errorf("unknown %s %q: did you mean %q?", what, got, near)
	}
	return fmt.Errorf("unknown %s %q: want one of %s", what, got, strings.Join(known, ", "))
}
