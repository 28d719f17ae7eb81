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
	var repos, withCalls int
	var handlers, calls, lines float64
	for _, row := range e.repositories.rows {
		if strings.HasPrefix(e.repositories.get(row, "notes"), "given up") {
			continue
		}
		repos++
		handlers += e.repositories.number(row, "handlers")
		lines += e.repositories.number(row, "lines")
		if n := e.repositories.number(row, "http.Error"); n > 0 {
			withCalls++
			calls += n
		}
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
	found, in := e.returnPopulation()
	fmt.Fprintf(&b, `## Frequency

%d repositories with %s lines of Go outside tests have %s functions that take an http.ResponseWriter and an *http.Request, and %s calls of
http.Error (in %d repositories). missing-return has %d findings of all kinds in %d repositories; %s

## Precision

`, repos, thousands(lines), thousands(handlers), thousands(calls), withCalls, found, in, frequency(t.drawn, handlers, calls))
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

// frequency says how many findings are about http.Error. There may be more if a sample was drawn.
func frequency(drawn int, handlers, calls float64) string {
	if drawn >= errorReplies {
		return fmt.Sprintf("%d of those about http.Error were drawn.", drawn)
	}
	return fmt.Sprintf("%d of them are about http.Error, %.1f for 1000 such functions and %.1f for 100 calls. A sample of %d needs\n"+
		"more repositories.", drawn, 1000*float64(drawn)/max(1, handlers), 100*float64(drawn)/max(1, calls), errorReplies)
}

// returnPopulation counts the findings of missing-return and the repositories that have some.
func (e *evidence) returnPopulation() (findings, repos int) {
	for _, row := range e.population.rows {
		if n := int(e.population.number(row, "findings")); e.population.get(row, "rule") == "missing-return" && n > 0 {
			findings += n
			repos++
		}
	}
	return findings, repos
}
