package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// version is the text of -version, from what the go command records in the binary.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = new(debug.BuildInfo)
	}
	return describeBuild(info)
}

// versionNumber is the version alone: "v1.2.3" or "devel".
func versionNumber() string { return strings.Fields(version())[1] }

// describeBuild names the version of the module, if it was built as one (go install, go tool); the go command makes one
// up from version control, too. Otherwise it names the revision, if that is known.
func describeBuild(info *debug.BuildInfo) string {
	setting := make(map[string]string)
	for _, s := range info.Settings {
		setting[s.Key] = s.Value
	}
	text := info.Main.Version
	if text == "" || text == "(devel)" {
		text = "devel"
		if revision := setting["vcs.revision"]; revision != "" {
			details := []string{"revision " + revision[:min(12, len(revision))]}
			if day, _, ok := strings.Cut(setting["vcs.time"], "T"); ok {
				details = append(details, day)
			}
			if setting["vcs.modified"] == "true" {
				details = append(details, "modified")
			}
			text += " (" + strings.Join(details, ", ") + ")"
		}
	}
	return fmt.Sprintf("statuslint %s %s %s/%s\n", text, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
