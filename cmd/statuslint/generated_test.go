package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/internal/options"
	"github.com/statuslint/statuslint/internal/testing/page"
)

// The files that releases and editors have of the flags: `go test ./cmd/statuslint -run TestGenerated -update` writes them.
func TestGenerated(t *testing.T) {
	schema, err := json.MarshalIndent(config.Schema(new(flags).flagSet()), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"statuslint.schema.json":      string(schema) + "\n",
		"statuslint.1":                manPage(),
		"completions/statuslint.bash": bashCompletion(),
		"completions/_statuslint":     zshCompletion(),
		"completions/statuslint.fish": fishCompletion(),
	} {
		page.Hold(t, "../../docs/"+name, text, *update)
	}
}

// manPage is the text of -help for man.
func manPage() string {
	roff := strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`)
	fs := new(flags).flagSet()
	var b strings.Builder
	b.WriteString(".\\\" Written by TestGenerated from the flags: change those, not this.\n.TH STATUSLINT 1\n.SH NAME\n" +
		"statuslint \\- find mistakes with HTTP status codes in Go programs\n.SH SYNOPSIS\n.B statuslint\n[flags] [packages]\n.SH DESCRIPTION\n" +
		"Packages are named as for go build; ./... is the default. Findings go to standard output, one per line.\n.SH OPTIONS\n")
	for _, group := range flagGroups() {
		b.WriteString(".SS " + roff.Replace(group.heading) + "\n")
		for _, name := range group.names {
			f := describe(fs.Lookup(name))
			label, value, _ := strings.Cut(f[0], " ")
			b.WriteString(".TP\n.B " + roff.Replace(label))
			if value != "" {
				b.WriteString(" \\fI" + roff.Replace(value) + "\\fR")
			}
			b.WriteString("\n" + roff.Replace(f[1]) + "\n")
		}
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, f := range exitStatuses() {
		b.WriteString(".TP\n" + f[0] + "\n" + roff.Replace(f[1]) + "\n")
	}
	b.WriteString(".SH FILES\n.TP\n.I .statuslint.yml\nSettings of the directory in which it is and of those below: see docs/configuration.md of the source.\n" +
		".SH SEE ALSO\n.UR https://github.com/statuslint/statuslint\n.UE\n")
	return b.String()
}

// words are the values that a flag takes, as far as they can be listed.
func words(name string) []string {
	list := options.List[analyzer.Options]()
	switch i := slices.IndexFunc(list, func(o options.Option) bool { return o.Name == name }); {
	case name == "explain", i >= 0 && list[i].Type == "list of rules":
		var ids []string
		for _, d := range analyzer.Rules() {
			ids = append(ids, d.ID)
		}
		if name != "explain" {
			ids = append(ids, "all")
		}
		return ids
	}
	switch name {
	case "format":
		return report.FormatNames()
	case "fail-on":
		return []string{string(analyzer.Warning), string(analyzer.Error), config.None, failOnChange}
	case "tests":
		return []string{analyzer.TestsDefault, analyzer.TestsAll, analyzer.TestsNone}
	}
	return nil
}

// takes says whether the value of a flag is a file or a directory.
func takes(name string) (files, directories bool) {
	return name == "config" || name == "overlay", name == "C" || name == "cache"
}

func completed() []*flag.Flag {
	fs := new(flags).flagSet()
	var list []*flag.Flag
	for _, group := range flagGroups() {
		for _, name := range group.names {
			list = append(list, fs.Lookup(name))
		}
	}
	return list
}

const completionNote = "# Written by TestGenerated from the flags of statuslint: change those, not this.\n"

func bashCompletion() string {
	var all []string
	var b strings.Builder
	for _, def := range completed() {
		all = append(all, "-"+def.Name)
		files, directories := takes(def.Name)
		switch list := words(def.Name); {
		case list != nil:
			fmt.Fprintf(&b, "\t-%s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n", def.Name, strings.Join(list, " "))
		case files:
			fmt.Fprintf(&b, "\t-%s) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n", def.Name)
		case directories:
			fmt.Fprintf(&b, "\t-%s) COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n", def.Name)
		case !isBool(def):
			fmt.Fprintf(&b, "\t-%s) return ;;\n", def.Name)
		}
	}
	return completionNote + "_statuslint() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n\tcase $prev in\n" + b.String() +
		"\tesac\n\tcase $cur in\n\t-*) COMPREPLY=($(compgen -W '" + strings.Join(all, " ") + "' -- \"$cur\")) ;;\n" +
		"\t*) COMPREPLY=($(compgen -d -- \"$cur\")) ;;\n\tesac\n}\ncomplete -o filenames -F _statuslint statuslint\n"
}

func zshCompletion() string {
	quote := strings.NewReplacer("'", `'\''`, "[", `\[`, "]", `\]`, ":", `\:`)
	var b strings.Builder
	b.WriteString("#compdef statuslint\n" + completionNote + "_arguments \\\n")
	for _, def := range completed() {
		value, text := flag.UnquoteUsage(def)
		fmt.Fprintf(&b, "  '-%s[%s]", def.Name, quote.Replace(text))
		if !isBool(def) {
			action := " "
			files, directories := takes(def.Name)
			switch list := words(def.Name); {
			case list != nil:
				action = "(" + strings.Join(list, " ") + ")"
			case files:
				action = "_files"
			case directories:
				action = "_files -/"
			}
			fmt.Fprintf(&b, ":%s:%s", quote.Replace(value), action)
		}
		b.WriteString("' \\\n")
	}
	b.WriteString("  '*:package:_files -/'\n")
	return b.String()
}

func fishCompletion() string {
	quote := strings.NewReplacer(`\`, `\\`, "'", `\'`)
	var b strings.Builder
	b.WriteString(completionNote + "complete -c statuslint -f -a '(__fish_complete_directories)'\n")
	for _, def := range completed() {
		_, text := flag.UnquoteUsage(def)
		fmt.Fprintf(&b, "complete -c statuslint -o %s -d '%s'", def.Name, quote.Replace(text))
		if !isBool(def) {
			files, directories := takes(def.Name)
			switch list := words(def.Name); {
			case list != nil:
				fmt.Fprintf(&b, " -x -a '%s'", strings.Join(list, " "))
			case files:
				b.WriteString(" -r -F")
			case directories:
				b.WriteString(" -x -a '(__fish_complete_directories)'")
			default:
				b.WriteString(" -x")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
