package main

import (
	"cmp"
	"fmt"
	"go/format"
	"regexp"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// declared are names that the examples of rules use without declaring them.
var declared = map[string]string{
	"err":          "func() error { return nil }()",
	"v":            "any(nil)",
	"resp":         "new(http.Response)",
	"proxyURL":     `"http://proxy.example.com"`,
	"load":         "func() error { return nil }",
	"errUnhealthy": `errors.New("unhealthy")`,
	"data":         "[]byte(nil)",
	"items":        "[]string(nil)",
	"url":          `"http://example.com"`,
}

// imported are the packages that examples use, by name.
var imported = map[string]string{
	"errors": "errors", "fmt": "fmt", "http": "net/http", "io": "io", "json": "encoding/json", "os": "os", "strings": "strings",
	"strconv": "strconv", "httptest": "net/http/httptest", "time": "time", "log": "log", "context": "context",
	"gin": "github.com/gin-gonic/gin", "echo": "github.com/labstack/echo/v4", "events": "github.com/aws/aws-lambda-go/events",
}

var (
	word      = regexp.MustCompile(`[A-Za-z_]\w*`)
	returned  = regexp.MustCompile(`(?m)^\s*return \S`)
	selection = regexp.MustCompile(`(\w+)\.\w`)
)

// Example makes a program of the example of a rule; "" if that is no Go.
func Example(doc analyzer.Doc) string {
	body := doc.Bad
	names := map[string]bool{}
	for _, w := range word.FindAllString(body, -1) {
		names[w] = true
	}
	var vars []string
	whole := regexp.MustCompile(`(?m)^func `).MatchString(body)
	for name, value := range declared {
		assigned := regexp.MustCompile(`\b` + name + `\b[\w, ]*:=|, ` + name + `\b[\w, ]*:=|\(` + name + ` |` + name + ` \w+[,)]|var ` + name + `\b`).MatchString(body)
		if names[name] && !assigned && !whole {
			vars = append(vars, "var "+name+" = "+value+"\n")
		}
	}
	slices.Sort(vars)
	if !whole {
		result, end := "", ""
		if returned.MatchString(body) {
			result, end = " error", "\nreturn nil"
		}
		body = "func handle(w http.ResponseWriter, r *http.Request)" + result + " {\n" + body + end + "\n}\n"
	}
	program := strings.Join(vars, "") + "\n" + body
	var imports []string
	for name, path := range imported {
		if slices.ContainsFunc(selection.FindAllStringSubmatch(program, -1), func(m []string) bool { return m[1] == name }) {
			imports = append(imports, fmt.Sprintf("%q\n", path))
		}
	}
	// Those of the standard library come first, in a group of their own.
	slices.SortFunc(imports, func(x, y string) int {
		return cmp.Or(strings.Count(x, ".")-strings.Count(y, "."), strings.Compare(x, y))
	})
	if last := len(imports) - 1; last > 0 && strings.Contains(imports[last], ".") {
		imports[last] = "\n" + imports[last]
	}
	text := "// " + doc.ID + ": " + doc.Summary + "\npackage main\n\nimport (\n" + strings.Join(imports, "") + ")\n\n" + program + "\n"
	out, err := format.Source([]byte(text))
	if err != nil {
		return ""
	}
	return string(out)
}
