package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// writeGitHub writes workflow commands, which the runner of a GitHub Actions job turns into annotations:
//
//	::error file=api/orders.go,line=7,endLine=7,col=17,endColumn=20,title=statuslint magic::message
//
// Packages that could not be analysed are errors there, too, because users read the log only if something is red.
func writeGitHub(w io.Writer, r *report) error {
	out := bufio.NewWriter(w)
	for _, f := range r.Findings {
		path, _ := r.rootPath(f.Pos.File)
		props := []property{{"file", path}, {"line", f.Pos.Line}, {"endLine", f.End.Line}}
		if f.Pos.Line == f.End.Line { // columns of several lines are not allowed
			props = append(props, property{"col", r.utf16Column(f.Pos)}, property{"endColumn", r.utf16Column(f.End)})
		}
		props = append(props, property{"title", "statuslint " + f.Rule})
		command := string(r.severity(f))
		if command == string(analyzer.Info) {
			command = "notice"
		}
		workflowCommand(out, command, props, f.Message)
	}
	for _, e := range r.Errors {
		var props []property
		if at := e.Position(); at.File != "" {
			path, _ := r.rootPath(at.File)
			props = append(props, property{"file", path})
			if at.Line > 0 {
				props = append(props, property{"line", at.Line})
			}
			if at.Column > 0 {
				props = append(props, property{"col", r.utf16Column(at)})
			}
		}
		props = append(props, property{"title", "statuslint could not analyse this"})
		workflowCommand(out, "error", props, Error(r.Dir, driver.Error{Package: e.Package, Message: e.Message}))
	}
	return out.Flush()
}

// property is a parameter of a workflow command.
type property struct {
	name  string
	value any
}

func workflowCommand(w io.Writer, name string, props []property, message string) {
	var list []string
	for _, p := range props {
		list = append(list, p.name+"="+escapeProperty(fmt.Sprint(p.value)))
	}
	fmt.Fprintf(w, "::%s %s::%s\n", name, strings.Join(list, ","), escapeData(message))
}

// escapeData keeps a message from ending its command.
func escapeData(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(strings.ToValidUTF8(text, "\uFFFD"))
}

// escapeProperty keeps the value of a property from ending it.
func escapeProperty(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escapeData(text))
}
