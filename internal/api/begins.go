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
				if s := n.row.Status; s.Use != NoUse && s.Use != Foreign && s.Use != Neutral || s.Result != NoUse {
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

// says reports whether a text has a word after a prefix. Text in strings and comments counts, which does no harm.
func says(src []byte, before, word string) bool {
	id, prefix := strings.CutSuffix(word, "*")
	for pattern := []byte(before + id); ; {
		i := bytes.Index(src, pattern)
		if i < 0 {
			return false
		}
		first, _ := utf8.DecodeLastRune(src[:i])
		last, _ := utf8.DecodeRune(src[i+len(pattern):])
		if !isLetter(first) && (prefix || !isLetter(last)) {
			return true
		}
		src = src[i+1:]
	}
}

func isLetter(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
