// Evidence turns runs of .ci/corpus and the verdicts of readers into docs/evidence.md.
//
//	evidence collect -runs DIR -checkouts DIR [-list FILE]   what was found where: repositories.tsv and population.tsv
//	evidence draw -runs DIR -checkouts DIR -out DIR          the sample, as sheets for readers
//	evidence join -draw FILE SHEET...                        their verdicts: findings.tsv, second.tsv, return-after-error.tsv
//	evidence known -runs DIR                                 which known bugs are reported (run with -tests=all): known.tsv
//	evidence page                                            docs/evidence.md and its pictures, from the files in docs/evidence
//
// Run it in the root of the repository. The files in docs/evidence are tables with a header and tabs between the columns:
//
//	repositories.tsv        a row per repository: commit, kind, whether rules were made with it, sizes, what a run took, the commit of
//	                        statuslint
//	population.tsv          findings per repository and rule, outside tests and in them, and how many are about a missing return after
//	                        http.Error
//	findings.tsv            the sample with the verdicts of the first reader
//	second.tsv              the tenth of it that a second reader judged
//	return-after-error.tsv  the sample for go.dev/issue/15205
//	known.tsv               bugs and traps that were known before, and which rule reports them
//	about.tsv               the version of Go, dates, the seed
//	cost.md                 what .ci/peers printed
//
// The sample is drawn without a generator of random numbers: findings of a rule are ordered by the SHA-256 hash of the seed
// and their address, and the first of them are the sample. It depends on the set of findings alone.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	err := run(os.Args[1:], os.Stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "evidence:", err)
		os.Exit(2)
	}
}

// run is the program without its process.
func run(args []string, stdout io.Writer) error {
	commands := map[string]func(args []string, stdout io.Writer) error{
		"collect": collectCommand, "draw": drawCommand, "join": joinCommand, "known": knownCommand, "page": pageCommand,
	}
	if len(args) == 0 {
		return errors.New("usage: evidence collect, draw, join, known or page")
	}
	command, ok := commands[args[0]]
	if !ok {
		return fmt.Errorf("unknown command %q: collect, draw, join, known or page", args[0])
	}
	return command(args[1:], stdout)
}

// dir is where the tables are, below the root of the repository.
const dir = "docs/evidence"
