package order_values

import "net/http"

// Maps whose elements are known, and statuses that a helper tests.

var (
	noBody   = map[int]bool{204: true, 304: true}
	statusOf = map[string]int{"missing": 404, "gone": 204}
	extended = map[string]int{"missing": 404}
)

func init() { extended["gone"] = 410 }

func sendUnlessEmpty(w http.ResponseWriter, status int) {
	w.WriteHeader(status)
	if !noBody[status] {
		w.Write([]byte("x"))
	}
}

func byTable(w http.ResponseWriter, r *http.Request) {
	if r.Method == "GET" {
		sendUnlessEmpty(w, http.StatusNotModified)
		return
	}
	w.WriteHeader(http.StatusNoContent)
	sendUnlessEmpty(w, http.StatusOK) // want `the client still gets 204 No Content`
}

func tableHas(w http.ResponseWriter, r *http.Request) {
	if _, ok := statusOf["missing"]; !ok {
		http.Error(w, "x", http.StatusConflict)
	}
	if _, ok := statusOf["other"]; !ok {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func tableSends(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(statusOf["gone"])
	w.Write([]byte("x")) // want `body is lost`
}

func tableChanged(w http.ResponseWriter, r *http.Request) {
	if extended["gone"] != 410 {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func lookUp(name string) int {
	if code, ok := statusOf[name]; ok {
		return code
	}
	return 500
}

func tableByHelper(w http.ResponseWriter, r *http.Request) {
	if lookUp("missing") != 404 || lookUp("other") != 500 {
		http.Error(w, "x", http.StatusConflict)
	}
	w.WriteHeader(lookUp("gone"))
	w.Write([]byte("x")) // want `body is lost`
}

func sendDescribed(w http.ResponseWriter, status int) {
	w.WriteHeader(status)
	if status == 400 || status == 401 || status == 402 || status == 403 || status == 404 {
		w.Write([]byte("client"))
	} else if status == 204 || status == 205 || status == 304 {
		return
	} else {
		w.Write([]byte("x"))
	}
}

func byComparisons(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "A":
		sendDescribed(w, http.StatusNoContent)
	case "B":
		sendDescribed(w, http.StatusNotModified)
	case "C":
		sendDescribed(w, http.StatusForbidden) // want `no return after this reply`
		w.WriteHeader(http.StatusOK)
	}
}

func sendIfKnown(w http.ResponseWriter, status int) {
	if status == 400 || status == 401 || status == 402 || status == 403 || status == 404 {
		w.WriteHeader(status)
		w.Write([]byte("client"))
	}
}

func onlyOne(w http.ResponseWriter, r *http.Request) {
	sendIfKnown(w, http.StatusNoContent)
	sendIfKnown(w, http.StatusBadRequest) // want `no return after this reply`
	sendIfKnown(w, http.StatusNotFound)
}
