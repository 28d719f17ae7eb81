package successes

import "net/http"

// get is documented as it succeeds, like all handlers here: errors are left out on purpose.
//
// @Success 200 {string} string
// @Router /get [get]
func get(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case "a":
		http.Error(w, "no", http.StatusNotFound)
	case "b":
		w.WriteHeader(http.StatusNoContent) // want `^204 No Content is not documented: the comment of get declares 200`
	default:
		w.WriteHeader(http.StatusOK)
	}
}

// One of many that declares an error is about errors itself.
//
// @Success 200 {string} string
// @Failure 401 {string} string
// @Router /h1 [get]
func h1(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) } // want `^409 Conflict is not documented`

// @Success 200
// @Router /h2 [get]
func h2(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

// @Success 200
// @Router /h3 [get]
func h3(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

// @Success 200
// @Router /h4 [get]
func h4(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

// @Success 200
// @Router /h5 [get]
func h5(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

// @Success 200
// @Router /h6 [get]
func h6(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

// @Success 200
// @Router /h7 [get]
func h7(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

// @Success 200
// @Router /h8 [get]
func h8(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

// @Success 200
// @Router /h9 [get]
func h9(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

// @Success 200
// @Router /h10 [get]
func h10(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }

// @Success 200
// @Router /h11 [get]
func h11(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusConflict) }
