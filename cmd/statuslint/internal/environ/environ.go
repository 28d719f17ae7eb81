// Package environ reads environments that are not those of this process.
package environ

import (
	"slices"
	"strings"
)

// Value returns the value of a variable among those of the form name=value, or "". The last of several
// counts, as in a process that is started with them.
func Value(env []string, name string) string {
	for _, kv := range slices.Backward(env) {
		if value, ok := strings.CutPrefix(kv, name+"="); ok {
			return value
		}
	}
	return ""
}
