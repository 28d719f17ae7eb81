# Written by TestGenerated from the flags of statuslint: change those, not this.
complete -c statuslint -f -a '(__fish_complete_directories)'
complete -c statuslint -o fix -d 'make the fixes that findings suggest, then report what is left'
complete -c statuslint -o diff -d 'print what -fix would do as a diff for git apply and patch -p1, and change nothing'
complete -c statuslint -o endpoints -d 'list what every endpoint of the program can answer, and where; with -new-from-rev or -new-from-merge-base, what has changed of that'
complete -c statuslint -o statistics -d 'count findings by rule and by folder, and those that can be fixed, instead of showing them'
complete -c statuslint -o explain -d 'explain a code such as 404, a class such as 4xx, a range such as 520-527, or a rule such as magic; or several, separated by spaces or commas' -x -a 'magic nonstandard deprecated invalid class mismatch range body missing-return superfluous late-header late-error required-header unchecked-status no-reply missing-abort dropped-reply missing-location json-error lambda-error undocumented-status unsent-status directive'
complete -c statuslint -o list -d 'list the rules and whether they are on'
complete -c statuslint -o show-config -d 'print the settings and where each comes from, as a .statuslint.yml'
complete -c statuslint -o version -d 'print the version'
complete -c statuslint -o help -d 'print this text'
complete -c statuslint -o format -d 'write findings in a format: text, json, sarif, github, checkstyle, codeclimate, rdjson; endpoints: text, json, markdown; as format:file into a file; several separated by commas (default text)' -x -a 'text json sarif github checkstyle codeclimate rdjson'
complete -c statuslint -o C -d 'run in this directory; paths are still told from here' -x -a '(__fish_complete_directories)'
complete -c statuslint -o tags -d 'build tags, separated by commas' -x
complete -c statuslint -o overlay -d 'analyse the text that this file gives for other files, as go build -overlay does; findings are at the names of those' -r -F
complete -c statuslint -o test -d 'analyse test files too; -test=false leaves them out'
complete -c statuslint -o cache -d 'keep what is found in this directory, or off; without it $STATUSLINT_CACHE, or the user\'s cache directory' -x -a '(__fish_complete_directories)'
complete -c statuslint -o debug -d 'if the analysis of a package panics, tell where'
complete -c statuslint -o enable -d 'rules to run besides the default ones, or all' -x -a 'magic nonstandard deprecated invalid class mismatch range body missing-return superfluous late-header late-error required-header unchecked-status no-reply missing-abort dropped-reply missing-location json-error lambda-error undocumented-status unsent-status directive all'
complete -c statuslint -o disable -d 'rules not to run; all leaves only those of -enable' -x -a 'magic nonstandard deprecated invalid class mismatch range body missing-return superfluous late-header late-error required-header unchecked-status no-reply missing-abort dropped-reply missing-location json-error lambda-error undocumented-status unsent-status directive all'
complete -c statuslint -o allow -d 'codes and ranges that nonstandard and deprecated accept, such as 499,520-527' -x
complete -c statuslint -o deny -d 'codes and ranges that nonstandard reports even if registered or allowed' -x
complete -c statuslint -o literals -d 'codes that may stay numbers, such as 200,404' -x
complete -c statuslint -o functions -d 'functions that send a status code, as (*example.com/kit.Reply).Send:1' -x
complete -c statuslint -o tests -d 'rules for _test.go files: default (those that -list shows), all or none' -x -a 'default all none'
complete -c statuslint -o generated -d 'report on generated files too'
complete -c statuslint -o unsafe-fixes -d 'offer fixes that change what is sent, such as a missing return'
complete -c statuslint -o new-from-rev -d 'report only what is new since this revision, committed or not; none reports everything' -x
complete -c statuslint -o new-from-merge-base -d 'report only what is new since HEAD left this branch, committed or not; none reports everything' -x
complete -c statuslint -o fail-on -d 'exit with 1 for findings of this severity: warning or worse, only error, or none; with -endpoints, change or none' -x -a 'warning error none change'
complete -c statuslint -o config -d 'read the settings from this file, instead of the .statuslint.yml in the directory of the run or above; none reads no file' -r -F
