# Written by TestGenerated from the flags of statuslint: change those, not this.
complete -c statuslint -f -a '(__fish_complete_directories)'
complete -c statuslint -o fix -d 'apply the suggested fixes, then report what is left'
complete -c statuslint -o diff -d 'print what -fix would change as a diff for git apply or patch -p1; no file is changed'
complete -c statuslint -o endpoints -d 'list the statuses that each endpoint of the program can answer, and where; with -new-from-rev or -new-from-merge-base, only what has changed'
complete -c statuslint -o statistics -d 'count findings, and fixable ones, by rule and folder instead of listing them'
complete -c statuslint -o explain -d 'explain a code such as 404, a class such as 4xx, a range such as 520-527, or a rule such as magic; or several, separated by spaces or commas' -x -a 'magic nonstandard deprecated invalid class mismatch range body missing-return superfluous late-header late-error required-header unchecked-status no-reply missing-abort dropped-reply missing-location json-error lambda-error undocumented-status unsent-status directive'
complete -c statuslint -o list -d 'list the rules and whether they are on'
complete -c statuslint -o show-config -d 'print the settings, and where each comes from, as a .statuslint.yml'
complete -c statuslint -o version -d 'print the version'
complete -c statuslint -o help -d 'print this text'
complete -c statuslint -o format -d 'write findings in a format: text, json, sarif, github, checkstyle, codeclimate, rdjson; for endpoints: text, json, markdown; format:file writes to a file; several are separated by commas (default text)' -x -a 'text json sarif github checkstyle codeclimate rdjson'
complete -c statuslint -o C -d 'run in this directory; printed paths stay relative to the current one' -x -a '(__fish_complete_directories)'
complete -c statuslint -o tags -d 'build tags, separated by commas' -x
complete -c statuslint -o overlay -d 'analyse unsaved text: this JSON file replaces the content of files, as for go build -overlay' -r -F
complete -c statuslint -o test -d 'analyse test files too; -test=false leaves them out'
complete -c statuslint -o cache -d 'cache results in this directory, or off; default $STATUSLINT_CACHE, or the user\'s cache directory' -x -a '(__fish_complete_directories)'
complete -c statuslint -o debug -d 'print the stack if the analysis of a package panics'
complete -c statuslint -o enable -d 'rules to run in addition to the defaults, or all' -x -a 'magic nonstandard deprecated invalid class mismatch range body missing-return superfluous late-header late-error required-header unchecked-status no-reply missing-abort dropped-reply missing-location json-error lambda-error undocumented-status unsent-status directive all'
complete -c statuslint -o disable -d 'rules not to run; with all, only those of -enable run' -x -a 'magic nonstandard deprecated invalid class mismatch range body missing-return superfluous late-header late-error required-header unchecked-status no-reply missing-abort dropped-reply missing-location json-error lambda-error undocumented-status unsent-status directive all'
complete -c statuslint -o allow -d 'codes and ranges that nonstandard and deprecated accept, such as 499,520-527' -x
complete -c statuslint -o deny -d 'codes and ranges that nonstandard reports even if registered or allowed' -x
complete -c statuslint -o literals -d 'codes that may be written as numbers, such as 200,404' -x
complete -c statuslint -o functions -d 'functions that send a status code, as (*example.com/kit.Reply).Send:1' -x
complete -c statuslint -o tests -d 'rules for _test.go files: default (see -list), all or none' -x -a 'default all none'
complete -c statuslint -o generated -d 'also report findings in generated files'
complete -c statuslint -o unsafe-fixes -d 'also offer fixes that change what is sent, such as a missing return'
complete -c statuslint -o new-from-rev -d 'report only findings that are new since this revision, committed or not; none: report all' -x
complete -c statuslint -o new-from-merge-base -d 'report only findings that are new since HEAD left this branch, committed or not; none: report all' -x
complete -c statuslint -o fail-on -d 'exit with 1 for findings of this severity: warning or worse, only error, or none; with -endpoints, change or none' -x -a 'warning error none change'
complete -c statuslint -o config -d 'read the settings from this file instead of the nearest .statuslint.yml; none: read no file' -r -F
