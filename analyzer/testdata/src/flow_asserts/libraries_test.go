package asserts

import (
	"net/http"
	"net/http/httptest"
	"testing"

	qt "github.com/frankban/quicktest"
	. "github.com/onsi/gomega"
)

// Fluent assertions name what is expected in a matcher.
func TestMatchers(t *testing.T) {
	rec := httptest.NewRecorder()
	Expect(rec.Code).To(Equal(404))                             // want `http.StatusNotFound`
	Expect(rec.Code).NotTo(BeIdenticalTo(500))                  // want `http.StatusInternalServerError`
	Expect(rec.Code).To(Not(Equal(409)))                        // want `http.StatusConflict`
	Expect(rec.Code).To(Or(Equal(200), BeEquivalentTo(204)))    // want `http.StatusOK` `http.StatusNoContent`
	Expect(rec.Code).To(BeElementOf(401, 403))                  // want `http.StatusUnauthorized` `http.StatusForbidden`
	Expect(rec.Code).To(BeNumerically("==", 410))               // want `http.StatusGone`
	ExpectWithOffset(1, rec.Code).To(Equal(422))                // want `http.StatusUnprocessableEntity`
	Eventually(rec.Code).Should(Equal(202))                     // want `http.StatusAccepted`
	NewWithT(t).Expect(rec.Code).To(Equal(404))                 // want `http.StatusNotFound`
	NewGomega(nil).Consistently(rec.Code).Should(Equal(404))    // want `http.StatusNotFound`
	Expect(rec).To(HaveHTTPStatus(404))                         // want `http.StatusNotFound`
	Expect(rec.Result()).To(HaveHTTPStatus(http.StatusOK, 201)) // want `http.StatusCreated`
}

// A range is no status, and neither is the length of something, nor the number of a line in the caller's stack.
func TestOtherMatchers(t *testing.T) {
	rec := httptest.NewRecorder()
	Expect(rec.Code).To(BeNumerically(">=", 400))
	Expect(rec.Body.Len()).To(Equal(404))
	Expect(rec.Body.Bytes()).To(HaveLen(404))
	ExpectWithOffset(200, rec.Body.Len()).To(Equal(404))
	matcher := Equal(404)
	_ = matcher
}

// A checker says how two values are compared.
func TestCheckers(t *testing.T) {
	rec := httptest.NewRecorder()
	c := qt.New(t)
	c.Assert(rec.Code, qt.Equals, 404)         // want `http.StatusNotFound`
	c.Check(rec.Code, qt.Not(qt.Equals), 500)  // want `http.StatusInternalServerError`
	c.Check(rec.Code, qt.CmpEquals(), 409)     // want `http.StatusConflict`
	qt.Assert(t, rec.Code, qt.DeepEquals, 410) // want `http.StatusGone`
	qt.Check(t, rec.Body.Len(), qt.Equals, 404)
	c.Assert(rec.Body.Bytes(), qt.HasLen, 404)
	c.Assert(rec.Code, qt.HasLen, 404)
}
