package analyzer

import (
	"fmt"
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/catalog"
	"github.com/statuslint/statuslint/internal/order"
)

// verdict is the defect that a pair of events belongs to: one rule reports each defect.
type verdict uint8

const (
	noDefect verdict = iota
	missingReturnDefect
	superfluousDefect
	lateHeaderDefect
	lateErrorDefect
	lostBodyDefect
	invalidDefect
)

// judge says what is wrong with a pair of events. It does not depend on which rules are on.
func judge(pair order.Pair) verdict {
	earlier, later := pair.Earlier, pair.Later
	replied := earlier.Kind == order.Reply
	if replied && pair.Deferred && later.Kind != order.Header && later.Kind != order.Reply {
		return noDefect // no return is missing, and a deferred call may well write the end of a page
	}
	switch later.Kind {
	case order.Field:
		if later.Engine.Buffers() || pair.Sent.Engine.Buffers() || later.Name == "" && !later.Helper && !pair.Bare {
			return noDefect // the server sends the header later, or a trailer may be meant
		}
		if pair.Failed {
			return noDefect // the failure of the write is the defect, if anything is
		}
		return lateHeaderDefect
	case order.Header, order.Reply:
		if pair.Failed {
			return lateErrorDefect
		}
		if sameStatus(pair) {
			return noDefect
		}
		if later.Keeps && pair.Code < 300 {
			return noDefect // it completes the earlier reply, unless that is an error
		}
		if later.Engine.Buffers() && (!replied || later.Kind != order.Reply || pair.Deferred) {
			return noDefect // the later status replaces the earlier one
		}
		if replied && !pair.Deferred { // a return does not prevent what runs when the function returns
			return missingReturnDefect
		}
		return superfluousDefect
	case order.Content:
		if replied && earlier.Strong && earlier.HasContent && !pair.Failed && (later.Appends || !later.Engine.Buffers()) {
			return missingReturnDefect
		}
		if replied && earlier.Strong && !earlier.Helper && isRedirect(earlier.Code) && !pair.Failed && !later.Engine.Buffers() {
			return missingReturnDefect
		}
		decides := earlier == pair.Sent || later.Engine.Buffers() // the earlier one decides what the client gets
		if decides && later.HasContent && noContentReason(pair.Code, later.Engine, "") != "" {
			return lostBodyDefect
		}
	case order.Delegate:
		if (replied && earlier.Strong || denies(pair)) && !pair.Failed {
			return missingReturnDefect
		}
	}
	return noDefect
}

// denies reports whether a header says that the request is denied, in a branch after which another handler gets the response:
// the client gets what that handler protects. Without a branch between the two the other handler may write the page for it.
func denies(pair order.Pair) bool {
	if pair.Line || !pair.Sent.Explicit || pair.Earlier.Kind != order.Header || pair.Deferred {
		return false
	}
	return pair.Code == 401 || pair.Code == 403 || pair.Code == 407
}

// sameStatus reports whether the later reply has the status that went out, and is meant to: it completes a header that
// was sent without content, or both are the parts of a page.
func sameStatus(pair order.Pair) bool {
	earlier, later := pair.Earlier, pair.Later
	if earlier.Kind != order.Reply || !later.Explicit {
		return false
	}
	same := pair.Again || later.Code == pair.Code && later.Code != 0
	if same && !later.HasContent && (later.Aborts || later.Kind == order.Header || later.Code != 0 && !isRedirect(later.Code)) {
		return true // nothing is lost, and if it aborts a chain of handlers, a return before it would not
	}
	if !earlier.HasContent && later.HasContent && !isRedirect(later.Code) {
		return same || pair.Code == 0 && earlier.Tells // gin's BindJSON aborts with one of several codes
	}
	return same && pair.Line && later.Code != 0 && later.Code < 300
}

// pairFindings makes findings of the pairs with a verdict, except where report says no.
func (p *pkg) pairFindings(want verdict, report func(order.Pair) (finding, bool)) []finding {
	var found []finding
	for _, pair := range p.order.Pairs {
		if judge(pair) != want {
			continue
		}
		if f, ok := report(pair); ok {
			found = append(found, f)
		}
	}
	return found
}

// at is a key for findings that a place has at most once.
type at struct {
	pos  token.Pos
	what verdict
}

// line is the line of a position, for messages.
func (p *pkg) line(n ast.Node) int { return p.pass.Fset.Position(n.Pos()).Line }

// stillGets says what the client gets although a later event sends something else.
func stillGets(pair order.Pair) string {
	if pair.Code == 0 {
		return "this status is not sent"
	}
	return protocol(pair.Code) + "the client still gets " + catalog.OnWire(pair.Code)
}

// headerWentOut says where the header went out, and which helper did it.
func (p *pkg) headerWentOut(pair order.Pair, conds []condition) string {
	at := fmt.Sprintf("the header went out at line %d", p.line(pair.Sent.Node))
	if pair.Sent.Node == pair.Later.Node {
		at = "the header went out in an earlier iteration of the loop"
	}
	if name := nameOf(pair.Sent); name != "" {
		at += ", by " + name
	}
	return at + decides(conds)
}

// earlierInfo points at what sent the header.
func earlierInfo(pair order.Pair) []analysis.RelatedInformation {
	return []analysis.RelatedInformation{{Pos: pair.Sent.Node.Pos(), End: pair.Sent.Node.End(), Message: "the header goes out here"}}
}
