// Package order_fine has what looks like a second reply and is none.
package order_fine

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
)

func load() (int, error) { return 0, errors.New("no") }

// A reply that ends the function needs no return.
func last(w http.ResponseWriter) {
	if _, err := load(); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		log.Print(err)
	}
}

// The branches cannot be used together.
func branches(w http.ResponseWriter, r *http.Request) {
	if r.Method == "PUT" {
		http.Error(w, "no", http.StatusMethodNotAllowed)
	} else if r.Method == "GET" {
		fmt.Fprintln(w, "got")
	} else {
		http.NotFound(w, r)
	}
}

// The same condition is tested twice.
func sameError(w http.ResponseWriter) {
	v, err := load()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
	log.Print("loaded")
	if err == nil {
		fmt.Fprintln(w, v)
	}
}

func sameMethod(w http.ResponseWriter, r *http.Request) {
	if r.Method != "GET" {
		http.Error(w, "no", http.StatusMethodNotAllowed)
	}
	if r.Method == "GET" {
		fmt.Fprintln(w, "got")
	}
}

func sameCall(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("a") == "" {
		http.Error(w, "a", http.StatusBadRequest)
	}
	if r.FormValue("a") != "" {
		fmt.Fprintln(w, "got")
	}
}

// The conditions imply each other.
func implied(w http.ResponseWriter, n int) {
	if n < 10 {
		http.Error(w, "few", http.StatusBadRequest)
	}
	if n > 20 {
		fmt.Fprintln(w, "many")
	}
}

func negated(w http.ResponseWriter, a, b bool) {
	if a || b {
		http.Error(w, "no", http.StatusBadRequest)
	}
	if !a {
		if !b {
			fmt.Fprintln(w, "got")
		}
	}
}

// A flag says that a reply has been sent.
func flag(w http.ResponseWriter) {
	replied := false
	if _, err := load(); err != nil {
		http.Error(w, "no", http.StatusInternalServerError)
		replied = true
	}
	if !replied {
		fmt.Fprintln(w, "got")
	}
}

func flagInLoop(w http.ResponseWriter, parts []string) {
	started := false
	for _, p := range parts {
		if !started {
			w.WriteHeader(http.StatusOK)
			started = true
		}
		fmt.Fprintln(w, p)
	}
	if !started {
		w.WriteHeader(http.StatusNoContent)
	}
}

// A helper says by its result whether it replied.
func authorize(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("Authorization") == "" {
		http.Error(w, "who", http.StatusUnauthorized)
		return false
	}
	return true
}

func guarded(w http.ResponseWriter, r *http.Request) {
	if !authorize(w, r) {
		return
	}
	fmt.Fprintln(w, "hello")
}

func guardedByVariable(w http.ResponseWriter, r *http.Request) {
	ok := authorize(w, r)
	if !ok {
		return
	}
	fmt.Fprintln(w, "hello")
}

func parse(w http.ResponseWriter, r *http.Request) (int, error) {
	n, err := load()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return 0, err
	}
	return n, nil
}

func guardedByError(w http.ResponseWriter, r *http.Request) {
	n, err := parse(w, r)
	if err != nil {
		return
	}
	fmt.Fprintln(w, n)
}

type user struct{ name string }

func login(w http.ResponseWriter, r *http.Request) *user {
	if r.Host == "" {
		http.Error(w, "no", http.StatusUnauthorized)
		return nil
	}
	return &user{}
}

func guardedByNil(w http.ResponseWriter, r *http.Request) {
	u := login(w, r)
	if u == nil {
		return
	}
	fmt.Fprintln(w, u.name)
}

// A result that is neither a boolean, an error nor a pointer tells the caller something all the same.
func classify(w http.ResponseWriter, r *http.Request) int {
	n := len(r.Host)
	if n == 0 {
		http.Error(w, "no", http.StatusUnauthorized)
	}
	return n * 2
}

func guardedByNumber(w http.ResponseWriter, r *http.Request) {
	if classify(w, r) < 2 {
		return
	}
	fmt.Fprintln(w, "hello")
}

// A helper that replies only for an error, called for what may be one.
func check(w http.ResponseWriter, err error) bool {
	if err == nil {
		return false
	}
	http.Error(w, err.Error(), http.StatusInternalServerError)
	return true
}

func checked(w http.ResponseWriter) {
	n, err := load()
	if check(w, err) {
		return
	}
	fmt.Fprintln(w, n)
}

// Functions that do not return.
func ends(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		http.Error(w, "no", http.StatusBadRequest)
		panic(http.ErrAbortHandler)
	}
	if r.Host == "a" {
		http.Error(w, "no", http.StatusBadRequest)
		log.Fatal("a")
	}
	if r.Host == "b" {
		http.Error(w, "no", http.StatusBadRequest)
		die()
	}
	fmt.Fprintln(w, "hello")
}

func die() {
	log.Print("dying")
	os.Exit(1)
}

// A loop that ends with the reply does not go on.
func loop(w http.ResponseWriter, names []string) {
	for _, n := range names {
		if n == "" {
			http.Error(w, "empty", http.StatusBadRequest)
			break
		}
		w.Header().Set("X-Name", n)
	}
}

// A recorder that is made in the loop is new in each iteration.
func recorders(h http.Handler, requests []*http.Request) {
	for range requests {
		rec := httptest.NewRecorder()
		rec.WriteHeader(http.StatusOK)
		fmt.Fprintln(rec, "x")
	}
	rec := httptest.NewRecorder()
	rec.WriteHeader(http.StatusOK)
	rec = httptest.NewRecorder()
	rec.WriteHeader(http.StatusTeapot)
}

// 1xx may precede the final response.
func early(w http.ResponseWriter, code int) {
	w.WriteHeader(http.StatusEarlyHints)
	if code < 200 {
		w.WriteHeader(code)
	}
	w.WriteHeader(http.StatusOK)
}

// A writer that looks at its own state.
type onceWriter struct {
	http.ResponseWriter
	wrote bool
}

func (o *onceWriter) WriteHeader(code int) {
	if o.wrote {
		return
	}
	o.wrote = true
	o.ResponseWriter.WriteHeader(code)
}

func (o *onceWriter) finish() {
	if !o.wrote {
		o.WriteHeader(http.StatusOK)
	}
}

func once(o *onceWriter) {
	o.WriteHeader(http.StatusOK)
	o.finish()
}

// A writer that only records.
type buffer struct {
	header http.Header
	status int
	body   []byte
}

func (b *buffer) Header() http.Header  { return b.header }
func (b *buffer) WriteHeader(code int) { b.status = code }
func (b *buffer) Write(p []byte) (int, error) {
	b.body = append(b.body, p...)
	return len(p), nil
}

func buffered() {
	b := &buffer{header: http.Header{}}
	b.WriteHeader(http.StatusOK)
	b.Header().Set("X-A", "1")
	b.WriteHeader(http.StatusTeapot)
}

// A writer that is replaced is another response.
func replaced(w http.ResponseWriter, wrap func(http.ResponseWriter) http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	w = wrap(w)
	w.WriteHeader(http.StatusOK)
}

// A hijacked connection is another matter.
func hijacked(w http.ResponseWriter) {
	w.WriteHeader(http.StatusOK)
	if h, ok := w.(http.Hijacker); ok {
		h.Hijack()
		w.WriteHeader(http.StatusOK)
	}
}

// In a goroutine nothing is known of the order.
func goroutine(w http.ResponseWriter) {
	go func() { fmt.Fprintln(w, "x") }()
	w.WriteHeader(http.StatusOK)
}

// A recovering handler runs only when nothing else does.
func recovering(w http.ResponseWriter) {
	defer func() {
		if p := recover(); p != nil {
			http.Error(w, "panic", http.StatusInternalServerError)
		}
	}()
	fmt.Fprintln(w, "fine")
}

// So does a deferred function that looks at the error.
func deferredError(w http.ResponseWriter) {
	var err error
	defer func() {
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}()
	if _, err = load(); err != nil {
		return
	}
	fmt.Fprintln(w, "fine")
}

// Writes after a first status are what a body is.
func stream(w http.ResponseWriter, r io.Reader) {
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(http.StatusOK)
	fmt.Fprintln(w, "head")
	io.Copy(w, r)
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
	json.NewEncoder(w).Encode("tail")
}

// Parts of a page.
func head(w io.Writer) { fmt.Fprint(w, "<html>") }

func page(w http.ResponseWriter) {
	head(w)
	fmt.Fprint(w, "</html>")
}

// Limits on the request are no reply.
func limited(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	w.Header().Set("X-A", "1")
	w.WriteHeader(http.StatusOK)
}

// A switch on the status keeps it apart.
func bySwitch(w http.ResponseWriter, code int) {
	switch code {
	case http.StatusNotFound:
		http.Error(w, "no", code)
	}
	if code != http.StatusNotFound {
		fmt.Fprintln(w, "yes")
	}
}

// Two responses are two responses.
func two(a, b http.ResponseWriter) {
	http.Error(a, "a", http.StatusBadRequest)
	http.Error(b, "b", http.StatusBadRequest)
}

// A tcp status code is none of ours, and a type that merely has the method is no response.
type gauge struct{}

func (gauge) WriteHeader(int) {}

func measures(g gauge) {
	g.WriteHeader(200)
	g.WriteHeader(500)
}

// A closure leaves word that it has replied.
func closureFlag(w http.ResponseWriter, names []string) {
	failed := false
	fail := func(text string) {
		http.Error(w, text, http.StatusBadRequest)
		failed = true
	}
	if len(names) == 0 {
		fail("empty")
	}
	if failed {
		return
	}
	fmt.Fprintln(w, names)
}

// So does a method, in a field beside the writer.
type exchange struct {
	w    http.ResponseWriter
	done bool
}

func (e *exchange) fail() {
	http.Error(e.w, "no", http.StatusBadRequest)
	e.done = true
}

func (e *exchange) serve(ok bool) {
	if !ok {
		e.fail()
	}
	if e.done {
		return
	}
	fmt.Fprintln(e.w, "hello")
}

// A method that takes another writer starts over.
func (e *exchange) reset(w http.ResponseWriter) { e.w = w }

func (e *exchange) reuse(w http.ResponseWriter) {
	http.Error(e.w, "no", http.StatusBadRequest)
	e.reset(w)
	http.Error(e.w, "no", http.StatusBadRequest)
}

// A helper that writes, and says so with a status only if it cannot.
func send(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	data, err := json.Marshal(v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Write(data)
}

func early2(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.(http.Flusher).Flush()
	send(w, v)
}

// What is deferred runs after the reply, but no return is missing.
func deferredWrite(w http.ResponseWriter, ok bool) {
	fmt.Fprint(w, "callback(")
	defer fmt.Fprint(w, ")")
	fmt.Fprint(w, "1")
}

func deferredAfterError(w http.ResponseWriter) {
	defer fmt.Fprintln(w, "bye")
	http.Error(w, "no", http.StatusBadRequest)
}

// An error that is one of these is not nil.
func perhaps(w http.ResponseWriter, r *http.Request) error {
	if r.Host == "" {
		return errors.New("no host")
	}
	http.NotFound(w, r)
	return nil
}

type hostError struct{ error }

func testedError(w http.ResponseWriter, r *http.Request) {
	err := perhaps(w, r)
	var h *hostError
	if errors.As(err, &h) {
		http.Error(w, "host", http.StatusBadRequest)
	} else if os.IsNotExist(err) {
		http.Error(w, "none", http.StatusBadRequest)
	}
}

// A function of one's own that is handed the error asks the same, whatever it is called.
func askedError(w http.ResponseWriter, r *http.Request) {
	err := perhaps(w, r)
	if gone(err) {
		http.Error(w, "gone", http.StatusGone)
	}
}

func gone(err error) bool { return errors.Is(err, os.ErrNotExist) }

func switchedError(w http.ResponseWriter, r *http.Request) {
	err := perhaps(w, r)
	switch err.(type) {
	case *hostError:
		http.Error(w, "host", http.StatusBadRequest)
	}
}

func assertedError(w http.ResponseWriter, r *http.Request) {
	err := perhaps(w, r)
	if h, ok := err.(*hostError); ok {
		http.Error(w, h.Error(), http.StatusBadRequest)
	}
}

// A helper that replies only for an error, called where there is none.
func report(w http.ResponseWriter, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func reported(w http.ResponseWriter) {
	n, err := load()
	if err != nil {
		report(w, err)
		return
	}
	report(w, err)
	fmt.Fprintln(w, n)
}

func short(s string) bool { return len(strings.TrimSpace(s)) < 9 }

// A function says the same of the same.
func askedTwice(w http.ResponseWriter, r *http.Request, user, mail string) {
	var code int
	if !short(user) {
		code = http.StatusBadRequest
	} else if !short(mail) {
		code = http.StatusUnprocessableEntity
	} else if short(user) && short(mail) {
		code = http.StatusOK
	}
	w.WriteHeader(code)
}

type listing struct {
	limit int
	name  string
	page  struct{ size int }
}

// A function fills defaults in, and returns nothing.
func fillIn(l *listing) {
	if l.limit <= 0 {
		l.limit = 20
	}
}

func defaults(w http.ResponseWriter, l listing) {
	fillIn(&l)
	if l.limit <= 0 {
		http.Error(w, "limit", http.StatusBadRequest)
	}
	fmt.Fprintln(w, l.limit)
}

// A copy keeps what it held.
func renamed(w http.ResponseWriter, l *listing) {
	old := *l
	l.name = "new"
	if old.name == "old" {
		if old.name == l.name {
			http.Error(w, "no change", http.StatusBadRequest)
		}
		fmt.Fprintln(w, l.name)
	}
}

func resized(w http.ResponseWriter, l *listing) {
	l.page.size = 1
	old := *l
	l.page.size = 2
	if old.page.size == 2 || l.page.size == 1 {
		http.Error(w, "no change", http.StatusBadRequest)
	}
	fmt.Fprintln(w, l.page.size)
}

func swapped(w http.ResponseWriter) {
	a, b := &listing{limit: 1}, &listing{limit: 2}
	*a, *b = *b, *a
	if a.limit == 1 || b.limit == 2 {
		http.Error(w, "no change", http.StatusBadRequest)
	}
	fmt.Fprintln(w, a.limit)
}

// A function that is too large to be followed may have set the field.
func setLarge(l *listing, names []string) {
	for i, name := range names {
		switch {
		case name == "a" && i == 0, name == "b" && i == 1, name == "c" && i == 2, name == "d" && i == 3:
			l.page.size += len(name)
		case name == "e" && i == 4, name == "f" && i == 5, name == "g" && i == 6, name == "h" && i == 7:
			l.page.size -= len(name)
		case name == "i" && i == 8, name == "j" && i == 9, name == "k" && i == 10, name == "l" && i == 11:
			l.page.size *= len(name)
		}
	}
	l.limit = 20
}

func large(w http.ResponseWriter, names []string) {
	var l listing
	setLarge(&l, names)
	if l.limit == 0 {
		http.Error(w, "limit", http.StatusBadRequest)
	}
	fmt.Fprintln(w, l.limit)
}

// Of floating-point numbers x < y and x >= y exclude each other.
func latitude(w http.ResponseWriter, lat float64) {
	if lat < -90 || lat > 90 {
		http.Error(w, "range", http.StatusBadRequest)
	}
	if lat >= -90 && lat <= 90 {
		fmt.Fprintln(w, lat)
	}
}

// A helper compares its parameters with each other.
func same(w http.ResponseWriter, a, b string) {
	if a != b {
		http.Error(w, "differs", http.StatusBadRequest)
	}
}

func comparedBefore(w http.ResponseWriter, a, b string) {
	if a == b {
		same(w, a, b)
	} else {
		return
	}
	fmt.Fprintln(w, a)
}

func within(n, low, high int) bool { return low <= n && n <= high }

func constants(w http.ResponseWriter) {
	if !within(5, 1, 10) {
		http.Error(w, "range", http.StatusBadRequest)
	}
	fmt.Fprintln(w, "got")
}

type registry struct{ seen map[string]bool }

func note(seen map[string]bool)  { seen["a"] = true }
func first(list []bool) int      { list[0] = true; return 0 }
func (r *registry) add(s string) { r.seen[s] = true }

// A function writes an element of what it is given.
func elements(w http.ResponseWriter) {
	seen, list := map[string]bool{}, make([]bool, 1)
	note(seen)
	if !seen["a"] {
		http.Error(w, "a", http.StatusBadRequest)
	}
	_ = first(list)
	if !list[0] {
		http.Error(w, "b", http.StatusBadRequest)
	}
	r := &registry{seen: map[string]bool{}}
	r.add("a")
	if !r.seen["a"] {
		http.Error(w, "c", http.StatusBadRequest)
	}
	fmt.Fprintln(w, "got")
}

// An element is written by its address, or through a part of the slice.
func throughAddress(w http.ResponseWriter) {
	list := []listing{{}, {}}
	one := &list[0]
	one.limit = 1
	if list[0].limit != 1 {
		http.Error(w, "a", http.StatusBadRequest)
	}
	flags := []bool{false, false}
	part := flags[:1]
	part[0] = true
	if !flags[0] {
		http.Error(w, "b", http.StatusBadRequest)
	}
	fmt.Fprintln(w, "got")
}

// An empty map has nothing.
func emptyMaps(w http.ResponseWriter, name string) {
	var none map[string]bool
	some := map[string]int{}
	if _, ok := some[name]; ok || none[name] {
		http.Error(w, "a", http.StatusBadRequest)
	}
	kinds := map[string]int{"a": 1}
	if _, ok := kinds["a"]; !ok {
		http.Error(w, "a", http.StatusBadRequest)
	}
	fmt.Fprintln(w, "got")
}

// A number that is cut off is another one.
func cutOff(w http.ResponseWriter) {
	n := -1
	if uint(n) < 5 {
		http.Error(w, "a", http.StatusBadRequest)
	}
	mask := uint(2)
	mask |= 1
	if mask&^2 == 0 {
		http.Error(w, "b", http.StatusBadRequest)
	}
	fmt.Fprintln(w, "got")
}

// A text has one length.
func lengths(w http.ResponseWriter, s string) {
	if len(s) > 3 {
		http.Error(w, "long", http.StatusBadRequest)
	}
	if s == "ab" {
		fmt.Fprintln(w, "got")
	}
}
