package catalog

import "strings"

// Withdraws reports whether a document with the relation is a reason not to send the code any more.
func (r Relation) Withdraws() bool {
	return r == Deprecates || r == Drops || r == MakesHistoric
}

// String names the document with its section, such as "RFC 9110 §15.5.5" or "RFC 7231 Appendix B".
func (r Reference) String() string {
	switch {
	case r.Section == "":
		return r.Document
	case r.isAppendix():
		return r.Document + " Appendix " + r.Section
	}
	return r.Document + " §" + r.Section
}

// URL is the address of the document, of its section if it has one. It is "" for documents outside of the IETF.
func (r Reference) URL() string {
	if number, ok := strings.CutPrefix(r.Document, "RFC "); ok {
		url := "https://www.rfc-editor.org/rfc/rfc" + number + ".html"
		switch {
		case r.Section == "":
			return url
		case r.isAppendix():
			return url + "#appendix-" + r.Section
		}
		return url + "#section-" + r.Section
	}
	if strings.HasPrefix(r.Document, "draft-") || strings.HasPrefix(r.Document, "status-change-") {
		return "https://datatracker.ietf.org/doc/" + r.Document + "/"
	}
	return ""
}

func (r Reference) isAppendix() bool { return r.Section >= "A" }

// Withdrawal returns the latest document that withdraws the code: a reason not to send it any more.
func (m Meaning) Withdrawal() (Reference, bool) {
	for i := len(m.References) - 1; i >= 0; i-- {
		if m.References[i].Relation.Withdraws() {
			return m.References[i], true
		}
	}
	return Reference{}, false
}

// defined is the one reference of most rows.
func defined(document, section string) []Reference {
	return []Reference{{Relation: Defines, Document: document, Section: section}}
}

// reserved is the one reference of a number that HTTP keeps for itself.
func reserved(section string) []Reference {
	return []Reference{{Relation: Reserves, Document: "RFC 9110", Section: section}}
}

// webDAVDraft is what is known of the codes that two drafts of WebDAV had and the RFC has not.
func webDAVDraft() []Reference {
	return []Reference{
		{Relation: Defines, Document: "draft-ietf-webdav-protocol-05"},
		{Relation: Defines, Document: "draft-ietf-webdav-protocol-06"},
		{Relation: Drops, Document: "RFC 2518"},
	}
}

// warned is what is known of a warn-code: RFC 7234 defined the Warning field, RFC 9111 obsoletes it.
func warned(section string) []Reference {
	return []Reference{
		{Relation: Defines, Document: "RFC 7234", Section: section},
		{Relation: Deprecates, Document: "RFC 9111", Section: "5.5"},
	}
}
