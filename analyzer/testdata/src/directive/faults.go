package directive

import "net/http"

func unknown(w http.ResponseWriter) {
	w.WriteHeader(404) /* want `use http.StatusNotFound` `unknown rule "magik": did you mean "magic"\?` */ //statuslint:ignore magik it is known
}

func unknownBeside(w http.ResponseWriter) {
	w.WriteHeader(404) /* want `unknown rule "everything"` */ //statuslint:ignore magic,everything the known ones count
}

func noRule(w http.ResponseWriter) {
	w.WriteHeader(404) /* want `magic` `this directive names no rule: write //statuslint:ignore, the rules and a reason` */ //statuslint:ignore
}

func noReason(w http.ResponseWriter, code int) {
	switch code {
	case 1:
		w.WriteHeader(404) /* want `this directive gives no reason: write it after the rules` */ //statuslint:ignore magic
	case 2:
		w.WriteHeader(404) /* want `gives no reason` */ //statuslint:ignore magic //
	case 3:
		w.WriteHeader(404) /* want `gives no reason` */ //statuslint:ignore magic --
	}
}

func nothing(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNotFound) /* want `this directive silences nothing: magic reports nothing here; remove it` */ //statuslint:ignore magic it is known
}

func nothingOfOne(w http.ResponseWriter) {
	/* want `superfluous reports nothing here: remove it from this directive` */ //statuslint:ignore superfluous,missing-return,magic more than there is
	http.Error(w, "twice", 404)
	http.Error(w, "twice", http.StatusGone)
}

func nothingTwice(w http.ResponseWriter) {
	/* want `body or class reports nothing here; remove it` */ //statuslint:ignore body,class neither
	w.WriteHeader(http.StatusNotFound)
}

/* want `magic reports nothing here; remove it` */ //statuslint:ignore magic nothing in the whole function
func nothingInFunction(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNotFound)
}

func elsewhere(w http.ResponseWriter, ok bool) {
	http.Error(w, "after this reply"+ // want `missing-return`
		"there is another", http.StatusNotFound) /* want `this directive silences no finding of missing-return: the one it is meant for is at line 49; move it there` */ //statuslint:ignore missing-return the line is that of the call
	/* want `silences no finding of deprecated: the one it is meant for is at line 53` */ //statuslint:ignore deprecated above a block
	if ok {
		w.WriteHeader(305) // want `deprecated`
	}
}

func detached(w http.ResponseWriter) {
	/* want `this directive silences nothing: there is no code on the next line; move it there or remove it` */ //statuslint:ignore magic too far away

	w.WriteHeader(404) // want `magic`
	/* want `no code on the next line` */ //statuslint:ignore magic and this is

	// another comment
	w.WriteHeader(404) // want `magic` `superfluous`
}

// One defect has one finding. The rules that have given way to it do not come up when it is silenced, and a directive that
// names them is not idle.
func precedence(w http.ResponseWriter, r *http.Request, code int) {
	switch code {
	case 1:
		w.WriteHeader(305) // want `deprecated`
	case 2:
		w.WriteHeader(305) //statuslint:ignore deprecated and not magic then
	case 3:
		w.WriteHeader(305) /* want `deprecated` */ //statuslint:ignore magic it would be magic if it were not deprecated
	case 4:
		http.Redirect(w, r, "/", 305) //statuslint:ignore class and neither deprecated nor magic
	case 5:
		http.Error(w, "twice", http.StatusGone) //statuslint:ignore missing-return and not superfluous below
		http.Error(w, "twice", http.StatusGone)
	case 6:
		http.Error(w, "twice", http.StatusGone) // want `missing-return`
		w.Header().Set("Retry-After", "3")      //statuslint:ignore late-header it would be late if no return were missing
		http.Error(w, "twice", http.StatusGone)
	}
}

// A finding of this rule can be silenced, too.
func itself(w http.ResponseWriter) {
	//statuslint:ignore directive a linter of our own is called magic
	//nolint:magic
	w.WriteHeader(http.StatusNotFound)
	w.WriteHeader(http.StatusNotFound) /* want `superfluous` `directive reports nothing here; remove it` */ //statuslint:ignore directive there is nothing
	w.WriteHeader(http.StatusNotFound) /* want `superfluous` `gives no reason` */                            //statuslint:ignore directive
}

// The finding of another rule is not the one that the directive is meant for.
func otherRule(w http.ResponseWriter) {
	http.Error(
		w, "gone", 410, // want `magic`
	) /* want `this directive silences nothing: class reports nothing here; remove it` */ //statuslint:ignore class clients want it
}

// A directive silences the finding about another directive, although that comes later.
func aboutDirectives(w http.ResponseWriter) {
	//statuslint:ignore directive it is kept for the next version
	w.WriteHeader(http.StatusGone) //statuslint:ignore magic we know 410
}

// The finding of another rule, or one that a directive silences already, is not what a directive was meant for.
func ruleOfLineAbove(w http.ResponseWriter) {
	http.Error(w, "after this reply"+ // want `missing-return`
		"there is another", http.StatusNotFound) /* want `this directive silences nothing: class reports nothing here; remove it` */ //statuslint:ignore class not the rule of line above
	http.Error(w, "twice", http.StatusGone)
}

func alreadySilenced(w http.ResponseWriter) {
	http.Error(w, "after this reply"+ //statuslint:ignore missing-return it is meant to
		"there is another", http.StatusNotFound) /* want `this directive silences nothing: missing-return reports nothing here; remove it` */ //statuslint:ignore missing-return once is enough
	http.Error(w, "twice", http.StatusGone)
}
