// Package zapcore is a stub of go.uber.org/zap/zapcore for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package zapcore

type Field struct{}
