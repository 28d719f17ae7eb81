// Fields of two types may have the same name: what is stored in one says nothing about the other.
package main

import "net/http"

type reply struct{ Code int }

type job struct{ Code int }

type named struct{ reply }

func replies(yield func(reply) bool)  { yield(reply{Code: 413}) }
func answers(yield func(*named) bool) { yield(&named{reply{413}}) }

func first(w http.ResponseWriter, r *http.Request) {
	for one := range replies {
		w.WriteHeader(one.Code)
		return
	}
	w.WriteHeader(204)
}

func promoted(w http.ResponseWriter, r *http.Request) {
	for one := range answers {
		w.WriteHeader(one.Code)
		return
	}
	w.WriteHeader(204)
}

func main() {
	var j job
	j.Code = 410
	_ = job{Code: 411}
	println(j.Code)
	http.HandleFunc("/first", first)
	http.HandleFunc("/promoted", promoted)
	http.ListenAndServe(":80", nil)
}

// want:
// * /first …
// * /promoted …
