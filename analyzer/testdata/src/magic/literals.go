package magic

import "net/http"

type code int

// Literals of any form, and constant expressions of literals.
func literals(w http.ResponseWriter) {
	w.WriteHeader(0x194)           // want `^use http.StatusNotFound instead of 0x194 \(404\) \(magic\)$`
	w.WriteHeader(0o624)           // want `0o624 \(404\)`
	w.WriteHeader(0624)            // want `0624 \(404\)`
	w.WriteHeader(0b1_1001_0100)   // want `0b1_1001_0100 \(404\)`
	w.WriteHeader(4_04)            // want `4_04 \(404\)`
	w.WriteHeader(4e2)             // want `http.StatusBadRequest instead of 4e2 \(400\)`
	w.WriteHeader(404.0)           // want `404\.0 \(404\)`
	w.WriteHeader('Ɣ')             // want `'Ɣ' \(404\)`
	w.WriteHeader(+404)            // want `instead of 404 `
	w.WriteHeader((404))           // want `instead of 404 `
	w.WriteHeader((+404))          // want `instead of 404 `
	w.WriteHeader(400 + 4)         // want `instead of 404 `
	w.WriteHeader(4 * 101)         // want `instead of 404 `
	w.WriteHeader(-(-404))         // want `instead of 404 `
	w.WriteHeader(int(404))        // want `instead of 404 `
	w.WriteHeader(int(int64(404))) // want `instead of 404 `
	w.WriteHeader(int(code(404)))  // want `instead of 404 `
	w.WriteHeader((int)((404)))    // want `instead of 404 `
}
