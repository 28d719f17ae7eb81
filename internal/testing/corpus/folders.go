package corpus

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Folder is one of the cases: a folder whose name has no dot.
//
// Its file run.txt holds the flags with which its // want comments are right, comments that begin with #, or "skip: " and
// a reason. A folder without that file is named after what it shows:
//
//	<id>, <id>_…    the rule, alone; with _ for - in its id
//	flow_…          status flow, by the default rules about codes
//	order_…         the response engine, by the rules about what happens to a response
//
// A folder that has only folders is about packages that import each other.
type Folder struct {
	Name   string
	Flags  []string // as a user gives them
	Facts  Facts    // the facts that pass from package to package
	Golden bool     // it has golden files: what fixes leave
}

// Facts says of which model // want comments name the facts.
type Facts string

// The models.
const (
	NoFacts    Facts = ""
	FlowFacts  Facts = "flow"
	OrderFacts Facts = "order"
)

// CodeRules are the rules about what a code is; the others are about what happens to a response, and would have much to say
// about functions that send a dozen codes.
func CodeRules() []string {
	return []string{"magic", "nonstandard", "deprecated", "invalid", "class", "mismatch", "range"}
}

// OrderRules are the rules about what happens to a response along a path.
func OrderRules() []string {
	return []string{"body", "missing-return", "superfluous", "late-header", "late-error"}
}

// Folders lists the cases in src, except those that say "skip: ". The rules are the ids of all rules.
func Folders(src string, rules []string) ([]Folder, error) {
	entries, err := os.ReadDir(src)
	if err != nil {
		return nil, err
	}
	var folders []Folder
	for _, e := range entries {
		if isVendored(e.Name()) {
			continue
		}
		f, skip, err := readFolder(filepath.Join(src, e.Name()), rules)
		if err != nil {
			return nil, err
		}
		if !skip {
			folders = append(folders, f)
		}
	}
	return folders, nil
}

func readFolder(dir string, rules []string) (f Folder, skip bool, err error) {
	f.Name = filepath.Base(dir)
	goldens, err := filepath.Glob(filepath.Join(dir, "*.golden"))
	if err != nil {
		return f, false, err
	}
	f.Golden = len(goldens) > 0
	about := func(subject string) bool { return f.Name == subject || strings.HasPrefix(f.Name, subject+"_") }
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	switch {
	case err != nil:
		return f, false, err
	case len(files) > 0:
	case about("order"):
		f.Facts = OrderFacts
	default:
		f.Facts = FlowFacts
	}

	flags, skip, err := readFlags(filepath.Join(dir, "run.txt"))
	if err == nil || !os.IsNotExist(err) {
		f.Flags = flags
		return f, skip, err
	}
	only := func(ids ...string) []string { return []string{"-disable", "all", "-enable", strings.Join(ids, ",")} }
	rule := "" // the longest id that the name begins with
	for _, id := range rules {
		if about(strings.ReplaceAll(id, "-", "_")) && len(id) > len(rule) {
			rule = id
		}
	}
	switch {
	case rule != "":
		f.Flags = only(rule)
	case about("order"):
		f.Flags = only(OrderRules()...)
	case about("flow"):
		isAboutCodes := func(id string) bool { return slices.Contains(CodeRules(), id) }
		f.Flags = []string{"-disable", strings.Join(slices.DeleteFunc(slices.Clone(rules), isAboutCodes), ",")}
	default:
		return f, false, fmt.Errorf(`%s: want a name that begins with a rule's id, "flow" or "order", or a file run.txt with flags`, dir)
	}
	return f, false, nil
}

// readFlags reads a file run.txt.
func readFlags(name string) (flags []string, skip bool, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, false, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "skip: ") {
			skip = true
		} else if !strings.HasPrefix(line, "#") {
			flags = append(flags, strings.Fields(line)...)
		}
	}
	return flags, skip, lines.Err()
}

// Packages lists the import paths of the packages with // want comments: the folder itself, or those in it.
func (f Folder) Packages(src string) ([]string, error) {
	if f.Facts == NoFacts {
		return []string{f.Name}, nil
	}
	files, err := filepath.Glob(filepath.Join(src, f.Name, "*", "*.go"))
	var list []string
	for _, file := range files {
		list = append(list, f.Name+"/"+filepath.Base(filepath.Dir(file)))
	}
	return slices.Compact(list), err
}

// FlagsIn are the flags where the folder is one of the module that Write makes.
func (f Folder) FlagsIn(module string) []string {
	flags := slices.Clone(f.Flags)
	for i := range flags {
		flags[i] = strings.ReplaceAll(flags[i], f.Name+"/", module+"/"+f.Name+"/")
	}
	return flags
}

// Groups puts folders together that can be analysed in one run, in the order of the first of each.
func Groups(folders []Folder) [][]Folder {
	var groups [][]Folder
	for _, f := range folders {
		i := slices.IndexFunc(groups, func(g []Folder) bool { return slices.Equal(g[0].Flags, f.Flags) && g[0].Facts == f.Facts })
		if i < 0 {
			groups = append(groups, []Folder{f})
		} else {
			groups[i] = append(groups[i], f)
		}
	}
	return groups
}
