package analyzer

import (
	"fmt"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/messages"
)

// Options are all of statuslint's settings. The command's flags, the settings of golangci-lint and .statuslint.yml
// decode into this one struct; the JSON names are the names of the flags and keys everywhere. The zero value is the
// default.
type Options struct {
	// Enable lists rules to run besides those that are on by default; "all" means every rule.
	Enable Words `json:"enable" type:"list of rules" usage:"rules to run in addition to the defaults, or all"`
	// Disable lists rules not to run; it wins over Enable unless it says "all".
	Disable Words `json:"disable" type:"list of rules" usage:"rules not to run; with all, only those of -enable run"`
	// Allow lists codes that nonstandard and deprecated accept.
	Allow Codes `json:"allow" type:"list of codes" usage:"codes and ranges that nonstandard and deprecated accept, such as 499,520-527"`
	// Deny lists codes that nonstandard reports although they are registered or allowed.
	Deny Codes `json:"deny" type:"list of codes" usage:"codes and ranges that nonstandard reports even if registered or allowed"`
	// Literals lists codes that may be written as numbers.
	Literals Codes `json:"literals" type:"list of codes" usage:"codes that may be written as numbers, such as 200,404"`
	// Functions lists functions that send a status code that they are given: the function as go doc writes it with its
	// import path, a colon, and the index of the parameter, the receiver not counted:
	// "example.com/kit.Send:1", "(*example.com/kit.Reply).Send:0".
	Functions Words `json:"functions" type:"list of functions" usage:"functions that send a status code, as (*example.com/kit.Reply).Send:1"`
	// Tests says what runs on _test.go files: "default" (or ""), "all" rules, or "none".
	Tests string `json:"tests" usage:"rules for _test.go files: default (see -list), all or none"`
	// Generated also reports on generated files.
	Generated bool `json:"generated" usage:"also report findings in generated files"`
	// UnsafeFixes also offers the fixes that change what a program sends.
	UnsafeFixes bool `json:"unsafe-fixes" usage:"also offer fixes that change what is sent, such as a missing return"`

	// ForFile returns the options of a file, by the name that the file has in messages. If it is nil, these options are for
	// all files. Several goroutines call it at once. The analyzer keeps what it derives from the options for its lifetime, so
	// ForFile should return the same pointer for files with the same options. A rule that is on in some file has to be on in these
	// options too.
	//
	// Functions is the same for all files of a package: what a call sends does not depend on the file that has the call. In a
	// package whose files differ, the first file counts. ForFile is not a setting for users.
	ForFile func(file string) *Options `json:"-"`

	// IgnoreNolint leaves //nolint directives to the driver. golangci-lint needs that: it handles them for all linters
	// and reports a directive as unused if it has not seen the finding. IgnoreNolint is not a setting for users.
	IgnoreNolint bool `json:"-"`

	// NameUnsafe names the unsafe fixes: a finding that has one gets a fix without edits, after the fix itself if UnsafeFixes
	// is on. The command counts them, and the playground marks them. NameUnsafe is not a setting for users.
	NameUnsafe bool `json:"-"`
}

// The values of Options.Tests.
const (
	TestsDefault = "default"
	TestsAll     = "all"
	TestsNone    = "none"
)

// allRules means every rule in Enable and Disable.
const allRules = "all"

// Validate reports the first option that names an unknown rule, value or function.
func (o *Options) Validate() error {
	for _, list := range []struct {
		key   string
		rules Words
	}{{"enable", o.Enable}, {"disable", o.Disable}} {
		for _, id := range list.rules {
			if id != allRules && !slices.Contains(ruleIDs(), id) {
				return fmt.Errorf("%s: %w", list.key, messages.Unknown("rule", id, append(ruleIDs(), allRules)))
			}
		}
	}
	for _, f := range o.Functions {
		if _, err := api.ParseSink(f); err != nil {
			return fmt.Errorf("functions: %w", err)
		}
	}
	if values := []string{"", TestsDefault, TestsAll, TestsNone}; !slices.Contains(values, o.Tests) {
		return fmt.Errorf("tests: %w", messages.Unknown("value", o.Tests, values[1:]))
	}
	return nil
}

// Enabled says whether the options turn a rule on, in _test.go files and elsewhere. A rule named in Enable is
// on in tests too.
func (o *Options) Enabled(t Traits) (production, tests bool) {
	named := slices.Contains(o.Enable, t.ID)
	switch {
	case slices.Contains(o.Disable, t.ID):
	case named, slices.Contains(o.Enable, allRules):
		production = true
	case slices.Contains(o.Disable, allRules):
	default:
		production = t.Default
	}
	switch o.Tests {
	case TestsAll:
		tests = production
	case TestsNone:
	default:
		tests = production && (t.Tests || named)
	}
	return production, tests
}
