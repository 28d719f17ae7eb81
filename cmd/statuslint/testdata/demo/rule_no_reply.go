// Written by TestDemo from the page of the rule no-reply: change that, not this.

package main

import (
	"log"
	"net/http"
	"os"
)

func page(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("page.html")
	if err != nil {
		log.Print(err)
		return
	}
	w.Write(text)
}
