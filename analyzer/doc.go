package analyzer

// Traits are what programs need to know about a rule.
type Traits struct {
	ID       string   // the rule's id, the category of its diagnostics: "magic"
	Default  bool     // on unless disabled
	Tests    bool     // on in _test.go files by default
	Severity Severity // for output formats that have one
	Options  []string // names of the options that matter to it
}

// Doc is the documentation of a rule, for -explain, -list, docs/rules.md and the help in SARIF reports. All but the traits
// is read from the rule's page, rule_<id>.md. What, Why, Fix and Policy are paragraphs, separated by an empty line: each is
// either one line of text or a block of lines that are indented by four spaces.
type Doc struct {
	Traits
	Summary string   // one line, lower case: what it reports
	What    string   // what it reports, in full
	Why     string   // why that is bad: what happens on the wire, with the bytes where they help
	Bad     string   // Go code that is reported
	Good    string   // the same code without the fault
	Fix     string   // what the suggested fix does, and whether it is safe, or ""
	Policy  string   // the false-positive policy: when the rule stays silent
	Links   []string // URLs of the RFC sections that support it
}

// Severity ranks findings, for formats that have severities and for the flag -fail-on.
type Severity string

// The severities.
const (
	Info    Severity = "info"    // no rule has it; a user may give it to a rule, which then never fails a run
	Warning Severity = "warning" // the program works, but could be clearer or more robust
	Error   Severity = "error"   // a client gets something that the author did not intend
)

// rulesURL is the page with the documentation of all rules; a rule's anchor is its id.
const rulesURL = "https://github.com/statuslint/statuslint/blob/main/docs/rules.md"

// URL is the address of the rule's section in docs/rules.md.
func (t Traits) URL() string { return rulesURL + "#" + t.ID }

// Rules lists the documentation of all rules: those about codes first, then those about the order of a response. It reads
// their pages, which takes a fraction of a millisecond.
func Rules() []Doc {
	var docs []Doc
	for _, r := range rules() {
		d, err := readPage(r.Traits)
		if err != nil {
			d = Doc{Traits: r.Traits, Summary: err.Error()} // never in a release: TestPages reads all pages
		}
		docs = append(docs, d)
	}
	return docs
}

func ruleIDs() []string {
	var ids []string
	for _, r := range rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
