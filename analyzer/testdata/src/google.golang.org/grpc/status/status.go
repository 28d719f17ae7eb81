// Package status is a stub of google.golang.org/grpc/status for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package status

import (
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/internal/status"
)

func Code(err error) (_ codes.Code)                                 { return }
func Error(c codes.Code, msg string) (_ error)                      { return }
func Errorf(c codes.Code, format string, a ...any) (_ error)        { return }
func New(c codes.Code, msg string) (_ *status.Status)               { return }
func Newf(c codes.Code, format string, a ...any) (_ *status.Status) { return }
