package main

import (
	"bytes"
	"testing"
	"time"
)

// A run draws what it is doing, again at each tick, and clears it at the end.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	p := &progress{out: &out, quit: make(chan struct{}), ended: make(chan struct{})}
	start, tick := make(chan time.Time), make(chan time.Time)
	go p.run(start, tick)
	start <- time.Time{}
	p.set(0, 9) // the first line may be drawn before or after
	tick <- time.Time{}
	p.set(4, 9)
	tick <- time.Time{}
	p.stop()
	got := out.String()
	for _, want := range []string{"\r\x1b[Kstatuslint: 4 of 9 packages"} {
		if !bytes.Contains(out.Bytes(), []byte(want)) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	if !bytes.HasSuffix(out.Bytes(), []byte("\r\x1b[K")) {
		t.Errorf("%q does not end with an empty line", got)
	}
	if got := new(progress).text(); got != "statuslint: waiting for go list" {
		t.Errorf("before the packages are known: %q", got)
	}
}

// A run that is over soon draws nothing.
func TestNoProgress(t *testing.T) {
	var out bytes.Buffer
	p := &progress{out: &out, quit: make(chan struct{}), ended: make(chan struct{})}
	go p.run(make(chan time.Time), nil)
	p.stop()
	if out.Len() > 0 {
		t.Errorf("drawn: %q", out.String())
	}
}
