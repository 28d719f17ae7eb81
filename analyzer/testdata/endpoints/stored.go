// Middleware stores values in the context of a request; handlers ask whether they are there.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"
)

type contextKey string

type roleKey struct{}

type user struct{ name string }

const userKey contextKey = "user"

var idKey = &user{}

func auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.Header.Get("Authorization")
		if name == "" {
			w.WriteHeader(401)
			return
		}
		ctx := context.WithValue(r.Context(), userKey, &user{name})
		ctx = context.WithValue(ctx, roleKey{}, "admin")
		r = r.WithContext(ctx)
		next.ServeHTTP(w, r)
	})
}

// This one does not always store it.
func maybe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			next.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey, &user{})))
	})
}

func withID(r *http.Request, id any) *http.Request {
	ctx := context.WithValue(r.Context(), idKey, id)
	return r.WithContext(ctx)
}

func numbered(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { next(w, withID(r, 7)) }
}

func asserted(w http.ResponseWriter, r *http.Request) {
	if _, ok := r.Context().Value(userKey).(*user); !ok {
		w.WriteHeader(500)
		return
	}
	raw := r.Context().Value(roleKey{})
	if raw == nil {
		w.WriteHeader(501)
		return
	}
	role, ok := raw.(string)
	if !ok {
		w.WriteHeader(502)
		return
	}
	w.Write([]byte(role))
}

// Another type, another key, an interface.
func other(w http.ResponseWriter, r *http.Request) {
	if _, ok := r.Context().Value(userKey).(user); !ok {
		w.WriteHeader(500)
		return
	}
	if r.Context().Value("user") == nil {
		w.WriteHeader(501)
		return
	}
	w.WriteHeader(200)
}

func current(ctx context.Context) (*user, bool) {
	u, ok := ctx.Value(userKey).(*user)
	return u, ok
}

func helped(w http.ResponseWriter, r *http.Request) {
	u, ok := current(r.Context())
	if !ok {
		w.WriteHeader(500)
		return
	}
	w.Write([]byte(u.name))
}

func required(ctx context.Context) (*user, error) {
	u, ok := ctx.Value(userKey).(*user)
	if !ok {
		return nil, errors.New("nobody is logged in")
	}
	return u, nil
}

func required2(r *http.Request) (string, error) {
	u, err := required(r.Context())
	if err != nil {
		return "", err
	}
	return u.name, nil
}

func failing(w http.ResponseWriter, r *http.Request) {
	u, err := required(r.Context())
	if err != nil {
		http.Error(w, err.Error(), 500)
		return
	}
	w.Write([]byte(u.name))
}

func failing2(w http.ResponseWriter, r *http.Request) {
	name, err := required2(r)
	if err != nil {
		http.Error(w, err.Error(), 502)
		return
	}
	w.Write([]byte(name))
}

func shown(w http.ResponseWriter, r *http.Request) {
	text, err := json.Marshal(r.Context().Value(userKey))
	if err != nil {
		w.WriteHeader(500)
		return
	}
	w.Write(text)
}

func number(w http.ResponseWriter, r *http.Request) {
	if _, ok := r.Context().Value(idKey).(int); !ok {
		http.Error(w, errors.New("no number").Error(), 500)
	}
}

// Middleware outside of the one that stores the value does not see it.
func outside(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := current(r.Context()); !ok {
			w.WriteHeader(403)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	r := chi.NewRouter()
	r.Get("/open", asserted)
	r.Get("/shown", shown)
	r.Get("/failing", failing)
	r.Get("/failing2", failing2)
	r.With(maybe).Get("/maybe", helped)
	r.With(outside, auth).Get("/outside", helped)
	r.With(auth, outside).Get("/inside", helped)
	r.Route("/closed", func(r chi.Router) {
		r.Use(auth)
		r.Get("/asserted", asserted)
		r.Get("/other", other)
		r.Get("/helped", helped)
		r.Get("/failing", failing)
		r.Get("/failing2", failing2)
		r.Get("/shown", shown)
	})
	r.Method("GET", "/wrapped", auth(http.HandlerFunc(asserted)))
	r.Get("/number", numbered(number))
	http.ListenAndServe(":80", r)
}

// want:
// GET /closed/asserted 200 401
// GET /closed/failing 200 401
// GET /closed/failing2 200 401
// GET /closed/helped 200 401
// GET /closed/other 200 401 500 501
// GET /closed/shown 200 401
// GET /failing 200 500
// GET /failing2 200 502
// GET /inside 200 401
// GET /maybe 200 500
// GET /number 200 500
// GET /open 200 500 501 502
// GET /outside 200 401 403
// GET /shown 200 500
// GET /wrapped 200 401
