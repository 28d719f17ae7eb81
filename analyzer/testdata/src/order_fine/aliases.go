package order_fine

import (
	"errors"
	"fmt"
	"net/http"
)

// The cases of this file have two names for one thing: maps in two variables, slices of one array, pointers in a slice.

type memo struct {
	level int
	seen  bool
	next  *memo
}

type drawer struct{ notes []*memo }

func (d *drawer) first() *memo { return d.notes[0] }
func (d *drawer) clear() {
	for i := range d.notes {
		d.notes[i].level = 0
	}
}

func push(list []int)            { _ = append(list, 9) }
func fill(list []int)            { list[0] = 3 }
func fillAll(list []rune)        { setAll(list, 'z') }
func remove(m map[string]int)    { delete(m, "a") }
func put(m map[string]int)       { m["a"] = 1 }
func silence(m map[string]*memo) { silenceEach(m) }
func forget(n *memo)             { other := n; other.level = 0 }
func forgetFirst(d *drawer)      { n := d.first(); n.seen = false }
func setAll(list []rune, r rune) {
	for i := range list {
		list[i] = r
	}
}
func silenceEach(m map[string]*memo) {
	for _, n := range m {
		n.level = 0
	}
}
func bump(list []*int) {
	for _, p := range list {
		*p = 1
	}
}

func sparePlace(w http.ResponseWriter) {
	a := []int{1, 2, 3}
	push(a[:1])
	if a[1] == 2 {
		wrong(w)
		wrong(w)
	}
	_ = append(a[:2], 9)
	if a[2] == 3 {
		wrong(w)
		wrong(w)
	}
}

func siblings(w http.ResponseWriter) {
	a := make([]int, 1, 8)
	b := append(a, 2, 3)
	c := append(a, 4)
	c = append(c, 5)
	if b[1] == 2 || b[2] == 3 {
		wrong(w)
		wrong(w)
	}
	d := append(a, 6)
	push(a)
	if d[1] == 6 {
		wrong(w)
		wrong(w)
	}
}

func ancestors(w http.ResponseWriter) {
	a := make([]int, 1, 8)
	b := append(a, 2)
	c := append(b, 3)
	c[0] = 7
	if a[0] == 0 || b[0] == 0 {
		wrong(w)
		wrong(w)
	}
	a[0] = 8
	if c[0] == 7 {
		wrong(w)
		wrong(w)
	}
}

// The elements of a list stay known when it grows.
func grows(w http.ResponseWriter, n int) {
	list := []int{n}
	list = append(list, 2)
	list = append(list, 3)
	if list[1] != 2 || len(list) != 3 {
		wrong(w)
		wrong(w)
	}
}

func twoMapNames(w http.ResponseWriter) {
	m := map[string]int{}
	p := m
	m["x"] = 1
	p["y"] = 2
	if len(m) == 1 || m["y"] == 0 {
		wrong(w)
		wrong(w)
	}
	clear(p)
	if m["x"] == 1 || len(m) > 0 {
		wrong(w)
		wrong(w)
	}
	put(p)
	if len(m) == 0 {
		wrong(w)
		wrong(w)
	}
	remove(m)
	if len(p) == 1 {
		wrong(w)
		wrong(w)
	}
}

func lookup(w http.ResponseWriter, key string, i int) {
	m := map[string]int{"a": 404, "b": 204}
	code, ok := m[key]
	if code == 5 || ok && code == 0 || !ok && code != 0 || ok != (key == "a" || key == "b") {
		wrong(w)
		wrong(w)
	}
	if key == "a" && code != 404 {
		wrong(w)
		wrong(w)
	}
	list := []int{1, 2}
	if i == 0 {
		list[0] = 7
		if list[i] != 7 {
			wrong(w)
			wrong(w)
		}
	}
	list[i] = 9
	if list[0] != 9 && list[1] != 9 {
		wrong(w)
		wrong(w)
	}
}

func pointersInSlice(w http.ResponseWriter, i int) {
	var a, b memo
	list := []*memo{&a, &b}
	list[i].level = 3
	if a.level == 0 && b.level == 0 {
		wrong(w)
		wrong(w)
	}
	var x, y int
	bump([]*int{&x, &y})
	if x == 0 || y == 0 {
		wrong(w)
		wrong(w)
	}
	m := map[string]*memo{"a": {level: 3}}
	silence(m)
	if m["a"].level == 3 {
		wrong(w)
		wrong(w)
	}
}

func pointersInFields(w http.ResponseWriter, n *memo) {
	x := &memo{level: 3, seen: true}
	d := &drawer{notes: []*memo{x}}
	d.clear()
	if x.level == 3 {
		wrong(w)
		wrong(w)
	}
	forgetFirst(d)
	if x.seen {
		wrong(w)
		wrong(w)
	}
	n.level = 3
	forget(n)
	if n.level == 3 {
		wrong(w)
		wrong(w)
	}
}

func runes(w http.ResponseWriter, s string) {
	list := []rune(s)
	if s != "" && len(list) == 0 || s == "" && len(list) > 0 || len(list) > len(s) {
		wrong(w)
		wrong(w)
	}
	fillAll(list)
	if string(list) == "a" {
		wrong(w)
		wrong(w)
	}
}

func unwrapped(w http.ResponseWriter, err error) {
	if errors.Unwrap(fmt.Errorf("x: %w", err)) != err || errors.Unwrap(errors.New("x")) != nil {
		wrong(w)
		wrong(w)
	}
	if errors.Is(errors.Unwrap(err), errEarly) && !errors.Is(err, errEarly) {
		wrong(w)
		wrong(w)
	}
}

func doubled(w http.ResponseWriter, n int) {
	if n*2 > 5 || n<<1 > 7 {
		return
	}
	if n > 3 {
		wrong(w)
		wrong(w)
	}
}

// A method that is bound to a value writes to it.
func bound(w http.ResponseWriter, m *mood) {
	m.calm = false
	soothe := m.soothe
	soothe()
	if !m.calm {
		wrong(w)
		wrong(w)
	}
}

// The recursive calls count, too.
func recursive(w http.ResponseWriter, r *http.Request) {
	n := 0
	count := func() {}
	count = func() {
		n++
		if n < 3 {
			count()
		}
	}
	count()
	if n < 3 {
		wrong(w)
		wrong(w)
	}
}
