package asserts

import (
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"testing"
)

// Assertions of one's own: a function that compares two of its parameters.

func assertEqual(t *testing.T, want, got any) {
	t.Helper()
	if want != got {
		t.Errorf("got %v, want %v", got, want)
	}
}

func assertInt(t *testing.T, got, want int, text string) {
	if got == want {
		return
	}
	t.Error(text)
}

func assertGeneric[T comparable](t *testing.T, got, want T) {
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func assertDeep(t *testing.T, got any, want any) {
	if !reflect.DeepEqual(got, want) {
		t.Error()
	}
}

func assertByAnother(t *testing.T, name string, got, want any) {
	t.Run(name, func(t *testing.T) {})
	assertEqual(t, got, want)
}

// A switch compares as well.
func assertSwitch(t *testing.T, got, want int) {
	switch got {
	case want:
	default:
		t.Error()
	}
}

type suite struct{ t *testing.T }

func (s *suite) equal(got, want any) { assertDeep(s.t, got, want) }

func TestOwn(t *testing.T) {
	rec := httptest.NewRecorder()
	resp := rec.Result()
	assertEqual(t, 200, rec.Code)                   // want `http.StatusOK`
	assertEqual(t, rec.Code, 201)                   // want `http.StatusCreated`
	assertInt(t, resp.StatusCode, 202, "202")       // want `http.StatusAccepted`
	assertGeneric(t, rec.Code, 204)                 // want `http.StatusNoContent`
	assertGeneric[int](t, 205, rec.Code)            // want `http.StatusResetContent`
	assertGeneric[any](t, 206, rec.Code)            // want `http.StatusPartialContent`
	assertDeep(t, resp.StatusCode, 301)             // want `http.StatusMovedPermanently`
	assertByAnother(t, "404", resp.StatusCode, 404) // want `http.StatusNotFound`
	assertSwitch(t, rec.Code, 302)                  // want `http.StatusFound`
	(&suite{t}).equal(rec.Code, 410)                // want `http.StatusGone`
	(*suite).equal(&suite{t}, rec.Code, 411)        // want `http.StatusLengthRequired`
	if !reflect.DeepEqual(rec.Code, 412) {          // want `http.StatusPreconditionFailed`
		t.Error()
	}
	if !slices.Contains([]int{200, 204}, rec.Code) { // want `http.StatusOK` `http.StatusNoContent`
		t.Error()
	}
	want := 403 // want `http.StatusForbidden`
	assertEqual(t, want, rec.Code)
	var codes []int
	for range 2 {
		codes = append(codes, rec.Code)
	}
	if !slices.Equal(codes, []int{200, 404}) { // want `http.StatusOK` `http.StatusNotFound`
		t.Error()
	}
	if !reflect.DeepEqual(codes, []int{401, 403}) { // want `http.StatusUnauthorized` `http.StatusForbidden`
		t.Error()
	}
}

// What else is compared with them is no status.
func TestOther(t *testing.T) {
	rec := httptest.NewRecorder()
	assertEqual(t, 404, rec.Body.Len())
	assertInt(t, len(rec.Body.String()), 404, "length")
	assertGeneric(t, 404, rec.Body.Len())
	assertDeep(t, 404, rec.Body.Len())
	assertByAnother(t, "x", 404, 404)
	(&suite{t}).equal(404, 404)
	assertEqual(t, http.StatusOK, rec.Code)
}

// A function that compares something else with a parameter asserts nothing about the other.
func assertSize(t *testing.T, size, limit int, rec *httptest.ResponseRecorder) {
	if size != rec.Body.Len() || limit == 0 {
		t.Error()
	}
}

func TestSize(t *testing.T) {
	rec := httptest.NewRecorder()
	assertSize(t, 404, rec.Code, rec)
}
