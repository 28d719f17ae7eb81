package api

import (
	"bytes"
	"go/ast"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are the names that code must contain for something in it to be known as a status: the names in the rows about statuses
// of the packages that the code can reach. A package with none of them, that gets no fact about a status from another package,
// has no such facts.
type Words struct {
	members   []string            // methods and fields: they may be selected without an import
	qualified map[string][]string // by import path: what is selected from the package; a prefix if it ends in *
}

// Words returns the words for code that can reach the packages with the given import paths.
func (t *Table) Words(reached []string) Words {
	w := Words{qualified: map[string][]string{}}
	for _, path := range reached {
		p := t.packages[path]
		if p == nil {
			continue
		}
		add := func(n name) {
			if n.recv == "" {
				w.qualified[path] = append(w.qualified[path], n.id)
			} else {
				w.members = append(w.members, n.id)
			}
		}
		for _, list := range [][]named[Func]{p.funcs, p.promoted} {
			for _, n := range list {
				if s := n.row.Status; s.Use != NoUse && s.Use != Foreign && s.Use != Neutral || s.Result != NoUse && s.Result != Foreign {
					add(n.name)
				}
			}
		}
		for _, n := range p.fields {
			if n.row.Use != NoUse && n.row.Use != Foreign {
				add(n.name)
			}
		}
		for _, n := range p.types {
			if n.row.Use != NoUse && n.row.Use != Foreign {
				w.members = append(w.members, n.name.id) // also under another name for the package
			}
		}
		if p.mirrors || path == httpPath {
			w.qualified[path] = append(w.qualified[path], "Status*")
		}
	}
	slices.Sort(w.members)
	w.members = slices.Compact(w.members)
	return w
}

// And adds names that may be used without an import.
func (w Words) And(names []string) Words {
	w.members = slices.Concat(w.members, names)
	return w
}

// In reports whether a Go file has one of the words. imports are its import declarations, and nameOf is the name of the package
// with an import path.
func (w Words) In(src []byte, imports []*ast.ImportSpec, nameOf func(path string) string) bool {
	for _, word := range w.members {
		if says(src, "", word) {
			return true
		}
	}
	for _, spec := range imports {
		path := strings.Trim(spec.Path.Value, "`\"")
		words := w.qualified[path]
		if len(words) == 0 {
			continue
		}
		local := nameOf(path)
		if spec.Name != nil {
			local = spec.Name.Name
		}
		if local == "." || local == "" {
			return true
		}
		for _, word := range words {
			if says(src, local+".", word) {
				return true
			}
		}
	}
	return false
}

// says reports whether a text has a word after a prefix. It does not count in a line that is a comment, and where it is only
// compared with a number. Other comments, and strings, count, which does no harm.
func says(src []byte, before, word string) bool {
	id, prefix := strings.CutSuffix(word, "*")
	for pattern := []byte(before + id); ; {
		i := bytes.Index(src, pattern)
		if i < 0 {
			return false
		}
		first, _ := utf8.DecodeLastRune(src[:i])
		last, _ := utf8.DecodeRune(src[i+len(pattern):])
		counts := !isLetter(first) && (prefix || !isLetter(last)) && !inCommentLine(src[:i]) && !isOnlyCompared(src[:i], src[i+len(pattern):])
		if counts && !(last == '}' && strings.HasSuffix(id, "{")) { // an empty literal
			return true
		}
		src = src[i+1:]
	}
}

// inCommentLine reports whether the line that a text ends with begins with two slashes.
func inCommentLine(text []byte) bool {
	line := text[bytes.LastIndexByte(text, '\n')+1:]
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("//"))
}

// isOnlyCompared reports whether what is selected between two texts is an operand of a condition, compared with a number, as in
// if resp.StatusCode < 200 || resp.StatusCode >= 300. No other variable is a status because of that.
func isOnlyCompared(before, after []byte) bool {
	rest := bytes.TrimLeft(after, " ")
	operator := bytes.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune("=!<>", r) })
	if operator <= 0 || operator == 1 && (rest[0] == '=' || rest[0] == '!') {
		return false
	}
	rest = bytes.TrimLeft(rest[operator:], " ")
	number := bytes.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) })
	if number <= 0 || !hasPrefix(bytes.TrimLeft(rest[number:], " "), "&&", "||", "{", ")") {
		return false
	}
	before, selected := bytes.CutSuffix(before, []byte("."))
	if !selected {
		return false
	}
	before = bytes.TrimRightFunc(before, func(r rune) bool { return isLetter(r) || r == '.' })
	before = bytes.TrimRight(before, " \t")
	for _, word := range []string{"if", "&&", "||", "("} {
		if bytes.HasSuffix(before, []byte(word)) {
			return true
		}
	}
	return false
}

func hasPrefix(text []byte, list ...string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return bytes.HasPrefix(text, []byte(s)) })
}

func isLetter(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
