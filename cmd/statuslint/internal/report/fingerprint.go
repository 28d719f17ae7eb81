package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// fingerprints returns for each finding a hash that stays the same when lines move: of the rule, the file, the text of the
// line, and the number of identical ones before. No two findings have the same hash.
func (r *report) fingerprints() []string {
	seen := make(map[string]int)
	var prints []string
	for _, f := range r.Findings {
		path, _ := r.rootPath(f.Pos.File)
		line := f.Message // if the source is missing
		if s := r.source(f.Pos.File); s != nil {
			if text, _, _, ok := lineOf(s.content, f); ok {
				line = text
			}
		}
		key := strings.Join([]string{f.Rule, path, line}, "\x00")
		sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(seen[key])))
		seen[key]++
		prints = append(prints, hex.EncodeToString(sum[:16]))
	}
	return prints
}
