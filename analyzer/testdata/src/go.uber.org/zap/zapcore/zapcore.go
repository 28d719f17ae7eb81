// Package zapcore stands in for go.uber.org/zap/zapcore in the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package zapcore

type Field struct{}
