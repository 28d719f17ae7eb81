package order_frameworks

import (
	"fmt"
	"net/http"

	coder "github.com/coder/websocket"
	"github.com/gorilla/websocket"
)

var upgrader websocket.Upgrader

// A call that fails has replied.
func upgradeFails(w http.ResponseWriter, r *http.Request) {
	_, err := upgrader.Upgrade(w, r, nil) // want `this call to Upgrade has already replied, and line 17 replies again`
	if err != nil {
		http.Error(w, "no upgrade", http.StatusBadRequest)
	}
}

func upgradeFailsWell(w http.ResponseWriter, r *http.Request) {
	if _, err := upgrader.Upgrade(w, r, nil); err != nil {
		return
	}
}

// One that does not fail has taken the connection.
func upgraded(w http.ResponseWriter, r *http.Request) {
	if _, err := upgrader.Upgrade(w, r, nil); err != nil {
		return
	}
	w.WriteHeader(http.StatusOK)
	w.WriteHeader(http.StatusAccepted)
}

func accept(w http.ResponseWriter, r *http.Request) {
	conn, err := coder.Accept(w, r, nil) // want `this call to Accept has already replied`
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	conn.Close(coder.StatusNormalClosure, "")
}

func acceptAfterReply(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no", http.StatusForbidden) // want `no return after this reply`
	if _, err := coder.Accept(w, r, nil); err != nil {
		fmt.Println(err)
	}
}
