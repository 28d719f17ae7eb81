package report

import (
	"io"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// The Reviewdog Diagnostic Format: the message DiagnosticResult in JSON. Columns are bytes, ends exclusive. Reviewdog
// rejects unknown fields, so this has no fields that only new versions know.
type (
	rdjsonReport struct {
		Source      rdjsonSource       `json:"source"`
		Diagnostics []rdjsonDiagnostic `json:"diagnostics"`
	}
	rdjsonSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdjsonDiagnostic struct {
		Message     string             `json:"message"`
		Location    rdjsonLocation     `json:"location"`
		Severity    string             `json:"severity"`
		Code        rdjsonCode         `json:"code"`
		Suggestions []rdjsonSuggestion `json:"suggestions,omitempty"`
	}
	rdjsonLocation struct {
		Path  string      `json:"path"`
		Range rdjsonRange `json:"range"`
	}
	rdjsonRange struct {
		Start rdjsonPosition `json:"start"`
		End   rdjsonPosition `json:"end"`
	}
	rdjsonPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	rdjsonCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdjsonSuggestion struct {
		Range rdjsonRange `json:"range"`
		Text  string      `json:"text"`
	}
)

func writeRDJSON(w io.Writer, r *report) error {
	doc := rdjsonReport{
		Source:      rdjsonSource{Name: "statuslint", URL: toolURL},
		Diagnostics: []rdjsonDiagnostic{},
	}
	for _, f := range r.Findings {
		d := rdjsonDiagnostic{
			Message:  f.Message,
			Location: rdjsonLocation{r.localPath(f.Pos.File), rdjsonSpan(f.Pos, f.End)},
			Severity: strings.ToUpper(string(r.severity(f))),
			Code:     rdjsonCode{f.Rule, f.URL},
		}
		for _, fix := range f.Fixes {
			if s, ok := r.suggestion(f, fix); ok {
				d.Suggestions = append(d.Suggestions, s)
			}
		}
		doc.Diagnostics = append(doc.Diagnostics, d)
	}
	return encodeJSON(w, doc)
}

func rdjsonSpan(start, end driver.Position) rdjsonRange {
	return rdjsonRange{rdjsonPosition{start.Line, start.Column}, rdjsonPosition{end.Line, end.Column}}
}

// suggestion turns a fix into one replacement. Reviewers accept suggestions one by one, so a fix of several edits becomes one
// from the first edit to the last. It is offered only within the lines of the finding: a suggestion that also adds an import at the
// top of the file could not be reviewed.
func (r *report) suggestion(f driver.Finding, fix driver.Fix) (rdjsonSuggestion, bool) {
	edits := slices.Clone(fix.Edits)
	slices.SortStableFunc(edits, func(a, b driver.Edit) int { return a.Start - b.Start })
	src := r.source(f.Pos.File)
	if len(edits) == 0 || src == nil {
		return rdjsonSuggestion{}, false
	}
	var text strings.Builder
	at := edits[0].Start
	for _, e := range edits {
		if e.File != f.Pos.File || e.Start < at || e.End < e.Start || e.End > len(src.content) {
			return rdjsonSuggestion{}, false
		}
		text.Write(src.content[at:e.Start])
		text.Write(e.New)
		at = e.End
	}
	start, end := r.at(f.Pos.File, edits[0].Start), r.at(f.Pos.File, at)
	if len(edits) > 1 && (start.Line < f.Pos.Line || end.Line > f.End.Line) {
		return rdjsonSuggestion{}, false
	}
	return rdjsonSuggestion{rdjsonSpan(start, end), text.String()}, true
}
