package analyzer

import (
	"fmt"
	"go/ast"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/order"
)

// A finding about a call of a helper says what the helper does and where, since the call shows neither.

// nameOf is the helper that an event is a call of, or "".
func nameOf(ev *order.Event) string {
	if !ev.Helper || ev.Func == nil {
		return ""
	}
	return ev.Func.Name()
}

// innermost follows helpers to what the last of them does itself; nil if that is in another package.
func innermost(ev *order.Event, next func(*order.Event) *order.Event) *order.Event {
	for next(ev) != nil {
		ev = next(ev)
	}
	if nameOf(ev) != "" {
		return nil
	}
	return ev
}

// inner is what a helper does, bodyOf what it sends the body with.
func inner(ev *order.Event) *order.Event  { return ev.Inner }
func bodyOf(ev *order.Event) *order.Event { return ev.Body }

// who says which helper does something, and where: "respond", " at line 12"; "" if the event is not a call of a helper.
func (p *pkg) who(ev *order.Event, next func(*order.Event) *order.Event) (name, where string) {
	name = nameOf(ev)
	if name == "" {
		return "", ""
	}
	if own := innermost(ev, next); own != nil {
		where = " at " + p.lineFrom(ev.Node, own.Node)
	}
	return name, where
}

// lineFrom says where a node is to someone who reads another: "line 12", or "reply.go:12" in another file.
func (p *pkg) lineFrom(reader, n ast.Node) string {
	at, from := p.pass.Fset.Position(n.Pos()), p.pass.Fset.Position(reader.Pos())
	if at.Filename == from.Filename {
		return fmt.Sprintf("line %d", at.Line)
	}
	return fmt.Sprintf("%s:%d", at.Filename[strings.LastIndexAny(at.Filename, `/\`)+1:], at.Line)
}

// inHelper points at what a helper does.
func inHelper(ev *order.Event, next func(*order.Event) *order.Event, what string) []analysis.RelatedInformation {
	own := innermost(ev, next)
	if own == nil || own == ev {
		return nil
	}
	return []analysis.RelatedInformation{{Pos: own.Node.Pos(), End: own.Node.End(), Message: "here " + nameOf(ev) + " " + what}}
}
