package analyzer

import (
	"fmt"

	"github.com/statuslint/statuslint/analyzer/internal/api"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
)

// invalid reports numbers that net/http panics at, if they are sure to arrive there.
func invalid(_ *pkg, s flow.Site) *finding {
	if s.Role != flow.Sent || s.Code >= minCode && s.Code <= maxCode || s.Checked && !s.Direct || len(s.Invalid) == 0 {
		return nil
	}
	for _, reaction := range s.Invalid {
		switch reaction {
		case api.Unchecked:
			return nil
		case api.PanicsUnless0:
			if s.Code == 0 {
				return nil
			}
		case api.PanicsFrom1:
			if s.Code < 1 {
				return nil
			}
		}
	}
	return &finding{
		at:      s.Expr,
		message: fmt.Sprintf("net/http panics at status code %d, and the client gets no response: send a code from 100 to 599", s.Code),
	}
}
