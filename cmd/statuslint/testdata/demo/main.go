// Command demo is a small shop with one mistake in each of its files.
package main

import (
	"log"
	"net/http"
)

type shop struct {
	stock  map[string]int
	client *http.Client
}

func main() {
	s := &shop{stock: map[string]int{"kettle": 3, "teapot": 0}, client: http.DefaultClient}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /account", s.account)
	mux.HandleFunc("POST /admin/stock", s.restock)
	mux.HandleFunc("DELETE /cart/{item}", s.removeFromCart)
	mux.HandleFunc("GET /export", s.export)
	mux.HandleFunc("GET /files/{name}", s.file)
	mux.HandleFunc("POST /jobs", s.startJob)
	mux.HandleFunc("POST /login", s.login)
	mux.HandleFunc("POST /orders", s.order)
	mux.HandleFunc("POST /reports", s.report)
	mux.HandleFunc("GET /search", s.search)
	mux.HandleFunc("GET /vouchers/{code}", s.voucher)
	mux.HandleFunc("POST /uploads", s.upload)
	log.Fatal(http.ListenAndServe("localhost:8080", mux))
}
