package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/api"
)

// locationFields are the fields of which a redirect needs one: 308 is also what a server answers to a part of a resumable
// upload, with the Range that it has.
func locationFields() []string { return []string{"Location", "Range"} }

func missingLocation(p *pkg) []finding {
	var found []finding
	for _, s := range p.order.Starts {
		switch s.Code {
		case 301, 302, 303, 307, 308:
		default:
			continue
		}
		own := innermost(s.Event, inner)
		if !s.Seen || !s.Explicit || s.Helper && s.Status == nil || s.Engine.Buffers() || own == nil || s.Set.Has("Location") || s.Set.Has("Range") {
			continue
		}
		if row := p.rowOf(own); row == nil || row.Status.Kind == api.RedirectCode {
			continue
		}
		f := finding{
			at:      s.Node,
			message: fmt.Sprintf("%s without a Location header leads nowhere: set Location before, or use http.Redirect", catalog.Name(s.Code)),
			once:    at{s.Node.Pos(), noDefect},
		}
		if s.Status != nil {
			f.at = s.Status
		}
		found = append(found, f)
	}
	return found
}
