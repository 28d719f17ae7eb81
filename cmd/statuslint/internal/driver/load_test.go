package driver

import (
	"path/filepath"
	"strings"
	"testing"
)

// The go command does not compile the workspace, test variants, or dependencies
// that import packages of the workspace.
func TestForeign(t *testing.T) {
	dir := writeModule(t, usingDep+`
-- m/base/base.go --
package base

import _ "strings"
-- m/base/base_test.go --
package base

import _ "testing"
-- m/user/user.go --
package user

import (
	_ "ex.com/dep"
	_ "ex.com/dep/plain"
)
-- dep/go.mod --
module ex.com/dep
go 1.26
require ex.com/m v1.0.0
-- dep/dep.go --
package dep

import _ "ex.com/m/base"
-- dep/plain/plain.go --
package plain

import _ "fmt"
`)
	cfg := config(filepath.Join(dir, "m"), "./...")
	_, g, err := describe(t.Context(), &cfg)
	if err != nil {
		t.Fatal(err)
	}
	var foreign []string
	for _, n := range g.foreign() {
		foreign = append(foreign, n.meta.ID)
	}
	if got := strings.Join(foreign, " "); got != "strings ex.com/dep/plain testing" {
		t.Errorf("asked for %s", got)
	}
	for _, n := range g.nodes {
		if own := n.subject() == "ex.com/dep" || strings.HasPrefix(n.subject(), "ex.com/m"); n.role != ignored && n.local != own {
			t.Errorf("%s: local: %v", n.meta.ID, n.local)
		}
		if n.local && n.meta.ExportFile != "" {
			t.Errorf("%s was compiled", n.meta.ID)
		}
	}
}
