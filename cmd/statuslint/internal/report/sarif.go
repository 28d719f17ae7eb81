package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// What a SARIF log says about statuslint.
const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	// srcRoot is the symbol for the root of the repository. Code scanning puts its checkout there, so the log does not say where
	// the repository was on this machine.
	srcRoot = "%SRCROOT%"
	// ownPrint is the name of our own fingerprint; the number changes when the hash is computed in another way.
	ownPrint = "statuslint/v1"
)

func writeSARIF(w io.Writer, r *report) error {
	invocation := sarifInvocation{ExecutionSuccessful: len(r.Errors) == 0}
	for _, e := range r.Errors {
		invocation.Notifications = append(invocation.Notifications, r.sarifNotification(e))
	}
	run := sarifRun{
		Tool: sarifTool{Driver: sarifDriver{
			Name:           "statuslint",
			Version:        r.Version,
			InformationURI: toolURL,
			Rules:          []sarifRule{},
		}},
		Invocations: []sarifInvocation{invocation},
		BaseIDs:     map[string]sarifArtifact{srcRoot: {Description: &sarifText{Text: "The root of the repository."}}},
		ColumnKind:  "utf16CodeUnits",
		Results:     []sarifResult{},
	}
	for _, d := range r.rules() {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSARIFRule(d))
	}
	for i, f := range r.Findings {
		run.Results = append(run.Results, r.sarifResult(f, r.prints()[i]))
	}
	return encodeJSON(w, sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}})
}

// level is what SARIF calls a severity.
func level(s analyzer.Severity) string {
	if s == analyzer.Info {
		return "note"
	}
	return string(s)
}

func (r *report) sarifResult(f driver.Finding, print string) sarifResult {
	result := sarifResult{
		RuleID:       f.Rule,
		Level:        level(r.severity(f)),
		Message:      sarifText{Text: linkLines(f)},
		Locations:    []sarifLocation{{Physical: r.sarifPlace(f.Pos, f.End)}},
		Fingerprints: map[string]string{ownPrint: print},
	}
	if i := r.rule(f); i >= 0 {
		result.RuleIndex = &i
	}
	others, conditions := explained(f)
	for i, rel := range others {
		result.Related = append(result.Related, sarifLocation{
			ID:       i + 1,
			Physical: r.sarifPlace(rel.Pos, rel.End),
			Message:  &sarifText{Text: rel.Message},
		})
	}
	if len(conditions) > 0 {
		result.Flows = []sarifFlow{{[]sarifThread{{r.sarifSteps(f)}}}}
	}
	for _, fix := range f.Fixes {
		result.Fixes = append(result.Fixes, r.sarifFix(fix))
	}
	return result
}

// sarifSteps lists the places of a finding and the conditions on the way to it, in the order of the source. What is in another
// file, which is what a helper does, comes last.
func (r *report) sarifSteps(f driver.Finding) []sarifStep {
	places := append(slices.Clone(f.Related), driver.Related{Message: f.Message, Pos: f.Pos, End: f.End})
	slices.SortStableFunc(places, func(a, b driver.Related) int {
		if own, other := a.Pos.File == f.Pos.File, b.Pos.File == f.Pos.File; own != other {
			if own {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Offset, b.Pos.Offset))
	})
	var steps []sarifStep
	for _, p := range places {
		steps = append(steps, sarifStep{sarifLocation{Physical: r.sarifPlace(p.Pos, p.End), Message: &sarifText{Text: p.Message}}})
	}
	return steps
}

// linkLines makes links to the related places out of the lines that the message names: viewers, and code scanning too,
// show a related place only where the message leads to it.
func linkLines(f driver.Finding) string {
	text := f.Message
	others, _ := explained(f)
	for i, rel := range others {
		phrase := fmt.Sprintf("line %d", rel.Pos.Line)
		before, after, ok := strings.Cut(text, phrase)
		if !ok || rel.Pos.File != f.Pos.File || after != "" && after[0] >= '0' && after[0] <= '9' {
			continue
		}
		text = fmt.Sprintf("%s[%s](%d)%s", before, phrase, i+1, after)
	}
	return text
}

// sarifFix groups the edits of a fix by file.
func (r *report) sarifFix(fix driver.Fix) sarifFix {
	out := sarifFix{Description: sarifText{Text: fix.Message}}
	change := make(map[string]int)
	for _, e := range fix.Edits {
		i, ok := change[e.File]
		if !ok {
			i = len(out.Changes)
			change[e.File] = i
			out.Changes = append(out.Changes, sarifChange{Artifact: r.sarifArtifact(e.File)})
		}
		region := r.sarifRegion(r.span(e))
		// Readers may disagree about characters and lines, but not about bytes.
		length := e.End - e.Start
		region.ByteOffset, region.ByteLength = &e.Start, &length
		out.Changes[i].Replacements = append(out.Changes[i].Replacements, sarifReplacement{
			Deleted:  region,
			Inserted: sarifContent{Text: string(e.New)},
		})
	}
	return out
}

func (r *report) sarifPlace(start, end driver.Position) *sarifPhysical {
	region := r.sarifRegion(start, end)
	return &sarifPhysical{Artifact: r.sarifArtifact(start.File), Region: &region}
}

// sarifRegion is a range as text. What is not known (0) is left out.
func (r *report) sarifRegion(start, end driver.Position) sarifRegion {
	region := sarifRegion{StartLine: start.Line, EndLine: end.Line}
	if start.Column > 0 {
		region.StartColumn = r.utf16Column(start)
	}
	if end.Column > 0 {
		region.EndColumn = r.utf16Column(end)
	}
	return region
}

func (r *report) sarifArtifact(file string) sarifArtifact {
	uri, inside := r.rootURI(file)
	if !inside {
		return sarifArtifact{URI: uri}
	}
	return sarifArtifact{URI: uri, BaseID: srcRoot}
}

// sarifNotification says why something could not be analysed.
func (r *report) sarifNotification(e driver.Error) sarifNotification {
	n := sarifNotification{Level: "error", Message: sarifText{Text: e.Message}}
	at := e.Position()
	if at.File == "" {
		n.Message.Text = Error(r.Dir, e)
		return n
	}
	place := &sarifPhysical{Artifact: r.sarifArtifact(at.File)}
	if at.Line > 0 {
		region := r.sarifRegion(at, driver.Position{})
		place.Region = &region
	}
	n.Locations = []sarifLocation{{Physical: place}}
	return n
}
