package messages

// Nearest returns the known word that got most likely misspells, for error messages. ok is false if none is near enough.
func Nearest(got string, known []string) (word string, ok bool) {
	best, bestDistance := "", 1+max(2, len(got)/3)
	for _, word := range known {
		if d := editDistance(got, word); d < bestDistance {
			best, bestDistance = word, d
		}
	}
	return best, best != ""
}

// editDistance counts the insertions, deletions and replacements of bytes that turn a into b (Levenshtein), with a row
// per byte of a.
func editDistance(a, b string) int {
	previous := make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			replaced := previous[j]
			if a[i] != b[j] {
				replaced++
			}
			row[j+1] = min(replaced, previous[j+1]+1, row[j]+1)
		}
		previous = row
	}
	return previous[len(b)]
}
