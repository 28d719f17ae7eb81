package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/config"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/terminal"
)

// configFlags defines the flags about the configuration file.
func (f *flags) configFlags(fs *flag.FlagSet) {
	fs.Func("config", "read the settings from this `file` instead of the nearest .statuslint.yml; none: read no file", func(file string) error {
		if strings.TrimSpace(file) == "" {
			return fmt.Errorf("want the name of a file, or %s", config.None)
		}
		f.configFile = file
		return nil
	})
	fs.BoolVar(&f.showConfig, "show-config", false, "print the settings, and where each comes from, as a .statuslint.yml")
}

// readConfig completes the flags with what the configuration file says.
func (f *flags) readConfig(w world) error {
	file, err := f.findConfig(w)
	if err != nil {
		return err
	}
	if file != "" {
		f.file, err = config.Read(file, terminal.OneLine(report.Path(w.dir, file)), config.Keys(f.set))
		if err != nil {
			return err
		}
		f.configRoot = filepath.Dir(file)
	}
	f.from, err = config.Merge(f.set, &f.options, f.file)
	return err
}

// findConfig returns the name of the configuration file, or "". A name on the command line
// is relative to the user's working directory, like all names there.
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
