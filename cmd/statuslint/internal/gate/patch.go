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
//
// What it passes on to revgrep has names that are not quoted, and no content. By the content revgrep would lose count: it
// takes a line "++ x" that was added for the name of a file, counts "\ No newline at end of file" as a line, and miscounts
// lines of more than 4096 bytes.
func readPatch(r io.Reader) (*change, error) {
	c := &change{removed: make(map[string][]int)}
	var patch bytes.Buffer
	in := bufio.NewReaderSize(r, 1<<16)
	var name string // "" for files that are gone
	created := false
	content := 0 // lines of the hunk that are still to come
	for {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) {
			break
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
			switch {
			case name == "":
			case created:
				c.added = append(c.added, name)
			default:
				fmt.Fprintf(&patch, "+++ b/%s\n", name)
			}
		case bytes.HasPrefix(line, []byte("@@ ")):
			h, err := parseHunk(string(line))
			if err != nil {
				return nil, err
			}
			content = h.gone + h.come
			if name == "" || created {
				continue
			}
			if h.gone > 0 {
				c.removed[name] = append(c.removed[name], h.behind())
			}
			if h.come > 0 {
				fmt.Fprintf(&patch, "@@ -0,0 +%d,%d @@\n", h.first, h.come)
				patch.Write(bytes.Repeat([]byte("+\n"), h.come))
			}
		}
	}
	c.patch = patch.Bytes()
	return c, nil
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
	text = strings.TrimSuffix(text, "\t") // which git puts behind names with spaces
	if strings.HasPrefix(text, `"`) {
		unquoted, err := strconv.Unquote(text)
		if err != nil {
			return "", fmt.Errorf("git diff: the name %s: %w", text, err)
		}
		text = unquoted
	}
	name := strings.TrimPrefix(text, "b/")
	if strings.ContainsAny(name, "\r\n") {
		return "", nil // no Go package has such a file
	}
	return name, nil
}

// hunk is a change of some lines in a row.
type hunk struct {
	gone, come int // lines
	first      int // the first line that has come, or the one behind which lines have gone
}

// behind returns the line of the new file behind which lines were taken away.
func (h hunk) behind() int {
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
