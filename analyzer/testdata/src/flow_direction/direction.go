// Package direction passes status codes on to what is about any number: none of that makes the number a status there.
package direction

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"strconv"
)

// A logger.
func logf(id int, text string) { log.Printf("%d %s", id, text) }

// A metrics label.
type metrics struct{ counts map[int]int }

func (m *metrics) observe(key, n int) { m.counts[key] += n }

// A field of a log entry.
type entry struct {
	Value int
	Size  int
}

// A field of many kinds of numbers.
type attribute struct {
	key string
	n   int
}

func intAttribute(key string, n int) attribute { return attribute{key, n} }

func itoa(n int) string { return strconv.Itoa(n) }

func hash(n int) int { return n }

func serve(w http.ResponseWriter, resp *http.Response, m *metrics, ch chan int, bag []int) {
	code := resp.StatusCode
	logf(code, "status")
	m.observe(code, 1)
	_ = intAttribute("status", code)
	_ = itoa(code)
	_ = hash(code)
	_ = entry{Value: code, Size: 3}
	slog.Info("done", "status", code)
	slog.Info("done", slog.Int("status", code))
	_ = fmt.Sprint(code, 404)
	ch <- code
	_ = append(bag, code, 404)
	w.WriteHeader(code)
}

// Constants that are passed to the same places are no status codes.
func others(m *metrics, ch chan int, e entry) {
	logf(404, "page")
	m.observe(404, 200)
	_ = intAttribute("size", 404)
	_ = itoa(404)
	_ = hash(404)
	_ = entry{Value: 404, Size: 500}
	if e.Value == 200 || e.Size == 200 {
		e.Value = 404
	}
	slog.Info("done", "size", 404)
	slog.Info("done", slog.Int("size", 404))
	ch <- 404
	log.Println(404)
}

// The rest of what these places are given.
func lengths(text string, ch chan int) bool {
	_ = entry{Value: len(text), Size: 1}
	ch <- len(text)
	return hash(len(text)) == 404 || hash(404) == 200 || <-ch == 200
}

// Comparisons one after the other, each of a copy of what the one before compared.
func chain(resp *http.Response, first, second, third func() int) bool {
	code := resp.StatusCode
	a := first()
	if code != a {
		return false
	}
	b := a
	c := second()
	if b != c {
		return false
	}
	d := c
	e := third()
	if d != e {
		return false
	}
	f := e
	return f == 404 // want `http.StatusNotFound`
}
