package directive

import "net/http"

func twoLines(w http.ResponseWriter) {
	http.Error(w, "after this reply"+ // want `missing-return`
		"there is another", http.StatusNotFound)
	http.Error(w, "twice", http.StatusGone)
}
