package order_exits

import (
	"errors"
	"fmt"
	"net/http"
)

var (
	errA = errors.New("a")
	errB = errors.New("b")
	errC = errors.New("c")
	errD = errors.New("d")
	errE = errors.New("e")
	errF = errors.New("f")
	errG = errors.New("g")
	errH = errors.New("h")
	errI = errors.New("i")
	errJ = errors.New("j")
	errK = errors.New("k")
	errL = errors.New("l")
	errM = errors.New("m")
)

// check has more exits than are told apart: those that do the same are one, and what they return is some error.
func check(w http.ResponseWriter, ask func(string) bool) error {
	switch {
	case ask("a"):
		return errA
	case ask("b"):
		return errB
	case ask("c"):
		return errC
	case ask("d"):
		return errD
	case ask("e"):
		return errE
	case ask("f"):
		return errF
	case ask("g"):
		return errG
	case ask("h"):
		return errH
	case ask("i"):
		return errI
	case ask("j"):
		return errJ
	case ask("k"):
		return errK
	case ask("l"):
		return errL
	case ask("m"):
		return errM
	}
	if ask("json") {
		http.Error(w, "json", http.StatusConflict)
	}
	return nil
}

func checkIgnored(w http.ResponseWriter, ask func(string) bool) {
	if err := check(w, ask); err != nil { // want `this call to check has already replied, and line 65 sends another status`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func checkFails(w http.ResponseWriter, ask func(string) bool) {
	if err := check(w, ask); err != nil { // nothing was sent
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

var errN = errors.New("n")

// Which errors there are is not known any more.
func checkOne(w http.ResponseWriter, ask func(string) bool) {
	if err := check(w, ask); err == errN {
		fmt.Fprintln(w, "never")
		w.WriteHeader(http.StatusNoContent)
	}
}

// ways replies in more ways than are told apart.
func ways(w http.ResponseWriter, n int) bool {
	switch n {
	case 0:
		return false
	case 1:
		http.Error(w, "1", 401)
	case 2:
		http.Error(w, "2", 402)
	case 3:
		http.Error(w, "3", 403)
	case 4:
		http.Error(w, "4", 404)
	case 5:
		http.Error(w, "5", 405)
	case 6:
		http.Error(w, "6", 406)
	case 7:
		http.Error(w, "7", 407)
	case 8:
		http.Error(w, "8", 408)
	case 9:
		http.Error(w, "9", 409)
	case 10:
		http.Error(w, "10", 410)
	case 11:
		http.Error(w, "11", 411)
	case 12:
		http.Error(w, "12", 412)
	case 13:
		http.Error(w, "13", 413)
	}
	return true
}

func waysIgnored(w http.ResponseWriter, n int) {
	ways(w, n) // want `this call to ways may have replied, and line 121 sends another status: check the result`
	w.WriteHeader(http.StatusNoContent)
}

func waysAsked(w http.ResponseWriter, n int) {
	if ways(w, n) {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
