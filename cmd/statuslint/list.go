package main

import (
	"strings"
	"text/tabwriter"

	"github.com/statuslint/statuslint/analyzer"
)

// listRules is the text of -list: each rule with whether it is on, in test files and elsewhere, as the options make it.
func listRules(o analyzer.Options) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 8, 3, ' ', 0)
	row := func(cells ...string) { _, _ = w.Write([]byte(strings.Join(cells, "\t") + "\n")) }
	row("RULE", "ON", "IN TESTS", "REPORTS")
	for _, d := range analyzer.Rules() {
		on, inTests := o.Enabled(d.Traits)
		row(d.ID, state(on, d.Default), state(inTests, d.Default && d.Tests), d.Summary)
	}
	_ = w.Flush() // a strings.Builder takes everything
	return b.String()
}

// state says whether a rule is on, and points out where that is not the default.
func state(on, usually bool) string {
	words := map[bool]string{true: "on", false: "off"}
	if on == usually {
		return words[on]
	}
	return words[on] + " (default " + words[usually] + ")"
}
