package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// configFlags defines the flags that are about the configuration file.
func (f *flags) configFlags(fs *flag.FlagSet) {
	fs.Func("config", "read the settings from this `file`, instead of the .statuslint.yml in the directory of the run or above; none reads no file", func(file string) error {
		if strings.TrimSpace(file) == "" {
			return fmt.Errorf("want the name of a file, or %s", config.None)
		}
		f.configFile = file
		return nil
	})
	fs.BoolVar(&f.showConfig, "show-config", false, "print the settings and where each comes from, as a .statuslint.yml")
}

// dir is the directory of the run.
func (f *flags) dir(w world) string {
	switch {
	case f.chdir == "":
		return w.dir
	case filepath.IsAbs(f.chdir):
		return f.chdir
	}
	return filepath.Join(w.dir, f.chdir)
}

// readConfig completes the flags with what the configuration file says.
func (f *flags) readConfig(w world) error {
	file, err := f.findConfig(w)
	if err != nil {
		return err
	}
	var content *config.File
	if file != "" {
		content, err = config.Read(file, terminal.OneLine(report.Path(w.dir, file)), config.Keys(f.set))
		if err != nil {
			return err
		}
	}
	f.from, err = config.Merge(f.set, &f.options, content)
	return err
}

// findConfig returns the name of the configuration file; "" if there is none. One that is named on the command line is
// told from the user's working directory, like all names there.
func (f *flags) findConfig(w world) (string, error) {
	switch {
	case f.configFile == config.None:
		return "", nil
	case f.configFile == "":
		return config.Find(f.dir(w))
	case filepath.IsAbs(f.configFile):
		return f.configFile, nil
	}
	return filepath.Join(w.dir, f.configFile), nil
}

// choice is a flag whose value is one of a few words.
type choice struct {
	value *string
	words []string
}

func (c choice) String() string {
	if c.value == nil {
		return "" // package flag asks the zero value
	}
	return *c.value
}

func (c choice) Set(text string) error {
	for _, word := range c.words {
		if text == word {
			*c.value = text
			return nil
		}
	}
	return fmt.Errorf("want %s, not %q", strings.Join(c.words, " or "), text)
}

// revision is a flag whose value is a name that git knows.
type revision struct{ value *string }

func (r revision) String() string {
	if r.value == nil || *r.value == "" {
		return config.None
	}
	return *r.value
}

// Set refuses nothing at all: that would let everything through where a script's variable is not set.
func (r revision) Set(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return fmt.Errorf("want a revision such as origin/main or HEAD~1, or %s", config.None)
	case strings.HasPrefix(text, "-"):
		return fmt.Errorf("%q is a flag, not a revision such as origin/main or HEAD~1", text)
	case strings.ContainsAny(text, "\x00\r\n"):
		return errors.New("want a revision in one line")
	}
	*r.value = text
	if text == config.None {
		*r.value = ""
	}
	return nil
}
