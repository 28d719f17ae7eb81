package directive

import "net/http"

func lookalikes(w http.ResponseWriter, code int) {
	switch code {
	case 1:
		w.WriteHeader(404) /* want `magic` `this comment silences nothing: a directive has no space after //; write //statuslint:ignore magic and a reason` */ // statuslint:ignore magic it is known
	case 2:
		w.WriteHeader(404) /* want `magic` `no space after //; write //statuslint:ignore a rule and a reason` */ // statuslint:ignore
	case 3:
		w.WriteHeader(404) /* want `magic` `the only directive is //statuslint:ignore; write //statuslint:ignore magic and a reason` */ //statuslint:disable magic
	case 4:
		w.WriteHeader(404) /* want `magic` `the only directive is //statuslint:ignore` */ //statuslint:ignroe magic it is known
	case 5:
		w.WriteHeader(404) /* want `magic` `a directive begins with //` */ /*statuslint:ignore magic it is known*/
	case 6:
		w.WriteHeader(404) /* want `magic` `nolint names linters, not rules; write //statuslint:ignore magic and a reason` */ //nolint:statuslint:magic // it is known
	case 7:
		w.WriteHeader(404) /* want `magic` `nolint names linters, not rules` */ //nolint:magic
	case 8:
		w.WriteHeader(404) /* want `magic` `nolint names linters, not rules; write //statuslint:ignore missing-return` */ //nolint:errcheck, missing-return // it is known
	case 9:
		w.WriteHeader(404) /* want `magic` `a directive is //statuslint:ignore, a space and the rules` */ //statuslint:ignore:magic it is known
	case 10:
		w.WriteHeader(404) /* want `magic` `a directive is //statuslint:ignore, a space and the rules` */ //statuslint: ignore magic it is known
	case 11:
		w.WriteHeader(404) /* want `magic` `a directive is //statuslint:ignore, a space and the rules` */ //statuslint ignore magic it is known
	case 12:
		w.WriteHeader(404) /* want `magic` `nolint names linters` */ // nolint:statuslint:magic
	case 13:
		w.WriteHeader(404) /* want `magic` `the only directive is` */ //StatusLint:Ignore magic it is known
	case 14:
		w.WriteHeader(404) /* want `magic` `the only directive is` */ //statuslint:nolint magic it is known
	case 15:
		w.WriteHeader(499) /* want `nonstandard` `no space after //` */ // statuslint:ignore nonstandard our gateway logs it
	}
}

// statuslint:ignore is explained in the documentation: this is a sentence.
func sentences(w http.ResponseWriter, code int) {
	switch code {
	case 1:
		w.WriteHeader(404) /* want `magic` */ // statuslint: a linter
	case 2:
		w.WriteHeader(404) /* want `magic` */ // statuslint finds this
	case 3:
		w.WriteHeader(404) /* want `magic` */ // see //statuslint:ignore magic
	case 4:
		w.WriteHeader(404) /* want `magic` */ // //statuslint:ignore magic has been commented out
	case 5:
		w.WriteHeader(404) /* want `magic` */ //statuslint
	case 6:
		w.WriteHeader(404) /* want `magic` */ //statuslint is a linter
	case 7:
		w.WriteHeader(404) /* want `magic` */ //statuslinter:ignore magic is another program's
	case 8:
		w.WriteHeader(404) /* want `magic` */ //lint:ignore magic is staticcheck's
	case 9:
		w.WriteHeader(404) /* want `magic` */ //nolint:magicnumber // a linter of another name
	case 10:
		w.WriteHeader(404) /* want `magic` */ //nolint:errcheck // statuslint:magic in the explanation
	case 11:
		w.WriteHeader(404) //nolint:statuslint,magic // the first silences everything, so the comment does something
	case 12:
		w.WriteHeader(404) //nolint:all,statuslint:magic // as does this one
	case 13:
		w.WriteHeader(404) /* want `magic` */ //nolint:magic numbers // golangci-lint reads the name of a linter of two words
	case 14:
		w.WriteHeader(404) /* want `magic` */ /* statuslint: ignored here? */
	}
}
