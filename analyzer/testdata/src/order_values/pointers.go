package order_values

import "net/http"

// Package variables that are written through pointers.

type job struct{ sent bool }

var (
	replied   bool
	repliedAt = &replied // never set
	elsewhere = &replied // set below
	number    int
	current   job
	currentAt = &current
)

func moveTo(p *bool) { elsewhere = p }

func throughPointer(w http.ResponseWriter, r *http.Request) {
	replied = false
	*repliedAt = true
	if !replied {
		http.Error(w, "x", http.StatusConflict)
	}
	if replied {
		http.Error(w, "x", http.StatusNotFound) // want `no return after this reply; line 29 writes to the response again \(missing-return\)`
	}
	w.Write([]byte("x"))
}

func readThroughPointer(w http.ResponseWriter, r *http.Request) {
	if replied {
		http.Error(w, "x", http.StatusConflict)
	}
	if !*repliedAt {
		w.Write([]byte("x"))
	}
}

func throughMoved(w http.ResponseWriter, r *http.Request) {
	replied = false
	*elsewhere = true
	if !replied {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

func throughParameter(w http.ResponseWriter, p *bool) {
	replied = true
	*p = false
	if replied {
		http.Error(w, "x", http.StatusConflict)
	}
	if !replied {
		w.Write([]byte("x"))
	}
}

// A pointer to a number is not the address of a boolean.
func throughNumber(w http.ResponseWriter, p *int) {
	replied = true
	*p = 1
	if replied {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func throughField(w http.ResponseWriter, j *job) {
	current.sent = true
	j.sent = false
	if current.sent {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

func (j *job) finish() { j.sent = true }

func (j *job) throughMethod(w http.ResponseWriter, r *http.Request) {
	j.sent = false
	current.finish()
	if !j.sent {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

func throughBoth(w http.ResponseWriter, r *http.Request) {
	current.sent = false
	currentAt.finish()
	if !current.sent {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}
