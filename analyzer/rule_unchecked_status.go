package analyzer

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/client"
)

func uncheckedStatus(p *pkg) []finding {
	var found []finding
	for _, r := range p.client.Responses {
		use := r.Uses[0]
		f := finding{
			at:      use.Read,
			message: fmt.Sprintf("the status of this response is never checked, so an error page is %s: check %s first", p.fate(use), p.checkOf(r)),
			related: []analysis.RelatedInformation{{Pos: r.Call.Pos(), End: r.Call.End(), Message: "the response comes from here"}},
			once:    use.Read,
		}
		f.repair, f.declined = p.checkStatus(r)
		found = append(found, f)
	}
	return found
}

// fate says what happens to an error page.
func (p *pkg) fate(use client.Use) string {
	text := ""
	switch use.How {
	case client.Decoded:
		text = "decoded as if it were data"
		if use.Into != nil {
			text = "decoded into " + dataName(use.Into, p.pass.Pkg)
		}
	case client.Returned:
		text = "returned as if it were the result"
	case client.Stored:
		text = "stored as if it were the result"
	case client.PassedOn:
		text = "passed on with the status 200"
	}
	if use.By != nil {
		text += " by " + use.By.Name()
	}
	if p.line(use.At) != p.line(use.Read) {
		text += " at " + p.lineFrom(use.Read, use.At)
	}
	return text
}

// dataName names the type of data: a type with a name by the name alone.
func dataName(t types.Type, from *types.Package) string {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return t.Obj().Name()
	case *types.Struct:
		return "a struct"
	}
	return types.TypeString(t, types.RelativeTo(from))
}

// checkOf names what to check, as it can be written if a variable holds the response.
func (p *pkg) checkOf(r client.Response) string {
	if id := p.heldBy(r); id != nil {
		return id.Name + "." + r.Check
	}
	return "its " + r.Check
}

// heldBy returns the variable that a response is assigned to where it is got, or nil.
func (p *pkg) heldBy(r client.Response) *ast.Ident {
	s, ok := p.parent(r.Call).(*ast.AssignStmt)
	if !ok || len(s.Rhs) != 1 {
		return nil
	}
	id, _ := ast.Unparen(s.Lhs[0]).(*ast.Ident)
	return id
}
