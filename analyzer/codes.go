package analyzer

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// The codes that an option may name: what net/http lets a handler send. RFC 9110 §15 stops at 599, but 783 and 999 are
// in use and may have to be allowed.
const (
	minCode = 100
	maxCode = 999
)

// Codes is a set of status codes as a user writes it: single codes and ranges, "499" or "520-527".
// It is a [flag.Value] (comma-separated) and decodes from JSON: a list of numbers and strings, or one of these.
type Codes []CodeRange

// CodeRange is the codes from Low to High, both included and both within 100–999.
type CodeRange struct{ Low, High int }

// parseCodeRange reads "499" or "520-527". It is an error if a bound is not a number within 100–999, or if the range is empty.
func parseCodeRange(text string) (CodeRange, error) {
	low, high, isRange := strings.Cut(strings.TrimSpace(text), "-")
	if !isRange {
		high = low
	}
	var r CodeRange
	for _, bound := range []struct {
		text string
		into *int
	}{{low, &r.Low}, {high, &r.High}} {
		digits := strings.TrimSpace(bound.text)
		n, err := strconv.Atoi(digits)
		if err != nil || digits != strconv.Itoa(n) { // 0499 and +499 are typing errors
			return CodeRange{}, fmt.Errorf("%q is not a status code or range: want a number such as 499 or a range such as 520-527", text)
		}
		if n < minCode || n > maxCode {
			return CodeRange{}, fmt.Errorf("%d is not a status code: want a number from %d to %d", n, minCode, maxCode)
		}
		*bound.into = n
	}
	if r.Low > r.High {
		return CodeRange{}, fmt.Errorf("the range %q is empty: %d is above %d", text, r.Low, r.High)
	}
	return r, nil
}

// String writes the range as [Codes.Set] reads it.
func (r CodeRange) String() string {
	if r.Low == r.High {
		return strconv.Itoa(r.Low)
	}
	return fmt.Sprintf("%d-%d", r.Low, r.High)
}

// Contains reports whether code is in the set.
func (c Codes) Contains(code int) bool {
	for _, r := range c {
		if r.Low <= code && code <= r.High {
			return true
		}
	}
	return false
}

// String writes the set as Set reads it.
func (c *Codes) String() string {
	if c == nil {
		return ""
	}
	parts := make([]string, len(*c))
	for i, r := range *c {
		parts[i] = r.String()
	}
	return strings.Join(parts, ",")
}

// Set adds the comma-separated codes and ranges of text to the set.
func (c *Codes) Set(text string) error {
	added := *c
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		r, err := parseCodeRange(part)
		if err != nil {
			return err
		}
		added = append(added, r)
	}
	*c = added
	return nil
}

// UnmarshalJSON reads a list whose elements are numbers (499) or strings ("499", "520-527"). A single number is a list of
// one; a single string is read as Set does ("499,520-527").
func (c *Codes) UnmarshalJSON(data []byte) error {
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return err
	}
	var elements []any
	set := Codes{}
	switch value := value.(type) {
	case []any:
		elements = value
	case float64:
		elements = []any{value}
	case string:
		if err := set.Set(value); err != nil {
			return err
		}
	case nil: // as if the key were missing
	default:
		return fmt.Errorf("want a list of codes and ranges such as [499, \"520-527\"], not %s", data)
	}
	for _, e := range elements {
		text, isText := e.(string)
		if n, isNumber := e.(float64); isNumber {
			text, isText = strconv.FormatFloat(n, 'f', -1, 64), true
		}
		if !isText {
			return fmt.Errorf("want a code such as 499 or a range such as \"520-527\", not %v", e)
		}
		r, err := parseCodeRange(text)
		if err != nil {
			return err
		}
		set = append(set, r)
	}
	*c = set
	return nil
}

// MarshalJSON writes a list of strings.
func (c Codes) MarshalJSON() ([]byte, error) {
	parts := make([]string, len(c))
	for i, r := range c {
		parts[i] = r.String()
	}
	return json.Marshal(parts)
}

// Words is a list of words that can be given as a comma-separated flag. It decodes from a JSON list of strings, or from a
// single string, which is read as Set does.
type Words []string

// UnmarshalJSON reads a list of strings, or one that Set can read.
func (w *Words) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*w = Words{}
		return w.Set(text)
	}
	return json.Unmarshal(data, (*[]string)(w))
}

// String writes the list as Set reads it.
func (w *Words) String() string {
	if w == nil {
		return ""
	}
	return strings.Join(*w, ",")
}

// Set adds the comma-separated words of text to the list.
func (w *Words) Set(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			*w = append(*w, part)
		}
	}
	return nil
}
