package order_loops

import (
	"net/http"
	"strings"
)

type edit struct{ from, to, all string }

// The states of loops in loops are bounded, so that the code after them is followed too.
func afterManyLoops(w http.ResponseWriter, edits map[string][]edit, drop []string) {
	h := w.Header()
	for _, name := range drop {
		name = strings.ToLower(name)
		switch {
		case strings.HasPrefix(name, "*"):
			for key := range h {
				if strings.HasSuffix(key, name[1:]) {
					delete(h, key)
				}
			}
		case strings.HasSuffix(name, "*"):
			for key := range h {
				if strings.HasPrefix(key, name[:len(name)-1]) {
					delete(h, key)
				}
			}
		default:
			h.Del(name)
		}
	}
	for name, list := range edits {
		if name == "*" {
			for _, e := range list {
				for key, values := range h {
					for i := range values {
						if e.all != "" {
							h[key][i] = e.all
						} else {
							h[key][i] = strings.ReplaceAll(h[key][i], e.from, e.to)
						}
					}
				}
			}
			continue
		}
		for _, e := range list {
			for key, values := range h {
				if key != name {
					continue
				}
				for i := range values {
					if e.all != "" {
						h[key][i] = e.all
					} else {
						h[key][i] = strings.ReplaceAll(h[key][i], e.from, e.to)
					}
				}
			}
		}
	}
	http.Error(w, "first", http.StatusTeapot) // want `no return after this reply; line 63 replies again`
	http.Error(w, "second", http.StatusTeapot)
}
