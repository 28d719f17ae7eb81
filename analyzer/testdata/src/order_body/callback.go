package order_body

import (
	"fmt"
	"net/http"
	"strings"
)

// What a closure assigns that other code calls back may be read later, in many ways.

func setAfter(w http.ResponseWriter, text string) {
	code := http.StatusOK
	strings.Map(func(r rune) rune { code = http.StatusNoContent; return r }, text)
	w.WriteHeader(code)
	fmt.Fprint(w, "done") // want `body`
}

func setForNextTurn(w http.ResponseWriter, texts []string) {
	code := http.StatusOK
	for _, text := range texts {
		if code == http.StatusNoContent {
			w.WriteHeader(code)
			fmt.Fprint(w, "done") // want `body`
			return
		}
		strings.Map(func(r rune) rune { code = http.StatusNoContent; return r }, text)
	}
}

func setResult(text string) (code int) {
	code = http.StatusOK
	strings.Map(func(r rune) rune { code = http.StatusNoContent; return r }, text)
	return
}

func sendResult(w http.ResponseWriter, text string) {
	w.WriteHeader(setResult(text))
	fmt.Fprint(w, "done") // want `body`
}

func setByAddress(w http.ResponseWriter, text string) {
	code := http.StatusOK
	p := &code
	strings.Map(func(r rune) rune { code = http.StatusNoContent; return r }, text)
	w.WriteHeader(*p)
	fmt.Fprint(w, "done") // want `body`
}

func setForClosure(w http.ResponseWriter, text string) {
	code := http.StatusOK
	send := func() { w.WriteHeader(code) }
	strings.Map(func(r rune) rune { code = http.StatusNoContent; return r }, text)
	send()
	fmt.Fprint(w, "done") // want `body`
}

type answer struct{ code int }

func setByPointer(w http.ResponseWriter, text string) {
	a := &answer{http.StatusOK}
	b := a
	strings.Map(func(r rune) rune { a.code = http.StatusNoContent; return r }, text)
	w.WriteHeader(b.code)
	fmt.Fprint(w, "done") // want `body`
}

func setForNextCall(w http.ResponseWriter, text string) {
	code := http.StatusOK
	step := func() {
		if code == http.StatusNoContent {
			w.WriteHeader(code)
			fmt.Fprint(w, "done") // want `body`
		}
		strings.Map(func(r rune) rune { code = http.StatusNoContent; return r }, text)
	}
	step()
	step()
}
