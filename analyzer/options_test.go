package analyzer

import (
	"encoding/json"
	"flag"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/options"
)

// everyOption is a value for each option, as a document has it, as flags have it, and as it should be read.
func everyOption() (document map[string]any, flags []string, want Options) {
	document = map[string]any{
		"enable": []any{"late-error"}, "disable": []any{"magic", "range"},
		"allow": []any{499, "520-527"}, "deny": []any{"418"}, "literals": []any{200, 404},
		"functions": []any{"(*example.com/kit.Reply).Send:1"}, "tests": "all",
		"generated": true, "unsafe-fixes": true,
	}
	flags = []string{
		"-enable=late-error", "-disable=magic,range", "-allow=499, 520-527", "-deny", "418", "-literals=200", "-literals=404",
		"-functions", "(*example.com/kit.Reply).Send:1", "-tests=all", "-generated", "-unsafe-fixes",
	}
	want = Options{
		Enable: Words{"late-error"}, Disable: Words{"magic", "range"},
		Allow: Codes{{499, 499}, {520, 527}}, Deny: Codes{{418, 418}}, Literals: Codes{{200, 200}, {404, 404}},
		Functions: Words{"(*example.com/kit.Reply).Send:1"}, Tests: TestsAll, Generated: true, UnsafeFixes: true,
	}
	return document, flags, want
}

func decode(settings any) (o Options, err error) {
	err = options.Decode(settings, &o)
	return o, err
}

func TestOptionSources(t *testing.T) {
	document, flags, want := everyOption()
	for _, o := range options.List[Options]() {
		if _, ok := document[o.Name]; !ok {
			t.Errorf("the option %s is in no test", o.Name)
		}
		if o.Usage == "" || o.Type == "" {
			t.Errorf("the option %s lacks a description: %+v", o.Name, o)
		}
	}
	decoded, err := decode(document)
	if err != nil || !reflect.DeepEqual(decoded, want) {
		t.Errorf("decoded %+v, %v\nwant %+v", decoded, err, want)
	}
	if err := decoded.Validate(); err != nil {
		t.Error(err)
	}
	var parsed Options
	fs := flag.NewFlagSet("test", flag.ContinueOnError)
	options.RegisterFlags(fs, &parsed)
	if err := fs.Parse(flags); err != nil || !reflect.DeepEqual(parsed, want) {
		t.Errorf("parsed %+v, %v\nwant %+v", parsed, err, want)
	}
	// What is written is read again.
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var again any
	if err := json.Unmarshal(data, &again); err != nil {
		t.Fatal(err)
	}
	if reread, err := decode(again); err != nil || !reflect.DeepEqual(reread, want) {
		t.Errorf("%s read again: %+v, %v", data, reread, err)
	}
	if empty, err := decode(nil); err != nil || !reflect.DeepEqual(empty, Options{}) {
		t.Errorf("no settings: %+v, %v", empty, err)
	}
	if null, err := decode(map[string]any{"enable": nil}); err != nil || len(null.Enable) > 0 {
		t.Errorf("a key without a value: %+v, %v", null, err)
	}
}

// A list of one needs no brackets, and a string may hold a list as on the command line.
func TestDecodeSingleValues(t *testing.T) {
	for _, tt := range []struct {
		settings map[string]any
		want     Options
	}{
		{map[string]any{"allow": 499}, Options{Allow: Codes{{499, 499}}}},
		{map[string]any{"deny": "520-527"}, Options{Deny: Codes{{520, 527}}}},
		{map[string]any{"literals": "200, 404"}, Options{Literals: Codes{{200, 200}, {404, 404}}}},
		{map[string]any{"allow": ""}, Options{Allow: Codes{}}},
		{map[string]any{"enable": "late-error"}, Options{Enable: Words{"late-error"}}},
		{map[string]any{"disable": "magic,body"}, Options{Disable: Words{"magic", "body"}}},
		{map[string]any{"functions": "example.com/kit.Send:1"}, Options{Functions: Words{"example.com/kit.Send:1"}}},
	} {
		got, err := decode(tt.settings)
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%v: got %+v, %v", tt.settings, got, err)
		}
	}
}

// Every error says what is wrong and what would be right.
func TestDecodeErrors(t *testing.T) {
	tests := []struct {
		settings any
		want     []string
	}{
		{map[string]any{"enabel": []any{"magic"}}, []string{`unknown setting "enabel"`, `did you mean "enable"?`}},
		{map[string]any{"unsafe_fixes": true}, []string{`unknown setting "unsafe_fixes"`, `"unsafe-fixes"`}},
		{map[string]any{"completely-else": 1}, []string{`unknown setting "completely-else"`, "want one of enable, disable"}},
		{map[string]any{"Enable": []any{"magic"}}, []string{`unknown setting "Enable"`, `"enable"`}},
		{map[string]any{"enable": 5}, []string{"enable: want a list of rules", "5"}},
		{map[string]any{"enable": []any{true}}, []string{"enable: want a list of rules", "true"}},
		{map[string]any{"generated": "yes"}, []string{"generated: want true or false", `"yes"`}},
		{map[string]any{"tests": true}, []string{"tests: want a string", "true"}},
		{map[string]any{"allow": true}, []string{"allow: ", "want a list of codes", "true"}},
		{map[string]any{"allow": "499,4xx"}, []string{"allow: ", `"4xx" is not a status code or range`}},
		{map[string]any{"allow": 42}, []string{"allow: 42 is not a status code", "100 to 999"}},
		{map[string]any{"allow": []any{"4xx"}}, []string{"allow: ", `"4xx" is not a status code or range`, "499", "520-527"}},
		{map[string]any{"deny": []any{99}}, []string{"deny: 99 is not a status code", "100 to 999"}},
		{map[string]any{"literals": []any{200.5}}, []string{"literals: ", "200.5"}},
		{map[string]any{"literals": []any{true}}, []string{"literals: ", "true"}},
		{[]any{"magic"}, []string{"want keys and values"}},
		{"magic", []string{"want keys and values"}},
		{func() {}, []string{"settings: "}},
	}
	for _, test := range tests {
		_, err := decode(test.settings)
		checkError(t, test.settings, err, test.want)
	}
}

func TestValidateErrors(t *testing.T) {
	tests := []struct {
		options Options
		want    []string
	}{
		{Options{Enable: Words{"magick"}}, []string{"enable: ", `unknown rule "magick"`, `did you mean "magic"?`}},
		{Options{Disable: Words{"nonsense-rule"}}, []string{"disable: ", `unknown rule "nonsense-rule"`, "want one of magic, "}},
		{Options{Disable: Words{"Magic"}}, []string{`unknown rule "Magic"`, `"magic"`}},
		{Options{Tests: "some"}, []string{"tests: ", `unknown value "some"`}},
		{Options{Tests: "al"}, []string{`"all"`}},
		{Options{Functions: Words{"example.com/kit.Send"}}, []string{"functions: ", "lacks the index", "example.com/kit.Send:0"}},
		{Options{Functions: Words{"example.com/kit.Send:x"}}, []string{"functions: ", `"x" is not an index`}},
		{Options{Functions: Words{"example.com/kit.Send:-1"}}, []string{`"-1" is not an index`}},
		{Options{Functions: Words{"Send:1"}}, []string{`"Send" is not a function`, "example.com/kit.Send"}},
		{Options{Functions: Words{"(*Reply.Send:1"}}, []string{"is not a method", "(*example.com/kit.Reply).Send"}},
	}
	for _, test := range tests {
		checkError(t, test.options, test.options.Validate(), test.want)
		if _, err := New(test.options); err == nil {
			t.Errorf("New accepts %+v", test.options)
		}
	}
}

func checkError(t *testing.T, what any, err error, want []string) {
	t.Helper()
	if err == nil {
		t.Errorf("%v: no error", what)
		return
	}
	for _, text := range want {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("%v: %q does not say %q", what, err, text)
		}
	}
}

func TestFlagErrors(t *testing.T) {
	for _, args := range [][]string{{"-allow=4xx"}, {"-deny=99"}, {"-literals=300-200"}, {"-generated=maybe"}} {
		var o Options
		fs := flag.NewFlagSet("test", flag.ContinueOnError)
		fs.SetOutput(io.Discard)
		options.RegisterFlags(fs, &o)
		if err := fs.Parse(args); err == nil {
			t.Errorf("%s is accepted", args)
		}
	}
	// Flags that go vet sets are validated when the first package is analysed.
	a := newAnalyzer(Options{})
	if err := a.Flags.Set("enable", "nonsense-rule"); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if r := recover(); r == nil || !strings.Contains(r.(error).Error(), "nonsense-rule") {
			t.Errorf("analysing with a rule that does not exist: %v", r)
		}
	}()
	analyzeText(a, "package p\nimport _ \"net/http\"")
}

// Analyzers share nothing: one's flags are not another's.
func TestAnalyzersAreIndependent(t *testing.T) {
	const text = "package p\nimport \"net/http\"\nfunc f(w http.ResponseWriter) { w.WriteHeader(404) }"
	off, err := New(Options{Disable: Words{allRules}})
	if err != nil {
		t.Fatal(err)
	}
	byFlag := newAnalyzer(Options{})
	if err := byFlag.Flags.Set("disable", "magic"); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		got  []string
		want []string
	}{
		{"default", analyzeText(Analyzer, text).rules(), []string{"magic"}},
		{"all off", analyzeText(off, text).rules(), nil},
		{"off by flag", analyzeText(byFlag, text).rules(), nil},
		{"default again", analyzeText(Analyzer, text).rules(), []string{"magic"}},
	} {
		if !slices.Equal(test.got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}

func TestEnabled(t *testing.T) {
	tests := []struct {
		enable, disable Words
		byDefault, want bool
	}{
		{nil, nil, true, true},
		{nil, nil, false, false},
		{Words{"x"}, nil, false, true},
		{Words{"all"}, nil, false, true},
		{nil, Words{"x"}, true, false},
		{nil, Words{"all"}, true, false},
		{Words{"x"}, Words{"x"}, true, false},
		{Words{"all"}, Words{"x"}, true, false},
		{Words{"x"}, Words{"all"}, false, true},
		{Words{"y"}, Words{"z"}, true, true},
	}
	for _, test := range tests {
		o := Options{Enable: test.enable, Disable: test.disable}
		if got, _ := o.Enabled(Traits{ID: "x", Default: test.byDefault}); got != test.want {
			t.Errorf("%+v: %t", test, got)
		}
	}
}

func TestEnabledInTests(t *testing.T) {
	for _, test := range []struct {
		options Options
		traits  Traits
		want    bool
	}{
		{Options{}, Traits{ID: "x", Default: true, Tests: true}, true},
		{Options{}, Traits{ID: "x", Default: true}, false},
		{Options{}, Traits{ID: "x", Tests: true}, false},
		{Options{Enable: Words{"x"}}, Traits{ID: "x"}, true}, // who names a rule wants it in tests too
		{Options{Enable: Words{"all"}}, Traits{ID: "x"}, false},
		{Options{Tests: TestsAll}, Traits{ID: "x", Default: true}, true},
		{Options{Tests: TestsAll, Disable: Words{"x"}}, Traits{ID: "x", Default: true}, false},
		{Options{Tests: TestsNone, Enable: Words{"x"}}, Traits{ID: "x", Tests: true}, false},
	} {
		if _, got := test.options.Enabled(test.traits); got != test.want {
			t.Errorf("%+v, %+v: %t", test.options, test.traits, got)
		}
	}
}
