// Code that computes with lists before the routes are registered does not use up the run.
package main

import (
	"net/http"
	"sort"
)

type item struct {
	key   string
	total int
}

func merge(existing, more []*item) []*item {
	items := make(map[string]*item)
	for _, it := range existing {
		items[it.key] = it
	}
	for _, it := range more {
		if old, ok := items[it.key]; ok {
			old.total += it.total
		} else {
			items[it.key] = it
		}
	}
	var out []*item
	for k, it := range items {
		out = append(out, &item{k, it.total})
		out = append(out, renamed(it, func(s string) string { return s + "." })...)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].total > out[j].total })
	return out
}

func renamed(it *item, name func(string) string) (list []*item) {
	for _, k := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		list = append(list, &item{name(k), it.total}, &item{name(it.key), it.total})
	}
	return list
}

type report struct{ days, weeks, months []*item }

func total(list []*report) *report {
	sum := &report{}
	for _, r := range list {
		for range 10 {
			sum.days = merge(sum.days, r.days)
			sum.weeks = merge(sum.weeks, sum.days)
			sum.months = merge(sum.months, sum.weeks)
			sum.days = merge(sum.days, sum.months)
			sum.weeks = merge(sum.weeks, sum.months)
		}
	}
	return sum
}

type server struct {
	last *report
	path string
}

func main() {
	s := &server{last: total([]*report{{days: []*item{{"a", 1}}}, {weeks: []*item{{"b", 2}}}, {}, {}, {}, {}}), path: "/reports"}
	http.HandleFunc("GET "+s.path, func(w http.ResponseWriter, r *http.Request) {
		if len(s.last.days) == 0 {
			w.WriteHeader(404)
		}
	})
	http.ListenAndServe(":80", nil)
}

// want:
// GET /reports 200 404
