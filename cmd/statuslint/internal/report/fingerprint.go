package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
)

// fingerprints returns for each finding what stays the same when lines move: a hash of the rule, the file, the text of the
// line, and how many of the same there were before. No two findings have the same.
func (r *report) fingerprints() []string {
	seen := make(map[string]int)
	var prints []string
	for _, f := range r.Findings {
		path, _ := r.rootPath(f.Pos.File)
		line := f.Message // for want of the source
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

// lineHash is what GitHub code scanning knows the line of a finding by, its primaryLocationLineHash; "" if the file is not
// at hand. Code scanning computes it as well when a report is uploaded, and complains of one that differs.
func (r *report) lineHash(p driver.Position) string {
	hashes, ok := r.hashes[p.File]
	if !ok {
		if s := r.source(p.File); s != nil {
			hashes = lineHashes(string(s.content))
		}
		r.hashes[p.File] = hashes
	}
	if p.Line < 1 || p.Line > len(hashes) {
		return ""
	}
	return hashes[p.Line-1]
}

// What the hashes of lines are made with.
const (
	hashedUnits = 100    // code units from the start of the line
	hashBase    = 37     // of the polynomial, modulo 2^64
	endOfFile   = 0xFFFF // stands behind the last unit
)

// lineHashes returns a hash for each line: a polynomial over the UTF-16 code units from its start, spaces and tabs left out,
// whatever way lines end, and zeros behind the end of the file. After a colon it says how many lines so far had that hash.
func lineHashes(content string) []string {
	var units []uint16
	var starts []int
	atStart, afterCR := true, false
	add := func(unit uint16) {
		if atStart {
			starts = append(starts, len(units))
		}
		atStart = unit == '\n'
		units = append(units, unit)
	}
	for _, unit := range utf16.Encode([]rune(content)) {
		switch {
		case unit == ' ' || unit == '\t' || unit == '\n' && afterCR:
			afterCR = false
		case unit == '\r':
			afterCR = true
			add('\n')
		default:
			afterCR = false
			add(unit)
		}
	}
	add(endOfFile)
	units = append(units, make([]uint16, hashedUnits)...)

	seen := make(map[uint64]int)
	var hashes []string
	for _, start := range starts {
		var hash uint64
		for _, unit := range units[start : start+hashedUnits] {
			hash = hash*hashBase + uint64(unit)
		}
		seen[hash]++
		hashes = append(hashes, fmt.Sprintf("%x:%d", hash, seen[hash]))
	}
	return hashes
}
