package analyzer

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestParseCodeRange(t *testing.T) {
	for text, want := range map[string]CodeRange{
		"499": {499, 499}, "520-527": {520, 527}, " 404 ": {404, 404}, "100-999": {100, 999}, "200 - 299": {200, 299}, "404-404": {404, 404},
	} {
		if got, err := parseCodeRange(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"":         "is not a status code or range",
		"x":        `"x" is not a status code or range: want a number such as 499 or a range such as 520-527`,
		"4xx":      "is not a status code or range",
		"-":        "is not a status code or range",
		"200-":     "is not a status code or range",
		"-200":     "is not a status code or range",
		"0x1F4":    "is not a status code or range",
		"0499":     "is not a status code or range",
		"+499":     "is not a status code or range",
		"200-x":    "is not a status code or range",
		"200-2-3":  "is not a status code or range",
		"99":       "99 is not a status code: want a number from 100 to 999",
		"1000":     "1000 is not a status code",
		"200-1000": "1000 is not a status code",
		"300-200":  `the range "300-200" is empty: 300 is above 200`,
	} {
		if got, err := parseCodeRange(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v; want an error with %q", text, got, err, want)
		}
	}
}

func TestCodes(t *testing.T) {
	var c Codes
	if err := c.Set("499,520-527, ,"); err != nil {
		t.Fatal(err)
	}
	if err := c.Set("404"); err != nil {
		t.Fatal(err)
	}
	if got := c.String(); got != "499,520-527,404" {
		t.Error(got)
	}
	if err := c.Set("418,oops"); err == nil || c.Contains(418) {
		t.Errorf("a list with a mistake changes the set: %v, %v", c, err)
	}
	for code, want := range map[int]bool{499: true, 498: false, 520: true, 523: true, 527: true, 528: false, 404: true, 0: false} {
		if c.Contains(code) != want {
			t.Errorf("Contains(%d) is %t", code, !want)
		}
	}
	data, err := json.Marshal(c)
	if err != nil || string(data) != `["499","520-527","404"]` {
		t.Errorf("%s, %v", data, err)
	}
	var again Codes
	if err := json.Unmarshal([]byte(`[499, "520-527", 404]`), &again); err != nil || !reflect.DeepEqual(again, c) {
		t.Errorf("%v, %v", again, err)
	}
	var none *Codes
	if none.String() != "" || (*Words)(nil).String() != "" {
		t.Error("flag calls String on the zero value")
	}
}
