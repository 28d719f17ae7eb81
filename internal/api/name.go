package api

import (
	"fmt"
	"strconv"
	"strings"
)

// name is the parsed form of a row's Name.
type name struct {
	pkg  string // import path
	recv string // type name, "" for a function
	id   string // function, method or field
}

// parseName reads "net/http.Error" and "(*net/http.Request).Write". It is an error if text has another shape.
func parseName(text string) (name, error) {
	if rest, isMethod := strings.CutPrefix(text, "("); isMethod {
		typ, method, ok := strings.Cut(rest, ").")
		pkg, recv, qualified := cutPath(strings.TrimPrefix(typ, "*"))
		if !ok || !qualified || !isIdent(method) {
			return name{}, fmt.Errorf("%q is not a method: want (*example.com/kit.Reply).Send", text)
		}
		return name{pkg, recv, method}, nil
	}
	pkg, id, ok := cutPath(text)
	if !ok {
		return name{}, fmt.Errorf("%q is not a function: want example.com/kit.Send or (*example.com/kit.Reply).Send", text)
	}
	return name{pkg: pkg, id: id}, nil
}

// parseFieldName reads "net/http.Response.StatusCode".
func parseFieldName(text string) (name, error) {
	dot := strings.LastIndexByte(text, '.')
	if dot > 0 {
		if pkg, typ, ok := cutPath(text[:dot]); ok && isIdent(text[dot+1:]) {
			return name{pkg, typ, text[dot+1:]}, nil
		}
	}
	return name{}, fmt.Errorf("%q is not a field: want example.com/kit.Reply.Status", text)
}

// cutPath splits "example.com/v2/kit.Send" at the last dot: identifiers have none, but elements of a path may, as in
// "gopkg.in/yaml.v3.Node".
func cutPath(text string) (pkg, id string, ok bool) {
	dot := strings.LastIndexByte(text, '.')
	if dot <= 0 || dot < strings.LastIndexByte(text, '/') || !isIdent(text[dot+1:]) {
		return "", "", false
	}
	return text[:dot], text[dot+1:], true
}

func isIdent(s string) bool {
	return s != "" && !strings.ContainsAny(s, "./()*: \t,")
}

// ParseSink reads a function as users name one in their options: "(*example.com/kit.Reply).Send:1" is a method whose
// second parameter is a status code that it sends. The receiver is not counted.
func ParseSink(text string) (Func, error) {
	function, index, found := cutLast(text, ":")
	if !found {
		return Func{}, fmt.Errorf("%q lacks the index of the status parameter: want %s:0 for the first", text, text)
	}
	if _, err := parseName(function); err != nil {
		return Func{}, err
	}
	arg, err := strconv.Atoi(index)
	if err != nil || arg < 0 || arg > 99 {
		return Func{}, fmt.Errorf("%q is not an index of a parameter in %q: want 0 for the first, 1 for the second", index, text)
	}
	return Func{Name: function, Status: Status{Use: Sent, Arg: arg}}, nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
