package analyzer

import (
	"fmt"
	"regexp"
	"strings"
)

// The second grammar: skeletons in the shapes that handlers of real programs have, with holes. It was written from such
// handlers, not from the engine. A skeleton is statements and, below a line "---", declarations. Its holes are
//
//	$E an error reply   $R any reply   $W content   $H a header field   $C a status
//	$b $e $n $l $s $c   answers: a boolean, an error, a number, a list, a string, a status
//	$r                  return, most of the time   $? nothing, most of the time
//	~                   ends the name of a local variable, @ that of a declaration
var skeletons = []string{
	// A helper sets a variable of the package.
	`mode@ = $n
if mode@ == 1 {
$E
$r
}
set@(in)
if mode@ == 1 {
$W
}
if mode@ > 1 {
$E
$?
}
---
var mode@ int

func set@(in In) {
if $b {
mode@ = 2
}
}`,
	// Arrays are values.
	`a~ := [3]int{$n, 1}
b~ := a~
b~[0] = 4
if a~[0] == 4 {
$E
$r
}
if b~[0] != 4 || b~[2] != 0 {
$E
}
fill@(a~)
if a~[1] == 1 {
$R
$?
}
---
func fill@(a [3]int) {
a[1] = 2
}`,
	// Each turn of a loop has its own variables.
	`var first~ func() int
var p~ *int
for i~ := range 3 {
if first~ == nil && $b {
first~ = func() int { return i~ }
}
if p~ == nil {
p~ = &i~
}
}
if first~ != nil && first~() != 0 {
$E
$r
}
if *p~ == 0 {
$E
$?
}`,
	// A list grows.
	`list~ := []int{$n}
list~ = append(list~, 2)
if $b {
list~ = append(list~, 3)
}
if list~[1] != 2 {
$E
}
if len(list~) == 3 {
$E
$r
}
if list~[0] == 1 {
$W
}`,
	// A map loses what it has.
	`m~ := map[string]int{"a": 1}
if $b {
delete(m~, "a")
}
if len(m~) == 0 {
$E
$r
}
clear(m~)
if len(m~) > 0 {
$E
}
if m~["a"] == 0 {
$W
}`,
	// A text is copied into bytes.
	`s~ := $s
b~ := []byte(s~)
if $b {
if len(b~) > 0 {
b~[0] = 'z'
}
} else if string(b~) == "a" {
$E
}
if s~ == "a" {
$E
$r
}
if len(b~) == 0 {
$R
}`,
	// Helpers compute.
	`n~ := $n
if next@(n~) == n~ {
$E
}
if large@(n~) {
$E
$r
}
if n~ > 3 {
$E
}
---
func next@(n int) int {
return n + 1
}

func large@(n int) bool {
return n-2 > 0
}`,
	// An interface holds a value with its type.
	`var x~ any = $n
if $b {
x~ = $s
}
switch v~ := x~.(type) {
case int:
if v~ > 0 {
$E
$r
}
case string:
if v~ == "" {
$E
}
case error:
$E
}
$?
$W`,
	// Errors are joined.
	`err~ := errors.Join($e, $e)
if err~ != nil {
$E
$r
}
if err~ == nil {
$W
}`,
	// A closure defers a reply.
	`do~ := func() {
defer func() {
if $b {
$E
}
}()
if $b {
$W
}
}
do~()
$?`,
	// A body is decoded, a missing status is filled in.
	`var body~ S
err~ := decode@(in, &body~)
if err~ != nil {
$E
$r
}
if body~.code == 0 {
body~.code = $C
}
w.WriteHeader(body~.code)
if body~.code != 204 && body~.ab {
$W
}
---
func decode@(in In, s *S) error {
if err := $e; err != nil {
return err
}
s.code = $c
s.ab = $b
return nil
}`,
	// One function per method.
	`switch r.Method {
case "GET":
get@(w, in)
case "POST":
if $b {
$E
$r
}
$R
default:
$E
$?
}
$?
---
func get@(w http.ResponseWriter, in In) {
if $b {
$E
return
}
$W
}`,
	// Who asks is looked up; the look-up replies.
	`user~, ok~ := user@(w, in)
if !ok~ {
$r
}
if user~ != nil && user~.a {
$W
}
---
func user@(w http.ResponseWriter, in In) (*S, bool) {
p := in.Ptr(%k)
if p == nil {
$E
return nil, false
}
if !p.ab {
$E
return nil, false
}
return p, true
}`,
	// A wrapped handler.
	`next~ := func(w http.ResponseWriter) {
$W
}
if $b {
$E
$r
}
next~(w)`,
	// A status that a sentinel error is mapped to.
	`if err~ := $e; err~ != nil {
http.Error(w, err~.Error(), statusOf@(err~))
$r
}
$R
---
func statusOf@(err error) int {
switch {
case errors.Is(err, errGone):
return 404
case errors.Is(err, errFull):
return 500
}
return 400
}`,
	// One function replies with an error or without.
	`err~ := $e
answer@(w, err~)
if err~ == nil {
$W
}
---
func answer@(w http.ResponseWriter, err error) {
if err == nil {
w.WriteHeader($C)
return
}
if err == errGone {
http.Error(w, "gone", 404)
return
}
http.Error(w, "failed", 500)
}`,
	// What went wrong is sent when the function returns.
	`var err~ error
defer func() {
if err~ != nil {
$E
}
}()
if err~ = $e; err~ != nil {
$?
return
}
$W
if $b {
err~ = errFull
}`,
	// Chunks are sent until one fails.
	`for in.More(%k) {
if err~ := $e; err~ != nil {
$E
break
}
$W
}
$?`,
	// A function returns a status and an error.
	`code~, err~ := serve@(in)
if err~ != nil {
http.Error(w, "failed", code~)
$r
}
w.WriteHeader(code~)
$?
---
func serve@(in In) (int, error) {
if err := $e; err != nil {
return 500, err
}
if $b {
return 404, errGone
}
return $C, nil
}`,
	// Errors are collected.
	`var list~ []int
if $b {
list~ = append(list~, 1)
}
if $b {
list~ = append(list~, 2)
}
if len(list~) > 0 {
$E
$r
}
$R`,
	// Nothing has changed.
	`if $b {
w.WriteHeader(304)
$r
}
$H
$W`,
	// Checks that reply, in one condition.
	`if !valid@(w, in) || !allowed@(w, in) {
$r
}
$W
---
func valid@(w http.ResponseWriter, in In) bool {
if $b {
$E
return false
}
return true
}

func allowed@(w http.ResponseWriter, in In) bool {
ok := $b
if !ok {
$E
}
return ok
}`,
	// Options with a status.
	`opt~ := S{a: $b}
if opt~.a {
opt~.code = $C
}
opt~.codes = 404
send@(w, opt~)
---
func send@(w http.ResponseWriter, opt S) {
if opt.code == 0 {
opt.code = $C
}
w.WriteHeader(opt.code)
if opt.code != 204 && opt.code != 304 {
$W
}
}`,
	// A few tries.
	`var err~ error
for i~ := 0; i~ < 3; i~++ {
if err~ = $e; err~ == nil {
break
}
}
if err~ != nil {
$E
$r
}
$R`,
	// A struct keeps what has happened.
	`q~ := &Q{}
q~.check@(w, in)
if q~.done {
$r
}
$W
---
func (q *Q) check@(w http.ResponseWriter, in In) {
if $b {
q.fail@(w, 404)
return
}
if $b {
q.code = 1
}
}

func (q *Q) fail@(w http.ResponseWriter, code int) {
q.done = true
http.Error(w, "failed", code)
}`,
	// All failures in one place.
	`func() {
if err~ := $e; err~ != nil {
goto fail~
}
if $b {
goto fail~
}
$W
return
fail~:
$E
}()`,
	// Statuses in a map.
	`table~ := map[string]int{"a": 404, "b": $C}
code~, ok~ := table~[$s]
if !ok~ {
code~ = 500
}
w.WriteHeader(code~)
if !ok~ {
$W
}`,
	// A page is rendered.
	`if err~ := render@(w, $l); err~ != nil {
$E
$r
}
$?
---
func render@(w io.Writer, list []int) error {
if len(list) == 0 {
return errGone
}
for range list {
io.WriteString(w, "x")
}
return nil
}`,
	// The header is sent with the first piece.
	`wrote~ := false
emit~ := func() {
if !wrote~ {
w.WriteHeader($C)
wrote~ = true
}
$W
}
if $b {
emit~()
}
for range $l {
emit~()
}
if !wrote~ {
$E
}`,
	// A local error is no sentinel.
	`err~ := errors.New("local")
if $b {
err~ = errGone
}
if err~ == errGone {
$E
$r
}
if errors.Is(err~, errGone) {
$W
} else {
$R
}`,
	// Fields with similar names.
	`s.ab = $b
if s.ab {
$E
}
s.abc = true
s.a = $b
if !s.ab {
$R
}
s.in.a = $b
if s.in.a && !s.in.ab {
$W
}`,
	// Steps, one after the other.
	`step~ := func(ok bool) bool {
if !ok {
$E
return false
}
return true
}
if !step~($b) {
$r
}
if !step~($b) {
$r
}
$W`,
	// A context with the response in it.
	`c~ := &ctx@{w: w}
c~.auth(in)
if c~.aborted {
$r
}
c~.json($C)
---
type ctx@ struct {
w http.ResponseWriter
aborted bool
}

func (c *ctx@) json(code int) {
c.w.WriteHeader(code)
if code != 204 && code != 304 {
c.w.Write([]byte("x"))
}
}

func (c *ctx@) auth(in In) {
if $b {
c.aborted = true
c.json(401)
}
}`,
	// The status is sent at the end.
	`func() {
code~ := 200
defer func() { w.WriteHeader(code~) }()
if err~ := $e; err~ != nil {
code~ = 500
$?
return
}
if $b {
code~ = 404
}
}()`,
	// A function for failures.
	`fail~ := func(code int, err error) {
http.Error(w, err.Error(), code)
}
if err~ := $e; err~ != nil {
fail~(500, err~)
$r
}
if $b {
fail~(404, errGone)
$r
}
$W`,
	// A status first, the rest depends on it.
	`status~ := 200
err~ := $e
if err~ != nil {
status~ = 500
}
w.WriteHeader(status~)
if status~ == 500 {
$?
return
}
$W`,
	// Something is looked for.
	`found~ := false
for range $l {
if $b {
found~ = true
break
}
}
if !found~ {
$E
$r
}
$R`,
	// Cases that share their end.
	`n~ := $n
switch {
case n~ == 0:
$E
fallthrough
case n~ == 1:
$W
case n~ > 1 && $b:
$r
default:
$H
}
if n~ < 1 {
$?
}`,
	// Three results.
	`v~, code~, err~ := find@(in)
switch {
case err~ != nil:
http.Error(w, "failed", code~)
case v~ == nil:
w.WriteHeader(404)
default:
$W
}
$?
---
func find@(in In) (*S, int, error) {
p := in.Ptr(%k)
if p == nil {
return nil, 404, nil
}
if p.a {
return nil, 500, errFull
}
return p, 200, nil
}`,
	// A named result says what was sent.
	`if done~ := handle@(w, in); done~ {
$r
}
$W
---
func handle@(w http.ResponseWriter, in In) (done bool) {
if err := $e; err != nil {
$E
done = true
}
return
}`,
	// A long loop before the reply.
	`w.WriteHeader($C)
for i~ := 0; i~ < 40; i~++ {
if i~ > 38 && in.Bool(%k) {
$?
}
}
$W`,
	// Elements with separators.
	`list~ := $l
if len(list~) == 0 {
w.WriteHeader(204)
$r
}
for i~, x~ := range list~ {
if i~ > 0 {
io.WriteString(w, ",")
}
fmt.Fprint(w, x~)
}`,
	// Items are answered one by one.
	`for in.More(%k) {
if $b {
$E
continue
}
$W
}`,
	// What the turn before has found.
	`last~ := ""
for in.More(%k) {
if last~ == "a" {
$E
}
last~ = $s
}
$?`,
	// The second of them.
	`n~ := 0
for in.More(%k) {
n~++
if n~ == 2 {
$E
}
}
if n~ > 1 {
$W
}`,
	// Problems are counted.
	`problems~ := []int{}
if $b {
problems~ = append(problems~, 404)
}
if len(problems~) > 0 {
$E
}
if len(problems~) == 0 {
$W
return
}
$R`,
	// What differs from the turn before.
	`last~ := false
for range 2 {
b~ := $b
if b~ != last~ {
$E
}
last~ = b~
}`,
	// Two tries.
	`for range 2 {
if $b {
$E
continue
}
$W
}`,
	// There may be nothing to send.
	`put@(w, $C, nil)
if $b {
put@(w, $C, []byte("x"))
}
---
func put@(w http.ResponseWriter, code int, data []byte) {
w.WriteHeader(code)
w.Write(data)
}`,
	// Numbers in an order.
	`low~, high~ := 2, $n
if high~ < low~ {
$E
}
if !(high~ < 2) || high~ > low~ {
$W
}
if high~/2 == 1 {
$?
}
if high~ == 4 && high~ < 3 {
$E
}`,
	// A default status in a field of a field.
	`type page~ struct{ head struct{ code, codes int } }
var p~ page~
p~.head.codes = 404
if $b {
p~.head.code = $C
}
if p~.head.code == 0 {
p~.head.code = p~.head.codes
}
w.WriteHeader(p~.head.code)
if p~.head.code == 404 {
$W
}`,
	// A function is asked twice.
	`n~ := $n
if !fits@(n~) {
$E
} else if fits@(n~) {
$?
} else {
$R
}
if fits@(n~) {
$W
}
---
func fits@(n int) bool {
return fmt.Sprint(n) == "2"
}`,
	// A function says something else the second time.
	`q~ := &Q{}
if !first@(q~) {
$E
}
if first@(q~) {
$R
}
if !first@(q~) {
$W
}
---
func first@(q *Q) bool {
if q.done {
return false
}
q.done = true
return true
}`,
	// A copy keeps what it held.
	`old~ := *s
s.a = $b
s.in.a = $b
if old~.a {
$E
}
if s.a == old~.a {
$W
}
all~ := *s
s.in.a = false
if all~.in.a {
$E
} else if !old~.a {
$R
}
if s.in.a {
$E
}`,
	// Defaults are filled in.
	`q~ := Q{code: $c}
fill@(&q~)
if q~.code == 0 {
$E
}
if q~.code > 200 {
$W
}
---
func fill@(q *Q) {
if q.code == 0 {
q.code = 200
}
}`,
	// A helper compares what it is given.
	`n~, m~ := $n, $n
if n~ <= m~ {
order@(w, n~, m~)
} else if !ordered@(m~, n~) {
$E
$r
}
if ordered@(n~, m~) {
$W
}
---
func order@(w http.ResponseWriter, a, b int) {
if a > b {
$E
}
}

func ordered@(a, b int) bool {
return a < b
}`,
	// A text is collected.
	`var b~ strings.Builder
if $b {
b~.WriteString("a")
}
if $b {
b~.WriteString($s)
}
if b~.Len() > 0 {
http.Error(w, b~.String(), 400)
$r
}
add@(&b~, in)
if b~.String() == "" {
$E
$r
}
if b~.String() == "ab" {
$W
}
b~.Reset()
if b~.Len() > 0 {
$E
}
---
func add@(b *strings.Builder, in In) {
if $b {
b.WriteByte('x')
}
}`,
	// A buffer is filled and sent.
	`buf~ := new(bytes.Buffer)
if $b {
fmt.Fprintf(buf~, "n%d", $n)
} else {
write@(buf~, in)
}
if buf~.Len() == 0 {
$E
$r
}
buf~.WriteTo(w)
if buf~.Len() > 0 {
$E
}
---
func write@(w io.Writer, in In) {
if $b {
io.WriteString(w, "x")
}
}`,
	// A late reply does not change the status.
	`w.WriteHeader($C)
do~ := func() {
_ = code@(w, in)
$W
}
if $b {
do~()
}
---
func code@(w http.ResponseWriter, in In) int {
w.WriteHeader(404)
return 0
}`,
	// Only the first reply counts.
	`var once~ sync.Once
fail~ := func(code int) {
once~.Do(func() { http.Error(w, "e", code) })
}
if $b {
fail~(404)
$?
}
if $b {
fail~(500)
}
$?`,
	// A value is computed once.
	`var once~ sync.Once
n~ := $n
load~ := func() int {
once~.Do(func() { n~++ })
return n~
}
if $b && load~() == 1 {
$E
$r
}
if load~() != n~ {
$E
}
if load~() == 2 {
$W
}
if n~ > 2 {
$E
}`,
	// An error is another one, or wraps it.
	`err~ := $e
if errors.Is(err~, errGone) {
$E
$r
}
if gone@(err~) {
$E
}
if err~ == errGone || err~ == errFull {
$R
$?
}
if errors.Is(err~, errFull) {
$W
}
---
func gone@(err error) bool {
return errors.Is(err, errGone)
}`,
	// A helper replies to some errors.
	`err~ := $e
if err~ == errFull {
$R
$r
}
tell@(w, err~)
if errors.Is(err~, errGone) || err~ == nil {
$E
}
---
func tell@(w http.ResponseWriter, err error) {
if errors.Is(err, errGone) {
http.Error(w, "e", 404)
return
}
if err != nil {
http.Error(w, "e", 500)
}
}`,
	// Numbers with a fraction.
	`x~ := float64($n) / 2
if x~ < 1 {
$E
}
if !(x~ < 1) {
$R
}
if x~ >= 1 {
$?
}`,
}

var hole = regexp.MustCompile(`\$[A-Za-z?]|%k|[~@]`)

// shape fills the holes of some skeleton and adds it to the handler.
func (g *responder) shape() { g.fill(skeletons[g.IntN(len(skeletons))]) }

func (g *responder) fill(skeleton string) {
	statements, helpers, _ := strings.Cut(skeleton, "\n---\n")
	g.named++
	n := g.named
	fill := func(text string, ret bool) string {
		return hole.ReplaceAllStringFunc(text, func(h string) string {
			switch h {
			case "~":
				return fmt.Sprint(n)
			case "@":
				return fmt.Sprintf("%d_%d", n, g.id)
			case "%k":
				g.asked++
				return fmt.Sprint(g.asked)
			case "$b":
				if ret && g.seldom(3) {
					return g.cond(1)
				}
				return g.ask("Bool")
			case "$e":
				return g.ask("Err")
			case "$n":
				return g.ask("Int")
			case "$l":
				return g.ask("List")
			case "$s":
				return g.ask("Str")
			case "$c":
				return g.ask("Code")
			case "$C":
				return g.status()
			case "$E":
				return fmt.Sprintf(`http.Error(w, "e", %s)`, g.failure())
			case "$W":
				return g.one(`fmt.Fprint(w, "x")`, `w.Write([]byte("x"))`, `io.WriteString(w, "x")`)
			case "$H":
				return `w.Header().Set("X-A", "1")`
			case "$R":
				return g.one(fmt.Sprintf(`http.Error(w, "e", %s)`, g.failure()), "w.WriteHeader("+g.status()+")", `fmt.Fprint(w, "x")`)
			case "$r":
				return g.one("return", "return", "return", "return", "_ = 0")
			}
			return g.one("_ = 0", "_ = 0", `http.Error(w, "e", 500)`, `fmt.Fprint(w, "x")`, "w.WriteHeader(200)", `w.Header().Set("X-A", "1")`)
		})
	}
	g.body = append(g.body, strings.Split(fill(statements, true), "\n")...)
	if helpers != "" {
		g.helpers = append(g.helpers, fill(helpers, false))
	}
}

// shapedText makes a handler of a few skeletons, some of them within statements of the first grammar.
func shapedText(c choices, id int) string {
	g := &responder{choices: c, id: id}
	g.w = "w"
	for range 1 + g.IntN(3) {
		switch g.IntN(6) {
		case 0:
			g.statement(1)
		case 1:
			g.add("if %s {", g.cond(1))
			g.block(g.shape)
		default:
			g.shape()
		}
	}
	return g.text()
}
