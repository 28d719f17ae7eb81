package main

import (
	"fmt"
	"math"
	"strings"
)

// A tally counts verdicts.
type tally struct{ drawn, yes, debatable, no int }

func (t *tally) add(v verdict) {
	t.drawn++
	switch v.word {
	case isTrue:
		t.yes++
	case isDebatable:
		t.debatable++
	case isFalse:
		t.no++
	}
}

func (t tally) judged() int { return t.yes + t.debatable + t.no }

func (t tally) plus(u tally) tally {
	return tally{t.drawn + u.drawn, t.yes + u.yes, t.debatable + u.debatable, t.no + u.no}
}

// rate writes a share of the judged with its interval: "96.0 % (90.2–98.4)".
func rate(part, of int) string {
	if of == 0 {
		return "–"
	}
	low, high := wilson(part, of)
	return fmt.Sprintf("%.1f %% (%.1f–%.1f)", 100*float64(part)/float64(of), 100*low, 100*high)
}

// bare is rate without the sign.
func bare(part, of int) string { return strings.Replace(rate(part, of), " %", "", 1) }

// wilson returns Wilson's score interval for a proportion at 95 %: E. B. Wilson, "Probable inference, the law of succession,
// and statistical inference", Journal of the American Statistical Association 22 (1927). Unlike the normal approximation, it
// stays between 0 and 1 and says something when all or none of a few are right.
func wilson(part, of int) (low, high float64) {
	const z = 1.959963984540054 // the 97.5th percentile of the normal distribution
	n, p := float64(of), float64(part)/float64(of)
	centre := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, centre-half), min(1, centre+half)
}

// byRule counts the verdicts of the rules.
func (e *evidence) byRule(ok func(place) bool) map[string]*tally {
	all := make(map[string]*tally)
	for p, v := range e.first {
		if all[p.rule] == nil {
			all[p.rule] = new(tally)
		}
		if ok(p) {
			all[p.rule].add(v)
		}
	}
	return all
}
