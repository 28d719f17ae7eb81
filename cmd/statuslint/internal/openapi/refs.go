package openapi

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/fileerr"
)

// maxSize is far above the size of published documents, which is at most 12 MB.
const maxSize = 64 << 20

// reader reads the files of a document, each once, and none outside the folder, even through a symbolic link.
type reader struct {
	folder *os.Root
	dir    string // its name, absolute
	shown  func(file string) string
	files  map[string]*file
}

// open returns a file by its name, relative to the folder and with slashes.
func (r *reader) open(name string) (*file, error) {
	if f := r.files[name]; f != nil {
		return f, nil
	}
	f := &file{name: name, path: filepath.Join(r.dir, filepath.FromSlash(name))}
	f.shown = r.shown(f.path)
	in, err := r.folder.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.shown, plainReason(err))
	}
	defer in.Close()
	f.content, err = io.ReadAll(io.LimitReader(in, maxSize+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", f.shown, plainReason(err))
	case len(f.content) > maxSize:
		return nil, fmt.Errorf("%s: larger than %d MiB", f.shown, maxSize>>20)
	}
	if err := f.parse(); err != nil {
		return nil, err
	}
	r.files[name] = f
	return f, nil
}

// plainReason is what is wrong with a file.
func plainReason(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("no such file")
	}
	return fileerr.Reason(err)
}

// follow returns a node and, if it is a reference, the chain of its targets: OpenAPI 3.1 lets a path have keys of its
// own beside $ref. elsewhere is set if a reference leads to a server, where nothing is read.
func (r *reader) follow(n *node) (chain []*node, elsewhere bool, err error) {
	for {
		if slices.Contains(chain, n) {
			return nil, false, n.get("$ref").errorf("$ref leads back to itself")
		}
		chain = append(chain, n)
		ref := n.get("$ref")
		if ref == nil || ref.kind != scalar {
			return chain, false, nil
		}
		target, err := r.target(ref)
		if err != nil {
			return nil, false, err
		}
		if target == nil {
			return chain, true, nil
		}
		n = target
	}
}

// target returns the target of a reference; nil if that is on a server.
func (r *reader) target(ref *node) (*node, error) {
	u, err := url.Parse(ref.text)
	if err != nil {
		return nil, ref.errorf("$ref: %q is not a reference: want one such as #/components/responses/NotFound", ref.text)
	}
	if u.Scheme != "" || u.Host != "" {
		return nil, nil
	}
	in := ref.in
	if u.Path != "" {
		name := path.Join(path.Dir(in.name), u.Path)
		if path.IsAbs(u.Path) || !filepath.IsLocal(filepath.FromSlash(name)) {
			folder := r.shown(r.dir)
			if folder == "." {
				folder = "the working directory"
			}
			return nil, ref.errorf("$ref: %s is outside %s: only files in that folder are read", u.Path, folder)
		}
		if in, err = r.open(name); err != nil {
			if at, ok := strings.CutPrefix(err.Error(), r.shown(filepath.Join(r.dir, filepath.FromSlash(name)))+": "); ok {
				return nil, ref.errorf("$ref: %s: %s", u.Path, at) // what is wrong with the file as a whole
			}
			return nil, err
		}
	}
	if u.Fragment == "" {
		return in.root, nil
	}
	pointer, ok := strings.CutPrefix(u.Fragment, "/")
	if !ok {
		return nil, ref.errorf("$ref: #%s: want a path of keys such as #/components/responses/NotFound", u.Fragment)
	}
	at := in.root
	for step := range strings.SplitSeq(pointer, "/") {
		key := strings.NewReplacer("~1", "/", "~0", "~").Replace(step)
		next := at.get(key)
		if i, err := strconv.Atoi(key); err == nil && at.kind == sequence && i >= 0 && i < len(at.values) {
			next = at.values[i]
		}
		if next == nil {
			return nil, ref.errorf("$ref: %s has no #%s: there is no %q", in.shown, u.Fragment, key)
		}
		at = next
	}
	return at, nil
}
