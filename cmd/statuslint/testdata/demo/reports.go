package main

import (
	"fmt"
	"net/http"
	"time"
)

func (s *shop) report(w http.ResponseWriter, r *http.Request) {
	done := make(chan int)
	go func() { done <- s.countStock() }()
	for {
		select {
		case n := <-done:
			fmt.Fprintln(w, n)
			return
		case <-time.After(10 * time.Second):
			w.WriteHeader(http.StatusProcessing)
		}
	}
}

func (s *shop) countStock() (total int) {
	for _, n := range s.stock {
		total += n
	}
	return total
}
