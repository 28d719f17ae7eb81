// Package fileerr says what went wrong with a file, for sentences that name the file themselves.
package fileerr

import (
	"errors"
	"io/fs"
	"os"
)

// Reason is an error of package os without the operation and the name of the file: "permission denied". Users do not know
// intermediate files, such as the one to which a new file is written at first.
func Reason(err error) error {
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		return failed.Err
	}
	if failed, ok := errors.AsType[*os.LinkError](err); ok {
		return failed.Err
	}
	return err
}
