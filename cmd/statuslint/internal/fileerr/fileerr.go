// Package fileerr says what went wrong with a file, for sentences that name the file themselves.
package fileerr

import (
	"errors"
	"io/fs"
	"os"
)

// Reason is an error of package os without what was done with which file: "permission denied". Files that are only steps
// on the way, such as the one that a new file is written to at first, would tell the user nothing.
func Reason(err error) error {
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		return failed.Err
	}
	if failed, ok := errors.AsType[*os.LinkError](err); ok {
		return failed.Err
	}
	return err
}
