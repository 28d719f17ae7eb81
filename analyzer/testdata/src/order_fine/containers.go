package order_fine

import "net/http"

// The cases of this file write to arrays, slices and maps, and copy them.

type shelf struct {
	books map[string]int
	names []string
	row   [2]int
}

func (s *shelf) drop()            { delete(s.books, "a") }
func (s *shelf) add(name string)  { s.names = append(s.names, name) }
func empty(m map[string]int)      { clear(m) }
func setCopy(a [2]int)            { a[0] = 7 }
func setPointed(a *[2]int)        { a[0] = 7 }
func wrong(w http.ResponseWriter) { http.Error(w, "wrong", http.StatusConflict) }

func copyOfArray(w http.ResponseWriter, r *http.Request) {
	a := [2]int{1, 2}
	b := a
	b[0] = 9
	if a[0] == 9 {
		wrong(w)
		wrong(w)
	}
	var none [2]int
	setCopy(none)
	if none[0] == 7 {
		wrong(w)
		wrong(w)
	}
	setPointed(&none)
	if none[0] == 0 {
		wrong(w)
		wrong(w)
	}
	s := shelf{}
	t := s
	t.row[0] = 1
	if s.row[0] == 1 {
		wrong(w)
		wrong(w)
	}
	if a != [2]int{1, 2} {
		wrong(w)
		wrong(w)
	}
}

func rangeOverCopy(w http.ResponseWriter, r *http.Request) {
	a := [2]int{1, 2}
	for i, v := range a {
		a[1] = 9
		if i == 1 && v == 9 {
			wrong(w)
			wrong(w)
		}
	}
}

func arrayThroughSlice(w http.ResponseWriter, r *http.Request) {
	a := [2]int{1, 2}
	s := a[:]
	b := a
	s[0] = 9
	if b[0] == 9 || a[0] == 1 {
		wrong(w)
		wrong(w)
	}
}

func copyOfElement(w http.ResponseWriter, r *http.Request) {
	list := []mood{{}, {}}
	old := list[0]
	list[0].calm = true
	if old.calm || !list[0].calm {
		wrong(w)
		wrong(w)
	}
}

func indexed(w http.ResponseWriter, r *http.Request) {
	list := []int{2: 1}
	if len(list) != 3 || list[0] == 1 {
		wrong(w)
		wrong(w)
	}
}

func bytesOfText(w http.ResponseWriter, s string) {
	a, b := []byte("ab"), []byte(s)
	a[0] = 'x'
	if string(a) == "ab" {
		wrong(w)
		wrong(w)
	}
	if len(b) != len(s) || b == nil {
		wrong(w)
		wrong(w)
	}
	if len([]rune("é")) == 2 {
		wrong(w)
		wrong(w)
	}
}

func appended(w http.ResponseWriter, r *http.Request) {
	list := []int{1}
	list = append(list, 2)
	if list[0] != 1 || list[1] != 2 {
		wrong(w)
		wrong(w)
	}
	list = append(list[:1], list[2:]...)
	if len(list) != 1 {
		wrong(w)
		wrong(w)
	}
	rest := []int{1, 2, 3}[1:]
	if len(rest) != 2 || rest[0] != 2 {
		wrong(w)
		wrong(w)
	}
}

func shrinking(w http.ResponseWriter, m map[string]int) {
	if len(m) != 1 || m["a"] != 1 {
		return
	}
	clear(m)
	if len(m) == 1 || m["a"] == 1 {
		wrong(w)
		wrong(w)
	}
}

func emptied(w http.ResponseWriter, r *http.Request) {
	m := map[string]int{"a": 1}
	empty(m)
	if m["a"] == 1 {
		wrong(w)
		wrong(w)
	}
}

func dropped(w http.ResponseWriter, s *shelf) {
	if s.books["a"] != 1 || len(s.names) != 0 || len(s.books) != 1 {
		return
	}
	s.drop()
	if s.books["a"] == 1 {
		wrong(w)
		wrong(w)
	}
	s.add("b")
	if len(s.names) == 0 {
		wrong(w)
		wrong(w)
	}
}

func grown(w http.ResponseWriter, s *shelf) {
	if len(s.books) != 0 {
		return
	}
	s.books["b"] = 1
	if len(s.books) == 0 {
		wrong(w)
		wrong(w)
	}
}
