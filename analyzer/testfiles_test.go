package analyzer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestProductionDoesNotDependOnTests checks that what is found in production files is the same whether the _test.go files
// beside them are analysed or not.
func TestProductionDoesNotDependOnTests(t *testing.T) {
	withTests := newLab(Analyzer)
	folders, err := withTests.addTestdata()
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, folder := range folders {
		without := newLab(Analyzer)
		maps.Copy(without.sources, withTests.sources)
		production := maps.Clone(withTests.sources[folder])
		maps.DeleteFunc(production, func(name, _ string) bool { return strings.HasSuffix(name, "_test.go") })
		if len(production) == 0 || len(production) == len(withTests.sources[folder]) {
			continue
		}
		without.sources[folder] = production
		got, want := productionFindings(without.analyze(folder)), productionFindings(withTests.analyze(folder))
		if !slices.Equal(got, want) {
			t.Errorf("%s: without tests\n%s\nwith tests\n%s", folder, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		compared += len(want)
	}
	if compared == 0 {
		t.Error("no folder has findings beside tests")
	}
}

// productionFindings lists what is found in files other than tests.
func productionFindings(s *subject) []string {
	var list []string
	for _, d := range s.diagnostics {
		if at := fset.Position(d.Pos); !strings.HasSuffix(at.Filename, "_test.go") {
			list = append(list, fmt.Sprint(at, " ", d.Message))
		}
	}
	return list
}
