package config

import (
	"flag"
	"fmt"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/options"
)

// fromDefault is the origin of the value of a setting that is not given.
const fromDefault = "default"

// Merge completes the settings of the command line with those of the file, which may be nil: a flag that was given replaces the
// file's value as a whole, also a list. to is the analyzer's settings that belong to fs. Merge returns the origin of each value,
// by key: "-allow", ".statuslint.yml:3" or fromDefault.
func Merge(fs *flag.FlagSet, to *analyzer.Options, file *File) (map[string]string, error) {
	from := make(map[string]string)
	for _, k := range Keys(fs) {
		from[k.Name] = fromDefault
	}
	fs.Visit(func(f *flag.Flag) {
		if _, isKey := from[f.Name]; isKey {
			from[f.Name] = "-" + f.Name
		}
	})
	if file == nil {
		return from, nil
	}
	gateGiven := from[NewFromRev] != fromDefault || from[NewFromMergeBase] != fromDefault
	values := make(map[string]any) // of the analyzer's settings
	for _, s := range file.settings {
		if s.alone {
			from[s.key] = file.place(s)
			continue
		}
		isGate := s.key == NewFromRev || s.key == NewFromMergeBase
		if from[s.key] != fromDefault || isGate && gateGiven {
			continue
		}
		from[s.key] = file.place(s)
		if s.value != nil {
			values[s.key] = s.value
			continue
		}
		if s.text == "" && isList(s.key) {
			continue // as by default; flags may refuse to be given nothing
		}
		if err := fs.Lookup(s.key).Value.Set(s.text); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file.place(s), s.key, err)
		}
	}
	return from, options.Decode(values, to)
}
