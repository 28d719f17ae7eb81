package order_values

import (
	"context"
	"net/http"
)

// Objects that a function and its caller both get from elsewhere.

type visit struct {
	done, other bool
}

type visitKey struct{}

func visitOf(ctx context.Context) *visit { v, _ := ctx.Value(visitKey{}).(*visit); return v }

func (v *visit) finish() { v.done = true }

func markVisit(r *http.Request) {
	v := r.Context().Value(visitKey{}).(*visit)
	v.done = true
}

func markOther(r *http.Request)        { visitOf(r.Context()).other = true }
func markByMethod(ctx context.Context) { visitOf(ctx).finish() }
func markThrough(w http.ResponseWriter, r *http.Request) {
	markByMethod(r.Context())
	http.Error(w, "x", http.StatusForbidden)
}

func markOwn(r *http.Request) {
	v := &visit{}
	v.done = true
	var other visit
	other.finish()
}

func elsewhereAsserted(w http.ResponseWriter, r *http.Request) {
	v := r.Context().Value(visitKey{}).(*visit)
	if v.done {
		return
	}
	markVisit(r)
	if !v.done {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

func elsewhereFound(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r.Context())
	v.done = false
	markThrough(w, r)
	if v.done {
		return
	}
	w.Write([]byte("x"))
}

func elsewhereGiven(w http.ResponseWriter, r *http.Request, v *visit) {
	if v.done {
		return
	}
	markByMethod(r.Context())
	if !v.done {
		http.Error(w, "x", http.StatusConflict)
	}
	w.Write([]byte("x"))
}

func elsewhereOtherField(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r.Context())
	v.done = false
	markOther(r)
	markOwn(r)
	if !v.done {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}

func elsewhereOwn(w http.ResponseWriter, r *http.Request) {
	v := &visit{}
	markVisit(r)
	if !v.done {
		http.Error(w, "x", http.StatusConflict) // want `no return after this reply`
	}
	w.Write([]byte("x"))
}
