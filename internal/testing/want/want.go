// Package want reads the // want comments of test cases, which are those of golang.org/x/tools/go/analysis/analysistest.
package want

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"text/scanner"
)

// Pattern is what a comment wants to be said about its line.
type Pattern struct {
	Object string // the object with the fact that the pattern describes; "" if it describes a finding
	Text   *regexp.Regexp
}

// Patterns returns the patterns of a comment, given with its slashes or stars. Most comments have none.
func Patterns(comment string) ([]Pattern, error) {
	text, general := strings.CutPrefix(comment, "/*")
	if general {
		text = strings.TrimSuffix(text, "*/")
	} else {
		text = strings.TrimPrefix(comment, "//")
		if _, after, ok := strings.Cut(text, "// want"); ok {
			text = "want" + after
		}
	}
	text, ok := strings.CutPrefix(strings.TrimSpace(text), "want ")
	if !ok {
		return nil, nil
	}
	var list []Pattern
	var s scanner.Scanner
	s.Init(strings.NewReader(text))
	s.Mode = scanner.ScanIdents | scanner.ScanStrings | scanner.ScanRawStrings
	s.Error = func(*scanner.Scanner, string) {} // an unfinished string fails below
	object := ""
	for {
		switch tok := s.Scan(); tok {
		case scanner.EOF:
			return list, nil
		case ':':
		case scanner.Ident:
			object = s.TokenText()
		case scanner.String, scanner.RawString:
			literal, err := strconv.Unquote(s.TokenText())
			if err != nil {
				return nil, fmt.Errorf("%s in %s: %w", s.TokenText(), comment, err)
			}
			pattern, err := regexp.Compile(literal)
			if err != nil {
				return nil, fmt.Errorf("%s in %s: %w", literal, comment, err)
			}
			list = append(list, Pattern{object, pattern})
			object = ""
		default:
			return nil, fmt.Errorf("unexpected %s in %s", s.TokenText(), comment)
		}
	}
}
