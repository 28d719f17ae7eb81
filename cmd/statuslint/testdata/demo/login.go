package main

import (
	"fmt"
	"net/http"
)

func (s *shop) login(w http.ResponseWriter, r *http.Request) {
	name, password := r.FormValue("name"), r.FormValue("password")
	if !passwordMatches(name, password) {
		http.Error(w, "wrong name or password", http.StatusForbidden)
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: name})
	fmt.Fprintf(w, "welcome, %s\n", name)
}

func passwordMatches(name, password string) bool {
	return name != "" && password == "earl grey"
}
