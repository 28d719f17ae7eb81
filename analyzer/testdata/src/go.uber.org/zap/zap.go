// Package zap is a stub of go.uber.org/zap for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package zap

import (
	"go.uber.org/zap/zapcore"
)

func Int(key string, val int) (_ zapcore.Field)         { return }
func Int16(key string, val int16) (_ zapcore.Field)     { return }
func Int32(key string, val int32) (_ zapcore.Field)     { return }
func Int32s(key string, nums []int32) (_ zapcore.Field) { return }
func Int64(key string, val int64) (_ zapcore.Field)     { return }
func Int64s(key string, nums []int64) (_ zapcore.Field) { return }
func Int8(key string, val int8) (_ zapcore.Field)       { return }
func Ints(key string, nums []int) (_ zapcore.Field)     { return }
func NewNop() (_ *Logger)                               { return }
func Uint(key string, val uint) (_ zapcore.Field)       { return }
func Uint16(key string, val uint16) (_ zapcore.Field)   { return }
func Uint32(key string, val uint32) (_ zapcore.Field)   { return }
func Uint64(key string, val uint64) (_ zapcore.Field)   { return }
func Uint8(key string, val uint8) (_ zapcore.Field)     { return }
func Uints(key string, nums []uint) (_ zapcore.Field)   { return }

type Logger struct{}

func (*Logger) Fatal(msg string, fields ...zapcore.Field) {}
func (*Logger) Info(msg string, fields ...zapcore.Field)  {}
func (*Logger) Panic(msg string, fields ...zapcore.Field) {}

type SugaredLogger struct{}

func (*SugaredLogger) Fatal(args ...any)                       {}
func (*SugaredLogger) Fatalf(template string, args ...any)     {}
func (*SugaredLogger) Fatalln(args ...any)                     {}
func (*SugaredLogger) Fatalw(msg string, keysAndValues ...any) {}
func (*SugaredLogger) Panic(args ...any)                       {}
func (*SugaredLogger) Panicf(template string, args ...any)     {}
func (*SugaredLogger) Panicln(args ...any)                     {}
func (*SugaredLogger) Panicw(msg string, keysAndValues ...any) {}
