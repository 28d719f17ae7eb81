package main

import (
	"fmt"
	"strings"
)

// returnPage is the sample for go.dev/issue/15205 in the form of cmd/vet/README: correctness, frequency, precision.
func (e *evidence) returnPage() string {
	var t tally
	for _, v := range e.returns {
		t.add(v)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<!-- Written by %s. -->

# A sample for go.dev/issue/15205: a missing return after http.Error

The proposal is a check of go vet for calls of http.Error after which the handler goes on. The
[criteria of vet](https://go.dev/src/cmd/vet/README) are correctness, frequency and precision. This is what statuslint's
[missing-return](../rules.md#missing-return), restricted to http.Error as the first reply, says about them.

## Correctness

http.Error does not end the handler, and its documentation says that the caller has to see to it that nothing more is written. What
is written next is sent to the client after the text of the error, under the status of the error. A finding needs a path through the
function on which http.Error is called and the same http.ResponseWriter is then written to, replied to, or handed to another
handler. Code that only logs, cleans up or returns a value after http.Error is not reported.

`, "`go run ./.ci/cmd/evidence page`")
	b.WriteString("## Frequency\n\n")
	b.WriteString(e.frequency(t.drawn))
	b.WriteString("\n## Precision\n\n")
	if t.judged() == 0 {
		b.WriteString("No verdicts yet.\n")
		return b.String()
	}
	fmt.Fprintf(&b, "%d of %d have been judged: %d true, %d debatable, %d false. Not false: %s; true: %s (Wilson's interval at 95 %%).\n\n",
		t.judged(), t.drawn, t.yes, t.debatable, t.no, rate(t.yes+t.debatable, t.judged()), rate(t.yes, t.judged()))
	b.WriteString("The table is [return-after-error.tsv](return-after-error.tsv).\n\n| finding | verdict | reason |\n|---|---|---|\n")
	for _, p := range sorted(e.returns, func(_ place, v verdict) bool { return v.word != "" }) {
		v := e.returns[p]
		fmt.Fprintf(&b, "| %s | %s | %s |\n", p.link(), v.word, escape(v.reason))
	}
	return b.String()
}

// smallService is the kind of the repositories that were taken for this sample: small servers, picked by words in their names.
const smallService = "small service"

// A frequencyRow is what the frequency of a kind of repositories is made of.
type frequencyRow struct {
	repos, withCalls, found, errorReplies int
	handlers, calls, lines                float64
}

// frequency says how often http.Error goes without a return. drawn is the size of the sample.
func (e *evidence) frequency(drawn int) string {
	small := make(map[string]bool)
	var rows [2]frequencyRow // other repositories, small services
	group := func(repository string) *frequencyRow {
		if small[repository] {
			return &rows[1]
		}
		return &rows[0]
	}
	for _, row := range e.repositories.rows {
		if strings.HasPrefix(e.repositories.get(row, "notes"), "given up") {
			continue
		}
		name := e.repositories.get(row, "repository")
		small[name] = e.repositories.get(row, "kind") == smallService
		r := group(name)
		r.repos++
		r.handlers += e.repositories.number(row, "handlers")
		r.lines += e.repositories.number(row, "lines")
		if n := e.repositories.number(row, "http.Error"); n > 0 {
			r.withCalls++
			r.calls += n
		}
	}
	for _, row := range e.population.rows {
		if e.population.get(row, "rule") == "missing-return" {
			r := group(e.population.get(row, "repository"))
			r.found += int(e.population.number(row, "findings"))
			r.errorReplies += int(e.population.number(row, "http.Error"))
		}
	}
	all := frequencyRow{rows[0].repos + rows[1].repos, rows[0].withCalls + rows[1].withCalls, rows[0].found + rows[1].found,
		rows[0].errorReplies + rows[1].errorReplies, rows[0].handlers + rows[1].handlers, rows[0].calls + rows[1].calls, rows[0].lines + rows[1].lines}
	var b strings.Builder
	fmt.Fprintf(&b, `%d of the repositories are small services: tutorials, exercises and hobby servers, where a return is forgotten more often than in programs
that many people use. They were picked by words in their names (shortener, todo, forum, upload, webserver …) before anything of
them was read or run, and all of them that have a go.mod with at most 40 requirements are in. The others are the repositories of
the [evidence page](../evidence.md). A handler is a function that takes an http.ResponseWriter and an *http.Request.

| | repositories | with http.Error | lines | handlers | calls of http.Error | missing-return, all kinds | after http.Error | for 1000 handlers | for 100 calls |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
`, rows[1].repos)
	for i, r := range []frequencyRow{rows[0], rows[1], all} {
		fmt.Fprintf(&b, "| %s | %d | %d | %s | %s | %s | %d | %d | %.1f | %.1f |\n", [...]string{"others", "small services", "all"}[i], r.repos, r.withCalls, thousands(r.lines),
			thousands(r.handlers), thousands(r.calls), r.found, r.errorReplies, 1000*float64(r.errorReplies)/max(1, r.handlers), 100*float64(r.errorReplies)/max(1, r.calls))
	}
	if drawn < errorReplies {
		fmt.Fprintf(&b, "\nAll %d findings after http.Error are in the sample. A sample of %d needs more repositories.\n", drawn, errorReplies)
	} else {
		fmt.Fprintf(&b, "\n%d of the %d findings after http.Error were drawn at random, three fifths from new repositories where there is a choice.\n", drawn, all.errorReplies)
	}
	return b.String()
}
