package routes

import (
	"slices"

	"github.com/statuslint/statuslint/internal/api"
)

// refusesOrigins reports whether middleware with a configuration refuses requests of some origins.
func (m *machine) refusesOrigins(config vals) (refuses, known bool) {
	if len(config) != 1 {
		return false, false
	}
	o, ok := config[0].(*object)
	if !ok {
		return false, false
	}
	all := o.fields[api.OriginsAll]
	switch {
	case len(all) == 1 && all[0] == value(flag(true)) && !o.maybe[api.OriginsAll]:
		return false, true
	case len(all) > 1 || slices.Contains(all, value(flag(true))) || slices.Contains(all, nil):
		return false, false
	}
	if origins, set := o.fields[api.OriginsList]; set {
		for _, v := range orUnknown(origins) {
			l, isList := v.(*list)
			if !isList {
				refuses = true // the environment or a file says which
				continue
			}
			for _, e := range l.entries {
				if len(e.value) == 1 && e.value[0] == value(text("*")) {
					return false, len(origins) == 1 && !o.maybe[api.OriginsList]
				}
			}
			refuses = refuses || l.open || len(l.entries) > 0
		}
	}
	for _, v := range o.fields[api.OriginsFunc] {
		c, isFunc := v.(*closure)
		if !isFunc || c.fn == nil {
			return false, false
		}
		if _, no := m.eitherReturned([]where{{fn: c.fn}}, -1, mayFail, isTrue); !no {
			return false, true
		}
		refuses = true
	}
	return refuses, true
}
