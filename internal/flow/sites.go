package flow

import (
	"cmp"
	"go/ast"
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// result turns candidates into sites: in production files by what production code alone says, in _test.go files by all.
// So analysing tests or not never changes what is found in production files.
func (c *collector) result(production, all *solution) *Result {
	byExpr := map[ast.Expr]Site{}
	for _, cand := range c.candidates {
		sol := production
		if cand.test {
			sol = all
		}
		site, ok := cand.resolve(sol)
		if !ok {
			continue
		}
		if known, twice := byExpr[site.Expr]; twice {
			site = stronger(known, site)
		}
		byExpr[site.Expr] = site
	}
	r := &Result{Conditions: c.statusConditions(production, all)}
	for v, s := range c.vars {
		if fact, ok := slotFact(production, s); s != none && ok && fact.IsSent() && v.IsField() && v.Pkg() == c.pass.Pkg {
			r.SentFields = append(r.SentFields, v)
		}
	}
	for _, s := range byExpr {
		r.Sites = append(r.Sites, s)
	}
	slices.SortFunc(r.Sites, func(a, b Site) int { return cmp.Compare(a.Expr.Pos(), b.Expr.Pos()) })
	return r
}

// resolve says whether a candidate is a site, and in what role.
func (c candidate) resolve(sol *solution) (Site, bool) {
	site, m := c.site, sol.of(c.slot)
	if !sol.isStatus(c.slot) {
		return site, false
	}
	switch {
	case c.compared:
		site.Role = Compared
	case m&sent != 0:
		site.Role = Sent
	case m&named != 0:
		site.Role = Held
	case m&expected != 0:
		site.Role = Compared
	case m&param != 0:
		return site, false // that others pass it a status makes this no status
	default:
		site.Role = Held
	}
	if !site.Direct && (site.Code == 0 || site.Code == -1) {
		return site, false // no status yet
	}
	site.Listed = m&contract != 0
	site.Checked = m&checked != 0
	switch c.certain {
	case asSlot:
		site.Certain = m&contract != 0 || m&(guarded|doubtful) == 0
	case asFlow:
		site.Certain = m&doubtful == 0
	case failing:
		site.Certain = true
	}
	site.Mixed = m&odd != 0 && m&contract == 0
	d := sol.sinks[c.slot]
	for k := api.AnyCode; k <= api.RedirectCode; k++ {
		if d.kinds&(1<<k) != 0 {
			site.Kinds = append(site.Kinds, k)
		}
	}
	site.Engine = engine(d.engines)
	for i := api.Unchecked; i <= api.PanicsFrom1; i++ {
		if d.invalid&(1<<i) != 0 {
			site.Invalid = append(site.Invalid, i)
		}
	}
	return site, true
}

// engine is the one of a set; Unknown if there are several, or none.
func engine(set uint8) api.Engine {
	for e := api.NetHTTP; e < api.Unknown; e++ {
		if set == 1<<e {
			return e
		}
	}
	return api.Unknown
}

// stronger combines two roles of one expression.
func stronger(a, b Site) Site {
	if b.Role > a.Role || b.Role == a.Role && b.Direct {
		a, b = b, a
	}
	a.Mixed = a.Mixed && b.Mixed
	a.Certain = a.Certain || b.Certain
	return a
}

// statusConditions are the comparisons with constants whose other side is a status.
func (c *collector) statusConditions(production, all *solution) map[*ast.BinaryExpr]Condition {
	conditions := map[*ast.BinaryExpr]Condition{}
	for e, at := range c.conditions {
		sol := production
		if at.test {
			sol = all
		}
		if sol.isStatus(at.slot) {
			conditions[e] = at.Condition
		}
	}
	return conditions
}
