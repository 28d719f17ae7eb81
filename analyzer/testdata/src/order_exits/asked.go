package order_exits

import "net/http"

// A helper may ask for a type that has no name, or for a type argument.

func object(w http.ResponseWriter, v any) {
	if _, ok := v.(map[string]int); ok {
		http.Error(w, "object", http.StatusBadRequest)
	}
}

func grouped(w http.ResponseWriter, v any) {
	switch v.(type) {
	case [2]int, func(), chan int, interface{ Group() string }:
		http.Error(w, "group", http.StatusBadRequest)
	}
}

func local(w http.ResponseWriter, v any) {
	type row int
	if _, ok := v.(row); ok {
		http.Error(w, "row", http.StatusBadRequest)
	}
}

func otherLocal(w http.ResponseWriter, v any) {
	type row string
	if _, ok := v.(row); !ok {
		http.Error(w, "no row", http.StatusBadRequest)
	}
	local(w, row("x"))
}

func ask[T any](w http.ResponseWriter, v any) {
	if _, ok := v.(T); ok {
		http.Error(w, "argument", http.StatusBadRequest)
	}
}

func askFor[T any](w http.ResponseWriter, v any) { ask[T](w, v) }

func is[T any](v any) bool { _, ok := v.(T); return ok }

type asker[T any] struct{ v any }

func (a *asker[T]) holds() bool { return is[T](a.v) }

type asking struct{ asker[int] }

func neverAsked(w http.ResponseWriter, v any) {
	object(w, 5)
	grouped(w, 5)
	local(w, 5)
	ask[int](w, "text")
	askFor[int](w, "text")
	if is[int]("text") {
		http.Error(w, "is", http.StatusBadRequest)
	}
	if text := (&asker[int]{"text"}); text.holds() {
		http.Error(w, "holds", http.StatusBadRequest)
	}
	if a := (asking{asker[int]{"text"}}); a.holds() {
		http.Error(w, "holds", http.StatusBadRequest)
	}
	w.WriteHeader(http.StatusNotFound)
}

func apart(w http.ResponseWriter, v any) {
	if is[int](v) {
		http.Error(w, "number", http.StatusBadRequest)
	}
	if is[string](v) {
		http.Error(w, "text", http.StatusBadRequest)
	}
}

func objects(w http.ResponseWriter) {
	object(w, map[string]int{}) // want `no return after this reply; line 80 sends another status`
	w.WriteHeader(http.StatusNotFound)
}

func groups(w http.ResponseWriter) {
	grouped(w, [2]int{}) // want `no return after this reply; line 85 sends another status`
	w.WriteHeader(http.StatusNotFound)
}

func arguments(w http.ResponseWriter) {
	askFor[string](w, "text") // want `no return after this reply; line 90 sends another status`
	w.WriteHeader(http.StatusNotFound)
}

func holders(w http.ResponseWriter) {
	if a := (asking{asker[int]{5}}); a.holds() {
		http.Error(w, "holds", http.StatusBadRequest) // want `no return after this reply; line 97 sends another status`
	}
	w.WriteHeader(http.StatusNotFound)
}

func unknown(w http.ResponseWriter, v any) {
	object(w, v)   // want `this call to object may have replied, but does not tell its caller; line 103 sends another status`
	ask[int](w, v) // want `this call to ask may have replied, but does not tell its caller; line 103 sends another status`
	w.WriteHeader(http.StatusNotFound)
}
