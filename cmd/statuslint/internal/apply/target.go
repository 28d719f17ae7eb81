package apply

import (
	"bytes"
	"errors"
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/driver"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/fileerr"
)

// target is a file that is to be changed.
type target struct {
	path    string // the file itself, where symbolic links lead to
	info    fs.FileInfo
	content []byte
	crlf    bool // every line ends in CR LF
	clean   bool // gofmt has nothing to change, line ends aside
}

// openTarget finds the file that a name leads to and makes sure that it can be changed: it still has the analysed text, and may
// be written.
func openTarget(name string, analysed []byte, o Options) (*target, error) {
	path, err := filepath.EvalSymlinks(name)
	if err != nil {
		return nil, fileerr.Reason(err)
	}
	if path != name && o.Permit != nil {
		if err := o.Permit(path); err != nil {
			return nil, fmt.Errorf("it is a link to %s: %w", path, err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fileerr.Reason(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fileerr.Reason(err)
	}
	if !bytes.Equal(content, analysed) {
		return nil, errors.New("it has changed since it was analysed: run statuslint again")
	}
	if !o.ReadOnly {
		if err := writable(path, info); err != nil {
			return nil, err
		}
	}
	t := &target{path: path, info: info, content: content}
	lines := bytes.Count(content, []byte("\n"))
	t.crlf = lines > 0 && bytes.Count(content, []byte("\r\n")) == lines
	plain := t.plain(content)
	formatted, err := format.Source(plain)
	t.clean = err == nil && bytes.Equal(formatted, plain)
	return t, nil
}

// writable returns the reason why a file must not be written to. The mode is asked first, because for root every file
// can be written.
func writable(path string, info fs.FileInfo) error {
	if info.Mode().Perm()&0o222 == 0 {
		return errors.New("it is read-only")
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fileerr.Reason(err)
	}
	return f.Close()
}

// plain returns the content with the line ends that Go's tools write.
func (t *target) plain(content []byte) []byte {
	if !t.crlf {
		return content
	}
	return bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
}

// render makes edits, which are sorted and do not overlap.
func (t *target) render(edits []driver.Edit) ([]byte, error) {
	var after []byte
	at := 0
	for _, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(t.content) {
			return nil, errors.New("a fix for it is outside the file or overlaps another")
		}
		text := e.New
		if t.crlf {
			text = bytes.ReplaceAll(t.plain(text), []byte("\n"), []byte("\r\n"))
		}
		after = append(append(after, t.content[at:e.Start]...), text...)
		at = e.End
	}
	after = append(after, t.content[at:]...)
	if !t.clean {
		if _, err := parser.ParseFile(token.NewFileSet(), "", after, parser.SkipObjectResolution); err != nil {
			return nil, fmt.Errorf("the fixed file would not parse: %w", err)
		}
		return after, nil
	}
	formatted, err := format.Source(t.plain(after))
	if err != nil {
		return nil, fmt.Errorf("the fixed file would not parse: %w", err)
	}
	if t.crlf {
		formatted = bytes.ReplaceAll(formatted, []byte("\n"), []byte("\r\n"))
	}
	return formatted, nil
}
