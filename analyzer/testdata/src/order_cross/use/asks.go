package use

import (
	"net/http"

	"order_cross/kit"
)

func never(w http.ResponseWriter) { // want never:`.*`
	kit.Object(w, 5)
	kit.Ask[int](w, "text")
	w.WriteHeader(http.StatusNotFound)
}

func unsure(w http.ResponseWriter) { // want unsure:`.*`
	kit.Object(w, map[string]int{})
	w.WriteHeader(http.StatusNotFound)
}

func known(w http.ResponseWriter) { // want known:`.*`
	kit.Ask[string](w, "text") // want `no return after this reply; line 22 sends another status`
	w.WriteHeader(http.StatusNotFound)
}

func unknown(w http.ResponseWriter, v any) { // want unknown:`.*`
	kit.Object(w, v) // want `this call to Object may have replied, but does not tell its caller; line 27 sends another status`
	w.WriteHeader(http.StatusNotFound)
}
