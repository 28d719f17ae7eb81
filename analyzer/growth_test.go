package analyzer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/internal/testing/long"
)

// growth are programs of any size. What is analysed grows with n, and the paths through it mostly with 2 to the power
// of n.
func growth() map[string]func(n int) string {
	return map[string]func(n int) string{
		"conditions one after the other": func(n int) string {
			return handlerOf(repeated(n, func(i int) string {
				return fmt.Sprintf("if r.Header.Get(\"%d\") == \"\" {\nhttp.Error(w, \"no\", 404)\n}\n", i)
			}))
		},
		"conditions about codes": func(n int) string {
			return handlerOf("code := 200\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("if r.Header.Get(\"%d\") == \"\" {\ncode = %d\n}\n", i, 400+i%100)
			}) + "w.WriteHeader(code)\nw.Write(nil)\n")
		},
		"flags": func(n int) string {
			return handlerOf(repeated(n, func(i int) string {
				return fmt.Sprintf("done%[1]d := false\nif r.Header.Get(\"%[1]d\") == \"\" {\nw.WriteHeader(404)\ndone%[1]d = true\n}\n", i)
			}) + repeated(n, func(i int) string { return fmt.Sprintf("if !done%d {\nw.WriteHeader(500)\n}\n", i) }))
		},
		"nested conditions": func(n int) string {
			n = min(n, 900) // the parser's limit
			return handlerOf(strings.Repeat("if r.Method == \"\" {\nw.WriteHeader(404)\n", n) + strings.Repeat("}\n", n))
		},
		"nested functions": func(n int) string {
			n = min(n, 300)
			return handlerOf(strings.Repeat("func() {\n", n) + "w.WriteHeader(404)\n" + strings.Repeat("}()\n", n))
		},
		"nested loops": func(n int) string {
			n = min(n, 300)
			return handlerOf(strings.Repeat("for r.Method != \"\" {\nw.WriteHeader(404)\n", n) + strings.Repeat("}\n", n))
		},
		"nested expressions": func(n int) string {
			n = min(n, 900)
			return handlerOf("w.WriteHeader(" + strings.Repeat("(", n) + "404" + strings.Repeat(")", n) + ")\n")
		},
		"sums": func(n int) string {
			return handlerOf("code := 0\nw.WriteHeader(404" + strings.Repeat(" + code", n) + ")\nw.WriteHeader(404)\n")
		},
		"switch": func(n int) string {
			return handlerOf("code := 0\nswitch r.Method {\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("case \"%d\":\ncode = %d\n", i, 100+i%800)
			}) + "}\nw.WriteHeader(code)\n")
		},
		"switch on a code": func(n int) string {
			return "func handle(resp *http.Response) string {\nswitch resp.StatusCode {\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("case %d:\nreturn \"\"\n", 100+i)
			}) + "}\nreturn \"\"\n}\n"
		},
		"switches that fall through": func(n int) string {
			return handlerOf("switch r.Method {\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("case \"%d\":\nw.WriteHeader(404)\nfallthrough\n", i)
			}) + "default:\n}\n")
		},
		"gotos": func(n int) string {
			return handlerOf(repeated(n, func(i int) string {
				return fmt.Sprintf("again%[1]d:\nif r.Method == \"%[1]d\" {\ngoto again%[2]d\n}\nw.WriteHeader(404)\n", i, (i*7+3)%n)
			}))
		},
		"table": func(n int) string {
			return "var codes = map[string]int{\n" + repeated(n, func(i int) string { return fmt.Sprintf("\"%d\": %d,\n", i, 100+i%800) }) + "}\n" +
				handlerOf("w.WriteHeader(codes[r.Method])\n")
		},
		"chain of helpers": func(n int) string {
			return "func send0(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("func send%d(w http.ResponseWriter, code int) { send%d(w, code) }\n", i+1, i)
			}) + handlerOf(fmt.Sprintf("send%d(w, 404)\nsend%[1]d(w, 404)\n", n))
		},
		"chain of helpers that double the paths": func(n int) string {
			return "func send0(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("func send%d(w http.ResponseWriter, code int) { if code > %[2]d { send%[2]d(w, code) } else { send%[2]d(w, %[3]d) } }\n", i+1, i, 200+i%300)
			}) + handlerOf(fmt.Sprintf("send%d(w, 404)\n", n))
		},
		"helpers that call each other": func(n int) string {
			return repeated(n, func(i int) string {
				return fmt.Sprintf("func send%d(w http.ResponseWriter, code int) { if code == %d { w.WriteHeader(code) }; send%d(w, code); send%d(w, code+0) }\n",
					i, 200+i%300, (i+1)%n, (i*5+2)%n)
			}) + handlerOf("w.WriteHeader(404)\nsend0(w, 404)\n")
		},
		"chain of results": func(n int) string {
			return "func code0() int { return 404 }\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("func code%d(b bool) int { if b { return %d }; return code%d(%s) }\n", i+1, 200+i%300, i, map[bool]string{false: "b"}[i == 0])
			}) + handlerOf(fmt.Sprintf("w.WriteHeader(code%d(true))\n", n))
		},
		"chain of variables": func(n int) string {
			return "var code0 = 404\n" + repeated(n, func(i int) string { return fmt.Sprintf("var code%d = code%d\n", i+1, i) }) +
				handlerOf(fmt.Sprintf("w.WriteHeader(code%d)\n", n))
		},
		"types within types": func(n int) string {
			n = min(n, 100) // go/types takes as many steps for each method as there are levels
			return "type type0 struct { http.ResponseWriter }\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("type type%d struct { *type%d; next *type%[1]d; code%[1]d int }\n", i+1, i)
			}) + handlerOf(fmt.Sprintf("t := type%d{}\nt.code%[1]d = 404\nw.WriteHeader(t.code%[1]d)\nw.WriteHeader(t.next.next.next.code%[1]d)\n", n))
		},
		"types in a circle": func(n int) string {
			return repeated(n, func(i int) string {
				return fmt.Sprintf("type type%d struct { next *type%d; other []*type%d; code int }\nfunc (t *type%[1]d) send(w http.ResponseWriter) { w.WriteHeader(t.code); t.next.send(w) }\n",
					i, (i+1)%n, (i*5+2)%n)
			}) + handlerOf("(&type0{code: 404}).send(w)\n")
		},
		"generic helpers": func(n int) string {
			return "func send0[W http.ResponseWriter](w W, code int) { w.WriteHeader(code) }\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("func send%d[W http.ResponseWriter](w W, code int) { send%d(w, code); send%[2]d[http.ResponseWriter](w, %[3]d) }\n", i+1, i, 200+i%300)
			}) + handlerOf(fmt.Sprintf("send%d(w, 404)\n", n))
		},
		"methods of one interface": func(n int) string {
			return "type sender interface { send(w http.ResponseWriter, code int) }\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("type type%d struct{ sender }\nfunc (t type%[1]d) send(w http.ResponseWriter, code int) { t.sender.send(w, code); w.WriteHeader(code) }\nvar sender%[1]d sender = type%[1]d{}\n", i)
			}) + handlerOf("var s sender\ns.send(w, 404)\n")
		},
		"deferred functions": func(n int) string {
			return handlerOf(strings.Repeat("defer func() {\nif recover() != nil {\nw.WriteHeader(500)\n}\n}()\n", n) + "w.Write(nil)\n")
		},
		"callers that lack a return": func(n int) string {
			return repeated(n, func(i int) string {
				return fmt.Sprintf("func handle%d(w http.ResponseWriter, r *http.Request) {\nif r.Method == \"\" {\nhttp.Error(w, \"no\", 404)\n}\nw.WriteHeader(500)\n}\n", i)
			})
		},
		"callers of a helper that lack a return": func(n int) string {
			return "func fail(w http.ResponseWriter, err error) { http.Error(w, err.Error(), 500) }\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("func handle%d(w http.ResponseWriter, r *http.Request) {\nif err := r.ParseForm(); err != nil {\nfail(w, err)\n}\nw.WriteHeader(404)\n}\n", i)
			})
		},
		"errors without a return": func(n int) string {
			return "func check(i int) error { return nil }\n" + handlerOf(repeated(n, func(i int) string {
				return fmt.Sprintf("if err := check(%d); err != nil {\nhttp.Error(w, \"no\", 404)\n}\n", i)
			}))
		},
		"errors with a return": func(n int) string {
			return "var check func(int) error\n" + handlerOf(repeated(n, func(i int) string {
				return fmt.Sprintf("if err := check(%d); err != nil {\nhttp.Error(w, \"no\", 404)\nreturn\n}\n", i)
			})+"w.WriteHeader(404)\n")
		},
		"statuses chosen one after the other": func(n int) string {
			return "var check func(int) bool\n" + handlerOf("st := 200\n"+repeated(n, func(i int) string {
				return fmt.Sprintf("if check(%d) {\nst = %d\n}\n", i, 400+i%500)
			})+"w.WriteHeader(st)\nw.WriteHeader(404)\n")
		},
		"flags that are set and then tested": func(n int) string {
			return "var check func(int) bool\n" + handlerOf(repeated(n, func(i int) string {
				return fmt.Sprintf("f%[1]d := false\nif check(%[1]d) {\nf%[1]d = true\n}\n", i)
			})+repeated(n, func(i int) string { return fmt.Sprintf("if f%d {\nw.WriteHeader(404)\n}\n", i) }))
		},
		"a text in parts": func(n int) string {
			return "var check func(int) bool\n" + handlerOf("s := \"\"\n"+repeated(n, func(i int) string {
				return fmt.Sprintf("if check(%d) {\ns += \"%[1]d\"\n}\n", i)
			})+"w.Write([]byte(s))\nw.WriteHeader(404)\n")
		},
		"cases that reply": func(n int) string {
			return handlerOf("switch r.Method {\n" + repeated(n, func(i int) string {
				return fmt.Sprintf("case \"%d\":\nhttp.Error(w, \"no\", %d)\n", i, 400+i%200)
			}) + "}\nif r.Host == \"\" {\nw.WriteHeader(404)\n}\n")
		},
		"loops that add up": func(n int) string {
			return "var check func(int) bool\n" + handlerOf(repeated(n, func(i int) string {
				return fmt.Sprintf("var list%[1]d []string\nfor range r.Header {\nif check(%[1]d) {\nlist%[1]d = append(list%[1]d, \"\")\n}\n}\n", i)
			})+repeated(n, func(i int) string {
				return fmt.Sprintf("if len(list%d) > 0 {\nhttp.Error(w, \"no\", 404)\n}\n", i)
			}))
		},
		"a chain of calls with several outcomes": func(n int) string {
			return "type binder struct { w http.ResponseWriter; err error }\nvar check func(string) error\n" +
				"func (b *binder) bind(s string) *binder {\nif b.err == nil {\nb.err = check(s)\n}\nif s == \"\" {\nb.w.Header().Set(\"X\", s)\n}\nreturn b\n}\n" +
				handlerOf("var s [200]string\n(&binder{w: w})"+repeated(n, func(i int) string { return fmt.Sprintf(".\nbind(s[%d])", i%200) })+
					"\nw.WriteHeader(404)\nw.WriteHeader(404)\n")
		},
		"replies": func(n int) string { return handlerOf(strings.Repeat("http.Error(w, \"no\", 404)\n", n)) },
		"writers": func(n int) string {
			return handlerOf(repeated(n, func(i int) string {
				return fmt.Sprintf("var w%d http.ResponseWriter = w\nif r.Method == \"%[1]d\" {\nw%[1]d = nil\n}\nw%[1]d.WriteHeader(404)\n", i)
			}))
		},
	}
}

// handlerOf is a handler with a body.
func handlerOf(body string) string {
	return "func handle(w http.ResponseWriter, r *http.Request) {\n" + body + "}\n"
}

func repeated(n int, part func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(part(i))
	}
	return b.String()
}

// TestGrowth analyses programs with so many paths that none would ever be done if each path took its time: 2 to the power of
// 80 is enough.
func TestGrowth(t *testing.T) {
	for name, program := range growth() {
		t.Run(name, func(t *testing.T) {
			s := analyzeText(Analyzer, "package p\n\nimport \"net/http\"\n\n"+program(long.Times(80, 200)))
			defer s.forget()
			if s.err() != nil {
				t.Fatal(s.err())
			}
			if len(s.diagnostics) == 0 {
				t.Error("nothing is found")
			}
		})
	}
}

// BenchmarkGrowth tells what a line costs in programs of two sizes: about the same, or the cost is not linear.
func BenchmarkGrowth(b *testing.B) {
	a := withoutFacts(Analyzer)
	for name, program := range growth() {
		for _, n := range []int{500, 4000} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				text := "package p\n\nimport \"net/http\"\n\n" + program(n)
				l := newLab(nil)
				l.sources["example.com/p"] = map[string]string{"p.go": text}
				s := l.analyze("example.com/p")
				if s.err() != nil {
					b.Fatal(s.err())
				}
				defer s.forget()
				l.analyzer, l.quick = a, true
				for b.Loop() {
					s.diagnostics = nil
					l.run(s)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(strings.Count(text, "\n")), "ns/line")
			})
		}
	}
}
