package order

import (
	"encoding/json"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/internal/api"
	"github.com/statuslint/statuslint/internal/paths"
	"github.com/statuslint/statuslint/internal/terms"
)

// isJSON reports whether a string is JSON: a result of json.Marshal, or a constant or a format that begins like a JSON object.
func (r *run) isJSON(st *paths.State, id terms.ID) bool {
	tab := r.exec.T
	id = r.exec.ConvertedFrom(tab.Unbox(id))
	if v := tab.Value(st.Facts, id); v != 0 {
		id = v
	}
	if text, ok := tab.TextOf(id); ok {
		return beginsObject(text) && json.Valid([]byte(text))
	}
	for {
		switch tab.Op(id) {
		case terms.Arith:
			if tab.Aux(id) != any(token.ADD) {
				return false
			}
			id = tab.A(id)
			if text, ok := tab.TextOf(id); ok {
				return beginsName(text)
			}
			continue
		case terms.Result:
			if i, ok := tab.Aux(id).(int64); !ok || i != 0 {
				return false
			}
			return r.rowOfCall(tab.A(id)).JSON
		case terms.Call:
			row := r.rowOfCall(id)
			if row.Formats {
				args := tab.A(id)
				if text, ok := tab.TextOf(tab.A(tab.B(args))); ok { // after the receiver
					return beginsName(text)
				}
			}
			return row.JSON
		}
		return false
	}
}

func beginsObject(text string) bool {
	return strings.HasPrefix(strings.TrimSpace(text), "{") || strings.HasPrefix(strings.TrimSpace(text), "[")
}

// beginsName reports whether a string begins like a JSON object with a name in it.
func beginsName(text string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "{")
	return ok && strings.HasPrefix(strings.TrimSpace(rest), `"`)
}

// rowOfCall returns the table's data about the callee of a call term.
func (r *run) rowOfCall(id terms.ID) api.Language {
	fn, ok := r.exec.CalleeOf(id).(*types.Func)
	if !ok {
		return api.Language{}
	}
	if row := r.p.bound.Func(fn, nil); row != nil {
		return row.Language
	}
	return api.Language{}
}
