package order_exits

import (
	"net/http"
	"unsafe"
)

// The predeclared types: unsafe.Pointer is in the scope of a package, and a byte is a uint8.

func isPointer(v any) bool { _, ok := v.(unsafe.Pointer); return ok }
func isBytes(v any) bool   { _, ok := v.([]byte); return ok }
func isUint8s(v any) bool  { _, ok := v.([]uint8); return ok }

func predeclared(w http.ResponseWriter, v any) {
	if isPointer(v) {
		http.Error(w, "pointer", http.StatusBadRequest) // want `no return after this reply; line 22 replies again`
	}
	if isBytes(v) {
		http.Error(w, "bytes", http.StatusBadRequest)
	}
	if !isUint8s(v) {
		http.Error(w, "no bytes", http.StatusBadRequest)
	}
}
