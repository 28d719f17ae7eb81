package report

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// repositoryRoot returns the nearest parent of dir with a .git, which is a file in work trees and submodules; dir itself
// outside a repository.
func repositoryRoot(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			return dir
		}
	}
}

// localPath names a file as the text format does, with slashes.
func (r *report) localPath(file string) string { return filepath.ToSlash(Path(r.Dir, file)) }

// rootPath names a file relative to the root of the repository, with slashes. For a file outside, inside is false and the
// path absolute.
func (r *report) rootPath(file string) (path string, inside bool) {
	if rel, ok := below(r.root, file); ok {
		return rel, true
	}
	// The working directory may be a symbolic link, which the go command has resolved.
	root, err := filepath.EvalSymlinks(r.root)
	if err != nil {
		root = r.root
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(file)); err == nil {
		if rel, ok := below(root, filepath.Join(dir, filepath.Base(file))); ok {
			return rel, true
		}
	}
	return filepath.ToSlash(file), false
}

// below returns the path of a file relative to the directory that it is in, or deeper.
func below(dir, file string) (string, bool) {
	rel, err := filepath.Rel(dir, file)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// rootURI is rootPath as a URI reference.
func (r *report) rootURI(file string) (uri string, inside bool) {
	path, inside := r.rootPath(file)
	if inside {
		return (&url.URL{Path: path}).String(), true
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/code
	}
	return (&url.URL{Scheme: "file", Path: path}).String(), false
}
