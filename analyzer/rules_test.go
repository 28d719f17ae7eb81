package analyzer

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/statuslint/statuslint/internal/carry"
	"github.com/statuslint/statuslint/internal/client"
	"github.com/statuslint/statuslint/internal/order"
)

// TestRequiredFields holds what the rule takes from the catalog against its own documentation, and that it asks for each
// field.
func TestRequiredFields(t *testing.T) {
	found := map[int]string{}
	for code := range maxCode + 1 {
		if field := requiredField(code); field != "" {
			found[code] = field
			if !slices.Contains(trackedFields(), field) {
				t.Errorf("no path knows whether %s is set", field)
			}
		}
	}
	want := map[int]string{206: "Content-Range", 401: "WWW-Authenticate", 405: "Allow", 407: "Proxy-Authenticate", 426: "Upgrade"}
	if !maps.Equal(found, want) {
		t.Errorf("the catalog has %v, the rule tells of %v", found, want)
	}
}

// TestReads checks that a rule reads only the models that its row names: the others may be missing.
func TestReads(t *testing.T) {
	full := everything()
	settings, err := newSettings(full)
	if err != nil {
		t.Fatal(err)
	}
	compared := map[string]int{}
	eachFolder(t, tidyLab(), func(_ *lab, folder string, s *subject) {
		p, err := newPkg(s.pass, settings, settings)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rules() {
			if r.ID == "directive" {
				continue // it asks about the rules that are on
			}
			lean := *p
			if r.reads&responses == 0 {
				lean.order = &order.Result{}
			}
			if r.reads&received == 0 {
				lean.client = &client.Result{}
			}
			if r.reads&carriers == 0 {
				lean.carried = &carry.Result{}
			}
			got, want := foundBy(&lean, r), foundBy(p, r)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s finds %q, and with all models %q", folder, r.ID, got, want)
			}
			compared[r.ID] += len(want)
		}
	})
	for _, r := range rules() {
		if compared[r.ID] == 0 && r.ID != "directive" {
			t.Errorf("%s has found nothing", r.ID)
		}
	}
}

// foundBy lists what one rule finds.
func foundBy(p *pkg, r *rule) []string {
	var list []finding
	if r.pkg != nil {
		list = r.pkg(p)
	}
	for _, s := range p.flow.Sites {
		if r.site == nil {
			break
		}
		if f := r.site(p, s); f != nil {
			list = append(list, *f)
		}
	}
	var found []string
	for _, f := range list {
		found = append(found, fmt.Sprint(fset.Position(f.at.Pos()), " ", f.message, f.repair != nil))
	}
	return found
}
