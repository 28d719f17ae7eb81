# Written by TestGenerated from the flags of statuslint: change those, not this.
_statuslint() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	case $prev in
	-explain) COMPREPLY=($(compgen -W 'magic nonstandard deprecated invalid class mismatch range body missing-return superfluous late-header late-error required-header unchecked-status no-reply missing-abort dropped-reply missing-location json-error lambda-error undocumented-status unsent-status directive' -- "$cur")); return ;;
	-format) COMPREPLY=($(compgen -W 'text json sarif github checkstyle codeclimate rdjson' -- "$cur")); return ;;
	-C) COMPREPLY=($(compgen -d -- "$cur")); return ;;
	-tags) return ;;
	-overlay) COMPREPLY=($(compgen -f -- "$cur")); return ;;
	-cache) COMPREPLY=($(compgen -d -- "$cur")); return ;;
	-enable) COMPREPLY=($(compgen -W 'magic nonstandard deprecated invalid class mismatch range body missing-return superfluous late-header late-error required-header unchecked-status no-reply missing-abort dropped-reply missing-location json-error lambda-error undocumented-status unsent-status directive all' -- "$cur")); return ;;
	-disable) COMPREPLY=($(compgen -W 'magic nonstandard deprecated invalid class mismatch range body missing-return superfluous late-header late-error required-header unchecked-status no-reply missing-abort dropped-reply missing-location json-error lambda-error undocumented-status unsent-status directive all' -- "$cur")); return ;;
	-allow) return ;;
	-deny) return ;;
	-literals) return ;;
	-functions) return ;;
	-tests) COMPREPLY=($(compgen -W 'default all none' -- "$cur")); return ;;
	-new-from-rev) return ;;
	-new-from-merge-base) return ;;
	-fail-on) COMPREPLY=($(compgen -W 'warning error none change' -- "$cur")); return ;;
	-config) COMPREPLY=($(compgen -f -- "$cur")); return ;;
	esac
	case $cur in
	-*) COMPREPLY=($(compgen -W '-fix -diff -endpoints -statistics -explain -list -show-config -version -help -format -C -tags -overlay -test -cache -debug -enable -disable -allow -deny -literals -functions -tests -generated -unsafe-fixes -new-from-rev -new-from-merge-base -fail-on -config' -- "$cur")) ;;
	*) COMPREPLY=($(compgen -d -- "$cur")) ;;
	esac
}
complete -o filenames -F _statuslint statuslint
