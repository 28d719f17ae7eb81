package driver

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReadOverlay(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	write("a.json", `{"Replace": {"x/../a.go": "b.txt", "`+filepath.ToSlash(in("c.go"))+`": ""}}`)
	write("my b.json", `{"Replace": {"b.go": "`+filepath.ToSlash(in("d.txt"))+`"}}`)
	write("bad.json", `{"Replace": ["a.go"]}`)
	a := overlay{in("a.go"): in("b.txt"), in("c.go"): ""}
	b := overlay{in("b.go"): in("d.txt")}
	for _, tt := range []struct {
		flags string
		want  overlay
		err   string
	}{
		{"", nil, ""},
		{"-mod=mod -tags=overlay", nil, ""},
		{"-overlay=", nil, ""},
		{"-overlay=a.json", a, ""},
		{"-v --overlay=a.json\t-x", a, ""},
		{"-overlay=none.json '-overlay=my b.json'", b, ""},
		{"\"-overlay=" + in("a.json") + "\"", a, ""},
		{"-overlay=none.json", nil, "none.json"},
		{"-overlay=bad.json", nil, "bad.json: json: cannot unmarshal"},
	} {
		got, err := readOverlay(dir, tt.flags)
		if !maps.Equal(got, tt.want) || (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("%s: got %v, %v, want %v, %q", tt.flags, got, err, tt.want, tt.err)
		}
	}
}

func TestSplitFlags(t *testing.T) {
	for text, want := range map[string][]string{
		"":                  nil,
		" -a  -b=c\n-d ":    {"-a", "-b=c", "-d"},
		`'-a b' "-c 'd" -e`: {"-a b", "-c 'd", "-e"},
		`-a='b' "-c`:        {"-a='b'", "-c"},
	} {
		if got := splitFlags(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
