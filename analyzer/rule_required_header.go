package analyzer

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/order"
	"github.com/statuslint/statuslint/internal/syntax"
)

// requiredField is the header field that must accompany the code for every request, or "": of errors,
// and of a 206 that is not in several parts. Fields that the catalog requires for other codes depend on the request or
// on another response.
func requiredField(code int) string {
	m, ok := catalog.Registered(code)
	if !ok || catalog.ClassOf(code) != catalog.ClientError && code != 206 {
		return ""
	}
	for _, h := range m.Headers {
		if h.Requirement == catalog.Must {
			return h.Name
		}
	}
	return ""
}

// requiredFields are the header fields that some code must have.
func requiredFields() []string {
	fields := []string{order.Multipart}
	for code := minCode; code <= maxCode; code++ {
		if f := requiredField(code); f != "" {
			fields = append(fields, f)
		}
	}
	return fields
}

func requiredHeader(p *pkg) []finding {
	var found []finding
	for _, s := range p.order.Starts {
		field := requiredField(s.Code)
		if field == "" || !s.Seen || !s.Explicit || s.Set.Has(field) || s.Helper && s.Status == nil {
			continue
		}
		if s.Code == 206 && s.Set.Has(order.Multipart) || p.names(s.Node.Pos(), field) || p.routerSets(field, s.Node) {
			continue
		}
		// Where a helper chooses the status itself, the field is missing there.
		found = append(found, finding{
			at:      s.Node,
			message: fmt.Sprintf("%s must come with %s, which this function does not set", catalog.Name(s.Code), field),
			once:    at{s.Node.Pos(), noDefect},
		})
	}
	return found
}

// routerSets reports whether a router sets a header field before it calls the function that has a node, or one that calls it.
func (p *pkg) routerSets(field string, n ast.Node) bool {
	if p.preset == nil {
		p.preset = map[string]branch{}
		decls := syntax.Bodies(p.pass.TypesInfo, p.pass.Files)
		for c := range p.inspector.Root().Preorder((*ast.CallExpr)(nil)) {
			call := c.Node().(*ast.CallExpr)
			route := p.routeOf(call)
			if route.Sets == "" {
				continue
			}
			use := p.handlersOf(func(fn ast.Node) {
				p.preset[route.Sets] = p.withCallees(p.preset[route.Sets], fn, decls)
			})
			for i := route.Handler - 1; i < len(call.Args); i++ {
				use(call.Args[i])
			}
		}
	}
	return p.preset[field].holds(n)
}

// withCallees adds a function to a list, and the functions of the package that it calls.
func (p *pkg) withCallees(list branch, fn ast.Node, decls map[*types.Func]*ast.FuncDecl) branch {
	if slices.Contains(list, fn) {
		return list
	}
	list = append(list, fn)
	ast.Inspect(fn, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if fn, ok := p.calledFunc(call).(*types.Func); ok && decls[fn] != nil {
				list = p.withCallees(list, decls[fn], decls)
			}
		}
		return true
	})
	return list
}

// names reports whether the function at a position, or one that calls it in the package, has the name of a header field as a
// constant. It sets the field on another path then, or under a condition: it knows the field, and leaves it out on purpose or where
// the condition always holds.
func (p *pkg) names(pos token.Pos, field string) bool {
	var todo []*ast.FuncDecl
	for _, file := range p.pass.Files {
		for _, d := range file.Decls {
			if d.Pos() <= pos && pos < d.End() {
				if p.hasText(d, field) {
					return true
				}
				if fn, ok := d.(*ast.FuncDecl); ok {
					todo = append(todo, fn)
				}
			}
		}
	}
	seen := map[*ast.FuncDecl]bool{}
	for len(todo) > 0 {
		fn := todo[0]
		todo = todo[1:]
		for _, caller := range p.callers()[p.pass.TypesInfo.Defs[fn.Name]] {
			if caller == nil || seen[caller] {
				continue
			}
			seen[caller] = true
			if p.hasText(caller, field) {
				return true
			}
			todo = append(todo, caller)
		}
	}
	return false
}

// hasText reports whether a constant below a node is a text, in upper or lower case.
func (p *pkg) hasText(root ast.Node, text string) bool {
	found := false
	ast.Inspect(root, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && !found {
			v := p.pass.TypesInfo.Types[e].Value
			found = v != nil && v.Kind() == constant.String && strings.EqualFold(constant.StringVal(v), text)
		}
		return !found
	})
	return found
}
