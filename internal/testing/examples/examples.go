// Package examples makes Go files of the examples on the rules' pages.
package examples

import (
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// packages are those of the standard library that examples may use.
var packages = []string{
	"bytes", "context", "encoding/json", "errors", "fmt", "html/template", "io", "log", "maps", "net/http", "net/http/httptest",
	"os", "slices", "strconv", "strings", "testing", "time",
}

// frameworks are other packages that examples may use, by their names.
var frameworks = map[string]string{
	"echo":   "github.com/labstack/echo/v4",
	"events": "github.com/aws/aws-lambda-go/events",
	"gin":    "github.com/gin-gonic/gin",
}

// parameters are what the statements of an example may use without a declaration.
var parameters = [][2]string{
	{"w", "http.ResponseWriter"}, {"r", "*http.Request"}, {"resp", "*http.Response"}, {"v", "any"}, {"err", "error"},
	{"target", "string"}, {"proxyURL", "string"}, {"load", "func() error"}, {"errUnhealthy", "error"},
}

// File is a Go file of a package with an example in it: declarations, or statements, which become a function with a
// name. The function returns an error if one of the statements returns something.
func File(pkg, function, code string) (string, error) {
	text := code
	if _, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+code, parser.SkipObjectResolution); err != nil {
		text = inFunction(function, code)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\nimport (\n", pkg)
	for _, path := range packages {
		if uses(text, path[strings.LastIndex(path, "/")+1:]+`\.`) {
			fmt.Fprintf(&b, "\t%q\n", path)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(frameworks)) {
		if uses(text, name+`\.`) {
			fmt.Fprintf(&b, "\n\t%q\n", frameworks[name])
		}
	}
	b.WriteString(")\n\n" + text + "\n")
	file, err := format.Source([]byte(b.String()))
	if err != nil {
		return "", fmt.Errorf("%w in\n%s", err, code)
	}
	return string(file), nil
}

func inFunction(name, statements string) string {
	var params []string
	for _, p := range parameters {
		if uses(statements, p[0]+`\b`) {
			params = append(params, p[0]+" "+p[1])
		}
	}
	result, end := "", ""
	if regexp.MustCompile(`(?m)return [a-z]`).MatchString(statements) {
		result, end = "error ", "return nil\n"
	}
	return fmt.Sprintf("func %s(%s) %s{\n%s\n%s}", name, strings.Join(params, ", "), result, statements, end)
}

// uses reports whether a text has a name, given as a regular expression, that is not the end of a longer one or a field.
func uses(text, name string) bool {
	return regexp.MustCompile(`(^|[^\w.])` + name).MatchString(text)
}
