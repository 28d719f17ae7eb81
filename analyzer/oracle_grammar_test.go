package analyzer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// responder makes handlers whose replies depend on the request: with flags, statuses in variables,
// helpers that say whether they have replied, closures, deferred calls, switches and loops. It writes one statement per
// line, so that a line identifies what happens there. See testdata/oracle for what a handler can ask.
type responder struct {
	choices
	id      int // ends the names of the file's functions
	asked   int
	named   int
	labels  int
	body    []string
	helpers []string
	scope
	inLoop  bool
	results string // what a bare return is spelled with; "-" where there cannot be one
	closure int    // how deep in closures
}

// choices are where a grammar's choices come from: chance, or bytes.
type choices interface {
	IntN(n int) int // at least 0, less than n
}

// chance is a source of choices for a number of a handler.
func chance(seed uint64, id int) choices { return rand.New(rand.NewPCG(seed, uint64(id))) }

// scope lists the variables in sight, by kind.
type scope struct {
	flags, codes, nums, errs, lists, strs, ptrs, structs []string
	actions, senders, tests                              []string // closures: func(), func(int), func() bool
	w                                                    string   // the response
}

func (g *responder) scoped(f func()) {
	old := g.scope
	g.flags, g.codes, g.nums, g.errs = slices.Clip(g.flags), slices.Clip(g.codes), slices.Clip(g.nums), slices.Clip(g.errs)
	g.lists, g.strs, g.ptrs, g.structs = slices.Clip(g.lists), slices.Clip(g.strs), slices.Clip(g.ptrs), slices.Clip(g.structs)
	g.actions, g.senders, g.tests = slices.Clip(g.actions), slices.Clip(g.senders), slices.Clip(g.tests)
	f()
	g.scope = old
}

func (g *responder) one(list ...string) string   { return list[g.IntN(len(list))] }
func (g *responder) often(n int) bool            { return g.IntN(n) != 0 }
func (g *responder) seldom(n int) bool           { return g.IntN(n) == 0 }
func (g *responder) add(format string, a ...any) { g.body = append(g.body, fmt.Sprintf(format, a...)) }
func (g *responder) ask(what string) string {
	g.asked++
	return fmt.Sprintf("in.%s(%d)", what, g.asked)
}
func (g *responder) name(prefix string) string  { g.named++; return fmt.Sprint(prefix, g.named) }
func (g *responder) declare(name, value string) { g.add("%s := %s; _ = %s", name, value, name) }
func (g *responder) helperName(p string) string {
	g.named++
	return fmt.Sprintf("%s%d_%d", p, g.named, g.id)
}
func (g *responder) failure() string { return g.one("400", "404", "500", "http.StatusForbidden") }
func (g *responder) status() string {
	return g.one("200", "204", "204", "304", "404", "500", "http.StatusNoContent", "201")
}
func (g *responder) block(f func()) { g.scoped(f); g.add("}") }
func (g *responder) choose(w ...int) int {
	sum := 0
	for _, n := range w {
		sum += n
	}
	at := g.IntN(sum)
	for i, n := range w {
		if at -= n; at < 0 {
			return i
		}
	}
	return 0
}

// cond is a condition.
func (g *responder) cond(depth int) string {
	switch g.choose(6, 2, 2, 6, 3, 2, 3, 2, 1, 2, 2) {
	case 0:
		if len(g.flags) > 0 {
			return g.one("", "", "!") + g.one(g.flags...)
		}
	case 1:
		if depth > 0 {
			return g.factor(depth-1) + g.one(" && ", " || ") + g.factor(depth-1)
		}
	case 2:
		return g.one("s.a", "s.ab", "!s.a", "!s.ab", "s.err != nil", `r.Method == "POST"`, "s.abc")
	case 3:
		return g.ask("Bool")
	case 4:
		if len(g.codes) > 0 {
			c := g.one(g.codes...)
			return g.one(c+" == 204", c+" != 200", c+" >= 400", c+" == 200", c+" == 0", c+" != 204", c+"/100 == 2", c+" < 300", "204 == "+c)
		}
	case 5:
		if len(g.nums) > 0 {
			n := g.one(g.nums...)
			return g.one(n+" == 0", n+" > 1", n+" != 2", n+" < 1", n+" >= 1", n+" <= 2")
		}
	case 6:
		if len(g.errs) > 0 {
			e := g.one(g.errs...)
			return g.one(e+" != nil", e+" != nil", e+" == nil", e+" == errGone", "errors.Is("+e+", errGone)", e+" == errFull")
		}
	case 7:
		if len(g.lists) > 0 {
			l := g.one(g.lists...)
			return g.one("len("+l+") == 0", "len("+l+") > 0", "len("+l+") > 1", l+" == nil")
		}
	case 8:
		if len(g.strs) > 0 {
			v := g.one(g.strs...)
			return g.one(v+` == ""`, v+` != "a"`, "len("+v+") > 0", v+` == "b"`)
		}
	case 9:
		if len(g.ptrs) > 0 {
			p := g.one(g.ptrs...)
			return g.one(p+" == nil", p+" != nil", p+" != nil && "+p+".a", p+" == nil || "+p+".ab")
		}
	case 10:
		if len(g.structs) > 0 {
			p := g.one(g.structs...)
			return g.one("", "!") + p + g.one(".a", ".ab", ".in.a", ".in.ab", ".abc")
		}
	}
	return g.ask("Bool")
}

func (g *responder) factor(depth int) string {
	c := g.cond(depth)
	if strings.Contains(c, " && ") || strings.Contains(c, " || ") {
		return g.one("", "!") + "(" + c + ")"
	}
	return c
}

// statusValue is an expression for a status.
func (g *responder) statusValue() string {
	switch g.choose(4, 6, 1, 1) {
	case 1:
		if len(g.codes) > 0 {
			return g.one(g.codes...)
		}
	case 2:
		return g.statusFunc() + "(in)"
	case 3:
		if len(g.structs) > 0 {
			return g.one(g.structs...) + ".code"
		}
	}
	return g.status()
}

// statusFunc declares a function that returns one of several statuses.
func (g *responder) statusFunc() string {
	name := g.helperName("status")
	a, b, c := g.status(), g.status(), g.ask("Bool")
	switch g.IntN(3) {
	case 0:
		g.helpers = append(g.helpers, fmt.Sprintf("func %s(in In) int {\nif %s {\nreturn %s\n}\nreturn %s\n}", name, c, a, b))
	case 1:
		g.helpers = append(g.helpers, fmt.Sprintf("func %s(in In) (code int) {\ncode = %s\nif %s {\ncode = %s\n}\nreturn\n}", name, a, c, b))
	default:
		g.helpers = append(g.helpers, fmt.Sprintf("func %s(in In) int {\nswitch %s {\ncase nil:\nreturn %s\ncase errGone:\nreturn %s\n}\nreturn 500\n}", name, g.ask("Err"), a, b))
	}
	return name
}

// event is a statement that does something to the response.
func (g *responder) event() string {
	w := g.w
	switch g.choose(6, 4, 4, 3, 3, 2, 2, 1, 1) {
	case 0:
		return fmt.Sprintf(`http.Error(%s, "e", %s)`, w, g.failure())
	case 1:
		return fmt.Sprintf("%s.WriteHeader(%s)", w, g.statusValue())
	case 2:
		return fmt.Sprintf(g.one(`fmt.Fprint(%s, "x")`, `%s.Write([]byte("x"))`, `io.WriteString(%s, "x")`), w)
	case 3:
		return fmt.Sprintf(`%s.Header().Set("X-A", "1")`, w)
	case 4:
		return fmt.Sprintf("%s(%s, %s)", g.sendHelper(), w, g.statusValue())
	case 5:
		if len(g.actions) > 0 {
			return g.one(g.actions...) + "()"
		}
	case 6:
		if len(g.senders) > 0 {
			return fmt.Sprintf("%s(%s)", g.one(g.senders...), g.status())
		}
	case 7:
		return fmt.Sprintf("%s(%s)", g.writeHelper(), w)
	case 8:
		return fmt.Sprintf("%s.Write(%s)", w, g.ask("Bytes"))
	}
	return fmt.Sprintf(`http.Error(%s, "e", %s)`, w, g.failure())
}

// sendHelper declares a function that replies with the status that it is given.
func (g *responder) sendHelper() string {
	name := g.helperName("send")
	var lines []string
	if g.seldom(2) {
		lines = append(lines, "if code == 0 {", "code = "+g.one("200", "204")+"", "}")
	}
	if g.seldom(3) {
		lines = append(lines, `w.Header().Set("X-B", "1")`)
	}
	switch g.IntN(5) {
	case 0:
		lines = append(lines, "w.WriteHeader(code)")
	case 1:
		lines = append(lines, "w.WriteHeader(code)", "if code != 204 && code != 304 {", `fmt.Fprint(w, "x")`, "}")
	case 2:
		lines = append(lines, "if code >= 400 {", `http.Error(w, "e", code)`, "return", "}", "w.WriteHeader(code)")
	case 3:
		lines = append(lines, "w.WriteHeader(code)", `fmt.Fprint(w, "x")`)
	default:
		lines = append(lines, "if code == 204 {", "w.WriteHeader(code)", "return", "}", "w.WriteHeader(code)", `w.Write([]byte("x"))`)
	}
	g.helpers = append(g.helpers, fmt.Sprintf("func %s(w http.ResponseWriter, code int) {\n%s\n}", name, strings.Join(lines, "\n")))
	return name
}

// writeHelper declares a function that writes to an io.Writer.
func (g *responder) writeHelper() string {
	name := g.helperName("write")
	body := g.one(`fmt.Fprint(w, "x")`, `io.WriteString(w, "x")`, `w.Write([]byte("x"))`, "for range 2 {\nw.Write([]byte(\"x\"))\n}")
	g.helpers = append(g.helpers, fmt.Sprintf("func %s(w io.Writer) {\n%s\n}", name, body))
	return name
}

// refusal is a reply in a helper: one event.
func (g *responder) refusal() string {
	return g.one(`http.Error(w, "e", 400)`, `http.Error(w, "e", 404)`, "w.WriteHeader(404)", `fmt.Fprint(w, "x")`, "w.WriteHeader(204)", `http.Error(w, "e", 500)`)
}

// told declares a helper that may reply and says so, and adds statements that call it and look at what it says.
func (g *responder) told() {
	c, reply := g.ask("Bool"), g.refusal()
	c2, reply2 := g.ask("Bool"), g.refusal()
	helper := func(format string, a ...any) { g.helpers = append(g.helpers, fmt.Sprintf(format, a...)) }
	two := g.seldom(3)
	more := func(format, result string) string {
		if !two {
			return ""
		}
		return fmt.Sprintf("if %s {\n%s\n"+format+"\n}\n", c2, reply2, result)
	}
	w := g.w
	// react says what follows if the helper has replied.
	react := func() {
		switch {
		case g.often(4):
			g.bareReturn()
		case g.seldom(2):
			g.add("%s", g.event())
		default:
			g.add("_ = 0")
		}
	}
	switch g.IntN(12) {
	case 0: // true: go on
		f := g.helperName("check")
		helper("func %s(w http.ResponseWriter, in In) bool {\nif %s {\n%s\nreturn false\n}\n%sreturn true\n}", f, c, reply, more("return %s", "false"))
		if g.seldom(2) {
			v := g.name("ok")
			g.declare(v, f+"("+w+", in)")
			g.flags = append(g.flags, v)
			g.add("if !%s {", v)
		} else {
			g.add("if !%s(%s, in) {", f, w)
		}
		react()
		g.add("}")
	case 1: // true: has replied
		f := g.helperName("handled")
		helper("func %s(w http.ResponseWriter, in In) bool {\nif %s {\n%s\nreturn true\n}\n%sreturn false\n}", f, c, reply, more("return %s", "true"))
		g.add("if %s(%s, in) {", f, w)
		react()
		g.add("}")
	case 2: // an error
		f := g.helperName("load")
		helper("func %s(w http.ResponseWriter, in In) error {\nif %s {\n%s\nreturn errReplied\n}\n%sreturn nil\n}", f, c, reply, more("return %s", "errGone"))
		g.add("if err := %s(%s, in); err != nil {", f, w)
		react()
		g.add("}")
	case 3: // the error of a call
		f := g.helperName("load")
		helper("func %s(w http.ResponseWriter, in In) error {\nerr := %s\nif err != nil {\n%s\n}\nreturn err\n}", f, g.ask("Err"), reply)
		v := g.name("err")
		g.declare(v, f+"("+w+", in)")
		g.errs = append(g.errs, v)
		g.add("if %s != nil {", v)
		react()
		g.add("}")
	case 4: // a pointer
		f := g.helperName("find")
		helper("func %s(w http.ResponseWriter, in In) *S {\nif %s {\n%s\nreturn nil\n}\n%sreturn &S{code: 404}\n}", f, c, reply, more("return %s", "nil"))
		v := g.name("p")
		g.declare(v, f+"("+w+", in)")
		g.ptrs = append(g.ptrs, v)
		g.add("if %s == nil {", v)
		react()
		g.add("}")
	case 5: // a slice
		f := g.helperName("list")
		helper("func %s(w http.ResponseWriter, in In) []int {\nif %s {\n%s\nreturn %s\n}\nreturn []int{1, 2}\n}", f, c, reply, g.one("nil", "[]int{}"))
		v := g.name("l")
		g.declare(v, f+"("+w+", in)")
		g.lists = append(g.lists, v)
		g.add("if len(%s) == 0 {", v)
		react()
		g.add("}")
	case 6: // a field of a struct
		f := g.helperName("do")
		helper("func %s(w http.ResponseWriter, in In) Q {\nif %s {\n%s\nreturn Q{done: true}\n}\n%sreturn Q{%s}\n}", f, c, reply, more("return %s", "Q{done: true, code: 1}"), g.one("", "code: 2", "failed: true"))
		v := g.name("q")
		g.declare(v, f+"("+w+", in)")
		g.add("if %s.done {", v)
		react()
		g.add("}")
	case 7: // a sentinel
		f := g.helperName("try")
		helper("func %s(w http.ResponseWriter, in In) error {\nif %s {\n%s\nreturn errReplied\n}\nif %s {\nreturn %s\n}\nreturn nil\n}", f, c, reply, c2, g.one("errGone", "errFull", "errors.New(\"bad\")"))
		v := g.name("err")
		g.declare(v, f+"("+w+", in)")
		g.errs = append(g.errs, v)
		g.add("if %s {", g.one("errors.Is("+v+", errReplied)", v+" == errReplied", v+" != errReplied"))
		react()
		g.add("}")
		if g.seldom(2) {
			g.add("if %s != nil {", v)
			g.add("%s", g.event())
			g.bareReturn()
			g.add("}")
		}
	case 8: // an out parameter
		f := g.helperName("try")
		helper("func %s(w http.ResponseWriter, in In, done *bool) {\nif %s {\n%s\n*done = true\n}\n}", f, c, reply)
		v := g.name("done")
		g.add("var %s bool", v)
		g.add("%s(%s, in, &%s)", f, w, v)
		g.flags = append(g.flags, v)
		g.add("if %s {", v)
		react()
		g.add("}")
	case 9: // a field of the receiver
		f := g.helperName("run")
		helper("func (q *Q) %s(w http.ResponseWriter, in In) {\nif %s {\n%s\nq.%s = true\n}\n}", f, c, reply, "failed")
		v := g.name("q")
		g.declare(v, "&Q{}")
		g.add("%s.%s(%s, in)", v, f, w)
		g.add("if %s.failed {", v)
		react()
		g.add("}")
	case 10: // two results
		f := g.helperName("get")
		helper("func %s(w http.ResponseWriter, in In) (int, bool) {\nif %s {\n%s\nreturn 0, false\n}\n%sreturn 1, true\n}", f, c, reply, more("return 2, %s", "false"))
		n, v := g.name("n"), g.name("ok")
		g.add("%s, %s := %s(%s, in); _, _ = %s, %s", n, v, f, w, n, v)
		g.flags, g.nums = append(g.flags, v), append(g.nums, n)
		g.add("if !%s {", v)
		react()
		g.add("}")
	default: // a status, 0 if it has not replied
		f := g.helperName("code")
		helper("func %s(w http.ResponseWriter, in In) int {\nif %s {\nw.WriteHeader(404)\nreturn 404\n}\nreturn 0\n}", f, c)
		v := g.name("code")
		g.declare(v, f+"("+w+", in)")
		g.codes = append(g.codes, v)
		g.add("if %s {", g.one(v+" != 0", v+" >= 400", v+" == 404"))
		react()
		g.add("}")
	}
}

func (g *responder) bareReturn() {
	switch {
	case g.results == "-":
		g.add("_ = 0")
	case g.results == "bool":
		g.add("return %s", g.one("true", "false"))
	default:
		g.add("return")
	}
}

// variable declares one.
func (g *responder) variable() {
	switch g.choose(6, 5, 2, 3, 2, 1, 2, 2) {
	case 0:
		v := g.name("f")
		g.declare(v, g.one("false", "true", g.ask("Bool"), g.cond(1), g.cond(1), g.cond(2)))
		g.flags = append(g.flags, v)
	case 1:
		v := g.name("code")
		switch g.IntN(6) {
		case 0:
			g.add("var %s int; _ = %s", v, v)
		case 1:
			g.declare(v, g.ask("Code"))
		case 2:
			g.declare(v, g.statusValue())
		default:
			g.declare(v, g.status())
		}
		g.codes = append(g.codes, v)
		if g.seldom(2) {
			g.add("if %s {", g.cond(1))
			g.add("%s = %s", v, g.status())
			g.add("}")
		}
	case 2:
		v := g.name("n")
		x := g.ask("Int")
		if len(g.lists) > 0 && g.seldom(2) {
			x = "len(" + g.one(g.lists...) + ")"
		}
		g.declare(v, x)
		g.nums = append(g.nums, v)
	case 3:
		v := g.name("err")
		switch g.IntN(3) {
		case 0:
			g.add("var %s error; _ = %s", v, v)
		case 1:
			n := g.name("n")
			g.add("%s, %s := %s; _, _ = %s, %s", n, v, g.ask("Ask"), n, v)
			g.nums = append(g.nums, n)
		default:
			g.declare(v, g.ask("Err"))
		}
		g.errs = append(g.errs, v)
	case 4:
		v := g.name("l")
		if g.seldom(2) {
			g.declare(v, g.ask("List"))
		} else {
			g.add("var %s []int; _ = %s", v, v)
			g.add("if %s {", g.cond(1))
			g.add("%s = append(%s, 1)", v, v)
			g.add("}")
		}
		g.lists = append(g.lists, v)
	case 5:
		v := g.name("v")
		g.declare(v, g.ask("Str"))
		g.strs = append(g.strs, v)
	case 6:
		v := g.name("p")
		g.declare(v, g.ask("Ptr"))
		g.ptrs = append(g.ptrs, v)
	default:
		v := g.name("t")
		g.declare(v, g.one("S{}", "&S{}", "S{a: true}", "&S{ab: "+g.ask("Bool")+"}", "new(S)"))
		g.structs = append(g.structs, v)
		g.add("%s.code = %s", v, g.status())
	}
}

// assign changes a variable.
func (g *responder) assign() {
	switch g.choose(6, 4, 2, 2, 3, 1, 1) {
	case 0:
		if len(g.flags) > 0 {
			g.add("%s = %s", g.one(g.flags...), g.one("true", "false", "true", g.cond(1), g.ask("Bool")))
			return
		}
	case 1:
		if len(g.codes) > 0 {
			g.add("%s = %s", g.one(g.codes...), g.one(g.status(), g.status(), g.ask("Code")))
			return
		}
	case 2:
		if len(g.nums) > 0 {
			g.add(g.one("%s++", "%s = 0", "%s += 2", "%s = 1"), g.one(g.nums...))
			return
		}
	case 3:
		if len(g.errs) > 0 {
			g.add("%s = %s", g.one(g.errs...), g.one("nil", "errGone", g.ask("Err")))
			return
		}
	case 4:
		if len(g.structs) > 0 {
			v := g.one(g.structs...)
			switch g.IntN(4) {
			case 0:
				g.add("%s.code = %s", v, g.status())
			case 1:
				g.add("%s.in.%s = %s", v, g.one("a", "ab"), g.one("true", g.ask("Bool")))
			default:
				g.add("%s.%s = %s", v, g.one("a", "ab", "abc"), g.one("true", "false", g.cond(0)))
			}
			return
		}
	case 5:
		g.add("s.%s = %s", g.one("a", "ab", "abc"), g.one("true", g.cond(0)))
		return
	case 6:
		if len(g.lists) > 0 {
			v := g.one(g.lists...)
			g.add("%s = %s", v, g.one("nil", "append("+v+", 1)", "[]int{}"))
			return
		}
	}
	g.variable()
}

// exit leaves the function, the loop, or nothing.
func (g *responder) exit() {
	switch {
	case g.inLoop && g.seldom(2):
		g.add("%s", g.one("break", "continue", "continue"))
	default:
		g.bareReturn()
	}
}

// branch makes the statements of a block.
func (g *responder) branch(depth int) {
	switch g.choose(6, 3, 3, 2, 2) {
	case 0:
		g.add("%s", g.event())
		if g.often(3) {
			g.exit()
		}
	case 1:
		g.add("%s", g.event())
	case 2:
		g.assign()
	case 3:
		g.exit()
	default:
		g.statements(depth-1, 1+g.IntN(2))
	}
}

func (g *responder) statements(depth, n int) {
	for range n {
		g.statement(depth)
	}
}

func (g *responder) statement(depth int) {
	if depth <= 0 {
		switch g.choose(4, 2, 2) {
		case 0:
			g.add("%s", g.event())
		case 1:
			g.assign()
		default:
			g.variable()
		}
		return
	}
	switch g.choose(5, 3, 3, 9, 3, 3, 3, 4, 2, 2, 2, 3, 2, 3, 1, 1) {
	case 0:
		g.add("%s", g.event())
	case 1:
		g.assign()
	case 2:
		g.variable()
	case 3:
		g.add("if %s {", g.cond(2))
		g.block(func() { g.branch(depth - 1) })
	case 4:
		g.add("if %s {", g.cond(2))
		g.scoped(func() { g.branch(depth - 1) })
		if g.seldom(3) {
			g.add("} else if %s {", g.cond(1))
			g.scoped(func() { g.branch(depth - 1) })
		}
		g.add("} else {")
		g.block(func() { g.branch(depth - 1) })
	case 5: // a flag that says whether something was written
		v := g.name("wrote")
		g.declare(v, "false")
		g.add("if %s {", g.cond(1))
		g.add("%s", g.event())
		g.add("%s = true", v)
		g.add("}")
		g.flags = append(g.flags, v)
		if g.seldom(2) {
			g.statement(depth - 1)
		}
		g.add("if %s {", g.one("!"+v, "!"+v, v, "!"+v+" && "+g.factor(1)))
		g.add("%s", g.event())
		g.add("}")
	case 6: // a status that is chosen
		v := g.name("code")
		g.declare(v, g.status())
		g.add("if %s {", g.cond(1))
		g.add("%s = %s", v, g.status())
		g.add("}")
		g.codes = append(g.codes, v)
		if g.seldom(3) {
			g.statement(depth - 1)
		}
		g.add("%s.WriteHeader(%s)", g.w, v)
		if g.seldom(2) {
			g.add("if %s {", g.one(v+" != 204", v+" == 200", v+" != 304", v+" >= 400"))
			g.add(`fmt.Fprint(%s, "x")`, g.w)
			g.add("}")
		}
	case 7:
		g.told()
	case 8:
		g.closureVariable(depth)
	case 9:
		g.deferred(depth)
	case 10: // a literal that is called where it is written
		g.add("func() {")
		g.inFunc("", func() { g.statements(depth-1, 1+g.IntN(2)) })
		g.add("}()")
	case 11:
		g.switches(depth)
	case 12:
		g.loop(depth)
	case 13: // the usual check
		if g.seldom(2) {
			g.add("if err := %s; err != nil {", g.ask("Err"))
		} else {
			g.add("if %s {", g.cond(1))
		}
		g.add("%s", g.event())
		g.exit()
		g.add("}")
	case 14: // one after the other, or nested
		v := g.name("l")
		g.declare(v, g.ask("List"))
		g.lists = append(g.lists, v)
		g.add("if len(%s) == 0 {", v)
		g.add("%s", g.event())
		if g.seldom(2) {
			g.exit()
		}
		g.add("}")
		g.add("for range %s {", v)
		g.add("%s", g.event())
		g.add("}")
	default:
		g.add("if %s {", g.cond(1))
		g.add("panic(\"stop\")")
		g.add("}")
	}
}

// inFunc makes statements in a function literal.
func (g *responder) inFunc(results string, f func()) {
	oldResults, oldLoop := g.results, g.inLoop
	g.results, g.inLoop = results, false
	g.closure++
	g.scoped(f)
	g.closure--
	g.results, g.inLoop = oldResults, oldLoop
}

func (g *responder) closureVariable(depth int) {
	if g.closure > 1 {
		g.statement(0)
		return
	}
	v := g.name("do")
	var flag string
	if g.seldom(2) {
		flag = g.name("wrote")
		g.add("var %s bool; _ = %s", flag, flag)
		g.flags = append(g.flags, flag)
	}
	set := func() {
		if flag != "" {
			g.add("%s = true", flag)
		}
	}
	switch g.IntN(3) {
	case 0:
		g.add("%s := func() {", v)
		g.inFunc("", func() {
			if g.seldom(2) {
				g.add("%s", g.event())
			} else {
				g.statements(depth-1, 1)
			}
			set()
		})
		g.add("}; _ = %s", v)
		g.actions = append(g.actions, v)
	case 1:
		g.add("%s := func(code int) {", v)
		g.inFunc("", func() {
			g.add("%s", g.one(g.w+".WriteHeader(code)", g.w+".WriteHeader(code)", `http.Error(`+g.w+`, "e", 400)`))
			set()
		})
		g.add("}; _ = %s", v)
		g.senders = append(g.senders, v)
	default:
		g.add("%s := func() bool {", v)
		g.inFunc("bool", func() {
			g.add("if %s {", g.cond(1))
			g.add("%s", g.event())
			set()
			g.add("return false")
			g.add("}")
			g.add("return true")
		})
		g.add("}; _ = %s", v)
		g.add("if !%s() {", v)
		if g.often(3) {
			g.exit()
		} else {
			g.add("%s", g.event())
		}
		g.add("}")
		g.tests = append(g.tests, v)
	}
	if g.seldom(2) {
		g.statement(depth - 1)
	}
	if len(g.actions) > 0 && g.seldom(2) {
		g.add("%s()", g.one(g.actions...))
	}
}

func (g *responder) deferred(depth int) {
	if g.inLoop {
		g.statement(0)
		return
	}
	switch g.IntN(4) {
	case 0:
		g.add("defer func() {")
		g.inFunc("", func() {
			g.add("if %s {", g.cond(1))
			g.add("%s", g.event())
			g.add("}")
		})
		g.add("}()")
	case 1:
		if len(g.actions) > 0 {
			g.add("defer %s()", g.one(g.actions...))
			return
		}
		g.add("defer %s(%s)", g.writeHelper(), g.w)
	case 2:
		g.add("defer %s(%s, %s)", g.sendHelper(), g.w, g.statusValue())
	default:
		v := g.name("wrote")
		g.declare(v, "false")
		g.add("defer func() {")
		g.inFunc("", func() {
			g.add("if !%s {", v)
			g.add("%s", g.event())
			g.add("}")
		})
		g.add("}()")
		g.flags = append(g.flags, v)
		g.add("if %s {", g.cond(1))
		g.add("%s", g.event())
		if g.often(4) {
			g.add("%s = true", v)
		}
		if g.seldom(2) {
			g.bareReturn()
		}
		g.add("}")
	}
}

func (g *responder) switches(depth int) {
	old := g.inLoop
	g.inLoop = false // break would leave the switch
	defer func() { g.inLoop = old }()
	arm := func(label string) {
		g.add("%s", label)
		g.scoped(func() { g.branch(depth - 1) })
	}
	through := func() {
		if g.seldom(4) {
			g.add("fallthrough")
		}
	}
	switch g.IntN(5) {
	case 0:
		v := g.ask("Code")
		if len(g.codes) > 0 && g.often(3) {
			v = g.one(g.codes...)
		}
		g.add("switch %s {", v)
		arm("case 200:")
		through()
		arm("case 204, 304:")
		if g.seldom(2) {
			arm("default:")
		} else if g.seldom(2) {
			arm("case 404:")
		}
	case 1:
		g.add("switch {")
		arm("case " + g.cond(1) + ":")
		through()
		arm("case " + g.cond(1) + ":")
		if g.seldom(2) {
			arm("default:")
		}
	case 2:
		v := g.ask("Int")
		if len(g.nums) > 0 {
			v = g.one(g.nums...)
		}
		g.add("switch %s {", v)
		arm("case 0:")
		through()
		arm("case 1:")
		if g.seldom(2) {
			arm("case 2, 3:")
		}
	case 3:
		v := g.name("x")
		g.add("switch %s := %s.(type) {", v, g.ask("Any"))
		arm("case int:")
		g.add("_ = %s", v)
		arm(g.one("case error:", "case nil:", "case string, error:"))
		if g.seldom(2) {
			arm("default:")
		}
	default:
		v := g.ask("Err")
		if len(g.errs) > 0 {
			v = g.one(g.errs...)
		}
		g.add("switch %s {", v)
		arm("case nil:")
		arm("case errGone:")
		if g.seldom(2) {
			arm("default:")
		}
	}
	g.add("}")
}

func (g *responder) loop(depth int) {
	old := g.inLoop
	defer func() { g.inLoop = old }()
	label := ""
	if g.seldom(6) {
		g.labels++
		label = fmt.Sprint("loop", g.labels)
		g.add("%s:", label)
	}
	inner := func() {
		g.inLoop = true
		g.statements(depth-1, 1+g.IntN(2))
		if label != "" {
			g.add("for range %s {", g.ask("List"))
			g.add("if %s {", g.cond(1))
			g.add("%s %s", g.one("break", "continue"), label)
			g.add("}")
			g.add("}")
		}
		if g.seldom(3) {
			g.add("break")
		}
	}
	switch g.IntN(6) {
	case 0:
		v := g.ask("List")
		if len(g.lists) > 0 {
			v = g.one(g.lists...)
		}
		x := g.name("x")
		g.add("for _, %s := range %s {", x, v)
		g.add("_ = %s", x)
	case 1:
		v := g.ask("Int")
		if len(g.nums) > 0 {
			v = g.one(g.nums...)
		}
		g.add("for range %s {", v)
	case 2:
		i := g.name("i")
		g.add("for %s := 0; %s < %s; %s++ {", i, i, g.one("2", "3", g.ask("Int")), i)
	case 3:
		g.add("for range %s {", g.one("2", "3"))
	case 4:
		g.add("for %s {", g.ask("More"))
	default:
		g.add("for {")
		g.add("if !%s {", g.ask("More"))
		g.add("break")
		g.add("}")
	}
	g.block(inner)
}

// handlerText makes a handler and the functions that it calls.
func handlerText(c choices, id int) string {
	g := &responder{choices: c, id: id}
	g.w = "w"
	g.statements(3, 3+g.IntN(4))
	return g.text()
}

func (g *responder) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "func h_%d(w http.ResponseWriter, r *http.Request, in In, s *S) {\n%s\n}\n", g.id, strings.Join(g.body, "\n"))
	for _, h := range g.helpers {
		b.WriteString("\n" + h + "\n")
	}
	return b.String()
}
