package order_fix

import (
	"fmt"
	"log"
	"net/http"
	"sync"
)

// The other branch has ended: nothing could reach what follows.
func otherwise(w http.ResponseWriter, ok bool) {
	if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	} else {
		return
	}
	fmt.Fprintln(w, "hello")
}

func bare(w http.ResponseWriter) {
	{
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	}
	fmt.Fprintln(w, "hello")
}

func everyCase(w http.ResponseWriter, n int) {
	switch n {
	case 1:
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	default:
		panic(n)
	}
	fmt.Fprintln(w, "hello")
}

func inner(w http.ResponseWriter, n int) {
	if n > 1 {
		if n > 2 {
			http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
		} else {
			return
		}
	} else if n < 0 {
		return
	} else {
		panic(n)
	}
	fmt.Fprintln(w, "hello")
}

// The loop would end in its first turn.
func looped(w http.ResponseWriter, names []string) {
	for range names {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
		log.Print("no")
	}
	fmt.Fprintln(w, "hello")
}

// A goto comes by without a reply.
func jumped(w http.ResponseWriter, n int) {
	if n > 1 {
		if n > 2 {
			goto end
		}
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	end:
		log.Print("end")
	}
	fmt.Fprintln(w, "hello")
}

func oneCase(w http.ResponseWriter, n int) {
	switch {
	case n > 1:
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	case n > 2:
		return
	}
	fmt.Fprintln(w, "hello")
}

func oneOf(w http.ResponseWriter, c, d chan int) {
	select {
	case <-c:
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	case <-d:
	}
	fmt.Fprintln(w, "hello")
}

func inClosure() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "" {
			log.Print(r.URL)
			http.NotFound(w, r) // want `missing-return`
		} else if r.Method == "" {
			return
		}
		fmt.Fprintln(w, "hello")
	}
}

func last(w http.ResponseWriter, ok bool) {
	if !ok {
	end:
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
		if ok {
			goto end
		}
		log.Print("no") /* and nothing else */
	}
	fmt.Fprintln(w, "hello")
}

// In a loop, it ends the function.
func skipped(w http.ResponseWriter, names []string) {
	for _, name := range names {
		if name == "" {
			http.Error(w, "no", http.StatusBadRequest) // want `missing-return` `superfluous`
		}
		fmt.Fprintln(w, name)
	}
}

// A return would leave what has been taken: a lock, a context, a file.
func locked(w http.ResponseWriter, mu *sync.Mutex, ok bool) {
	mu.Lock()
	if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	}
	mu.Unlock()
	fmt.Fprintln(w, "hello")
}

func cancelled(w http.ResponseWriter, cancel func(), ok bool) {
	if !ok {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	}
	defer cancel()
	fmt.Fprintln(w, "hello")
}

func closed(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
	}
	fmt.Fprintln(w, "hello")
	r.Body.Close()
}

// A return inside would leave the second write.
func insideAndAround(w http.ResponseWriter, ok bool) {
	func() {
		if !ok {
			http.Error(w, "no", http.StatusBadRequest) // want `missing-return`
		}
		fmt.Fprintln(w, "inside")
	}()
	fmt.Fprintln(w, "around")
}

// deferredReads has a deferred function that depends on what a return would skip: no edit.
func deferredReads(w http.ResponseWriter, r *http.Request) {
	tried := 0
	defer func() {
		if tried == 0 {
			http.Error(w, "not tried", http.StatusTeapot)
		}
	}()
	if r.Method == "POST" {
		http.Error(w, "no", http.StatusMethodNotAllowed) // want `no return after this reply`
	}
	w.WriteHeader(http.StatusOK)
	tried++
}
