package routes

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
)

// convert returns a converted value. A function that is converted to a type with methods becomes an object of that type;
// a conversion to http.HandlerFunc leaves the function as it is.
func (fr *frame) convert(e *ast.CallExpr, t types.Type) vals {
	if len(e.Args) != 1 {
		return nil
	}
	v := fr.eval(e.Args[0])
	tn := api.NamedOf(t)
	if _, isFunc := t.Underlying().(*types.Signature); !isFunc || tn == nil {
		var out vals
		for _, x := range v {
			if o, ok := x.(*object); ok && len(o.fields[""]) > 0 {
				out = out.with(o.fields[""]) // a number with methods
			} else {
				out = out.with(vals{x})
			}
		}
		return out
	}
	if fr.m.packages[pathOf(tn)] == nil {
		return v
	}
	if named, ok := types.Unalias(t).(*types.Named); !ok || named.NumMethods() == 0 {
		return v
	}
	return vals{&typed{t, v}}
}

func (fr *frame) builtin(name string, e *ast.CallExpr) vals {
	switch name {
	case "append":
		var l *list
		if len(e.Args) == 0 {
			return nil
		}
		first := fr.eval(e.Args[0])
		for _, v := range first {
			if old, ok := v.(*list); ok {
				l = &list{entries: append([]entry(nil), old.entries...), open: old.open, exact: old.exact && len(first) == 1}
			}
		}
		if l == nil {
			l = &list{open: true}
		}
		for _, a := range e.Args[1:] {
			v := fr.eval(a)
			if !e.Ellipsis.IsValid() {
				l.entries = append(l.entries, entry{vals{number(len(l.entries))}, v})
				continue
			}
			l.exact = l.exact && len(v) == 1
			for _, other := range v {
				o, ok := other.(*list)
				if ok {
					l.entries = append(l.entries, o.entries...)
				}
				l.exact = l.exact && ok && o.exact
			}
		}
		if len(l.entries) > maxEntries {
			l.entries, l.open, l.exact = l.entries[:maxEntries], true, false
		}
		return vals{l}
	case "new":
		if len(e.Args) == 1 {
			return fr.zero(typeOf(fr.info(), e.Args[0]))
		}
	case "make":
		return vals{&list{}}
	}
	for _, a := range e.Args {
		fr.eval(a)
	}
	return nil
}

// spell returns a string as -endpoints shows it.
func spell(v vals) string {
	if len(v) == 1 {
		switch s := v[0].(type) {
		case text:
			return string(s)
		case number:
			return fmt.Sprint(int64(s))
		}
	}
	return hidden
}

// sprintf formats what is known.
func sprintf(args []vals) value {
	if len(args) == 0 || len(args[0]) != 1 {
		return text(hidden)
	}
	format, ok := args[0][0].(text)
	if !ok {
		return text(hidden)
	}
	var b strings.Builder
	next := 1
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		switch format[i] {
		case '%':
			b.WriteByte('%')
		case 's', 'v', 'd':
			if next < len(args) {
				b.WriteString(spell(args[next]))
			}
			next++
		default:
			b.WriteString(hidden)
			next++
		}
	}
	return text(b.String())
}

// operand returns the argument that a row names by its number; none if the number is 0 or too large.
func operand(args []vals, i int) vals {
	if i == 0 || i > len(args) {
		return nil
	}
	return args[i-1]
}
