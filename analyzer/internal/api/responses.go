package api

import (
	"go/types"
	"slices"
	"strings"
)

// Responses lists the named types, pointers stripped, whose methods choose the status of a response or send a whole one:
// http.ResponseWriter, the contexts of frameworks. A value of such a type is a response; an encoder or a buffered writer
// has methods that write too, but is only a view of one.
func (b *Bound) Responses() map[*types.TypeName]bool {
	set := map[*types.TypeName]bool{}
	for obj, row := range b.funcs {
		if row.Writer != Receiver || row.Effect != Replies && (row.Use != Sent || row.Effect != SendsHeader && row.Effect != Records) {
			continue
		}
		fn, ok := obj.(*types.Func)
		if !ok || fn.Signature().Recv() == nil {
			continue
		}
		if tn := NamedOf(fn.Signature().Recv().Type()); tn != nil {
			set[tn] = true
		}
	}
	return set
}

// NamedOf returns the name of a named type or of the type that a pointer points to; nil if it has none.
func NamedOf(t types.Type) *types.TypeName {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Origin().Obj()
	}
	return nil
}

// IsStandard reports whether the import path is one of the standard library, which the table alone describes: not every
// driver analyses it, so facts about it would make drivers disagree.
func IsStandard(path, module string) bool {
	if module != "" {
		return module == "std" || module == "cmd"
	}
	root, _, _ := strings.Cut(path, "/")
	return slices.Contains(standardRoots(), root)
}

// standardRoots are the first path elements of the standard library.
func standardRoots() []string {
	return []string{
		"archive", "bufio", "bytes", "cmd", "cmp", "compress", "container", "context", "crypto", "database", "debug",
		"embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image", "index", "internal",
		"io", "iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect", "regexp", "runtime",
		"slices", "sort", "strconv", "strings", "structs", "sync", "syscall", "testing", "text", "time", "unicode",
		"unique", "unsafe", "vendor", "weak",
	}
}
