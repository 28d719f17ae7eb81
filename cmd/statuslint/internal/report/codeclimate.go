package report

import (
	"io"

	"github.com/statuslint/statuslint/analyzer"
)

// The Code Climate format, as far as GitLab reads it.
type (
	codeClimateIssue struct {
		Description string              `json:"description"`
		CheckName   string              `json:"check_name"`
		Fingerprint string              `json:"fingerprint"`
		Severity    string              `json:"severity"`
		Location    codeClimateLocation `json:"location"`
	}
	codeClimateLocation struct {
		Path  string           `json:"path"`
		Lines codeClimateLines `json:"lines"`
	}
	codeClimateLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

func writeCodeClimate(w io.Writer, r *report) error {
	issues := []codeClimateIssue{}
	for i, f := range r.Findings {
		path, _ := r.rootPath(f.Pos.File)
		severity := "major"
		switch r.severity(f) {
		case analyzer.Warning:
			severity = "minor"
		case analyzer.Info:
			severity = "info"
		}
		issues = append(issues, codeClimateIssue{
			Description: f.Message,
			CheckName:   f.Rule,
			Fingerprint: r.prints()[i],
			Severity:    severity,
			Location:    codeClimateLocation{path, codeClimateLines{f.Pos.Line, f.End.Line}},
		})
	}
	return encodeJSON(w, issues)
}
