package main

import (
	"flag"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
	"github.com/statuslint/statuslint/internal/options"
)

// usage is the text of -help: every flag of the command in a group.
func usage(style terminal.Style) string {
	var f flags
	fs := f.flagSet()
	p := &terminal.Page{Style: style}
	p.Text(0, "statuslint finds mistakes with HTTP status codes in Go programs.\n\n"+
		"    statuslint [flags] [packages]\n\n"+
		"Packages are named as for go build; ./... is the default. Findings go to standard output, one per line.")
	for _, group := range flagGroups() {
		p.Heading(group.heading)
		var list []terminal.Fact
		for _, name := range group.names {
			list = append(list, describe(fs.Lookup(name)))
		}
		p.Facts(2, list)
	}
	p.Heading("Exit status")
	p.Facts(2, exitStatuses())
	p.Heading("See also")
	p.Facts(2, []terminal.Fact{
		{"//statuslint:ignore RULE REASON", "silences a rule on a line, or in the statement or declaration below"},
		{"//nolint:statuslint // REASON", "silences all rules there"},
		{"go vet -vettool=$(which statuslint)", "the same from go vet, where settings are called -statuslint.allow and so on"},
	})
	return p.String()
}

func exitStatuses() []terminal.Fact {
	return []terminal.Fact{
		{"0", "no findings, or none that fail the run; with -fix, none left"},
		{"1", "findings; with -diff, something to fix; with -endpoints -fail-on change, something changed"},
		{"2", "something could not be analysed or fixed, or the usage was wrong; findings are still printed"},
	}
}

// flagGroup is a part of the list of flags.
type flagGroup struct {
	heading string
	names   []string
}

// modes are the flags that make the command do something other than report findings.
func modes() []string {
	return []string{"fix", "diff", "endpoints", "statistics", "explain", "list", "show-config", "version", "help"}
}

func flagGroups() []flagGroup {
	settings := flagGroup{heading: "Rules"}
	for _, o := range options.List[analyzer.Options]() {
		settings.names = append(settings.names, o.Name)
	}
	return []flagGroup{
		{"Actions", modes()},
		{"Output", []string{"format"}},
		{"Input", []string{"C", "tags", "overlay", "test", "cache", "debug"}},
		settings,
		{"What fails the run", []string{config.NewFromRev, config.NewFromMergeBase, "fail-on"}},
		{"Configuration", []string{"config"}},
	}
}

// describe is a flag with the kind of its value and its purpose.
func describe(def *flag.Flag) terminal.Fact {
	label := "-" + def.Name
	value, text := flag.UnquoteUsage(def)
	list := options.List[analyzer.Options]()
	if i := slices.IndexFunc(list, func(o options.Option) bool { return o.Name == def.Name }); i >= 0 {
		value = strings.TrimPrefix(list[i].Type, "list of ")
		if value == "string" {
			value = "which"
		}
	}
	if !isBool(def) {
		label += " " + value
	}
	return terminal.Fact{label, text}
}

// plainUsage is the usage of a flag without back quotes.
func plainUsage(def *flag.Flag) string {
	_, text := flag.UnquoteUsage(def)
	return text
}
