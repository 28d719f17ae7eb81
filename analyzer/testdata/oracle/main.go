// Command oracle calls generated handlers with all answers that they can get, and prints which pairs of their lines
// happened one after the other on one response.
package main

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"

	"example.com/oracle/http"
)

type handler struct {
	name, file string
	asks       asks
	call       func(w http.ResponseWriter, r *http.Request, in In, s *S)
}

// asks says which of the inputs that are no answers of In a handler looks at, whether it adds to numbers, and whether it asks what wraps
// errFull. Inputs that it does not look at are not varied.
type asks struct{ method, a, ab, abc, err, adds, full bool }

// Fact is a pair of lines that happened, or with What "lost" a line alone.
type Fact struct {
	E, L   int    // the lines of the two events
	What   string // what the later one does: "status", "field", "content", "lost"; "content alone" if a call does no more on some run
	Code   int    // the status that went out
	Must   bool   // a rule has to report it
	Inputs string // the answers of one run
}

// Report is what is known of a handler.
type Report struct {
	Name  string
	Facts []Fact
	Runs  int
	All   bool // all inputs were tried

	Entered []int // the lines of the functions and literals that were called
}

const (
	maxRuns   = 20000
	maxRandom = 1000
)

func main() {
	enc := json.NewEncoder(os.Stdout)
	for _, h := range handlers {
		if err := enc.Encode(explore(h)); err != nil {
			panic(err)
		}
	}
}

// explore runs a handler once for each sequence of answers.
func explore(h handler) Report {
	r := Report{Name: h.name}
	facts := map[Fact]string{}
	m := &machine{file: h.file, asks: h.asks, entered: map[int]bool{}, judged: map[string]bool{}, more: map[int]int{}, told: map[int]bool{}}
	for m.run(h, facts); r.Runs < maxRuns; m.run(h, facts) {
		r.Runs++
		for len(m.answers) > 0 && m.answers[len(m.answers)-1].at+1 == m.answers[len(m.answers)-1].of {
			m.answers = m.answers[:len(m.answers)-1]
		}
		if len(m.answers) == 0 {
			r.All = true
			break
		}
		m.answers[len(m.answers)-1].at++
	}
	if !r.All {
		m.random = rand.New(rand.NewPCG(1, 2))
		for range maxRandom {
			m.answers = m.answers[:0]
			m.run(h, facts)
			r.Runs++
		}
	}
	for line := range m.entered {
		r.Entered = append(r.Entered, line)
	}
	for f, inputs := range facts {
		f.Inputs = inputs
		r.Facts = append(r.Facts, f)
	}
	slices.SortFunc(r.Facts, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(a.E, b.E), cmp.Compare(a.L, b.L), cmp.Compare(a.What, b.What), cmp.Compare(a.Code, b.Code))
	})
	return r
}

// machine runs one handler. It is In and the response.
type machine struct {
	file    string
	asks    asks
	judged  map[string]bool // the sequences of events that were judged
	answers []answer
	next    int
	random  *rand.Rand
	more    map[int]int
	told    map[int]bool // the statuses that Code has answered: what the handler sends may be known at run time alone
	events  []event
	entered map[int]bool
	sent    bool // the header
	spelled []byte
}

type answer struct{ at, of int }

func (m *machine) pick(of int) int {
	if m.next == len(m.answers) {
		a := answer{of: of}
		if m.random != nil {
			a.at = m.random.IntN(of)
		}
		m.answers = append(m.answers, a)
	}
	m.next++
	return m.answers[m.next-1].at
}

var (
	errOther  = errors.New("other")
	errAround = fmt.Errorf("around: %w", errGone)
	errAfter  = fmt.Errorf("after: %w", errFull)
	errBoth   = errors.Join(errGone, errFull)
)

func (m *machine) Bool(k int) bool { return m.pick(2) == 1 }
func (m *machine) Int(k int) int {
	numbers := []int{0, 1, 2, 3, 4, -1, -2, -3, -4, -100} // the last ones are small after an addition, too
	if !m.asks.adds {
		numbers = numbers[:6]
	}
	return numbers[m.pick(len(numbers))]
}
func (m *machine) Code(k int) int {
	code := []int{200, 204, 404, 302, 304, 201, 0}[m.pick(7)]
	m.told[code] = true
	return code
}
func (m *machine) Err(k int) error {
	faults := []error{nil, errGone, errFull, errOther, errAround, errAfter, errBoth}
	if !m.asks.full {
		faults = faults[:5]
	}
	return faults[m.pick(len(faults))]
}
func (m *machine) Str(k int) string { return []string{"", "a", "b"}[m.pick(3)] }
func (m *machine) List(k int) []int { return [][]int{nil, {}, {1}, {1, 2}}[m.pick(4)] }
func (m *machine) Bytes(k int) []byte {
	return []byte("b")[:m.pick(2)]
}
func (m *machine) Ptr(k int) *S {
	if m.pick(2) == 0 {
		return nil
	}
	return m.s()
}
func (m *machine) Any(k int) any { return []any{nil, 1, "a", errGone}[m.pick(4)] }
func (m *machine) More(k int) bool {
	if m.more[k] == 3 || m.pick(2) == 0 {
		return false
	}
	m.more[k]++
	return true
}
func (m *machine) Ask(k int) (int, error) { return m.Int(k), m.Err(k) }
func (m *machine) s() *S {
	return &S{a: m.flag(m.asks.a), ab: m.flag(m.asks.ab), code: 404, abc: m.flag(m.asks.abc)}
}

// flag is an input that is varied if it matters.
func (m *machine) flag(matters bool) bool { return matters && m.pick(2) == 1 }

// run calls the handler once.
func (m *machine) run(h handler, facts map[Fact]string) {
	m.sent = false
	m.next, m.events = 0, m.events[:0]
	clear(m.more)
	clear(m.told)
	current = m
	r := &http.Request{Method: "GET"}
	if m.asks.method {
		r.Method = []string{"GET", "POST", "PUT"}[m.pick(3)]
	}
	s := m.s()
	if m.flag(m.asks.err) {
		s.err = errGone
	}
	func() {
		defer func() {
			switch v := recover(); v.(type) {
			case nil, runtime.Error: // such as a nil dereference, which ends the handler
			default:
				if v != "stop" {
					panic(v)
				}
			}
		}()
		h.call(writer{m}, r, m, s)
	}()
	m.answers = m.answers[:m.next]
	key := m.trace()
	if !m.judged[key] {
		m.judged[key] = true
		m.judge(facts)
	}
}

// trace spells what has happened: all that judge looks at.
func (m *machine) trace() string {
	m.spelled = m.spelled[:0]
	calls := map[int]int{}
	add := func(n int) { m.spelled = binary.AppendVarint(m.spelled, int64(n)) }
	for _, e := range m.events {
		m.spelled = append(m.spelled, e.kind...)
		add(e.code)
		for _, at := range e.path {
			if _, ok := calls[at.call]; !ok {
				calls[at.call] = len(calls)
			}
			add(calls[at.call])
			add(at.line)
		}
	}
	return string(m.spelled)
}

type event struct {
	kind string // "header", "error", "content", "field"
	code int
	path []place
}

// place is a function that is running, and where it is.
type place struct {
	call     int // counts the calls
	line     int
	deferred bool
	send     bool // it is a function that is given its status
}

// writer is the response.
type writer struct{ m *machine }

func (w writer) Header() http.Header {
	return http.Header{Changed: func() { w.m.record("field", 0) }}
}
func (w writer) Reply(code int) { w.m.record("error", code) }
func (w writer) WriteHeader(code int) {
	if code < 100 && !w.m.sent {
		panic("stop") // as net/http does
	}
	w.m.record("header", code)
}
func (w writer) Write(b []byte) (int, error) {
	w.m.record("content", len(b))
	return len(b), nil
}
func (w writer) WriteString(s string) (int, error) { return w.Write([]byte(s)) }

var (
	current *machine
	calls   int
	acts    [512]act
)

type act struct {
	call, line int
	kind       byte // 0: a function, 1: a literal that is called where it is written, 2: one that is deferred there
	send       bool
}

func depth(skip int) int {
	var pcs [512]uintptr
	return runtime.Callers(skip+1, pcs[:])
}

// enter is called first in each function of a handler's file.
func enter(line int, kind byte, send bool) {
	current.entered[line] = true
	calls++
	acts[depth(2)] = act{call: calls, kind: kind, send: send}
}

// late replaces a deferred call.
func late(line int, f any, args ...any) {
	acts[depth(1)] = act{line: line}
	v := reflect.ValueOf(f)
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		if in[i] = reflect.ValueOf(arg); arg == nil {
			in[i] = reflect.Zero(v.Type().In(i))
		}
	}
	v.Call(in)
}

type source struct {
	file string
	name string
	line int
}

var sources = map[uintptr]source{}

func (m *machine) record(kind string, code int) {
	var pcs [512]uintptr
	n := runtime.Callers(1, pcs[:])
	e := event{kind: kind, code: code}
	for i := n - 1; i >= 0; i-- {
		s, ok := sources[pcs[i]]
		if !ok {
			f := runtime.FuncForPC(pcs[i] - 1)
			file, line := f.FileLine(pcs[i] - 1)
			s = source{file[strings.LastIndexByte(file, '/')+1:], f.Name(), line}
			sources[pcs[i]] = s
		}
		a := acts[n-i]
		switch {
		case s.name == "main.late":
			last := &e.path[len(e.path)-1]
			last.line, last.deferred = a.line, true
		case s.file != m.file:
		case a.kind > 0:
			last := &e.path[len(e.path)-1]
			last.line, last.deferred = s.line, last.deferred || a.kind == 2
		default:
			e.path = append(e.path, place{call: a.call, line: s.line, send: a.send})
		}
	}
	m.sent = m.sent || kind != "field"
	m.events = append(m.events, e)
}

// group is what one statement, or one call, does.
type group struct {
	line, call int
	deferred   bool
	send       bool
	events     []event
}

// judge finds the pairs of a run: for each call of a function of the handler's file those of what it does itself.
func (m *machine) judge(facts map[Fact]string) {
	groups, late := map[int][]group{}, map[int]bool{} // late: the header was sent before the call
	sent := false
	for _, e := range m.events {
		for _, at := range e.path {
			if _, ok := late[at.call]; !ok {
				late[at.call] = sent
			}
		}
		sent = sent || e.kind != "field"
		for i, at := range e.path {
			g := group{line: at.line, deferred: at.deferred, events: []event{e}}
			if i+1 < len(e.path) {
				g.call, g.send = e.path[i+1].call, e.path[i+1].send
			}
			list := groups[at.call]
			if n := len(list); n > 0 && g.call != 0 && list[n-1].call == g.call {
				list[n-1].events = append(list[n-1].events, e)
				continue
			}
			groups[at.call] = append(list, g)
		}
	}
	inputs := ""
	note := func(f Fact) {
		if old, ok := facts[f]; ok && len(old) <= 2*len(m.answers) {
			return
		}
		if inputs == "" {
			for _, a := range m.answers {
				inputs += string(rune('0'+a.at)) + " "
			}
		}
		facts[f] = inputs
	}
	for call, list := range groups {
		judgeCall(list, m.told, func(f Fact) {
			f.Must = f.Must && !late[call]
			note(f)
		})
	}
}

type reply struct {
	line   int
	strong bool
}

func judgeCall(list []group, told map[int]bool, note func(Fact)) {
	sent, sender, code := false, 0, 0
	var replies []reply
	unclear := false // whether the last reply is one
	for _, g := range list {
		first, own, content, failed, chose, hasField, early := "", 0, 0, false, false, false, false
		for _, e := range g.events {
			switch e.kind {
			case "field":
				hasField = true
				early = early || first == ""
				continue
			case "content":
				content += e.code
			case "error":
				failed = true
				fallthrough
			case "header":
				if !chose {
					own, chose = e.code, true
				}
			}
			if first == "" {
				first = e.kind
			}
		}
		isReply := failed || chose && content > 0
		header := g.call != 0 && chose && !isReply // a function that sends no more than a header may be meant as a reply
		if sent {
			earlier := map[int]bool{sender: false}
			for _, r := range replies {
				earlier[r.line] = false
			}
			strong := false
			if len(replies) > 0 {
				earlier[replies[len(replies)-1].line] = true
				strong = replies[len(replies)-1].strong
			} else {
				earlier[sender] = true
			}
			free := len(replies) == 0 || !g.deferred
			for line, must := range earlier {
				must = must && free && !unclear
				if chose {
					same := len(replies) > 0 && own == code
					note(Fact{E: line, L: g.line, What: "status", Code: code, Must: must && first != "content" && !same})
				}
				if hasField {
					note(Fact{E: line, L: g.line, What: "field", Code: code, Must: must && early})
				}
				if content > 0 {
					lost := code == 204 || code == 304
					note(Fact{E: line, L: g.line, What: "content", Code: code, Must: must && first == "content" && (lost && !told[code] || strong)})
				}
			}
		} else if g.call != 0 && first != "content" && content > 0 && (own == 204 || own == 304) {
			note(Fact{E: g.line, L: g.line, What: "lost", Code: own, Must: g.send && !told[own]})
		}
		if g.call != 0 && content > 0 && !chose {
			note(Fact{L: g.line, What: "content alone"})
		}
		if first == "" {
			continue
		}
		if !sent {
			sent, sender, code = true, g.line, own
			if first == "content" || !chose {
				code = 200
			}
		}
		unclear = unclear || header
		if isReply || header {
			replies = append(replies, reply{g.line, failed})
		}
	}
}
