package order_exits

import (
	"fmt"
	"net/http"
)

// One of two conditions is enough: the helper's exits are told apart by each.

func valid(w http.ResponseWriter, code int) {
	if code < 100 || code > 999 {
		code = http.StatusInternalServerError
	}
	w.WriteHeader(code)
}

func validSent(w http.ResponseWriter) {
	valid(w, http.StatusNoContent)
	fmt.Fprintln(w, "lost") // want `body is lost: net/http sends no body with 204 No Content`
}

func validOnly(w http.ResponseWriter) {
	valid(w, http.StatusOK)
	fmt.Fprintln(w, "sent")
}

func refuseMost(w http.ResponseWriter, r *http.Request) {
	if !(r.Method == http.MethodGet || r.Method == http.MethodHead) {
		http.Error(w, "only GET", http.StatusMethodNotAllowed)
	}
}

func onlyGet(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		return
	}
	refuseMost(w, r)
	fmt.Fprintln(w, "got")
}

func refuseSome(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPut || r.Method == http.MethodPost {
		http.Error(w, "only GET", http.StatusMethodNotAllowed)
	}
}

func onlyDelete(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodDelete {
		refuseSome(w, r)
		fmt.Fprintln(w, "deleted")
	}
}

func onlyPost(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		refuseSome(w, r) // want `no return after this reply|refuseSome`
		fmt.Fprintln(w, "posted")
	}
}
