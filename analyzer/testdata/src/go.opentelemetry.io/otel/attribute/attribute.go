// Package attribute is a stub of go.opentelemetry.io/otel/attribute for the tests:
// what statuslint knows of it, with the real signatures and nothing inside.
package attribute

func Int(k string, v int) (_ KeyValue)            { return }
func Int64(k string, v int64) (_ KeyValue)        { return }
func Int64Slice(k string, v []int64) (_ KeyValue) { return }
func Int64Value(v int64) (_ Value)                { return }
func IntSlice(k string, v []int) (_ KeyValue)     { return }
func IntValue(v int) (_ Value)                    { return }

type Key string

func (Key) Int(v int) (_ KeyValue)     { return }
func (Key) Int64(v int64) (_ KeyValue) { return }

type KeyValue struct{}

type Value struct{}
