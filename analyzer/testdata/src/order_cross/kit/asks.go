package kit

import "net/http"

// Object asks for a type that importing packages cannot name.
func Object(w http.ResponseWriter, v any) { // want Object:`if 1.\(\?map\[string\]int\) == false: nothing; if 1 != nil and 1.\(\?map\[string\]int\) == true: 0 sends 400 content complete`
	if _, ok := v.(map[string]int); ok {
		http.Error(w, "object", http.StatusBadRequest)
	}
}

func Ask[T any](w http.ResponseWriter, v any) { // want Ask:`if 1.\(\$0\) == false: nothing; if 1 != nil and 1.\(\$0\) == true: 0 sends 400 content complete`
	if _, ok := v.(T); ok {
		http.Error(w, "argument", http.StatusBadRequest)
	}
}
