// Readers reads reports with the code of others: SARIF against its schema, rdjson as reviewdog does. It is a module of its
// own, so that what it needs reaches nobody who uses statuslint.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // has the schema
	"github.com/reviewdog/reviewdog/proto/rdf"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"google.golang.org/protobuf/encoding/protojson"
)

func main() {
	failed := false
	for _, arg := range os.Args[1:] {
		format, file, _ := strings.Cut(arg, ":")
		if err := read(format, file); err != nil {
			fmt.Printf("%s: %v\n", arg, err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
	fmt.Printf("%d reports are valid\n", len(os.Args)-1)
}

func read(format, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	switch format {
	case "sarif":
		return readSARIF(text)
	case "rdjson":
		return protojson.Unmarshal(text, new(rdf.DiagnosticResult)) // unknown fields are errors
	}
	return fmt.Errorf("no reader for %s", format)
}

// readSARIF validates a log against the schema of SARIF 2.1.0, URIs included.
func readSARIF(text []byte) error {
	schema, err := sarifSchema()
	if err != nil {
		return err
	}
	log, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return schema.Validate(log)
}

// sarifSchema takes the schema out of the source of go-sarif. Its own Validate looks at what it has made of a log: what
// SARIF does not know is lost by then, and what it adds is not always valid.
func sarifSchema() (*jsonschema.Schema, error) {
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "schema.go"), nil, 0)
	if err != nil {
		return nil, err
	}
	constant := file.Scope.Lookup("schema")
	if constant == nil {
		return nil, errors.New("go-sarif keeps its schema somewhere else")
	}
	literal := constant.Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	text, err := strconv.Unquote(literal.Value)
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	const name = "sarif.json"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, doc); err != nil {
		return nil, err
	}
	return compiler.Compile(name)
}
