package order

import (
	"go/types"
	"html"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/terms"
)

// Computer implements paths.Client: the functions of the standard library that handlers use to compare texts are executed if their arguments
// are known.
func (r *run) Computer(fn *types.Func) terms.Computer {
	if fn.Pkg() == nil || fn.Signature().Recv() != nil {
		return nil
	}
	switch fn.Pkg().Path() {
	case "strings", "strconv", "path", "html", "net/url", "net/http":
	default:
		return nil
	}
	switch fn.FullName() {
	case "strings.ToUpper":
		return onText(strings.ToUpper)
	case "strings.ToLower":
		return onText(strings.ToLower)
	case "strings.TrimSpace":
		return onText(strings.TrimSpace)
	case "strings.Trim":
		return onTexts(strings.Trim)
	case "strings.TrimLeft":
		return onTexts(strings.TrimLeft)
	case "strings.TrimRight":
		return onTexts(strings.TrimRight)
	case "strings.TrimPrefix":
		return onTexts(strings.TrimPrefix)
	case "strings.TrimSuffix":
		return onTexts(strings.TrimSuffix)
	case "strings.HasPrefix":
		return onTexts(strings.HasPrefix)
	case "strings.HasSuffix":
		return onTexts(strings.HasSuffix)
	case "strings.Contains":
		return onTexts(strings.Contains)
	case "strings.ContainsAny":
		return onTexts(strings.ContainsAny)
	case "strings.EqualFold":
		return onTexts(strings.EqualFold)
	case "strings.Index":
		return onTexts(number(strings.Index))
	case "strings.LastIndex":
		return onTexts(number(strings.LastIndex))
	case "strings.Count":
		return onTexts(number(strings.Count))
	case "strings.Compare":
		return onTexts(number(strings.Compare))
	case "strings.ReplaceAll":
		return replaced
	case "strconv.Itoa":
		return onNumber(strconv.Itoa)
	case "strconv.Quote":
		return onText(strconv.Quote)
	case "path.Base":
		return onText(path.Base)
	case "path.Clean":
		return onText(path.Clean)
	case "path.Dir":
		return onText(path.Dir)
	case "path.Ext":
		return onText(path.Ext)
	case "html.EscapeString":
		return onText(html.EscapeString)
	case "net/url.PathEscape":
		return onText(url.PathEscape)
	case "net/url.QueryEscape":
		return onText(url.QueryEscape)
	case "net/http.StatusText":
		return onNumber(statusText)
	}
	return nil
}

// statusText is http.StatusText. Importing net/http would make programs with the plugin larger.
func statusText(code int) string {
	if _, ok := catalog.Constant(code); !ok {
		return ""
	}
	_, text, _ := strings.Cut(catalog.OnWire(code), " ")
	return text
}

func onText[R any](f func(string) R) terms.Computer {
	return func(args []any) any {
		if len(args) == 1 {
			if s, ok := args[0].(string); ok {
				return f(s)
			}
		}
		return nil
	}
}

func onTexts[R any](f func(a, b string) R) terms.Computer {
	return func(args []any) any {
		if len(args) == 2 {
			a, okA := args[0].(string)
			b, okB := args[1].(string)
			if okA && okB {
				return f(a, b)
			}
		}
		return nil
	}
}

func onNumber[R any](f func(int) R) terms.Computer {
	return func(args []any) any {
		if len(args) == 1 {
			if n, ok := args[0].(int64); ok {
				return f(int(n))
			}
		}
		return nil
	}
}

func number(f func(a, b string) int) func(a, b string) int64 {
	return func(a, b string) int64 { return int64(f(a, b)) }
}

func replaced(args []any) any {
	texts := make([]string, 0, 3)
	for _, a := range args {
		if s, ok := a.(string); ok {
			texts = append(texts, s)
		}
	}
	if len(args) != 3 || len(texts) != 3 {
		return nil
	}
	return strings.ReplaceAll(texts[0], texts[1], texts[2])
}
