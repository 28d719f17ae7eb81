package gate

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// readPatch reads a patch without context, as git diff --unified=0 writes it.
func readPatch(r io.Reader) (*change, error) {
	c := &change{created: make(map[string]bool), hunks: make(map[string][]hunk)}
	in := bufio.NewReaderSize(r, 1<<16)
	var name string // "" for files that are gone
	created := false
	content := 0 // lines of the hunk that are still to come
	for {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) {
			return c, nil
		}
		if err != nil {
			return nil, err
		}
		switch {
		case bytes.HasPrefix(line, []byte(`\`)): // no newline at the end of the file
		case content > 0:
			content--
		case bytes.HasPrefix(line, []byte("--- ")):
			created = string(line) == "--- /dev/null"
		case bytes.HasPrefix(line, []byte("+++ ")):
			if name, err = patchName(string(line[len("+++ "):])); err != nil {
				return nil, err
			}
			if created && name != "" {
				c.created[name] = true
			}
		case bytes.HasPrefix(line, []byte("@@ ")):
			h, err := parseHunk(string(line))
			if err != nil {
				return nil, err
			}
			content = h.gone + h.come
			if name != "" && !created {
				c.hunks[name] = append(c.hunks[name], h)
			}
		}
	}
}

// readLine reads a line and returns how it begins.
func readLine(in *bufio.Reader) ([]byte, error) {
	line, isPrefix, err := in.ReadLine()
	if err != nil || !isPrefix {
		return line, err
	}
	line = slices.Clone(line)
	for isPrefix && err == nil {
		_, isPrefix, err = in.ReadLine()
	}
	return line, err
}

// patchName reads the name of a file in its new version, or "".
func patchName(text string) (string, error) {
	if text == "/dev/null" {
		return "", nil
	}
	text = strings.TrimSuffix(text, "\t") // which git puts after names with spaces
	if strings.HasPrefix(text, `"`) {
		unquoted, err := strconv.Unquote(text)
		if err != nil {
			return "", fmt.Errorf("git diff: the name %s: %w", text, err)
		}
		text = unquoted
	}
	name := strings.TrimPrefix(text, "b/")
	if strings.ContainsAny(name, "\r\n") {
		return "", nil // no Go package has a file like this
	}
	return name, nil
}

// hunk is a change of some lines in a row.
type hunk struct {
	gone, come int // lines
	first      int // the first line that has come, or the one below which lines have gone
}

// above returns the line of the new file below which lines were removed.
func (h hunk) above() int {
	if h.come > 0 {
		return h.first - 1
	}
	return h.first
}

// parseHunk reads the head of a hunk: @@ -12,3 +12 @@, where a single line is not counted.
func parseHunk(head string) (hunk, error) {
	var h hunk
	words := strings.Fields(head)
	if len(words) < 4 {
		return h, fmt.Errorf("git diff: cannot read %q", head)
	}
	var errs [2]error
	_, h.gone, errs[0] = lineRange(words[1], "-")
	h.first, h.come, errs[1] = lineRange(words[2], "+")
	if errs != [2]error{} {
		return h, fmt.Errorf("git diff: cannot read %q", head)
	}
	return h, nil
}

// lineRange reads "-12,3": where lines begin, and how many there are.
func lineRange(text, sign string) (first, count int, err error) {
	text, ok := strings.CutPrefix(text, sign)
	if !ok {
		return 0, 0, strconv.ErrSyntax
	}
	from, number, many := strings.Cut(text, ",")
	if !many {
		number = "1"
	}
	if first, err = strconv.Atoi(from); err != nil {
		return 0, 0, err
	}
	count, err = strconv.Atoi(number)
	return first, count, err
}
